"""What we are told: the situation of a household, read from a file, checked, and turned into rows for the law."""

from grenswijzer.situation.parse import dump_situation, parse, read_situation, row_names
from grenswijzer.situation.problems import Problem, SituationError
from grenswijzer.situation.rows import household_rows
from grenswijzer.situation.situation import Job, Person, Situation

__all__ = [
    "Job",
    "Person",
    "Problem",
    "Situation",
    "SituationError",
    "dump_situation",
    "household_rows",
    "parse",
    "read_situation",
    "row_names",
]
