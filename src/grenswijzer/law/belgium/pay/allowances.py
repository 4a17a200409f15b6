"""Allowances of the employer and the state that Belgium exempts, and what remains taxable of them."""

from grenswijzer.engine.arithmetic import CENT, ratio, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="spell", law="WIB 92 art. 38 §1, 9°, b", unit="EUR/year", start="2003-01-01")
def be_exempt_collective_commuting(
    commuting_reimbursement_collective: float, first_class_pass_price: float
) -> float:
    """Exempt allowance for transport that employers organise (gemeenschappelijk vervoer van personeelsleden).

    Up to the price of a first-class season ticket for the same distance.
    """
    return min(commuting_reimbursement_collective, first_class_pass_price)


@rule(level="adult", law="WIB 92 art. 38 §1, 9°, c", unit="share", start="2003-01-01")
def be_other_commuting_exempt_share(
    sum_commuting_reimbursement_other: float, be_other_commuting_exemption_maximum: float
) -> float:
    """Exempt share of allowances for commuting by other means, such as one's own car.

    One maximum a year for all jobs together.
    """
    exempt = min(sum_commuting_reimbursement_other, be_other_commuting_exemption_maximum)
    return ratio(exempt, sum_commuting_reimbursement_other)


@rule(level="spell", law="WIB 92 art. 38 §1, 9°, c", unit="EUR/year", start="2003-01-01")
def be_exempt_other_commuting(
    commuting_reimbursement_other: float, be_other_commuting_exempt_share: float
) -> float:
    """Exempt allowance of this job for commuting by other means than public or collective transport."""
    return round_half_up(commuting_reimbursement_other * be_other_commuting_exempt_share, CENT)


@rule(level="spell", law="WIB 92 art. 38 §1, 9°", unit="EUR/year", start="2003-01-01", output=True)
def be_exempt_commuting_allowance(
    commuting_reimbursement_public: float,
    be_exempt_collective_commuting: float,
    be_exempt_other_commuting: float,
    be_has_actual_costs: bool,
) -> float:
    """Exempt part of what the employer pays for commuting (vrijgestelde terugbetaling woon-werkverkeer).

    Public transport in full. Nothing is exempt for who deducts actual professional costs.
    """
    if be_has_actual_costs:
        return 0.0
    return commuting_reimbursement_public + be_exempt_collective_commuting + be_exempt_other_commuting


@rule(
    level="spell",
    law="WIB 92 art. 38 §1, 14°",
    unit="EUR/year",
    start="2003-01-01",
    end="2023-12-31",
    output=True,
)
def be_exempt_bicycle_allowance(
    bicycle_allowance: float,
    bicycle_commuting_km: float,
    be_bicycle_exemption_per_km: float,
    be_has_actual_costs: bool,
) -> float:
    """Exempt part of an allowance given expressly for cycling to work (vrijgestelde fietsvergoeding).

    An amount by kilometre. Nothing is exempt for who deducts actual professional costs.
    """
    if be_has_actual_costs:
        return 0.0
    return min(bicycle_allowance, round_half_up(bicycle_commuting_km * be_bicycle_exemption_per_km, CENT))


@rule(level="spell", law="WIB 92 arts 31 and 38 §1", unit="EUR/year", start="2003-01-01", output=True)
def be_taxable_commuting_allowance(
    commuting_reimbursement_public: float,
    commuting_reimbursement_collective: float,
    commuting_reimbursement_other: float,
    bicycle_allowance: float,
    be_exempt_commuting_allowance: float,
    be_exempt_bicycle_allowance: float,
) -> float:
    """What is taxable pay of the employer's commuting and bicycle allowances: all that is not exempt."""
    commuting = (
        commuting_reimbursement_public + commuting_reimbursement_collective + commuting_reimbursement_other
    )
    return commuting + bicycle_allowance - be_exempt_commuting_allowance - be_exempt_bicycle_allowance


@rule(level="adult", law="WIB 92 art. 38 §1, 7°", unit="EUR/year", start="2003-01-01", output=True)
def be_exempt_family_allowance(
    statutory_child_allowances: float,
    statutory_family_holiday_pay: float,
    statutory_birth_and_adoption_grants: float,
) -> float:
    """Exempt statutory family allowances (wettelijke kinderbijslag, kraamgeld, adoptiepremie), all of them."""
    return statutory_child_allowances + statutory_family_holiday_pay + statutory_birth_and_adoption_grants


@rule(level="spell", law="WIB 92 art. 31", unit="EUR/year", start="2003-01-01", output=True)
def be_taxable_family_allowance(extra_legal_family_allowance: float, gross_pay: float) -> float:
    """Taxable family allowances: what an employer gives beyond the law (extra-wettelijke toelagen) is ordinary pay."""
    return min(extra_legal_family_allowance, gross_pay)
