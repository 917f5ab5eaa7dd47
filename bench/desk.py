"""The desk with 20,000 stories in the vault: how long a list, an opening and a saving take, on the
clock and of the processor, and how often they ask the two databases. All that they ask is counted:
whose session it is, what they may, the menu's numbers, where a transaction begins and ends.

In a folder of its own, thrown away afterwards.

    python -m bench.desk [how many stories]
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="hnh-bench-")
os.environ["HNH_VAR"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.desk_settings"

import django

django.setup()

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from community.models import User
from community.signin.demo import set_up_second_factor
from stories.vault.models import State, Submission

MANY, ROUNDS, MOST = 20_000, 20, 10
FOUND = 302
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of a folder that is thrown away


def main() -> None:
    """Fill, walk, print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    setup_test_environment()  # so that an answer tells which form is on it
    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    call_command("load_topics", verbosity=0)
    call_command("bench_data", number)
    client = moderator()
    waiting = list(Submission.objects.filter(state=State.WAITING)[: ROUNDS + 1])
    print(f"\nThe desk with {number} stories, median of {ROUNDS}")
    print(f"{'':34} {'ms':>8} {'of the processor':>17} {'queries':>8}")
    for name, work in works(client, waiting).items():
        work(0)
        taken = [timed(work, turn) for turn in range(1, ROUNDS + 1)]
        columns = list(zip(*taken, strict=True))
        milliseconds, busy = (statistics.median(times) * 1000 for times in columns[:2])
        asked = max(queries for *_times, queries in taken)
        late = "" if asked < MOST else "  more than wanted"
        print(f"{name:34} {milliseconds:8.1f} {busy:17.1f} {asked:8}{late}")


def moderator() -> Client:
    """Somebody with a session, as after an emailed code and a second factor."""
    user = User.objects.create_user("moderator@example.org", first_name="Example")
    user.groups.add(Group.objects.get(name="Moderators"))
    set_up_second_factor(user, SECRET)
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def works(client: Client, waiting: list[Submission]) -> dict[str, Callable[[int], Any]]:
    """What a moderator does all day. Each turn opens a story of its own."""

    def room(turn: int, name: str = "") -> str:
        return f"/admin/desk/{waiting[turn].reference.lower()}/{name}"

    def save(turn: int) -> Any:
        response = client.post(room(turn, "redact/"), forms[turn])
        if response.status_code != FOUND:
            raise SystemExit(f"The form was not kept: {response.context['form'].errors.as_json()}")
        return response

    forms: dict[int, dict[str, Any]] = {}

    def redact(turn: int) -> Any:
        response = client.get(room(turn, "redact/"))
        forms[turn] = typed(response.context["form"])
        return response

    return {
        "list": lambda turn: client.get("/admin/desk/"),
        "list, being read, in German": lambda turn: client.get(
            "/admin/desk/?state=reading&language=de"
        ),
        "list, by reference": lambda turn: client.get(f"/admin/desk/?q={waiting[turn].reference}"),
        "a story without its words": lambda turn: client.get(room(turn)),
        "open": lambda turn: client.post(room(turn), {"reason": "first-look"}),
        "read": lambda turn: client.get(room(turn, "read/")),
        "redact": redact,
        "save": save,
        "decide, the page": lambda turn: client.get(room(turn, "decide/")),
    }


def typed(form: Any) -> dict[str, Any]:
    """The form of the page, with one word changed and a reason."""
    values = {name: bound.value() for name, bound in ((n, form[n]) for n in form.fields)}
    values["happened"] = re.sub("nurse", "person", str(values["happened"]))
    values["happened_why"] = ["names-a-person"]
    return {name: value for name, value in values.items() if value not in (None, False)}


def timed(work: Callable[[int], Any], turn: int) -> tuple[float, float, int]:
    """Seconds on the clock and of the processor, and how often both databases were asked."""
    with (
        CaptureQueriesContext(connections["default"]) as main_database,
        CaptureQueriesContext(connections["keys"]) as keys,
    ):
        began, busy = time.perf_counter(), time.process_time()
        response = work(turn)
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
    if response.status_code not in (200, 302):
        raise SystemExit(f"{response.request['PATH_INFO']} answered {response.status_code}.")
    return seconds, busy, len(main_database) + len(keys)


if __name__ == "__main__":
    main()
