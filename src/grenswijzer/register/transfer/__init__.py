"""Days from and to files of others: spreadsheets, comma-separated tables, calendars."""

from grenswijzer.register.transfer.plan import ImportPlan, plan_import
from grenswijzer.register.transfer.problems import FileProblem, TransferError
from grenswijzer.register.transfer.reading import days_in, read_days
from grenswijzer.register.transfer.writing import days_file, write_days

__all__ = [
    "FileProblem",
    "ImportPlan",
    "TransferError",
    "days_file",
    "days_in",
    "plan_import",
    "read_days",
    "write_days",
]
