"""Ordinary paid employment under Regulation 883/2004, in its text of 2010 and that of 28 June 2012."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, InsuranceBasis

_START = "2010-05-01"
_AMENDED = "2012-06-28"
_FIRST = "Regulation (EC) 883/2004 arts 11(3)(a), 13(1) as enacted; Regulation (EC) 987/2009 art. 14(11)"
_LAW = "Regulation (EC) 883/2004 arts 11(3)(a), 13(1); Regulation (EC) 987/2009 art. 14(11)"


@rule(level="spell", law=_FIRST, start=_START, end="2012-06-27", output=True)
def eu_employment_basis(
    eu_is_in_several_states: bool,
    eu_is_substantial_at_home: bool,
    any_concurrent_eu_has_employer_in_other: bool,
    any_concurrent_eu_has_employer_at_home: bool,
    eu_foreign_seat_count: float,
) -> InsuranceBasis:
    """Rule for all concurrent jobs in ordinary paid employment together (aanwijsregel voor werknemers).

    In several states: residence for a substantial part there, and for employers with seats in different states.
    """
    if not eu_is_in_several_states:
        return InsuranceBasis.WORK_STATE
    if eu_is_substantial_at_home:
        return InsuranceBasis.RESIDENCE_WORK_IN_SEVERAL_STATES
    if any_concurrent_eu_has_employer_in_other:
        return InsuranceBasis.RESIDENCE_EMPLOYER_OUTSIDE
    is_home_seat_too = any_concurrent_eu_has_employer_at_home and eu_foreign_seat_count > 0
    if eu_foreign_seat_count > 1 or is_home_seat_too:
        return InsuranceBasis.RESIDENCE_SEVERAL_EMPLOYERS
    return InsuranceBasis.EMPLOYER_SEAT


@rule(level="spell", law=_LAW, start=_AMENDED, output=True)
def eu_employment_basis(
    eu_is_in_several_states: bool,
    eu_is_substantial_at_home: bool,
    any_concurrent_eu_has_employer_in_other: bool,
    any_concurrent_eu_has_employer_at_home: bool,
    eu_foreign_seat_count: float,
) -> InsuranceBasis:
    """Rule for all concurrent jobs in ordinary paid employment together (aanwijsregel voor werknemers).

    Work in one state: that state. In several: residence for a substantial part there; else one employer, or
    employers in one state: the seat; employers in the state of residence and one other: the other; employers in two
    or more others: residence. An employer outside the Union: residence.
    """
    if not eu_is_in_several_states:
        return InsuranceBasis.WORK_STATE
    if eu_is_substantial_at_home:
        return InsuranceBasis.RESIDENCE_WORK_IN_SEVERAL_STATES
    if any_concurrent_eu_has_employer_in_other:
        return InsuranceBasis.RESIDENCE_EMPLOYER_OUTSIDE
    if eu_foreign_seat_count > 1:
        return InsuranceBasis.RESIDENCE_SEVERAL_EMPLOYERS
    if eu_foreign_seat_count == 1 and any_concurrent_eu_has_employer_at_home:
        return InsuranceBasis.EMPLOYER_OTHER_STATE
    return InsuranceBasis.EMPLOYER_SEAT


@rule(level="spell", law=_LAW, start=_START)
def eu_employment_state(
    eu_employment_basis: InsuranceBasis,
    residence_state: Country,
    eu_sole_work_state: Country,
    eu_foreign_seat_count: float,
    eu_foreign_seat_state: Country,
) -> Country:
    """State whose law that rule names, the same for every concurrent job (aangewezen land voor werknemers)."""
    if eu_employment_basis == InsuranceBasis.WORK_STATE:
        return eu_sole_work_state
    if eu_employment_basis == InsuranceBasis.EMPLOYER_OTHER_STATE:
        return eu_foreign_seat_state
    if eu_employment_basis == InsuranceBasis.EMPLOYER_SEAT and eu_foreign_seat_count == 1:
        return eu_foreign_seat_state
    return residence_state
