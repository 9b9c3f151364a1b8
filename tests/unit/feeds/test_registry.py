"""The file of feeds: what it says, and everything that can be wrong with it, in one report."""

from pathlib import Path

import pytest

from copytaster.core.feeds import FeedRule
from copytaster.feeds.registry import MOST_FEEDS, Feed, FeedsError, Registry, Severity, load_registry, registry_of
from copytaster.kafka.report import Finding
from copytaster.settings import Settings, SettingsError, config_hash, load_settings

GOOD = """
[[feed]]
name = "pa"
match = { topic = "wire.raw.pa", provider = ["PA Media", "PA"] }
dialect = "pa"
idle_seconds = 1800
heartbeat_seconds = 60
sequence = true
owner = "home desk"
severity = "critical"

[[feed]]
name = "sport"
match = { header = { X-Desk = ["sport", "spo"] }, dialect = "afp" }

[[feed]]
name = "by-name"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "feeds.toml"


def faults(file: Path, text: str) -> tuple[Finding, ...]:
    file.write_text(text)
    with pytest.raises(FeedsError) as caught:
        load_registry(file)
    return caught.value.findings


def test_registry(file: Path) -> None:
    """Feeds in the order of the file; what is not given is not watched."""
    file.write_text(GOOD)
    registry = load_registry(file)
    pa, sport = frozenset({"wire.raw.pa"}), frozenset({"sport", "spo"})
    assert registry.feeds == (
        Feed(
            FeedRule("pa", topics=pa, providers=frozenset({"pa media", "pa"}), dialect="pa"),
            1800, 60, sequence=True, owner="home desk", severity=Severity.CRITICAL,
        ),
        Feed(FeedRule("sport", headers={"x-desk": sport}, dialects=frozenset({"afp"}))),
        Feed(FeedRule("by-name")),
    )  # fmt: skip
    assert [rule.name for rule in registry.table.rules] == ["pa", "sport", "by-name"]


@pytest.mark.parametrize("text", ["", "feed = []\n"])
def test_registry_without_feeds(file: Path, text: str) -> None:
    """An empty file registers nothing, which is no fault."""
    file.write_text(text)
    assert load_registry(file).feeds == ()
    assert registry_of(Settings()) == Registry()


@pytest.mark.parametrize(
    ("line", "what", "to_do"),
    [
        ('name = "pa news"', "name cannot be 'pa news'", "letters, digits"),
        ("name = 3", "name cannot be 3", "letters, digits"),
        ('name = "Other"', "no feed may be called Other", "another name"),
        ("idle_seconds = 5", "idle_seconds cannot be 5", "from 10 to"),
        ('idle_seconds = "600"', "idle_seconds cannot be '600'", "from 10 to"),
        ("idle_seconds = nan", "idle_seconds cannot be nan", "from 10 to"),
        ("heartbeat_seconds = 0", "heartbeat_seconds cannot be 0", "from 1 to"),
        ("sequence = 1", "sequence cannot be 1", "true or false"),
        ('severity = "loud"', "severity cannot be 'loud'", "warning or critical"),
        ('owner = ""', "owner cannot be ''", "who answers"),
        ("idle = 600", "nothing is called idle", "did you mean idle_seconds?"),
        ("colour = 600", "nothing is called colour", "known here: name, match"),
        ('dialect = "reutters"', "there is no dialect reutters", "did you mean reuters?"),
        ("match = { topics = 3 }", "nothing is called topics", "did you mean topic?"),
        ("match = { topic = [] }", "topic cannot be []", "a raw topic"),
        ("match = { header = { } }", "header cannot be {}", "names of Kafka headers"),
        ("match = { header = { x-desk = 3 } }", "header cannot be 3", "names of Kafka headers"),
        ('match = { dialect = "zzz" }', "there is no dialect zzz", "tables/dialects"),
    ],
)
def test_one_fault(file: Path, line: str, what: str, to_do: str) -> None:
    """It says what is wrong, in which feed, and what to do."""
    name = "" if line.startswith("name") else 'name = "pa"\n'
    (fault,) = faults(file, f"[[feed]]\n{name}{line}\n")
    assert fault.what == what
    assert fault.where.startswith(f"{file}: feed 1")
    assert to_do in fault.remedy


def test_name_is_missing(file: Path) -> None:
    """A feed without a name is pointed at by its number."""
    (fault,) = faults(file, '[[feed]]\nowner = "desk"\n')
    assert (fault.what, fault.where) == ("name is missing", f"{file}: feed 1: name")


def test_unknown_table(file: Path) -> None:
    """What is written beside the feeds is told by its name."""
    (fault,) = faults(file, '[[feeds]]\nname = "pa"\n')
    assert (fault.what, fault.where, fault.remedy) == (
        "nothing is called feeds",
        f"{file}: feeds",
        "did you mean feed?",
    )


@pytest.mark.parametrize(
    ("first", "second", "unreached"),
    [
        ('topic = "a"', 'topic = "a"', True),
        ('topic = ["a", "b"]', 'topic = "a", provider = "PA"', True),
        ('topic = "a"', 'topic = ["a", "b"]', False),
        ('topic = "a", provider = "PA"', 'topic = "a"', False),
        ('header = { x-desk = "spo" }', 'header = { X-Desk = "spo" }, topic = "a"', True),
        ('header = { x-desk = "spo" }', 'header = { x-line = "spo" }', False),
        ('provider = "pa"', 'provider = "PA"', True),
    ],
)
def test_feed_that_is_never_reached(file: Path, first: str, second: str, *, unreached: bool) -> None:
    """A feed behind another one that takes all of it is a fault; one that gets some is none."""
    text = f'[[feed]]\nname = "one"\nmatch = {{ {first} }}\n[[feed]]\nname = "two"\nmatch = {{ {second} }}\n'
    if unreached:
        (fault,) = faults(file, text)
        assert (fault.code, fault.where) == ("feed_unreached", f"{file}: feed 2 (two)")
    else:
        file.write_text(text)
        assert len(load_registry(file).feeds) == 2


def test_too_many_feeds(file: Path) -> None:
    """More than metrics can bear are refused."""
    text = "".join(f'[[feed]]\nname = "feed{number}"\n' for number in range(MOST_FEEDS + 1))
    (fault,) = faults(file, text)
    assert fault.what == "101 feeds are registered, 100 may be"


def test_all_faults_at_once(file: Path) -> None:
    """Faults of single values and of feeds among one another stand in one report."""
    text = '[[feed]]\nname = "a"\nidle = 1\nsequence = 1\n[[feed]]\nname = "b"\ndialect = "zzz"\n[[feed]]\nname = "b"\n'
    assert [(fault.code, fault.where.rpartition(": feed ")[2]) for fault in faults(file, text)] == [
        ("feed_value", "1 (a): sequence"),
        ("feed_value", "1 (a): idle"),
        ("feed_dialect", "2 (b)"),
        ("feed_twice", "3 (b)"),
    ]


@pytest.mark.parametrize("contents", [b"[[feed\n", b"\xff\xfe"])
def test_file_that_is_no_toml(file: Path, contents: bytes) -> None:
    """It says where TOML broke off, or that this is no text."""
    file.write_bytes(contents)
    with pytest.raises(FeedsError, match="cannot be read"):
        load_registry(file)


def test_feeds_file_setting(file: Path) -> None:
    """The settings know the registry: all its faults stand in their report, and a good one is taken."""
    with pytest.raises(SettingsError, match="No such file"):
        load_settings({"COPYTASTER_FEEDS_FILE": str(file)})
    faults(file, '[[feed]]\nname = "a"\nidle = 1\n[[feed]]\nname = "a"\n')
    with pytest.raises(SettingsError) as caught:
        load_settings({"COPYTASTER_FEEDS_FILE": str(file), "COPYTASTER_GRUOP": "x"})
    assert [finding.code for finding in caught.value.report.faults] == ["setting_unknown", "feed_value", "feed_twice"]
    file.write_text(GOOD)
    assert load_settings({"COPYTASTER_FEEDS_FILE": str(file)}).feeds_file == file


def test_config_hash(file: Path) -> None:
    """It follows what enters documents (names, how feeds are known, hints), not who is told of silence and when."""
    settings = Settings(feeds_file=file)
    file.write_text("")
    assert config_hash(settings) == config_hash(Settings())
    file.write_text(GOOD)
    before = config_hash(settings)
    assert before != config_hash(Settings())
    file.write_text(GOOD.replace("1800", "600").replace("home desk", "night desk").replace('"critical"', '"warning"'))
    assert config_hash(settings) == before
    file.write_text(GOOD.replace('dialect = "pa"', 'dialect = "dpa"'))
    assert config_hash(settings) != before
