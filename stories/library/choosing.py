"""The page where readers choose how they want to read, and what they would rather not see."""

from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from community.preferences import Preferences
from stories.choices import Note
from stories.library.hidden import MARKS, hidden_kinds

AS_IT_IS = ("as-it-is", _("As it is"))

LOOK = ("size", "width", "space")


class ReadingForm(forms.Form):
    """Each choice of the look may be left as it is, and nothing has to be hidden."""

    use_required_attribute = False

    size = forms.ChoiceField(
        label=_("Size of the letters"),
        choices=[AS_IT_IS, ("large", _("Large")), ("larger", _("Very large"))],
        widget=forms.RadioSelect(attrs={"class": "options-inline"}),
    )
    width = forms.ChoiceField(
        label=_("Length of the lines"),
        choices=[("narrow", _("Short")), AS_IT_IS, ("wide", _("Long"))],
        widget=forms.RadioSelect(attrs={"class": "options-inline"}),
    )
    space = forms.ChoiceField(
        label=_("Room between lines and words"),
        choices=[AS_IT_IS, ("airy", _("More room"))],
        widget=forms.RadioSelect(attrs={"class": "options-inline"}),
    )
    hidden = forms.MultipleChoiceField(
        label=_("Hide stories that mention"),
        choices=Note.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "options-inline"}),
        required=False,
    )

    @classmethod
    def of(cls, request: HttpRequest) -> "ReadingForm":
        """The form with what this browser asks for now."""
        now = Preferences.of(request)
        chosen = [kind.value for kind in hidden_kinds(request)]
        look = {name: getattr(now, name) or AS_IT_IS[0] for name in LOOK}
        return cls(initial=look | {"hidden": chosen})

    def preferences(self) -> Preferences:
        """What was chosen, of a valid form."""
        said = self.cleaned_data
        look = {name: said[name] if said[name] != AS_IT_IS[0] else "" for name in LOOK}
        return Preferences(**look, hidden=frozenset(MARKS[Note(slug)] for slug in said["hidden"]))


@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    """Choose, and go back to where one was. The page that one came from stands in the form alone:
    in no address of ours, and not in the cookie."""
    form = ReadingForm(request.POST) if request.method == "POST" else ReadingForm.of(request)
    if request.method == "POST" and "forget" in request.POST:
        return _kept(request, Preferences())
    if form.is_bound and form.is_valid():
        return _kept(request, form.preferences())
    chosen = not Preferences.of(request).is_empty
    context = {"form": form, "back": _back(request), "chosen": chosen}
    response = render(request, "stories/library/reading.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _kept(request: HttpRequest, preferences: Preferences) -> HttpResponse:
    response = HttpResponseRedirect(_back(request) or reverse("stories:library"), status=303)
    preferences.keep(response)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _back(request: HttpRequest) -> str:
    """The page of ours that somebody came from, as its address below the host; "" if none."""
    if request.method == "POST":
        address = request.POST.get("back", "")
    else:
        came = urlsplit(request.headers.get("Referer", ""))
        here = came.netloc == request.get_host()
        address = f"{came.path}?{came.query}".rstrip("?") if here else ""
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, None):
        return ""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    return "" if match.view_name == "stories:reading" else address
