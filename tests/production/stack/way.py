"""The way in for visitors: a plain relay, so that they come from an address nothing else here has.

Whatever log, table or cache holds that address has kept a visitor's.
"""

import socket
import socketserver
import threading

from tests.production.stack.part import HERE

VISITOR = "127.66.77.88"
PIECE = 65536


class Way:
    """Hands on what comes to `port` to nginx, from `VISITOR`."""

    def __init__(self, port: int, to: int) -> None:
        self.port = port
        self._to = to
        self._server: socketserver.ThreadingTCPServer | None = None

    @property
    def is_there(self) -> bool:
        """Whether visitors can come in now."""
        return self._server is not None

    def start(self) -> None:
        """Let visitors in."""
        target = (HERE, self._to)

        class Walk(_Walk):
            to = target

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 256

        self._server = Server((HERE, self.port), Walk)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Nobody comes in any more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class _Walk(socketserver.BaseRequestHandler):
    """One connection, both ways."""

    to: tuple[str, int]

    def handle(self) -> None:
        try:
            there = socket.create_connection(self.to, source_address=(VISITOR, 0), timeout=10)
        except OSError:
            return
        there.settimeout(None)
        with there:
            back = threading.Thread(target=_hand_on, args=(there, self.request), daemon=True)
            back.start()
            _hand_on(self.request, there)
            back.join()


def _hand_on(of: socket.socket, to: socket.socket) -> None:
    try:
        while piece := of.recv(PIECE):
            to.sendall(piece)
    except OSError:
        pass
    try:
        to.shutdown(socket.SHUT_WR)
    except OSError:
        pass
