"""How far a person is from the edges at which another state may tax or insure, or another regime starts."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule


@rule(
    level="spell",
    law="NL-BE treaty 2001 art. 15(2)(a)",
    unit="days",
    start="2003-01-01",
    output=True,
    when="nl_be_presence_matters",
)
def distance_to_183_days(nl_be_presence_days: float, nl_be_presence_limit: float) -> float:
    """Days that are left before the state of work may tax from the first day (183 dagen); negative when passed."""
    return nl_be_presence_limit - nl_be_presence_days


@rule(level="adult", law="WIB 92 art. 244", unit="share", start="2003-01-01")
def be_professional_share(
    be_gross_professional_income: float, be_foreign_professional_income: float
) -> float:
    """Share of all professional income that Belgium may tax (deel van het beroepsinkomen in België)."""
    return ratio(be_gross_professional_income, be_gross_professional_income + be_foreign_professional_income)


@rule(level="adult", law="WIB 92 art. 244", start="2003-01-01")
def has_be_professional_income(be_gross_professional_income: float) -> bool:
    """Has professional income that Belgium may tax."""
    return be_gross_professional_income > 0


@rule(
    level="adult",
    law="WIB 92 art. 244",
    unit="share",
    start="2003-01-01",
    output=True,
    when="has_be_professional_income",
)
def distance_to_belgian_three_quarters(
    be_professional_share: float, be_professional_share_threshold: float
) -> float:
    """How far the Belgian share of the professional income is from 75%; negative when above it (75%-regel)."""
    return be_professional_share_threshold - be_professional_share
