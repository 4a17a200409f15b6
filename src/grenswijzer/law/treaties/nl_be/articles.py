"""Which article of the treaty decides about the pay of a job, in the treaty's own order of precedence.

Art. 15(1) yields to 16, 18, 19 and 20; art. 15(3) only goes before the rest of art. 15; art. 17 goes before 14 and 15;
art. 19(3) sends pay from profit-making public bodies back to 15 to 18.
"""

from grenswijzer.engine.arithmetic import months_between
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, EmployerKind, JobKind, TreatyArticle

_BOTH_SHARES = ("be_taxable_pay_share", "nl_taxable_pay_share")


@rule(level="spell", law="NL-BE treaty 2001 art. 19(1)(a), (3)", start="2003-01-01")
def nl_be_is_government_pay(employer_kind: EmployerKind, employer_state: Country, job_kind: JobKind) -> bool:
    """Pay from the Dutch or Belgian state or a public body for services to it (overheidsfunctie).

    Not for a profit-making business of a public body, nor for work as a self-employed person.
    """
    is_treaty_state = employer_state == Country.NL or employer_state == Country.BE
    return (
        employer_kind == EmployerKind.PUBLIC_AUTHORITY
        and is_treaty_state
        and job_kind != JobKind.SELF_EMPLOYED
    )


@rule(level="spell", law="NL-BE treaty 2001 art. 20(1)", unit="day number", start="2003-01-01")
def nl_be_teaching_began_on(teaching_start: int, job_start: int, birth_date: int) -> int:
    """First day of the teaching in the other state: as filled in, else of the job (feitelijke aanvang)."""
    if teaching_start > birth_date:
        return teaching_start
    return job_start


@rule(level="spell", law="NL-BE treaty 2001 art. 20(1), (2)", start="2003-01-01", end="2023-12-31")
def nl_be_is_teacher_in_first_two_years(
    job_kind: JobKind,
    teaches_at_recognised_institution: bool,
    researches_for_private_benefit: bool,
    nl_be_teaching_began_on: int,
    spell_start: int,
    nl_be_teacher_months: float,
) -> bool:
    """Professor, teacher or researcher who stays in the other state to teach or do research (hoogleraar, leraar).

    At a university or another recognised institution, in the first two years from the actual start; not for research
    mainly for somebody's private benefit.
    """
    is_covered = teaches_at_recognised_institution and not researches_for_private_benefit
    is_in_time = months_between(nl_be_teaching_began_on, spell_start) < nl_be_teacher_months
    return job_kind == JobKind.TEACHER and is_covered and is_in_time


@rule(level="spell", law="NL-BE treaty 2001 art. 20(1), (2); treaty of 21 June 2023", start="2024-01-01")
def nl_be_is_teacher_in_first_two_years(
    job_kind: JobKind,
    teaches_at_recognised_institution: bool,
    researches_for_private_benefit: bool,
    nl_be_teaching_began_on: int,
    spell_start: int,
    nl_be_teacher_months: float,
    nl_be_treaty_2023_is_in_force: bool,
) -> bool:
    """Professor, teacher or researcher who stays in the other state to teach or do research (hoogleraar, leraar).

    As before, while the treaty of 2001 holds. The treaty of 2023, signed and not in force, has no such article: pay
    then follows the place of work.
    """
    if nl_be_treaty_2023_is_in_force:
        return False
    is_covered = teaches_at_recognised_institution and not researches_for_private_benefit
    is_in_time = months_between(nl_be_teaching_began_on, spell_start) < nl_be_teacher_months
    return job_kind == JobKind.TEACHER and is_covered and is_in_time


@rule(level="spell", law="NL-BE treaty 2001 art. 15(3)", start="2003-01-01")
def nl_be_management_state(operator_management_state: Country, employer_state: Country) -> Country:
    """State of effective management of the firm that operates the ship, boat or aircraft (werkelijke leiding)."""
    if operator_management_state != Country.NONE:
        return operator_management_state
    return employer_state


@rule(level="spell", law="NL-BE treaty 2001 art. 15(3)", start="2003-01-01")
def nl_be_is_crew(job_kind: JobKind, nl_be_management_state: Country) -> bool:
    """Work aboard a ship, inland boat or aircraft run from either state (varend of vliegend personeel)."""
    is_aboard = (
        job_kind == JobKind.SHIP_CREW
        or job_kind == JobKind.AIRCRAFT_CREW
        or job_kind == JobKind.INLAND_BOAT_CREW
    )
    return is_aboard and (nl_be_management_state == Country.NL or nl_be_management_state == Country.BE)


@rule(level="spell", law="NL-BE treaty 2001 arts 14-20", start="2003-01-01", output=True)
def nl_be_pay_article(
    job_kind: JobKind,
    employer_state: Country,
    nl_be_other_state: Country,
    nl_be_is_government_pay: bool,
    nl_be_is_teacher_in_first_two_years: bool,
    nl_be_teacher_article_comes_first: bool,
    nl_be_is_crew: bool,
) -> TreatyArticle:
    """Article that decides about the pay of this job (toepasselijk verdragsartikel)."""
    if nl_be_other_state == Country.NONE:
        return TreatyArticle.NONE
    if nl_be_is_teacher_in_first_two_years and (
        nl_be_teacher_article_comes_first or not nl_be_is_government_pay
    ):
        return TreatyArticle.TEACHER
    if nl_be_is_government_pay:
        return TreatyArticle.GOVERNMENT
    if job_kind == JobKind.SELF_EMPLOYED:
        return TreatyArticle.SELF_EMPLOYED
    if job_kind == JobKind.DIRECTOR and employer_state == nl_be_other_state:
        return TreatyArticle.DIRECTOR
    if job_kind == JobKind.ARTIST or job_kind == JobKind.SPORTSPERSON:
        return TreatyArticle.ARTIST
    if nl_be_is_crew:
        return TreatyArticle.CREW
    return TreatyArticle.EMPLOYMENT


@referral(
    blocks=_BOTH_SHARES,
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty 2001 art. 20(1)",
    start="2003-01-01",
)
def nl_be_teaching_start_lacks(
    nl_be_pay_article: TreatyArticle,
    teaching_start: int,
    birth_date: int,
    job_start: int,
    year_start: int,
    employer_state: Country,
    nl_be_other_state: Country,
    nl_be_work_share_in_residence_state: float,
) -> bool:
    """Fill in the first day of your teaching or research in the other state: only the first two years are tax-free.

    Without that day a job of the whole year would seem to begin on 1 January, in every year anew.
    """
    is_told = teaching_start > birth_date or job_start != year_start
    is_across = employer_state == nl_be_other_state or nl_be_work_share_in_residence_state < 1
    return nl_be_pay_article == TreatyArticle.TEACHER and is_across and not is_told


@referral(
    blocks=_BOTH_SHARES,
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty 2001 art. 20(1)",
    start="2003-01-01",
)
def nl_be_teacher_years_end_within_period(
    nl_be_is_teacher_in_first_two_years: bool,
    nl_be_teaching_began_on: int,
    spell_end: int,
    nl_be_teacher_months: float,
) -> bool:
    """Your two tax-free teaching years end within this period: fill in the job in two parts.

    One part ends on the last tax-free day; the first day of the teaching is the same in both.
    """
    has_ended = months_between(nl_be_teaching_began_on, spell_end) >= nl_be_teacher_months
    return nl_be_is_teacher_in_first_two_years and has_ended


@referral(
    blocks=_BOTH_SHARES,
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty of 21 June 2023 (not in force)",
    start="2024-01-01",
)
def nl_be_treaty_2023_changes_this_pay(
    nl_be_treaty_2023_is_in_force: bool, nl_be_pay_article: TreatyArticle
) -> bool:
    """Under the treaty of 2023 directors, artists and sportspersons follow other rules, which are not built: ask.

    A director's daily work would follow the place of work, and short performances the state of residence.
    """
    is_director = nl_be_pay_article == TreatyArticle.DIRECTOR
    return nl_be_treaty_2023_is_in_force and (is_director or nl_be_pay_article == TreatyArticle.ARTIST)


@referral(
    blocks=_BOTH_SHARES,
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty 2001 art. 15(1); brochure 2003 §1 question 5",
    start="2003-01-01",
)
def nl_be_crosses_states_within_a_day(job_kind: JobKind, drives_in_several_states_a_day: bool) -> bool:
    """You drive through several states on the same day: how the pay of such a day is divided must be asked."""
    return job_kind == JobKind.LORRY_DRIVER and drives_in_several_states_a_day


@referral(
    blocks=_BOTH_SHARES,
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty 2001 art. 14(1)",
    start="2003-01-01",
)
def nl_be_has_fixed_base_profit(job_kind: JobKind, has_fixed_base_in_other_state: bool) -> bool:
    """You are self-employed with a fixed base in the other state: which profit belongs to it must be asked."""
    return job_kind == JobKind.SELF_EMPLOYED and has_fixed_base_in_other_state


@referral(
    blocks=(*_BOTH_SHARES, "third_state_pay_share"),
    office="ibb",
    level="spell",
    law="NL-BE treaty 2001 art. 32",
    start="2003-01-01",
)
def nl_be_is_diplomatic_pay(has_diplomatic_status: bool) -> bool:
    """Diplomats, consular staff and officials of international organisations have rules of their own: ask."""
    return has_diplomatic_status
