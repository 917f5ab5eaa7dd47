"""When everybody has gone, nobody can tell from any file who was here or what they looked for."""

import socket
import subprocess
from contextlib import closing, suppress

from tests.production.asking import ANY, ask, connect
from tests.production.needles import EVERYTHING, SOUGHT, TOWN, VISITORS
from tests.production.stack import Stack
from tests.production.stack.part import HERE
from tests.production.stack.way import VISITOR

# Where nobody is written down, not even the part of the site.
SILENT = ("share", "stories", "find", "circles", "plan", "search", "dossier", "accounts", "admin")


def test_no_log_holds_a_visitor_or_what_they_said(stack: Stack) -> None:
    provoke(stack)
    logs = stack.logs()
    assert {"nginx-main-access.log", "hnh-error.log", "app1.log", "app2.log", "redis.log",
            "worker.log", "postgresql-main.log", "postgresql-keys.log"} <= set(logs)  # fmt: skip
    found = {name: [word for word in EVERYTHING if word in text] for name, text in logs.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_of_what_is_delicate_not_even_the_time_is_written(stack: Stack) -> None:
    assert ask(stack, "/en/").status == 200
    written = stack.logs()["hnh-parts.log"].splitlines()
    parts = {line.split()[1] for line in written}
    assert parts, "nothing was written at all: the test is not testing"
    assert parts <= {"static", "front", "guide", "evidence", "about"}
    assert not parts & set(SILENT)
    assert stack.logs()["nginx-main-access.log"] == ""
    assert stack.logs()["hnh-error.log"] == ""


def test_no_table_cache_or_file_holds_a_visitor(stack: Stack) -> None:
    searched = (*VISITORS, SOUGHT, TOWN)
    done = stack.ask("residue", given="\n".join(searched))
    assert done.returncode == 0, done.stdout
    for cluster in (stack.main, stack.keys):
        raw = subprocess.run(
            ["grep", "-rlaF", *(part for word in searched for part in ("-e", word)), "."],
            cwd=cluster.home, capture_output=True, text=True,
        )  # fmt: skip
        assert raw.stdout == "", "in PostgreSQL's own files"


def test_redis_holds_no_visitor_in_any_name_or_value(stack: Stack) -> None:
    for path in ("/en/", f"/en/find/?near={TOWN}", f"/en/search/?q={SOUGHT}"):
        assert ask(stack, path).status == 200
    held = stack.redis.everything()
    assert held, "nothing was counted: the test is not testing"
    assert [word for word in EVERYTHING if any(word.encode() in part for part in held)] == []
    assert not [*stack.folder.glob("**/*.rdb"), *stack.folder.glob("**/*.aof")]


def provoke(stack: Stack) -> None:
    """Everything that a server likes to complain about, with who it was."""
    no_handshake = b"\x16\x03\x01\x00\x10" + b"\xff" * 16
    with plain(stack) as talk:
        talk.sendall(no_handshake)
        assert talk.recv(100)
    for line in (b"GET / HTTP/9.9\r\n\r\n", f"GET /en/find/?near={TOWN} x\r\n\r\n".encode(),
                 b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\n\r\n"):  # fmt: skip
        with ANY.wrap_socket(plain(stack), server_hostname="localhost") as talk:
            # What is far too long is cut off while it is still being sent.
            with suppress(OSError):
                talk.sendall(line)
                talk.recv(100)
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": "__Host-session=none"}
    path = f"/en/share/words/?q={SOUGHT}"
    assert ask(stack, path, method="POST", body=b"\xff\xfe", **form).status >= 400
    with closing(connect(stack)) as too_short:
        too_short.putrequest("POST", path)
        too_short.putheader("Content-Length", "500")
        too_short.endheaders(b"only=a-part")


def plain(stack: Stack) -> socket.socket:
    """A visitor's connection before anything was said."""
    return socket.create_connection((HERE, stack.https), source_address=(VISITOR, 0), timeout=20)
