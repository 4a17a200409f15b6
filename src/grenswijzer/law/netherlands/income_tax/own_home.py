"""Income from the home one owns and lives in: deemed income less interest."""

from grenswijzer.engine.arithmetic import EURO, rate_by_scale, round_down
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import NlOwnHomeDivision


@rule(level="adult", law="Wet IB 2001 art. 3.112", start="2003-01-01")
def nl_own_home_value_is_given_only(
    nl_own_home_value: float, nl_own_home_deemed_income_stated: float
) -> bool:
    """The value of the home is known but not the deemed income that goes with it."""
    return nl_own_home_value > 0 and nl_own_home_deemed_income_stated == 0


@rule(
    level="adult",
    law="Wet IB 2001 art. 3.112",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    when="nl_own_home_value_is_given_only",
)
def nl_own_home_deemed_income_by_value(
    nl_own_home_value: float, nl_own_home_rates: Scale, nl_own_home_maximum: float
) -> float:
    """Deemed income by the table (eigenwoningforfait): the bracket's percentage of the whole value, up to a maximum."""
    deemed = rate_by_scale(nl_own_home_value, nl_own_home_rates) * nl_own_home_value
    return round_down(min(deemed, nl_own_home_maximum), EURO)


@rule(level="adult", law="Wet IB 2001 art. 3.112", unit="EUR/year", start="2003-01-01")
def nl_own_home_deemed_income(
    nl_own_home_deemed_income_stated: float, nl_own_home_deemed_income_by_value: float
) -> float:
    """Deemed income from the own home (eigenwoningforfait): as stated, else by the table."""
    if nl_own_home_deemed_income_stated > 0:
        return nl_own_home_deemed_income_stated
    return nl_own_home_deemed_income_by_value


@rule(level="adult", law="Wet IB 2001 arts 3.110, 3.120", unit="EUR/year", start="2003-01-01")
def nl_stated_own_home_balance(nl_own_home_deemed_income: float, nl_mortgage_interest: float) -> float:
    """Deemed income less interest on the home's debt, as stated for this person."""
    return nl_own_home_deemed_income - nl_mortgage_interest


@rule(
    level="adult",
    law="Wet IB 2001 arts 3.110, 2.17",
    unit="EUR/year",
    start="2003-01-01",
    end="2004-12-31",
    output=True,
)
def nl_own_home_balance(
    nl_stated_own_home_balance: float,
    partner_nl_stated_own_home_balance: float,
    nl_has_fiscal_partner: bool,
    nl_own_home_division: NlOwnHomeDivision,
    nl_half: float,
) -> float:
    """Taxable income from the own home (belastbare inkomsten uit eigen woning), negative when interest is higher.

    Partners may divide it as they like: each declares the amounts stated for him or her. Without a choice: half each.
    """
    if nl_has_fiscal_partner and nl_own_home_division == NlOwnHomeDivision.HALVES:
        return nl_half * (nl_stated_own_home_balance + partner_nl_stated_own_home_balance)
    return nl_stated_own_home_balance
