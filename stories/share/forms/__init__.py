"""One form a screen. Each says which answers it gives and how it begins from those given before."""

from stories.share.forms.about import AboutForm
from stories.share.forms.check import CheckForm
from stories.share.forms.choice import ChoiceForm
from stories.share.forms.contact import ContactForm
from stories.share.forms.name import NameForm
from stories.share.forms.place import PlaceForm
from stories.share.forms.readers import ReadersForm
from stories.share.forms.step import StepForm
from stories.share.forms.title import TitleForm
from stories.share.forms.topics import TopicsForm
from stories.share.forms.voices import HelpedForm, WishForm, WordsForm
from stories.share.forms.whose import WhoseForm

__all__ = [
    "AboutForm",
    "CheckForm",
    "ChoiceForm",
    "ContactForm",
    "HelpedForm",
    "NameForm",
    "PlaceForm",
    "ReadersForm",
    "StepForm",
    "TitleForm",
    "TopicsForm",
    "WhoseForm",
    "WishForm",
    "WordsForm",
]
