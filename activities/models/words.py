"""Words as they are looked for: in small letters, without accents, cut at every sign. Indexes hold them."""

import re
import unicodedata

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func

# Read alike by PostgreSQL and by Python, so that what is kept and what is looked for are cut at the same places. The
# parser of PostgreSQL alone would keep "carers/staff" as one word, and where it knows no letters but A to Z, "£20".
ACCENTS = r"[\u0300-\u036f]+"
SIGNS = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff"
    r"\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001faff]+"
)


class Words(Func):
    """The words of some fields. An index holds them as they are made here: other rules need new indexes."""

    template = (
        "to_tsvector('simple', regexp_replace(regexp_replace(normalize(%(expressions)s, NFKD), "
        f"'{ACCENTS}', '', 'g'), '{SIGNS}', ' ', 'g'))"
    )
    arg_joiner = " || ' ' || "
    output_field = SearchVectorField()


def words_in(text):
    """The words somebody looks for, each once, in their order."""
    plain = re.sub(ACCENTS, "", unicodedata.normalize("NFKD", text))
    return list(dict.fromkeys(word.lower() for word in re.sub(SIGNS, " ", plain).split()))


def beginning_with(word):
    """What a record's words are compared with: any of them begins like this one."""
    return SearchQuery(f"'{word}':*", search_type="raw", config="simple")
