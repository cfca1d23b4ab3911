"""Pictures and recordings that go with Easy Read: looked at before they are kept, and kept without what they give away.

A photo from a phone says in its own file where it was taken; that is left out before anything is stored.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse

from evaluation.models import Medium

LARGEST_PICTURE = 500 * 1024
LARGEST_SOUND = 5 * 1024 * 1024
WIDEST = 4000

PNG, JPEG = "image/png", "image/jpeg"
MP3, M4A, OGG = "audio/mpeg", "audio/mp4", "audio/ogg"
SERVED = (PNG, JPEG, MP3, M4A, OGG)
KINDS = {PNG: Medium.Kind.PICTURE, JPEG: Medium.Kind.PICTURE} | dict.fromkeys((MP3, M4A, OGG), Medium.Kind.SOUND)
LARGEST = {Medium.Kind.PICTURE: LARGEST_PICTURE, Medium.Kind.SOUND: LARGEST_SOUND}

NOT_A_PICTURE = "This is not a PNG or JPEG picture. Save it as one of these and choose it again"
NOT_A_SOUND = "This is not an MP3, M4A or OGG recording. Save it as one of these and choose it again"
BROKEN = "This file is cut off or damaged. Save it again and choose it again"
TOO_LARGE = "This file is larger than %(most)s. Make it smaller and choose it again"
TOO_WIDE = f"This picture is wider or higher than {WIDEST} pixels. Make it smaller and choose it again"

_PNG_START = b"\x89PNG\r\n\x1a\n"
# What draws the picture, and its colours; no times, places, programs or comments.
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
_JPEG_KEPT_APPS = {0xE0, 0xE2, 0xEE}
_JPEG_COMMENT, _JPEG_START_OF_SCAN = 0xFE, 0xDA
_JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: its true kind, and its bytes as they will be kept."""

    content_type: str
    content: bytes


def look_at(content, *, kind):
    """Find out what a file truly is, whatever it is called. Raises ValidationError with a sentence for the person."""
    most = LARGEST[kind]
    if len(content) > most:
        raise ValidationError(
            TOO_LARGE, params={"most": f"{most // 1024} KB" if most < 1024**2 else f"{most >> 20} MB"}
        )
    found = content_type_of(content)
    if KINDS.get(found) != kind:
        raise ValidationError(NOT_A_PICTURE if kind == Medium.Kind.PICTURE else NOT_A_SOUND)
    clean = {PNG: _clean_png, JPEG: _clean_jpeg}.get(found, bytes)
    return Looked(found, clean(content))


def content_type_of(content):
    """The kind of a file by its first bytes, or nothing."""
    if content.startswith(_PNG_START):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"OggS"):
        return OGG
    if content[4:8] == b"ftyp" and content[8:12] in (b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"dash"):
        return M4A
    is_frame = content[:1] == b"\xff" and len(content) > 2 and content[1] & 0xE6 == 0xE2
    return MP3 if content.startswith(b"ID3") or is_frame else None


def keep(*, organisation, looked):
    """Keep a file under its digest and return its address; what the organisation has already is not kept twice."""
    digest = Medium.digest_of(looked.content)
    Medium.objects.get_or_create(
        organisation=organisation,
        digest=digest,
        defaults={
            "kind": KINDS[looked.content_type],
            "content_type": looked.content_type,
            "content": looked.content,
        },
    )
    return reverse("evaluation:medium", args=[digest])


def _clean_png(content):
    """The picture with the chunks that draw it alone."""
    kept, place, seen = [_PNG_START], len(_PNG_START), []
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        name, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content):
            break
        if name == b"IHDR":
            _refuse_wide(*(int.from_bytes(content[place + at : place + at + 4], "big") for at in (8, 12)))
        if name in _PNG_KEPT:
            kept.append(content[place:end])
        seen.append(name)
        place = end
        if name == b"IEND":
            break
    if not seen or seen[0] != b"IHDR" or b"IDAT" not in seen or seen[-1] != b"IEND":
        raise ValidationError(BROKEN)
    return b"".join(kept)


def _clean_jpeg(content):
    """The picture without what its camera wrote beside it."""
    kept, place, has_frame = [b"\xff\xd8"], 2, False
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == _JPEG_START_OF_SCAN:
            end = content.find(b"\xff\xd9", place)
            if not has_frame or end < place:
                break
            return b"".join([*kept, content[place : end + 2]])
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if marker in _JPEG_FRAMES and end <= len(content):
            has_frame = True
            _refuse_wide(*(int.from_bytes(content[place + at : place + at + 2], "big") for at in (7, 5)))
        is_app = 0xE0 <= marker <= 0xEF
        if marker != _JPEG_COMMENT and (not is_app or marker in _JPEG_KEPT_APPS):
            kept.append(content[place:end])
        place = end
    raise ValidationError(BROKEN)


def _refuse_wide(width, height):
    if not width or not height:
        raise ValidationError(BROKEN)
    if max(width, height) > WIDEST:
        raise ValidationError(TOO_WIDE)
