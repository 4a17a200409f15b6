"""The command line from outside: what it writes where, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HOUSEHOLD = """\
year: 2003
people:
  an:
    birth_date: 1965-03-04
    residence_state: NL
    jobs:
      ziekenhuis:
        employer_state: BE
        pay: {salary: 32000}
        work: {counts: {BE: 220}}
"""


def run(*arguments: str, given: bytes = b"", folder: Path | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "grenswijzer", *arguments],
        input=given,
        capture_output=True,
        cwd=folder,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def household(tmp_path: Path) -> Path:
    file = tmp_path / "an.yaml"
    file.write_text(HOUSEHOLD, encoding="utf-8")
    return file


def test_one_file_is_answered_in_dutch(household: Path) -> None:
    code, out, _ = run("calculate", str(household))
    assert code == 0
    assert out.startswith("an: 2003\n")
    assert "Welk land mag belasting heffen" in out
    assert "--readings" in run("calculate", "--help")[1]


def test_standard_input_gives_the_same_answer(household: Path) -> None:
    arguments = ("calculate", "--format", "json", "--language", "en")
    assert run(*arguments, "-", given=household.read_bytes())[1] == run(*arguments, str(household))[1]


def test_json_holds_position_values_and_warnings(household: Path) -> None:
    code, out, _ = run("calculate", str(household), "--format", "json", "--explain", "--readings")
    data = json.loads(out)
    assert code == 0
    assert sum(share["share"] for share in data["position"][0]["taxing"]) == pytest.approx(1)
    assert data["values"]["people"]["an"]["be_income_tax"] > 0
    assert {"questions", "defaults", "given", "unverified_figures", "readings"} <= data["warnings"].keys()
    for total in data["what_is_left"]:
        assert round(sum(part["amount"] for part in total["parts"]), 2) == total["total"]
        assert total["rounding"] == 0


def test_a_bad_file_gives_all_problems_on_standard_error(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(
        HOUSEHOLD.replace("1965-03-04", "yesterday").replace("salary", "salari"), encoding="utf-8"
    )
    code, out, problems = run("calculate", str(file))
    assert (code, out) == (2, "")
    assert "birth_date" in problems
    assert "salari" in problems


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    code, out, problems = run("calculate", str(tmp_path / "none.yaml"))
    assert (code, out) == (2, "")
    assert "none.yaml" in problems
    assert "Traceback" not in problems


def test_several_files_become_rows_and_a_bad_one_its_error(household: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("year: 1950\n", encoding="utf-8")
    code, out, problems = run("calculate", str(household), str(bad))
    lines = out.splitlines()
    assert code == 1
    assert lines[0].startswith("file,error,year,")
    assert len(lines) == 3
    assert "1950" in lines[2]
    assert "bad.yaml" in problems
    assert run("calculate", str(bad), str(bad))[0] == 2
    assert run("calculate", str(household), str(household), "--format", "text")[0] == 2


@pytest.mark.parametrize(
    ("shape", "start"), [("xlsx", b"PK"), ("html", b"<!doctype html>"), ("csv", b"file,error")]
)
def test_other_shapes_go_to_a_file(household: Path, tmp_path: Path, shape: str, start: bytes) -> None:
    output = tmp_path / f"answer.{shape}"
    code, out, said = run("calculate", str(household), "--format", shape, "--output", str(output))
    assert (code, out) == (0, "")
    assert output.name in said
    assert output.read_bytes().startswith(start)


def test_an_output_that_cannot_be_written_is_exit_one(household: Path, tmp_path: Path) -> None:
    code, _, said = run("calculate", str(household), "--output", str(tmp_path / "none" / "answer.txt"))
    assert code == 1
    assert "Traceback" not in said


def test_undecided_is_no_error_but_said(household: Path) -> None:
    household.write_text(HOUSEHOLD.replace("residence_state: NL", "residence_state: DE"), encoding="utf-8")
    code, out, said = run("calculate", str(household), "--language", "en")
    assert code == 0
    assert "What you must ask" in out
    assert "cannot be decided" in said


def test_a_value_is_explained_by_name_and_by_path(household: Path) -> None:
    code, by_path, _ = run("explain", str(household), "an.be_income_tax")
    assert code == 0
    assert by_path == run("explain", str(household), "be_income_tax", "--person", "an")[1]
    short = run("explain", str(household), "an.be_income_tax", "--depth", "1")[1]
    assert 0 < len(short) < len(by_path)
    assert json.loads(run("explain", str(household), "be_income_tax", "--format", "json")[1])["steps"]
    assert run("explain", str(household), "be_income_tax", "-f", "html")[1].startswith("<!doctype html>")


def test_an_unknown_rule_gets_the_nearest_name(household: Path) -> None:
    for arguments in (("explain", str(household), "be_incom_tax"), ("law", "be_incom_tax")):
        code, out, said = run(*arguments)
        assert (code, out) == (2, "")
        assert "be_income_tax" in said


def test_two_files_are_compared(household: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(HOUSEHOLD.replace("32000", "33000"), encoding="utf-8")
    code, out, _ = run("compare", str(household), str(other), "--format", "json")
    lines = json.loads(out)["lines"]
    assert code == 0
    assert lines[0]["path"].endswith("net_income")
    assert all(
        line["difference"] == line["second"] - line["first"]
        for line in lines
        if line["difference"] is not None
    )


def test_the_law_is_looked_up_listed_and_its_coverage_told() -> None:
    code, out, _ = run("law", "be_marital_quotient", "--year", "2003", "--language", "en")
    assert code == 0
    assert "marital quotient" in out
    assert "It is used by" in out
    names = {entry["name"] for entry in json.loads(run("law", "--list", "--format", "json")[1])}
    assert {"be_marital_quotient", "salary"} <= names
    assert "2003" in run("law", "--coverage")[1]
    assert run("law")[0] == 2


@pytest.mark.parametrize("name", ["situation", "result"])
def test_the_schemas_are_published(name: str) -> None:
    code, out, _ = run("schema", name)
    assert code == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_a_reader_that_stops_is_no_error() -> None:
    command = f'"{sys.executable}" -m grenswijzer law --list | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.parametrize("asked", [(), ("--language", "fr"), ("-l", "en")])
def test_the_usual_question_is_answered_as_by_the_whole_command(
    household: Path, asked: tuple[str, ...]
) -> None:
    whole = run("calculate", str(household), *asked, "--format", "text")
    assert whole[0] == 0
    assert run("calculate", str(household), *asked) == run("calculate", *asked, str(household)) == whole
    missing = str(household.with_name("missing.yaml"))
    assert run("calculate", missing, *asked) == run("calculate", missing, *asked, "--format", "text")
    assert run("calculate", missing, *asked)[0] == 2


def test_the_usual_question_is_answered_without_the_options_of_others(household: Path) -> None:
    code = (
        "import sys; from grenswijzer.cli import main\n"
        f"sys.argv = ['grenswijzer', 'calculate', {str(household)!r}]\n"
        "main()\n"
        "print(sorted({'typer', 'platformdirs', 'sqlalchemy'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [(), ("calculate",), ("calculate", "--help"), ("calculate", "a", "-l", "xx")],
)
def test_other_questions_are_left_to_the_library(arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert "Usage: " in out + err
    assert code == (0 if "--help" in arguments else 2)


def test_one_household_needs_no_slow_libraries(household: Path) -> None:
    code = (
        "import sys; from grenswijzer.cli import main\n"
        f"sys.argv = ['grenswijzer', 'calculate', {str(household)!r}, '--explain', '--readings']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "slow = {'numpy', 'numba', 'pandas', 'rich', 'xlsxwriter', 'jinja2', 'holidays'} & set(sys.modules)\n"
        "print(sorted(slow), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr.decode().splitlines()[-1] == "[]"
