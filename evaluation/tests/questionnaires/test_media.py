"""Pictures and recordings: what they truly are, what is left out of them, and how they are served."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from evaluation.models import Medium
from evaluation.questionnaires import media
from evaluation.tests.questionnaires.files import M4A, MP3, OGG, SVG, chunk, jpeg, png, segment

PICTURE, SOUND = Medium.Kind.PICTURE, Medium.Kind.SOUND


@pytest.mark.parametrize(
    ("content", "kind", "content_type"),
    [
        (png(), PICTURE, "image/png"),
        (jpeg(), PICTURE, "image/jpeg"),
        (MP3, SOUND, "audio/mpeg"),
        (MP3[10:], SOUND, "audio/mpeg"),
        (M4A, SOUND, "audio/mp4"),
        (OGG, SOUND, "audio/ogg"),
    ],
)
def test_a_file_is_what_its_bytes_say(content, kind, content_type):
    assert media.look_at(content, kind=kind) == media.Looked(content_type, content)


@pytest.mark.parametrize("content", [SVG, b"GIF89a" + bytes(50), b"<html>", b"", b"RIFF....WEBP", MP3, M4A])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(ValidationError, match="not a PNG or JPEG"):
        media.look_at(content, kind=PICTURE)


@pytest.mark.parametrize("content", [png(), jpeg(), SVG, b"", b"\xff\xf1\x50", M4A.replace(b"M4A ", b"qt  ")])
def test_what_is_no_recording_is_refused(content):
    with pytest.raises(ValidationError, match="not an MP3, M4A or OGG"):
        media.look_at(content, kind=SOUND)


@pytest.mark.parametrize(
    "content",
    [
        png()[:-20],
        png()[:20],
        b"\x89PNG\r\n\x1a\n",
        jpeg()[:-2],
        jpeg()[:25],
        b"\xff\xd8\xff\xe0\x00\x00",
        png(width=0),
    ],
)
def test_what_is_cut_off_is_refused(content):
    with pytest.raises(ValidationError, match="cut off or damaged"):
        media.look_at(content, kind=PICTURE)


@pytest.mark.parametrize("content", [png(width=4001), jpeg(width=4001)])
def test_what_is_too_wide_is_refused(content):
    with pytest.raises(ValidationError, match="wider or higher than 4000"):
        media.look_at(content, kind=PICTURE)


def test_what_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(ValidationError) as refusal:
        media.look_at(bytes(500 * 1024 + 1), kind=PICTURE)
    assert refusal.value.messages == ["This file is larger than 500 KB. Make it smaller and choose it again"]
    with pytest.raises(ValidationError) as refusal:
        media.look_at(bytes(5 * 1024**2 + 1), kind=SOUND)
    assert "larger than 5 MB" in refusal.value.messages[0]


def test_a_photo_does_not_say_where_it_was_taken():
    place = segment(0xE1, b"Exif\x00\x00GPS 53.8 -1.5") + segment(0xFE, b"Sam's garden")
    assert media.look_at(jpeg(place), kind=PICTURE).content == jpeg()
    # Some phones put a film, with its own place, behind the picture.
    assert media.look_at(jpeg() + b"film of the garden", kind=PICTURE).content == jpeg()
    told = png(2, 1, chunk(b"tEXt", b"Author\x00Sam"), chunk(b"eXIf", b"GPS"))
    assert media.look_at(told, kind=PICTURE).content == png()
    assert media.look_at(png() + b"and more", kind=PICTURE).content == png()


@pytest.mark.django_db
class TestServing:
    @pytest.fixture
    def address(self, cast):
        return media.keep(organisation=cast.organisation, looked=media.look_at(MP3, kind=SOUND))

    @pytest.fixture
    def browser(self, cast):
        """Somebody of whom the organisation asks something, with no account."""
        browser = Client()
        cast.open_door(browser, cast.person(cast.activity()))
        return browser

    def test_somebody_who_is_asked_may_fetch_it_and_keep_it(self, address, browser):
        got = browser.get(address)
        assert (got.status_code, got.content, got["Content-Type"]) == (200, MP3, "audio/mpeg")
        assert got["Cache-Control"] == "private, max-age=31536000, immutable"
        assert got["X-Content-Type-Options"] == "nosniff"
        assert got["Accept-Ranges"] == "bytes"
        assert "Set-Cookie" not in got

    @pytest.mark.parametrize(
        ("asked", "status", "content", "told"),
        [
            ("bytes=0-1", 206, MP3[:2], "bytes 0-1/114"),
            ("bytes=110-", 206, MP3[110:], "bytes 110-113/114"),
            ("bytes=110-999", 206, MP3[110:], "bytes 110-113/114"),
            ("bytes=114-", 416, b"", "bytes */114"),
            ("bytes=5-2", 416, b"", "bytes */114"),
            ("lines=1-2", 200, MP3, None),
        ],
    )
    def test_a_player_may_ask_for_a_part(self, address, browser, asked, status, content, told):
        got = browser.get(address, headers={"Range": asked})
        assert (got.status_code, got.content, got.get("Content-Range")) == (status, content, told)

    @pytest.mark.parametrize("digest", ["0" * 64, "x", "a" * 500])
    def test_what_is_not_there_is_404(self, browser, digest):
        assert browser.get(reverse("evaluation:medium", args=[digest])).status_code == 404
