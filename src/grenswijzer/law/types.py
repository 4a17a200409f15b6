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
    DIRECTOR = 2  # mandate as director, manager, liquidator; or daily management outside an employment contract
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


class PayStatus(IntEnum):
    """Whether a day was worked. No medical label: an absence either counts as planned or drops out."""

    NONE = 0
    WORKED = 1
    ABSENT_COUNTS_AS_PLANNED = 2
    LEAVE = 3
    PUBLIC_HOLIDAY = 4
    GARDEN_LEAVE = 5
    NOT_WORKING = 6  # weekend or other free day, kept for the presence count
