"""Tax credits for parents: child credit, combination credit, single-parent credit."""

from grenswijzer.engine.rule import rule


@rule(level="adult", law="Wet IB 2001 arts 8.12-8.13", unit="EUR/year", start="2003-01-01", end="2007-12-31")
def nl_joint_aggregate_income(
    nl_aggregate_income: float, partner_nl_aggregate_income: float, nl_has_fiscal_partner: bool
) -> float:
    """Income of the three boxes of both partners (gezamenlijk verzamelinkomen)."""
    if nl_has_fiscal_partner:
        return nl_aggregate_income + partner_nl_aggregate_income
    return nl_aggregate_income


@rule(level="adult", law="Wet IB 2001 arts 8.12-8.13", start="2003-01-01", end="2007-12-31")
def nl_is_parent_for_child_credit(
    nl_is_resident: bool,
    has_partner: bool,
    nl_aggregate_income: float,
    partner_nl_aggregate_income: float,
    birth_date: int,
    partner_birth_date: int,
    nl_children_for_child_credit: int,
) -> bool:
    """The parent to whom the child credits belong: of two adults the one with the higher income, else the older."""
    is_first = not has_partner or nl_aggregate_income > partner_nl_aggregate_income
    if has_partner and nl_aggregate_income == partner_nl_aggregate_income:
        is_first = birth_date < partner_birth_date
    return nl_is_resident and is_first and nl_children_for_child_credit > 0


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.12",
    unit="EUR/year",
    start="2003-01-01",
    end="2007-12-31",
    when="nl_is_parent_for_child_credit",
)
def nl_basic_child_credit(
    nl_joint_aggregate_income: float, nl_child_credit_income_limit: float, nl_child_credit_amount: float
) -> float:
    """Child credit (kinderkorting), up to a limit of the joint income."""
    if nl_joint_aggregate_income > nl_child_credit_income_limit:
        return 0.0
    return nl_child_credit_amount


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.13",
    unit="EUR/year",
    start="2003-01-01",
    end="2007-12-31",
    when="nl_is_parent_for_child_credit",
)
def nl_additional_child_credit(
    nl_joint_aggregate_income: float,
    nl_children_for_child_credit: int,
    nl_additional_child_credit_limit: float,
    nl_additional_child_credit_amount: float,
    nl_higher_child_credit_limit: float,
    nl_higher_child_credit_amount: float,
    nl_large_family_children: float,
    nl_large_family_child_credit: float,
) -> float:
    """Additional child credit (aanvullende kinderkorting): two steps by joint income, more from three children."""
    if nl_joint_aggregate_income > nl_additional_child_credit_limit:
        return 0.0
    amount = nl_additional_child_credit_amount
    if nl_joint_aggregate_income <= nl_higher_child_credit_limit:
        amount = nl_higher_child_credit_amount
    if nl_children_for_child_credit >= nl_large_family_children:
        amount = amount + nl_large_family_child_credit
    return amount


@rule(level="adult", law="Wet IB 2001 art. 8.14", start="2003-01-01", end="2008-12-31")
def nl_is_working_parent(
    nl_is_resident: bool,
    nl_children_for_combination_credit: int,
    nl_labour_income: float,
    has_partner: bool,
    partner_nl_labour_income: float,
) -> bool:
    """Works and has a young child; with a partner: both work."""
    both_work = nl_labour_income > 0 and (not has_partner or partner_nl_labour_income > 0)
    return nl_is_resident and nl_children_for_combination_credit > 0 and both_work


@rule(level="adult", law="Wet IB 2001 art. 8.14", start="2003-01-01", end="2008-12-31")
def nl_combination_income_is_certain(
    nl_labour_income: float,
    has_partner: bool,
    partner_nl_labour_income: float,
    nl_combination_credit_certain_income: float,
) -> bool:
    """Labour income of both is above the limit whatever it was exactly."""
    partner_is_above = not has_partner or partner_nl_labour_income > nl_combination_credit_certain_income
    return nl_labour_income > nl_combination_credit_certain_income and partner_is_above


@rule(level="adult", law="Wet IB 2001 art. 8.14", start="2003-01-01", end="2008-12-31")
def nl_combination_income_is_in_doubt(
    nl_is_working_parent: bool, nl_combination_income_is_certain: bool
) -> bool:
    """A working parent whose or whose partner's labour income is low."""
    return nl_is_working_parent and not nl_combination_income_is_certain


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.14",
    start="2003-01-01",
    end="2008-12-31",
    when="nl_combination_income_is_in_doubt",
)
def nl_has_enough_income_for_combination_credit(
    nl_labour_income: float,
    has_partner: bool,
    partner_nl_labour_income: float,
    nl_combination_credit_income_limit: float,
) -> bool:
    """Labour income of each is above the limit for the combination credit."""
    partner_is_above = not has_partner or partner_nl_labour_income > nl_combination_credit_income_limit
    return nl_labour_income > nl_combination_credit_income_limit and partner_is_above


@rule(
    level="adult",
    law="Wet IB 2001 art. 8.14",
    unit="EUR/year",
    start="2003-01-01",
    end="2008-12-31",
    output=True,
)
def nl_combination_credit(
    nl_is_working_parent: bool,
    nl_combination_income_is_certain: bool,
    nl_has_enough_income_for_combination_credit: bool,
    nl_combination_credit_amount: float,
) -> float:
    """Combination credit (combinatiekorting) of a parent who works and cares for a child under 12."""
    if nl_is_working_parent and (
        nl_combination_income_is_certain or nl_has_enough_income_for_combination_credit
    ):
        return nl_combination_credit_amount
    return 0.0


@rule(level="adult", law="Wet IB 2001 art. 8.15", start="2003-01-01", end="2014-12-31")
def nl_is_single_parent(
    nl_is_resident: bool,
    has_partner: bool,
    nl_children_for_single_parent_credit: int,
    nl_lives_with_other_adults: bool,
) -> bool:
    """Runs a household with a child and with nobody but children, without a partner (alleenstaande ouder)."""
    has_child = nl_children_for_single_parent_credit > 0
    return nl_is_resident and not has_partner and has_child and not nl_lives_with_other_adults


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.15-8.16",
    unit="EUR/year",
    start="2003-01-01",
    end="2014-12-31",
    when="nl_is_single_parent",
)
def nl_single_parent_credit(
    nl_labour_income: float,
    nl_children_for_additional_single_parent_credit: int,
    nl_single_parent_credit_amount: float,
    nl_additional_single_parent_credit_rate: float,
    nl_additional_single_parent_credit_maximum: float,
) -> float:
    """Single-parent credit (alleenstaande-ouderkorting), with the addition for who works and has a child under 16."""
    if nl_children_for_additional_single_parent_credit == 0:
        return nl_single_parent_credit_amount
    by_income = nl_additional_single_parent_credit_rate * nl_labour_income
    return nl_single_parent_credit_amount + min(by_income, nl_additional_single_parent_credit_maximum)


@rule(
    level="adult",
    law="Wet IB 2001 arts 8.12-8.16",
    unit="EUR/year",
    start="2003-01-01",
    end="2007-12-31",
    output=True,
)
def nl_family_credits(
    nl_basic_child_credit: float,
    nl_additional_child_credit: float,
    nl_combination_credit: float,
    nl_single_parent_credit: float,
) -> float:
    """Credits for parents together (kinderkortingen, combinatiekorting en alleenstaande-ouderkorting)."""
    return (
        nl_basic_child_credit + nl_additional_child_credit + nl_combination_credit + nl_single_parent_credit
    )
