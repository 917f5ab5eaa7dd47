"""An app server beside the test: a process of its own, on the same databases and the same Redis.

    python -m tests.stories.serving '{"default": …, "keys": …}'

A line that begins with an equals sign is the address of the Redis to use from now on. Each other
is that of a page; it answers [status, page, how often it asked the database]. With a star before
it, it says "reading" once the story has been read and before its page is made, and
waits for a line: so a test can let something happen in between.
"""

import json
import os
import sys
from typing import Any

import django


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "community.settings.test"
    django.setup()
    from django.conf import settings
    from django.db import connections

    places = json.loads(sys.argv[1])
    for alias in ("default", "keys"):
        connections[alias].settings_dict["NAME"] = places[alias]
    for line in sys.stdin:
        address = line.strip()
        if address.startswith("="):
            settings.PAGE_CACHE_URL = address.lstrip("=")
            continue
        print(json.dumps(answered(address.lstrip("*"), held=address.startswith("*"))), flush=True)


def answered(address: str, *, held: bool) -> list[Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from stories.library import views

    render = views.render

    def hold(*args: Any, **kwargs: Any) -> Any:
        print("reading", flush=True)
        sys.stdin.readline()
        return render(*args, **kwargs)

    views.render = hold if held else render
    try:
        with CaptureQueriesContext(connection) as asked:
            response = Client().get(address)
    finally:
        views.render = render
    return [response.status_code, response.content.decode(), len(asked)]


if __name__ == "__main__":
    main()
