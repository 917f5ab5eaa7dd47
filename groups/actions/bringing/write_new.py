"""Write new entries, many at a time: a file may hold ten thousand."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelsearch.backends import get_search_backends
from wagtail.models import Revision

from groups.actions.bringing.ask_checks import ask_checks
from groups.bring.comparing import CHANNEL_OF
from groups.bring.rows import Made
from groups.bring.slugs import free_slugs
from groups.models import BringRow, Contact, Facet, Group, SearchText, Standing
from groups.models.standing import ConfirmedBy


def write_new(
    rows: Sequence[BringRow],
    mades: Sequence[Made],
    *,
    editor: Any,
    checked_already: bool,
    today: date,
) -> None:
    """Entries with their standing and contacts; call it inside a transaction.

    What is not checked already has a revision that waits, and is public nowhere.
    """
    slugs = free_slugs([(made.beside.get("slug", ""), made.claims["name"]) for made in mades])
    groups = [
        _group(row, made, slug, checked_already, today)
        for row, made, slug in zip(rows, mades, slugs, strict=True)
    ]
    if checked_already:
        Group.objects.bulk_create(groups)
    else:
        _let_wait(groups, editor)
    # No signal is sent for rows that are made together: what hangs on them is made here.
    Standing.objects.bulk_create(
        standing_of(group, made, checked_already, today)
        for group, made in zip(groups, mades, strict=True)
    )
    Contact.objects.bulk_create(
        contact
        for group, made in zip(groups, mades, strict=True)
        for contact in contacts_of(group, made, today)
    )
    _make_findable(groups)


def _make_findable(groups: Sequence[Group]) -> None:
    """By visitors those that are public, by editors all."""
    Facet.rebuild(groups)
    SearchText.rebuild(groups)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Group, groups)


def contacts_of(group: Group, made: Made, today: date) -> Iterable[Contact]:
    """Its ways to be reached. Only what it agreed to is shown; the rest serves the one-way form."""
    shown = bool(made.beside.get("contacts_agreed"))
    for name, values in made.contacts.items():
        for value in values:
            yield Contact(
                group=group,
                channel=CHANNEL_OF[name],
                value=value,
                shown=shown,
                agreed_on=today if shown else None,
            )


def _group(row: BringRow, made: Made, slug: str, public: bool, today: date) -> Group:
    group = Group(pk=row.about, slug=slug, live=public, **made.claims)
    group.derive()
    group.added_on = today  # the database would say so; a revision is made before it does
    group.has_unpublished_changes = not public
    if public:
        group.first_published_at = group.last_published_at = timezone.now()
    return group


def standing_of(group: Group, made: Made, public: bool, today: date) -> Standing:
    """What nobody checked is confirmed by nobody: the check confirms it."""
    confirmed = min(made.beside.get("confirmed") or today, today) if public else None
    by = ConfirmedBy.EDITOR if public else ConfirmedBy.ORGANISER
    return Standing(group=group, confirmed_on=confirmed, confirmed_by=by)


def _let_wait(groups: Sequence[Group], editor: Any) -> None:
    """Entries that nobody sees, each with a revision that waits for its check.

    As Wagtail makes them one by one; the revisions before the rows that name them.
    """
    kind = ContentType.objects.get_for_model(Group)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(group.pk),
            created_at=timezone.now(),
            user=editor,
            content=group.serializable_data(),
            object_str=str(group),
        )
        for group in groups
    )
    for group, revision in zip(groups, revisions, strict=True):
        group.latest_revision = revision
    Group.objects.bulk_create(groups)
    ask_checks(groups, editor)
