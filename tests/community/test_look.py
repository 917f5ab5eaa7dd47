"""The look: what fields, notes, codes and error pages say to eyes, ears and browsers."""

import re
from pathlib import Path

import html5lib
import pytest
from django import forms
from django.conf import settings
from django.template import Context, engines
from django.template.loader import get_template, render_to_string
from django.utils.safestring import mark_safe

from community.specimen import SpecimenForm, specimen_context
from community.templatetags.look import first_target, grouped, label_parts, spelled

ROOT = Path(__file__).parents[2]
ERRORS = ("400", "403", "404", "410", "429", "500", "csrf")


def render(source: str, **context) -> str:
    return engines["django"].from_string("{% load look %}" + source).render(context)


def parse(html: str):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def test_a_choice_label_may_carry_a_hint():
    assert label_parts("Publish it\nYou see it first.") == ("Publish it", "You see it first.")
    assert label_parts("Publish it") == ("Publish it", "")


def test_a_code_is_spoken_sign_by_sign():
    assert spelled("K7QF") == "K 7 Q F"
    html = render_to_string("components/code.html", {"groups": ["K7QF", "2M9X"]})
    assert 'aria-hidden="true">K7QF<' in html
    assert ">K 7 Q F<" in html


def test_limits_are_told_before_and_nothing_is_cut():
    html = str(SpecimenForm()["words"])
    assert "50,000" in html
    assert grouped(50000) == "50,000"
    assert "maxlength" not in html
    assert 'id="id_words_limit"' in html
    assert re.search(r'aria-describedby="id_words_helptext id_words_limit"', html)


def test_a_field_without_counter_keeps_its_own_attributes():
    class Short(forms.Form):
        note = forms.CharField(widget=forms.Textarea, max_length=10, help_text="Short.")

    html = str(Short()["note"])
    assert 'maxlength="10"' in html
    assert 'aria-describedby="id_note_helptext"' in html


def test_errors_stand_beside_the_field_and_are_tied_to_it():
    form = SpecimenForm(data={})
    html = form["name"].as_field_group()
    assert 'id="id_name_error"' in html
    assert "id_name_error" in re.search(r'aria-describedby="([^"]+)"', html)[1]
    assert 'aria-invalid="true"' in html


def test_the_summary_leads_to_the_first_choice_of_a_group():
    form = SpecimenForm(data={})
    assert first_target(form["whose"]) == "id_whose_0"
    assert first_target(form["words"]) == "id_words"
    html = render_to_string("components/error_summary.html", {"form": form})
    assert 'href="#id_whose_0"' in html
    assert 'role="alert"' in html
    assert render_to_string("components/error_summary.html", {"form": SpecimenForm()}).strip() == ""


def test_a_question_is_the_heading_of_its_page():
    html = render(
        '{% include "components/question.html" with field=form.whose %}', form=SpecimenForm()
    )
    assert re.search(r"<legend[^>]*><h1>Whose story is it\?", html)


def test_a_note_keeps_the_text_closed_and_everything_escaped():
    source = "{% contentnote notes=notes open=open %}{{ text }}{% endcontentnote %}"
    closed = render(source, notes=["<b>"], open=False, text="<i>")
    assert "<details" in closed
    assert " open>" not in closed
    assert "&lt;b&gt;" in closed
    assert "&lt;i&gt;" in closed
    assert " open>" in render(source, notes=["x"], open=True, text="")
    assert "<details" not in render(source, notes=[], open=False, text="plain")


@pytest.mark.parametrize("name", ERRORS)
def test_error_pages_need_no_context_at_all(name):
    html = get_template(f"errors/{name}.html").template.render(Context({}))
    page = parse(html)
    assert page.find(".//h1") is not None
    assert "noindex" in html
    assert page.find(".//a[@data-leave]").get("href").startswith("https://")


@pytest.mark.parametrize("name", ["400", "403", "429", "500", "csrf"])
def test_error_pages_give_back_every_word(name):
    words = "\n  First line\n</textarea><script>x</script>\nlast line  "
    kept = {
        "action": "/en/share/words/",
        "fields": [{"name": "words", "label": "Your words", "value": words, "multiline": True}],
    }
    html = get_template(f"errors/{name}.html").template.render(
        Context({"kept": kept, "csrf_token": "token"})
    )
    page = parse(html)
    assert page.find(".//textarea[@name='words']").text == words
    assert page.find(".//form[@class='form']").get("action") == "/en/share/words/"
    assert page.find(".//input[@name='csrfmiddlewaretoken']").get("value") == "token"


def test_the_page_of_components_is_whole():
    page = parse(render_to_string("about/components.html", specimen_context()))
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))


def test_a_quiet_page_says_nothing_in_the_tab_and_is_not_found():
    html = render_to_string("layouts/quiet.html", {})
    title = parse(html).find(".//title").text
    assert title == "Notes"
    assert "noindex" in html
    assert "no-referrer" not in html  # it would make browsers send "Origin: null" with every form


def test_every_stylesheet_and_script_named_is_there():
    static = ROOT / "community" / "static"
    named = render_to_string("components/stylesheets.html") + render_to_string(
        "components/scripts.html"
    )
    paths = re.findall(r'(?:href|src)="' + re.escape(settings.STATIC_URL) + r'([^"]+)"', named)
    assert len(paths) > 30
    assert [path for path in paths if not (static / path).is_file()] == []


def test_styles_and_templates_ask_no_other_host_and_nothing_is_inline():
    for path in (ROOT / "community" / "static" / "css").glob("*.css"):
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:|//|data:)", path.read_text()), path
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=|src=\"(?:https?:|//|data:)", text), path


def test_what_is_safe_stays_safe_in_a_notice():
    html = render(
        '{% noticebox kind="warm" heading=h %}{{ t }}{% endnoticebox %}',
        h="<",
        t=mark_safe("<p>a</p>"),
    )
    assert "&lt;" in html
    assert "<p>a</p>" in html
