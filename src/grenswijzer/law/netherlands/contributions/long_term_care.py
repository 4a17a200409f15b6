"""Premium for long-term care since the Wlz replaced the AWBZ."""

from grenswijzer.engine.rule import rule


@rule(level="household", law="Wfsv art. 11(3)", unit="share", start="2015-01-01")
def nl_long_term_care_rate(nl_wlz_rate: float) -> float:
    """Premium rate for long-term care (Wlz-premie)."""
    return nl_wlz_rate
