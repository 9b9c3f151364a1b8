"""One browser for all tests of pages, a tab each."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.pages.browser import FOUND, Page, chromium


@pytest_asyncio.fixture
async def tab() -> AsyncIterator[Page]:
    """A tab of a fresh browser; skipped where none was found yet."""
    if not FOUND.exists():
        pytest.skip("no browser was looked for yet: deploy/setup/browser does")
    async with chromium() as page:
        yield page
