"""Belgian temporary unemployment of Dutch residents, 11 March 2020 to 30 June 2022: Belgian while the job lasts."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BenefitKind, Country

_AGREEMENT = "Agreement NL-BE of 30 April 2020 (Stcrt. 2020, 25956; ended by Stcrt. 2022, 9700)"


@rule(level="benefit", law=_AGREEMENT, start="2020-01-01", end="2022-12-31", output=True)
def nl_be_is_covid_unemployment(
    nl_be_treaty_residence: Country,
    benefit_kind: BenefitKind,
    benefit_paying_state: Country,
    is_statutory_benefit: bool,
    is_job_of_benefit_kept: bool,
) -> bool:
    """Belgian temporary unemployment of a Dutch resident whose Belgian job goes on (tijdelijke werkloosheid)."""
    is_belgian = benefit_paying_state == Country.BE and is_statutory_benefit
    is_temporary = benefit_kind == BenefitKind.REDUNDANCY and is_job_of_benefit_kept
    return nl_be_treaty_residence == Country.NL and is_belgian and is_temporary


@rule(level="benefit", law=_AGREEMENT, unit="days", start="2020-01-01", end="2022-12-31")
def nl_be_covid_unemployment_days(
    nl_be_is_covid_unemployment: bool,
    benefit_first_day: int,
    benefit_last_day: int,
    year_start: int,
    year_end: int,
    nl_be_covid_first_day: float,
    nl_be_covid_last_day: float,
) -> float:
    """Days of temporary unemployment in the year under the agreement (dagen tijdelijke werkloosheid door corona)."""
    if not nl_be_is_covid_unemployment:
        return 0.0
    first = max(1.0 * max(benefit_first_day, year_start), nl_be_covid_first_day)
    last = min(1.0 * min(benefit_last_day, year_end), nl_be_covid_last_day)
    return max(0.0, last - first + 1)


@rule(level="benefit", law=_AGREEMENT, unit="days", start="2020-01-01", end="2022-12-31")
def nl_be_covid_unemployment_days_in_first_year(
    nl_be_is_covid_unemployment: bool,
    benefit_first_day: int,
    benefit_last_day: int,
    year_start: int,
    year_end: int,
    nl_be_day_after_first_year: int,
    nl_be_covid_first_day: float,
    nl_be_covid_last_day: float,
) -> float:
    """Those of them that lie in the benefit's first year: they would count anyway (dagen in het eerste jaar)."""
    if not nl_be_is_covid_unemployment:
        return 0.0
    end = min(min(benefit_last_day, year_end), nl_be_day_after_first_year - 1)
    first = max(1.0 * max(benefit_first_day, year_start), nl_be_covid_first_day)
    return max(0.0, min(1.0 * end, nl_be_covid_last_day) - first + 1)


@rule(
    level="benefit",
    law=f"NL-BE treaty 2001 art. 18(6); {_AGREEMENT}",
    unit="share",
    start="2020-01-01",
    end="2022-12-31",
    output=True,
)
def nl_be_benefit_beside_job_share(
    nl_be_is_benefit_beside_job: bool,
    has_pay_for_actual_work: bool,
    nl_be_benefit_days: float,
    nl_be_benefit_days_in_first_year: float,
    nl_be_is_covid_unemployment: bool,
    nl_be_covid_unemployment_days: float,
    nl_be_covid_unemployment_days_in_first_year: float,
) -> float:
    """Share of the year's benefit that the work state may tax beside the job (uitkering die het loon volgt).

    As before; and Belgian temporary unemployment from 11 March 2020 to 30 June 2022, as long as the job lasts, also
    after the first year.
    """
    if not nl_be_is_benefit_beside_job:
        if nl_be_is_covid_unemployment:
            return ratio(nl_be_covid_unemployment_days, nl_be_benefit_days)
        return 0.0
    if has_pay_for_actual_work:
        return 1.0
    later_days = nl_be_covid_unemployment_days - nl_be_covid_unemployment_days_in_first_year
    return ratio(nl_be_benefit_days_in_first_year + later_days, nl_be_benefit_days)
