"""From income to the tax of the assessment (berekening van de belasting van niet-inwoners)."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import BelgianNonResidentCategory


@rule(
    level="adult",
    law="WIB 92 arts 126-127 as before the Act of 10 August 2001",
    unit="EUR/year",
    start="2003-01-01",
    end="2003-12-31",
)
def be_other_income_share(
    other_belgian_income: float,
    partner_other_belgian_income: float,
    be_is_taxed_as_single: bool,
    be_has_higher_professional_income: bool,
) -> float:
    """Income that is not professional (onroerend, roerend en divers inkomen) as far as it is taxed with this person.

    Of spouses assessed together only professional income is apart in 2003 (decumul); all the rest is taxed with the
    spouse who has most professional income.
    """
    if be_is_taxed_as_single:
        return other_belgian_income
    return other_belgian_income + partner_other_belgian_income if be_has_higher_professional_income else 0.0


@rule(level="adult", law="WIB 92 arts 6 and 86-89", unit="EUR/year", start="2003-01-01", end="2013-12-31")
def be_total_net_income(
    be_net_professional_income: float,
    be_marital_quotient: float,
    partner_be_marital_quotient: float,
    be_other_income_share: float,
) -> float:
    """All net income of this person before deductions (totaal netto-inkomen), after the marital quotient."""
    return (
        be_net_professional_income + be_marital_quotient - partner_be_marital_quotient + be_other_income_share
    )


@rule(level="adult", law="WIB 92 arts 104-105", unit="EUR/year", start="2003-01-01")
def be_unused_deductions(be_deductible_expenses: float, be_total_net_income: float) -> float:
    """Deductions for which this person has no income left (niet-verrekende aftrekken)."""
    return max(0.0, be_deductible_expenses - be_total_net_income)


@rule(level="adult", law="WIB 92 arts 6 and 104-105", unit="EUR/year", start="2003-01-01", output=True)
def be_taxable_income(
    be_total_net_income: float,
    be_deductible_expenses: float,
    partner_be_unused_deductions: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Taxable income (gezamenlijk belastbaar inkomen): less the deductions, and what the spouse cannot use of his."""
    from_partner = 0.0 if be_is_taxed_as_single else partner_be_unused_deductions
    return round_half_up(max(0.0, be_total_net_income - be_deductible_expenses - from_partner), CENT)


@rule(level="adult", law="WIB 92 art. 130", unit="EUR/year", start="2003-01-01", output=True)
def be_basic_tax(be_taxable_income: float, be_tax_scale: Scale) -> float:
    """Tax by the scale, before the tax-free sum (basisbelasting)."""
    return round_half_up(tax_by_scale(be_taxable_income, be_tax_scale), CENT)


@rule(level="adult", law="WIB 92 art. 134", unit="EUR/year", start="2003-01-01")
def be_unused_tax_free_sum(be_tax_free_sum: float, be_taxable_income: float) -> float:
    """Tax-free sum above this person's own income (niet-gebruikte belastingvrije som)."""
    return max(0.0, be_tax_free_sum - be_taxable_income)


# Art. 134 as it was in 2003 was not read. That the sum takes the lowest bands, that what one spouse cannot use goes to
# the other, and that what is lost is first the children's part is its later text, before the scale of its own of 2017.
@rule(level="adult", law="WIB 92 art. 134", unit="EUR/year", start="2003-01-01", end="2015-12-31")
def be_received_tax_free_sum(
    be_taxable_income: float,
    be_tax_free_sum: float,
    partner_be_unused_tax_free_sum: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Unused tax-free sum of the spouse that this person can use (overgedragen belastingvrije som)."""
    if be_is_taxed_as_single:
        return 0.0
    return min(partner_be_unused_tax_free_sum, max(0.0, be_taxable_income - be_tax_free_sum))


@rule(
    level="adult",
    law="WIB 92 art. 134 as before assessment year 2017",
    unit="EUR/year",
    start="2003-01-01",
    end="2015-12-31",
    output=True,
)
def be_tax_on_tax_free_sum(
    be_taxable_income: float, be_tax_free_sum: float, be_received_tax_free_sum: float, be_tax_scale: Scale
) -> float:
    """Tax on the tax-free sum (belasting op de belastingvrije som): it takes the lowest bands of the ordinary scale."""
    free = min(be_taxable_income, be_tax_free_sum + be_received_tax_free_sum)
    return round_half_up(tax_by_scale(free, be_tax_scale), CENT)


@rule(level="adult", law="WIB 92 arts 130-134", unit="EUR/year", start="2003-01-01", output=True)
def be_tax_after_tax_free_sum(be_basic_tax: float, be_tax_on_tax_free_sum: float) -> float:
    """Tax that is left after the tax-free sum (om te slane belasting)."""
    return be_basic_tax - be_tax_on_tax_free_sum


@rule(level="adult", law="WIB 92 art. 145/2", unit="share", start="2003-01-01", end="2011-12-31")
def be_special_average_rate(
    be_basic_tax: float,
    be_taxable_income: float,
    be_special_average_rate_minimum: float,
    be_special_average_rate_maximum: float,
) -> float:
    """Special average rate (bijzondere gemiddelde aanslagvoet): average by the scale, within limits."""
    average = ratio(be_basic_tax, be_taxable_income)
    return min(be_special_average_rate_maximum, max(be_special_average_rate_minimum, average))


@rule(
    level="adult",
    law="WIB 92 arts 130-154",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_state_tax(
    be_tax_after_tax_free_sum: float,
    be_replacement_income_reduction: float,
    be_expenditure_tax_reductions: float,
) -> float:
    """Tax for the State after all reductions (hoofdsom), never below zero, before credits and withholding."""
    reductions = be_replacement_income_reduction + be_expenditure_tax_reductions
    return round_half_up(max(0.0, be_tax_after_tax_free_sum - reductions), CENT)


@rule(level="adult", law="WIB 92 art. 134 §3", unit="EUR/year", start="2003-01-01", end="2015-12-31")
def be_lost_tax_free_sum(
    be_unused_tax_free_sum: float,
    partner_be_received_tax_free_sum: float,
    be_is_taxed_as_single: bool,
) -> float:
    """Tax-free sum that neither this person nor the spouse can use (niet-aangerekende belastingvrije som)."""
    taken = 0.0 if be_is_taxed_as_single else partner_be_received_tax_free_sum
    return be_unused_tax_free_sum - taken


@rule(
    level="adult", law="WIB 92 art. 134 §3; treaty NL-BE 2001 art. 26 §2", unit="EUR/year", start="2003-01-01"
)
def be_child_credit_maximum(
    be_dependent_child_count: int, be_child_credit_per_child: float, be_treaty_pro_rata: float
) -> float:
    """Most that is paid out for the children (maximum van het belastingkrediet): per child, pro rata in category 5."""
    return round_half_up(be_dependent_child_count * be_child_credit_per_child * be_treaty_pro_rata, CENT)


@rule(
    level="adult",
    law="WIB 92 art. 134 §3",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_child_credit(
    be_non_resident_category: BelgianNonResidentCategory,
    be_child_credit_in_category_5: bool,
    be_tax_free_sum: float,
    be_child_part_of_tax_free_sum: float,
    be_lost_tax_free_sum: float,
    partner_be_lost_tax_free_sum: float,
    be_is_taxed_as_single: bool,
    be_tax_scale: Scale,
    be_child_credit_maximum: float,
) -> float:
    """Refundable credit for children (terugbetaalbaar belastingkrediet voor kinderen ten laste).

    The tax, by the bands it stands in, on the part of the tax-free sum that cannot be used and is there for children;
    what is not used is first of all the children's part.
    """
    if be_non_resident_category == BelgianNonResidentCategory.NONE:
        return 0.0
    if (
        be_non_resident_category == BelgianNonResidentCategory.TREATY_PROTECTED
        and not be_child_credit_in_category_5
    ):
        return 0.0
    lost = be_lost_tax_free_sum
    if not be_is_taxed_as_single:
        lost = lost + partner_be_lost_tax_free_sum
    children = min(lost, be_child_part_of_tax_free_sum)
    tax = tax_by_scale(be_tax_free_sum, be_tax_scale) - tax_by_scale(be_tax_free_sum - children, be_tax_scale)
    return min(round_half_up(tax, CENT), be_child_credit_maximum)


@rule(
    level="adult",
    law="WIB 92 arts 245 and 466",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_surcharge(be_state_tax: float, be_surcharge_rate: float) -> float:
    """Surcharge for non-residents (opcentiemen): like a municipal surcharge, on the tax before credits."""
    return round_half_up(be_state_tax * be_surcharge_rate, CENT)


@rule(
    level="adult",
    law="WIB 92 art. 463bis",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_crisis_contribution(be_state_tax: float, be_crisis_contribution_rate: float) -> float:
    """Additional crisis contribution (aanvullende crisisbijdrage): abolished for individuals from income year 2003."""
    return round_half_up(be_state_tax * be_crisis_contribution_rate, CENT)


@rule(
    level="adult",
    law="WIB 92 arts 243-245",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_income_tax(
    be_state_tax: float, be_surcharge: float, be_crisis_contribution: float, be_child_credit: float
) -> float:
    """Belgian income tax of the year (BNI/nat.pers.), surcharge included, before what was already withheld.

    Below zero when the credit for children is more than the tax: it is paid out.
    """
    return round_half_up(be_state_tax + be_surcharge + be_crisis_contribution - be_child_credit, CENT)
