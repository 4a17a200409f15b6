"""Severance pay as Dutch wage from former employment, and the parts of it each state taxes (ontslagvergoeding)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule

_LAW = "Wet IB 2001 arts 3.80-3.81; Wet LB 1964 art. 10"


@rule(
    level="adult",
    law=_LAW,
    unit="EUR/year",
    start="2003-01-01",
    end="2012-12-31",
    output=True,
    when="has_severance_pay",
)
def nl_severance_wage(severance_pay: float, be_severance_contribution: float) -> float:
    """Severance pay as Dutch wage (loon uit vroegere dienstbetrekking), less the worker's Belgian contributions.

    It is taxed in box 1 by the ordinary rates, without a rate of its own, and gives no labour credit.
    """
    return severance_pay - be_severance_contribution


@rule(
    level="adult",
    law=f"{_LAW}; decree of 24 March 2014 (BWBR0035025) §4.5",
    unit="EUR/year",
    start="2013-01-01",
    output=True,
    when="has_severance_pay",
)
def nl_severance_wage(
    severance_pay: float,
    be_severance_contribution: float,
    be_employee_pension_rate: float,
    be_employee_health_care_rate: float,
    be_employee_sickness_benefit_rate: float,
    be_employee_unemployment_rate: float,
) -> float:
    """Severance pay as Dutch wage (loon uit vroegere dienstbetrekking), less the worker's Belgian contributions.

    Not less those for medical care. It is taxed in box 1 by the ordinary rates, without a rate of its own, and gives no
    labour credit.
    """
    deductible = be_employee_pension_rate + be_employee_sickness_benefit_rate + be_employee_unemployment_rate
    share = ratio(deductible, deductible + be_employee_health_care_rate)
    return severance_pay - round_half_up(be_severance_contribution * share, CENT)


@rule(
    level="adult",
    law="Bvdb 2001 art. 9; treaty NL-BE 2001 arts 15, 23(2)(b)",
    unit="EUR/year",
    start="2003-01-01",
    when="has_severance_pay",
)
def nl_exempt_severance_wage(
    nl_severance_wage: float, severance_pay: float, be_taxable_severance_pay: float
) -> float:
    """Part of the severance wage that the Netherlands exempts because Belgium may tax it."""
    return nl_severance_wage * ratio(be_taxable_severance_pay, severance_pay)


@rule(
    level="adult",
    law="Wet IB 2001 art. 7.2(2)(b); treaty NL-BE 2001 art. 15",
    unit="EUR/year",
    start="2015-01-01",
    when="has_severance_pay",
)
def nl_source_severance_wage(
    nl_severance_wage: float, severance_pay: float, nl_taxable_severance_pay: float
) -> float:
    """Part of the severance wage of a non-resident that the treaty leaves to the Netherlands."""
    return nl_severance_wage * ratio(nl_taxable_severance_pay, severance_pay)
