"""States, other than that of residence, where more than marginal work is done, under Regulation 883/2004."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_SEVERAL = "Regulation (EC) 883/2004 art. 13(1); Regulation (EC) 987/2009 art. 14(5), (5b)"


@rule(level="spell", law=_SEVERAL, start=_START)
def eu_works_abroad_in_nl(
    residence_state: Country,
    sum_concurrent_eu_minutes_nl: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work in the Netherlands, which is not the state of residence (werk in Nederland)."""
    share = ratio(sum_concurrent_eu_minutes_nl, sum_concurrent_eu_projected_minutes)
    return residence_state != Country.NL and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, start=_START)
def eu_works_abroad_in_be(
    residence_state: Country,
    sum_concurrent_eu_minutes_be: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work in Belgium, which is not the state of residence (werk in België)."""
    share = ratio(sum_concurrent_eu_minutes_be, sum_concurrent_eu_projected_minutes)
    return residence_state != Country.BE and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, start=_START)
def eu_works_abroad_in_de(
    residence_state: Country,
    sum_concurrent_eu_minutes_de: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work in Germany, which is not the state of residence (werk in Duitsland)."""
    share = ratio(sum_concurrent_eu_minutes_de, sum_concurrent_eu_projected_minutes)
    return residence_state != Country.DE and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, start=_START)
def eu_works_abroad_in_lu(
    residence_state: Country,
    sum_concurrent_eu_minutes_lu: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work in Luxembourg, which is not the state of residence (werk in Luxemburg)."""
    share = ratio(sum_concurrent_eu_minutes_lu, sum_concurrent_eu_projected_minutes)
    return residence_state != Country.LU and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, start=_START)
def eu_works_abroad_in_fr(
    residence_state: Country,
    sum_concurrent_eu_minutes_fr: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work in France, which is not the state of residence (werk in Frankrijk)."""
    share = ratio(sum_concurrent_eu_minutes_fr, sum_concurrent_eu_projected_minutes)
    return residence_state != Country.FR and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, start=_START)
def eu_works_abroad_in_other_eu(
    residence_state: Country,
    sum_concurrent_eu_minutes_other_eu: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_marginal_share: float,
) -> bool:
    """More than marginal work in another state under the regulation, not that of residence (ander EU-land)."""
    share = ratio(sum_concurrent_eu_minutes_other_eu, sum_concurrent_eu_projected_minutes)
    return residence_state != Country.OTHER_EU and share > 0 and share >= eu_marginal_share


@rule(level="spell", law=_SEVERAL, unit="states", start=_START)
def eu_foreign_work_state_count(
    eu_works_abroad_in_nl: bool,
    eu_works_abroad_in_be: bool,
    eu_works_abroad_in_de: bool,
    eu_works_abroad_in_lu: bool,
    eu_works_abroad_in_fr: bool,
    eu_works_abroad_in_other_eu: bool,
) -> float:
    """Number of states, other than that of residence, with more than marginal work (aantal werklanden)."""
    nl = 1.0 if eu_works_abroad_in_nl else 0.0
    be = 1.0 if eu_works_abroad_in_be else 0.0
    de = 1.0 if eu_works_abroad_in_de else 0.0
    lu = 1.0 if eu_works_abroad_in_lu else 0.0
    fr = 1.0 if eu_works_abroad_in_fr else 0.0
    other = 1.0 if eu_works_abroad_in_other_eu else 0.0
    return nl + be + de + lu + fr + other


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(3)(a)", start=_START)
def eu_foreign_work_state(
    eu_works_abroad_in_nl: bool,
    eu_works_abroad_in_be: bool,
    eu_works_abroad_in_de: bool,
    eu_works_abroad_in_lu: bool,
    eu_works_abroad_in_fr: bool,
    eu_works_abroad_in_other_eu: bool,
) -> Country:
    """The state, other than that of residence, with more than marginal work: the first of several (werkland)."""
    if eu_works_abroad_in_nl:
        return Country.NL
    if eu_works_abroad_in_be:
        return Country.BE
    if eu_works_abroad_in_de:
        return Country.DE
    if eu_works_abroad_in_lu:
        return Country.LU
    if eu_works_abroad_in_fr:
        return Country.FR
    if eu_works_abroad_in_other_eu:
        return Country.OTHER_EU
    return Country.NONE


@rule(level="spell", law=_SEVERAL, start=_START, output=True)
def eu_is_in_several_states(
    eu_is_home_work_normal: bool,
    residence_state: Country,
    eu_foreign_work_state_count: float,
    any_concurrent_eu_works_regularly_in_further_states: bool,
) -> bool:
    """Normally works in two or more states under the regulation, marginal work overlooked (werk in meer landen)."""
    states = eu_foreign_work_state_count
    if eu_is_home_work_normal and residence_state != Country.OTHER:
        states = states + 1
    if any_concurrent_eu_works_regularly_in_further_states:
        states = states + 1
    return states > 1


@rule(level="spell", law="Regulation (EC) 883/2004 art. 11(3)(a)", start=_START)
def eu_sole_work_state(
    eu_is_home_work_normal: bool,
    residence_state: Country,
    eu_foreign_work_state: Country,
    sum_concurrent_eu_minutes_other: float,
    employer_state: Country,
) -> Country:
    """The one state with more than marginal work (enig werkland).

    Where the corona years overlook all work at home and there is no other, the employer's state.
    """
    if eu_foreign_work_state != Country.NONE:
        return eu_foreign_work_state
    if eu_is_home_work_normal:
        return residence_state
    if sum_concurrent_eu_minutes_other > 0:
        return Country.OTHER
    return employer_state
