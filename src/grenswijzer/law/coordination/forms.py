"""Papers of the insurance position today: certificate A1, Belgian notice (Limosa), and which state must be told."""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, InsuranceBasis

_START = "2010-05-01"
_A1 = "Regulation (EC) 987/2009 arts 15(1), 16, 19(2)"
_CARE = "Regulation (EEC) 1408/71 art. 19; Regulation (EC) 883/2004 art. 17"
_LIMOSA = "Belgian programme act of 27 December 2006 arts 137-153 (Limosa)"


@rule(level="spell", law=_A1, start=_START, output=True)
def needs_a1(
    insurance_state: Country,
    residence_state: Country,
    eu_work_state: Country,
    eu_works_elsewhere: bool,
    eu_works_in_residence_state: bool,
) -> bool:
    """A certificate A1 of the insuring state is needed, as proof in another state where work is done (A1-verklaring).

    From the SVB when the Netherlands insures, from the RSZ when Belgium does. Marginal work in the other state too.
    """
    works_in_other = eu_works_elsewhere and eu_work_state != insurance_state
    works_at_home_only_by_place = eu_works_in_residence_state and residence_state != insurance_state
    return works_in_other or works_at_home_only_by_place


@rule(level="spell", law=_CARE, start="2003-01-01", output=True)
def needs_s1(insurance_state: Country, residence_state: Country) -> bool:
    """The insuring state pays for care in the state of residence, by a form that is handed in there (S1, before E106).

    Form S1 since 1 May 2010, E106 before. Where the Netherlands or Belgium insures somebody who lives in the other.
    """
    is_resident_of_either = residence_state == Country.NL or residence_state == Country.BE
    is_insured_in_either = insurance_state == Country.NL or insurance_state == Country.BE
    return is_resident_of_either and is_insured_in_either and insurance_state != residence_state


@rule(level="spell", law="Regulation (EC) 987/2009 arts 15(1), 16(1), 18", start=_START, output=True)
def eu_reporting_state(
    eu_insurance_basis: InsuranceBasis,
    insurance_state: Country,
    residence_state: Country,
    needs_a1: bool,
) -> Country:
    """State whose institution must be told and decides (land waar u zich meldt): NL the SVB, BE the RSZ.

    For work in several states that of residence; for a posting, an agreed exception or the agreement on telework the
    state whose law is wanted. None where all work is done where one is insured.
    """
    if not needs_a1:
        return Country.NONE
    if (
        eu_insurance_basis == InsuranceBasis.POSTING
        or eu_insurance_basis == InsuranceBasis.AGREED_EXCEPTION
        or eu_insurance_basis == InsuranceBasis.TELEWORK_AGREEMENT
    ):
        return insurance_state
    return residence_state


@rule(level="spell", law=_LIMOSA, start=_START)
def be_is_foreign_work_in_belgium(
    eu_is_employed: bool, insurance_state: Country, employer_state: Country, pay_days_be: float
) -> bool:
    """Employee of an employer outside Belgium who works (partly) in Belgium, insured elsewhere."""
    is_from_abroad = eu_is_employed and employer_state != Country.BE
    return is_from_abroad and insurance_state != Country.BE and pay_days_be > 0


@rule(level="spell", law=_LIMOSA, start=_START, end="2020-03-12", output=True)
def needs_limosa(
    be_is_foreign_work_in_belgium: bool, residence_state: Country, be_limosa_covers_home_work: bool
) -> bool:
    """The employer must notify the work in Belgium beforehand (Limosa-melding)."""
    is_covered = residence_state != Country.BE or be_limosa_covers_home_work
    return be_is_foreign_work_in_belgium and is_covered


@rule(
    level="spell",
    law=_LIMOSA + "; relief for telework in the corona years",
    start="2020-03-13",
    end="2022-06-30",
    output=True,
)
def needs_limosa(be_is_foreign_work_in_belgium: bool, residence_state: Country) -> bool:
    """The employer must notify the work in Belgium beforehand (Limosa-melding): not for residents' work at home."""
    return be_is_foreign_work_in_belgium and residence_state != Country.BE


@rule(level="spell", law=_LIMOSA, start="2022-07-01", output=True)
def needs_limosa(
    be_is_foreign_work_in_belgium: bool, residence_state: Country, be_limosa_covers_home_work: bool
) -> bool:
    """The employer must notify the work in Belgium beforehand (Limosa-melding)."""
    is_covered = residence_state != Country.BE or be_limosa_covers_home_work
    return be_is_foreign_work_in_belgium and is_covered
