"""The page of `copytaster explain` in a real browser: it asks nothing of a network and can be used by anybody."""

from itertools import pairwise
from pathlib import Path

import pytest

from copytaster.cli.explain_html import page
from copytaster.cli.explain_sections import sections_of
from tests.explained import at, outputs
from tests.pages.browser import Page

CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const one of document.querySelectorAll("body *")) {
    const words = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
    if (!words || ["SCRIPT", "STYLE"].includes(one.tagName)) continue;
    const [text, ground] = [light(channels(getComputedStyle(one).color)), light(behind(one))];
    const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${one.className} ${words.slice(0, 30)}`);
  }
  return weak;
})()
"""
NAMELESS = """
[...document.querySelectorAll("a, input, [role=region], section")].filter((one) => {
  const label = one.getAttribute("aria-labelledby");
  const own = one.textContent.trim() && !one.matches("section, [role=region]");
  const given = one.getAttribute("aria-label") || (label && document.getElementById(label));
  return !own && !given && !(one.labels && one.labels.length);
}).map((one) => one.outerHTML.slice(0, 80))
"""
WORDS = ".words a.m.hue-person"
FOCUSED = "document.activeElement.id"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The page of a record that became a rich story, a spiked record and a dead letter."""
    made = tmp_path / "page.html"
    made.write_text(page("rich", sections_of(outputs()), "Halden"), encoding="utf-8")
    return made


async def test_page_in_both_themes_and_sizes(tab: Page, file: Path) -> None:
    """Nothing is asked of a network, nothing complained of, no text too faint, nothing wider than the window."""
    for width, dark in ((1400, False), (1400, True), (360, False), (360, True)):
        await tab.open(file, width=width, dark=dark)
        assert tab.complaints == []
        assert tab.requests == [file.as_uri()]
        assert await tab.run(CONTRAST) == []
        assert await tab.run("document.documentElement.scrollWidth") <= width
        ground = await tab.run("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(246, 245, 241)") is not dark
    await tab.run(f"document.querySelector('{WORDS}').click()")
    assert await tab.run(CONTRAST) == []


async def test_words_and_facts_lead_to_each_other(tab: Page, file: Path) -> None:
    """A click on words focuses their fact and marks all its words; one on a place of the fact focuses those words."""
    await tab.open(file)
    await tab.click(WORDS)
    fact = await tab.run(FOCUSED)
    assert await tab.run("document.activeElement.querySelector('.name').textContent") == "Marit Sundal"
    assert await tab.run("[...document.querySelectorAll('.words .on')].map((one) => one.textContent)") == [
        "Marit Sundal",
        "Sundal",
    ]
    await tab.click(f"#{fact} .where li:last-child a")
    assert await tab.run("document.activeElement.textContent") == "Sundal"
    assert await tab.run("document.querySelectorAll('.fact.on').length") == 1


async def test_keyboard(tab: Page, file: Path) -> None:
    """Tab reaches the skip link first; Enter goes to the fact, Escape back; Enter again to the next fact around it."""
    await tab.open(file)
    await tab.press("Tab")
    assert await tab.run("document.activeElement.className") == "skip"
    nested = f"s1-b0-{at(0, 'Halden', 1)[0]['start']}"
    name = "document.activeElement.querySelector('.name').textContent"
    await tab.run(f"document.querySelector('#{nested}').focus()")
    await tab.press("Enter")
    assert await tab.run(name) == "Halden"
    assert "Fact 1 of 2" in await tab.run("document.getElementById('told').textContent")
    await tab.press("Escape")
    assert await tab.run(FOCUSED) == nested
    await tab.press("Enter")
    assert await tab.run(name) == "Foreign Ministry of Halden"


async def test_groups_can_be_hidden(tab: Page, file: Path) -> None:
    await tab.open(file)
    await tab.run("document.querySelector('[data-group=of-entities]').click()")
    ground = await tab.run(f"getComputedStyle(document.querySelector('{WORDS}')).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"


async def test_page_for_screen_readers(tab: Page, file: Path) -> None:
    """Landmarks, one main heading and no level left out, names for all that is used; words are described by facts."""
    await tab.open(file)
    assert await tab.run(NAMELESS) == []
    levels = await tab.run("[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => +one.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for landmark in ("header", "nav", "main", "footer"):
        assert await tab.run(f"document.querySelectorAll('{landmark}').length") == 1
    described = (
        f"document.getElementById(document.querySelector('{WORDS}').getAttribute('aria-describedby')).textContent"
    )
    assert await tab.run(described) == "Marit Sundal person"


async def test_copy_runs_its_own_way(tab: Page, file: Path) -> None:
    """Right to left where the copy does; markup in it stays text and nothing of it runs."""
    await tab.open(file)
    direction = "getComputedStyle(document.querySelectorAll('.words')[{}]).direction"
    assert [await tab.run(direction.format(block)) for block in (3, 5)] == ["ltr", "rtl"]
    assert "<script>alert" in await tab.run("document.querySelectorAll('.words')[4].textContent")


async def test_page_without_its_script(tab: Page, file: Path) -> None:
    """The links lead there all the same."""
    await tab.call("Emulation.setScriptExecutionDisabled", value=True)
    await tab.open(file)
    await tab.click(WORDS)
    await tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert await tab.run("location.hash") == await tab.run(f"document.querySelector('{WORDS}').getAttribute('href')")
