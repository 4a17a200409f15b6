"""Cash benefits that count as work (art. 11(2) of Regulation 883/2004), and the insured months of a year."""

from grenswijzer.engine.arithmetic import months_between
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import BenefitKind, Country

_START = "2011-01-01"
_WORK = "Regulation (EC) 883/2004 art. 11(2), (3)(c)"
_MONTHS = "Regulation (EC) 883/2004 art. 11(1), (2), (3)(e)"


@rule(level="benefit", law=_WORK, start=_START)
def eu_is_benefit_as_work(
    benefit_kind: BenefitKind,
    is_statutory_benefit: bool,
    is_job_of_benefit_kept: bool,
) -> bool:
    """Benefit after the job has ended that counts as work, or as unemployment (uitkering die als werk telt).

    Sickness benefit, benefit for redundancy and unemployment benefit. Not: pensions for invalidity, old age or
    survivors. While the job is kept, the job itself counts.
    """
    is_for_work = (
        benefit_kind == BenefitKind.SICKNESS
        or benefit_kind == BenefitKind.REDUNDANCY
        or benefit_kind == BenefitKind.UNEMPLOYMENT
    )
    return is_for_work and is_statutory_benefit and not is_job_of_benefit_kept


@rule(level="benefit", law=_WORK, unit="months", start=_START)
def eu_benefit_months(
    eu_is_benefit_as_work: bool,
    benefit_first_day: int,
    benefit_last_day: int,
    year_start: int,
    year_end: int,
) -> float:
    """Whole months of the year with such a benefit (maanden met uitkering)."""
    first = max(benefit_first_day, year_start)
    last = min(benefit_last_day, year_end)
    if not eu_is_benefit_as_work or last < first:
        return 0.0
    return 1.0 * months_between(first, last + 1)


@rule(level="benefit", law=_WORK, unit="months", start=_START)
def eu_benefit_months_nl(eu_benefit_months: float, benefit_paying_state: Country) -> float:
    """Months with such a benefit from the Netherlands (maanden met Nederlandse uitkering)."""
    return eu_benefit_months if benefit_paying_state == Country.NL else 0.0


@rule(level="benefit", law=_WORK, unit="months", start=_START)
def eu_benefit_months_be(eu_benefit_months: float, benefit_paying_state: Country) -> float:
    """Months with such a benefit from Belgium (maanden met Belgische uitkering)."""
    return eu_benefit_months if benefit_paying_state == Country.BE else 0.0


@rule(level="adult", law=_MONTHS, unit="months", start=_START)
def months_without_job_or_benefit(months_without_job: float, sum_eu_benefit_months: float) -> float:
    """Months with neither a job nor a benefit that counts as work (maanden zonder werk of uitkering)."""
    return max(0.0, months_without_job - sum_eu_benefit_months)


@rule(level="adult", law=_MONTHS, unit="months", start=_START, output=True)
def nl_insured_months(
    residence_state: Country,
    sum_nl_insured_job_months: float,
    sum_eu_benefit_months_nl: float,
    months_without_job_or_benefit: float,
    months_of_a_year: float,
) -> float:
    """Months of the year insured in the Netherlands: by work, benefit, else residence (verzekerd in Nederland)."""
    by_residence = months_without_job_or_benefit if residence_state == Country.NL else 0.0
    return min(months_of_a_year, sum_nl_insured_job_months + sum_eu_benefit_months_nl + by_residence)


@rule(level="adult", law=_MONTHS, unit="months", start=_START, output=True)
def be_insured_months(
    residence_state: Country,
    sum_be_insured_job_months: float,
    sum_eu_benefit_months_be: float,
    months_without_job_or_benefit: float,
    months_of_a_year: float,
) -> float:
    """Months of the year insured in Belgium: by work, benefit, else residence (verzekerd in België)."""
    by_residence = months_without_job_or_benefit if residence_state == Country.BE else 0.0
    return min(months_of_a_year, sum_be_insured_job_months + sum_eu_benefit_months_be + by_residence)


@rule(level="benefit", law=_WORK, start=_START)
def eu_is_unclear_benefit(
    benefit_kind: BenefitKind,
    benefit_paying_state: Country,
    residence_state: Country,
    is_statutory_benefit: bool,
    is_job_of_benefit_kept: bool,
    nl_be_benefit_days: float,
) -> bool:
    """Benefit from another state, after the job has ended, of which art. 11(2) leaves open whether it counts as work.

    Partial incapacity, early retirement (SWT, brugpensioen) and other benefits (onduidelijke uitkering).
    """
    is_open = (
        benefit_kind == BenefitKind.PARTIAL_INCAPACITY
        or benefit_kind == BenefitKind.EARLY_RETIREMENT
        or benefit_kind == BenefitKind.OTHER
    )
    is_from_elsewhere = benefit_paying_state != residence_state and is_statutory_benefit
    return is_open and is_from_elsewhere and not is_job_of_benefit_kept and nl_be_benefit_days > 0


@referral(
    blocks=("nl_insured_months", "be_insured_months"),
    office="svb_bbz",
    level="adult",
    law=_WORK,
    start=_START,
)
def eu_is_insured_by_unclear_benefit(any_eu_is_unclear_benefit: bool, months_without_job: float) -> bool:
    """Part of the year you had no job but a benefit from another state: ask which state insures you then."""
    return any_eu_is_unclear_benefit and months_without_job > 0


@referral(
    blocks=("insurance_state", "insurance_state_without_request", "nl_insured_months", "be_insured_months"),
    office="svb_bbz",
    level="adult",
    law="Regulation (EC) 883/2004 arts 11(2), 11(3)(c), 13",
    start=_START,
)
def eu_has_benefit_beside_work(sum_eu_benefit_months: float, months_without_job: float) -> bool:
    """You had a benefit for a job that ended and another job at the same time: ask which state insures you."""
    return sum_eu_benefit_months > months_without_job
