"""Whatever changes a public row drops the pages made of it, on every server, before the answer.

One place for all actions, so that none can forget it. A signal hears of what is saved or deleted;
Django sends none for rows that are changed in one statement, so the verbs for that tell too.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction

from community.lib.remembered import forget
from community.page_cache import drop_pages_after_commit

Row = TypeVar("Row", bound=models.Model)


class PublicRows(models.QuerySet[Row]):
    """Rows that readers see."""

    def update(self, **values: Any) -> int:
        """As Django does."""
        changed = super().update(**values)
        _has_changed(self.db)
        return changed

    def bulk_create(self, objs: Iterable[Row], *args: Any, **options: Any) -> list[Row]:
        """As Django does."""
        made = super().bulk_create(objs, *args, **options)
        _has_changed(self.db)
        return made


def drop_pages_of_changed_rows(using: str, **_told: Any) -> None:
    """For `post_save` and `post_delete`."""
    _has_changed(using)


def _has_changed(using: str) -> None:
    # Numbers over the rows too: at once for this transaction, and for everybody after it.
    forget()
    transaction.on_commit(forget, using=using, robust=True)
    drop_pages_after_commit(using)
