"""Employer contributions that depend on the firm or the worker, their total, and the cost of a job."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Collar


@rule(level="spell", law="Wet 28.06.1966; brochure-2003 §4.2 footnote 10", unit="workers", start="2003-01-01")
def be_closure_fund_size(employer_mean_size_last_year: float, employer_size: int) -> float:
    """Size that decides the closure fund rate: the mean number of workers of the calendar year before."""
    if employer_mean_size_last_year > 0:
        return employer_mean_size_last_year
    return employer_size + 0.0


@rule(level="spell", law="Wet 28.06.1966; brochure-2003 §4.2", unit="share", start="2003-01-01")
def be_employer_closure_basic_rate(
    be_closure_fund_size: float,
    be_closure_fund_size_threshold: float,
    be_closure_basic_rate_small: float,
    be_closure_basic_rate_large: float,
) -> float:
    """Rate of the basic closure fund contribution (sluitingsfonds): less under 20 workers."""
    if be_closure_fund_size < be_closure_fund_size_threshold:
        return be_closure_basic_rate_small
    return be_closure_basic_rate_large


@rule(
    level="spell",
    law="Wet 28.06.1966; Wet 26.06.2002; brochure-2003 §4.2",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
    when="be_is_insured_as_employee",
)
def be_employer_closure_basic_contribution(
    be_contribution_base: float, be_employer_closure_basic_rate: float
) -> float:
    """Employer contribution for the closure fund, basic contribution (sluitingsfonds, basisbijdrage).

    Since 2018 it stands beside the total: its rate changes every year and was found for two years only.
    """
    return round_half_up(be_contribution_base * be_employer_closure_basic_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3; brochure-2003 §4.2 footnote 9",
    unit="share",
    start="2003-01-01",
)
def be_employer_special_unemployment_rate(
    employer_size: int, be_special_unemployment_size_threshold: float, be_special_unemployment_rate: float
) -> float:
    """Rate of the special unemployment contribution: only employers of at least ten workers pay it."""
    if employer_size < be_special_unemployment_size_threshold:
        return 0.0
    return be_special_unemployment_rate


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3; brochure-2003 §4.2 footnote 9",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_employer_special_unemployment_contribution(
    be_contribution_base: float, be_employer_special_unemployment_rate: float
) -> float:
    """Special employer contribution for unemployment (bijzondere werkloosheidsbijdrage)."""
    return round_half_up(be_contribution_base * be_employer_special_unemployment_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 8°; brochure-2003 §4.2 footnote 7",
    unit="share",
    start="2003-01-01",
)
def be_employer_holiday_rate(collar: Collar, be_manual_holiday_rate: float) -> float:
    """Rate for the annual holiday (jaarlijkse vakantie) per pay period: manual workers only."""
    if collar == Collar.MANUAL:
        return be_manual_holiday_rate
    return 0.0


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 8°; brochure-2003 §4.2 footnote 7",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_employer_holiday_contribution(be_contribution_base: float, be_employer_holiday_rate: float) -> float:
    """Employer contribution for the annual holiday (jaarlijkse vakantie), paid every pay period."""
    return round_half_up(be_contribution_base * be_employer_holiday_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 8°; brochure-2003 §4.2 footnote 7",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_employer_april_holiday_contribution(
    be_contribution_base: float, collar: Collar, be_manual_april_holiday_rate: float
) -> float:
    """Yearly employer contribution for the holiday of manual workers, due in April on 108% of the wage.

    It stands beside the percentages of the table and is no part of their total.
    """
    if collar == Collar.MANUAL:
        return round_half_up(be_contribution_base * be_manual_april_holiday_rate, CENT)
    return 0.0


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3; brochure-2003 §4.2",
    unit="share",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_contribution_rate(
    be_employer_pension_rate: float,
    be_employer_health_care_rate: float,
    be_employer_sickness_benefit_rate: float,
    be_employer_child_benefit_rate: float,
    be_employer_unemployment_rate: float,
    be_employer_occupational_disease_rate: float,
    be_employer_work_accident_rate: float,
    be_employer_holiday_rate: float,
    be_employer_educational_leave_rate: float,
    be_employer_wage_moderation_rate: float,
    be_employer_childcare_rate: float,
    be_employer_temporary_unemployment_rate: float,
    be_employer_special_unemployment_rate: float,
    be_employer_closure_basic_rate: float,
    be_employer_closure_special_rate: float,
    be_employer_youth_guidance_rate: float,
) -> float:
    """All employer percentages together: 38.98, 40.67 or 40.70% for manual workers, 6 points less for staff."""
    branches = (
        be_employer_pension_rate
        + be_employer_health_care_rate
        + be_employer_sickness_benefit_rate
        + be_employer_child_benefit_rate
        + be_employer_unemployment_rate
        + be_employer_occupational_disease_rate
        + be_employer_work_accident_rate
    )
    for_all = (
        be_employer_educational_leave_rate
        + be_employer_wage_moderation_rate
        + be_employer_childcare_rate
        + be_employer_temporary_unemployment_rate
        + be_employer_closure_special_rate
        + be_employer_youth_guidance_rate
    )
    by_firm = be_employer_special_unemployment_rate + be_employer_closure_basic_rate
    return branches + for_all + by_firm + be_employer_holiday_rate


@rule(level="spell", law="Wet 29.06.1981 art. 38 §3", unit="EUR/year", start="2003-01-01", output=True)
def be_employer_contributions(be_contribution_base: float, be_employer_contribution_rate: float) -> float:
    """Contributions the employer pays on top of the wage (werkgeversbijdragen RSZ), before any reduction.

    Without the yearly holiday contribution of April and without private policies or pension plans. Collected
    as one percentage: the branches, each in cents, may differ from it by some cents.
    """
    return round_half_up(be_contribution_base * be_employer_contribution_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38; Wetten 28.06.1971 arts 18-19 (holiday pay of manual workers)",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
    when="be_is_insured_as_employee",
)
def be_employer_cost(
    gross_pay: float,
    holiday_pay: float,
    benefits_in_kind: float,
    collar: Collar,
    be_employer_contributions: float,
    be_employer_april_holiday_contribution: float,
) -> float:
    """What the job costs the employer (loonkost): wage, benefits in kind and contributions.

    A fund pays the holiday pay of manual workers; the employer pays its contributions instead. Before the
    structural reduction of contributions, without the CO2 contribution for a company car and without private insurance.
    """
    wage = gross_pay + benefits_in_kind
    if collar == Collar.MANUAL:
        wage = wage - holiday_pay
    return wage + be_employer_contributions + be_employer_april_holiday_contribution
