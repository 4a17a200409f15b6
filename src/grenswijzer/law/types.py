"""The choices a fact or a rule can take. Zero is the neutral value: what an absent partner or job reads as."""

from enum import IntEnum


class Country(IntEnum):
    """A state. OTHER_EU is any other state under the social-security regulation, OTHER any state outside it."""

    NONE = 0
    NL = 1
    BE = 2
    DE = 3
    LU = 4
    FR = 5
    OTHER_EU = 6
    OTHER = 7


class JobKind(IntEnum):
    """What the person does in the job; each treaty and regulation reads it its own way."""

    NONE = 0
    EMPLOYEE = 1
    DIRECTOR = 2  # director, manager, liquidator; daily management outside an employment contract
    ARTIST = 3
    SPORTSPERSON = 4
    SHIP_CREW = 5  # ship in international traffic
    AIRCRAFT_CREW = 6  # aircraft in international traffic
    INLAND_BOAT_CREW = 7  # inland waterway goods ship
    LORRY_DRIVER = 8
    TEACHER = 9  # staying in the other state to teach or do research
    SELF_EMPLOYED = 10


class EmployerKind(IntEnum):
    """Who pays: decides whether the government article applies."""

    NONE = 0
    PRIVATE = 1
    PUBLIC_AUTHORITY = 2  # state, province, municipality, or a legal person under public law
    PUBLIC_BUSINESS = 3  # run by a public body for profit


class Collar(IntEnum):
    """Belgian status of the employee: manual worker (arbeider) or salaried staff (bediende)."""

    NONE = 0
    SALARIED = 1
    MANUAL = 2


class CivilStatus(IntEnum):
    """How the adults of the household live together."""

    SINGLE = 0
    MARRIED = 1
    LEGAL_COHABITANTS = 2  # BE: wettelijk samenwonend; NL: registered partnership
    COHABITANTS = 3


class BenefitKind(IntEnum):
    """What a benefit replaces."""

    NONE = 0
    SICKNESS = 1
    PARTIAL_INCAPACITY = 2
    REDUNDANCY = 3  # overtolligheid: redundancy, incl. Belgian temporary unemployment
    UNEMPLOYMENT = 4
    EARLY_RETIREMENT = 5  # brugpensioen
    PENSION = 6
    INVALIDITY = 7
    OTHER = 8


class DayDetail(IntEnum):
    """How precisely the work days are known."""

    NONE = 0
    COUNTS = 1  # totals per country and year: no dates, no weeks
    PATTERN = 2  # a weekly pattern with exceptions
    CALENDAR = 3  # the days themselves


class Activity(IntEnum):
    """What was done on a day."""

    NONE = 0  # presence without work
    AT_EMPLOYER = 1
    TELEWORK = 2
    CLIENT_VISIT = 3
    TRAVEL = 4
    TRAINING = 5
    STANDBY = 6
    OTHER_WORK = 7
    CORONA_TELEWORK = 8  # at home only because of the corona measures (11 March 2020 to 30 June 2022)


class PayStatus(IntEnum):
    """Whether a day was worked. No medical label: an absence either counts as planned or drops out."""

    NONE = 0
    WORKED = 1
    ABSENT_COUNTS_AS_PLANNED = 2
    LEAVE = 3
    PUBLIC_HOLIDAY = 4
    GARDEN_LEAVE = 5
    NOT_WORKING = 6  # weekend or other free day, kept for the presence count
    PRIVATE = 7  # private stay without any link to the work, kept for the presence count


class BelgianNonResidentCategory(IntEnum):
    """Category of the Belgian non-resident tax of 2003, by the administration's numbers; not built: 3, 4 and 6."""

    NONE = 0  # no income that Belgium taxes
    HOME_IN_BELGIUM = 1  # tehuis in België, kept all year
    ASSIMILATED = 2  # no such home, at least 75% of professional income taxable in Belgium
    TREATY_PROTECTED = 5  # neither: benefits pro rata through the non-discrimination article of a treaty


class BelgianWithholdingScale(IntEnum):
    """Scale of the Belgian payroll withholding tax (bedrijfsvoorheffing), annex III KB/WIB 92."""

    NONE = 0
    SCALE_1 = 1
    SCALE_2 = 2
    SCALE_3 = 3


class BelgianSpouseIncome(IntEnum):
    """The spouse's professional income as the Belgian payroll withholding sorts it."""

    NONE = 0  # no spouse
    NO_INCOME = 1  # or a very small pension
    SMALL_EARNINGS = 2
    SMALL_PENSION = 3
    INCOME = 4


class TreatyArticle(IntEnum):
    """Article of a tax treaty that decides about the pay of a job."""

    NONE = 0
    EMPLOYMENT = 1  # NL-BE 15(1), (2)
    CREW = 2  # NL-BE 15(3)
    DIRECTOR = 3  # NL-BE 16
    ARTIST = 4  # NL-BE 17
    GOVERNMENT = 5  # NL-BE 19(1)
    TEACHER = 6  # NL-BE 20
    SELF_EMPLOYED = 7  # NL-BE 14


class PresenceCount(IntEnum):
    """Whose way of counting days of presence for the 183 days is followed."""

    DUTCH = 0  # days with some link to the work
    BELGIAN = 1  # every day, private days too


class GovernmentServices(IntEnum):
    """Where a civil servant's services are rendered: where the post is, or where each day is worked."""

    BY_POST = 0
    BY_DAY = 1


class HomeWorkRegularity(IntEnum):
    """How regularly work is done in the state of residence, beside work elsewhere."""

    UNKNOWN = 0
    MONTHLY = 1  # at least one day a month, organised and predictable
    QUARTERLY = 2  # less, but at least one day a quarter
    INCIDENTAL = 3


class HomeWorkReading(IntEnum):
    """When a share of work in the state of residence makes a person work "normally" in two states (1408/71)."""

    PRACTICE = 0  # the brochure's: from one organised, predictable day a month
    COURT = 1  # C-570/15: not by a small share that was not agreed beforehand


class InsuranceBasis(IntEnum):
    """Rule that names the state whose social security applies."""

    NONE = 0
    WORK_STATE = 1
    RESIDENCE_WORK_IN_SEVERAL_STATES = 2
    RESIDENCE_SEVERAL_EMPLOYERS = 3
    EMPLOYER_SEAT = 4
    POSTING = 5
    CIVIL_SERVANT = 6
    CIVIL_SERVANT_SPECIAL_SCHEME = 7
    SEAFARER_FLAG = 8
    SEAFARER_PAID_FROM_RESIDENCE = 9
    TRANSPORT_SEAT = 10
    TRANSPORT_BRANCH = 11
    TRANSPORT_PRINCIPALLY_RESIDENCE = 12
    RHINE_BOAT = 13
    SELF_EMPLOYED_RESIDENCE = 14
    SELF_EMPLOYED_MAIN_ACTIVITY = 15
    EMPLOYMENT_BEFORE_SELF_EMPLOYMENT = 16
    BOTH_LAWS = 17
    AGREED_EXCEPTION = 18
    EMPLOYER_OTHER_STATE = 19  # employers in the state of residence and one other: the other (883/2004)
    RESIDENCE_EMPLOYER_OUTSIDE = 20  # an employer outside the Union (987/2009 art. 14(11))
    HOME_BASE = 21  # air crew
    TRANSITION_PROTECTION = 22  # the state of before May 2010 or June 2012, kept
    TELEWORK_AGREEMENT = 23  # framework agreement on cross-border telework, on request


class NlPremiumRates(IntEnum):
    """Which national-insurance rates of 2003 are used: the rate for long-term care rose on 1 July."""

    ASSESSMENT = 0  # one average rate for the assessment of the whole year
    FIRST_OF_JANUARY = 1  # the rates of 1 January, which the brochure uses


class NlOwnHomeDivision(IntEnum):
    """How partners divide the income from their own home in the Dutch return."""

    AS_STATED = 0  # each the amounts stated for him or her
    HALVES = 1  # half each: what the law does when they choose nothing


class NlPayoutLevel(IntEnum):
    """Which credits stand in the level up to which a partner's credits are paid out (toetsniveau)."""

    BY_YEAR = 0  # with the credits for work to 2022, the general credit only from 2023
    WITH_CREDITS_FOR_WORK = 1
    GENERAL_CREDIT_ONLY = 2


class FrontierEmployment(IntEnum):
    """How a job is linked to the frontier worker's job of 31 December 2002 (special compensation NL-BE)."""

    NONE = 0  # no frontier worker under the 1970 treaty on that day
    SAME = 1  # the same employment
    TRANSFERRED = 2  # changed by take-over, merger, reorganisation, division or the like
    AFTER_DISMISSAL = 3  # a new job after involuntary and complete dismissal
    AFTER_POSTING = 4  # resumed after the employer had posted the worker to another state
    OTHER_EMPLOYER = 5  # any other new employment, a return to the old employer too


class NilYear(IntEnum):
    """Whether and why the special compensation was nil in a year."""

    NONE = 0  # it was not nil
    ORDINARY = 1
    CAREER_BREAK = 2  # Belgian career-break scheme
    ONE_OFF_DEDUCTIONS = 3  # incidental high deductions, such as a lump sum of alimony


class BelgianCarTitle(IntEnum):
    """Whose car someone drives to work with, as Belgian tax asks it."""

    NONE = 0  # none of the four
    OWNED = 1
    REGISTERED = 2  # registered in one's name with the vehicle registration service (DIV)
    HIRED = 3  # lastingly or usually at one's disposal by a hire or lease contract
    OF_EMPLOYER = 4  # the employer's, with the private use taxed as a benefit


class DwellingTitle(IntEnum):
    """By what right someone has a dwelling."""

    NONE = 0
    OWNER = 1
    POSSESSOR = 2
    LEASEHOLDER = 3  # erfpachter
    SUPERFICIARY = 4  # opstalhouder
    USUFRUCTUARY = 5  # vruchtgebruiker
    OTHER = 6  # a tenant, or no title


class NlBelgianResidentCredit(IntEnum):
    """How far the tax part of the Dutch general credit is given to a resident of Belgium who does not qualify."""

    IN_FULL = 0  # the approval of 2010
    NOTHING = 1  # Wet IB 2001 art. 2.7(1) alone
    PRO_RATA = 2  # the treaty's own measure, art. 26(2)


class BelgianTaxRegime(IntEnum):
    """By which articles Belgium taxes a person, from income year 2014 on."""

    NONE = 0  # no income that Belgium taxes
    RESIDENT = 1  # rijksinwoner
    ARTICLE_244 = 2  # EEA resident, at least 75% of professional income taxable in Belgium
    ARTICLE_243_1 = 3  # the same share, resident of a state outside the EEA
    ARTICLE_243 = 4  # below 75%
    ARTICLE_243_TREATY = 5  # below 75%, personal reliefs pro rata through the non-discrimination article


class BelgianRegion(IntEnum):
    """Region whose additional tax applies; only Brussels differs."""

    NONE = 0
    FLANDERS = 1
    WALLONIA = 2
    BRUSSELS = 3


class BelgianDutchPremium(IntEnum):
    """Dutch national-insurance premium that Belgium deducts from the pay of somebody insured in the Netherlands."""

    AFTER_CREDITS = 0  # what is due after the premium part of the tax credits
    BEFORE_CREDITS = 1
    NO_DEDUCTION = 2


class BelgianCostDivision(IntEnum):
    """How a resident's lump sum for costs is divided over Belgian and treaty-exempt pay."""

    ONE_PRO_RATA = 0  # one lump sum, capped on the total, in proportion
    SEPARATE = 1  # a lump sum for each
    BELGIAN_FIRST = 2  # the lump sum of Belgian pay first, the rest of the cap for exempt pay


class TreatyRelief(IntEnum):
    """How the state of residence prevents that pay the other state taxes is taxed twice."""

    NONE = 0
    EXEMPTION = 1  # the pay is exempt, the rate is that of all income together
    CREDIT = 2  # the other state's tax is set off


class PaySplitCount(IntEnum):
    """Which days divide the pay between the states where it is earned."""

    AS_PLANNED = 0  # days worked and days absent from planned work
    PRESENCE = 1  # only days really worked there


class SeverancePeriod(IntEnum):
    """Past work over which severance pay is divided between the states."""

    NONE = 0
    FOUR_CALENDAR_YEARS = 1  # those before the year of dismissal, and that year to the dismissal
    LAST_TWELVE_MONTHS = 2
    SERVICE_TIME = 3  # the time of service on which the amount rests


class HomeOfficePattern(IntEnum):
    """How work at home belongs to the pattern of a job."""

    NONE = 0
    INCIDENTAL = 1  # now and then, outside a fixed pattern
    STRUCTURAL = 2  # a number of days each week or month


class HomeOfficeOutcome(IntEnum):
    """Whether the place at home is an establishment of the employer."""

    NONE = 0
    NO_ESTABLISHMENT = 1
    IN_PRINCIPLE_NONE = 2
    FACTS_DECIDE = 3


class HomeWorkBeforeCovid(IntEnum):
    """How much of the work was done in the state of residence before 13 March 2020, or would be without the virus."""

    UNKNOWN = 0
    MARGINAL = 1  # none, or less than 5%
    SMALL = 2  # 5% to less than 25%
    SUBSTANTIAL = 3  # 25% or more


class TeleworkTransitionReading(IntEnum):
    """What became, from July 2022 to June 2023, of somebody whom the state of residence insured before."""

    TELEWORK_IGNORED = 0  # telework counts as work at the employer's
    STATE_KEPT = 1  # telework changes nothing, so the state of residence stays


class SubstantialMeasure(IntEnum):
    """What must reach 25% for a substantial part of the work: "working time and/or remuneration"."""

    TIME_OR_PAY = 0  # one of the two is enough
    TIME = 1  # working time alone


class CourtRulingReading(IntEnum):
    """From when the judgments of 2025 on the 25% line hold."""

    FROM_THE_START = 0  # they say what the regulation has meant since May 2010
    FROM_THE_JUDGMENT = 1  # decisions of before the judgment keep to the practice of then


class EuropeanState(IntEnum):
    """States under the coordination regulations, told apart for the agreement on telework."""

    NONE = 0
    NL = 1
    BE = 2
    DE = 3
    LU = 4
    FR = 5
    AT = 6
    BG = 7
    CH = 8
    CY = 9
    CZ = 10
    DK = 11
    EE = 12
    ES = 13
    FI = 14
    GR = 15
    HR = 16
    HU = 17
    IE = 18
    IS = 19
    IT = 20
    LI = 21
    LT = 22
    LV = 23
    MT = 24
    NO = 25
    PL = 26
    PT = 27
    RO = 28
    SE = 29
    SI = 30
    SK = 31


class NlAofClass(IntEnum):
    """Rate of the Dutch incapacity premium (Aof) that the tax office's notice states for the employer."""

    BY_SIZE = 0  # not known: by the number of workers
    LOW = 1
    HIGH = 2


class CarFuel(IntEnum):
    """What a car runs on. A hybrid counts by its engine; the CO2 figure tells the rest."""

    NONE = 0
    PETROL = 1  # also LPG and natural gas
    DIESEL = 2
    ELECTRIC = 3
