"""When and where a circle meets: told by its organiser, live at once, without revisions."""

from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any, Final, Self

from django.db import models
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _

from community.lib.schedule.schedule import Schedule
from community.lib.schedule.written import from_dict, to_dict
from community.page_cache.rows import PublicRows
from groups.circles.choices import LinkShown, VenueShown
from groups.models.circle import Circle

A_SECOND = timedelta(seconds=1)
# Written by what follows a change, in statements of their own. A row that was read before must not
# put them back as they were.
FOLLOWING: Final = frozenset({"sequence", "modified_at", "said", "expanded_until"})


class Meeting(models.Model):
    """One a circle, made together with it. What is not shown is told by the organiser alone.

    `sequence` and `modified_at` stand in calendars and grow with each change of what they say. The
    hour at which somebody sat down to change it is nobody's business: `modified_at` is the
    beginning of that day, and a second later for each further change of it.
    """

    circle = models.OneToOneField(
        Circle, on_delete=models.CASCADE, primary_key=True, related_name="meeting"
    )
    dates = models.JSONField(_("dates"))  # as `community.lib.schedule.written` writes them
    zone = models.CharField(_("time zone"), max_length=40)
    # Up to three more, for people elsewhere: printed beside the circle's own time.
    zones = models.JSONField(_("also printed for"), default=list, blank=True)
    venue_name = models.CharField(_("name of the venue"), max_length=150, blank=True)
    venue = models.CharField(_("address of the venue"), max_length=300, blank=True)
    venue_words = models.CharField(_("how to find it"), max_length=300, blank=True)
    venue_shown = models.CharField(
        _("who sees the address"), max_length=7, choices=VenueShown, default=VenueShown.TOWN
    )
    link = models.URLField(_("link to the meeting"), max_length=500, blank=True)
    number = models.CharField(_("number to call"), max_length=100, blank=True)
    link_shown = models.CharField(
        _("who sees link and number"),
        max_length=7,
        choices=LinkShown,
        default=LinkShown.CONTACT,
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    modified_at = models.DateTimeField(editable=False)
    # What calendars said last, as a digest: only a change of it counts.
    said = models.CharField(max_length=64, blank=True, editable=False)
    # Until when `Occurrence` has its meetings.
    expanded_until = models.DateTimeField(null=True, editable=False)
    # Its dates had run out, and its organisers were asked what comes next.
    asked_on = models.DateField(_("asked for new dates on"), null=True, blank=True)

    objects = PublicRows.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        default_permissions = ()

    def __str__(self) -> str:
        return f"Meeting of {self.circle_id}"

    @cached_property
    def schedule(self) -> Schedule:
        """When it meets. Raises `ScheduleRefused` for rows that nothing here wrote."""
        return from_dict(self.dates)

    def put(self, schedule: Schedule) -> Self:
        """Meet by this schedule from now on; the caller saves."""
        self.dates, self.zone = to_dict(schedule), schedule.zone
        self.__dict__["schedule"] = schedule
        return self

    def save(self, *args: Any, **options: Any) -> None:
        """A row that was never saved is modified today."""
        if self.modified_at is None:
            self.modified_at = beginning_of_day()
        if not self._state.adding and options.get("update_fields") is None:
            names = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            options["update_fields"] = names - FOLLOWING
        super().save(*args, **options)

    @property
    def public_link(self) -> str:
        """The link, where everybody may see it; else ""."""
        return self.link if self.link_shown == LinkShown.PUBLIC else ""

    @property
    def public_number(self) -> str:
        """The number to call, where everybody may see it; else ""."""
        return self.number if self.link_shown == LinkShown.PUBLIC else ""

    @property
    def public_venue(self) -> tuple[str, str, str]:
        """Name, address and how to find it, where everybody may see them; else empty."""
        if self.venue_shown != VenueShown.PUBLIC:
            return "", "", ""
        return self.venue_name, self.venue, self.venue_words

    def next_moment(self, now: datetime) -> datetime:
        """What `modified_at` becomes by a change now: later than it was, and of today if it can."""
        return max(beginning_of_day(now), self.modified_at + A_SECOND)


def beginning_of_day(now: datetime | None = None) -> datetime:
    """Midnight of the site's day that `now` lies in."""
    moment = (now or datetime.now(get_default_timezone())).astimezone(get_default_timezone())
    return datetime.combine(moment.date(), time(), get_default_timezone())
