"""A mail server that takes every letter and sends none: SMTP (RFC 5321), as little as is asked."""

import email
import socketserver
import threading
import time
from email.message import Message
from email.policy import default

from tests.production.stack.part import HERE


class Mail:
    """Listens in a thread of this process."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.letters: list[Message] = []
        self._server: socketserver.ThreadingTCPServer | None = None

    @property
    def url(self) -> str:
        """How the site reaches it."""
        return f"smtp://{HERE}:{self.port}"

    @property
    def is_there(self) -> bool:
        """Whether it takes letters now."""
        return self._server is not None

    def start(self) -> None:
        """Take letters from now on."""
        letters = self.letters

        class Talk(_Talk):
            into = letters

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self._server = socketserver.ThreadingTCPServer((HERE, self.port), Talk)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Nobody is there any more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def newest(self, to: str, *, after: int = 0, within: float = 20) -> str:
        """The text of the last letter to this address that is not one of the first `after`.

        Raises LookupError when none comes.
        """
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            mine = [letter for letter in self.letters[after:] if letter["To"] == to]
            if mine:
                return str(mine[-1].get_content())
            time.sleep(0.1)
        raise LookupError("no letter came")


class _Talk(socketserver.StreamRequestHandler):
    """One sender."""

    into: list[Message]

    def handle(self) -> None:
        self._say("220 here")
        for line in self.rfile:
            word = line.strip().upper()
            if word.startswith(b"QUIT"):
                self._say("221 bye")
                return
            if word == b"DATA":
                self._say("354 go on")
                self._take()
            self._say("250 ok")

    def _take(self) -> None:
        lines = []
        for line in self.rfile:
            if line.rstrip(b"\r\n") == b".":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.into.append(email.message_from_bytes(b"".join(lines), policy=default))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
