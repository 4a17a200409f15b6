"""What a Dutch-insured job costs the employer: health levy and premiums for employee insurance."""

from grenswijzer.engine.arithmetic import ratio
from grenswijzer.engine.rule import referral, rule
from grenswijzer.law.types import Country, EmployerKind, JobKind, NlAofClass

_START = "2019-01-01"


@rule(level="spell", law="Wfsv arts 1, 17; Zvw art. 41; Regulation 883/2004 art. 11(1)", start=_START)
def nl_is_insured_as_employee(insurance_state: Country, job_kind: JobKind) -> bool:
    """The job is under Dutch social security for employees: no Dutch premiums for who is insured elsewhere."""
    return insurance_state == Country.NL and job_kind != JobKind.NONE and job_kind != JobKind.SELF_EMPLOYED


@rule(level="spell", law="Wfsv arts 16-17", unit="share", start=_START)
def nl_premium_year_share(spell_months: float, nl_months_in_year: float) -> float:
    """Part of the year in the job, over which the maximum wage builds up (voortschrijdend cumulatief rekenen)."""
    return ratio(spell_months, nl_months_in_year)


@rule(
    level="spell",
    law="Wfsv arts 16-17; Zvw art. 42",
    unit="EUR/year",
    start=_START,
    when="nl_is_insured_as_employee",
    output=True,
)
def nl_premium_wage(
    nl_fiscal_wage_of_job: float, nl_maximum_premium_wage: float, nl_premium_year_share: float
) -> float:
    """Wage on which the employer pays premiums (premieloon), up to the maximum of the part of the year."""
    return min(max(0.0, nl_fiscal_wage_of_job), nl_maximum_premium_wage * nl_premium_year_share)


@rule(level="spell", law="Zvw arts 41-45", unit="EUR/year", start=_START, output=True)
def nl_employer_health_levy(nl_premium_wage: float, nl_employer_health_levy_rate: float) -> float:
    """Income-related health levy of the employer (werkgeversheffing Zvw); its ceiling is the maximum premium wage."""
    return nl_premium_wage * nl_employer_health_levy_rate


@rule(level="spell", law="WW art. 3; ZW art. 3; Wet WIA art. 7; AOW art. 7a", start=_START)
def nl_has_employee_insurance(nl_is_insured_as_employee: bool, nl_payroll_is_at_pension_age: bool) -> bool:
    """Insured against unemployment, sickness and incapacity (werknemersverzekeringen): until pension age."""
    return nl_is_insured_as_employee and not nl_payroll_is_at_pension_age


@rule(level="spell", law="Wfsv art. 29; WW arts 72a, 79", start=_START)
def nl_is_public_employer(employer_kind: EmployerKind, nl_has_employee_insurance: bool) -> bool:
    """Public employer, who pays for the public service's own unemployment fund (overheidswerkgever, Ufo)."""
    return nl_has_employee_insurance and employer_kind == EmployerKind.PUBLIC_AUTHORITY


@rule(level="spell", law="Wfsv arts 24-29", start=_START)
def nl_pays_general_unemployment_premium(
    nl_has_employee_insurance: bool, nl_is_public_employer: bool
) -> bool:
    """The employer pays the premium of the general unemployment fund (AWf): all but public employers."""
    return nl_has_employee_insurance and not nl_is_public_employer


@rule(
    level="spell",
    law="Wfsv arts 24-28",
    unit="EUR/year",
    start=_START,
    end="2019-12-31",
    when="nl_pays_general_unemployment_premium",
    output=True,
)
def nl_unemployment_premium(
    nl_premium_wage: float, nl_unemployment_premium_rate: float, nl_sector_premium_rate: float
) -> float:
    """Premium for unemployment (AWf), with the premium of the sector fund, here the average of the sectors."""
    return nl_premium_wage * (nl_unemployment_premium_rate + nl_sector_premium_rate)


@rule(
    level="spell",
    law="Wfsv art. 27",
    unit="EUR/year",
    start="2020-01-01",
    when="nl_pays_general_unemployment_premium",
    output=True,
)
def nl_unemployment_premium(
    nl_premium_wage: float,
    nl_has_written_permanent_contract: bool,
    nl_low_unemployment_premium_rate: float,
    nl_high_unemployment_premium_rate: float,
) -> float:
    """Premium for unemployment (AWf-premie): low for a written permanent contract without call, else high."""
    if nl_has_written_permanent_contract:
        return nl_premium_wage * nl_low_unemployment_premium_rate
    return nl_premium_wage * nl_high_unemployment_premium_rate


@rule(
    level="spell",
    law="Wfsv arts 29-31",
    unit="EUR/year",
    start=_START,
    when="nl_is_public_employer",
    output=True,
)
def nl_public_unemployment_premium(
    nl_premium_wage: float, nl_public_unemployment_premium_rate: float
) -> float:
    """Premium of public employers for unemployment (Ufo-premie)."""
    return nl_premium_wage * nl_public_unemployment_premium_rate


@rule(
    level="spell",
    law="Wfsv art. 36; Wet kinderopvang",
    unit="EUR/year",
    start=_START,
    end="2021-12-31",
    when="nl_has_employee_insurance",
    output=True,
)
def nl_incapacity_premium(
    nl_premium_wage: float, nl_incapacity_premium_rate: float, nl_childcare_surcharge_rate: float
) -> float:
    """Basic premium for incapacity (Aof-premie), with the surcharge for childcare (opslag Wko)."""
    return nl_premium_wage * (nl_incapacity_premium_rate + nl_childcare_surcharge_rate)


@rule(level="spell", law="Wfsv art. 36(2)", start="2022-01-01")
def nl_is_small_employer(
    nl_aof_class: NlAofClass, employer_size: int, nl_small_employer_workers: float
) -> bool:
    """Small employer for the incapacity premium (kleine werkgever): wage sum at most 25 times the average wage.

    As stated on the tax office's notice; without it, at most 25 workers.
    """
    if nl_aof_class == NlAofClass.LOW:
        return True
    return nl_aof_class == NlAofClass.BY_SIZE and employer_size <= nl_small_employer_workers


@rule(
    level="spell",
    law="Wfsv art. 36; Wet kinderopvang",
    unit="EUR/year",
    start="2022-01-01",
    when="nl_has_employee_insurance",
    output=True,
)
def nl_incapacity_premium(
    nl_premium_wage: float,
    nl_is_small_employer: bool,
    nl_low_incapacity_premium_rate: float,
    nl_high_incapacity_premium_rate: float,
    nl_childcare_surcharge_rate: float,
) -> float:
    """Basic premium for incapacity (Aof-premie), lower for small employers, with the surcharge for childcare (Wko)."""
    rate = nl_high_incapacity_premium_rate
    if nl_is_small_employer:
        rate = nl_low_incapacity_premium_rate
    return nl_premium_wage * (rate + nl_childcare_surcharge_rate)


@rule(
    level="spell",
    law="Wfsv art. 38; Besluit Wfsv ch. 2",
    unit="EUR/year",
    start=_START,
    when="nl_has_employee_insurance",
    output=True,
)
def nl_return_to_work_premium(
    nl_premium_wage: float,
    nl_knows_return_to_work_rate: bool,
    nl_stated_return_to_work_rate: float,
    nl_average_return_to_work_rate: float,
) -> float:
    """Differentiated premium of the return-to-work fund (gedifferentieerde premie Whk): own rate, else the average."""
    if nl_knows_return_to_work_rate:
        return nl_premium_wage * nl_stated_return_to_work_rate
    return nl_premium_wage * nl_average_return_to_work_rate


@rule(level="spell", law="Wfsv ch. 3; Zvw ch. 5", unit="EUR/year", start=_START, output=True)
def nl_employer_contributions(
    nl_employer_health_levy: float,
    nl_unemployment_premium: float,
    nl_public_unemployment_premium: float,
    nl_incapacity_premium: float,
    nl_return_to_work_premium: float,
) -> float:
    """Levies the employer pays on top of the wage (werkgeverslasten): nothing when another state insures the job."""
    unemployment = nl_unemployment_premium + nl_public_unemployment_premium
    return nl_employer_health_levy + unemployment + nl_incapacity_premium + nl_return_to_work_premium


@rule(
    level="spell",
    law="Wfsv ch. 3; Zvw ch. 5",
    unit="EUR/year",
    start=_START,
    when="nl_is_insured_as_employee",
    output=True,
)
def nl_employer_cost(
    gross_pay: float,
    benefits_in_kind: float,
    nl_allowances: float,
    nl_employer_pension_premium: float,
    nl_employer_contributions: float,
) -> float:
    """What the job costs the employer (loonkosten): pay, allowances, own pension premium and levies.

    Without the costs of a company car, of sick pay, training funds or private insurance.
    """
    pay = gross_pay + benefits_in_kind + nl_allowances
    return pay + nl_employer_pension_premium + nl_employer_contributions


@referral(
    blocks=("nl_employer_contributions", "nl_employer_cost"),
    office="nl_tax_abroad",
    level="spell",
    law="WW art. 6(1)(d); Regeling aanwijzing directeur-grootaandeelhouder 2016",
    start=_START,
)
def nl_is_director_without_employee_insurance(insurance_state: Country, job_kind: JobKind) -> bool:
    """A director is not insured as an employee when he or she controls the company: the levies differ then."""
    return insurance_state == Country.NL and job_kind == JobKind.DIRECTOR
