"""Examplia: a small invented country that shows and tests the engine without real law."""
