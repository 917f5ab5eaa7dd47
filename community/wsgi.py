"""The application that a web server calls (WSGI, PEP 3333)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings.production")
application = get_wsgi_application()

from django.db import connections  # noqa: E402 - settings are read first

from community.starting import refuse_to_start  # noqa: E402

refuse_to_start()
# Whoever forks from here must not share a connection.
connections.close_all()
