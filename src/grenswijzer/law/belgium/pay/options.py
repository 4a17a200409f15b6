"""Share options: taxed once, at grant, on a part of the value of the shares."""

from grenswijzer.engine.arithmetic import CENT, round_half_up, year_of, years_between
from grenswijzer.engine.rule import rule


@rule(level="option_grant", law="Wet 26.03.1999 art. 42 §1", start="2003-01-01", output=True)
def be_is_option_granted_this_year(
    option_offer_date: int,
    option_accepted_on: int,
    be_option_acceptance_days: float,
    year_start: int,
    year_end: int,
) -> bool:
    """The option counts as granted in this income year: on the 60th day after the offer.

    Only when the person accepted the offer in writing by then; otherwise it counts as refused.
    """
    granted_on = option_offer_date + be_option_acceptance_days
    return option_accepted_on <= granted_on and year_start <= granted_on <= year_end


@rule(level="option_grant", law="Wet 26.03.1999 art. 43 §§2-4", unit="EUR/share", start="2003-01-01")
def be_option_share_value(
    option_shares_are_listed: bool,
    option_uses_mean_close: bool,
    option_share_mean_close: float,
    option_share_last_close: float,
    option_share_expert_value: float,
) -> float:
    """Value of one share when the option was offered.

    Listed: the mean close of the 30 days before the offer or the last close before it, as the offeror chose.
    Unlisted: set by the offeror on the advice of an expert.
    """
    if not option_shares_are_listed:
        return option_share_expert_value
    if option_uses_mean_close:
        return option_share_mean_close
    return option_share_last_close


@rule(level="option_grant", law="Wet 26.03.1999 art. 43 §5", unit="years", start="2003-01-01")
def be_option_started_years_beyond_base(
    option_offer_date: int, option_exercise_end: int, be_option_base_years: float
) -> float:
    """Years of the exercise period beyond five, counted from the offer; a started year counts as a whole one."""
    started = years_between(option_offer_date, option_exercise_end - 1) + 1
    return max(0.0, started - be_option_base_years)


@rule(level="option_grant", law="Wet 26.03.1999 art. 43 §6, 2°", start="2003-01-01")
def be_is_option_period_favoured(
    option_offer_date: int,
    option_exercise_start: int,
    option_exercise_end: int,
    be_option_first_favoured_year: float,
    be_option_last_favoured_year: float,
) -> bool:
    """Cannot be used before the end of the third, nor after the end of the tenth calendar year after the offer's."""
    first = year_of(option_exercise_start) - year_of(option_offer_date)
    last = year_of(option_exercise_end) - year_of(option_offer_date)
    return first > be_option_first_favoured_year and last <= be_option_last_favoured_year


@rule(level="option_grant", law="Wet 26.03.1999 art. 43 §6", start="2003-01-01", output=True)
def be_is_option_rate_halved(
    be_is_option_period_favoured: bool,
    option_price_is_fixed_at_offer: bool,
    option_is_not_transferable: bool,
    option_risk_is_not_covered: bool,
    option_is_on_employer_shares: bool,
) -> bool:
    """All five conditions for the halved percentage are met.

    Price fixed at the offer; the period above; not transferable between living persons; no cover of a fall in
    value by the offeror or a linked person; shares of the company worked for or of its parent.
    """
    conditions = option_price_is_fixed_at_offer and option_is_not_transferable and option_risk_is_not_covered
    return conditions and be_is_option_period_favoured and option_is_on_employer_shares


@rule(level="option_grant", law="Wet 26.03.1999 art. 43 §§5-6", unit="share", start="2003-01-01", output=True)
def be_option_rate(
    be_option_base_rate: float,
    be_option_rate_per_year: float,
    be_option_started_years_beyond_base: float,
    be_is_option_rate_halved: bool,
    be_option_favoured_share: float,
) -> float:
    """Percentage of the share value that is taxed: 15%, 1% more per started year beyond five, halved if favoured."""
    rate = be_option_base_rate + be_option_rate_per_year * be_option_started_years_beyond_base
    if be_is_option_rate_halved:
        return rate * be_option_favoured_share
    return rate


@rule(level="option_grant", law="Wet 26.03.1999 arts 42-43", unit="EUR/year", start="2003-01-01", output=True)
def be_option_grant_benefit(
    be_is_option_granted_this_year: bool,
    option_itself_is_listed: bool,
    option_listed_value: float,
    option_share_count: float,
    be_option_share_value: float,
    be_option_rate: float,
    option_be_taxable_share: float,
) -> float:
    """Taxable benefit of one grant of options, in the year it counts as granted (voordeel uit aandelenopties).

    An option that is itself listed is taxed on its own price; any other on a percentage of the share value.
    """
    if not be_is_option_granted_this_year:
        return 0.0
    if option_itself_is_listed:
        value = option_listed_value
    else:
        value = option_share_count * be_option_share_value * be_option_rate
    return round_half_up(value * option_be_taxable_share, CENT)


@rule(
    level="adult",
    law="Wet 26.03.1999 art. 42; WIB 92 arts 31 and 36",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_option_benefit(sum_be_option_grant_benefit: float) -> float:
    """Taxable benefit of all options granted in the year: ordinary pay at the ordinary rates, and final."""
    return sum_be_option_grant_benefit


@rule(level="option_grant", law="Wet 26.03.1999 art. 42 §2", unit="EUR/year", start="2003-01-01", output=True)
def be_taxable_option_gain(option_later_gain: float, be_option_later_gain_taxable_share: float) -> float:
    """Taxable part of later gains: selling or using the option, or selling the shares got by it. None."""
    return option_later_gain * be_option_later_gain_taxable_share
