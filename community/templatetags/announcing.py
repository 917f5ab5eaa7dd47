"""What base.html says about its page to machines (`community.announcing`).

    {% said "robots" %}{% block robots %}index, follow{% endblock %}{% endsaid %} … {% announce %}

What a block says can be read once in a template, where it stands; `said` keeps it for `announce`.
"""

from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from community.announcing import alternates, canonical, card_image, og_locale

register = template.Library()


class SaidNode(Node):
    """Prints what stands inside, and keeps it under a name."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> SafeString:
        """As it stands there, without the lines around it."""
        said = SafeString(self.nodelist.render(context).strip())
        context[f"said_{self.name}"] = said
        return said


@register.tag
def said(parser: Parser, token: Token) -> SaidNode:
    """`{% said "name" %}…{% endsaid %}`. Raises TemplateSyntaxError for anything else."""
    pieces = token.split_contents()
    if len(pieces) != 2:
        raise template.TemplateSyntaxError("said takes one name.")
    nodelist = parser.parse(("endsaid",))
    parser.delete_first_token()
    return SaidNode(pieces[1].strip("\"'"), nodelist)


@register.inclusion_tag("components/announced.html", takes_context=True)
def announce(context: template.Context) -> dict[str, Any]:
    """Address, languages and card of a page that may be found; nothing for any other."""
    request = context.get("request")
    robots = context.get("said_robots", "")
    if request is None or "noindex" in robots:
        return {}
    page = context.get("page")
    editors = page if isinstance(page, Page) else None
    name = (context.get("site_identity") or {}).get("name", "")
    # Kept as it was printed, so it is escaped already.
    title = context.get("said_title", "").removesuffix(f"· {name}").strip()
    return card(context, title, context.get("said_description", "")) | {
        "canonical": canonical(request),
        "alternates": alternates(request, editors),
    }


@register.inclusion_tag("components/announced.html", takes_context=True)
def site_card(context: template.Context) -> dict[str, Any]:
    """The site's own card alone, for a page whose words are not ours to pass on."""
    return card(context, "", "")


def card(context: template.Context, title: str, description: str) -> dict[str, Any]:
    """What a card says. Without a title that of the site."""
    return {
        "site": (context.get("site_identity") or {}).get("name", ""),
        "title": SafeString(strip_tags(title)),
        "description": SafeString(description),
        "locale": og_locale(get_language() or ""),
        "image": card_image(),
    }
