"""Secrets of a site that lives for minutes, made as the handbook says."""

import secrets
from pathlib import Path

from cryptography.fernet import Fernet
from pyrage import x25519


def secrets_of_a_site() -> dict[str, str]:
    """Everything without which production does not start."""
    return {
        "HNH_SECRET_KEY": secrets.token_urlsafe(50),
        "HNH_MASTER_KEYS": Fernet.generate_key().decode(),
        "HNH_CODE_PEPPER": secrets.token_hex(32),
        "HNH_RECORD_KEY": secrets.token_hex(32),
    }


def identities(folder: Path) -> tuple[str, str]:
    """For whom backups of main and of keys are sealed; the other halves lie in the folder,
    as `main.txt` and `keys.txt`."""
    recipients = []
    for name in ("main", "keys"):
        identity = x25519.Identity.generate()
        file = folder / f"{name}.txt"
        file.write_text(f"{identity}\n")
        file.chmod(0o600)
        recipients.append(str(identity.to_public()))
    return recipients[0], recipients[1]
