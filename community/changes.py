"""What editors change in the frame around pages: then this process forgets what it remembers of it.

Other processes do so by themselves some seconds later.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site

from community.lib.remembered import forget
from community.models import Alternative, Coercion, House, MergedTopic
from community.page_cache import drop_pages_after_commit

FRAME = (House, Coercion, Alternative, MergedTopic, Site)


def listen_for_changes() -> None:
    """Call it once, when the apps are ready."""
    for model in FRAME:
        for signal in (post_save, post_delete):
            signal.connect(forget_the_frame, sender=model)
    # Of every kind, and Django tells of each kind by itself.
    for signal in (post_save, post_delete):
        signal.connect(forget_a_page)


def forget_the_frame(using: str, **_told: Any) -> None:
    """At once for whoever asks in this transaction, and after it for everybody else."""
    forget()
    transaction.on_commit(forget, using=using, robust=True)
    drop_pages_after_commit(using)


def forget_a_page(sender: type, using: str, **_told: Any) -> None:
    """An editor's page."""
    if issubclass(sender, Page):
        forget_the_frame(using)
