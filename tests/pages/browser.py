"""A headless Chromium for tests, driven by its DevTools protocol: which file it is says `deploy/setup/browser`."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

FOUND = Path(__file__).parents[2] / ".cache" / "browser"
"""One line, left by `deploy/setup/browser`: the program."""
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
START_SECONDS = 30.0


class Page:
    """A tab: what it loaded, complained of, and asked of a network is kept."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._loaded = asyncio.Event()
        self._session: str | None = None
        self.complaints: list[str] = []
        self.requests: list[str] = []

    async def attend(self) -> None:
        """Read what the browser says, until it ends."""
        async for message in self._socket:
            told = json.loads(message.data)
            if (number := told.get("id")) in self._answers:
                self._answers.pop(number).set_result(told)
            else:
                self._note(told.get("method"), told.get("params", {}))

    def _note(self, method: str | None, about: dict[str, Any]) -> None:
        if method == "Page.loadEventFired":
            self._loaded.set()
        elif method == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(about["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(json.dumps(about["args"]))
        elif method == "Log.entryAdded":
            self.complaints.append(about["entry"]["text"])

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """A command of the protocol; raises what it fails with."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        session = {"sessionId": self._session} if self._session else {}
        await self._socket.send_json({"id": number, "method": method, "params": parameters, **session})
        told = await asyncio.wait_for(answer, START_SECONDS)
        if "error" in told:
            raise RuntimeError(f"{method}: {told['error']}")
        result: dict[str, Any] = told["result"]
        return result

    async def attach(self) -> None:
        """A fresh tab, watched."""
        target = await self.call("Target.createTarget", url="about:blank")
        self._session = (await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True))[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            await self.call(f"{domain}.enable")

    async def open(self, file: Path, *, width: int = 1400, height: int = 1000, dark: bool = False) -> None:
        """Load a file at this size and theme."""
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        await self.call("Emulation.setEmulatedMedia", features=[theme, still])
        self.complaints.clear()
        self.requests.clear()
        self._loaded.clear()
        await self.call("Page.navigate", url=file.as_uri())
        await asyncio.wait_for(self._loaded.wait(), START_SECONDS)

    async def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the expression gives
        """The value of an expression in the page."""
        told = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            raise RuntimeError(json.dumps(told["exceptionDetails"]))
        return told["result"].get("value")

    async def press(self, key: str) -> None:
        """A key, as a person presses it."""
        code = {"Enter": 13, "Escape": 27, "Tab": 9}[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    async def click(self, selector: str) -> None:
        """The left button of a mouse on the middle of an element's first line."""
        place = await self.run(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)}); "
            "one.scrollIntoView({block: 'center'}); const box = one.getClientRects()[0]; "
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    async def picture(self, file: Path) -> None:
        """The whole page as PNG."""
        told = await self.call("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(told["data"]))


@asynccontextmanager
async def chromium() -> AsyncIterator[Page]:
    """A browser with nothing in it, and a tab; gone with the context."""
    with tempfile.TemporaryDirectory(prefix="copytaster-browser-", ignore_cleanup_errors=True) as folder:
        program = FOUND.read_text(encoding="utf-8").strip()
        browser = await asyncio.create_subprocess_exec(
            program,
            *OPTIONS,
            f"--user-data-dir={folder}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            address = await asyncio.wait_for(_address(browser), START_SECONDS)
            async with aiohttp.ClientSession() as client, client.ws_connect(address, max_msg_size=0) as socket:
                page = Page(socket)
                attending = asyncio.create_task(page.attend())
                await page.attach()
                yield page
                attending.cancel()
        finally:
            browser.kill()
            await browser.communicate()


async def _address(browser: asyncio.subprocess.Process) -> str:
    assert browser.stderr
    async for line in browser.stderr:
        if b"DevTools listening on " in line:
            return line.decode().rpartition(" on ")[2].strip()
    raise RuntimeError("Chromium ended before it listened")
