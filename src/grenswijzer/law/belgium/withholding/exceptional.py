"""Withholding on pay beside the ordinary month: double holiday pay, 13th month, bonus (exceptionele vergoedingen)."""

from grenswijzer.engine.arithmetic import CENT, lookup, rate_by_scale, ratio, round_half_up
from grenswijzer.engine.rule import Scale, Table, rule
from grenswijzer.law.types import Collar

_LAW = "KB/WIB 92 annex III nos 53-55"


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01")
def be_taxable_holiday_pay(
    holiday_pay: float,
    be_holiday_pay_contribution: float,
    be_dutch_premium_of_job: float,
    gross_pay: float,
    benefits_in_kind: float,
    be_taxable_pay_share: float,
) -> float:
    """Holiday pay after contributions, as far as Belgium may tax it (belastbaar vakantiegeld)."""
    dutch = be_dutch_premium_of_job * ratio(holiday_pay, gross_pay + benefits_in_kind)
    after = holiday_pay - be_holiday_pay_contribution - dutch
    return round_half_up(max(0.0, after) * be_taxable_pay_share, CENT)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01")
def be_taxable_exceptional_pay(
    thirteenth_month: float,
    bonus: float,
    be_is_insured_as_employee: bool,
    collar: Collar,
    be_manual_worker_base_share: float,
    be_employee_contribution_rate: float,
    be_dutch_premium_of_job: float,
    gross_pay: float,
    benefits_in_kind: float,
    be_taxable_pay_share: float,
) -> float:
    """13th month and bonus after contributions, as far as Belgium may tax them."""
    pay = thirteenth_month + bonus
    if be_is_insured_as_employee:
        share = be_manual_worker_base_share if collar == Collar.MANUAL else 1.0
        contribution = round_half_up(pay * share * be_employee_contribution_rate, CENT)
    else:
        contribution = be_dutch_premium_of_job * ratio(pay, gross_pay + benefits_in_kind)
    return round_half_up(max(0.0, pay - contribution) * be_taxable_pay_share, CENT)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", output=True)
def be_normal_annual_pay(be_taxable_pay_of_month: float, months_of_a_year: float) -> float:
    """Twelve times the ordinary taxable month: it chooses the percentage (normale jaarbezoldiging)."""
    return be_taxable_pay_of_month * months_of_a_year


@rule(level="spell", law=_LAW, start="2019-01-01")
def has_be_holiday_pay_from_employer(
    be_taxable_holiday_pay: float, collar: Collar, is_be_withholding_scale_1_or_2: bool
) -> bool:
    """The employer pays holiday pay himself, in scale I or II."""
    return be_taxable_holiday_pay > 0 and collar != Collar.MANUAL and is_be_withholding_scale_1_or_2


@rule(level="spell", law=_LAW, start="2019-01-01")
def has_be_holiday_pay_from_fund(be_taxable_holiday_pay: float, collar: Collar) -> bool:
    """A holiday fund pays it, as to all manual workers: it has percentages of its own."""
    return be_taxable_holiday_pay > 0 and collar == Collar.MANUAL


@rule(level="spell", law=_LAW, start="2019-01-01")
def has_be_exceptional_pay(be_taxable_exceptional_pay: float, is_be_withholding_scale_1_or_2: bool) -> bool:
    """There is a 13th month or a bonus, in scale I or II."""
    return be_taxable_exceptional_pay > 0 and is_be_withholding_scale_1_or_2


@rule(level="spell", law=_LAW, start="2019-01-01")
def has_be_exceptional_pay_in_scale_3(
    be_taxable_exceptional_pay: float,
    has_be_holiday_pay_from_employer: bool,
    has_be_holiday_pay_from_fund: bool,
    be_taxable_holiday_pay: float,
    is_be_withholding_scale_1_or_2: bool,
) -> bool:
    """There is holiday pay of the employer, a 13th month or a bonus, in scale III."""
    holiday = be_taxable_holiday_pay > 0 and not (
        has_be_holiday_pay_from_employer or has_be_holiday_pay_from_fund
    )
    return not is_be_withholding_scale_1_or_2 and (holiday or be_taxable_exceptional_pay > 0)


@rule(level="spell", law=_LAW, start="2019-01-01", when="be_has_children_at_charge", otherwise=False)
def has_be_children_and_exceptional_pay(
    has_be_holiday_pay_from_employer: bool,
    has_be_exceptional_pay: bool,
    be_has_dependants: bool,
) -> bool:
    """Children at charge can take withholding off holiday pay, 13th month or bonus."""
    is_paid = has_be_holiday_pay_from_employer or has_be_exceptional_pay
    return is_paid and be_has_dependants


@rule(
    level="spell",
    law=f"{_LAW} (54)",
    unit="EUR/year",
    start="2019-01-01",
    when="has_be_children_and_exceptional_pay",
)
def be_child_exemption_of_exceptional_pay(
    be_dependent_child_count: int, be_normal_annual_pay: float, be_child_exemption_limits: Table
) -> float:
    """Part of the payments without withholding: what the year's pay stays below the limit for the children.

    Taken once in a year, from the holiday pay first; that the text means once was not read.
    """
    return max(0.0, lookup(be_child_exemption_limits, be_dependent_child_count) - be_normal_annual_pay)


@rule(
    level="spell",
    law=f"{_LAW} (55)",
    unit="share",
    start="2019-01-01",
    when="has_be_children_and_exceptional_pay",
)
def be_child_reduction_of_exceptional_pay(
    be_dependent_child_count: int,
    be_normal_annual_pay: float,
    be_child_reduction_limits: Table,
    be_child_reduction_shares: Table,
) -> float:
    """Part of the withholding on the payments that children take off while the year's pay is below a limit."""
    if be_normal_annual_pay > lookup(be_child_reduction_limits, be_dependent_child_count):
        return 0.0
    return lookup(be_child_reduction_shares, be_dependent_child_count)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", when="has_be_holiday_pay_from_employer")
def be_staff_holiday_pay_withholding(
    be_taxable_holiday_pay: float,
    be_normal_annual_pay: float,
    be_child_exemption_of_exceptional_pay: float,
    be_child_reduction_of_exceptional_pay: float,
    be_holiday_pay_percentages_lower: Scale,
    be_holiday_pay_percentages_upper: Scale,
) -> float:
    """Withholding on holiday pay that the employer pays, by the percentage of the year's pay."""
    lower = rate_by_scale(be_normal_annual_pay, be_holiday_pay_percentages_lower)
    rate = max(lower, rate_by_scale(be_normal_annual_pay, be_holiday_pay_percentages_upper))
    base = max(0.0, be_taxable_holiday_pay - be_child_exemption_of_exceptional_pay)
    return round_half_up(base * rate * (1.0 - be_child_reduction_of_exceptional_pay), CENT)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", when="has_be_holiday_pay_from_fund")
def be_fund_holiday_pay_withholding(
    be_taxable_holiday_pay: float, be_fund_holiday_pay_withholding_share: float
) -> float:
    """Withholding by the holiday fund of manual workers (vakantiegeld van arbeiders)."""
    return round_half_up(be_taxable_holiday_pay * be_fund_holiday_pay_withholding_share, CENT)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", output=True)
def be_holiday_pay_withholding(
    be_staff_holiday_pay_withholding: float, be_fund_holiday_pay_withholding: float
) -> float:
    """Withholding on holiday pay (bedrijfsvoorheffing op vakantiegeld)."""
    return be_staff_holiday_pay_withholding + be_fund_holiday_pay_withholding


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", when="has_be_exceptional_pay")
def be_bonus_withholding(
    be_taxable_exceptional_pay: float,
    be_taxable_holiday_pay: float,
    be_normal_annual_pay: float,
    be_child_exemption_of_exceptional_pay: float,
    be_child_reduction_of_exceptional_pay: float,
    be_exceptional_pay_percentages_lower: Scale,
    be_exceptional_pay_percentages_upper: Scale,
) -> float:
    """Withholding on 13th month and bonus, by the percentage of the year's pay."""
    lower = rate_by_scale(be_normal_annual_pay, be_exceptional_pay_percentages_lower)
    rate = max(lower, rate_by_scale(be_normal_annual_pay, be_exceptional_pay_percentages_upper))
    left = max(0.0, be_child_exemption_of_exceptional_pay - be_taxable_holiday_pay)
    base = max(0.0, be_taxable_exceptional_pay - left)
    return round_half_up(base * rate * (1.0 - be_child_reduction_of_exceptional_pay), CENT)


@rule(
    level="spell",
    law="KB/WIB 92 annex III no. 117",
    unit="EUR/year",
    start="2019-01-01",
    when="has_be_exceptional_pay_in_scale_3",
)
def be_scale_3_exceptional_withholding(
    be_taxable_exceptional_pay: float,
    be_taxable_holiday_pay: float,
    collar: Collar,
    be_scale_3_exceptional_share: float,
) -> float:
    """Withholding on holiday pay, 13th month and bonus in scale III: one percentage for all, no relief for children."""
    holiday = 0.0 if collar == Collar.MANUAL else be_taxable_holiday_pay
    return round_half_up((holiday + be_taxable_exceptional_pay) * be_scale_3_exceptional_share, CENT)


@rule(level="spell", law=_LAW, unit="EUR/year", start="2019-01-01", output=True)
def be_exceptional_pay_withholding(
    be_bonus_withholding: float, be_scale_3_exceptional_withholding: float
) -> float:
    """Withholding on 13th month and bonus (bedrijfsvoorheffing op exceptionele vergoedingen).

    In scale III with that on the holiday pay.
    """
    return be_bonus_withholding + be_scale_3_exceptional_withholding
