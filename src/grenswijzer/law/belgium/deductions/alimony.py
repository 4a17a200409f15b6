"""Alimony paid by the person (onderhoudsuitkeringen)."""

from grenswijzer.engine.arithmetic import CENT, round_half_up
from grenswijzer.engine.rule import rule


@rule(level="adult", law="WIB 92 art. 104, 1°-2°; brochure-2003 §2.4.2", start="2003-01-01", output=True)
def be_is_alimony_deductible(
    alimony_recipient_is_in_household: bool,
    alimony_is_due_by_civil_or_judicial_code: bool,
    alimony_is_paid_regularly: bool,
    alimony_follows_retroactive_order: bool,
    alimony_is_proven: bool,
) -> bool:
    """The alimony meets the four conditions.

    The recipient is outside the household; it is owed under the Civil or Judicial Code; it is paid regularly, or in
    a later year under a court order with retroactive effect; it is proven.
    """
    in_time = alimony_is_paid_regularly or alimony_follows_retroactive_order
    owed = alimony_is_due_by_civil_or_judicial_code and not alimony_recipient_is_in_household
    return owed and in_time and alimony_is_proven


@rule(
    level="adult",
    law="WIB 92 arts 104, 1°-2° and 242; brochure-2003 §2.4.2",
    unit="EUR/year",
    start="2003-01-01",
    end="2013-12-31",
    output=True,
    when="be_is_alimony_deductible",
)
def be_alimony_deduction(
    alimony_paid_to_be_residents: float,
    alimony_paid_to_non_residents: float,
    be_world_income_share: float,
    be_alimony_deductible_share: float,
) -> float:
    """Deductible alimony (aftrekbare onderhoudsuitkeringen): 80% of what is paid.

    What goes to somebody who does not live in Belgium counts only in the share of income that Belgium may tax in
    world income, in every category of non-resident.
    """
    counted = alimony_paid_to_be_residents + alimony_paid_to_non_residents * be_world_income_share
    return round_half_up(counted * be_alimony_deductible_share, CENT)


@rule(level="adult", law="WIB 92 art. 242 §1", start="2014-01-01", end="2021-12-31")
def be_may_deduct_alimony(be_has_full_reliefs: bool) -> bool:
    """May deduct alimony at all: residents, and non-residents from 75% Belgian professional income."""
    return be_has_full_reliefs


@rule(level="adult", law="WIB 92 art. 242 §§1 and 1/1", start="2022-01-01")
def be_may_deduct_alimony(be_has_full_reliefs: bool, alimony_is_relieved_in_residence_state: bool) -> bool:
    """May deduct alimony at all: residents, and non-residents from 75% Belgian professional income.

    From income year 2022 below 75% too, with proof that the state of residence gives no relief for it.
    """
    return be_has_full_reliefs or not alimony_is_relieved_in_residence_state


@rule(
    level="adult",
    law="WIB 92 arts 104, 1°-2° and 242",
    unit="EUR/year",
    start="2014-01-01",
    output=True,
    when="be_is_alimony_deductible",
)
def be_alimony_deduction(
    alimony_paid_to_be_residents: float,
    alimony_paid_to_non_residents: float,
    be_may_deduct_alimony: bool,
    be_alimony_deductible_share: float,
) -> float:
    """Deductible alimony (aftrekbare onderhoudsuitkeringen): the year's share of what is paid, wherever to."""
    if not be_may_deduct_alimony:
        return 0.0
    paid = alimony_paid_to_be_residents + alimony_paid_to_non_residents
    return round_half_up(paid * be_alimony_deductible_share, CENT)
