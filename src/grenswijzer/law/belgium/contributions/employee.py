"""Employee contributions by branch. All branches are taken from the full wage, without a ceiling."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2, 1°", unit="EUR/year", start="2003-01-01", output=True)
def be_employee_pension_contribution(be_contribution_base: float, be_employee_pension_rate: float) -> float:
    """Employee contribution for old-age and survivor's pension (rust- en overlevingspensioen)."""
    return round_half_up(be_contribution_base * be_employee_pension_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2, 4°", unit="EUR/year", start="2003-01-01", output=True)
def be_employee_health_care_contribution(
    be_contribution_base: float, be_employee_health_care_rate: float
) -> float:
    """Employee contribution for medical care (geneeskundige verzorging)."""
    return round_half_up(be_contribution_base * be_employee_health_care_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2, 2°", unit="EUR/year", start="2003-01-01", output=True)
def be_employee_sickness_benefit_contribution(
    be_contribution_base: float, be_employee_sickness_benefit_rate: float
) -> float:
    """Employee contribution for sickness and invalidity benefit (uitkeringen)."""
    return round_half_up(be_contribution_base * be_employee_sickness_benefit_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2, 3°", unit="EUR/year", start="2003-01-01", output=True)
def be_employee_unemployment_contribution(
    be_contribution_base: float, be_employee_unemployment_rate: float
) -> float:
    """Employee contribution for unemployment (werkloosheid)."""
    return round_half_up(be_contribution_base * be_employee_unemployment_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2", unit="share", start="2003-01-01")
def be_employee_contribution_rate(
    be_employee_pension_rate: float,
    be_employee_health_care_rate: float,
    be_employee_sickness_benefit_rate: float,
    be_employee_unemployment_rate: float,
) -> float:
    """All branches together: 13.07%."""
    return (
        be_employee_pension_rate
        + be_employee_health_care_rate
        + be_employee_sickness_benefit_rate
        + be_employee_unemployment_rate
    )


@rule(
    level="spell",
    law="Wet 29.06.1981 art. 38 §2",
    unit="EUR/year",
    start="2003-01-01",
    end="2017-12-31",
    output=True,
)
def be_employee_contributions_before_bonus(
    be_contribution_base: float, be_employee_contribution_rate: float
) -> float:
    """Contributions of the employee on the wage (persoonlijke bijdragen RSZ).

    Withheld as one percentage: the four branches, each in cents, may differ from it by a cent.
    """
    return round_half_up(be_contribution_base * be_employee_contribution_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2", unit="EUR/year", start="2018-01-01")
def be_ordinary_wage_contribution(
    be_ordinary_contribution_wage: float, be_employee_contribution_rate: float
) -> float:
    """Contributions on the ordinary wage of the period's months: the work bonus is never more than this."""
    return round_half_up(be_ordinary_contribution_wage * be_employee_contribution_rate, CENT)


@rule(level="spell", law="Wet 29.06.1981 art. 38 §2", unit="EUR/year", start="2018-01-01", output=True)
def be_employee_contributions_before_bonus(
    be_ordinary_contribution_wage: float,
    be_other_contribution_wage: float,
    be_employee_contribution_rate: float,
) -> float:
    """Contributions of the employee on the wage before the work bonus (persoonlijke bijdragen RSZ).

    Withheld as one percentage: the four branches, each in cents, may differ from it by a cent.
    """
    wage = be_ordinary_contribution_wage + be_other_contribution_wage
    return round_half_up(wage * be_employee_contribution_rate, CENT)


# The brochure of 2003 knows no work bonus, and its tables of that year were not found.
@rule(
    level="spell",
    law="Wet 29.06.1981 arts 38 §2 and 39",
    unit="EUR/year",
    start="2003-01-01",
    end="2003-12-31",
    output=True,
)
def be_employee_contributions(
    be_employee_contributions_before_bonus: float, be_holiday_pay_contribution: float
) -> float:
    """Contributions the employee pays (werknemersbijdragen RSZ), 13.07% of the wage, and on holiday pay."""
    return round_half_up(be_employee_contributions_before_bonus + be_holiday_pay_contribution, CENT)


@rule(
    level="spell",
    law="Wet 29.06.1981 arts 38 §2 and 39; Wet 20.12.1999 art. 2",
    unit="EUR/year",
    start="2018-01-01",
    output=True,
)
def be_employee_contributions(
    be_employee_contributions_before_bonus: float,
    be_social_work_bonus: float,
    be_holiday_pay_contribution: float,
) -> float:
    """Contributions the employee pays (werknemersbijdragen RSZ): 13.07% of the wage, less the work bonus.

    And what is withheld from the double holiday pay, which the work bonus does not lower.
    """
    on_wage = be_employee_contributions_before_bonus - be_social_work_bonus
    return round_half_up(on_wage + be_holiday_pay_contribution, CENT)
