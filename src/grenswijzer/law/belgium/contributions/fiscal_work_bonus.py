"""The fiscal work bonus: a refundable tax credit on a low wage (fiscale werkbonus, WIB 92 art. 289ter/1).

For residents of Belgium and for non-residents under arts 243/1 and 244, not below 75% Belgian professional income.
"""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="WIB 92 art. 289ter/1",
    unit="EUR/year",
    start="2018-01-01",
    end="2023-12-31",
    when="be_has_full_reliefs",
)
def be_fiscal_work_bonus_before_maximum(
    sum_be_social_work_bonus: float, be_fiscal_work_bonus_rate: float
) -> float:
    """Share of the social work bonus that was really granted."""
    return round_half_up(sum_be_social_work_bonus * be_fiscal_work_bonus_rate, CENT)


@rule(
    level="adult",
    law="WIB 92 art. 289ter/1",
    unit="EUR/year",
    start="2024-01-01",
    when="be_has_full_reliefs",
)
def be_fiscal_work_bonus_before_maximum(
    sum_be_social_work_bonus_a: float,
    sum_be_social_work_bonus_b: float,
    be_fiscal_work_bonus_rate: float,
    be_fiscal_work_bonus_rate_b: float,
) -> float:
    """Share of part A of the social work bonus that was really granted, and a larger share of part B.

    The undivided bonus of the first three months of 2024 counts like part A.
    """
    part_a = round_half_up(sum_be_social_work_bonus_a * be_fiscal_work_bonus_rate, CENT)
    return part_a + round_half_up(sum_be_social_work_bonus_b * be_fiscal_work_bonus_rate_b, CENT)


@rule(level="adult", law="WIB 92 art. 289ter/1", unit="EUR/year", start="2018-01-01", output=True)
def be_fiscal_work_bonus(
    be_fiscal_work_bonus_before_maximum: float, be_fiscal_work_bonus_maximum: float
) -> float:
    """Refundable tax credit on a low wage (fiscale werkbonus). It comes after the municipal surcharge.

    On the whole social work bonus, also where part of the wage is exempt from Belgian tax.
    """
    return min(be_fiscal_work_bonus_before_maximum, be_fiscal_work_bonus_maximum)
