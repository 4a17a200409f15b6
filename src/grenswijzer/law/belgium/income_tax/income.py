"""Income as the Belgian non-resident tax sees it: pay, benefits, professional income, world income."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up, tax_by_scale
from grenswijzer.engine.rule import Scale, rule
from grenswijzer.law.types import BelgianNonResidentCategory


@rule(
    level="spell",
    law="WIB 92 arts 23 §3, 30-31, 36, 38, 52, 7°",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
)
def be_taxable_pay(
    gross_pay: float,
    benefits_in_kind: float,
    be_company_car_benefit: float,
    be_van_benefit: float,
    be_taxable_commuting_allowance: float,
    be_employee_contributions: float,
    be_taxable_pay_share: float,
) -> float:
    """Taxable pay of the job that Belgium may tax (belastbare bezoldiging): after contributions, before costs.

    Of the employer's commuting and bicycle allowances only what is not exempt counts.
    """
    in_kind = benefits_in_kind + be_company_car_benefit + be_van_benefit + be_taxable_commuting_allowance
    whole = max(0.0, gross_pay + in_kind - be_employee_contributions)
    return round_half_up(whole * be_taxable_pay_share, CENT)


@rule(
    level="spell",
    law="WIB 92 arts 86-88, 244; treaty NL-BE 2001 art. 26 §2",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
)
def be_foreign_pay(
    gross_pay: float,
    benefits_in_kind: float,
    be_company_car_benefit: float,
    be_van_benefit: float,
    be_taxable_commuting_allowance: float,
    be_employee_contributions: float,
    nl_taxable_pay_share: float,
    third_state_pay_share: float,
) -> float:
    """Pay that Belgium may not tax: foreign or treaty-exempt (buitenlandse of bij verdrag vrijgestelde bezoldiging).

    After Belgian contributions, like the taxable part; it counts for the 75% test, the quotient and world income.
    """
    in_kind = benefits_in_kind + be_company_car_benefit + be_van_benefit + be_taxable_commuting_allowance
    whole = max(0.0, gross_pay + in_kind - be_employee_contributions)
    return round_half_up(whole * (nl_taxable_pay_share + third_state_pay_share), CENT)


@rule(
    level="benefit",
    law="WIB 92 arts 23 §1, 5°, 31 and 34",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
)
def be_taxable_benefit(benefit_amount: float, be_taxable_benefit_share: float) -> float:
    """Benefit or pension that Belgium may tax (belastbare vervangingsinkomsten en pensioenen)."""
    return round_half_up(benefit_amount * be_taxable_benefit_share, CENT)


@rule(
    level="benefit",
    law="WIB 92 arts 86-88, 244; treaty NL-BE 2001 art. 26 §2",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
)
def be_foreign_benefit(benefit_amount: float, be_taxable_benefit_share: float) -> float:
    """Benefit or pension that Belgium may not tax; it counts for the 75% test, the quotient and world income."""
    return round_half_up(benefit_amount * (1 - be_taxable_benefit_share), CENT)


@rule(level="adult", law="WIB 92 art. 23", unit="EUR/year", start="2003-01-01", output=True)
def be_gross_professional_income(
    sum_be_taxable_pay: float, sum_be_taxable_benefit: float, be_option_benefit: float
) -> float:
    """Professional income taxable in Belgium before costs (bruto beroepsinkomen): pay, benefits and options."""
    return sum_be_taxable_pay + sum_be_taxable_benefit + be_option_benefit


@rule(
    level="adult",
    law="WIB 92 arts 23 §2 and 49-51",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_net_professional_income(be_gross_professional_income: float, be_professional_costs: float) -> float:
    """Professional income taxable in Belgium after professional costs (nettoberoepsinkomen)."""
    return round_half_up(max(0.0, be_gross_professional_income - be_professional_costs), CENT)


@rule(level="adult", law="WIB 92 art. 244; treaty NL-BE 2001 art. 26 §2", unit="EUR/year", start="2003-01-01")
def be_foreign_professional_income(sum_be_foreign_pay: float, sum_be_foreign_benefit: float) -> float:
    """Foreign and treaty-exempt professional income before costs (buitenlands en vrijgesteld beroepsinkomen)."""
    return sum_be_foreign_pay + sum_be_foreign_benefit


@rule(level="adult", law="WIB 92 arts 51 and 86-88", unit="EUR/year", start="2003-01-01", end="2013-12-31")
def be_foreign_net_professional_income(
    be_foreign_professional_income: float,
    sum_be_foreign_pay: float,
    be_lump_sum_cost_scale: Scale,
    be_lump_sum_cost_maximum: float,
) -> float:
    """Foreign and treaty-exempt professional income after costs: its pay less a lump sum of its own."""
    costs = min(tax_by_scale(sum_be_foreign_pay, be_lump_sum_cost_scale), be_lump_sum_cost_maximum)
    return round_half_up(be_foreign_professional_income - costs, CENT)


@rule(level="adult", law="WIB 92 arts 86-88", unit="EUR/year", start="2003-01-01")
def be_world_professional_income(
    be_net_professional_income: float, be_foreign_net_professional_income: float
) -> float:
    """Belgian and foreign professional income together, after costs (geheel van de beroepsinkomsten)."""
    return be_net_professional_income + be_foreign_net_professional_income


@rule(level="adult", law="treaty NL-BE 2001 art. 26 §2", unit="EUR/year", start="2003-01-01")
def be_total_taxable_in_belgium(
    be_gross_professional_income: float,
    be_net_professional_income: float,
    other_belgian_income: float,
    be_pro_rata_on_net_income: bool,
) -> float:
    """All income that may be taxed in Belgium, of every kind: the numerator of the pro rata (teller)."""
    professional = be_net_professional_income if be_pro_rata_on_net_income else be_gross_professional_income
    return professional + other_belgian_income


@rule(level="adult", law="treaty NL-BE 2001 art. 26 §2", unit="EUR/year", start="2003-01-01", output=True)
def be_world_income(
    be_total_taxable_in_belgium: float,
    be_foreign_professional_income: float,
    be_foreign_net_professional_income: float,
    other_dutch_income: float,
    other_foreign_income: float,
    be_pro_rata_on_net_income: bool,
) -> float:
    """World income (wereldinkomen): taxable in Belgium, foreign, and Belgian but exempt by treaty."""
    foreign = (
        be_foreign_net_professional_income if be_pro_rata_on_net_income else be_foreign_professional_income
    )
    return be_total_taxable_in_belgium + foreign + other_dutch_income + other_foreign_income


@rule(level="adult", law="treaty NL-BE 2001 art. 26 §2; WIB 92 art. 242", unit="share", start="2003-01-01")
def be_world_income_share(
    be_total_taxable_in_belgium: float,
    be_world_income: float,
    partner_be_total_taxable_in_belgium: float,
    partner_be_world_income: float,
    be_is_taxed_as_single: bool,
    be_pro_rata_per_spouse: bool,
) -> float:
    """Income taxable in Belgium over world income (verhouding Belgisch inkomen tot wereldinkomen), at most one.

    A jointly assessed couple has one fraction.
    """
    part = be_total_taxable_in_belgium
    whole = be_world_income
    if not be_is_taxed_as_single and not be_pro_rata_per_spouse:
        part = part + partner_be_total_taxable_in_belgium
        whole = whole + partner_be_world_income
    return min(1.0, max(0.0, ratio(part, max(part, whole))))


@rule(
    level="adult",
    law="treaty NL-BE 2001 art. 26 §2; brochure-2003 §2.1",
    unit="share",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
)
def be_treaty_pro_rata(
    be_non_resident_category: BelgianNonResidentCategory, be_world_income_share: float
) -> float:
    """Share in which personal and family reliefs are granted (proratisering): whole in categories 1 and 2."""
    if be_non_resident_category == BelgianNonResidentCategory.TREATY_PROTECTED:
        return be_world_income_share
    return 1.0
