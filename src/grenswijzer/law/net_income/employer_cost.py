"""What a job costs the employer: it follows the state that insures, not the state that taxes."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country


@rule(
    level="spell",
    law="Regulation (EC) 883/2004 art. 11(1); Regulation (EC) 987/2009 art. 21",
    unit="EUR/year",
    start="2006-01-01",
    output=True,
)
def employer_cost(insurance_state: Country, be_employer_cost: float, nl_employer_cost: float) -> float:
    """What the job costs the employer, under the law of the state that insures (loonkosten van de werkgever).

    An employer in the other state pays the contributions there.
    """
    if insurance_state == Country.BE:
        return round_half_up(be_employer_cost, CENT)
    if insurance_state == Country.NL:
        return round_half_up(nl_employer_cost, CENT)
    return 0.0


@rule(level="adult", law="Regulation (EC) 987/2009 art. 21", unit="EUR/year", start="2006-01-01", output=True)
def total_employer_cost(sum_employer_cost: float) -> float:
    """What all jobs cost the employers together."""
    return round_half_up(sum_employer_cost, CENT)


@referral(
    blocks="employer_cost",
    office="svb",
    level="spell",
    law="Regulation (EC) 883/2004 art. 11(1)",
    start="2006-01-01",
)
def is_insured_by_third_state(insurance_state: Country) -> bool:
    """A third state insures you: what your employer pays there must be asked in that state."""
    is_known = insurance_state != Country.NONE
    return is_known and insurance_state != Country.BE and insurance_state != Country.NL
