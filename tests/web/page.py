"""Looking at pages as a browser takes them apart."""

from __future__ import annotations

from typing import Any

import lxml.html
from starlette.testclient import TestClient


class Seen:
    """A page, and what is on it."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.tree: Any = lxml.html.document_fromstring(html)

    def texts(self, path: str) -> list[str]:
        """What stands in the elements of an XPath, white space as one space."""
        return [" ".join(element.text_content().split()) for element in self.tree.xpath(path)]

    def links(self, path: str = "//a") -> list[str]:
        """Where the links lead."""
        return [str(link.get("href")) for link in self.tree.xpath(path)]

    def has(self, name: str) -> str:
        """An XPath condition: the element has a class."""
        return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"

    def of_class(self, name: str) -> list[str]:
        """The texts of the elements of a class."""
        return self.texts(f"//*[{self.has(name)}]")


def look(client: TestClient, path: str, status: int = 200) -> Seen:
    """Ask for a page."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {answer.status_code}\n{answer.text[:2000]}"
    assert answer.headers["content-type"].startswith("text/html")
    return Seen(answer.text)


def list_all(client: TestClient, query: str = "") -> list[str]:
    """Ids of all events that the list shows, over all its pages."""
    found: list[str] = []
    page = 1
    while True:
        seen = look(client, f"/?{query}&page={page}")
        found += [link.removeprefix("/events/") for link in seen.links("//h3/a")]
        if not seen.tree.xpath("//a[@rel='next']"):
            return found
        page += 1
