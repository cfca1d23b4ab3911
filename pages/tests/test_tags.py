import pytest
from django import forms
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory

from pages.forms import PageForm
from pages.tests.gallery import PARTS
from pages.tests.markup import Page

MARKUP = "<b>bold</b>"


class NameForm(PageForm):
    name = forms.CharField(max_length=3)


def draw(tag, **context):
    return Template("{% load pages %}" + tag).render(Context(context))


def test_a_state_is_said_in_words():
    tag = Page(draw('{% status_tag "In progress" "under_way" %}')).one("strong")
    assert tag["text"] == "In progress"
    assert "app-tag--under-way" in tag["attrs"]["class"]


def test_a_tone_that_does_not_exist_is_refused():
    with pytest.raises(TemplateSyntaxError, match="red"):
        draw('{% status_tag "Bad" "red" %}')


def test_a_task_that_cannot_begin_has_no_link():
    page = Page(draw("{% task_list tasks %}", **PARTS))
    assert [link["text"] for link in page.all("a")] == ["Principles", "Purpose", "Presence", "Process"]
    assert page.all("a")[0]["attrs"]["aria-describedby"] == "task-1-hint task-1-status"


def test_nothing_known_is_said_and_nought_is_known():
    html = draw("{% summary_list rows %}", rows=[{"key": "People", "value": 0}, {"key": "Why", "value": ""}])
    assert [cell["text"] for cell in Page(html).all("dd")] == ["0", "Not given yet"]


def test_a_change_link_names_what_it_changes():
    page = Page(draw("{% summary_list rows %}", **PARTS))
    assert [link["text"] for link in page.all("a")] == ["Change Team", "Change What it is about", "Add Who decides"]


def test_a_table_has_a_caption_and_scoped_headings():
    page = Page(draw('{% data_table "How people felt" headings table %}', **PARTS))
    assert page.one("caption")["text"] == "How people felt"
    assert len(page.all("th", scope="col")) == 4
    assert [row["text"] for row in page.all("th", scope="row")] == ["Strongly agree", "Agree", "Disagree"]


def test_peoples_words_are_escaped_in_every_part():
    html = draw(
        "{% task_list tasks %}{% summary_list rows %}{% data_table m cells table %}{% key_figures figures %}"
        "{% empty_state m m '/' m %}{% progress '/' m %}{% status_tag m %}{% breadcrumbs m '/' %}"
        "{% include 'components/warning.html' with text=m %}",
        m=MARKUP,
        tasks=[{"title": MARKUP, "hint": MARKUP, "status": MARKUP, "tone": "to_do"}],
        rows=[{"key": MARKUP, "value": MARKUP, "url": "/", "action": MARKUP}],
        cells=[MARKUP],
        table=[[MARKUP, MARKUP]],
        figures=[{"value": MARKUP, "label": MARKUP, "note": MARKUP, "url": "/"}],
        chart={"title": MARKUP, "sentence": MARKUP, "wide": MARKUP, "narrow": MARKUP, "headings": [MARKUP], "rows": []},
    )
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") > 20


def test_pages_of_a_list_keep_the_rest_of_the_address():
    request = RequestFactory().get("/activities/", {"team": "3", "page": "4"})
    page = Paginator(range(100), 10).get_page(4)
    html = Template("{% load pages %}{% pagination page %}").render(RequestContext(request, {"page": page}))
    links = Page(html).all("a")
    assert links[0]["attrs"]["href"] == "?team=3&page=3"
    assert [link["attrs"]["href"] for link in links if "aria-current" in link["attrs"]] == ["?team=3&page=4"]


def test_a_short_list_has_no_pages():
    assert "nav" not in draw("{% pagination page %}", page=Paginator([1], 10).get_page(1))


def test_a_page_without_a_form_has_no_summary():
    assert draw("{% error_summary form %}").strip() == ""


def test_a_problem_in_one_row_of_several_says_in_which():
    rows = formset_factory(NameForm, extra=2)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-1-name": "four"}
    )
    drawn = draw("{% error_summary rows thing='Intended outcome' %}{% error_summary rows %}", rows=rows)
    assert [link["text"] for link in Page(drawn).all("a")] == [
        "Intended outcome 2: Name must be 3 characters or fewer",
        "Row 2: Name must be 3 characters or fewer",
    ]


def test_a_picture_of_ours_and_one_of_an_organisation_both_have_an_address():
    drawn = draw(
        "{{ ours|medium_address }} {{ theirs|medium_address }}{{ none|medium_address }}",
        ours="img/blank.svg",
        theirs="/media/1/",
        none="",
    )
    assert drawn == "/static/img/blank.svg /media/1/"
