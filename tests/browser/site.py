"""A real site for the browser: its own folder, its own server process, its own log."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60


@dataclass
class Site:
    """The demonstration, as `make run` starts it, in a folder of its own."""

    var: Path
    port: int = field(default_factory=free_port)
    server: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """WebAuthn and cookies want a name, not a number."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """What the server prints; inside the folder that `residue` searches."""
        return self.var / "logs" / "server.log"

    def databases(self) -> dict[str, Path]:
        """Where its two databases stand."""
        return {"default": self.var / "main.sqlite3", "keys": self.var / "keys.sqlite3"}

    def environment(self) -> dict[str, str]:
        """This folder and nothing of the tests' own settings."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("HNH_")}
        return inherited | {
            "DJANGO_SETTINGS_MODULE": "community.settings.dev",
            "HNH_VAR": str(self.var),
            "HNH_BASE_URL": self.url,
        }

    def ask(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a management command; how it ended, and what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def manage(self, *words: str) -> str:
        """Run a management command that must succeed; what it printed."""
        done = self.ask(*words)
        if done.returncode:
            ended = f"{words} ended with {done.returncode}"
            raise RuntimeError(f"{ended}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def start(self, application: str = "community.wsgi", *options: str) -> "Site":
        """Serve, with these further options of gunicorn, and wait until it answers."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "gunicorn", application, *options]
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [*command, "--bind", f"127.0.0.1:{self.port}"],
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()
        return self

    def _wait(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise RuntimeError(f"the site did not start:\n{self.log.read_text()}")

    def kill(self) -> None:
        """As a power cut: nobody is told."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As an operator stops it."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.server is None:
            return
        try:
            os.killpg(self.server.pid, how)
        except ProcessLookupError:
            pass
        self.server.wait(timeout=30)
        self.server = None
