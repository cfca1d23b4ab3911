"""What a form says when an answer cannot be taken: what to do, in plain words, naming the question."""

from django import forms

from pages.dates import DatePartsField

CHOICES = (forms.ChoiceField, forms.ModelChoiceField)
# First words of a label that want no "the" before them: "Enter your name", "Enter who decides".
STANDS_ALONE = {"a", "an", "the", "i", "my", "our", "your", "this", "any", "all", "at"} | {
    "who",
    "what",
    "when",
    "where",
    "why",
    "how",
    "which",
    "whether",
}


def plain_messages(field, *, enter=None):
    """Messages by error code, leaving alone those the field was given by hand."""
    label = str(field.label)
    subject = f"Your answer to “{label}”" if label.endswith("?") else label
    # A message with a number in it is filled in with %, so a % in the label must be doubled there.
    subject = subject.replace("%", "%%")
    ours = {
        "required": enter or required_message(field, label=label),
        "max_length": f"{subject} must be %(limit_value)d characters or fewer",
        "min_length": f"{subject} must be %(limit_value)d characters or more",
        "min_value": f"{subject} must be %(limit_value)s or more",
        "max_value": f"{subject} must be %(limit_value)s or less",
        "invalid_choice": "Select one of the answers shown",
        "invalid_list": "Select from the answers shown",
        "empty": "The file is empty. Choose another file",
    }
    ours |= invalid_messages(field, subject=subject)
    given = field.error_messages
    usual = usual_messages(field)
    return {code: text for code, text in ours.items() if given.get(code) == usual.get(code)}


def required_message(field, *, label):
    """What to say when nothing was given and the form names no sentence of its own."""
    if isinstance(field, forms.BooleanField):
        return f"Tick the box “{label}” to go on"
    verb = "Select" if isinstance(field, CHOICES) else "Upload" if isinstance(field, forms.FileField) else "Enter"
    if label.endswith("?"):
        return f"{verb} an answer to “{label}”"
    first = label.partition(" ")[0]
    # Capitals that belong to the word itself stay, as in "NHS trust".
    lowered = label if first.isupper() else label[:1].lower() + label[1:]
    return f"{verb} {lowered}" if first.lower() in STANDS_ALONE else f"{verb} the {lowered}"


def invalid_messages(field, *, subject):
    """What to say when the answer is of the wrong kind."""
    if isinstance(field, DatePartsField):
        return {
            "invalid": f"{subject.replace('%%', '%')} must be a real date, like 27 3 2026",
            "missing": f"{subject} must include a %(missing)s",
            "year": f"{subject.replace('%%', '%')} must have a year of 4 numbers, like 2026",
        }
    if isinstance(field, forms.EmailField):
        return {"invalid": "Enter an e-mail address in the correct format, like name@example.org"}
    if isinstance(field, forms.DecimalField):
        return {"invalid": f"{subject.replace('%%', '%')} must be a number, like 12.50"}
    if isinstance(field, forms.IntegerField):
        return {"invalid": f"{subject.replace('%%', '%')} must be a whole number, like 12"}
    if isinstance(field, forms.URLField):
        return {"invalid": "Enter a web address in the correct format, like https://www.example.org"}
    return {}


def usual_messages(field):
    """The messages this kind of field has when nobody gave it others."""
    usual = {}
    for kind in reversed(type(field).__mro__):
        usual |= getattr(kind, "default_error_messages", {})
    return usual
