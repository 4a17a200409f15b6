"""Who pays Belgian employee contributions, and on what wage."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Collar, Country, JobKind


@rule(level="spell", law="Wet 27.06.1969 art. 1; regulation 1408/71 art. 13", start="2003-01-01")
def be_is_insured_as_employee(insurance_state: Country, job_kind: JobKind, eu_is_self_employed: bool) -> bool:
    """The job is under Belgian social security for employees (RSZ-plichtig)."""
    return insurance_state == Country.BE and job_kind != JobKind.NONE and not eu_is_self_employed


@referral(
    blocks=("be_employee_contributions", "be_employer_contributions"),
    office="bbz",
    level="spell",
    law="KB 25.10.1985; brochure-2003 §4.2",
    start="2003-01-01",
)
def is_be_statutory_official(insurance_state: Country, is_statutory_official: bool) -> bool:
    """An official appointed for life has other contribution rates than the table for employees."""
    return insurance_state == Country.BE and is_statutory_official


@referral(
    blocks="be_employee_contributions",
    office="bbz",
    level="spell",
    law="KB nr. 38 27.07.1967; brochure-2003 §4.1.6",
    start="2003-01-01",
)
def is_be_insured_self_employed(insurance_state: Country, eu_is_self_employed: bool) -> bool:
    """The self-employed pay other Belgian contributions, which are not in this program."""
    return insurance_state == Country.BE and eu_is_self_employed


@rule(
    level="spell",
    law="Wet 27.06.1969 art. 14; Wet 29.06.1981 arts 23 and 38 (108%); KB 28.11.1969 art. 19 §1",
    unit="EUR/year",
    start="2003-01-01",
    when="be_is_insured_as_employee",
)
def be_contribution_base(
    gross_pay: float,
    benefits_in_kind: float,
    be_holiday_pay_outside_wage: float,
    collar: Collar,
    be_manual_worker_base_share: float,
) -> float:
    """Wage on which contributions are paid (bijdrageloon): all gross wage, 108% of it for manual workers.

    There is no ceiling. The 8% stands for the holiday pay that a fund pays to manual workers. The legal double
    holiday pay is no wage: the employee pays on it apart.
    """
    wage = gross_pay + benefits_in_kind - be_holiday_pay_outside_wage
    if collar == Collar.MANUAL:
        wage = wage * be_manual_worker_base_share
    return round_half_up(wage, CENT)
