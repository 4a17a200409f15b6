"""The day register and the planner in a real browser: by keyboard, without JavaScript, with files, narrow and dark."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import grenswijzer
from browser.conftest import NewPage
from browser.test_accessibility import overflow, try_person, violations
from grenswijzer.web.pages.result import page_words

DAYS = ("days/status", "days/week", "days/files", "days/use", "days/erase", "days/start")
EXAMPLES = Path(__file__).parents[2] / "examples"


def begin(page: Page, *, job: str = "kliniek", first: str = "2026-01-01") -> None:
    page.goto("/nl/days")
    page.fill("#job", job)
    page.select_option("#residence", "NL")
    page.select_option("#employer", "BE")
    page.fill("#first", first)
    page.locator("main form .utrecht-button--primary-action").click()
    page.wait_for_url("**/days/calendar/**")


def fill_week(page: Page, first: str, last: str) -> None:
    page.goto("/nl/days/week")
    page.select_option("#day-4", "home")
    page.fill("#first", first)
    page.fill("#last", last)
    page.locator("main form .utrecht-button--primary-action").click()
    page.wait_for_url("**/days/calendar/**")


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_every_page_of_the_register_against_axe(new_page: NewPage, width: int, dark: bool) -> None:
    page = new_page(width=width, dark=dark)
    try_person(page, "over_quarter")
    page.goto("/nl/days")
    found = violations(page)
    begin(page)
    fill_week(page, "2026-01-05", "2026-03-31")
    for path in (
        *DAYS,
        "days/calendar/2026/3",
        "days/list/2026/3",
        "days/date/2026-03-03",
        "days/changes/2026/3",
    ):
        page.goto(f"/nl/{path}")
        found += violations(page)
    page.goto("/nl/days/date/2026-03-03")
    page.fill("#minutes-1", "veel")
    page.locator("main form .utrecht-button--primary-action").click()
    expect(page.locator("#errors")).to_be_focused()
    found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_the_planner_against_axe(new_page: NewPage, width: int, dark: bool) -> None:
    page = new_page(width=width, dark=dark)
    try_person(page, "over_quarter")
    found = []
    for path in ("plan", "plan/table"):
        page.goto(f"/nl/{path}")
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 640, 1600])
def test_nothing_runs_out_of_the_window(new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    try_person(page, "over_quarter")
    begin(page)
    fill_week(page, "2026-01-05", "2026-03-31")
    wide = []
    for path in (
        *DAYS,
        "days/calendar/2026/3",
        "days/list/2026/3",
        "days/date/2026-03-03",
        "plan",
        "plan/table",
    ):
        page.goto(f"/nl/{path}")
        if overflow(page) > 0:
            wide.append(f"{path}: {overflow(page)}")
    assert not wide, "; ".join(wide)


def test_a_day_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page()
    begin(page)
    page.goto("/nl/days/calendar/2026/3")
    page.locator('.calendar a[href$="/2026-03-02"]').focus()
    page.keyboard.press("Tab")
    expect(page.locator('.calendar a[href$="/2026-03-03"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/days/date/2026-03-03")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "home":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/days/calendar/2026/3#d3")
    expect(page.locator("#d3")).to_contain_text("thuiswerk (Nederland), 8 uur")


def test_several_days_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page(width=360)
    begin(page)
    page.goto("/nl/days/calendar/2026/3")
    page.locator("#several summary").focus()
    page.keyboard.press("Enter")
    # the boxes come when the details element says that it is open, which is a moment after the key
    third = page.locator('[name=day][value="2026-03-03"]')
    expect(third).to_be_visible()
    third.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#picked")).to_contain_text("8 dagen gekozen")
    expect(page.locator('[name=day][value="2026-03-11"]')).to_be_focused()
    found = violations(page)
    assert not found, "\n".join(found)
    page.locator("#picked a").press("Enter")
    page.locator("#several-what").select_option("home")
    page.locator("#several-what").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    page.locator("[role=status]", has_text="Er zijn 8 dagen veranderd").wait_for()
    expect(page.locator(".calendar .day-mark.home")).to_have_count(8)


def test_several_days_with_the_mouse(new_page: NewPage) -> None:
    page = new_page()
    begin(page)
    page.goto("/nl/days/calendar/2026/3")
    page.locator('.calendar a[href$="/2026-03-02"]').click(modifiers=["Control"])
    page.locator('.calendar a[href$="/2026-03-05"]').click(modifiers=["Shift"])
    page.locator('.calendar a[href$="/2026-03-04"]').click()
    assert page.url.endswith("/days/calendar/2026/3")
    ticked = page.evaluate("[...document.querySelectorAll('[name=day]:checked')].map(one => one.value)")
    assert ticked == ["2026-03-02", "2026-03-03", "2026-03-05"]
    page.locator("#several summary").click()
    expect(page.locator(".calendar.choosing")).to_have_count(0)
    page.locator('.calendar a[href$="/2026-03-04"]').click()
    page.wait_for_url("**/days/date/2026-03-04")


@pytest.mark.parametrize("view", ["calendar", "list"])
def test_several_days_without_javascript(new_page: NewPage, view: str) -> None:
    page = new_page(width=360, javascript=False)
    begin(page)
    page.goto(f"/nl/days/{view}/2026/3")
    if view == "list":
        page.locator('[name=day][value="2026-03-03"]').check()
    else:
        page.locator("#several summary").click()
        page.fill("#several-first", "2026-03-02")
        page.fill("#several-last", "2026-03-02")
    page.locator("#several-what").select_option("leave")
    page.locator("#month-form .utrecht-button--primary-action").click()
    expect(page.locator("[role=status]").first).to_contain_text("Er is 1 dag veranderd")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_calendar_is_imported_and_a_dossier_downloaded(
    new_page: NewPage, javascript: bool, tmp_path: Path
) -> None:
    page = new_page(width=360, javascript=javascript)
    begin(page)
    page.goto("/nl/days/files")
    page.set_input_files("#file", EXAMPLES / "2026-calendar-heron.ics")
    page.locator("main form .utrecht-button--primary-action").click()
    page.wait_for_url("**/days/preview")
    expect(page.locator("main")).to_contain_text("Er is nog niets veranderd")
    page.locator("main form .utrecht-button--primary-action").click()
    page.wait_for_url("**/days/calendar/**")
    expect(page.locator(".utrecht-alert[role=status]")).to_contain_text("dagen veranderd")
    page.go_back()
    page.go_forward()
    page.goto("/nl/days/files")
    with page.expect_download() as download:
        page.locator('a[href$="/days/dossier/2026.html"]').click()
    file = tmp_path / "dossier.html"
    download.value.save_as(file)
    from grenswijzer.answers.dossier_page import verified

    assert verified(file).agrees


@pytest.mark.parametrize("javascript", [True, False])
def test_the_planner_shows_another_number_of_days(new_page: NewPage, javascript: bool) -> None:
    page = new_page(width=360, javascript=javascript)
    try_person(page, "over_quarter")
    page.goto("/nl/plan")
    page.fill("#home_days", "62")
    page.keyboard.press("Enter")
    page.locator("#at-title", has_text="Bij 62 thuisdagen").wait_for()
    situation = grenswijzer.read(_saved(page))
    net = grenswijzer.plan(situation).first.at(62).net
    assert net is not None
    page.goto("/nl/plan")
    assert page_words("nl").amount(net) in page.locator("#at").inner_text()
    picture = page.locator(".plan-picture img")
    page.wait_for_function("document.querySelector('.plan-picture img').naturalWidth > 0")
    assert "63" in (picture.get_attribute("alt") or "")
    assert "narrow" in page.evaluate("document.querySelector('.plan-picture img').currentSrc")


def test_with_javascript_the_answer_follows_the_number(new_page: NewPage) -> None:
    page = new_page()
    try_person(page, "over_quarter")
    page.goto("/nl/plan")
    page.fill("#home_days", "130")
    page.locator("#home_days").blur()
    page.locator("#at-title", has_text="Bij 130 thuisdagen").wait_for()
    expect(page.locator("#at")).to_have_count(1)


def test_the_slider_moves_the_number_and_says_what_changes(new_page: NewPage) -> None:
    page = new_page(width=360)
    try_person(page, "over_quarter")
    page.goto("/nl/plan")
    slider = page.get_by_role("slider", name="Thuisdagen in het jaar")
    page.fill("#home_days", "62")
    page.locator("#home_days").blur()
    page.locator("#at-title", has_text="Bij 62 thuisdagen").wait_for()
    expect(slider).to_have_value("62")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#home_days")).to_have_value("63")
    spoken = re.compile(re.escape("63 thuisdagen. Vanaf 63 thuisdagen (sprong:"))
    expect(slider).to_have_attribute("aria-valuetext", spoken)
    page.locator("#at-title", has_text="Bij 63 thuisdagen").wait_for()
    expect(page.locator("#at-said")).to_contain_text("Bij 63 thuisdagen")
    expect(slider).to_be_focused()
    assert not violations(page)


def test_without_javascript_there_is_no_slider_but_the_field(new_page: NewPage) -> None:
    page = new_page(javascript=False)
    try_person(page, "over_quarter")
    page.goto("/nl/plan")
    expect(page.locator("#slider")).to_be_hidden()
    expect(page.locator("#home_days")).to_be_visible()


def _saved(page: Page) -> Path:
    page.goto("/nl/check")
    with page.expect_download() as download:
        page.locator('main a[href$="/nl/answers.yaml"]').first.click()
    return Path(download.value.path())


def test_no_register_page_names_a_date_that_is_not_there(new_page: NewPage) -> None:
    """The months beside the first and last of the register lead somewhere."""
    page = new_page()
    begin(page)
    year = datetime.date.today().year + 1
    page.goto(f"/nl/days/calendar/{year}/12")
    expect(page.locator("[rel=next]")).to_have_count(0)
    page.locator("[rel=prev]").first.click()
    expect(page).to_have_url(re.compile(f"/{year}/11$"))
