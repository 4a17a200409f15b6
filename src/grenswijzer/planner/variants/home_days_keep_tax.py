"""A variant, not law: home work up to a limit leaves the tax on the pay where it is usually earned."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country


@rule(
    level="spell", law="no law: a variant on NL-BE treaty 2001 art. 15(1)", unit="share", start="2023-01-01"
)
def nl_be_employment_share(
    nl_be_work_share_in_other_state: float,
    nl_be_work_share_in_residence_state: float,
    nl_be_has_183_day_exception: bool,
    nl_be_other_state: Country,
    nl_be_treaty_residence: Country,
    employer_state: Country,
    job_work_days_nl: float,
    job_work_days_be: float,
    job_work_days_de: float,
    job_work_days_lu: float,
    job_work_days_fr: float,
    job_work_days_other: float,
    variant_home_day_limit: float,
    variant_home_share_limit: float,
) -> float:
    """Share of ordinary wages the other state may tax: also for home work, as long as it is within the limit.

    Within: at most the days of the limit, or at most its share of the work days. Beyond it all home days fall to the
    state of residence, as under the treaty: a cliff.
    """
    if nl_be_has_183_day_exception:
        return 0.0
    home_days = job_work_days_nl if nl_be_treaty_residence == Country.NL else job_work_days_be
    third_states = job_work_days_de + job_work_days_lu + job_work_days_fr + job_work_days_other
    share = ratio(home_days, job_work_days_nl + job_work_days_be + third_states)
    is_within = home_days <= variant_home_day_limit or share <= variant_home_share_limit
    if is_within and nl_be_work_share_in_other_state > 0 and employer_state == nl_be_other_state:
        return nl_be_work_share_in_other_state + nl_be_work_share_in_residence_state
    return nl_be_work_share_in_other_state
