"""The application that a web server calls (WSGI, PEP 3333)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings.production")
application = get_wsgi_application()
