"""How far a person is from the edges at which another state may tax or insure, or another regime starts."""

from grenswijzer.engine.arithmetic import ratio_at_edge
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
    be_gross_professional_income: float,
    be_foreign_professional_income: float,
    be_professional_share_threshold: float,
) -> float:
    """Share of all professional income that Belgium may tax (deel van het beroepsinkomen in België)."""
    total = be_gross_professional_income + be_foreign_professional_income
    return ratio_at_edge(be_gross_professional_income, total, be_professional_share_threshold)


@rule(level="adult", law="WIB 92 art. 244", start="2003-01-01")
def be_share_of_income_matters(be_gross_professional_income: float, be_is_resident: bool) -> bool:
    """Lives outside Belgium and has professional income that Belgium may tax: then its share counts."""
    return be_gross_professional_income > 0 and not be_is_resident


@rule(
    level="adult",
    law="WIB 92 art. 244",
    unit="share",
    start="2003-01-01",
    output=True,
    when="be_share_of_income_matters",
)
def distance_to_belgian_three_quarters(
    be_professional_share: float, be_professional_share_threshold: float
) -> float:
    """How far the Belgian share of the professional income is from 75%; negative when above it (75%-regel)."""
    return be_professional_share_threshold - be_professional_share


@rule(level="spell", law="Regulation (EC) 883/2004 art. 13(1)(a); 987/2009 art. 14(8)", start="2010-05-01")
def eu_works_partly_at_home(eu_home_share: float) -> bool:
    """Works in the state of residence and elsewhere: then the share at home decides which state insures."""
    return eu_home_share > 0 and eu_home_share < 1


@rule(
    level="spell",
    law="Regulation (EC) 883/2004 art. 13(1)(a); 987/2009 art. 14(8)",
    unit="share",
    start="2010-05-01",
    output=True,
    when="eu_works_partly_at_home",
)
def distance_to_substantial_part(eu_home_share: float, eu_substantial_share: float) -> float:
    """How much more of the work may be at home before the state of residence insures (25%); negative when passed."""
    return eu_substantial_share - eu_home_share


@rule(level="spell", law="framework agreement on cross-border telework art. 2", start="2023-01-01")
def eu_telework_share_matters(eu_telework_share: float, eu_is_framework_pair: bool) -> bool:
    """Teleworks at home for an employer in another state, both states having signed the agreement."""
    return eu_is_framework_pair and eu_telework_share > 0 and eu_telework_share < 1


@rule(
    level="spell",
    law="framework agreement on cross-border telework art. 3",
    unit="share",
    start="2023-01-01",
    output=True,
    when="eu_telework_share_matters",
)
def distance_to_half_telework(eu_telework_share: float, eu_framework_telework_limit: float) -> float:
    """How much more telework fits in the framework agreement (less than 50%, so 49.99%); zero or less: too much."""
    return eu_framework_telework_limit - eu_telework_share


@rule(level="adult", law="Wet IB 2001 art. 7.8(6)", start="2015-01-01")
def nl_share_of_income_matters(nl_is_non_resident: bool, nl_share_of_income_taxed_in_nl: float) -> bool:
    """Lives outside the Netherlands and has income that is taxed there."""
    return nl_is_non_resident and nl_share_of_income_taxed_in_nl > 0


@rule(
    level="adult",
    law="Wet IB 2001 art. 7.8(6)",
    unit="share",
    start="2015-01-01",
    output=True,
    when="nl_share_of_income_matters",
)
def distance_to_dutch_ninety_percent(
    nl_share_of_income_taxed_in_nl: float, nl_qualifying_share: float
) -> float:
    """How far the Dutch share of all income is from 90%; negative when above it (kwalificerend buitenlands)."""
    return nl_qualifying_share - nl_share_of_income_taxed_in_nl
