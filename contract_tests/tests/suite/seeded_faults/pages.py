"""Pages of lists."""

from __future__ import annotations

import re
from typing import Any

from intermediary import Asked, Fault, Told

from seeded_faults.base import LIST, Listed, is_list, seeded


@seeded("LD-PAGE-003", LIST)
class TotalOffByOne(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_results"] += 1


@seeded("LD-PAGE-003", LIST)
class TotalPagesRoundedDown(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["total_pages"] = max(1, value["total_results"] // int(asked.query.get("results", 10)))


@seeded("LD-PAGE-003", LIST)
class PageCountsFromZero(Listed):
    def spoil(self, asked: Asked, value: Any) -> None:
        value["page"] -= 1


@seeded("LD-PAGE-004", LIST)
class PagesOverlap(Listed):
    """The first item of a further page is the last one of the page before."""

    def __init__(self) -> None:
        self.last: dict[int, Any] = {}

    def spoil(self, asked: Asked, value: Any) -> None:
        if value["items"]:
            self.last[value["page"]] = value["items"][-1]
            if value["page"] - 1 in self.last:
                value["items"][0] = self.last[value["page"] - 1]


@seeded("LD-PAGE-004", LIST)
class OrderChanges(Listed):
    def __init__(self) -> None:
        self.turn = False

    def spoil(self, asked: Asked, value: Any) -> None:
        self.turn = not self.turn
        if self.turn:
            value["items"].reverse()


@seeded("LD-PAGE-001", LIST)
class DefaultIsThree(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if is_list(asked):
            asked.query.setdefault("results", "3")
        return None


@seeded("LD-PAGE-002", LIST)
class ResultsClamped(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.query.get("results", "").isdigit():
            asked.query["results"] = str(min(100, int(asked.query["results"])))
        return None


@seeded("LD-PAGE-002", LIST)
class PageZeroIsPageOne(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if asked.query.get("page") == "0":
            asked.query["page"] = "1"
        return None


@seeded("LD-PAGE-002", LIST)
class NonsensePageIsPageOne(Fault):
    def ask(self, asked: Asked) -> Told | None:
        if "page" in asked.query and not asked.query["page"].lstrip("-").isdigit():
            del asked.query["page"]
        return None


@seeded("LD-PAGE-005", LIST)
class LinkLosesResults(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "link" in told.headers:
            told.headers["link"] = re.sub(r"[?&]results=\d+", lambda m: m[0][0], told.headers["link"])


@seeded("LD-PAGE-005", LIST)
class LinkLosesFilter(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "link" in told.headers:
            told.headers["link"] = re.sub(r"([?&])name=[^&>]*&?", r"\1", told.headers["link"]).replace("&>", ">")


@seeded("LD-PAGE-005", LIST)
class LastLinkIsFirst(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if "link" in told.headers:
            first = re.search(r'<([^>]*)>; rel="?first', told.headers["link"])
            assert first is not None
            told.headers["link"] = re.sub(r'<[^>]*>(; rel="?last)', rf"<{first[1]}>\1", told.headers["link"])


@seeded("LD-PAGE-005", LIST)
class NoLinks(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        told.headers.pop("link", None)


@seeded("LD-PAGE-006", LIST)
class NextNeverEnds(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        if is_list(asked) and told.ok and 'rel="next"' not in told.headers.get("link", ""):
            address = f"http://{asked.headers['host']}{asked.path}"
            query = "&".join(f"{n}={v}" for n, v in asked.query.items())
            told.headers["link"] = told.headers.get("link", "") + f', <{address}?{query}>; rel="next"'


@seeded("LD-PAGE-007", LIST)
class ThePageAfterTheLastIsTheLast(Fault):
    def tell(self, asked: Asked, told: Told) -> None:
        page = told.json if is_list(asked) and told.ok else None
        if page is not None and page["page"] > page["total_pages"]:
            asked.query["page"] = str(page["total_pages"])
            told.body = self.send(asked).body
