"""Posting (detachering), art. 14(1) of Regulation 1408/71: work abroad under the law of the sending state."""

from grenswijzer.engine.rule import referral, rule

_END = "2010-04-30"


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14(1)(a); Regulation (EC) 883/2004 art. 12(1)",
    start="2003-01-01",
)
def eu_is_posting_within_first_term(
    is_posted: bool,
    posting_expected_months: float,
    posting_replaces_posted_worker: bool,
    eu_posting_months: float,
) -> bool:
    """Posted for at most twelve months as foreseen, and not to take over from somebody whose posting ended."""
    return is_posted and posting_expected_months <= eu_posting_months and not posting_replaces_posted_worker


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14(1)(a), (b)",
    start="2003-01-01",
    end=_END,
    output=True,
)
def eu_is_validly_posted(
    eu_is_posting_within_first_term: bool,
    posting_actual_months: float,
    has_posting_extension: bool,
    eu_posting_months: float,
    eu_posting_extension_months: float,
) -> bool:
    """The posting keeps the person under the law of the sending state (geldige detachering, E101).

    Where the work unforeseeably lasts longer, up to twelve months more with the consent of the host state, asked for
    before the first twelve months end (E102).
    """
    if not eu_is_posting_within_first_term:
        return False
    if posting_actual_months <= eu_posting_months:
        return True
    return has_posting_extension and posting_actual_months <= eu_posting_months + eu_posting_extension_months


@referral(
    blocks=("insurance_state", "insurance_state_without_request"),
    office="bbz",
    level="spell",
    law="Regulation (EEC) 1408/71 art. 14(1), (2); Regulation (EC) 883/2004 arts 12(1), 13",
    start="2003-01-01",
)
def eu_is_posted_beside_other_job(
    sum_concurrent_eu_job_count: float, any_concurrent_eu_is_validly_posted: bool
) -> bool:
    """You are posted and have another job at the same time: which state insures you must be asked."""
    return any_concurrent_eu_is_validly_posted and sum_concurrent_eu_job_count > 1


@rule(
    level="spell",
    law="Regulation (EEC) 1408/71 art. 13; Regulation (EC) 883/2004 art. 13",
    unit="jobs",
    start="2003-01-01",
)
def eu_job_count(employer_number: int) -> float:
    """One for each job, to count those that run at the same time (aantal banen)."""
    return 1.0 if employer_number > 0 else 0.0
