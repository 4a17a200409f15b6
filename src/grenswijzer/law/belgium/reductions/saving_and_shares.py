"""Reductions for pension saving or employer's shares, of which only one is granted."""

from grenswijzer.engine.rule import rule


@rule(
    level="adult",
    law="WIB 92 arts 145/8-145/9; brochure-2003 §2.5.4",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_is_pension_saving_eligible(
    pension_saving_is_own_account: bool, pension_saving_opened_as_be_resident: bool
) -> bool:
    """Pension saving counts: an own account or insurance, opened while a resident of Belgium (pensioensparen)."""
    return pension_saving_is_own_account and pension_saving_opened_as_be_resident


@rule(
    level="adult",
    law="WIB 92 art. 145/8; brochure-2003 §2.5.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    when="be_is_pension_saving_eligible",
)
def be_counted_pension_saving(pension_saving_payments: float, be_pension_saving_maximum: float) -> float:
    """Pension saving that counts; each spouse has the maximum for an account of his own."""
    return min(pension_saving_payments, be_pension_saving_maximum)


@rule(
    level="adult",
    law="WIB 92 arts 145/1, 4° and 145/7; brochure-2003 §2.5.5",
    start="2003-01-01",
    output=True,
)
def be_are_employer_shares_eligible(
    employer_shares_as_ordinary_employee: bool,
    employer_shares_are_cash_for_new_capital: bool,
    employer_shares_company_pays_corporate_tax: bool,
    employer_shares_company_employs: bool,
    employer_shares_company_is_parent: bool,
    employer_shares_are_proven: bool,
    employer_shares_held_on_31_december: bool,
) -> bool:
    """Payment for new shares of the employer counts (werkgeversaandelen).

    An ordinary employee pays cash for capital of a company under corporate tax that employs him, or whose subsidiary
    or sub-subsidiary does; proof goes with the return; the shares are still held on 31 December.
    """
    company = employer_shares_company_employs or employer_shares_company_is_parent
    paid = employer_shares_are_cash_for_new_capital and employer_shares_as_ordinary_employee
    proof = employer_shares_are_proven and employer_shares_held_on_31_december
    return company and employer_shares_company_pays_corporate_tax and paid and proof


@rule(
    level="adult",
    law="WIB 92 art. 145/7; brochure-2003 §2.5.5",
    unit="EUR/year",
    start="2003-01-01",
    when="be_are_employer_shares_eligible",
)
def be_counted_employer_shares(employer_shares_payments: float, be_employer_shares_maximum: float) -> float:
    """Payment for employer's shares that counts; each spouse has the maximum."""
    return min(employer_shares_payments, be_employer_shares_maximum)


@rule(
    level="adult",
    law="WIB 92 arts 145/7-145/8; brochure-2003 §§2.5.4-2.5.5",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_saving_or_shares_base(be_counted_pension_saving: float, be_counted_employer_shares: float) -> float:
    """Pension saving or employer's shares, whichever is more: the law grants only one of the two."""
    return max(be_counted_pension_saving, be_counted_employer_shares)
