"""General compensation: at most what the Netherlands would levy if the pay that Belgium taxes came from there."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule, view

_ART_27 = "treaty NL-BE 2001 art. 27(1), (4)"

view(
    "if_taxed_in_nl",
    replaces={
        "nl_exempt_income_from_be": "nl_exempt_income_outside_compensation",
        "nl_credited_income_from_be": "nl_credited_income_outside_compensation",
        "nl_premium_months": "nl_premium_months_by_one_legislation",
        "nl_premium_income": "nl_premium_income_in_compensation",
        "nl_partner_room": "nl_actual_partner_room",
    },
    law=f"{_ART_27}; approval act art. 1a(1)",
)


@rule(level="spell", law=f"{_ART_27}; approval act art. 1a(1)", unit="EUR/year", start="2003-01-01")
def nl_exempt_wage_of_job_outside_compensation(
    nl_exempt_wage_of_job: float, is_in_general_compensation_scope: bool
) -> float:
    """Exempt Belgian wage that the general compensation does not cover."""
    if is_in_general_compensation_scope:
        return 0.0
    return nl_exempt_wage_of_job


@rule(level="spell", law=_ART_27, unit="EUR/year", start="2003-01-01")
def nl_credited_wage_of_job_outside_compensation(
    nl_credited_wage_of_job: float, is_in_general_compensation_scope: bool
) -> float:
    """Belgian wage with credit that the general compensation does not cover."""
    if is_in_general_compensation_scope:
        return 0.0
    return nl_credited_wage_of_job


@rule(level="benefit", law="treaty NL-BE 2001 arts 18(6), 27(1)", unit="EUR/year", start="2003-01-01")
def nl_exempt_benefit_outside_compensation(
    nl_exempt_benefit: float, is_benefit_in_general_compensation_scope: bool
) -> float:
    """Exempt Belgian benefit that the general compensation does not cover: any but those of art. 18(6)."""
    if is_benefit_in_general_compensation_scope:
        return 0.0
    return nl_exempt_benefit


@rule(level="adult", law=_ART_27, unit="EUR/year", start="2003-01-01")
def nl_exempt_income_outside_compensation(
    sum_nl_exempt_wage_of_job_outside_compensation: float, sum_nl_exempt_benefit_outside_compensation: float
) -> float:
    """Exempt Belgian income that stays exempt when the compensated pay is thought to come from the Netherlands."""
    return sum_nl_exempt_wage_of_job_outside_compensation + sum_nl_exempt_benefit_outside_compensation


@rule(level="adult", law=_ART_27, unit="EUR/year", start="2003-01-01")
def nl_credited_income_outside_compensation(sum_nl_credited_wage_of_job_outside_compensation: float) -> float:
    """Belgian income with credit that stays so when the compensated pay is thought to come from the Netherlands."""
    return sum_nl_credited_wage_of_job_outside_compensation


@rule(level="adult", law=_ART_27, unit="EUR/year", start="2003-01-01", output=True)
def nl_compensated_income(
    nl_exempt_income_from_be: float,
    nl_exempt_income_outside_compensation: float,
    nl_credited_income_from_be: float,
    nl_credited_income_outside_compensation: float,
) -> float:
    """Pay and benefits from Belgium that the general compensation covers (beloningen van artikel 27)."""
    exempt = nl_exempt_income_from_be - nl_exempt_income_outside_compensation
    return exempt + (nl_credited_income_from_be - nl_credited_income_outside_compensation)


@rule(level="adult", law="Bvdb 2001 arts 11(4), 14(2); treaty NL-BE 2001 art. 27", start="2003-01-01")
def nl_has_compensated_income(
    any_is_in_general_compensation_scope: bool, any_is_benefit_in_general_compensation_scope: bool
) -> bool:
    """Has pay or a benefit that a compensation scheme for frontier workers covers."""
    return any_is_in_general_compensation_scope or any_is_benefit_in_general_compensation_scope


@rule(level="adult", law=f"{_ART_27}; Regulation 1408/71 art. 13(1)", unit="months", start="2003-01-01")
def nl_premium_months_by_one_legislation(
    nl_premium_months: float, be_insured_months: float, nl_months_in_year: float
) -> float:
    """Months of premium if the pay came from the Netherlands: those insured in Belgium become Dutch.

    On all income, for all work is under one legislation at a time.
    """
    return min(nl_months_in_year, nl_premium_months + be_insured_months)


@rule(level="adult", law=f"{_ART_27}; Wfsv art. 8", unit="EUR/year", start="2003-01-01")
def nl_premium_income_in_compensation(
    nl_premium_income: float,
    nl_compensated_income: float,
    be_insured_months: float,
    nl_notional_premium_on_belgian_pay_only: bool,
) -> float:
    """Income on which premium is thought to be levied if the pay came from the Netherlands: all income."""
    if nl_notional_premium_on_belgian_pay_only and be_insured_months > 0:
        return min(nl_premium_income, nl_compensated_income)
    return nl_premium_income


@rule(level="adult", law=f"{_ART_27}; approval act art. 1a(1)", start="2003-01-01", output=True)
def nl_has_general_compensation_right(nl_is_resident: bool, nl_compensated_income: float) -> bool:
    """May have the general compensation (recht op algemene compensatie), every year anew and without end date.

    Residents of the Netherlands with pay that Belgium may tax from employment, as a director, artist or sportsperson,
    from public service, or with a benefit for sickness, partial incapacity or redundancy.
    """
    return nl_is_resident and nl_compensated_income > 0


@rule(
    level="adult",
    law="treaty NL-BE 2001 arts 2(3)(a), 27(1)",
    unit="EUR/year",
    start="2003-01-01",
    output=True,
)
def nl_compensated_belgian_tax(
    nl_belgian_tax_on_own_income: float,
    nl_compensation_counts_all_belgian_tax: bool,
    nl_compensated_income: float,
    nl_exempt_income_from_be: float,
    nl_credited_income_from_be: float,
    other_belgian_income: float,
) -> float:
    """Belgian tax that is compared (Belgische belasting voor de compensatie)."""
    if nl_compensation_counts_all_belgian_tax:
        return nl_belgian_tax_on_own_income
    belgian = nl_exempt_income_from_be + nl_credited_income_from_be + other_belgian_income
    return nl_belgian_tax_on_own_income * ratio(nl_compensated_income, belgian)


@rule(level="adult", law=_ART_27, unit="EUR/year", start="2003-01-01", output=True)
def nl_actual_levies(
    nl_levy: float, nl_compensated_belgian_tax: float, nl_comparable_belgian_contributions: float
) -> float:
    """What is really due: Dutch tax and premium, Belgian tax, Belgian contributions comparable to Dutch premiums."""
    return nl_levy + nl_compensated_belgian_tax + nl_comparable_belgian_contributions


@rule(level="adult", law="Uitv.reg. IB 2001 art. 45a(3)(b)", unit="EUR/year", start="2003-01-01")
def nl_credit_without_exemption(nl_combined_credit: float, nl_combined_credit_if_taxed_in_nl: float) -> float:
    """Own credits a person misses only because his or her own pay is exempt from Dutch tax or premium."""
    return max(0.0, nl_combined_credit_if_taxed_in_nl - nl_combined_credit)


@rule(
    level="adult",
    law="Uitv.reg. IB 2001 art. 45a(1), (3)",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_fiscal_partner",
    output=True,
)
def nl_partner_credit_in_general_compensation(
    partner_nl_partner_payout_shortfall: float,
    nl_room_for_partner_if_taxed_in_nl: float,
    partner_nl_double_tax_relief: float,
    partner_nl_partner_payout: float,
    partner_nl_credit_without_exemption: float,
) -> float:
    """Credits that a partner with little income would then have been paid (heffingskorting van de partner).

    Only when the partner's own credits are cut this year; not as far as the partner has them paid anyway, or would
    have used them but for an exemption of his or her own pay.
    """
    paid = (
        min(partner_nl_partner_payout_shortfall, nl_room_for_partner_if_taxed_in_nl)
        - partner_nl_double_tax_relief
    )
    return max(0.0, max(0.0, paid) - partner_nl_partner_payout - partner_nl_credit_without_exemption)


@rule(
    level="adult",
    law=f"{_ART_27}; Uitv.reg. IB 2001 art. 45a(1)",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_general_compensation_right",
    output=True,
)
def nl_general_compensation_notional_levy(
    nl_levy_if_taxed_in_nl: float, nl_partner_credit_in_general_compensation: float
) -> float:
    """What would be due if the pay came from the Netherlands and was taxed and insured there (fictieve heffing)."""
    return nl_levy_if_taxed_in_nl - nl_partner_credit_in_general_compensation


@rule(
    level="adult",
    law=f"{_ART_27}; Wet IB 2001 art. 9.2; Uitv.reg. IB 2001 art. 45a",
    unit="EUR/year",
    start="2003-01-01",
    when="nl_has_general_compensation_right",
    output=True,
)
def nl_general_compensation(
    nl_actual_levies: float,
    nl_general_compensation_notional_levy: float,
    nl_compensated_belgian_tax: float,
    nl_comparable_belgian_contributions: float,
) -> float:
    """General compensation (algemene compensatie): what is due above the Dutch levy on the same income.

    Paid by treating Belgian tax and comparable contributions, as far as needed, as withheld Dutch tax: never more
    than those, and never negative.
    """
    more = max(0.0, nl_actual_levies - nl_general_compensation_notional_levy)
    return min(more, nl_compensated_belgian_tax + nl_comparable_belgian_contributions)
