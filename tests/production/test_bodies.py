"""What is sent lies in no file of the proxy: a story never, a picture until it is handed on."""

import threading
import time
from pathlib import Path

from tests.production.asking import ask
from tests.production.needles import LONG
from tests.production.stack import Stack

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def files_while_sending(stack: Stack, path: str, size: int) -> list[Path]:
    """What lies in nginx's folders while the app has not taken it yet."""
    body = b"happened=" + LONG.encode() * (size // len(LONG))
    for app in stack.app:
        app.freeze()
    sending = threading.Thread(
        target=ask, args=(stack, path), kwargs={"method": "POST", "body": body} | FORM
    )
    sending.start()
    deadline = time.monotonic() + 3
    while not (found := lying_there(stack)) and time.monotonic() < deadline:
        time.sleep(0.05)
    for app in stack.app:
        app.thaw()
    sending.join()
    return found


def lying_there(stack: Stack) -> list[Path]:
    """What nginx has in its folders for bodies and answers, and what it has open of them: it takes
    each file off its folder at once, so that not even a power cut leaves a name."""
    folders = [stack.nginx_bodies, stack.folder / "nginx-proxy", stack.folder / "nginx-others"]
    named = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    opened = [path for path in stack.nginx.open_files() if path.parent in folders]
    return named + opened


def test_a_story_never_lies_in_a_file(stack: Stack) -> None:
    assert files_while_sending(stack, "/en/share/words/", 3_900_000) == []


def test_a_picture_lies_there_only_until_it_is_handed_on(stack: Stack) -> None:
    found = files_while_sending(stack, "/admin/images/add/", 11_000_000)
    assert found and found[0].is_relative_to(stack.nginx_bodies)
    assert lying_there(stack) == []
