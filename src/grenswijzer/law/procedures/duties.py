"""Which duties a job brings for worker and employer. Their papers stand in duties.yaml.

Tax follows who may tax, contributions follow who insures: an employer can have the one duty without the other.
"""

from grenswijzer.engine.rule import rule
from grenswijzer.law.types import Country, InsuranceBasis

_BE_WITHHOLDING = "WIB 92 art. 270"
_NL_WITHHOLDING = "Wet LB 1964 art. 6"
_CONTRIBUTIONS = "Regulation (EEC) 1408/71 art. 92; Regulation (EC) 987/2009 art. 21(1)"
_WAGWEU = "WagwEU art. 8"


@rule(level="spell", law="NL-BE treaty 2001 art. 5", start="2003-01-01")
def be_is_home_of_foreign_job(nl_be_treaty_residence: Country, employer_state: Country) -> bool:
    """Lives in Belgium with an employer established elsewhere (woonland is niet het land van de werkgever)."""
    return nl_be_treaty_residence == Country.BE and employer_state != Country.BE


@rule(level="spell", law=_BE_WITHHOLDING, start="2003-01-01", when="be_is_home_of_foreign_job")
def be_has_branch_at_home(nl_be_has_home_office_establishment: bool) -> bool:
    """A foreign employer has an establishment in Belgium through the worker's home (vaste inrichting thuis)."""
    return nl_be_has_home_office_establishment


@rule(level="spell", law="NL-BE treaty 2001 art. 5", start="2003-01-01")
def nl_is_home_of_foreign_job(nl_be_treaty_residence: Country, employer_state: Country) -> bool:
    """Lives in the Netherlands with an employer established elsewhere (woonland is niet het land van de werkgever)."""
    return nl_be_treaty_residence == Country.NL and employer_state != Country.NL


@rule(level="spell", law=_NL_WITHHOLDING, start="2003-01-01", when="nl_is_home_of_foreign_job")
def nl_has_branch_at_home(nl_be_has_home_office_establishment: bool) -> bool:
    """A foreign employer has an establishment in the Netherlands through the worker's home (vaste inrichting thuis)."""
    return nl_be_has_home_office_establishment


@rule(level="spell", law=_BE_WITHHOLDING, start="2003-01-01", output=True)
def duty_employer_withholds_tax_in_be(
    eu_is_self_employed: bool,
    employer_state: Country,
    be_taxable_pay_share: float,
    nl_be_other_state: Country,
    nl_be_pay_is_borne_by_establishment: bool,
    be_has_branch_at_home: bool,
) -> bool:
    """The employer withholds Belgian payroll tax (bedrijfsvoorheffing): on pay Belgium may tax.

    A Belgian employer, or the Belgian establishment of another one that bears the pay. Without either nothing is
    withheld, and the worker pays by the assessment.
    """
    if be_taxable_pay_share == 0:
        return False
    if employer_state == Country.BE:
        return True
    if eu_is_self_employed:
        return False
    has_branch = nl_be_other_state == Country.BE and nl_be_pay_is_borne_by_establishment
    return has_branch or be_has_branch_at_home


@rule(level="spell", law=_NL_WITHHOLDING, start="2003-01-01", output=True)
def duty_employer_withholds_tax_in_nl(
    eu_is_self_employed: bool,
    employer_state: Country,
    hirer_state: Country,
    nl_taxable_pay_share: float,
    nl_be_other_state: Country,
    nl_be_pay_is_borne_by_establishment: bool,
    nl_has_branch_at_home: bool,
) -> bool:
    """The employer withholds Dutch wage tax (loonbelasting): on pay the Netherlands may tax.

    A Dutch employer, the Dutch establishment of another one, or a foreign employer that lends or posts the worker to
    the Netherlands. Home days alone do not make a Belgian employer withhold; it may ask to.
    """
    if nl_taxable_pay_share == 0:
        return False
    if employer_state == Country.NL:
        return True
    if eu_is_self_employed:
        return False
    has_branch = nl_be_other_state == Country.NL and nl_be_pay_is_borne_by_establishment
    return has_branch or nl_has_branch_at_home or hirer_state == Country.NL


@rule(level="spell", law=_CONTRIBUTIONS, start="2003-01-01", output=True)
def duty_employer_contributes_in_be(eu_is_employed: bool, insurance_state: Country) -> bool:
    """The employer pays Belgian contributions, wherever it is established (RSZ-bijdragen): Belgium insures."""
    return eu_is_employed and insurance_state == Country.BE


@rule(level="spell", law=_CONTRIBUTIONS, start="2003-01-01", output=True)
def duty_employer_contributes_in_nl(eu_is_employed: bool, insurance_state: Country) -> bool:
    """The employer pays Dutch contributions, wherever it is established (premies): the Netherlands insures."""
    return eu_is_employed and insurance_state == Country.NL


@rule(level="spell", law=f"{_BE_WITHHOLDING}; {_CONTRIBUTIONS}", start="2003-01-01", output=True)
def duty_employer_registers_in_be(
    employer_state: Country,
    duty_employer_withholds_tax_in_be: bool,
    duty_employer_contributes_in_be: bool,
) -> bool:
    """A foreign employer registers in Belgium (aanmelden als buitenlandse werkgever): to withhold or contribute."""
    has_duty = duty_employer_withholds_tax_in_be or duty_employer_contributes_in_be
    return employer_state != Country.BE and has_duty


@rule(level="spell", law=f"{_NL_WITHHOLDING}; {_CONTRIBUTIONS}", start="2003-01-01", output=True)
def duty_employer_registers_in_nl(
    employer_state: Country,
    duty_employer_withholds_tax_in_nl: bool,
    duty_employer_contributes_in_nl: bool,
) -> bool:
    """A foreign employer registers in the Netherlands (aanmelden als buitenlandse werkgever).

    To withhold or contribute.
    """
    has_duty = duty_employer_withholds_tax_in_nl or duty_employer_contributes_in_nl
    return employer_state != Country.NL and has_duty


@rule(level="spell", law=_WAGWEU, start="2003-01-01", end="2020-02-29", output=True)
def duty_employer_notifies_work_in_nl() -> bool:
    """A foreign employer need not notify work in the Netherlands yet (meldingsplicht)."""
    return False


@rule(level="spell", law=_WAGWEU, start="2020-03-01", output=True)
def duty_employer_notifies_work_in_nl(
    eu_is_employed: bool,
    employer_state: Country,
    insurance_state: Country,
    work_days_nl: float,
    residence_state: Country,
    nl_notice_covers_home_work: bool,
) -> bool:
    """A foreign employer notifies the work in the Netherlands beforehand (meldingsplicht WagwEU).

    Of somebody insured elsewhere; of residents' work at home in one reading. Not for passing work such as a meeting.
    """
    is_from_abroad = eu_is_employed and employer_state != Country.NL
    is_covered = residence_state != Country.NL or nl_notice_covers_home_work
    return is_from_abroad and is_covered and insurance_state != Country.NL and work_days_nl > 0


@rule(level="spell", law="WIB 92 arts 3, 227, 305", start="2003-01-01", output=True)
def duty_worker_files_return_in_be(nl_be_treaty_residence: Country, be_taxable_pay_share: float) -> bool:
    """A Belgian return is due (Belgische aangifte): of residents always, of others on pay Belgium may tax."""
    return nl_be_treaty_residence == Country.BE or be_taxable_pay_share > 0


@rule(level="spell", law="AWR art. 6; Wet IB 2001 art. 9.4", start="2003-01-01", output=True)
def duty_worker_files_return_in_nl(nl_be_treaty_residence: Country, nl_taxable_pay_share: float) -> bool:
    """A Dutch return is due, when invited or to have relief and compensation (Nederlandse aangifte).

    Of residents on their income of the whole world, of others on pay the Netherlands may tax.
    """
    return nl_be_treaty_residence == Country.NL or nl_taxable_pay_share > 0


@rule(level="spell", law="Regulation (EC) 987/2009 art. 16(1)", start="2010-05-01", output=True)
def duty_worker_reports_work_in_several_states(
    eu_reporting_state: Country, residence_state: Country, eu_insurance_basis: InsuranceBasis
) -> bool:
    """The worker reports the work in several states to the institution of the state of residence (melding)."""
    # of a posting and an agreed exception the employer tells the state whose law goes on (art. 15(1), 18)
    is_in_one_state = (
        eu_insurance_basis == InsuranceBasis.POSTING or eu_insurance_basis == InsuranceBasis.AGREED_EXCEPTION
    )
    is_told_at_home = eu_reporting_state != Country.NONE and eu_reporting_state == residence_state
    return is_told_at_home and not is_in_one_state
