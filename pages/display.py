"""How large the text is and which colours it has: chosen on the device, kept in a cookie, the same for every page."""

from dataclasses import dataclass

COOKIE = "display"
LASTS_FOR_SECONDS = 365 * 24 * 60 * 60
SIZES = ("standard", "large", "largest")
COLOURS = ("standard", "light", "dark")


@dataclass(frozen=True)
class Display:
    size: str = "standard"
    colours: str = "standard"

    @property
    def has_colours(self):
        return self.colours != "standard"

    @property
    def classes(self):
        """For the page's <html>; nothing where nothing was chosen."""
        chosen = (("app-text", self.size), ("app-colours", self.colours))
        return " ".join(f"{name}-{value}" for name, value in chosen if value != "standard")


def display_of(request):
    """What this device has chosen; what is not understood counts as not chosen."""
    size, _, colours = request.COOKIES.get(COOKIE, "").partition(".")
    return Display(size if size in SIZES else "standard", colours if colours in COLOURS else "standard")


def keep_display(response, display, *, secure):
    """Remember the choice on this device, for a year."""
    response.set_cookie(
        COOKIE,
        f"{display.size}.{display.colours}",
        max_age=LASTS_FOR_SECONDS,
        secure=secure,
        httponly=True,
        samesite="Lax",
    )
    return response
