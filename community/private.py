"""The addresses where somebody writes, comes back, or works: quiet pages, and no copies."""

# A page here may hold what an author wrote, or who came: no copy stays behind.
PRIVATE_ROOMS = ("share", "admin", "accounts")


def is_private(path: str) -> bool:
    """Whether an answer at this address must not be stored (RFC 9111, 5.2.2.5)."""
    parts = [part for part in path.split("/") if part]
    return any(part in PRIVATE_ROOMS for part in parts[:2])
