"""Parts of the frame around pages that are the same on thousands of them: rendered once a process.

    {% kept "footer" root=home_url name=site_identity.name given links=footer_links %}…{% endkept %}

What stands before `given` is the key, with the language of the page. What stands after it follows
from the key, and is asked for only when the part is rendered. Nothing else of the page can be
seen inside, so that nothing of one visitor's page can stand on another's.
"""

from typing import Any, Final

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token, token_kwargs
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
MOST: Final = 500
_parts: dict[tuple[Any, ...], SafeString] = {}


class KeptNode(Node):
    """A part, and what it depends on."""

    def __init__(
        self,
        name: str,
        key: dict[str, FilterExpression],
        given: dict[str, FilterExpression],
        nodelist: NodeList,
    ) -> None:
        self.name, self.key, self.given, self.nodelist = name, key, given, nodelist

    def render(self, context: template.Context) -> SafeString:
        """As it was rendered for the same key before."""
        values = {name: _plain(value.resolve(context)) for name, value in self.key.items()}
        key = (self.name, get_language(), *values.values())
        found = _parts.get(key)
        if found is None:
            rest = {name: value.resolve(context) for name, value in self.given.items()}
            found = self.nodelist.render(context.new(values | rest))
            if len(_parts) >= MOST:
                _parts.clear()
            _parts[key] = found
        return found


def _plain(value: Any) -> Any:
    """Something that equals itself: a lazy text in the words of this page, and nothing for “”."""
    return value if isinstance(value, bool | int) else str(value or "")


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """`{% kept "name" key=value … given other=value … %}`. Raises TemplateSyntaxError otherwise."""
    _tag, name, *words = token.split_contents()
    key = token_kwargs(words, parser)
    given = {}
    if words and words[0] == "given":
        words.pop(0)
        given = token_kwargs(words, parser)
    if words:
        raise template.TemplateSyntaxError(f"kept does not understand {words[0]}.")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(name.strip("\"'"), key, given, nodelist)


@register.simple_tag
def language_links(languages: list[dict[str, Any]]) -> SafeString:
    """The same page in each language, each named in itself: the items of a list."""
    return format_html_join(
        mark_safe("\n"),
        '<li><a href="{}" hreflang="{}" lang="{}"{}>{}</a></li>',
        (
            (
                language["url"],
                language["code"],
                language["code"],
                mark_safe(' aria-current="true"') if language["current"] else "",
                language["name"],
            )
            for language in languages
        ),
    )
