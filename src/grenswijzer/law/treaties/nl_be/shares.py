"""Which share of a job's pay each state may tax: the result of the treaty."""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, GovernmentServices, TreatyArticle


@rule(level="spell", law="NL-BE treaty 2001 art. 15(1)", unit="share", start="2003-01-01")
def nl_be_work_share_in_other_state(
    nl_be_other_state: Country, work_pay_share_nl: float, work_pay_share_be: float
) -> float:
    """Share of the pay for work in the other state (loon voor werk in het andere land)."""
    if nl_be_other_state == Country.BE:
        return work_pay_share_be
    if nl_be_other_state == Country.NL:
        return work_pay_share_nl
    return 0.0


@rule(level="spell", law="NL-BE treaty 2001 art. 15(1)", unit="share", start="2003-01-01")
def nl_be_work_share_in_residence_state(
    nl_be_other_state: Country, work_pay_share_nl: float, work_pay_share_be: float
) -> float:
    """Share of the pay for work in the state of residence, such as home days (loon voor werk in het woonland)."""
    if nl_be_other_state == Country.BE:
        return work_pay_share_nl
    if nl_be_other_state == Country.NL:
        return work_pay_share_be
    return 0.0


@rule(level="spell", law="NL-BE treaty 2001 art. 15(2)", unit="days", start="2003-01-01")
def nl_be_work_days_in_other_state(
    nl_be_other_state: Country, work_days_nl: float, work_days_be: float
) -> float:
    """Days worked in the other state in the year (werkdagen in het andere land)."""
    if nl_be_other_state == Country.BE:
        return work_days_be
    if nl_be_other_state == Country.NL:
        return work_days_nl
    return 0.0


@rule(level="spell", law="NL-BE treaty 2001 art. 16(1)-(4)", unit="share", start="2003-01-01")
def nl_be_director_share(has_mandate: bool, is_borne_by_home_establishment: bool) -> float:
    """Share of a director's pay that the company's state may tax: all of it, wherever the work is done (bestuurder).

    Daily management or other work outside an employment contract, done in and borne by the company's establishment
    in the state of residence, may be taxed there instead; not the mandate itself.
    """
    if not has_mandate and is_borne_by_home_establishment:
        return 0.0
    return 1.0


@rule(
    level="spell",
    law="NL-BE treaty 2001 art. 17(1), (3), Protocol I no. 21",
    unit="share",
    start="2003-01-01",
)
def nl_be_artist_share(
    nl_be_work_share_in_other_state: float,
    public_funding_share: float,
    public_funding_state: Country,
    nl_be_treaty_residence: Country,
    nl_be_public_funding_limit: float,
) -> float:
    """Share of an artist's or sportsperson's pay that the state of performance may tax, from the first day (artiest).

    None where public funds of the other treaty state, here the state of residence, pay at least 30% of the work.
    """
    if public_funding_state == nl_be_treaty_residence and public_funding_share >= nl_be_public_funding_limit:
        return 0.0
    return nl_be_work_share_in_other_state


@rule(level="spell", law="NL-BE treaty 2001 art. 15(3)", unit="share", start="2003-01-01")
def nl_be_crew_share(nl_be_management_state: Country, nl_be_other_state: Country) -> float:
    """Share of crew pay the other state may tax: all where the operator is managed there, else none (bemanning)."""
    return 1.0 if nl_be_management_state == nl_be_other_state else 0.0


@rule(
    level="spell", law="NL-BE treaty 2001 art. 19(1)(a), (b)", unit="share", start="2003-01-01", output=True
)
def nl_be_government_share(
    employer_state: Country,
    nl_be_other_state: Country,
    nl_be_treaty_residence: Country,
    nationality: Country,
    moved_solely_for_government_job: bool,
    nl_be_government_services: GovernmentServices,
    state_without_days: Country,
    nl_be_work_share_in_residence_state: float,
) -> float:
    """Share of public-service pay that the other state may tax as the paying state, wherever the work is done.

    But services rendered in the state of residence, by its national or by somebody who did not move there solely for
    them, are taxable only there. Paid by the state of residence, the other state may tax nothing (overheidsfunctie).
    """
    if employer_state != nl_be_other_state:
        return 0.0
    is_kept_by_residence = nationality == nl_be_treaty_residence or not moved_solely_for_government_job
    if not is_kept_by_residence:
        return 1.0
    if nl_be_government_services == GovernmentServices.BY_DAY:
        return 1.0 - nl_be_work_share_in_residence_state
    return 0.0 if state_without_days == nl_be_treaty_residence else 1.0


@rule(level="spell", law="NL-BE treaty 2001 arts 15-20", unit="share", start="2003-01-01", output=True)
def nl_be_other_state_share(
    nl_be_pay_article: TreatyArticle,
    nl_be_employment_share: float,
    nl_be_crew_share: float,
    nl_be_director_share: float,
    nl_be_artist_share: float,
    nl_be_government_share: float,
) -> float:
    """Share of the pay that the other state than the one of residence may tax (heffingsrecht van het andere land)."""
    if nl_be_pay_article == TreatyArticle.EMPLOYMENT:
        return nl_be_employment_share
    if nl_be_pay_article == TreatyArticle.CREW:
        return nl_be_crew_share
    if nl_be_pay_article == TreatyArticle.DIRECTOR:
        return nl_be_director_share
    if nl_be_pay_article == TreatyArticle.ARTIST:
        return nl_be_artist_share
    if nl_be_pay_article == TreatyArticle.GOVERNMENT:
        return nl_be_government_share
    return 0.0


@rule(
    level="spell",
    law="NL-BE treaty 2001 arts 15(1), 17, 20, 21",
    unit="share",
    start="2003-01-01",
    output=True,
)
def nl_be_third_state_day_share(
    nl_be_pay_article: TreatyArticle,
    work_pay_share_third_states: float,
    is_third_state_pay_taxed_at_home: bool,
) -> float:
    """Share of the pay for days in third states, where another treaty decides (dagen in derde landen).

    Zero where the NL-BE treaty gives all pay to one state whatever the place (crew, director, public service), or
    where the treaty with the third state was looked up and leaves the pay to the state of residence.
    """
    is_by_place = nl_be_pay_article == TreatyArticle.EMPLOYMENT or nl_be_pay_article == TreatyArticle.ARTIST
    is_teacher = nl_be_pay_article == TreatyArticle.TEACHER
    if (is_by_place or is_teacher) and not is_third_state_pay_taxed_at_home:
        return work_pay_share_third_states
    return 0.0


@rule(level="spell", law="NL-BE treaty 2001 art. 15(1)", unit="share", start="2003-01-01", output=True)
def third_state_pay_share(nl_be_third_state_day_share: float) -> float:
    """Share of the pay that a third state may tax (loon waarover een derde land mag heffen)."""
    return nl_be_third_state_day_share


@rule(level="spell", law="NL-BE treaty 2001 art. 15(1)", unit="share", start="2003-01-01")
def nl_be_residence_state_share(nl_be_other_state_share: float, nl_be_third_state_day_share: float) -> float:
    """Share of the pay that only the state of residence may tax (heffingsrecht van het woonland)."""
    return max(0.0, 1.0 - nl_be_other_state_share - nl_be_third_state_day_share)


@rule(level="spell", law="NL-BE treaty 2001 arts 15-20", unit="share", start="2003-01-01", output=True)
def be_taxable_pay_share(
    nl_be_treaty_residence: Country, nl_be_other_state_share: float, nl_be_residence_state_share: float
) -> float:
    """Share of the pay that Belgium may tax (in België belastbaar loon)."""
    if nl_be_treaty_residence == Country.NL:
        return nl_be_other_state_share
    return nl_be_residence_state_share


@rule(level="spell", law="NL-BE treaty 2001 arts 15-20", unit="share", start="2003-01-01", output=True)
def nl_taxable_pay_share(
    nl_be_treaty_residence: Country, nl_be_other_state_share: float, nl_be_residence_state_share: float
) -> float:
    """Share of the pay the Netherlands taxes without giving relief (in Nederland belast loon)."""
    if nl_be_treaty_residence == Country.NL:
        return nl_be_residence_state_share
    return nl_be_other_state_share


@rule(level="spell", law="NL-BE treaty 2001 arts 15-20", unit="EUR/year", start="2003-01-01", output=True)
def be_treaty_pay(gross_pay: float, be_taxable_pay_share: float) -> float:
    """Gross pay that Belgium may tax (brutoloon waarover België mag heffen)."""
    return gross_pay * be_taxable_pay_share


@rule(level="spell", law="NL-BE treaty 2001 arts 15-20", unit="EUR/year", start="2003-01-01", output=True)
def nl_treaty_pay(gross_pay: float, nl_taxable_pay_share: float) -> float:
    """Gross pay that the Netherlands taxes without giving relief (brutoloon waarover Nederland heft)."""
    return gross_pay * nl_taxable_pay_share


@rule(level="spell", law="NL-BE treaty 2001 art. 23(2)(b), (c)", start="2003-01-01", output=True)
def nl_relief_is_credit(
    nl_be_treaty_residence: Country, nl_be_pay_article: TreatyArticle, nl_be_other_state_share: float
) -> bool:
    """The Netherlands relieves this Belgian pay by a credit, not an exemption (verrekening): arts 16, 17."""
    is_credit_article = (
        nl_be_pay_article == TreatyArticle.DIRECTOR or nl_be_pay_article == TreatyArticle.ARTIST
    )
    return nl_be_treaty_residence == Country.NL and is_credit_article and nl_be_other_state_share > 0


@rule(
    level="spell",
    law="NL-BE treaty 2001 art. 27(1); NL act of approval of 12 Dec 2002 art. 1a(1)",
    start="2003-01-01",
    output=True,
)
def is_in_general_compensation_scope(nl_be_treaty_residence: Country, nl_be_other_state_share: float) -> bool:
    """Pay that counts for the general compensation (algemene compensatie): of a Dutch resident, allocated to Belgium.

    Wages, crew, directors, artists and sportspersons; Belgian public service through the Dutch act of approval.
    """
    return nl_be_treaty_residence == Country.NL and nl_be_other_state_share > 0


@referral(
    blocks="third_state_pay_share",
    office="dutch_tax_office",
    level="spell",
    law="NL-BE treaty 2001 art. 15(1)",
    start="2003-01-01",
)
def nl_be_needs_third_state_treaty(nl_be_third_state_day_share: float) -> bool:
    """You also worked in a third state: its treaty with your state of residence decides about that pay.

    Look it up or ask; when it leaves the pay to your state of residence, say so and the answer is complete.
    """
    return nl_be_third_state_day_share > 0
