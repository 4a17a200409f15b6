"""The bicycle allowance since 2024: an amount by kilometre and a maximum a year."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule

LAW = "WIB 92 art. 38 §1, 14°"


@rule(level="spell", law=LAW, unit="EUR/year", start="2024-01-01")
def be_bicycle_allowance_within_rate(
    bicycle_allowance: float, bicycle_commuting_km: float, be_bicycle_exemption_per_km: float
) -> float:
    """Bicycle allowance of the job up to the amount by kilometre."""
    return min(bicycle_allowance, round_half_up(bicycle_commuting_km * be_bicycle_exemption_per_km, CENT))


@rule(level="adult", law=LAW, unit="share", start="2024-01-01")
def be_bicycle_exempt_share(
    sum_be_bicycle_allowance_within_rate: float, be_bicycle_exemption_maximum: float
) -> float:
    """Share of the bicycle allowances that is exempt: one maximum a year for all jobs together."""
    exempt = min(sum_be_bicycle_allowance_within_rate, be_bicycle_exemption_maximum)
    return ratio(exempt, sum_be_bicycle_allowance_within_rate)


@rule(level="spell", law=LAW, unit="EUR/year", start="2024-01-01", output=True)
def be_exempt_bicycle_allowance(
    be_bicycle_allowance_within_rate: float, be_bicycle_exempt_share: float, be_has_actual_costs: bool
) -> float:
    """Exempt part of an allowance given expressly for cycling to work (vrijgestelde fietsvergoeding).

    An amount by kilometre, with a maximum a year. Nothing is exempt for who deducts actual professional costs.
    """
    if be_has_actual_costs:
        return 0.0
    return round_half_up(be_bicycle_allowance_within_rate * be_bicycle_exempt_share, CENT)
