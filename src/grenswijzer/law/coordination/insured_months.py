"""How long somebody is insured in each state in the year, and the proof of it (E101)."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import BenefitKind, Country, InsuranceBasis

_END = "2010-04-30"
_RESIDENCE = "Regulation (EEC) 1408/71 art. 13(2)(f)"


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(1); Regulation (EC) 883/2004 art. 11(1)",
    unit="months",
    start="2003-01-01",
)
def insured_job_months(spell_months: float, is_first_of_period: bool) -> float:
    """Months of work, concurrent jobs once (verzekerde maanden door werk)."""
    return spell_months if is_first_of_period else 0.0


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(1); Regulation (EC) 883/2004 art. 11(1)",
    unit="months",
    start="2003-01-01",
)
def nl_insured_job_months(insured_job_months: float, insurance_state: Country) -> float:
    """Months of work insured in the Netherlands (in Nederland verzekerde maanden door werk)."""
    return insured_job_months if insurance_state == Country.NL else 0.0


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(1); Regulation (EC) 883/2004 art. 11(1)",
    unit="months",
    start="2003-01-01",
)
def be_insured_job_months(insured_job_months: float, insurance_state: Country) -> float:
    """Months of work insured in Belgium (in België verzekerde maanden door werk)."""
    return insured_job_months if insurance_state == Country.BE else 0.0


@rule(
    level="adult",
    law=_RESIDENCE + "; Regulation (EC) 883/2004 art. 11(3)(e)",
    unit="months",
    start="2003-01-01",
)
def months_without_job(sum_insured_job_months: float, months_of_a_year: float) -> float:
    """Months of the year without any job (maanden zonder werk)."""
    return max(0.0, months_of_a_year - sum_insured_job_months)


@rule(level="adult", law=_RESIDENCE, unit="months", start="2003-01-01", end=_END, output=True)
def nl_insured_months(
    residence_state: Country,
    sum_nl_insured_job_months: float,
    months_without_job: float,
    months_of_a_year: float,
) -> float:
    """Months of the year insured in the Netherlands: by work, without a job by residence (volksverzekeringen)."""
    by_residence = months_without_job if residence_state == Country.NL else 0.0
    return min(months_of_a_year, sum_nl_insured_job_months + by_residence)


@rule(level="adult", law=_RESIDENCE, unit="months", start="2003-01-01", end=_END, output=True)
def be_insured_months(
    residence_state: Country,
    sum_be_insured_job_months: float,
    months_without_job: float,
    months_of_a_year: float,
) -> float:
    """Months of the year insured in Belgium: by work, without a job by residence (verzekerd in België)."""
    by_residence = months_without_job if residence_state == Country.BE else 0.0
    return min(months_of_a_year, sum_be_insured_job_months + by_residence)


@rule(
    level="adult",
    law="Regulation (EEC) 1408/71 art. 13(1); Regulation (EC) 883/2004 art. 11(1)",
    start="2003-01-01",
    output=True,
)
def is_insured_in_nl(nl_insured_months: float) -> bool:
    """Insured in the Netherlands at some time in the year (verzekerd in Nederland)."""
    return nl_insured_months > 0


@rule(
    level="adult",
    law="Regulation (EEC) 1408/71 art. 13(1); Regulation (EC) 883/2004 art. 11(1)",
    start="2003-01-01",
    output=True,
)
def is_insured_in_be(be_insured_months: float) -> bool:
    """Under Belgian social security at some time in the year (verzekerd in België)."""
    return be_insured_months > 0


@rule(
    level="spell",
    law="Regulation (EEC) 574/72 arts 11-12a; brochure 2003 §4.1 question 5",
    start="2003-01-01",
    end=_END,
    output=True,
)
def needs_e101(
    eu_insurance_basis: InsuranceBasis,
    insurance_state: Country,
    residence_state: Country,
    eu_work_state: Country,
    eu_works_elsewhere: bool,
    eu_works_in_residence_state: bool,
) -> bool:
    """A form E101 of the insuring state is needed, as proof in another state where work is done (detacheringsbewijs).

    From the Sociale Verzekeringsbank in Amstelveen when the Netherlands insures, from the RSZ when Belgium does.
    """
    works_in_other = eu_works_elsewhere and eu_work_state != insurance_state
    lives_and_works_in_other = eu_works_in_residence_state and residence_state != insurance_state
    is_plain = eu_insurance_basis == InsuranceBasis.WORK_STATE
    return not is_plain and (works_in_other or lives_and_works_in_other)


@rule(level="benefit", law=_RESIDENCE, start="2003-01-01", end=_END)
def is_lasting_benefit_without_job(
    benefit_kind: BenefitKind,
    benefit_paying_state: Country,
    residence_state: Country,
    is_statutory_benefit: bool,
    is_job_of_benefit_kept: bool,
    nl_be_benefit_days: float,
) -> bool:
    """Statutory benefit of another state than that of residence, after the job has ended (uitkering zonder werk).

    Full unemployment is paid by the state of residence and leaves no question.
    """
    is_from_elsewhere = benefit_paying_state != residence_state and is_statutory_benefit
    has_no_job = not is_job_of_benefit_kept and nl_be_benefit_days > 0
    return is_from_elsewhere and has_no_job and benefit_kind != BenefitKind.UNEMPLOYMENT


@referral(
    blocks=("nl_insured_months", "be_insured_months"),
    office="svb",
    level="adult",
    law=_RESIDENCE,
    start="2003-01-01",
    end=_END,
)
def is_insured_by_benefit_only(any_is_lasting_benefit_without_job: bool, months_without_job: float) -> bool:
    """Part of the year you had no job but a benefit from another state: ask which state insures you then."""
    return any_is_lasting_benefit_without_job and months_without_job > 0
