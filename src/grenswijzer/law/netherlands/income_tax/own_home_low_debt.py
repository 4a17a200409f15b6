"""Own home: deemed income with a higher rate for expensive homes, and the deduction for a low debt (Hillen)."""

from grenswijzer.engine.arithmetic import EURO, rate_by_scale, ratio, round_down
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import NlOwnHomeDivision


@rule(
    level="adult",
    law="Wet IB 2001 art. 3.112(1)",
    unit="EUR/year",
    start="2010-01-01",
    when="nl_own_home_value_is_given_only",
)
def nl_own_home_deemed_income_by_value(
    nl_own_home_value: float,
    nl_own_home_rates: Scale,
    nl_expensive_home_limit: float,
    nl_expensive_home_base: float,
    nl_expensive_home_rate: float,
    nl_own_home_months: float,
    nl_months_in_year: float,
) -> float:
    """Deemed income by the table (eigenwoningforfait), for the months in which one owned and lived in the home.

    A percentage of the whole value; above a limit an amount and a higher percentage of the rest.
    """
    deemed = rate_by_scale(nl_own_home_value, nl_own_home_rates) * nl_own_home_value
    if nl_own_home_value > nl_expensive_home_limit:
        above = nl_own_home_value - nl_expensive_home_limit
        deemed = nl_expensive_home_base + nl_expensive_home_rate * above
    return round_down(deemed * ratio(nl_own_home_months, nl_months_in_year), EURO)


@rule(level="adult", law="Wet IB 2001 art. 2.17(2)-(3), (5)(a)", start="2005-01-01")
def nl_divides_own_home_in_halves(
    nl_has_fiscal_partner: bool, nl_own_home_division: NlOwnHomeDivision
) -> bool:
    """Partners who each declare half of the own home, because they choose nothing."""
    return nl_has_fiscal_partner and nl_own_home_division == NlOwnHomeDivision.HALVES


@rule(level="adult", law="Wet IB 2001 arts 3.120, 2.17", unit="EUR/year", start="2005-01-01", output=True)
def nl_own_home_costs(
    nl_mortgage_interest: float,
    partner_nl_mortgage_interest: float,
    nl_divides_own_home_in_halves: bool,
    nl_half: float,
) -> float:
    """Interest and costs of the own home that this person deducts (aftrekbare kosten eigen woning)."""
    if nl_divides_own_home_in_halves:
        return nl_half * (nl_mortgage_interest + partner_nl_mortgage_interest)
    return nl_mortgage_interest


@rule(level="adult", law="Wet IB 2001 arts 3.110, 2.17", unit="EUR/year", start="2005-01-01")
def nl_divided_own_home_balance(
    nl_stated_own_home_balance: float,
    partner_nl_stated_own_home_balance: float,
    nl_divides_own_home_in_halves: bool,
    nl_half: float,
) -> float:
    """Deemed income less costs of the own home, as divided between partners."""
    if nl_divides_own_home_in_halves:
        return nl_half * (nl_stated_own_home_balance + partner_nl_stated_own_home_balance)
    return nl_stated_own_home_balance


@rule(level="adult", law="Wet IB 2001 art. 3.123a(3)", unit="EUR/year", start="2005-01-01")
def nl_joint_own_home_balance(
    nl_stated_own_home_balance: float,
    partner_nl_stated_own_home_balance: float,
    nl_has_fiscal_partner: bool,
) -> float:
    """Deemed income less costs of both partners together."""
    if nl_has_fiscal_partner:
        return nl_stated_own_home_balance + partner_nl_stated_own_home_balance
    return nl_stated_own_home_balance


@rule(level="adult", law="Wet IB 2001 art. 3.123a", unit="EUR/year", start="2005-01-01", output=True)
def nl_low_home_debt_deduction(
    nl_joint_own_home_balance: float,
    nl_divided_own_home_balance: float,
    nl_low_home_debt_deduction_share: float,
) -> float:
    """Deduction for a home with little or no debt (aftrek wegens geen of geringe eigenwoningschuld, Wet Hillen).

    Part of the positive balance of both partners, in proportion to what each declares.
    """
    if nl_joint_own_home_balance <= 0:
        return 0.0
    return nl_low_home_debt_deduction_share * nl_divided_own_home_balance


@rule(
    level="adult", law="Wet IB 2001 arts 3.1, 3.110, 3.123a", unit="EUR/year", start="2005-01-01", output=True
)
def nl_own_home_balance(nl_divided_own_home_balance: float, nl_low_home_debt_deduction: float) -> float:
    """Own home in box 1 (saldo eigen woning): deemed income less costs, less the deduction for a low debt."""
    return nl_divided_own_home_balance - nl_low_home_debt_deduction
