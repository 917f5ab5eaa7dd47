"""The addresses where somebody writes, comes back, or works: quiet pages, and no copies."""

# A page here may hold what an author wrote, or who came: no copy stays behind.
PRIVATE_ROOMS = ("share", "admin", "accounts")
# Under these, or under the address of an entry there: where organisers and visitors write.
LISTINGS = ("find", "circles")
DESKS = frozenset(
    "add enter mine confirm dates block invited suggest write change report join".split()
)


def is_private(path: str) -> bool:
    """Whether an answer at this address must not be stored (RFC 9111, 5.2.2.5)."""
    parts = [part for part in path.split("/") if part]
    here = next((number for number, part in enumerate(parts[:2]) if part in LISTINGS), None)
    if here is not None:
        return any(part in DESKS for part in parts[here + 1 : here + 3])
    return any(part in PRIVATE_ROOMS for part in parts[:2])
