"""The application that a web server calls (WSGI, PEP 3333)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings.production")
application = get_wsgi_application()

from community.backups.guard import refuse_while_restoring  # noqa: E402 - settings are read first

refuse_while_restoring()
