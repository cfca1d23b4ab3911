"""The controls a person types into or chooses from, as our form pack draws them."""

from django import forms


class _Choices:
    """What radios and checkboxes share: a hint for a choice, the field or fields it opens, an "or" before one."""

    def __init__(self, attrs=None, choices=(), *, hints=None, reveals=None, or_before=None, inline=False):
        self.hints = hints or {}
        self.reveals = reveals or {}
        self.or_before = or_before
        self.inline = inline
        super().__init__(attrs, choices)

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        option = super().create_option(name, value, label, selected, index, subindex=subindex, attrs=attrs)
        key = str(value)
        option["hint"] = self.hints.get(key, "")
        option["reveals"] = self.revealed_by(key)
        option["has_or_before"] = self.or_before is not None and key == str(self.or_before)
        return option

    def revealed_by(self, value):
        """The names of the fields that open under this choice."""
        names = self.reveals.get(value, ())
        return (names,) if isinstance(names, str) else names


class Radios(_Choices, forms.RadioSelect):
    """One answer out of a few. `hints` and `reveals` (a name, or several) are keyed by the choice's value."""


class Checkboxes(_Choices, forms.CheckboxSelectMultiple):
    """Any number of answers; `exclusive` is the one that rules out the others ("None of these")."""

    def __init__(self, attrs=None, choices=(), *, exclusive=None, **options):
        self.exclusive = exclusive
        super().__init__(attrs, choices, **({"or_before": exclusive} | options))

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if self.exclusive is not None and str(value) == str(self.exclusive):
            option["attrs"]["data-behaviour"] = "exclusive"
        return option


class Text(forms.TextInput):
    """One line. `width` is how many characters it looks made for: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, attrs=None, *, width=None, prefix="", suffix=""):
        self.width, self.prefix, self.suffix = width, prefix, suffix
        super().__init__(attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"prefix": self.prefix, "suffix": self.suffix}
        return context


class WholeNumber(Text):
    """A number, without the arrows that change it by accident."""

    def __init__(self, attrs=None, *, width=4, **options):
        super().__init__({"inputmode": "numeric"} | (attrs or {}), width=width, **options)


class Money(Text):
    """An amount in pounds."""

    def __init__(self, attrs=None, *, width=5, prefix="£", **options):
        super().__init__({"inputmode": "decimal"} | (attrs or {}), width=width, prefix=prefix, **options)


class LongText(forms.Textarea):
    """Several lines. Where the field has a longest length it counts as one types, and never cuts off."""

    def __init__(self, attrs=None, *, rows=5):
        super().__init__({"rows": rows} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        text = super().value_from_datadict(data, files, name)
        # Browsers count a line's end as one character and send it as two.
        return text.replace("\r\n", "\n") if isinstance(text, str) else text


class Email(forms.EmailInput):
    """An e-mail address. `own` says that it belongs to the person who types it."""

    def __init__(self, attrs=None, *, own=False):
        super().__init__({"autocomplete": "email" if own else "off", "spellcheck": "false"} | (attrs or {}))


class Phone(Text):
    """A telephone number. `own` says that it belongs to the person who types it."""

    input_type = "tel"

    def __init__(self, attrs=None, *, own=False):
        super().__init__({"autocomplete": "tel" if own else "off"} | (attrs or {}), width=20)
