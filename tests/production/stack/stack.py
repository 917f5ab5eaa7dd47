"""All parts together, in one folder, with production's settings."""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from deploy.render import render
from tests.production.stack import kept
from tests.production.stack.mail import Mail
from tests.production.stack.part import HERE, Part, free_ports
from tests.production.stack.postgresql import Cluster
from tests.production.stack.secrets_of_a_site import identities, secrets_of_a_site
from tests.production.stack.servers import ROOT, App, Nginx, Redis, Worker
from tests.production.stack.way import Way

COMMAND_WITHIN = 600  # seconds
KEPT = ("postgresql-main", "postgresql-keys", "static", "away")
FOLDERS = ("static", "media", "records", "backups", "keys-backups", "away", "logs", "tmp")


class Stack:
    """The site in production. `start` lays everything out at first, and only starts later on."""

    def __init__(
        self,
        folder: Path,
        *,
        durable: bool = False,
        pause: int = 20,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`durable`: PostgreSQL waits for the disk, as it must where a power cut is tried.

        `pause`: seconds between two runs of housekeeping. `settings`: further ones of `hnh.env`.
        """
        self.folder = folder
        ports = free_ports(9)
        self.way_in, self.https, self.http, *apps, of_forms = ports[:5] + ports[8:]
        self.main = Cluster("main", folder, ports[5], durable=durable)
        self.keys = Cluster("keys", folder, ports[6], durable=durable)
        self.redis = Redis(folder)
        self.mail = Mail(ports[7])
        self.environment = self._environment() | settings
        self.app = [
            App(f"app{number}", folder, port, self.environment)
            for number, port in enumerate(apps, start=1)
        ]
        self.app.append(App("forms", folder, of_forms, self.environment, "hnh-forms.service"))
        self.worker = Worker(folder, self.environment, pause)
        self.nginx = Nginx(folder, self.https)
        self.way = Way(self.way_in, self.https)

    @property
    def url(self) -> str:
        """What visitors type. WebAuthn and cookies want a name, not a number."""
        return f"https://localhost:{self.way_in}"

    @property
    def parts(self) -> list[Part]:
        """Every process, in the order in which they start."""
        return [self.main, self.keys, self.redis, *self.app, self.worker, self.nginx]

    @classmethod
    @contextmanager
    def fresh(cls, **options: Any) -> Iterator[Self]:
        """A running site in a folder that is gone afterwards; with the options of a `Stack`."""
        folder = Path(tempfile.mkdtemp(prefix="hnh-production-"))
        # PostgreSQL and nginx run as other people, who must find their own folders in it.
        folder.chmod(0o755)
        stack = cls(folder, **options)
        try:
            stack.make()
            stack.start()
            yield stack
        finally:
            stack.stop()
            shutil.rmtree(folder, ignore_errors=True)

    def make(self) -> None:
        """Files, clusters, tables, what the site needs to know: what an operator does once."""
        for name in FOLDERS:
            (self.folder / name).mkdir(mode=0o755, exist_ok=True)
        render(self.folder / "rendered", self._values())
        lines = [f"{k}={v}\n" for k, v in self.environment.items() if k.startswith("HNH_")]
        (self.folder / "hnh.env").write_text("".join(lines))
        self.nginx.make()
        if kept.is_whole(kept.kept()):
            kept.take(kept.kept(), self.folder, KEPT)
            for cluster in (self.main, self.keys):
                cluster.start_with_a_new_password()
            return
        for cluster in (self.main, self.keys):
            cluster.make(self.folder / "rendered")
        self.redis.start()
        self.fill()
        if kept.kept() is not None:
            for cluster in (self.main, self.keys):
                cluster.stop()
            kept.keep(kept.kept(), self.folder, KEPT)

    def fill(self) -> None:
        """As after every update: tables, topics, places, static files, the proxy's own pages."""
        self.manage("migrate", "--verbosity", "0")
        self.manage("migrate", "--database", "keys", "--verbosity", "0")
        self.manage("prepare")
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        self.manage("away_pages", str(self.folder / "away"))

    def start(self) -> None:
        """Start whatever does not run; all app servers at once."""
        if not self.mail.is_there:
            self.mail.start()
        for group in ([self.main], [self.keys], [self.redis], self.app, [self.worker, self.nginx]):
            waiting = [part for part in group if not part.is_alive()]
            for part in waiting:
                part.begin()
            for part in waiting:
                part.wait()
        if not self.way.is_there:
            self.way.start()

    def stop(self) -> None:
        """Stop everything, all at once."""
        self.way.stop()
        for part in self.parts:
            part.ask_to_stop()
        for part in reversed(self.parts):
            part.stop()
        self.mail.stop()

    def ask(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a management command; how it ended, and what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=COMMAND_WITHIN,
        )

    def manage(self, *words: str) -> str:
        """Run a management command that must succeed; what it printed. Raises RuntimeError."""
        done = self.ask(*words)
        if done.returncode:
            ended = f"{words} ended with {done.returncode}"
            raise RuntimeError(f"{ended}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def python(self, code: str) -> str:
        """What this prints when the site's own Python runs it."""
        return self.manage("shell", "--verbosity", "0", "-c", code)

    def logs(self) -> dict[str, str]:
        """The text of every log file, by its name."""
        found = sorted((self.folder / "logs").iterdir())
        return {path.name: path.read_text(errors="replace") for path in found if path.is_file()}

    def _values(self) -> dict[str, str]:
        """What fills the files of `deploy/` here."""
        *for_readers, for_forms = (f"server {HERE}:{app.port} max_fails=0;" for app in self.app)
        venv = Path(sys.executable).parent.parent
        return {
            "HOST": "localhost",
            "BASE_URL": self.url,
            "HTTPS_LISTEN": f"{HERE}:{self.https}",
            "HTTP_LISTEN": f"{HERE}:{self.http}",
            "CERTIFICATE": f"{self.folder}/certificate.pem",
            "CERTIFICATE_KEY": f"{self.folder}/key.pem",
            "APP_SERVERS": " ".join(for_readers),
            "FORM_SERVERS": for_forms,
            "APP_PROCESSES": "1",
            "FORM_PROCESSES": "1",
            "ACCOUNT": getpass.getuser(),
            "ENVIRONMENT": f"{self.folder}/hnh.env",
            "SITE": str(venv.parent),
            "STATIC": f"{self.folder}/static",
            "MEDIA": f"{self.folder}/media",
            "RECORDS": f"{self.folder}/records",
            "BACKUPS": f"{self.folder}/backups {self.folder}/keys-backups",
            "AWAY_PAGES": f"{self.folder}/away",
            "SNIPPETS": f"{self.folder}/rendered/nginx",
            "NGINX_LOGS": f"{self.folder}/logs",
            "NGINX_BODIES": str(self.nginx_bodies),
            "NGINX_SALT": "only for tests",
            "REDIS_SOCKET": str(self.redis.socket),
            "DATABASE_LISTEN": HERE,
        }

    @property
    def nginx_bodies(self) -> Path:
        """Where nginx puts a form that is too long for its buffer."""
        return self.folder / "nginx-bodies"

    def _environment(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("HNH_")}
        main_people, keys_people = identities(self.folder)
        return inherited | secrets_of_a_site() | {
            "DJANGO_SETTINGS_MODULE": "community.settings.production",
            "TMPDIR": f"{self.folder}/tmp",
            "HNH_ALLOWED_HOSTS": "localhost",
            "HNH_BASE_URL": self.url,
            "HNH_PROXIES": "1",
            "HNH_COUNTRIES": "IE",
            "HNH_DATABASE_URL": self.main.url,
            "HNH_KEYS_DATABASE_URL": self.keys.url,
            "HNH_REDIS_URL": self.redis.url,
            "HNH_EMAIL_URL": self.mail.url,
            "HNH_EMAIL_FROM": "post@example.org",
            "HNH_STATIC_ROOT": f"{self.folder}/static",
            "HNH_MEDIA_ROOT": f"{self.folder}/media",
            "HNH_RECORDS": f"{self.folder}/records",
            "HNH_LOG_ROOT": f"{self.folder}/logs",
            "HNH_BACKUPS": f"{self.folder}/backups",
            "HNH_KEYS_BACKUPS": f"{self.folder}/keys-backups",
            "HNH_BACKUP_RECIPIENTS": main_people,
            "HNH_KEYS_BACKUP_RECIPIENTS": keys_people,
        }  # fmt: skip
