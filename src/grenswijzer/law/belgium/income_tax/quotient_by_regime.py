"""The marital quotient from income year 2014 on: by regime, with exempt income, and the maximum of 2026."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import BelgianTaxRegime, BenefitKind


@rule(level="benefit", law="WIB 92 arts 34 and 87-88", start="2026-01-01")
def is_be_pension(benefit_kind: BenefitKind, benefit_amount: float) -> bool:
    """Is a pension."""
    return benefit_kind == BenefitKind.PENSION and benefit_amount > 0


@rule(level="adult", law="Act of 15 July 2026 (arts 87-88 WIB 92)", start="2026-01-01")
def be_has_pension(any_is_be_pension: bool) -> bool:
    """Has a pension."""
    return any_is_be_pension


@rule(level="adult", law="Act of 15 July 2026 (arts 87-88 WIB 92)", start="2026-01-01")
def be_is_pensioner_couple(be_has_pension: bool, partner_be_has_pension: bool) -> bool:
    """One of the two has a pension: their quotient is phased out more slowly."""
    return be_has_pension or partner_be_has_pension


@rule(
    level="adult",
    law="Act of 15 July 2026 (arts 87-88 WIB 92)",
    unit="EUR/year",
    start="2026-01-01",
    when="be_is_pensioner_couple",
)
def be_pensioner_quotient_ceiling(be_marital_quotient_maximum_pensioners: float) -> float:
    """Maximum of the quotient where there is a pension."""
    return be_marital_quotient_maximum_pensioners


@rule(level="adult", law="WIB 92 arts 87-89; Act of 15 July 2026", unit="EUR/year", start="2026-01-01")
def be_whole_marital_quotient(
    be_is_taxed_as_single: bool,
    be_world_professional_income: float,
    partner_be_world_professional_income: float,
    be_marital_quotient_rate: float,
    be_marital_quotient_maximum: float,
    be_pensioner_quotient_ceiling: float,
    be_is_pensioner_couple: bool,
    be_quotient_maximum_includes_own_income: bool,
) -> float:
    """What would bring the spouse with little professional income to 30% of both, at most the maximum.

    From income year 2026 the maximum falls every year, more slowly where there is a pension.
    """
    own = be_world_professional_income
    if be_is_taxed_as_single or own >= partner_be_world_professional_income:
        return 0.0
    maximum = be_pensioner_quotient_ceiling if be_is_pensioner_couple else be_marital_quotient_maximum
    part = be_marital_quotient_rate * (own + partner_be_world_professional_income)
    if be_quotient_maximum_includes_own_income:
        return round_half_up(max(0.0, min(part, maximum) - own), CENT)
    return round_half_up(min(max(0.0, part - own), maximum), CENT)


@rule(
    level="adult",
    law="WIB 92 arts 87-89, 243 and 244; treaty NL-BE 2001 art. 26 §2",
    unit="EUR/year",
    start="2014-01-01",
)
def be_potential_marital_quotient(
    be_whole_marital_quotient: float,
    partner_be_treaty_pro_rata: float,
    partner_be_regime: BelgianTaxRegime,
    partner_be_net_professional_income: float,
) -> float:
    """The attribution this spouse would receive: none by art. 243 alone, pro rata by the treaty.

    A non-resident's never exceeds the professional income that Belgium taxes.
    """
    reduced = round_half_up(be_whole_marital_quotient * partner_be_treaty_pro_rata, CENT)
    if partner_be_regime == BelgianTaxRegime.RESIDENT:
        return reduced
    return min(reduced, partner_be_net_professional_income)


@rule(level="adult", law="WIB 92 arts 87-88 and 155", unit="share", start="2014-01-01")
def be_exempt_share_of_earnings(
    be_net_professional_income: float, be_exempt_professional_income: float
) -> float:
    """Exempt part of one's own professional income; a quotient drawn from it keeps the same mix."""
    return ratio(be_exempt_professional_income, be_net_professional_income + be_exempt_professional_income)


@rule(level="adult", law="WIB 92 arts 6, 86-89 and 155", unit="EUR/year", start="2014-01-01")
def be_total_net_income(
    be_net_professional_income: float,
    be_exempt_professional_income: float,
    be_marital_quotient: float,
    partner_be_marital_quotient: float,
    be_other_income_share: float,
) -> float:
    """All net income of this person before deductions (totaal netto-inkomen), after the marital quotient.

    A resident's exempt income is in it.
    """
    own = be_net_professional_income + be_exempt_professional_income
    return own + be_marital_quotient - partner_be_marital_quotient + be_other_income_share


@rule(level="adult", law="WIB 92 art. 155", unit="share", start="2014-01-01", output=True)
def be_exempt_share(
    be_exempt_professional_income: float,
    be_exempt_share_of_earnings: float,
    partner_be_exempt_share_of_earnings: float,
    be_marital_quotient: float,
    partner_be_marital_quotient: float,
    be_total_net_income: float,
) -> float:
    """Exempt income over all net income of this person (verhouding van het vrijgestelde inkomen)."""
    given = partner_be_marital_quotient * be_exempt_share_of_earnings
    received = be_marital_quotient * partner_be_exempt_share_of_earnings
    exempt = be_exempt_professional_income - given + received
    return min(1.0, max(0.0, ratio(exempt, be_total_net_income)))
