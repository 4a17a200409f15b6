"""The law pages in a real browser: accessible, narrow and wide, with the keyboard, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NewPage
from browser.test_accessibility import overflow, try_person, violations

PAGES = (
    "",
    "/search",
    "/timeline",
    "/timeline?day=2003-06-01",
    "/timeline?day=nonsense",
    "/questions",
    "/questions/1.1",
    "/questions/2.8.2",
    "/questions/A3",
    "/words",
    "/coverage",
    "/chapter/treaties",
    "/name/be_tax_scale",
    "/name/be_marital_quotient_maximum",
    "/name/insurance_state",
    "/name/residence_state",
    "/name/if_taxed_in_nl",
    "/to-do/be_return",
)


@pytest.mark.parametrize(("width", "dark", "language"), [(360, False, "fr"), (1280, True, "nl")])
def test_law_pages_are_accessible(new_page: NewPage, width: int, dark: bool, language: str) -> None:
    page = new_page(width=width, dark=dark, language=language)
    try_person(page, "an_nurse")
    found = []
    for path in PAGES:
        page.goto(f"/{language}/law{path}")
        page.evaluate(
            "[...document.querySelectorAll('main details')].slice(0, 3).forEach(one => { one.open = true })"
        )
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "language"), [(320, "de"), (640, "nl"), (1600, "fr")])
def test_nothing_runs_out_of_the_window(new_page: NewPage, width: int, language: str) -> None:
    page = new_page(width=width)
    wide = []
    for path in PAGES:
        page.goto(f"/{language}/law{path}")
        if overflow(page) > 0:
            wide.append(f"{path}: {overflow(page)}")
    assert not wide, "; ".join(wide)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_day_and_a_search_with_and_without_javascript(new_page: NewPage, javascript: bool) -> None:
    page = new_page(javascript=javascript)
    page.goto("/nl/law/timeline")
    page.fill("#day", "2025-12-31")
    page.locator(".ask-day button").click()
    expect(page.locator("h1")).to_have_text(
        re.compile("^Wat geldt op 31\u2060?-\u2060?12\u2060?-\u2060?2025$")
    )
    expect(page.locator("#nl_de_34_days")).to_contain_text("geen recht")
    page.fill("#day", "2026-01-01")
    page.locator("#day").press("Enter")
    page.wait_for_url("**day=2026-01-01")
    expect(page.locator("#nl_de_34_days")).not_to_contain_text("geen recht")
    page.goto("/nl/law")
    page.fill("#words", "huwelijksquotient")
    page.locator("#words").press("Enter")
    page.wait_for_url("**/nl/law/search")
    first = page.locator(".hits a").first
    expect(first).to_contain_text("uwelijksquotiënt")
    first.click()
    page.go_back()
    expect(page.locator("#words")).to_have_value("huwelijksquotient")


def test_the_bars_are_on_the_axis_and_the_marks_are_not_colour_alone(new_page: NewPage) -> None:
    page = new_page(width=1280)
    page.goto("/nl/law/timeline?day=2026-11-22")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('svg.time')].map(svg => {
            const cell = svg.closest('td').getBoundingClientRect();
            return [...svg.querySelectorAll('rect')].every(bar => {
                const box = bar.getBoundingClientRect();
                return box.left >= cell.left - 2 && box.right <= cell.right + 2 && box.width > 0;
            });
        })"""
    )
    assert boxes
    assert all(boxes)
    dashes = page.evaluate("getComputedStyle(document.querySelector('svg.time .said')).strokeDasharray")
    assert dashes != "none"
