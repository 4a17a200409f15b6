"""The statutory lump sum for professional costs (forfaitaire beroepskosten)."""

from grenswijzer.engine.arithmetic import CENT, rate_by_scale, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule


@rule(level="adult", law="WIB 92 art. 51", unit="EUR/year", start="2003-01-01")
def be_cost_base(sum_be_taxable_pay: float, be_option_benefit: float) -> float:
    """Pay taxable in Belgium on which the lump sum is computed; benefits that replace pay carry none."""
    return sum_be_taxable_pay + be_option_benefit


@rule(level="adult", law="WIB 92 art. 51 al. 4; KB/WIB 92 art. 28", unit="EUR/year", start="2003-01-01")
def be_long_distance_costs(be_commuting_distance_km: int, be_long_distance_cost_scale: Scale) -> float:
    """Addition to the lump sum for who works far from home (aanvullend forfait verre verplaatsingen)."""
    return rate_by_scale(be_commuting_distance_km, be_long_distance_cost_scale)


@rule(level="adult", law="WIB 92 art. 51", unit="EUR/year", start="2003-01-01", output=True)
def be_lump_sum_costs(
    be_cost_base: float,
    be_lump_sum_cost_scale: Scale,
    be_lump_sum_cost_maximum: float,
    be_long_distance_costs: float,
) -> float:
    """Lump sum for professional costs (forfaitaire beroepskosten), which everybody with pay may deduct.

    Never more than the pay itself. The way to work is included in it.
    """
    by_scale = min(tax_by_scale(be_cost_base, be_lump_sum_cost_scale), be_lump_sum_cost_maximum)
    return round_half_up(min(be_cost_base, by_scale + be_long_distance_costs), CENT)
