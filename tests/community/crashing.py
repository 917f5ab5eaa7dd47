"""A view, a thread and a program that break with a needle in every place where one can stand.

    python -m tests.community.crashing

Run with production settings. It prints the report that would be mailed to administrators, and
writes to standard error what a server's log would hold.
"""

import logging
import sys
import threading

import django
from django.http import HttpRequest, HttpResponse

NEEDLE = "Quastenflosser am Fjord"


class Broken(Exception):
    """Says what it was working on, as many errors do."""


def view(request: HttpRequest) -> HttpResponse:
    words = request.POST["words"]
    held = {"words": words, "cookie": request.COOKIES, "agent": request.headers}
    try:
        raise KeyError(words)
    except KeyError as error:
        raise Broken(f"Failing row contains ({words}), {held}") from error


class Post(logging.Handler):
    """What Django's own handler would send, printed and not sent."""

    def emit(self, record: logging.LogRecord) -> None:
        from django.utils.log import AdminEmailHandler

        class Printed(AdminEmailHandler):
            def send_mail(self, subject: str, message: str, **more: object) -> None:
                print(subject, message, more.get("html_message"))

        handler = Printed(include_html=True)
        handler.setFormatter(self.formatter)
        handler.emit(record)


def main() -> None:
    from django.conf import settings

    settings.ADMINS = [("Somebody", "somebody@example.org")]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.ROOT_URLCONF = "tests.community.crashing"
    django.setup()
    from django.test import Client
    from django.urls import path

    from community.logs import QuietFormatter

    globals()["urlpatterns"] = [path("broken/", view, name="broken")]
    globals()["handler500"] = "community.errors.server_error"
    post = Post()
    post.setFormatter(QuietFormatter())
    logging.getLogger("django.request").addHandler(post)
    client = Client(
        raise_request_exception=False,
        HTTP_HOST="heard.example",
        HTTP_USER_AGENT=NEEDLE,
        REMOTE_ADDR="203.0.113.77",
    )
    client.cookies["note"] = NEEDLE
    answer = client.post(f"/broken/?q={NEEDLE}", {"words": NEEDLE}, secure=True)
    print("STATUS", answer.status_code)

    def break_alone(words: str) -> None:
        raise Broken(words)

    thread = threading.Thread(target=break_alone, args=(NEEDLE,))
    thread.start()
    thread.join()
    sys.stdout.flush()
    words = NEEDLE
    raise Broken(f"and nobody catches {words}")


if __name__ == "__main__":
    # By its own name, so that Django finds the addresses where they were put.
    from tests.community import crashing

    crashing.main()
