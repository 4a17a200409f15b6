"""A dwelling: whether Belgium taxes it, what it gives, and the reduction for saving energy in it."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, DwellingTitle


@rule(level="dwelling", law="WIB 92 arts 11 and 145/24", start="2003-01-01")
def be_has_property_right(dwelling_title: DwellingTitle) -> bool:
    """Has the dwelling by one of the five rights that count.

    As owner, possessor, leaseholder, superficiary or usufructuary. A tenant (huurder) has none of them.
    """
    return dwelling_title != DwellingTitle.NONE and dwelling_title != DwellingTitle.OTHER


@rule(
    level="dwelling",
    law="WIB 92 arts 7, 228 §2, 1° and 232; brochure-2003 §2.9.1",
    start="2003-01-01",
    output=True,
)
def be_is_dwelling_taxed(dwelling_state: Country, be_has_property_right: bool) -> bool:
    """Belgium can tax the income of the dwelling (onroerend inkomen): only property in Belgium, by one of five rights.

    As owner, possessor, leaseholder, superficiary or usufructuary; a home in the Netherlands is never taxed.
    """
    return dwelling_state == Country.BE and be_has_property_right


@rule(level="dwelling", law="WIB 92 arts 14 and 16; brochure-2003 §2.9.2", start="2003-01-01", output=True)
def be_has_dwelling_benefits(be_is_dwelling_taxed: bool) -> bool:
    """Interest and costs of the dwelling can count in Belgium: only where its income is taxed.

    A home in the Netherlands gives none, except the reduction for saving energy.
    """
    return be_is_dwelling_taxed


@rule(level="dwelling", law="WIB 92 arts 7 and 228", unit="EUR/year", start="2003-01-01", output=True)
def be_taxable_dwelling_income(be_is_dwelling_taxed: bool, dwelling_be_taxable_amount: float) -> float:
    """Income of the dwelling that Belgium taxes: the amount given for property in Belgium, nothing for other homes."""
    return dwelling_be_taxable_amount if be_is_dwelling_taxed else 0.0


@rule(
    level="dwelling",
    law="WIB 92 art. 145/24; KB/WIB 92 art. 63/11; brochure-2003 §2.5.7",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_is_energy_saving_eligible(
    be_has_property_right: bool,
    energy_costs_are_professional: bool,
    energy_costs_have_investment_deduction: bool,
    energy_works_meet_conditions: bool,
) -> bool:
    """Spending to save energy counts for this dwelling (energiebesparende uitgaven), in Belgium or abroad.

    Paid as owner, possessor, leaseholder, superficiary or usufructuary; not taken as actual costs nor with
    investment deduction; works by a registered contractor, with invoices and proof of payment.
    """
    elsewhere = energy_costs_are_professional or energy_costs_have_investment_deduction
    return be_has_property_right and energy_works_meet_conditions and not elsewhere


@rule(
    level="dwelling",
    law="WIB 92 art. 145/24; brochure-2003 §2.5.7",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
    when="be_is_energy_saving_eligible",
)
def be_dwelling_energy_reduction(
    energy_boiler_costs: float,
    energy_solar_heating_costs: float,
    energy_solar_panel_costs: float,
    energy_double_glazing_costs: float,
    energy_roof_insulation_costs: float,
    energy_heating_control_costs: float,
    energy_audit_costs: float,
    be_energy_low_rate: float,
    be_energy_high_rate: float,
    be_energy_maximum: float,
) -> float:
    """Reduction for saving energy in one dwelling: 15% or 40% of the spending, with a maximum per dwelling.

    15%: replacing an old boiler, solar water heating, solar panels. 40%: double glazing, roof insulation, heating
    control, energy audit.
    """
    low = energy_boiler_costs + energy_solar_heating_costs + energy_solar_panel_costs
    glazing = energy_double_glazing_costs + energy_roof_insulation_costs
    high = glazing + energy_heating_control_costs + energy_audit_costs
    return min(round_half_up(low * be_energy_low_rate + high * be_energy_high_rate, CENT), be_energy_maximum)


@rule(level="household", law="WIB 92 art. 145/24", unit="EUR/year", start="2003-01-01", end="2011-12-31")
def be_household_energy_reduction(sum_be_dwelling_energy_reduction: float) -> float:
    """Reduction for saving energy in all dwellings of the household."""
    return sum_be_dwelling_energy_reduction


@rule(
    level="adult",
    law="WIB 92 art. 145/24; brochure-2003 §2.5.7",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
    when="be_has_resident_deductions",
)
def be_energy_reduction(be_household_energy_reduction: float, be_household_spending_share: float) -> float:
    """Reduction for saving energy (belastingvermindering energiebesparende uitgaven): categories 1 and 2 only."""
    return round_half_up(be_household_energy_reduction * be_household_spending_share, CENT)
