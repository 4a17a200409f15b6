"""People walk through all questions in a real browser; every amount they see is the library's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import grenswijzer
from browser.conftest import NewPage
from browser.people import PEOPLE, walk
from grenswijzer.answers.language import language as written_in
from grenswijzer.answers.net_table import net_section

WITHOUT_THE_LINKS_NOTE = """one => [...one.childNodes]
    .map(n => n.nodeName === 'A' ? n.firstChild.textContent : n.textContent).join('')"""
"""The text of a cell, without what only a screen reader says of its link."""

DUTCH = [(name, javascript) for name in PEOPLE for javascript in (True, False)]
ELSEWHERE = [(code, name) for code in ("en", "fr", "de") for name in ("family", "over_quarter_request")]


def saved(page: Page, language: str) -> Mapping[str, Any]:
    """The answers as the page gives them in a file."""
    with page.expect_download() as download:
        page.locator(f'main a[href$="/{language}/answers.yaml"]').first.click()
    content: Mapping[str, Any] = grenswijzer.read(download.value.path())
    return content


def spoken(text: str) -> str:
    """As people see it: white space of any kind is a blank."""
    return re.sub(r"\s+", " ", text).strip()


def check_amounts(page: Page, language: str, situation: Mapping[str, Any]) -> None:
    """Each line of the money on the page is the library's, and the lines add up to the cent."""
    result = grenswijzer.calculate(situation)
    words = written_in(language)
    section = net_section(result, words)
    expected = [
        (row.label, [spoken(cell.text) for cell in row.cells])
        for block in section.blocks
        if hasattr(block, "rows")
        for row in block.rows
    ]
    lines = page.locator("table.money-table tbody tr:is(.part, .rounding, .total)")
    seen = []
    for number in range(lines.count()):
        line = lines.nth(number)
        cells = line.locator("td").all()
        amounts = [spoken(cell.evaluate(WITHOUT_THE_LINKS_NOTE)) for cell in cells]
        seen.append((spoken(line.locator("th").inner_text()), amounts))
    assert sorted(seen) == sorted(expected)
    total = next(one for one in result.sums if one.name == "household_net_income").total
    assert total == sum((one.total for one in result.sums if one.name == "net_income"), Decimal(0))
    assert spoken(words.amount(float(total))) in spoken(page.locator(".answer").inner_text())


@pytest.mark.parametrize(("name", "javascript"), DUTCH)
def test_somebody_walks_from_the_first_question_to_an_explained_answer(
    new_page: NewPage, name: str, javascript: bool
) -> None:
    page = new_page(width=360 if javascript else 1280, javascript=javascript)
    walk(page, "nl", PEOPLE[name])
    situation = saved(page, "nl")
    page.locator('main a[href$="/nl/result"]').first.click()
    check_amounts(page, "nl", situation)
    page.locator("table.money-table tr.total a").first.click()
    expect(page).to_have_url(re.compile("/result/why/net_income/0"))
    net = grenswijzer.calculate(situation).value("net_income", next(iter(situation["people"])))
    assert spoken(written_in("nl").amount(net)) in spoken(page.locator(".answer").inner_text())


@pytest.mark.parametrize(("language", "name"), ELSEWHERE)
def test_somebody_walks_in_another_language(new_page: NewPage, language: str, name: str) -> None:
    page = new_page(language=language)
    walk(page, language, PEOPLE[name])
    situation = saved(page, language)
    page.locator(f'main a[href$="/{language}/result"]').first.click()
    check_amounts(page, language, situation)


def test_the_request_decides_who_insures(new_page: NewPage) -> None:
    page = new_page()
    walk(page, "nl", PEOPLE["over_quarter"])
    page.goto("/nl/result")
    expect(page.locator(".answer")).to_contain_text("U bent verzekerd in Nederland")
    page.goto("/nl/compare")
    page.locator('[name="change"][value="request.1.1"]').check()
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator(".sides .card")).to_have_count(2)
    now, then = page.locator(".sides .card").all_inner_texts()
    assert "verzekerd in Nederland" in now
    assert "verzekerd in België" in then


def test_back_reload_and_change_lose_nothing(new_page: NewPage) -> None:
    page = new_page()
    walk(page, "nl", PEOPLE["nurse"])
    page.go_back()
    page.reload()
    page.goto("/nl/questions/pay/1/1")
    expect(page.locator('[name="salary"]')).to_have_value("48000")
    page.goto("/nl/check")
    page.locator('main a[href*="/questions/pay/1/1"]').first.click()
    page.locator('[name="salary"]').fill("50.000,50")
    page.locator("main .actions button[type=submit]").click()
    expect(page).to_have_url(re.compile("/nl/check$"))
    expect(page.locator("main")).to_contain_text("50.000,50")


def test_after_a_mistake_the_back_button_and_a_reload_still_work(new_page: NewPage) -> None:
    page = new_page(width=390)
    walk(page, "nl", PEOPLE["nurse"])
    page.goto("/nl/questions/pay/1/1")
    page.locator('[name="salary"]').fill("veel")
    page.locator("main .actions button[type=submit]").click()
    expect(page.locator("#errors")).to_be_visible()
    page.reload()
    expect(page.locator('[name="salary"]')).to_have_value("veel")
    page.locator('[name="salary"]').fill("49000")
    page.locator("main .actions button[type=submit]").click()
    expect(page).to_have_url(re.compile("/nl/questions/more_jobs/1/0$"))
    page.go_back()
    expect(page.locator('[name="salary"]')).to_have_value("49000")
    expect(page.locator("#errors")).to_have_count(0)


def test_answers_in_a_file_open_again(new_page: NewPage) -> None:
    first = new_page()
    walk(first, "nl", PEOPLE["family"])
    with first.expect_download() as download:
        first.locator('main a[href$="/nl/answers.yaml"]').first.click()
    first.goto("/nl/result")
    told = first.locator(".answer").inner_text()
    second = new_page()
    second.goto("/nl/open")
    second.locator("#file").set_input_files(
        {"name": "a.yaml", "mimeType": "application/yaml", "buffer": download.value.path().read_bytes()}
    )
    second.locator("main button[type=submit]").click()
    second.locator('main a[href$="/nl/result"]').first.click()
    expect(second.locator(".answer")).to_have_text(told, use_inner_text=True)


@pytest.mark.parametrize("javascript", [True, False])
def test_other_readings_open_in_place_or_on_a_page(new_page: NewPage, javascript: bool) -> None:
    page = new_page(javascript=javascript)
    page.goto("/nl/")
    page.locator('form[action$="/people/an_nurse"] button').click()
    page.locator('a[href$="/nl/result/readings"]').click()
    page.wait_for_selector("#readings-found table, #readings-here table")
    expect(page).to_have_url(re.compile("/nl/result$" if javascript else "/nl/result/readings$"))
