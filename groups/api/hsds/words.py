"""`/api/hsds/`, and its lists of words: `taxonomies` and `taxonomy_terms`."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from community.api import listing, not_here
from community.lib.finding import answers, found_by, typed_words
from groups.api.conditions import conditions_address
from groups.api.hsds import shapes
from groups.api.hsds.asked import AskedTaxonomies, AskedTerms
from groups.api.hsds.pages import answer, page
from groups.api.hsds.services import Id
from groups.api.hsds.vocabulary import NAMES, Term, Vocabulary, taxonomy, taxonomy_of, term

VERSION: Final = "3.0"
router = Router(tags=["hsds"])


class Taxonomies(shapes.Page):
    """A page of lists of words."""

    contents: list[shapes.Taxonomy]


class TaxonomyTerms(shapes.Page):
    """A page of words."""

    contents: list[shapes.TaxonomyTerm]


@listing(
    router,
    "/",
    answer=shapes.About,
    operation_id="hsds",
    summary="HSDS 3.0: which version this is, and where it is described",
    url_name="hsds",
)
def about(request: HttpRequest) -> HttpResponse:
    """The same for everybody."""
    return answer(
        {
            "version": VERSION,
            "profile": conditions_address(),
            "openapi_url": settings.BASE_URL + reverse("api:openapi-json"),
        }
    )


@listing(
    router,
    "/taxonomies",
    *AskedTaxonomies.model_fields,
    answer=Taxonomies,
    operation_id="hsds_taxonomies",
    summary="HSDS 3.0: our lists of words",
    url_name="hsds_taxonomies",
)
def taxonomies(request: HttpRequest, asked: Query[AskedTaxonomies]) -> HttpResponse:
    """A page of them."""
    found = [code for code in NAMES if _says(asked.search, NAMES[code])]
    return page(asked, len(found), lambda start, end: [taxonomy(code) for code in found[start:end]])


@listing(
    router,
    "/taxonomies/{id}",
    answer=shapes.Taxonomy,
    operation_id="hsds_taxonomy",
    summary="HSDS 3.0: a list of words",
    url_name="hsds_taxonomy",
)
def one_taxonomy(request: HttpRequest, id: Id) -> HttpResponse:  # noqa: A002
    """One of them."""
    code = taxonomy_of(id)
    return answer(taxonomy(code)) if code else not_here()


@listing(
    router,
    "/taxonomy_terms",
    *AskedTerms.model_fields,
    answer=TaxonomyTerms,
    operation_id="hsds_taxonomy_terms",
    summary="HSDS 3.0: the words of our lists",
    url_name="hsds_taxonomy_terms",
)
def taxonomy_terms(request: HttpRequest, asked: Query[AskedTerms]) -> HttpResponse:
    """A page of them, in our order."""
    found = list(_asked_for(Vocabulary.whole(), asked))
    return page(asked, len(found), lambda start, end: [term(one) for one in found[start:end]])


@listing(
    router,
    "/taxonomy_terms/{id}",
    answer=shapes.TaxonomyTerm,
    operation_id="hsds_taxonomy_term",
    summary="HSDS 3.0: a word of our lists",
    url_name="hsds_taxonomy_term",
)
def one_term(request: HttpRequest, id: Id) -> HttpResponse:  # noqa: A002
    """One of them."""
    found = Vocabulary.whole().find(id)
    return answer(term(found)) if found else not_here()


def _asked_for(words: Vocabulary, asked: AskedTerms) -> Iterable[Term]:
    found: Iterable[Term] = words.terms.values()
    if asked.parent_id is not None:
        parent = words.find(asked.parent_id)
        found = words.children(parent) if parent else ()
    if asked.taxonomy_id is not None:
        found = [one for one in found if one.taxonomy == taxonomy_of(asked.taxonomy_id)]
    if asked.top_only:
        found = [one for one in found if not one.parent]
    return (one for one in found if _says(asked.search, (one.name, one.description)))


def _says(search: str | None, texts: tuple[Any, ...]) -> bool:
    """Whether every word that is looked for begins a word in there."""
    return not search or answers(typed_words(search), found_by(" ".join(map(str, texts))))
