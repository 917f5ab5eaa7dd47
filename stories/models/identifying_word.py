"""Words that moderators teach the desk: what identifies in any story, and what never does."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.identifying.kinds import Kind
from stories.identifying.phrase import MOST_STARS, compile_words

LANGUAGE_NAMES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("de", _("German")),
    ("it", _("Italian")),
    ("es", _("Spanish")),
]


class KindOfWord(models.TextChoices):
    """What a word may be, as `stories.identifying` has it."""

    NAME = Kind.NAME.value, _("A name")
    PLACE = Kind.PLACE.value, _("A place")
    STREET = Kind.STREET.value, _("A street")
    HOSPITAL = Kind.HOSPITAL.value, _("A hospital or a ward")
    DATE = Kind.DATE.value, _("A date")
    AGE = Kind.AGE.value, _("An age")
    CONTACT = Kind.CONTACT.value, _("An address or a phone number")
    NUMBER = Kind.NUMBER.value, _("A number of a file or a person")
    JOB = Kind.JOB.value, _("A rare job")
    RELATIVE = Kind.RELATIVE.value, _("What somebody close has or had")
    DOCUMENT = Kind.DOCUMENT.value, _("Words of a paper")
    METHOD = Kind.METHOD.value, _("A way to harm oneself")


class IdentifyingWord(models.Model):
    """One entry of the list. Never a word that only one story holds: this row is not sealed."""

    class Says(models.TextChoices):
        """Whether to look for it or to leave it alone."""

        IDENTIFIES = "identifies", _("It can identify: mark it")
        DOES_NOT = "does-not", _("It does not: leave it alone")

    says = models.CharField(_("what it says"), max_length=10, choices=Says, default=Says.IDENTIFIES)
    word = models.CharField(
        _("word or words"),
        max_length=60,
        help_text=_(
            "Only what many stories may hold, such as a hospital or what people call it. Never a "
            "word of one story: this list is not sealed. * stands for any letters, twice at most."
        ),
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        blank=True,
        choices=LANGUAGE_NAMES,
        help_text=_("Nothing chosen: in every language."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=KindOfWord, default=KindOfWord.NAME)
    instead = models.CharField(
        _("words to put in its place"),
        max_length=100,
        blank=True,
        help_text=_("In the language of the story: “a hospital in the north”. May stay empty."),
    )

    class Meta:
        verbose_name = _("word that identifies, or does not")
        verbose_name_plural = _("words that identify, and words that do not")
        ordering = ["language", "word"]
        constraints = [
            models.UniqueConstraint(fields=["word", "language"], name="identifying_word_once")
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"

    def clean(self) -> None:
        """Words with a few stars, and nothing that could be slow."""
        try:
            compile_words(self.word)
        except ValueError:
            raise ValidationError(
                {
                    "word": _("Please write at least one letter, and at most %(stars)d stars.")
                    % {"stars": MOST_STARS}
                }
            ) from None
