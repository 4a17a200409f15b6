"""The web application and the HTTP API: thin, they ask and show and decide nothing.

:func:`create_app` makes the application from :class:`Settings`; ``grenswijzer serve`` runs it.
"""

from grenswijzer.web.application import create_app
from grenswijzer.web.settings import Settings

__all__ = ["Settings", "create_app"]
