"""How to reach an entry: public contact only, each with the organiser's own yes. No revisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.choices import Channel
from groups.models.group import Group


class ContactQuerySet(models.QuerySet["Contact"]):
    """Reading verbs."""

    def shown(self) -> "ContactQuerySet":
        """Those that anybody may see; whatever leaves the site reads these and no others."""
        return self.filter(shown=True)


class Contact(models.Model):
    """One way to reach a group. What is not shown serves the one-way form and nothing else."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="contacts")
    channel = models.CharField(_("way"), max_length=8, choices=Channel)
    value = models.CharField(_("address or number"), max_length=300)
    shown = models.BooleanField(_("may be shown to everybody"), default=False)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["channel", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "channel", "value"], name="contact_once_a_group"
            ),
            models.CheckConstraint(
                name="contact_is_shown_by_agreement",
                condition=models.Q(shown=False) | models.Q(agreed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def href(self) -> str:
        """As a link; "" where there is none."""
        if self.channel == Channel.EMAIL:
            return f"mailto:{self.value}"
        if self.channel == Channel.PHONE:  # RFC 3966
            return "tel:" + "".join(sign for sign in self.value if sign.isdigit() or sign == "+")
        return self.value if self.channel in (Channel.WEBSITE, Channel.SOCIAL) else ""
