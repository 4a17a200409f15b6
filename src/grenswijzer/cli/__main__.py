"""``python -m grenswijzer.cli``."""

from grenswijzer.cli import main

main()
