import pytest

from copytaster.core.shapes.credits import is_archive, picture_credit, source_line


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Reuters", "Reuters"),
        ("SOURCE Halden Power", "Halden Power"),
        ("(Reuters)", "Reuters"),
        ("(dpa)", "dpa"),
        ("© 2026 AFP", "AFP"),
        ("© Reuters 2026", "Reuters"),
        ("Copyright 2026 Halden News. All rights reserved.", "Halden News"),
        ("Quelle: dpa", "dpa"),
        ("Source : AFP", "AFP"),
        ("Fuente: EFE", "EFE"),
        ("  ( Source:  Halden Power  ) . ", "Halden Power"),
        ("(c) 2026 Halden News", "Halden News"),
        ("SOURCE   Halden Power, 2026", "Halden Power"),
    ],
)
def test_source_line(line: str, name: str) -> None:
    """The house that a line of its own names, where it stands."""
    found = source_line(line)
    assert found is not None
    assert (found.text, line[found.start : found.end]) == (name, name)


@pytest.mark.parametrize(
    "line",
    ["(END)", "(more)", "(Laughter)", "Sources said the bank would close", "Source: a person who said so.", "AFP", ""],
)
def test_source_line_of_none(line: str) -> None:
    """Marks of the end, stage directions and sentences name no source."""
    assert source_line(line) is None


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        ("(HNA Archive)", "HNA Archive"),
        ("AFP/Ida Moe", "AFP/Ida Moe"),
        ("Photo: Ida Moe/Reuters", "Ida Moe/Reuters"),
        ("[Ida Moe/AFP]", "Ida Moe/AFP"),
        ("(AP Photo/Ida Moe)", "AP Photo/Ida Moe"),
        ("(Photo by Ida Moe / AFP)", "Ida Moe / AFP"),
        ("REUTERS/Ida Moe/File Photo", "REUTERS/Ida Moe/File Photo"),
        ("[File: Ida Moe/AFP]", "Ida Moe/AFP"),
        ("© Ida Moe, AFP", "Ida Moe, AFP"),
        ("Courtesy of Halden Navy", "Halden Navy"),
        ("EPA-EFE/IDA MOE", "EPA-EFE/IDA MOE"),
        ("(Archivfoto: dpa)", "dpa"),
    ],
)
def test_picture_credit(end: str, credit: str) -> None:
    """The credit as printed, without its label, and where the caption's own words end."""
    caption = f"The old harbour. {end}"
    found = picture_credit(caption)
    assert found is not None
    assert (found.text, caption[found.start : found.end]) == (credit, credit)
    assert caption[: found.cut].rstrip() == "The old harbour."


@pytest.mark.parametrize(
    "caption",
    [
        "The port (left) and the strait",
        "Strand (Labour) and Moe (right)",
        "The sales rose by 3/4 in 2025/26",
        "She took a photo of the harbour",
        "The charts are kept there (https://maps.example/files)",
        "",
    ],
)
def test_picture_credit_of_none(caption: str) -> None:
    """Brackets, fractions and pictures spoken of are no credit."""
    assert picture_credit(caption) is None


@pytest.mark.parametrize(
    ("caption", "archive"),
    [
        ("FILE - The old harbour.", True),
        ("ARCHIV - Der Hafen.", True),
        ("The harbour in a file photo of 2011", True),
        ("Der Hafen (Archivbild).", True),
        ("She laid a file on the table.", False),
    ],
)
def test_is_archive(caption: str, archive: bool) -> None:
    """The marks of an old picture."""
    assert is_archive(caption) is archive
