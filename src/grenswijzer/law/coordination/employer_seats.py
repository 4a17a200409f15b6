"""States where the employers have their seats, under Regulation 883/2004: marginal jobs do not count."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_START = "2010-05-01"
_SEAT = "Regulation (EC) 883/2004 art. 13(1)(b); Regulation (EC) 987/2009 art. 14(5a), (5b)"


@rule(level="spell", law=_SEAT, start=_START)
def eu_is_counted_job(
    eu_is_employed: bool,
    eu_projected_minutes: float,
    sum_concurrent_eu_projected_minutes: float,
    eu_employed_pay: float,
    sum_concurrent_eu_employed_pay: float,
    eu_marginal_share: float,
) -> bool:
    """A job in paid employment that is more than marginal by working time or pay (niet marginale baan)."""
    time_share = ratio(eu_projected_minutes, sum_concurrent_eu_projected_minutes)
    pay_share = ratio(eu_employed_pay, sum_concurrent_eu_employed_pay)
    return eu_is_employed and max(time_share, pay_share) >= eu_marginal_share


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_nl(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in the Netherlands (werkgever in Nederland)."""
    return eu_is_counted_job and employer_state == Country.NL


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_be(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in Belgium (werkgever in België)."""
    return eu_is_counted_job and employer_state == Country.BE


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_de(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in Germany (werkgever in Duitsland)."""
    return eu_is_counted_job and employer_state == Country.DE


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_lu(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in Luxembourg (werkgever in Luxemburg)."""
    return eu_is_counted_job and employer_state == Country.LU


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_fr(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in France (werkgever in Frankrijk)."""
    return eu_is_counted_job and employer_state == Country.FR


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_other_eu(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in another state under the regulation (werkgever in een ander EU-land)."""
    return eu_is_counted_job and employer_state == Country.OTHER_EU


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_in_outside(eu_is_counted_job: bool, employer_state: Country) -> bool:
    """The employer has its seat in a state outside the regulation (werkgever in een land buiten de EU)."""
    return eu_is_counted_job and employer_state == Country.OTHER


@rule(level="spell", law=_SEAT, unit="states", start=_START)
def eu_foreign_seat_count(
    residence_state: Country,
    any_concurrent_eu_has_employer_in_nl: bool,
    any_concurrent_eu_has_employer_in_be: bool,
    any_concurrent_eu_has_employer_in_de: bool,
    any_concurrent_eu_has_employer_in_lu: bool,
    any_concurrent_eu_has_employer_in_fr: bool,
    any_concurrent_eu_has_employer_in_other_eu: bool,
) -> float:
    """Number of states, other than that of residence, where employers have their seats (aantal vestigingslanden)."""
    nl = 1.0 if any_concurrent_eu_has_employer_in_nl and residence_state != Country.NL else 0.0
    be = 1.0 if any_concurrent_eu_has_employer_in_be and residence_state != Country.BE else 0.0
    de = 1.0 if any_concurrent_eu_has_employer_in_de and residence_state != Country.DE else 0.0
    lu = 1.0 if any_concurrent_eu_has_employer_in_lu and residence_state != Country.LU else 0.0
    fr = 1.0 if any_concurrent_eu_has_employer_in_fr and residence_state != Country.FR else 0.0
    other = 1.0 if any_concurrent_eu_has_employer_in_other_eu and residence_state != Country.OTHER_EU else 0.0
    return nl + be + de + lu + fr + other


@rule(level="spell", law=_SEAT, start=_START)
def eu_foreign_seat_state(
    residence_state: Country,
    any_concurrent_eu_has_employer_in_nl: bool,
    any_concurrent_eu_has_employer_in_be: bool,
    any_concurrent_eu_has_employer_in_de: bool,
    any_concurrent_eu_has_employer_in_lu: bool,
    any_concurrent_eu_has_employer_in_fr: bool,
    any_concurrent_eu_has_employer_in_other_eu: bool,
) -> Country:
    """State, other than that of residence, of an employer's seat: the first of several (vestigingsland)."""
    if any_concurrent_eu_has_employer_in_nl and residence_state != Country.NL:
        return Country.NL
    if any_concurrent_eu_has_employer_in_be and residence_state != Country.BE:
        return Country.BE
    if any_concurrent_eu_has_employer_in_de and residence_state != Country.DE:
        return Country.DE
    if any_concurrent_eu_has_employer_in_lu and residence_state != Country.LU:
        return Country.LU
    if any_concurrent_eu_has_employer_in_fr and residence_state != Country.FR:
        return Country.FR
    if any_concurrent_eu_has_employer_in_other_eu and residence_state != Country.OTHER_EU:
        return Country.OTHER_EU
    return Country.NONE


@rule(level="spell", law=_SEAT, start=_START)
def eu_has_employer_at_home(
    eu_is_counted_job: bool, employer_state: Country, residence_state: Country
) -> bool:
    """The employer has its seat in the state of residence (werkgever in het woonland)."""
    return eu_is_counted_job and employer_state == residence_state
