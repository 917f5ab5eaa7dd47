"""The page tree: a home page a language, and the pages below it. Safe to make again.

A page that an editor has saved has a revision, and is never touched here. One that has none was
made by this module, and follows the files it came from.
"""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.models import GuidePage, HomePage, TextPage
from home.prepare.guide import GuideText, guide_texts
from home.prepare.texts import PageText, Texts, texts

PORTS = {"http": 80, "https": 443}


def make_tree() -> list[str]:
    """Make what is missing; what was made or brought up to date, in words."""
    done: list[str] = []
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
        found = texts(code)
        if found is not None:
            done += _language(found)
    _point_site()
    return done


def _language(found: Texts) -> list[str]:
    locale = Locale.objects.get(language_code=found.language)
    home, changed = _home(found, locale)
    done = [f"/{found.language}/"] if changed else []
    for text in found.pages:
        if _page(home, text, locale):
            done.append(f"/{found.language}/{text.path}/")
    for text in found.pages:
        _link_easy(home, text)
    return done


def make_guide() -> list[str]:
    """The guide's pages below the home pages that are there; what was made, in words."""
    return [
        f"/{home.locale.language_code}/{text.path}/"
        for home in HomePage.objects.filter(depth=2).select_related("locale").order_by("path")
        for text in guide_texts(home.locale.language_code)
        if _page(home, text, home.locale, GuidePage)
    ]


def _home(found: Texts, locale: Locale) -> tuple[HomePage, bool]:
    values = _home_values(found)
    home = HomePage.objects.filter(locale=locale, depth=2).first()
    if home is not None:
        return home, _update(home, values)
    default = HomePage.objects.filter(depth=2).first()
    home = HomePage(locale=locale, slug=f"home-{found.language}", **values)
    if default is not None:
        home.translation_key = default.translation_key
    Page.get_first_root_node().add_child(instance=home)
    return home, True


def _home_values(found: Texts) -> dict[str, Any]:
    values = {name: value for name, value in found.home.items() if name != "care"}
    values["about"] = values.get("about", "").strip()
    care = [("step", step) for step in found.home.get("care", [])]
    return values | {"care": care}


def _page(
    home: HomePage, text: PageText | GuideText, locale: Locale, kind: type[Page] = TextPage
) -> bool:
    above, _slash, slug = text.path.rpartition("/")
    parent = at(home, above)
    if parent is None:
        return False
    _make_room(parent, slug, kind)
    page = kind.objects.child_of(parent).filter(slug=slug).first()
    if page is not None:
        return _update(page, text.values)
    page = kind(slug=slug, locale=locale, **text.values)
    twin = _twin(text.path, locale)
    if twin is not None:
        page.translation_key = twin.translation_key
    parent.add_child(instance=page)
    return True


def _make_room(parent: Page, slug: str, kind: type[Page]) -> None:
    """Where a page of another kind stood: ours goes, an editor's moves aside with its words."""
    for page in parent.get_children().filter(slug=slug).not_type(kind):
        if page.latest_revision_id is None:
            page.specific.delete()
        else:
            page.slug, page.live = f"{slug}-before", False
            page.save(update_fields=["slug", "live"])


def _update(page: Page, values: dict[str, Any]) -> bool:
    """Bring a page that no editor has saved up to date."""
    if page.latest_revision_id is not None:
        return False
    before = _snapshot(page, values)
    for name, value in values.items():
        setattr(page, name, value)
    if _snapshot(page, values) == before:
        return False
    page.save()
    return True


def _snapshot(page: Page, names: dict[str, Any]) -> dict[str, str]:
    return {name: _plain(page, name) for name in names}


def _plain(page: Page, name: str) -> str:
    """A field's value as text; of a stream, its blocks without their random ids."""
    value = getattr(page, name)
    if hasattr(value, "stream_block"):
        # Sorted: PostgreSQL keeps the fields of an object in an order of its own.
        return json.dumps(_without_ids(value.get_prep_value()), sort_keys=True)
    return str(value)


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(one) for name, one in value.items() if name != "id"}
    return [_without_ids(one) for one in value] if isinstance(value, list) else value


def _link_easy(home: HomePage, text: PageText) -> None:
    page = at(home, text.path)
    easy = at(home, text.easy_path) if text.easy_path else None
    if isinstance(page, TextPage) and easy and page.easy_version_id is None:
        TextPage.objects.filter(pk=page.pk).update(easy_version=easy)


def at(home: Page, path: str) -> Page | None:
    """The page at this address below the home page."""
    page: Page = home
    for slug in filter(None, path.split("/")):
        child = page.get_children().filter(slug=slug).first()
        if child is None:
            return None
        page = child
    return page.specific


def _twin(path: str, locale: Locale) -> Page | None:
    """The same page in another language, made before this one."""
    for home in HomePage.objects.filter(depth=2).exclude(locale=locale):
        found = at(home, path)
        if found is not None:
            return found
    return None


def _point_site() -> None:
    """Let the site begin at our home page and know its own address; drop Wagtail's welcome page."""
    address = urlsplit(settings.BASE_URL)
    home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE, depth=2)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.hostname = address.hostname or "localhost"
    site.port = address.port or PORTS[address.scheme or "http"]
    site.save()
    for page in Page.objects.filter(depth=2, content_type__model="page", slug="home"):
        page.delete()
