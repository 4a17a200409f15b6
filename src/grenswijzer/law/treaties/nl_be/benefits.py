"""Which state may tax a benefit or pension (art. 18, art. 19(2))."""

from grenswijzer.engine.arithmetic import ratio, years_between
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import BenefitKind, Country

_ART_18_6 = "NL-BE treaty 2001 art. 18(6)"
_SHARES = ("be_taxable_benefit_share", "nl_taxable_benefit_share")


@rule(level="spell", law=_ART_18_6, start="2003-01-01")
def nl_be_is_pay_taxed_in_other_state(nl_be_other_state_share: float) -> bool:
    """Pay of a job that the other state may tax (loon belastbaar in het andere land)."""
    return nl_be_other_state_share > 0


@rule(level="adult", law=_ART_18_6, start="2003-01-01")
def nl_be_has_pay_taxed_in_other_state(any_nl_be_is_pay_taxed_in_other_state: bool) -> bool:
    """The person has a job whose pay the other state may tax (baan met loon belastbaar in het andere land)."""
    return any_nl_be_is_pay_taxed_in_other_state


@rule(level="benefit", law=_ART_18_6, start="2003-01-01")
def nl_be_is_benefit_beside_job(
    benefit_kind: BenefitKind,
    benefit_paying_state: Country,
    nl_be_other_state: Country,
    is_statutory_benefit: bool,
    is_job_of_benefit_kept: bool,
    nl_be_has_pay_taxed_in_other_state: bool,
) -> bool:
    """Statutory benefit of the other state because a job there cannot be done, or not fully (uitkering naast het werk).

    For sickness, partial incapacity or redundancy, of somebody who still holds the job, whose pay the other state may
    tax.
    """
    is_covered_kind = (
        benefit_kind == BenefitKind.SICKNESS
        or benefit_kind == BenefitKind.PARTIAL_INCAPACITY
        or benefit_kind == BenefitKind.REDUNDANCY
    )
    is_from_other_state = benefit_paying_state == nl_be_other_state and is_statutory_benefit
    has_job = is_job_of_benefit_kept and nl_be_has_pay_taxed_in_other_state
    return is_covered_kind and is_from_other_state and has_job


@rule(level="benefit", law=_ART_18_6, unit="day number", start="2003-01-01")
def nl_be_day_after_first_year(benefit_first_day: int, year_start: int, year_end: int) -> int:
    """First day after the benefit's first year (dag na het eerste jaar), 365 days on, 366 with a leap day."""
    length = year_end - year_start
    if years_between(benefit_first_day, benefit_first_day + length) >= 1:
        return benefit_first_day + length
    if years_between(benefit_first_day, benefit_first_day + length + 1) >= 1:
        return benefit_first_day + length + 1
    return benefit_first_day + length + 1 + 1


@rule(level="benefit", law=_ART_18_6, unit="days", start="2003-01-01")
def nl_be_benefit_days(
    benefit_first_day: int, benefit_last_day: int, year_start: int, year_end: int
) -> float:
    """Calendar days of the year on which the benefit runs (uitkeringsdagen)."""
    return 1.0 * max(0, min(benefit_last_day, year_end) - max(benefit_first_day, year_start) + 1)


@rule(level="benefit", law=_ART_18_6, unit="days", start="2003-01-01")
def nl_be_benefit_days_in_first_year(
    benefit_first_day: int,
    benefit_last_day: int,
    year_start: int,
    year_end: int,
    nl_be_day_after_first_year: int,
) -> float:
    """Calendar days of the year that lie in the benefit's first year (uitkeringsdagen in het eerste jaar)."""
    last = min(min(benefit_last_day, year_end), nl_be_day_after_first_year - 1)
    return 1.0 * max(0, last - max(benefit_first_day, year_start) + 1)


@rule(level="benefit", law=_ART_18_6, unit="share", start="2003-01-01", end="2019-12-31", output=True)
@rule(level="benefit", law=_ART_18_6, unit="share", start="2023-01-01", output=True)
def nl_be_benefit_beside_job_share(
    nl_be_is_benefit_beside_job: bool,
    has_pay_for_actual_work: bool,
    nl_be_benefit_days: float,
    nl_be_benefit_days_in_first_year: float,
) -> float:
    """Share of the year's benefit that the work state may tax beside the job (uitkering die het loon volgt).

    For at most one year from its first day, by calendar days; after that only while pay for actually doing that same
    job is still received.
    """
    if not nl_be_is_benefit_beside_job:
        return 0.0
    if has_pay_for_actual_work:
        return 1.0
    return ratio(nl_be_benefit_days_in_first_year, nl_be_benefit_days)


@rule(level="benefit", law="NL-BE treaty 2001 art. 19(2), (3), Protocol I no. 23", start="2003-01-01")
def nl_be_is_public_pension_of_other_state(
    is_public_service_pension: bool, benefit_paying_state: Country, nl_be_other_state: Country
) -> bool:
    """Pension for services to the other state or its public bodies (overheidspensioen)."""
    return is_public_service_pension and benefit_paying_state == nl_be_other_state


@rule(level="benefit", law="NL-BE treaty 2001 art. 18(2)(a), (b)", unit="EUR/year", start="2003-01-01")
def nl_be_lightly_taxed_benefit(
    benefit_amount: float,
    benefit_paying_state: Country,
    nl_be_other_state: Country,
    is_statutory_benefit: bool,
    was_tax_favoured: bool,
    is_lightly_taxed_at_home: bool,
    nl_be_benefit_beside_job_share: float,
    nl_be_is_public_pension_of_other_state: bool,
) -> float:
    """Part of a benefit from the other state that the state of residence taxes lightly (te laag belaste uitkering).

    Below its general rate for wages, or for less than 90% of the gross amount; for a private pension or annuity only
    where it was built up with tax relief in the other state.
    """
    is_from_other_state = benefit_paying_state == nl_be_other_state
    is_private_without_relief = not is_statutory_benefit and not was_tax_favoured
    is_caught = is_from_other_state and is_lightly_taxed_at_home and not is_private_without_relief
    if nl_be_is_public_pension_of_other_state or not is_caught:
        return 0.0
    return benefit_amount * (1.0 - nl_be_benefit_beside_job_share)


@rule(level="adult", law="NL-BE treaty 2001 art. 18(2)", unit="EUR/year", start="2003-01-01")
def nl_be_lightly_taxed_benefits(sum_nl_be_lightly_taxed_benefit: float) -> float:
    """All benefits from the other state that the state of residence taxes lightly (te laag belaste uitkeringen)."""
    return sum_nl_be_lightly_taxed_benefit


@rule(level="benefit", law="NL-BE treaty 2001 art. 18(2)", unit="share", start="2003-01-01", output=True)
def nl_be_source_state_share(
    benefit_amount: float,
    nl_be_lightly_taxed_benefit: float,
    nl_be_lightly_taxed_benefits: float,
    nl_be_source_state_limit: float,
) -> float:
    """Share of a benefit that the paying state may also tax because the state of residence taxes it lightly.

    Only where all such benefits of the calendar year together are above EUR 25,000 gross (bronstaatheffing).
    """
    if nl_be_lightly_taxed_benefits <= nl_be_source_state_limit:
        return 0.0
    return ratio(nl_be_lightly_taxed_benefit, benefit_amount)


@rule(level="benefit", law="NL-BE treaty 2001 arts 18, 19(2)", unit="share", start="2003-01-01", output=True)
def nl_be_benefit_share_of_other_state(
    benefit_paying_state: Country,
    nl_be_other_state: Country,
    nl_be_treaty_residence: Country,
    nationality: Country,
    nl_be_is_public_pension_of_other_state: bool,
    is_paid_out_before_start: bool,
    nl_be_benefit_beside_job_share: float,
    nl_be_source_state_share: float,
) -> float:
    """Share of a benefit or pension that the other state may tax; as a rule none, only the state of residence may.

    The other state may where the benefit stands beside a job there, where it is taxed too lightly at home and large,
    where it is paid out at once before its starting date, or where it is a public pension of that state, unless the
    person has the nationality of the state of residence.
    """
    if benefit_paying_state != nl_be_other_state:
        return 0.0
    if nl_be_is_public_pension_of_other_state:
        return 0.0 if nationality == nl_be_treaty_residence else 1.0
    if is_paid_out_before_start:
        return 1.0
    return min(1.0, nl_be_benefit_beside_job_share + nl_be_source_state_share)


@rule(level="benefit", law="NL-BE treaty 2001 arts 18, 19(2)", unit="share", start="2003-01-01", output=True)
def be_taxable_benefit_share(
    nl_be_treaty_residence: Country, nl_be_benefit_share_of_other_state: float
) -> float:
    """Share of a benefit or pension that Belgium may tax (in België belastbare uitkering)."""
    if nl_be_treaty_residence == Country.NL:
        return nl_be_benefit_share_of_other_state
    return 1.0 - nl_be_benefit_share_of_other_state


@rule(level="benefit", law="NL-BE treaty 2001 arts 18, 19(2)", unit="share", start="2003-01-01", output=True)
def nl_taxable_benefit_share(
    nl_be_treaty_residence: Country, nl_be_benefit_share_of_other_state: float
) -> float:
    """Share of a benefit or pension that the Netherlands may tax without relief (in Nederland belaste uitkering)."""
    if nl_be_treaty_residence == Country.NL:
        return 1.0 - nl_be_benefit_share_of_other_state
    return nl_be_benefit_share_of_other_state


@rule(level="benefit", law="NL-BE treaty 2001 arts 18(6), 27(1)", start="2003-01-01", output=True)
def is_benefit_in_general_compensation_scope(
    nl_be_treaty_residence: Country, nl_be_benefit_beside_job_share: float
) -> bool:
    """Benefit of a Dutch resident beside a Belgian job: counts for the general compensation (compensatie)."""
    return nl_be_treaty_residence == Country.NL and nl_be_benefit_beside_job_share > 0


@referral(
    blocks=_SHARES, office="ibb", level="benefit", law="NL-BE treaty 2001 arts 18, 21", start="2003-01-01"
)
def nl_be_is_benefit_of_third_state(benefit_paying_state: Country) -> bool:
    """A benefit from a third state falls under that state's treaty with your state of residence: ask."""
    return benefit_paying_state != Country.NL and benefit_paying_state != Country.BE


@referral(
    blocks=_SHARES,
    office="team_grensarbeid_roosendaal",
    level="benefit",
    law="NL act of approval of 12 Dec 2002 arts 2, 3",
    start="2003-01-01",
)
def nl_be_has_transition_for_pension(
    nl_be_treaty_residence: Country,
    benefit_paying_state: Country,
    nl_be_source_state_share: float,
    was_entitled_on_signing_day: bool,
) -> bool:
    """Lived in Belgium since 5 June 2001 with a Dutch pension right of that day: no or less Dutch tax, ask."""
    is_dutch_source = benefit_paying_state == Country.NL and nl_be_source_state_share > 0
    return nl_be_treaty_residence == Country.BE and is_dutch_source and was_entitled_on_signing_day
