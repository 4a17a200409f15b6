"""The dossier of a year: what it says, in every language, and that a change of one character is seen."""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grenswijzer.answers.dossier import Dossier, DossierError, make_dossier
from grenswijzer.answers.dossier_page import dossier_file, dossier_page, verified
from grenswijzer.answers.language import LANGUAGES
from grenswijzer.answers.language import language as written_in
from grenswijzer.answers.status_words import say
from grenswijzer.law.types import Activity, Country, PayStatus
from grenswijzer.register import Change, DayEntry, Employment

JOB = Employment("heron", "hospital", Country.NL, Country.BE, date(2026, 1, 1))
WRITTEN = date(2026, 12, 31)
HOME = DayEntry(Country.NL, 240, Activity.TELEWORK, evidence="<b>log-in</b> & ticket")
WORK = DayEntry(Country.BE, 480, Activity.AT_EMPLOYER)
LEAVE = DayEntry(Country.NONE, 480, Activity.NONE, PayStatus.LEAVE, Country.BE)


def changes() -> list[Change]:
    """Four days; the third is entered late and changed afterwards, the last one is of the year before."""
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    return [
        Change(date(2025, 12, 30), noon, "typed", (WORK,)),
        Change(date(2026, 3, 2), noon, "typed", (WORK,)),
        Change(date(2026, 3, 3), noon + timedelta(days=1), "typed", (HOME, DayEntry(Country.BE, 240))),
        Change(date(2026, 3, 4), noon + timedelta(days=40), "march.csv", (HOME,)),
        Change(date(2026, 3, 4), noon + timedelta(days=41), "typed", (LEAVE,)),
    ]


def made(language: str = "en") -> Dossier:
    return make_dossier(JOB, changes(), 2026, written_on=WRITTEN, language=language)


def words(page: str) -> str:
    body = page.split("<body>")[1].split('<details class="screen">')[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_days_and_what_each_rule_counts() -> None:
    text = words(dossier_page(made()))
    assert "Work days 2026: heron, hospital" in text
    # Belgium: 2 and 3 March, 480 and 240 minutes; the Netherlands: 240 minutes on 3 March
    assert "Belgium 2 12 " in text
    assert "the Netherlands 1 4 " in text
    assert "leave 1 day" in text
    assert "Days worked at home (Netherlands-Belgium) counted 1 day limit no free days" in text
    assert "These days count (1): March: 3" in text
    # 480 on 2 March and 480 on 3 March; leave is no working time
    assert "240 of 960 minutes = 25%" in text


def test_late_entries_and_corrections_stay_visible() -> None:
    text = words(dossier_page(made()))
    assert "Number of days: 3. Entered within a week: 2. Entered later: 1. Changed after that: 1." in text
    assert "11 Apr 2026 12:00 UTC march.csv 4 Mar 2026 38 days" in text
    assert "4 Mar 2026 NL 4:00 telework planned in BE 8:00 leave 12 Apr 2026 12:00 UTC" in text
    assert "2025" not in text.split("When it was entered")[1]


def test_evidence_is_text_and_never_markup() -> None:
    page = dossier_page(made())
    assert "<b>log-in</b>" not in page
    assert "March: 3 NL 4:00 telework <b>log-in</b> & ticket" in words(page)


class _Page(HTMLParser):
    """What a browser would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [str(value) for name, value in attrs if name in ("src", "href", "action", "data")]
        assert not any(name.startswith("on") for name, _ in attrs)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_stands_alone_in_every_language(code: str) -> None:
    page = dossier_page(made(code))
    seen = _Page()
    seen.feed(page)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(seen.tags)
    assert seen.addresses == []
    assert "url(" not in page.split("</style>")[0]
    assert f'<html lang="{code}">' in page
    assert seen.tags.count("h1") == 1
    assert seen.tags.count("caption") == 12
    assert "{" not in words(page)


def test_the_checksum_is_that_of_the_content(tmp_path: Path) -> None:
    file = tmp_path / "dossier.html"
    file.write_bytes(dossier_file(made(), ".html"))
    found = verified(file)
    assert found.agrees
    content = html.unescape(file.read_text().split('<pre id="content">')[1].split("</pre>")[0])
    assert hashlib.sha256(content.encode()).hexdigest() == found.stated == made().checksum
    assert json.loads(content)["changes"][0]["date"] == "2025-12-30"
    assert found.is_said_by(changes())
    assert not found.is_said_by(changes()[:-1])
    assert found.job == ("heron", "hospital")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("&#34;minutes&#34;:480", "&#34;minutes&#34;:481"),  # in the content
        ('<td data-column="hours">12</td>', '<td data-column="hours">13</td>'),  # on the page alone
        ("march.csv", "typed"),
        ("38 days", "3 days"),
    ],
)
def test_a_change_is_seen(tmp_path: Path, before: str, after: str) -> None:
    page = dossier_page(made())
    assert before in page
    file = tmp_path / "dossier.html"
    file.write_text(page.replace(before, after))
    assert not verified(file).agrees


def test_what_is_no_dossier_is_said(tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text("<p>hello</p>")
    with pytest.raises(DossierError, match="is no dossier page"):
        verified(tmp_path / "other.html")
    with pytest.raises(DossierError, match="cannot be read"):
        verified(tmp_path / "none.html")
    with pytest.raises(DossierError, match=r"must end in \.html or \.pdf"):
        dossier_file(made(), ".doc")
    with pytest.raises(DossierError, match="nothing is known of heron hospital in 2024"):
        make_dossier(JOB, changes(), 2024, written_on=WRITTEN)


def test_pdf_with_the_extra_and_a_message_without(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as changed:
        changed.setitem(sys.modules, "weasyprint", None)
        with pytest.raises(DossierError, match=r"PDF needs the extra pdf .*\.html works without"):
            dossier_file(made(), ".pdf")
    pytest.importorskip("weasyprint", reason="the extra pdf is not installed")
    assert dossier_file(made(), ".pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("code", LANGUAGES)
def test_plans_are_no_dossier(code: str) -> None:
    # a week filled in ahead: 9 and 10 March had not come yet on the 5th
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    ahead = [Change(date(2026, 3, day), noon, "filled from a week", (HOME,)) for day in (9, 10)]
    history = [*changes(), *ahead]
    half = make_dossier(JOB, history, 2026, written_on=date(2026, 3, 5), language=code)
    counters = {counter["name"]: counter for counter in half.content["counters"]}
    assert counters["nl_be_home_days"]["dates"] == ["2026-03-03"]
    share = counters["eu_substantial_part"]
    assert (share["first"], share["last"], share["counted"]) == ("2026-01-01", "2026-03-05", 0.25)
    assert {change["date"] for change in half.content["changes"]} == {str(one.date) for one in changes()}
    assert say(written_in(code), "dossier_so_far", day=written_in(code).date(date(2026, 3, 5))) in words(
        dossier_page(half)
    )
    later = make_dossier(JOB, history, 2026, written_on=WRITTEN, language=code)
    assert later.content["counters"][0]["counted"] == 3
    with pytest.raises(DossierError) as refusal:
        make_dossier(JOB, ahead, 2026, written_on=date(2026, 3, 5), language=code)
    assert refusal.value.key == "only_plans"


def test_a_dossier_of_half_a_year_agrees_with_the_register_that_holds_plans(tmp_path: Path) -> None:
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    history = [*changes(), Change(date(2026, 3, 9), noon, "filled from a week", (HOME,))]
    file = tmp_path / "half.html"
    half = make_dossier(JOB, history, 2026, written_on=date(2026, 3, 5))
    file.write_bytes(dossier_file(half, ".html"))
    found = verified(file)
    assert found.agrees
    assert found.is_said_by(history)
    assert not found.is_said_by(history[1:])
