"""Employer contributions by branch: one percentage of the same wage for every employer.

Since 1 January 2015 one basic contribution stands for the branches.
"""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 1°",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_pension_contribution(be_contribution_base: float, be_employer_pension_rate: float) -> float:
    """Employer contribution for old-age and survivor's pension (rust- en overlevingspensioen)."""
    return round_half_up(be_contribution_base * be_employer_pension_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 3°",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_health_care_contribution(
    be_contribution_base: float, be_employer_health_care_rate: float
) -> float:
    """Employer contribution for medical care (geneeskundige verzorging)."""
    return round_half_up(be_contribution_base * be_employer_health_care_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 2°",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_sickness_benefit_contribution(
    be_contribution_base: float, be_employer_sickness_benefit_rate: float
) -> float:
    """Employer contribution for sickness and invalidity benefit (uitkeringen)."""
    return round_half_up(be_contribution_base * be_employer_sickness_benefit_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 5°",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_child_benefit_contribution(
    be_contribution_base: float, be_employer_child_benefit_rate: float
) -> float:
    """Employer contribution for child benefit (kinderbijslag)."""
    return round_half_up(be_contribution_base * be_employer_child_benefit_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 4°",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_unemployment_contribution(
    be_contribution_base: float, be_employer_unemployment_rate: float
) -> float:
    """Employer contribution for unemployment (werkloosheid)."""
    return round_half_up(be_contribution_base * be_employer_unemployment_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 7°",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_occupational_disease_contribution(
    be_contribution_base: float, be_employer_occupational_disease_rate: float
) -> float:
    """Employer contribution for occupational diseases (beroepsziekten)."""
    return round_half_up(be_contribution_base * be_employer_occupational_disease_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3, 6°; brochure-2003 §4.2 footnote 6",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_work_accident_contribution(
    be_contribution_base: float, be_employer_work_accident_rate: float
) -> float:
    """Employer contribution for accidents at work (arbeidsongevallen).

    Apart from this every employer takes out a private accident policy; its price follows the risk.
    """
    return round_half_up(be_contribution_base * be_employer_work_accident_rate, CENT)


@rule(
    level="spell",
    law="Herstelwet 22.01.1985 art. 121",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_educational_leave_contribution(
    be_contribution_base: float, be_employer_educational_leave_rate: float
) -> float:
    """Employer contribution for paid educational leave (betaald educatief verlof)."""
    return round_half_up(be_contribution_base * be_employer_educational_leave_rate, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §3bis; brochure-2003 §4.2 footnote 8",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_wage_moderation_contribution(
    be_contribution_base: float, be_employer_wage_moderation_rate: float
) -> float:
    """Employer contribution for wage moderation (loonmatiging), due by every employer."""
    return round_half_up(be_contribution_base * be_employer_wage_moderation_rate, CENT)


@rule(
    level="spell",
    law="brochure-2003 §4.2",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_childcare_contribution(
    be_contribution_base: float, be_employer_childcare_rate: float
) -> float:
    """Employer contribution for child care provisions (kinderopvang)."""
    return round_half_up(be_contribution_base * be_employer_childcare_rate, CENT)


@rule(
    level="spell",
    law="brochure-2003 §4.2",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_temporary_unemployment_contribution(
    be_contribution_base: float, be_employer_temporary_unemployment_rate: float
) -> float:
    """Employer contribution for temporary unemployment and older unemployed (tijdelijke werkloosheid)."""
    return round_half_up(be_contribution_base * be_employer_temporary_unemployment_rate, CENT)


@rule(
    level="spell",
    law="Wet 28.06.1966; brochure-2003 §4.2",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_closure_special_contribution(
    be_contribution_base: float, be_employer_closure_special_rate: float
) -> float:
    """Employer contribution for the closure fund, special part (sluitingsfonds, bijzondere bijdrage)."""
    return round_half_up(be_contribution_base * be_employer_closure_special_rate, CENT)


@rule(
    level="spell",
    law="brochure-2003 §4.2",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    output=True,
)
def be_employer_youth_guidance_contribution(
    be_contribution_base: float, be_employer_youth_guidance_rate: float
) -> float:
    """Employer contribution for guiding young people to work (begeleiding van jongeren)."""
    return round_half_up(be_contribution_base * be_employer_youth_guidance_rate, CENT)
