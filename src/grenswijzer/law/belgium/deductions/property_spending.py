"""Spending on property deductible in categories 1 and 2 only: extra interest and protected property."""

from grenswijzer.engine.arithmetic import CENT, lookup, ratio, round_half_up, year_of
from grenswijzer.engine.rule import Table, rule
from grenswijzer.law.types import DwellingTitle


@rule(
    level="adult",
    law="WIB 92 arts 104, 9° and 115; brochure-2003 §2.4.4",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_is_extra_interest_deductible(
    be_has_resident_deductions: bool,
    extra_interest_paid: float,
    extra_interest_dwelling_is_in_belgium: bool,
    extra_interest_dwelling_is_only_one: bool,
    extra_interest_is_owner: bool,
    extra_interest_is_for_new_dwelling: bool,
    extra_interest_is_for_renovation: bool,
) -> bool:
    """Mortgage interest that can be deducted on top of the ordinary deduction (bijkomende interestaftrek).

    The loan was made to build, to buy new, or to renovate wholly or partly one's only dwelling, which one owns and
    which lies in Belgium.
    """
    dwelling = extra_interest_dwelling_is_in_belgium and extra_interest_dwelling_is_only_one
    purpose = extra_interest_is_for_new_dwelling or extra_interest_is_for_renovation
    claimed = be_has_resident_deductions and extra_interest_paid > 0
    return claimed and dwelling and extra_interest_is_owner and purpose


@rule(
    level="adult",
    law="WIB 92 arts 104, 9° and 115-116; brochure-2003 §2.4.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
    when="be_is_extra_interest_deductible",
)
def be_extra_interest_deduction(
    extra_interest_paid: float,
    extra_interest_loan: float,
    extra_interest_loan_concluded_on: int,
    income_year: int,
    be_extra_interest_loan_ceiling: float,
    be_extra_interest_deductible_share: Table,
) -> float:
    """Extra deduction of mortgage interest: on the first part of the loan, by a share that falls over the years."""
    on_first_part = extra_interest_paid * min(1.0, ratio(be_extra_interest_loan_ceiling, extra_interest_loan))
    year_of_loan = income_year - year_of(extra_interest_loan_concluded_on)
    return round_half_up(on_first_part * lookup(be_extra_interest_deductible_share, year_of_loan), CENT)


@rule(
    level="adult",
    law="WIB 92 art. 104, 8°; KB/WIB 92 art. 55; brochure-2003 §2.4.4",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_is_protected_property_deductible(
    protected_property_title: DwellingTitle,
    protected_property_is_protected: bool,
    protected_property_is_let: bool,
    protected_property_is_landscape: bool,
    protected_property_is_open_to_public: bool,
) -> bool:
    """Upkeep and restoration of a protected building or landscape can be deducted.

    Its owner pays; it is protected under Belgian monuments law and open to the public; a building is not let.
    """
    owned = protected_property_title == DwellingTitle.OWNER and protected_property_is_protected
    free = protected_property_is_landscape or not protected_property_is_let
    return owned and free and protected_property_is_open_to_public


@rule(
    level="adult",
    law="WIB 92 art. 104, 8°; brochure-2003 §2.4.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    when="be_is_protected_property_deductible",
)
def be_deductible_protected_property(
    protected_property_costs: float,
    protected_property_subsidies: float,
    be_protected_property_share: float,
    be_protected_property_maximum: float,
) -> float:
    """Half of what subsidies do not cover of upkeep and restoration, VAT included, up to a maximum."""
    own = protected_property_costs - protected_property_subsidies
    return max(
        0.0, round_half_up(min(own * be_protected_property_share, be_protected_property_maximum), CENT)
    )


@rule(
    level="adult",
    law="WIB 92 art. 104, 8°; brochure-2003 §2.4.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
    when="be_has_resident_deductions",
)
def be_protected_property_deduction(be_deductible_protected_property: float) -> float:
    """Deduction for protected property (uitgaven voor onderhoud en restauratie van beschermde goederen)."""
    return be_deductible_protected_property


@rule(
    level="adult",
    law="WIB 92 art. 104; brochure-2003 §2.4",
    unit="EUR/year",
    start="2003-01-01",
    end="2011-12-31",
    output=True,
)
def be_deductible_expenses(
    be_alimony_deduction: float,
    be_gift_deduction: float,
    be_child_care_deduction: float,
    be_extra_interest_deduction: float,
    be_servant_deduction: float,
    be_protected_property_deduction: float,
) -> float:
    """All spending deducted from net income (aftrekbare bestedingen)."""
    for_all = be_alimony_deduction + be_gift_deduction
    family = be_child_care_deduction + be_servant_deduction
    return for_all + family + be_extra_interest_deduction + be_protected_property_deduction
