"""One process of the site, which can be started, stopped, killed and started again."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

HERE = "127.0.0.1"
STARTS_WITHIN = 90  # seconds
STOPS_WITHIN = 30


class Part:
    """A process and all its children, in a group of their own, with a log of its own.

    Subclasses say what to run (`command`) and when it is ready (`is_ready`).
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.log = folder / "logs" / f"{name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """What to run."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Whether it does its work now."""
        raise NotImplementedError

    def environment(self) -> Mapping[str, str] | None:
        """What it finds in its environment; None for that of this process."""
        return None

    def owner(self) -> str | None:
        """Whom it runs as; None for whoever runs this."""
        return None

    def start(self) -> None:
        """Run it and wait until it is ready. Raises RuntimeError, with its log, when it is not."""
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Run it, and wait for nothing."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        as_owner = {"user": self.owner(), "group": self.owner()} if self.owner() else {}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=self.works_in(),
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **as_owner,
            )

    def works_in(self) -> Path:
        """Its working folder."""
        return self.folder

    def wait(self) -> None:
        """Until it is ready. Raises RuntimeError when it ends or takes too long."""
        deadline = time.monotonic() + STARTS_WITHIN
        while not self.is_ready():
            ended = self.process is None or self.process.poll() is not None
            if ended or time.monotonic() > deadline:
                told = self.log.read_text(errors="replace") if self.log.exists() else ""
                raise RuntimeError(f"{self.name} did not start:\n{told[-4000:]}")
            time.sleep(0.05)

    def is_alive(self) -> bool:
        """Whether its first process runs."""
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """As a power cut: it and its children are told nothing."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As an operator stops it; killed when it does not end."""
        self._end(self.stops_by())

    def ask_to_stop(self) -> None:
        """The same, without waiting for it."""
        self._signal(self.stops_by())

    def stops_by(self) -> signal.Signals:
        """The signal that asks it to end."""
        return signal.SIGTERM

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    def freeze(self) -> None:
        """It hangs: no answer, and no connection refused either."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on."""
        self._signal(signal.SIGCONT)

    def _signal(self, how: signal.Signals) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, how)
            except ProcessLookupError:
                pass

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self._signal(how)
        try:
            self.process.wait(timeout=STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            pass
        self._signal(signal.SIGKILL)  # whoever of the group is left
        self.process.wait()
        self.process = None


def listens(port: int) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as trying:
        trying.settimeout(1)
        return trying.connect_ex((HERE, port)) == 0


def free_ports(how_many: int) -> list[int]:
    """So many different ones that nobody has; from HNH_PORTS on, where that is set."""
    first = int(os.environ.get("HNH_PORTS", "0"))
    sockets, found = [], []
    for port in range(first, first + 900) if first else [0] * how_many:
        held = socket.socket()
        try:
            held.bind((HERE, port))
        except OSError:
            held.close()
            continue
        sockets.append(held)
        found.append(held.getsockname()[1])
        if len(found) == how_many:
            break
    for held in sockets:
        held.close()
    return found


def children(pid: int) -> list[int]:
    """Of a process, its direct ones."""
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in tasks.read_text().split()] if tasks.exists() else []
