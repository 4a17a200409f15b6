"""Spending that gave a deduction or reduction in 2003 and for which later years have rules that are not in here."""

from grenswijzer.engine.rule import referral, rule


@rule(level="dwelling", law="WIB 92 arts 145/24 and 145/47", start="2014-01-01")
def has_be_energy_spending(
    energy_boiler_costs: float,
    energy_solar_heating_costs: float,
    energy_solar_panel_costs: float,
    energy_double_glazing_costs: float,
    energy_roof_insulation_costs: float,
    energy_heating_control_costs: float,
    energy_audit_costs: float,
) -> bool:
    """Was spent on saving energy in the dwelling."""
    solar = energy_solar_heating_costs + energy_solar_panel_costs
    insulation = energy_double_glazing_costs + energy_roof_insulation_costs
    other = energy_boiler_costs + energy_heating_control_costs + energy_audit_costs
    return solar + insulation + other > 0


@rule(level="household", law="WIB 92 arts 145/24 and 145/47", start="2014-01-01")
def be_household_has_energy_spending(any_has_be_energy_spending: bool) -> bool:
    """Spent on saving energy in one of the dwellings of the household."""
    return any_has_be_energy_spending


@referral(
    blocks="be_expenditure_tax_reductions",
    office="belintax",
    level="adult",
    law="WIB 92 arts 145/34, 145/36 and 145/47; regional law",
    start="2014-01-01",
)
def has_be_other_spending(
    servant_pay: float,
    be_household_has_energy_spending: bool,
    extra_interest_paid: float,
    protected_property_costs: float,
) -> bool:
    """You paid for a servant, energy saving, extra interest or a listed building: ask what your region gives for it."""
    property_costs = extra_interest_paid + protected_property_costs
    return servant_pay > 0 or be_household_has_energy_spending or property_costs > 0
