"""The law: one folder per legal order, a ``.py`` with its rules and a ``.yaml`` with its figures side by side.

Imports only :mod:`grenswijzer.engine.rule`, :mod:`grenswijzer.engine.arithmetic` and :mod:`grenswijzer.law.types`.
"""
