"""Tags that draw the parts of a page, so that pages hold no markup of forms, lists and tables of their own."""

from functools import cache

from django import forms, template
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.templatetags.static import static

from pages.dates import PARTS, DateParts, DateText

register = template.Library()

TONES = ("to_do", "under_way", "done", "attention", "stopped")


@register.simple_tag
@cache
def drawn_once(template_name):
    """A part that knows nothing of the page it stands on, drawn once in a process."""
    return render_to_string(template_name)


@register.simple_tag
def control(field):
    """The control itself, with the classes and descriptions its kind and its errors call for."""
    widget = field.field.widget
    kind, counted = control_class(widget), character_limit(field)
    classes = [kind, f"{kind}--error" if field.errors else "", widget.attrs.get("class", "")]
    if getattr(widget, "width", None):
        classes.append(f"govuk-input--width-{widget.width}")
    # A longest length enforced by the browser would silently cut what is pasted; the server says it instead.
    attrs = {"placeholder": False, "maxlength": False}
    if counted:
        classes.append("govuk-js-character-count")
        attrs["aria-describedby"] = f"{field.aria_describedby or ''} {field.auto_id}-info".strip()
    if isinstance(widget, forms.PasswordInput):
        classes.append("govuk-password-input__input govuk-js-password-input-input")
        attrs |= {"spellcheck": "false", "autocapitalize": "none"}
    return field.as_widget(attrs=attrs | {"class": " ".join(filter(None, classes))})


def control_class(widget):
    """The class of the design system for this kind of control."""
    if isinstance(widget, forms.Textarea):
        return "govuk-textarea"
    if isinstance(widget, forms.Select):
        return "govuk-select"
    return "govuk-file-upload" if isinstance(widget, forms.FileInput) else "govuk-input"


@register.filter
def character_limit(field):
    """How many characters a long text may have, or nothing."""
    return isinstance(field.field.widget, forms.Textarea) and getattr(field.field, "max_length", None)


@register.filter
def control_kind(field):
    """Which of the pack's drawings a field needs."""
    widget = field.field.widget
    kinds = {
        "choices": (forms.RadioSelect, forms.CheckboxSelectMultiple),
        "tick": forms.CheckboxInput,
        "password": forms.PasswordInput,
        "date": DateParts,
    }
    return next((kind for kind, widgets in kinds.items() if isinstance(widget, widgets)), "plain")


@register.filter
def label_class(field):
    """How large a label or legend is: the field's own size, or the form's; the page's heading is large."""
    form = field.form
    size = "l" if is_heading(field) else getattr(form, "label_sizes", {}).get(field.name)
    size = size or getattr(form, "label_size", "s")
    part = "fieldset__legend" if field.use_fieldset else "label"
    return f"govuk-{part} govuk-{part}--{size}"


@register.filter
def is_heading(field):
    """Whether this field's label is the heading of the page."""
    return getattr(field.form, "heading", None) == field.name


@register.filter
def is_optional(field):
    """Whether to say "(optional)": a lone tick box says so by itself, and so does a form where all may be left out."""
    is_tick = isinstance(field.field.widget, forms.CheckboxInput)
    return getattr(field.form, "marks_optional", True) and not field.field.required and not is_tick


@register.filter
def now_says(field):
    """What the record says now, where two people have changed this field; nothing anywhere else."""
    return getattr(field.form, "now_says", {}).get(field.name)


@register.filter
def is_revealed(field):
    """Whether the field opens under a choice of another and is drawn there."""
    return field.name in getattr(field.form, "reveals", {})


@register.filter
def choice_options(field):
    """The choices of radios or checkboxes, each with its hint and the fields it opens."""
    options = []
    for choice in field.subwidgets:
        option = choice.data
        # The group carries the description and the error; a radio of its own may not be "invalid".
        option["attrs"] = {key: value for key, value in option["attrs"].items() if key != "aria-invalid"}
        option_id = option["attrs"].get("id")
        if option.get("hint") and option_id:
            option["attrs"]["aria-describedby"] = option["hint_id"] = f"{option_id}_hint"
        option["fields"] = [field.form[name] for name in option.get("reveals", ())]
        options.append(option)
    return options


@register.filter
def control_id(field):
    """The id an error links to: the first radio, tick box or faulty part of a date, else the control."""
    widget, own_id = field.field.widget, field.field.widget.attrs.get("id") or field.auto_id
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"{own_id}_0"
    if isinstance(widget, DateParts):
        value = field.value()
        return f"{own_id}_{(value.faulty if isinstance(value, DateText) else PARTS)[0]}"
    return own_id


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms_on_page, thing=""):
    """Everything that is wrong, above the heading, each line linking to the control it speaks of.

    `thing` is what one row of several is called on the page: "Topic 2: Enter the topic".
    """
    problems = []
    for given in forms_on_page:
        if isinstance(given, BaseForm):
            problems += problems_of(given)
        elif hasattr(given, "errors"):
            problems += [{"text": text, "id": ""} for text in (given.non_form_errors() if given.is_bound else ())]
            for number, form in enumerate(given.forms, 1):
                problems += problems_of(form, named=f"{thing or 'Row'} {number}: ")
    return {"problems": problems}


def problems_of(form, *, named=""):
    """What is wrong in one form, each under the name that its row has."""
    problems = [{"text": f"{named}{text}", "id": ""} for text in form.non_field_errors()]
    return problems + [{"text": f"{named}{text}", "id": control_id(field)} for field in form for text in field.errors]


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*labels_and_urls):
    """The way here, in pairs: {% breadcrumbs "Home" home "Activities" activities %}; not the page itself."""
    pairs = zip(labels_and_urls[::2], labels_and_urls[1::2], strict=True)
    return {"crumbs": [{"label": label, "url": url} for label, url in pairs]}


@register.inclusion_tag("components/status_tag.html")
def status_tag(words, tone="to_do"):
    """A state in words. The tone (to_do, under_way, done, attention, stopped) only repeats what the words say."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"No tone is called {tone!r}; there are {', '.join(TONES)}.")
    return {"words": words, "tone_class": f"app-tag--{tone.replace('_', '-')}"}


@register.inclusion_tag("components/task_list.html")
def task_list(tasks):
    """What is to be done: each with title, url, hint, status (words) and tone. Without url it cannot be begun yet."""
    return {"tasks": tasks}


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows, empty="Not given yet"):
    """What is known: each row with key, value and, if it may be changed, url (and action, "Change" if not said)."""
    rows = list(rows)
    return {"rows": rows, "empty": empty, "has_actions": any(row.get("url") for row in rows)}


@register.inclusion_tag("components/data_table.html")
def data_table(caption, headings, rows, numeric=True, caption_size="m"):
    """A table: the first cell of each row names the row; the other columns are numbers unless said otherwise."""
    return {"caption": caption, "headings": headings, "rows": rows, "numeric": numeric, "caption_size": caption_size}


@register.inclusion_tag("components/key_figures.html")
def key_figures(figures):
    """A few figures in a row, each with value ("7 of 9 people"), label, and url or note if there is one."""
    return {"figures": figures}


@register.inclusion_tag("components/bars.html")
def bars(rows):
    """Counts side by side: each with label, value and percent (how long its bar is). The number stands beside it."""
    return {"rows": [{**row, "width": f"{row['percent']:.1f}%"} for row in rows]}


@register.inclusion_tag("components/progress.html")
def progress(url, text, percent=None):
    """How far a long job has come; the page asks `url` again and reloads when it is done."""
    return {"url": url, "text": text, "percent": percent}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page):
    """Links to the other pages of a long list."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": shown, "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title, text="", url="", action=""):
    """What stands where a list will be: why it is empty and what to do first."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.filter
def medium_address(medium):
    """Where a picture or a recording is fetched: one of ours by its path ("img/…"), an organisation's own by "/…"."""
    return static(medium) if medium and not medium.startswith("/") else medium
