"""Who runs this site, and whether it is taking stories now. Edited under Settings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home")
class House(BaseGenericSetting):
    """What a person is told about us before they type a word."""

    organisation = models.CharField(_("who runs this site"), max_length=200, blank=True)
    statement = models.TextField(_("in one or two sentences"), blank=True)
    funders = models.TextField(_("who pays for it"), blank=True)
    clinical_ties = models.TextField(
        _("ties to hospitals, clinics or companies"),
        blank=True,
        help_text=_("Say “none” if there are none. Authors read this before they write."),
    )
    readers = models.TextField(_("who reads the stories"), blank=True)
    reading_languages = models.CharField(_("languages they read"), max_length=200, blank=True)
    legal_exception = models.TextField(
        _("legal exceptions to sending nobody"),
        blank=True,
        help_text=_("An exception that is not named here does not exist."),
    )
    contact_email = models.EmailField(_("address for questions"), blank=True)
    postal_address = models.CharField(_("postal address"), max_length=250, blank=True)
    data_protection = models.TextField(
        _("who looks after data protection"),
        blank=True,
        help_text=_("A name and a way to reach them; the data protection officer if you have one."),
    )
    hosting = models.TextField(
        _("where the computers stand, and whose they are"),
        blank=True,
        help_text=_("Every company that could reach the data, and its country: also for mail."),
    )
    authority = models.TextField(
        _("the data protection authority"),
        blank=True,
        help_text=_("The one that watches over you, and its address for complaints."),
    )
    talk_to = models.TextField(
        _("someone to talk to, for those who read"),
        blank=True,
        help_text=_(
            "A name and a way to reach them. Stands beside hard stories at the desk. Best somebody "
            "who does not lead the people that read."
        ),
    )
    sharing_paused = models.BooleanField(
        _("pause sharing"),
        default=False,
        help_text=_("Nobody can begin a story. Coming back and taking down stay open."),
    )

    tells_care = models.BooleanField(
        _("show how well stories are cared for"),
        default=False,
        help_text=_(
            "A public page with the figures of whole years: how long people waited, what was "
            "published or declined, what was taken back. It shows once there is a year to tell."
        ),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("statement"),
                FieldPanel("funders"),
                FieldPanel("clinical_ties"),
                FieldPanel("contact_email"),
            ],
            heading=_("Who we are"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("readers"),
                FieldPanel("reading_languages"),
                FieldPanel("legal_exception"),
                FieldPanel("talk_to"),
            ],
            heading=_("Who reads"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("postal_address"),
                FieldPanel("data_protection"),
                FieldPanel("hosting"),
                FieldPanel("authority"),
            ],
            heading=_("On the privacy page (GDPR article 13)"),
        ),
        FieldPanel("tells_care"),
        FieldPanel("sharing_paused"),
    ]

    class Meta:
        verbose_name = _("this house")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
