"""Who is the employer for the 183-day rule (art. 15(2)(b)): the Dutch view, by date."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country

_DECREE = "NL-BE treaty 2001 art. 15(2)(b); decree of 12 Jan 2010 (BWBR0027099) sec. 3-6"


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
