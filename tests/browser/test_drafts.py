"""In a real browser: another language keeps what was typed, and Enter still sends the form it stands in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import NewPage
from browser.people import PEOPLE, walk
from browser.test_accessibility import try_person


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_another_language_keeps_what_was_typed(new_page: NewPage, javascript: bool, width: int) -> None:
    page = new_page(width=width, javascript=javascript)
    walk(page, "nl", PEOPLE["nurse"])
    page.goto("/nl/questions/pay/1/1?then=check")
    page.locator('[name="salary"]').fill("50.000,50")
    for tongue, written in (("fr", "50000,50"), ("en", "50000.50"), ("nl", "50000,50")):
        page.locator(f'.tongues button[lang="{tongue}"]').click()
        expect(page).to_have_url(re.compile(re.escape(f"/{tongue}/questions/pay/1/1?then=check") + "$"))
        expect(page.locator("html")).to_have_attribute("lang", tongue)
        expect(page.locator('[name="salary"]')).to_have_value(written)
    page.reload()
    expect(page.locator('[name="salary"]')).to_have_value("50000,50")
    page.locator('[name="salary"]').press("Enter")
    page.wait_for_url("**/nl/check")
    expect(page.locator("main")).to_contain_text("50.000,50")


def test_enter_sends_a_page_with_rows(new_page: NewPage) -> None:
    page = new_page()
    walk(page, "nl", PEOPLE["family"])
    page.goto("/nl/questions/children/0/0?then=check")
    page.locator('[name="children.1.child_birth_date.year"]').press("Enter")
    page.wait_for_url("**/nl/check")


def test_the_languages_are_reached_and_pressed_by_keyboard(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/nl/questions/year/0/0")
    page.locator('[name="year"]').first.check()
    year = page.locator('[name="year"]').first.get_attribute("value")
    button = page.locator('.tongues button[lang="de"]')
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/questions/year/0/0")
    expect(page.locator(f'[name="year"][value="{year}"]')).to_be_checked()


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_chosen_beside_the_planner_comes_along_and_is_sent(
    new_page: NewPage, javascript: bool
) -> None:
    page = new_page(width=390, javascript=javascript)
    try_person(page, "over_quarter")
    page.goto("/nl/plan")
    page.locator("#variant").select_option("tax_34_days")
    page.locator("#both").check()
    page.locator('.tongues button[lang="de"]').click()
    page.wait_for_url("**/de/plan")
    expect(page.locator("#variant")).to_have_value("tax_34_days")
    expect(page.locator("#both")).to_be_checked()
    expect(page.locator("#at .card")).to_have_count(1)
    page.locator("main .actions button").last.click()
    expect(page.locator("#at .card")).to_have_count(4)


def test_a_number_moved_meanwhile_shows_the_law_as_it_was_asked(new_page: NewPage) -> None:
    """The answer follows the number; what stands beside it changes with the picture and the tables, when sent."""
    page = new_page()
    try_person(page, "over_quarter")
    page.goto("/nl/plan")
    page.locator("#both").check()
    page.fill("#home_days", "30")
    page.locator("#home_days").blur()
    page.locator("#at-title", has_text="Bij 30 thuisdagen").wait_for()
    expect(page.locator("#at .card")).to_have_count(1)
