"""Where somebody works and how regularly, for Regulation 1408/71: over all jobs that run at the same time."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import each, rule
from grenswijzer.law.types import Country, DayDetail, HomeWorkReading, HomeWorkRegularity, JobKind

_SEVERAL = "Regulation (EEC) 1408/71 art. 14(2)(b)(i)"
_END = "2010-04-30"


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 1(a); KB no. 38 art. 3; Regulation (EC) 883/2004 art. 1(a), (b)",
    start="2003-01-01",
)
def eu_is_self_employed(job_kind: JobKind, employer_state: Country) -> bool:
    """Work as a self-employed person (zelfstandige), by the law of the state where it is done.

    Belgium sees the mandate of a director of its companies as self-employment; the Netherlands sees a director of
    its companies as employed.
    """
    is_belgian_mandate = job_kind == JobKind.DIRECTOR and employer_state == Country.BE
    return job_kind == JobKind.SELF_EMPLOYED or is_belgian_mandate


@rule(level="spell", law=_SEVERAL + "; Regulation (EC) 987/2009 art. 14(8)", unit="days", start="2003-01-01")
def eu_days_in_residence_state(residence_state: Country, planned_days: float) -> float:
    """Days worked in the state of residence, absences as planned (werkdagen in het woonland)."""
    for state in each("STATE", Country):
        if residence_state == state:
            return planned_days
    return 0.0


@rule(level="spell", law=_SEVERAL + "; Regulation (EC) 987/2009 art. 14(8)", unit="days", start="2003-01-01")
def eu_days_elsewhere(eu_days_in_residence_state: float, pay_days: float) -> float:
    """Days worked outside the state of residence, absences as planned (werkdagen buiten het woonland)."""
    return pay_days - eu_days_in_residence_state


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(a); Regulation (EC) 883/2004 art. 11(3)(a)",
    start="2003-01-01",
)
def eu_works_in_residence_state(
    eu_days_in_residence_state: float, pay_days: float, state_without_days: Country, residence_state: Country
) -> bool:
    """At least part of the job is done in the state of residence (werk in het woonland)."""
    return eu_days_in_residence_state > 0 or (pay_days == 0 and state_without_days == residence_state)


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(a); Regulation (EC) 883/2004 art. 11(3)(a)",
    start="2003-01-01",
)
def eu_works_elsewhere(
    eu_days_elsewhere: float, pay_days: float, state_without_days: Country, residence_state: Country
) -> bool:
    """At least part of the job is done outside the state of residence (werk buiten het woonland)."""
    return eu_days_elsewhere > 0 or (pay_days == 0 and state_without_days != residence_state)


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13(2)(a); Regulation (EC) 883/2004 art. 11(3)(a)",
    start="2003-01-01",
    output=True,
)
def eu_work_state(
    residence_state: Country,
    eu_works_elsewhere: bool,
    pay_days: float,
    state_without_days: Country,
    planned_days: float,
) -> Country:
    """State, other than that of residence, where most of the job is done; without such work the state of residence.

    OTHER stands for states that are not told apart (werkland).
    """
    if not eu_works_elsewhere:
        return residence_state
    if pay_days == 0:
        return state_without_days
    most = 0.0
    found = Country.OTHER
    for state in each("NAMED_STATE", Country):
        if residence_state != state and planned_days > most:
            most = planned_days
            found = state
    return found


@rule(level="spell", law="Brochure 2003 §4.1 question 5; " + _SEVERAL, start="2003-01-01", end=_END)
def eu_home_work_regularity(
    home_work_regularity: HomeWorkRegularity,
    day_detail: DayDetail,
    residence_state: Country,
    months_with_work_nl: int,
    months_with_work_be: int,
    months_in_period: int,
    quarters_with_work_nl: int,
    quarters_with_work_be: int,
    quarters_in_period: int,
) -> HomeWorkRegularity:
    """How regularly the job is done in the state of residence (regelmaat): as filled in, else from the months.

    Totals of a year in which months and quarters were not filled in leave it unknown.
    """
    if home_work_regularity != HomeWorkRegularity.UNKNOWN:
        return home_work_regularity
    months = 0
    quarters = 0
    if residence_state == Country.NL:
        months = months_with_work_nl
        quarters = quarters_with_work_nl
    elif residence_state == Country.BE:
        months = months_with_work_be
        quarters = quarters_with_work_be
    else:
        return HomeWorkRegularity.UNKNOWN
    if months >= months_in_period:
        return HomeWorkRegularity.MONTHLY
    if quarters >= quarters_in_period:
        return HomeWorkRegularity.QUARTERLY
    has_totals_only = day_detail != DayDetail.CALENDAR and day_detail != DayDetail.PATTERN
    if has_totals_only and quarters == 0:
        return HomeWorkRegularity.UNKNOWN
    return HomeWorkRegularity.INCIDENTAL


@rule(
    level="spell", law="CJEU 13 Sep 2017, C-570/15", unit="share", start="2003-01-01", end=_END, output=True
)
def eu_home_work_share(
    residence_state: Country,
    sum_concurrent_work_minutes_nl: float,
    sum_concurrent_work_minutes_be: float,
    sum_concurrent_work_minutes_de: float,
    sum_concurrent_work_minutes_lu: float,
    sum_concurrent_work_minutes_fr: float,
    sum_concurrent_work_minutes_other_eu: float,
    sum_concurrent_work_minutes_other: float,
    sum_concurrent_eu_days_in_residence_state: float,
    sum_concurrent_pay_days: float,
) -> float:
    """Share of all work done in the state of residence: of the hours where they are known, else of the days."""
    minutes_nl = sum_concurrent_work_minutes_nl
    minutes_be = sum_concurrent_work_minutes_be
    neighbours = (
        sum_concurrent_work_minutes_de + sum_concurrent_work_minutes_lu + sum_concurrent_work_minutes_fr
    )
    further = sum_concurrent_work_minutes_other_eu + sum_concurrent_work_minutes_other
    minutes = minutes_nl + minutes_be + neighbours + further
    if minutes > 0 and residence_state == Country.NL:
        return ratio(minutes_nl, minutes)
    if minutes > 0 and residence_state == Country.BE:
        return ratio(minutes_be, minutes)
    return ratio(sum_concurrent_eu_days_in_residence_state, sum_concurrent_pay_days)


@rule(level="spell", law="CJEU 13 Sep 2017, C-570/15", start="2003-01-01", end=_END)
def eu_home_work_is_small_by_court(
    eu_home_work_share: float, is_home_work_agreed: bool, eu_small_home_work_share: float
) -> bool:
    """Share of the work at home that the Court did not take as "normally" in two states (klein deel thuiswerk).

    At most 6.5% of the hours over a year and not agreed with the employer beforehand. The Court named no general
    limit: this is the case it decided; above it the practice stands.
    """
    return eu_home_work_share <= eu_small_home_work_share and not is_home_work_agreed


@rule(
    level="spell", law=_SEVERAL + "; brochure 2003 §4.1 question 5", start="2003-01-01", end=_END, output=True
)
def eu_is_home_work_normal(
    eu_works_in_residence_state: bool,
    eu_works_elsewhere: bool,
    eu_is_self_employed: bool,
    eu_home_work_regularity: HomeWorkRegularity,
    eu_home_work_reading: HomeWorkReading,
    eu_home_work_is_small_by_court: bool,
    eu_days_in_residence_state: float,
    eu_days_elsewhere: float,
) -> bool:
    """This job is normally also done in the state of residence (pleegt werkzaamheden uit te oefenen in het woonland).

    Practice: organised, predictable work on at least one day a month, home work in office hours included. Work done
    only there, or mostly there when nothing is known of its regularity, counts as well.
    """
    if eu_is_self_employed or not eu_works_in_residence_state:
        return False
    if not eu_works_elsewhere:
        return True
    if eu_home_work_reading == HomeWorkReading.COURT and eu_home_work_is_small_by_court:
        return False
    if eu_home_work_regularity == HomeWorkRegularity.UNKNOWN:
        return eu_days_in_residence_state >= eu_days_elsewhere
    return eu_home_work_regularity == HomeWorkRegularity.MONTHLY


@rule(level="spell", law="Regulation (EEC) 1408/71 art. 1(b)", start="2003-01-01", end=_END, output=True)
def is_frontier_worker(
    residence_state: Country,
    eu_work_state: Country,
    returns_home_at_least_weekly: bool,
    is_posted: bool,
    posting_expected_months: float,
    eu_frontier_worker_posting_months: float,
) -> bool:
    """Frontier worker (grensarbeider): works in one member state, lives in another, returns at least once a week.

    Posted elsewhere by the undertaking and not back weekly, a frontier worker stays one for at most four months.
    """
    works_abroad = eu_work_state != residence_state and eu_work_state != Country.OTHER
    keeps_status = is_posted and posting_expected_months <= eu_frontier_worker_posting_months
    return works_abroad and (returns_home_at_least_weekly or keeps_status)
