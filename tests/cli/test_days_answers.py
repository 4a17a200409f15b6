"""``grenswijzer days`` from outside: import a calendar, see the status, write a situation and the dossier."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grenswijzer.cli.commands import app

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
CALENDAR = EXAMPLES / "2026-calendar-heron.ics"
SITUATION = EXAMPLES / "2026-netherlands-day-register.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("register")
    job = ("job", "heron", "hospital", "--lives", "NL", "--employer", "BE", "--from", "2026-01-01")
    assert run(place, "days", *job)[0] == 0
    assert run(place, "days", "import", "heron", "hospital", str(CALENDAR))[0] == 0
    return place


def run(place: Path, *arguments: str) -> tuple[int, str, str]:
    """The command in this process; tests/cli/test_days.py starts it as people do."""
    url = f"sqlite:///{place / 'register.sqlite'}"
    with chdir(place):
        done = CliRunner().invoke(app, arguments, env={"GRENSWIJZER_DATABASE": url}, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_the_calendar_of_the_example_says_what_it_was_made_to_say(folder: Path) -> None:
    code, out, _ = run(folder, "days", "list", "heron", "hospital", "--json")
    assert code == 0
    rows = {row["date"]: row["entries"] for row in json.loads(out)}
    # the clock of 2026-03-29 changes nothing; Easter Monday and Armistice Day are left out; the dentist too
    assert not {"2026-04-06", "2026-11-11", "2026-04-15T15:15"} & set(rows)
    assert all(entry["minutes"] == 480 for entries in rows.values() for entry in entries)
    assert rows["2026-03-12"][0]["country"] == "NL"  # a Thursday that was moved home
    assert rows["2026-07-21"][0]["status"] == "leave"
    assert rows["2026-11-02"][0]["activity"] == "training"
    home = [day for day, entries in rows.items() if entries[0]["country"] == "NL"]
    # 46 Fridays from 2 January to 13 November, less 1 May, four in leave; two Thursdays; no Friday is 15 August
    assert len(home) == 46 - 1 - 4 + 2


def test_the_status_as_text_and_as_data(folder: Path) -> None:
    asked = ("days", "status", "heron", "hospital", "--today", "2026-11-22")
    code, out, said = run(folder, *asked, "--situation", str(SITUATION), "--language", "en")
    assert (code, said) == (0, "")
    assert "Nothing is known of 5 work days: 16 Nov 2026 to 20 Nov 2026." in " ".join(out.split())
    assert "Insured: first Belgium, then the Netherlands." in out
    code, out, _ = run(folder, *asked, "--format", "json")
    data = json.loads(out)
    used = {found["name"]: found["used"]["counted"] for found in data["counters"]}
    assert (code, used["nl_be_home_days"]) == (0, 43)
    assert data["edges"] is None
    assert data["missing_dates"] == [f"2026-11-{day}" for day in (16, 17, 18, 19, 20)]


def test_a_situation_takes_its_days_from_the_register(folder: Path) -> None:
    written = ("days", "situation", "heron", "hospital", str(SITUATION), "-o", "written.yaml")
    assert run(folder, *written)[0] == 0
    direct = run(folder, "calculate", str(SITUATION), "--days-from", "heron/hospital", "-f", "json")
    through_file = run(folder, "calculate", "written.yaml", "-f", "json")
    assert direct[0] == 0
    assert json.loads(direct[1]) == json.loads(through_file[1])
    code, _, said = run(folder, "calculate", str(SITUATION), "--days-from", "heron", "-f", "json")
    assert (code, "schrijf PERSOON/BAAN" in said) == (2, True)
    code, _, said = run(folder, "calculate", str(SITUATION), "--days-from", "heron/hospital=an.clinic")
    assert (code, "geen baan an.clinic; bekend: heron.hospital" in said) == (2, True)


def test_the_dossier_is_written_once_and_verified(folder: Path) -> None:
    asked = ("days", "dossier", "heron", "hospital", "2026", "--output", "dossier.html")
    assert run(folder, *asked, "--today", "2026-11-22")[0] == 0
    code, _, said = run(folder, *asked)
    assert (code, "bestaat al" in said) == (2, True)
    code, _, said = run(folder, "days", "verify", "dossier.html", "--register", "-l", "en")
    assert (code, "The register still says the same." in said) == (0, True)
    assert run(folder, "days", "add", "heron", "hospital", "2026-11-16", "NL")[0] == 0
    code, _, said = run(folder, "days", "verify", "dossier.html", "--register", "-l", "en")
    assert (code, "says something else than this dossier" in said) == (1, True)
    page = (folder / "dossier.html").read_text()
    (folder / "changed.html").write_text(page.replace("thuiswerk", "thuis", 1))
    code, _, said = run(folder, "days", "verify", "changed.html", "-l", "en")
    assert (code, "something was changed" in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("status", "heron", "school"), "heron has no job called school; known: heron hospital"),
        (("status", "heron", "hospital", "--today", "soon"), "--today: 'soon' is no date"),
        (("dossier", "heron", "hospital", "2026", "-o", "x.doc"), "must end in .html or .pdf"),
        (
            ("dossier", "heron", "hospital", "1999", "-o", "x.html"),
            "nothing is known of heron hospital in 1999",
        ),
        (("verify", "none.html"), "none.html: cannot be read"),
    ],
)
def test_a_mistake_gets_one_clear_message(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    code, out, said = run(folder, "days", *arguments, "-l", "en")
    assert (code, out) == (2, "")
    assert message in said
    assert "Traceback" not in said
    others = {language: run(folder, "days", *arguments, "-l", language)[2] for language in ("nl", "fr", "de")}
    assert len({said, *others.values()}) == 4, others
