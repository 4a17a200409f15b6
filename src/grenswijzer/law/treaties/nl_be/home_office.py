"""The place at home as an establishment of the employer (art. 5): the questions of the agreement of 23 November 2023.

It is a questionnaire with four outcomes, no formula: the home days of the year decide nothing by themselves.
"""

from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import HomeOfficeOutcome, HomeOfficePattern

_AGREEMENT = "NL-BE treaty 2001 art. 5; agreement of 23 November 2023 (Stcrt. 2023, 33856)"


@rule(
    level="spell", law="NL-BE treaty 2001 art. 5(1), (4)", start="2003-01-01", end="2023-11-22", output=True
)
def nl_be_home_office_outcome(
    home_office_pattern: HomeOfficePattern, home_work_is_auxiliary: bool
) -> HomeOfficeOutcome:
    """Whether the place at home is an establishment of the employer: no agreement yet (thuiswerkplek).

    Work now and then lacks the lasting place of business that art. 5(1) asks for.
    """
    if home_office_pattern == HomeOfficePattern.NONE:
        return HomeOfficeOutcome.NONE
    if home_work_is_auxiliary:
        return HomeOfficeOutcome.NO_ESTABLISHMENT
    if home_office_pattern == HomeOfficePattern.INCIDENTAL:
        return HomeOfficeOutcome.IN_PRINCIPLE_NONE
    return HomeOfficeOutcome.FACTS_DECIDE


@rule(level="spell", law=_AGREEMENT, start="2023-11-23", output=True)
def nl_be_home_office_outcome(
    home_office_pattern: HomeOfficePattern,
    home_work_is_auxiliary: bool,
    home_work_is_at_most_half: bool,
    may_work_at_employer: bool,
    employer_requires_home_work: bool,
) -> HomeOfficeOutcome:
    """Whether the place at home is an establishment of the employer (thuiswerkplek als vaste inrichting).

    None: home work now and then; only preparing or helping work; or, as the agreement's practical guide assumes, at
    most half of the working time in 12 months. In principle none: a fixed pattern by the worker's own choice, who may
    also work at the employer's. Otherwise, above all where the employer requires it, the facts decide.
    """
    if home_office_pattern == HomeOfficePattern.NONE:
        return HomeOfficeOutcome.NONE
    is_incidental = home_office_pattern == HomeOfficePattern.INCIDENTAL
    if is_incidental or home_work_is_auxiliary or home_work_is_at_most_half:
        return HomeOfficeOutcome.NO_ESTABLISHMENT
    if may_work_at_employer and not employer_requires_home_work:
        return HomeOfficeOutcome.IN_PRINCIPLE_NONE
    return HomeOfficeOutcome.FACTS_DECIDE


@rule(level="spell", law="NL-BE treaty 2001 art. 5(1), (5)", start="2003-01-01", output=True)
def nl_be_has_home_office_establishment(
    nl_be_home_office_outcome: HomeOfficeOutcome, concludes_contracts_at_home: bool
) -> bool:
    """The employer has an establishment in the state of residence through the worker's home or power to conclude
    contracts (vaste inrichting of vaste vertegenwoordiger in het woonland).

    A worker who habitually concludes contracts in the employer's name is one, wherever the desk stands. It decides
    about the employer's profit tax there, and whether it must withhold tax there.
    """
    return nl_be_home_office_outcome != HomeOfficeOutcome.NONE and concludes_contracts_at_home


@referral(
    blocks="nl_be_has_home_office_establishment",
    office="dutch_tax_office",
    level="spell",
    law=_AGREEMENT,
    start="2003-01-01",
)
def nl_be_home_office_needs_facts(
    nl_be_home_office_outcome: HomeOfficeOutcome, concludes_contracts_at_home: bool
) -> bool:
    """Whether your home is an establishment of your employer depends on all the facts: your employer should ask."""
    return nl_be_home_office_outcome == HomeOfficeOutcome.FACTS_DECIDE and not concludes_contracts_at_home
