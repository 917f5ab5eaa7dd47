"""The floor: a Django view that does nothing, with no middleware around it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest) -> HttpResponse:
    """Nothing, in as few words as possible."""
    return HttpResponse("ok")


# The second is where the site of `bench.load` asks whether a server is well.
urlpatterns = [path("", bare), path("healthz", bare)]

settings.configure(
    SECRET_KEY=os.urandom(32).hex(),
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
)
application = get_wsgi_application()
