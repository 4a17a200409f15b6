"""Who is the employer for the 183-day rule (art. 15(2)(b)): the Dutch view, in its three stages."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, DayDetail, PayStatus

_DECREE = "NL-BE treaty 2001 art. 15(2)(b); decree of 12 Jan 2010 (BWBR0027099) sec. 3-6"
_MATERIAL = "NL-BE treaty 2001 art. 15(2)(b); HR 1 Dec 2006, no. 38.850; decree of 12 Jan 2010 sec. 5, 6"
_SIXTY_DAYS = "Decree of 12 Jan 2010 (BWBR0027099) sec. 6"
_YEAR_OF_CHANGE = "2006-01-01"  # read from 1 December 2006, but a year's rules must hold all year


@rule(level="spell", law=_DECREE, start="2003-01-01", end="2003-12-31", output=True)
def nl_be_has_employer_in_other_state(
    employer_state: Country,
    hirer_state: Country,
    nl_be_other_state: Country,
    is_hired_out_to_avoid_tax: bool,
) -> bool:
    """The employer is a resident of the other state (werkgever): the party to the contract, the formal view.

    Only against abuse is the hirer, who directs the work and bears its cost, taken as the employer.
    """
    is_formal = employer_state == nl_be_other_state
    is_abuse = is_hired_out_to_avoid_tax and hirer_state == nl_be_other_state
    return nl_be_other_state != Country.NONE and (is_formal or is_abuse)


@rule(level="spell", law=_DECREE, start="2004-01-01", end="2006-11-30", output=True)
def nl_be_has_employer_in_other_state(
    employer_state: Country,
    hirer_state: Country,
    nl_be_other_state: Country,
    is_hired_out_to_avoid_tax: bool,
    is_temporary_agency_worker: bool,
    agency_is_real_employer: bool,
) -> bool:
    """The employer is a resident of the other state (werkgever): for agency workers the hirer, else the contract party.

    The hirer takes the place of an agency that does little or nothing an employer does, also without abuse.
    """
    if nl_be_other_state == Country.NONE:
        return False
    if is_temporary_agency_worker and hirer_state != Country.NONE and not agency_is_real_employer:
        return hirer_state == nl_be_other_state
    is_abuse = is_hired_out_to_avoid_tax and hirer_state == nl_be_other_state
    return employer_state == nl_be_other_state or is_abuse


@rule(level="spell", law=_MATERIAL, start="2006-12-01", output=True)
def nl_be_has_employer_in_other_state(
    employer_state: Country,
    nl_be_other_state: Country,
    hirer_state: Country,
    nl_be_hirer_is_employer: bool,
) -> bool:
    """The employer is a resident of the other state (werkgever): whoever directs the work and bears its pay and risks.

    That is the hirer where all of this holds, whoever signed the contract; otherwise the contract party.
    """
    if nl_be_other_state == Country.NONE:
        return False
    if nl_be_hirer_is_employer:
        return hirer_state == nl_be_other_state
    return employer_state == nl_be_other_state


@rule(level="spell", law=_MATERIAL, start=_YEAR_OF_CHANGE)
def nl_be_hirer_is_employer(
    hirer_state: Country,
    hirer_directs_work: bool,
    hirer_bears_pay: bool,
    hirer_bears_risk: bool,
    nl_be_is_short_group_loan: bool,
) -> bool:
    """The hirer is the employer for the treaty (inlener als verdragswerkgever).

    It has authority over the work, bears the pay for it (a recharge per worker is enough, such as a daily rate), and
    the benefits, drawbacks and risks of the work are its own.
    """
    has_conditions = hirer_directs_work and hirer_bears_pay and hirer_bears_risk
    return hirer_state != Country.NONE and has_conditions and not nl_be_is_short_group_loan


@rule(level="day", law=_SIXTY_DAYS + "; HR 23 Sep 2005, no. 40.179", start=_YEAR_OF_CHANGE)
def nl_be_is_group_work_day(
    day_country: Country,
    day_planned_country: Country,
    day_pay_status: PayStatus,
    is_within_group: bool,
    nl_be_other_state: Country,
) -> bool:
    """Work day in the other state on loan within the group, sick days as planned (werkdag in concernverband)."""
    is_worked = day_pay_status == PayStatus.WORKED and day_country == nl_be_other_state
    is_sick = (
        day_pay_status == PayStatus.ABSENT_COUNTS_AS_PLANNED and day_planned_country == nl_be_other_state
    )
    return is_within_group and nl_be_other_state != Country.NONE and (is_worked or is_sick)


@rule(level="spell", law=_SIXTY_DAYS, unit="days", start=_YEAR_OF_CHANGE)
def nl_be_undated_group_work_days(is_within_group: bool, nl_be_undated_work_days: float) -> float:
    """Days worked on loan within the group of which only the number is known (werkdagen zonder datum)."""
    return nl_be_undated_work_days if is_within_group else 0.0


@rule(level="adult", law=_SIXTY_DAYS, unit="days", start=_YEAR_OF_CHANGE)
def nl_be_undated_group_work_days_of_year(sum_nl_be_undated_group_work_days: float) -> float:
    """Those of the whole year (werkdagen van het jaar zonder datum)."""
    return sum_nl_be_undated_group_work_days


@rule(level="adult", law=_SIXTY_DAYS, unit="days", start=_YEAR_OF_CHANGE)
def nl_be_group_work_days(
    most_in_12_months_nl_be_is_group_work_day: int,
    group_work_days_in_12_months: float,
    nl_be_undated_group_work_days_of_year: float,
) -> float:
    """Most work days on loan within the group in any 12 months (werkdagen in concernverband).

    From the calendar where there is one; else as filled in, and at least the days worked there in the year.
    """
    told = max(group_work_days_in_12_months, nl_be_undated_group_work_days_of_year)
    return max(told, 1.0 * most_in_12_months_nl_be_is_group_work_day)


@rule(level="spell", law=_SIXTY_DAYS, start=_YEAR_OF_CHANGE, output=True)
def nl_be_is_short_group_loan(
    is_within_group: bool,
    hirer_state: Country,
    nl_be_other_state: Country,
    nl_be_group_work_days: float,
    nl_be_group_loan_limit: float,
    nl_be_stays_at_most_183_days: bool,
) -> bool:
    """Lent within a group for at most 60 work days in 12 months: the hirer counts as no employer (60-dagenregel).

    Not when the worker stays more than 183 days. The Netherlands assumes it for workers lent to it, and gives no
    exemption in like cases to its residents lent abroad.
    """
    is_lent = is_within_group and hirer_state != Country.NONE and hirer_state == nl_be_other_state
    return is_lent and nl_be_stays_at_most_183_days and nl_be_group_work_days <= nl_be_group_loan_limit


@rule(level="spell", law=_MATERIAL + "; circular AFZ 2005/0652", start=_YEAR_OF_CHANGE, output=True)
def nl_be_employer_views_may_differ(hirer_state: Country, nl_be_other_state: Country) -> bool:
    """Hired out into the other state: Belgium has a circular of its own on who the employer is (werkgeversbegrip).

    Where the two states decide differently, ask for mutual agreement.
    """
    return hirer_state != Country.NONE and hirer_state == nl_be_other_state


@referral(
    blocks=("be_taxable_pay_share", "nl_taxable_pay_share"),
    office="dutch_tax_office",
    level="spell",
    law=_SIXTY_DAYS,
    start="2007-01-01",  # the first whole year: the rule itself is of 1 December 2006
)
def nl_be_lacks_group_work_days(
    is_within_group: bool,
    hirer_state: Country,
    employer_state: Country,
    nl_be_other_state: Country,
    day_detail: DayDetail,
    group_work_days_in_12_months: float,
    nl_be_undated_group_work_days_of_year: float,
    nl_be_group_loan_limit: float,
) -> bool:
    """Totals of a year do not show how many days you worked for the group there in 12 months: fill in that number."""
    is_lent = is_within_group and hirer_state == nl_be_other_state and employer_state != nl_be_other_state
    has_totals_only = day_detail != DayDetail.CALENDAR and day_detail != DayDetail.PATTERN
    is_unknown = (
        group_work_days_in_12_months == 0 and nl_be_undated_group_work_days_of_year <= nl_be_group_loan_limit
    )
    return is_lent and nl_be_other_state != Country.NONE and has_totals_only and is_unknown
