"""``python -m grenswijzer``."""

from grenswijzer.cli import main

main()
