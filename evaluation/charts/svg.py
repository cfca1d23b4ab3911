"""The only place that writes SVG. Every text and attribute is escaped here; nothing else may make an Svg."""

import re
from html import escape
from typing import SupportsFloat

# XML 1.0 has no way to write these, not even escaped; one of them would make the whole picture unreadable.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

TYPEFACE = "'Atkinson Hyperlegible Next', arial, sans-serif"


class Svg(str):
    """Markup made here from escaped parts. Templates print it as it is; any other string they escape."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def element(name: str, *children: Svg, **attributes: SupportsFloat | str) -> Svg:
    """Write one element. Presentation attributes only: our content security policy blocks inline styles."""
    written = "".join(f' {key.replace("_", "-")}="{_write(value)}"' for key, value in attributes.items())
    return Svg(f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>")


def text(words: str) -> Svg:
    """Write words between elements, as words whatever they contain."""
    return Svg(escape(_NOT_IN_XML.sub("", words), quote=False))


def _write(value: SupportsFloat | str) -> str:
    if isinstance(value, str):
        return escape(_NOT_IN_XML.sub("", value))
    return f"{float(value):.1f}".removesuffix(".0")
