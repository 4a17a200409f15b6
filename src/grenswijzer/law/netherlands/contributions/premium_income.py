"""Income on which national-insurance premium is charged, with the higher ceiling for people born before 1946."""

from grenswijzer.engine.arithmetic import year_of
from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 art. 2.10a; Wfsv art. 8(3)", start="2011-01-01")
def nl_has_senior_scale(birth_date: int, nl_senior_scale_birth_year: float) -> bool:
    """Born before 1946, for whom brackets and premium ceiling are higher (geboren vóór 1 januari 1946)."""
    return year_of(birth_date) < nl_senior_scale_birth_year


@rule(
    level="adult",
    law="Wfsv art. 8(3), second sentence",
    unit="EUR/year",
    start="2011-01-01",
    when="nl_has_senior_scale",
)
def nl_senior_premium_ceiling(nl_senior_premium_income_ceiling: float) -> float:
    """Premium ceiling of a person born before 1946 (premiegrens geboren vóór 1946)."""
    return nl_senior_premium_income_ceiling


@rule(level="adult", law="Wfsv arts 7-8", unit="EUR/year", start="2011-01-01", output=True)
def nl_premium_income(
    nl_taxable_box1_income: float,
    nl_premium_income_ceiling: float,
    nl_has_senior_scale: bool,
    nl_senior_premium_ceiling: float,
) -> float:
    """Income on which premiums are charged (premie-inkomen): box 1 by the rules for residents, up to the ceiling."""
    ceiling = nl_premium_income_ceiling
    if nl_has_senior_scale:
        ceiling = nl_senior_premium_ceiling
    return min(max(0.0, nl_taxable_box1_income), ceiling)
