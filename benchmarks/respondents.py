"""Many people answering at once, over real connections; what each was told was saved is remembered for counting."""

import asyncio
import random
import re
import time
from urllib.parse import urlencode

HOST = "involve.example.org"
LOCATION = re.compile(rb"\r\n[Ll]ocation: (?:https://[^/]+)?([^\r]+)")
LENGTH = re.compile(rb"\r\n[Cc]ontent-[Ll]ength: (\d+)")
COOKIE = re.compile(rb"\r\n[Ss]et-[Cc]ookie: ([^=]+)=([^;]+)")
PATIENCE = 120  # seconds a person goes on trying the same page


class Lost(Exception):
    """The connection broke, or the site was away: the person tries again."""


class Browser:
    """One person's browser: a connection that is kept, cookies, and nothing more."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}
        self.stream = None
        self.sent = self.received = 0

    async def ask(self, method, path, fields=None):
        """One request. Returns (status, where it leads or None). Raises Lost."""
        try:
            if self.stream is None:
                self.stream = await asyncio.open_connection("127.0.0.1", self.port)
            return await self._ask(method, path, fields)
        except (OSError, asyncio.IncompleteReadError, ValueError) as trouble:
            await self.close()
            raise Lost from trouble

    async def close(self):
        if self.stream:
            self.stream[1].close()
        self.stream = None

    async def _ask(self, method, path, fields):
        reader, writer = self.stream
        body = urlencode({"csrfmiddlewaretoken": self.csrf, **fields}).encode() if fields is not None else b""
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {HOST}",
            "X-Forwarded-Proto: https",
            "Accept-Encoding: gzip",
            f"Referer: https://{HOST}/",
            f"Origin: https://{HOST}",
            "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        ]
        if body:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        message = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
        writer.write(message)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(LENGTH.search(head)[1])
        await reader.readexactly(length)
        self.sent += len(message)
        self.received += len(head) + length
        for name, value in COOKIE.findall(head):
            self.cookies[name.decode()] = value.decode()
        if b"\r\nConnection: close" in head:
            await self.close()
        leads = LOCATION.search(head)
        return int(head[9:12]), leads and leads[1].decode()

    @property
    def csrf(self):
        return next((value for name, value in self.cookies.items() if name.endswith("csrftoken")), "")


class Crowd:
    """Everybody who answers, and what came of it.

    `pages` is {key: {field: answer or None}}; None is filled with words that nobody else writes.
    """

    def __init__(self, *, port, tokens, pages, thinks=0.0):
        self.port = port
        self.waiting = list(tokens)
        self.pages = pages
        self.thinks = thinks
        self.times = []  # seconds that a page took to be acknowledged, from the post to the next page shown
        self.saved = {}  # {(person, page key): the fields that were acknowledged}
        self.receipts = set()
        self.tries = self.requests = self.received = self.first = 0

    async def answer(self, *, at_once):
        """Everybody answers, so many at a time. Returns the seconds it took."""
        began = time.perf_counter()
        await asyncio.gather(*(self._one_after_another() for _ in range(at_once)))
        return time.perf_counter() - began

    async def _one_after_another(self):
        while self.waiting:
            person, token = self.waiting.pop()
            browser = Browser(self.port)
            await self._journey(browser, person, token)
            await browser.close()
            self.received += browser.received

    async def _journey(self, browser, person, token):
        await self._go(browser, "GET", f"/l/{token}/")
        leads = await self._go(browser, "POST", f"/l/{token}/", {})
        await self._go(browser, "GET", leads)
        self.first += browser.received
        leads = await self._go(browser, "POST", leads, {})
        while "/pages/" in leads:
            await self._go(browser, "GET", leads)
            await self._think()
            key = leads.rstrip("/").rpartition("/")[2]
            fields = {name: value or f"{person} {name}" for name, value in self.pages[key].items()}
            began = time.perf_counter()
            leads = await self._go(browser, "POST", leads, {"page": key, "save": "on", **fields})
            self.saved[person, key] = fields
            self.times.append(time.perf_counter() - began)
        await self._go(browser, "GET", leads)
        leads = await self._go(browser, "POST", leads, {"words_may_be_used": "no", "helped_by": "nobody"})
        await self._go(browser, "GET", leads)
        self.receipts.add(person)

    async def _go(self, browser, method, path, fields=None):
        """Ask until it is answered, as a person presses again. Returns where it leads."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.requests += 1
                status, leads = await browser.ask(method, path, fields)
            except Lost:
                status, leads = 503, None
            if status in (200, 302, 303):
                if method == "GET" and leads:
                    return await self._go(browser, "GET", leads)
                return leads
            if status < 500 or time.monotonic() > until:
                raise SystemExit(f"{method} {path.split('/')[1]}: {status}")
            self.tries += 1
            await asyncio.sleep(0.2 + random.random() / 5)

    async def _think(self):
        if self.thinks:
            await asyncio.sleep(random.expovariate(1 / self.thinks))
