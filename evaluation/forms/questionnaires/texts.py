"""Writing the texts of a questionnaire in another language or in Easy Read, and the pictures and sound with them."""

from django import forms
from django.core.validators import MaxLengthValidator

from evaluation.models import Medium
from evaluation.questionnaires import media
from pages.forms import PageForm
from pages.widgets import LongText

LONG = 80
LONGEST = 500


class PartForm(PageForm):
    """The texts of one part, each under its English. Every one may wait for another day."""

    submit = "Save"
    marks_optional = False

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        self.texts = {f"text_{number}": text for number, text in enumerate(part.texts)}
        for name, text in self.texts.items():
            behind = " The English has changed since this was written." if text.is_behind else ""
            is_long = len(text.english) > LONG or text.key.endswith(("text", "intro"))
            self.add_field(
                name,
                forms.CharField(
                    label=text.label,
                    help_text=f"English: {text.english}{'' if text.english[-1:] in '.?!' else '.'}{behind}",
                    # Not as the field's own longest length: a counter under each of many boxes is in the way.
                    validators=[MaxLengthValidator(LONGEST)],
                    required=False,
                    widget=LongText(rows=2) if is_long else None,
                ),
            )
            self.initial[name] = text.said.words

    @property
    def words(self):
        """{key of the text: words} as typed."""
        return {text.key: self.cleaned_data[name] for name, text in self.texts.items()}


class MediumForm(PageForm):
    """A picture or a recording to upload."""

    submit = ""
    file = forms.FileField()

    def __init__(self, *args, kind, **kwargs):
        self.kind = kind
        is_picture = kind == Medium.Kind.PICTURE
        self.enter = {"file": f"Choose a {'picture' if is_picture else 'recording'}"}
        super().__init__(*args, prefix=kind.value, **kwargs)
        self.submit = "Upload"
        self.fields["file"].label = "Picture" if is_picture else "Recording of the question, read aloud"
        self.fields["file"].help_text = (
            "PNG or JPEG, at most 500 KB. Under 50 KB opens fast on a phone. No pictures of people, please. What a "
            "camera wrote into the file, such as the place, is left out."
            if is_picture
            else "MP3, M4A or OGG, at most 5 MB."
        )

    def clean_file(self):
        file = self.cleaned_data["file"]
        most = media.LARGEST[self.kind]
        return media.look_at(file.read(most + 1), kind=self.kind)
