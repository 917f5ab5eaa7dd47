"""The invented directory: groups, allies and offices in every state, and two who keep some."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from community.models import Place, User
from groups.choices import OFFICES
from groups.models import Facet, Group
from home.demo.entries import put_contacts, put_organisers, put_standing, town

FILE: Final = Path(__file__).parent / "directory.toml"
ORGANISERS: Final = {
    "organiser@example.org": ("example-okno-brno", "example-hlas-olomouc"),
    "organiser2@example.org": ("example-voices-dublin", "example-okno-brno"),
}
# What the file says of an entry in a way of its own; the rest are columns.
APART: Final = ("near", "contacts", "hidden", "networks", "state", "words", "months")


def build_directory(today: date) -> None:
    """Every entry of the file, and its organisers. Does nothing where there are examples.

    Nor where the gazetteer is empty: an entry without its town would be found by nobody.
    """
    if Group.objects.filter(example=True).exists() or not Place.objects.exists():
        return
    entries = tomllib.loads(FILE.read_text("utf-8"))["group"]
    made = {entry["slug"]: _entry(entry, today) for entry in entries}
    for entry in entries:
        networks = [str(made[slug].pk) for slug in entry.get("networks", ())]
        if networks:
            Group.objects.filter(slug=entry["slug"]).update(networks=networks)
    Facet.rebuild(Group.objects.filter(example=True))
    put_organisers(ORGANISERS, made)


def demolish_directory() -> None:
    """Take the invented entries down again, with the invented people who kept them."""
    Group.objects.filter(example=True).delete()
    User.objects.filter(email__in=ORGANISERS).delete()


def _entry(entry: dict[str, Any], today: date) -> Group:
    values = {name: value for name, value in entry.items() if name not in APART}
    office = values["kind"] in OFFICES
    if office:
        values["source_on"] = today - timedelta(days=30)
    group = Group(**town(entry.get("near", "")) | values)
    group.live = group.example = True
    group.full_clean(exclude=["networks"])
    group.save()
    put_standing(group, entry, today)
    put_contacts(group, entry, today)
    return group
