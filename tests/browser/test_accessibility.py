"""Every page against axe-core, with the keyboard alone, on a narrow screen and enlarged."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import AXE, NewPage
from browser.people import OVER_QUARTER, walk

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

BEFORE = (
    "",
    "quick",
    "open",
    "check",
    "erase",
    "about",
    "privacy",
    "accessibility",
    "stop/moved",
    "stop/residence",
)
QUESTIONS = (
    "year/0/0", "you/1/0", "employer/1/1", "work_kind/1/1", "days/1/1", "week/1/1", "telework/1/1", "special/1/1",
    "pay/1/1", "more_jobs/1/0", "household/0/0", "home/0/0", "deductions/1/0",
)  # fmt: skip
AFTER = (
    "check",
    "result",
    "result/why/net_income/0",
    "result/readings",
    "result/print",
    "result/print/steps",
    "compare",
)


def violations(page: Page) -> list[str]:
    """What axe-core objects to, in words."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [
        f"{page.url}: {one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def try_person(page: Page, name: str) -> None:
    page.goto("/nl/")
    page.locator(f'form[action$="/people/{name}"] button').click()


@pytest.mark.parametrize("dark", [False, True])
def test_pages_before_anything_is_told(new_page: NewPage, dark: bool) -> None:
    page = new_page(dark=dark)
    found = []
    for path in BEFORE:
        page.goto(f"/nl/{path}")
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_questions_and_answers(new_page: NewPage, width: int, dark: bool) -> None:
    page = new_page(width=width, dark=dark)
    try_person(page, "over_quarter")
    found = []
    for path in (*(f"questions/{one}" for one in QUESTIONS), *AFTER):
        page.goto(f"/nl/{path}")
        assert page.url.endswith(path), page.url
        found += violations(page)
    page.goto("/nl/compare")
    page.locator('[name="change"]').first.check()
    page.locator("main form button[type=submit]").first.click()
    found += violations(page)
    assert not found, "\n".join(found)


def test_a_page_with_mistakes_says_them_and_leads_to_the_field(new_page: NewPage) -> None:
    page = new_page(width=360)
    page.goto("/nl/questions")
    page.locator("main .actions button").click()
    expect(page.locator("#errors")).to_be_focused()
    expect(page).to_have_title(re.compile("^Fout: "))
    found = violations(page)
    assert not found, "\n".join(found)
    page.locator("#errors a").first.press("Enter")
    expect(page.locator('[name="year"]').first).to_be_focused()


def test_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/nl/questions")
    page.keyboard.press("Tab")
    expect(page.locator(".utrecht-skip-link")).to_be_focused()
    expect(page.locator(".utrecht-skip-link")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator('[name="year"]:checked')).to_have_value("2025")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/you/1/0")
    order: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    names = [name for name in order if name[:1].islower()]
    wanted = ["name", "birth_date.day", "birth_date.month", "birth_date.year", "residence_state", "all_year"]
    assert names[: len(wanted)] == wanted


@pytest.mark.parametrize("width", [320, 640, 1600])
def test_nothing_runs_out_of_the_window(new_page: NewPage, width: int) -> None:
    """320 pixels is also what a window of 1280 leaves at 400%, and 640 at 200%."""
    page = new_page(width=width)
    try_person(page, "els_family")
    wide = []
    for path in (*BEFORE, *AFTER, "questions/week/1/1", "questions/counts/1/1", "questions/children/0/0"):
        page.goto(f"/nl/{path}")
        if overflow(page) > 0:
            wide.append(f"{path}: {overflow(page)}")
    assert not wide, "; ".join(wide)


def test_every_control_is_large_enough_to_touch(new_page: NewPage) -> None:
    page = new_page(width=360)
    walk(page, "nl", OVER_QUARTER)
    page.goto("/nl/questions/household/0/0")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, .choice, select, input:not([type=radio]):not([type=hidden])')]
        .filter(one => one.checkVisibility() && !one.closest('[aria-hidden]'))
        .filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""
    )
    assert not small, small


A4_PX = 680
"""What 15 mm of margin leave of the width of A4, in pixels of CSS."""


def test_paper_shows_every_column_and_title_and_nothing_to_press(new_page: NewPage) -> None:
    page = new_page(width=A4_PX)
    try_person(page, "els_family")
    page.emulate_media(media="print")
    wrong = []
    for path in (*AFTER, "plan", "plan/table", "law/coverage", "law/name/be_tax_scale"):
        page.goto(f"/nl/{path}")
        expect(page.locator(".utrecht-skip-link")).to_be_hidden()
        cut = page.evaluate(
            """() => [...document.querySelectorAll('main *')]
            .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
            .filter(one => !one.closest('svg, .sr')).map(one => one.outerHTML.slice(0, 100))"""
        )
        folded = page.evaluate(
            "() => [...document.querySelectorAll('main summary')].filter(one => !one.checkVisibility()).length"
        )
        wrong += [f"{path}: {one}" for one in (*cut, *([f"{folded} titles gone"] if folded else []))]
        if overflow(page) > 0:
            wrong.append(f"{path}: {overflow(page)} pixels too wide")
    assert not wrong, "\n".join(wrong)
