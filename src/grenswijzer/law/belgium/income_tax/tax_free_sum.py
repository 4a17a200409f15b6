"""The part of income that is free of tax and its increases (belastingvrije som), before it is used."""

from grenswijzer.engine.arithmetic import CENT, lookup, round_half_up
from grenswijzer.engine.rule import Table, rule


@rule(
    level="adult",
    law="WIB 92 art. 131 as before the Act of 10 August 2001",
    unit="EUR/year",
    start="2003-01-01",
    end="2003-12-31",
)
def be_basic_tax_free_sum(
    be_is_taxed_as_single: bool, be_tax_free_sum_single: float, be_tax_free_sum_spouse: float
) -> float:
    """Basic amount (belastingvrije som): for a person taxed as single, or for each spouse."""
    return be_tax_free_sum_single if be_is_taxed_as_single else be_tax_free_sum_spouse


@rule(level="adult", law="WIB 92 art. 131", unit="EUR/year", start="2003-01-01")
def be_disabled_taxpayer_increase(is_disabled: bool, be_disability_tax_free_increase: float) -> float:
    """Increase for a disabled taxpayer (gehandicapte belastingplichtige)."""
    return be_disability_tax_free_increase if is_disabled else 0.0


@rule(level="household", law="WIB 92 art. 132, 1°-5°", unit="EUR/year", start="2003-01-01", output=True)
def be_children_amount(
    be_dependent_child_count: int,
    be_dependent_children_sum: Table,
    be_children_in_table: float,
    be_further_child_sum: float,
) -> float:
    """Full increase for the children of the household (kinderen ten laste), a fixed sum for each above four."""
    further = max(0.0, be_dependent_child_count - be_children_in_table)
    return lookup(be_dependent_children_sum, be_dependent_child_count) + further * be_further_child_sum


@rule(level="household", law="WIB 92 art. 132, 6°", unit="EUR/year", start="2003-01-01", output=True)
def be_young_children_amount(be_young_child_count: int, be_young_child_sum: float) -> float:
    """Full extra amount for children under 3 for whom no childcare costs are deducted."""
    return be_young_child_count * be_young_child_sum


@rule(
    level="household",
    law="WIB 92 art. 132, 8°",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_other_dependants_amount(be_other_dependant_count: int, be_other_dependant_sum: float) -> float:
    """Full increase for other persons at charge (andere personen ten laste)."""
    return be_other_dependant_count * be_other_dependant_sum


@rule(level="adult", law="WIB 92 art. 132, 1°-6°", unit="EUR/year", start="2003-01-01")
def be_child_increase(
    be_has_dependants: bool, be_children_amount: float, be_young_children_amount: float
) -> float:
    """Increase for children that this taxpayer takes, before the pro rata."""
    return be_children_amount + be_young_children_amount if be_has_dependants else 0.0


@rule(level="adult", law="WIB 92 art. 132, 8°", unit="EUR/year", start="2003-01-01")
def be_other_dependants_increase(be_has_dependants: bool, be_other_dependants_amount: float) -> float:
    """Increase for other persons at charge that this taxpayer takes, before the pro rata."""
    return be_other_dependants_amount if be_has_dependants else 0.0


@rule(level="adult", law="WIB 92 arts 133, 1° and 244bis", unit="EUR/year", start="2003-01-01", output=True)
def be_single_parent_increase(
    be_is_taxed_as_single: bool,
    be_is_married_taxed_as_single: bool,
    be_has_dependants: bool,
    be_dependent_child_count: int,
    be_single_parent_sum: float,
    be_single_parent_increase_for_married: bool,
) -> float:
    """Increase for a person taxed alone with children at charge (alleen belast met kinderen), before the pro rata."""
    has_children = be_has_dependants and be_dependent_child_count > 0
    refused = be_is_married_taxed_as_single and not be_single_parent_increase_for_married
    return be_single_parent_sum if be_is_taxed_as_single and has_children and not refused else 0.0


@rule(level="adult", law="WIB 92 art. 133, 2°", unit="EUR/year", start="2003-01-01")
def be_net_means(
    be_world_professional_income: float,
    other_belgian_income: float,
    other_dutch_income: float,
    other_foreign_income: float,
) -> float:
    """Net means of the taxpayer (nettobestaansmiddelen): all net income, wherever it is taxed."""
    return be_world_professional_income + other_belgian_income + other_dutch_income + other_foreign_income


@rule(level="adult", law="WIB 92 art. 133, 2°", unit="EUR/year", start="2003-01-01", output=True)
def be_year_of_marriage_increase(
    be_is_year_of_marriage: bool,
    has_partner: bool,
    partner_be_net_means: float,
    be_dependant_means_maximum: float,
    be_year_of_marriage_sum: float,
) -> float:
    """Increase for the year of marriage when the spouse's net means are low (jaar van het huwelijk)."""
    low = partner_be_net_means <= be_dependant_means_maximum
    return be_year_of_marriage_sum if be_is_year_of_marriage and has_partner and low else 0.0


@rule(
    level="adult", law="WIB 92 art. 134", unit="EUR/year", start="2003-01-01", end="2016-12-31", output=True
)
def be_full_tax_free_sum(
    be_basic_tax_free_sum: float,
    be_disabled_taxpayer_increase: float,
    be_child_increase: float,
    be_other_dependants_increase: float,
    be_single_parent_increase: float,
    be_year_of_marriage_increase: float,
) -> float:
    """Tax-free sum with its increases, as a resident of Belgium has it (belastingvrije som met verhogingen)."""
    own = be_basic_tax_free_sum + be_disabled_taxpayer_increase
    family = be_child_increase + be_other_dependants_increase
    return own + family + be_single_parent_increase + be_year_of_marriage_increase


@rule(
    level="adult",
    law="treaty NL-BE 2001 art. 26 §2; WIB 92 art. 134",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def be_tax_free_sum(be_full_tax_free_sum: float, be_treaty_pro_rata: float) -> float:
    """Tax-free sum of the non-resident (belastingvrije som): in category 5 only the Belgian share of world income."""
    return round_half_up(be_full_tax_free_sum * be_treaty_pro_rata, CENT)


@rule(level="adult", law="treaty NL-BE 2001 art. 26 §2; WIB 92 art. 132", unit="EUR/year", start="2003-01-01")
def be_child_part_of_tax_free_sum(be_child_increase: float, be_treaty_pro_rata: float) -> float:
    """Part of the tax-free sum that is there for children: only that part can become a refundable credit."""
    return round_half_up(be_child_increase * be_treaty_pro_rata, CENT)
