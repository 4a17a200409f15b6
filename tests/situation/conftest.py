"""A small registry of facts with every kind of input, so that these tests do not move with the law."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from hypothesis import settings

from grenswijzer.engine.inputs import load_inputs
from grenswijzer.law import types

# A busy machine is no failure.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

LEVELS = """
household: {parent: null}
adult: {parent: household, partner: true}
child: {parent: household}
dwelling: {parent: household}
spell: {parent: adult, dated_by: spell_start}
day: {parent: spell}
benefit: {parent: adult}
"""

INPUTS = """
income_year: {level: household, type: int, derived: true}
year_start: {level: household, type: date, derived: true}
year_end: {level: household, type: date, derived: true}
has_partner: {level: adult, type: bool, derived: true}
spell_start: {level: spell, type: date, derived: true}
spell_end: {level: spell, type: date, derived: true}
spell_days: {level: spell, type: float, derived: true}
spell_months: {level: spell, type: float, derived: true}
is_first_of_period: {level: spell, type: bool, derived: true}
job_start: {level: spell, type: date, derived: true}
day_detail: {level: spell, type: DayDetail, derived: true}
work_days_nl: {level: spell, type: float, derived: true}
work_days_be: {level: spell, type: float, derived: true}
work_days_other: {level: spell, type: float, derived: true}
absence_days_nl: {level: spell, type: float, derived: true}
absence_days_be: {level: spell, type: float, derived: true}
absence_days_other: {level: spell, type: float, derived: true}
work_minutes_be: {level: spell, type: float, derived: true}
work_minutes_other: {level: spell, type: float, derived: true}
months_with_work_nl: {level: spell, type: int, derived: true}
months_with_work_be: {level: spell, type: int, derived: true}
quarters_with_work_nl: {level: spell, type: int, derived: true}
months_in_period: {level: spell, type: int, derived: true}
quarters_in_period: {level: spell, type: int, derived: true}
day_date: {level: day, type: date, derived: true}
day_minutes: {level: day, type: float, derived: true}
day_country: {level: day, type: Country, derived: true}
day_planned_country: {level: day, type: Country, derived: true}
day_activity: {level: day, type: Activity, derived: true}
day_pay_status: {level: day, type: PayStatus, derived: true}
civil_status: {level: household, type: CivilStatus, default: SINGLE}
mortgage_interest: {level: household, type: float, unit: EUR/year, default: 0, minimum: 0, section: home}
birth_date: {level: adult, type: date}
residence_state: {level: adult, type: Country}
nationality: {level: adult, type: Country, default: NONE}
other_dutch_income: {level: adult, type: float, unit: EUR/year, default: 0, section: other_income}
child_birth_date: {level: child, type: date}
child_is_disabled: {level: child, type: bool, default: false}
dwelling_value: {level: dwelling, type: float, unit: EUR, minimum: 0}
employer_state: {level: spell, type: Country}
employer_number: {level: spell, type: int, default: 1, minimum: 1}
employer_kind: {level: spell, type: EmployerKind, default: PRIVATE}
salary: {level: spell, type: float, unit: EUR/year, default: 0, minimum: 0, section: pay}
holiday_pay: {level: spell, type: float, unit: EUR/year, default: 0, minimum: 0, section: pay}
car_price: {level: spell, type: float, unit: EUR, default: 0, minimum: 0, maximum: 1000000, section: car}
car_kilometres: {level: spell, type: int, unit: km/year, default: 0, minimum: 0, section: car}
benefit_kind: {level: benefit, type: BenefitKind}
benefit_amount: {level: benefit, type: float, unit: EUR/year, minimum: 0}
benefit_first_day: {level: benefit, type: date}
nl_government_reading: {level: spell, type: GovernmentServices, default: BY_POST, reading: true, doc: "Open point."}
"""


def _registry() -> Any:
    loaded = yaml.safe_load(INPUTS)
    for name, entry in loaded.items():
        entry["label"] = {"nl": f"{name} (nl)", "en": f"{name} (en)"}
    enums = {name: item for name, item in vars(types).items() if isinstance(item, type)}
    levels = {
        name: SimpleNamespace(
            parent=body["parent"],
            partner=body.get("partner", False),
            dated_by=body.get("dated_by"),
            label={"nl": f"{name} (nl)", "en": f"{name} (en)"},
        )
        for name, body in yaml.safe_load(LEVELS).items()
    }
    return SimpleNamespace(inputs=load_inputs(loaded, enums, "test.yaml"), levels=levels, years=(2003, 2004))


REGISTRY = _registry()


@pytest.fixture
def registry() -> Any:
    return REGISTRY


@pytest.fixture
def couple() -> dict[str, Any]:
    """A correct situation, new for every test."""
    loaded: dict[str, Any] = yaml.safe_load(
        """
        year: 2003
        civil_status: married
        people:
          an:
            birth_date: 1965-04-02
            residence_state: NL
            jobs:
              hospital:
                employer_state: BE
                pay: {salary: 34000, holiday_pay: 3284}
                work:
                  pattern:
                    week: {mon: BE, tue: BE, wed: BE, thu: BE, fri: NL}
                    minutes: 480
                    holidays: BE
          bert:
            birth_date: 1964-12-31
            residence_state: NL
        """
    )
    return loaded
