"""Invented people who walk through the questions: what they answer, page by page."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

Answers = dict[str, Any]

YEAR_ALONE: Answers = {"civil_status": "single", "has_children": "no"}


def _you(name: str, born: str, state: str) -> Answers:
    return {"name": name, "birth_date": born, "residence_state": state, "all_year": "yes"}


def _week(days: str) -> Answers:
    """Five letters, Monday first: w at the employer's, h at home, . free."""
    kinds = {"w": "work", "h": "home", ".": ""}
    return {
        f"week.{day}": kinds[sign]
        for day, sign in zip(("mon", "tue", "wed", "thu", "fri"), days, strict=True)
    }


NURSE = {
    "year": {"year": "2025"},
    "you": _you("An", "4-3-1985", "NL"),
    "employer": {"job_name": "ziekenhuis", "employer_state": "BE"},
    "days": {"told_as": "week"},
    "week": _week("wwwwh"),
    "pay": {"salary": "48000", "holiday_pay": "3700", "thirteenth_month": "4000"},
    "more_jobs": {"another_job": "no"},
    "household": YEAR_ALONE,
}
"""Lives in the Netherlands, works in Belgium, one home day."""

ENGINEER = {
    "year": {"year": "2026"},
    "you": _you("Bram", "15-6-1988", "BE"),
    "employer": {"employer_state": "NL"},
    "days": {"told_as": "counts"},
    "counts": {"counts.NL": "215"},
    "pay": {"salary": "62000", "holiday_pay": "4960", "employee_pension_premium": "3600"},
    "more_jobs": {"another_job": "no"},
    "household": YEAR_ALONE,
    "home": {"be_region_of_residence": "flanders", "be_municipal_rate": "7"},
}
"""The other direction: lives in Belgium, works in the Netherlands."""

FAMILY = {
    "year": {"year": "2024"},
    "you": _you("Els", "11-2-1987", "NL"),
    "employer": {"job_name": "school", "employer_state": "BE"},
    "days": {"told_as": "counts"},
    "counts": {"counts.BE": "200"},
    "pay": {"salary": "39000", "holiday_pay": "3000", "thirteenth_month": "3250"},
    "more_jobs": {"another_job": "no"},
    "household": {"civil_status": "married", "has_children": "yes"},
    "partner": {
        "partner_name": "Joost",
        "partner_birth_date": "30-10-1985",
        "partner_residence_state": "NL",
        "married_on": "1-6-2014",
        "partner_has_job": "yes",
    },
    "employer/2": {"job_name": "gemeente", "employer_state": "NL"},
    "days/2": {"told_as": "counts"},
    "counts/2": {"counts.NL": "210"},
    "pay/2": {"salary": "44000", "holiday_pay": "3520", "employee_pension_premium": "2900"},
    "more_jobs/2": {"another_job": "no"},
    "children": {"children.1.child_birth_date": "2-4-2016", "children.2.child_birth_date": "12-9-2019"},
}
"""Partner and children."""

OVER_QUARTER = {
    **NURSE,
    "employer": {"job_name": "kantoor", "employer_state": "BE"},
    "week": _week("wwwhh"),
    "telework": {"has_framework_request": "no"},
}
"""Two home days of five, without the agreement."""

OVER_QUARTER_REQUEST = {**OVER_QUARTER, "telework": {"has_framework_request": "yes"}}
"""The same with the agreement."""

CORONA = {
    "year": {"year": "2020"},
    "you": _you("Karin", "23-4-1982", "NL"),
    "employer": {"employer_state": "BE"},
    "days": {"told_as": "counts"},
    "counts": {"counts.BE": "98", "counts.NL": "120"},
    "corona": {
        "covid_home_days": "90",
        "has_covid_employer_statement": "yes",
        "chooses_covid_option": "yes",
        "home_work_before_covid": "marginal",
    },
    "pay": {"salary": "41000", "holiday_pay": "3200"},
    "more_jobs": {"another_job": "no"},
    "household": YEAR_ALONE,
}
"""A COVID year."""

BROCHURE = {
    "year": {"year": "2003"},
    "you": _you("An", "15-3-1965", "NL"),
    "employer": {"job_name": "kliniek", "employer_state": "BE"},
    "days": {"told_as": "counts"},
    "counts": {"counts.BE": "220"},
    "special": {"frontier_employment": "none"},
    "pay": {"salary": "37284"},
    "more_jobs": {"another_job": "no"},
    "household": {"civil_status": "married", "has_children": "no"},
    "partner": {
        "partner_birth_date": "20-7-1966",
        "partner_residence_state": "NL",
        "partner_has_job": "no",
    },
    "home": {"nl_mortgage_interest": "6038"},
}
"""The law of 2003."""

PEOPLE = {
    "nurse": NURSE,
    "engineer": ENGINEER,
    "family": FAMILY,
    "over_quarter": OVER_QUARTER,
    "over_quarter_request": OVER_QUARTER_REQUEST,
    "corona": CORONA,
    "brochure": BROCHURE,
}


def walk(page: Page, language: str, answers: dict[str, Answers]) -> None:
    """From the first page to all answers, filling in what somebody answers and going on where nothing is said."""
    page.goto(f"/{language}/")
    page.locator(f'main a[href$="/{language}/questions"]').first.click()
    asked = set()
    for _ in range(60):
        found = re.search(r"/questions/(\w+)/(\d+)/(\d+)", page.url)
        if found is None:
            break
        step, person = found[1], found[2]
        key = f"{step}/2" if person == "2" else step
        asked.add(key)
        fill(page, answers.get(key, {}))
        page.locator("main .actions button[type=submit]").first.click()
        assert page.locator("#errors").count() == 0, page.locator("#errors").inner_text()
    expect(page).to_have_url(re.compile(f"/{language}/check$"))
    assert set(answers) <= asked, f"never asked: {set(answers) - asked}"


def fill(page: Page, answers: Answers) -> None:
    """Fill in one page."""
    for name, value in answers.items():
        if page.locator(f'[name="{name}.day"]').count() or "birth_date" in name:
            if not page.locator(f'[name="{name}.day"]').count():
                page.locator('button[name="add_row"]').click()
            for part, text in zip(("day", "month", "year"), value.split("-"), strict=True):
                page.locator(f'[name="{name}.{part}"]').fill(text)
            continue
        field = page.locator(f'[name="{name}"]').first
        kind = field.evaluate("one => one.type")
        if kind == "radio":
            page.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)
