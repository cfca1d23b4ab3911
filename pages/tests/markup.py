"""Reading rendered pages in tests: elements by id, links, and the bare skeleton of tags and classes."""

from html.parser import HTMLParser

VOID = {"input", "br", "img", "link", "meta", "hr"}


class Page(HTMLParser):
    """A page as a list of elements in order, each with tag, attributes and the text in it."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.stack = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "attrs": {name: value or "" for name, value in attrs}, "text": ""}
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        for element in self.stack:
            element["text"] += data

    def all(self, tag=None, **attrs):
        """Elements of a tag whose attributes are as given (class_ for one class among several)."""
        wanted = attrs.pop("class_", None)
        return [
            element
            for element in self.elements
            if (tag is None or element["tag"] == tag)
            and all(element["attrs"].get(name.replace("_", "-")) == value for name, value in attrs.items())
            and (wanted is None or wanted in element["attrs"].get("class", "").split())
        ]

    def one(self, tag=None, **attrs):
        found = self.all(tag, **attrs)
        assert len(found) == 1, f"{len(found)} of {tag} {attrs}"
        return found[0]

    @property
    def ids(self):
        return [element["attrs"]["id"] for element in self.elements if "id" in element["attrs"]]


def skeleton(html):
    """Tags with the classes of the design system, without its sizes and without what is ours."""
    return [
        (
            element["tag"],
            sorted(
                name
                for name in element["attrs"].get("class", "").split()
                if name.startswith("govuk-") and not name.endswith(("--s", "--m", "--l")) and "--width-" not in name
            ),
        )
        for element in Page(html).elements
    ]
