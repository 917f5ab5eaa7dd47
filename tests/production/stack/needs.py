"""What the site needs of the machine, installed from Debian's packages where it is missing."""

import os
import shutil
import subprocess

from tests.needs import has_chromium
from tests.postgresql import programs

ADMIN_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


def missing() -> list[str]:
    """Packages to install."""
    there = {
        "nginx-light": shutil.which("nginx", path=ADMIN_PATH),
        "redis-server": shutil.which("redis-server", path=ADMIN_PATH),
        "postgresql": programs(),
        "haproxy": shutil.which("haproxy", path=ADMIN_PATH),
        "openssl": shutil.which("openssl"),
        "chromium-headless-shell": has_chromium(),
    }
    return [package for package, found in there.items() if not found]


def install() -> None:
    """Install what is missing, without starting it. Raises CalledProcessError when apt cannot."""
    packages = missing()
    if not packages:
        return
    print(f"Installing: {' '.join(packages)}", flush=True)
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    # Debian starts what it installs; the site of the tests has its own.
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"]
    subprocess.run([*as_root, "apt-get", "update", "-qq"], check=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    subprocess.run([*as_root, *quiet, *install, *packages], check=True)
