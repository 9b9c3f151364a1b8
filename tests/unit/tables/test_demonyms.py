"""Words for peoples come in all forms that copy has."""

import pytest

from copytaster.tables.demonyms import forms


@pytest.mark.parametrize(
    ("language", "word", "wanted"),
    [
        ("en", "Pakistani", {"Pakistani", "Pakistanis"}),
        ("en", "Chinese", {"Chinese"}),
        ("de", "russisch", {"russisch", "russische", "russischen", "Russische", "russisches"}),
        ("de", "Russe", {"Russe", "Russen", "Russin", "Russinnen"}),
        ("de", "Italiener", {"Italiener", "Italieners", "Italienern", "Italienerin"}),
        ("fr", "russe", {"russe", "russes", "Russe"}),
        ("fr", "norvégien", {"norvégien", "norvégienne", "norvégiens", "norvégiennes"}),
        ("fr", "français", {"français", "française", "françaises"}),
        ("es", "español", {"español", "española", "españoles", "españolas"}),
        ("es", "alemán", {"alemán", "alemana", "alemanes", "alemanas"}),
        ("es", "ruso", {"ruso", "rusa", "rusos", "rusas"}),
        ("pt", "alemão", {"alemão", "alemã", "alemães"}),
        ("pt", "francês", {"francês", "francesa", "franceses"}),
        ("it", "tedesco", {"tedesco", "tedesca", "tedeschi", "tedesche"}),
        ("it", "francese", {"francese", "francesi"}),
        ("nl", "Duits", {"Duits", "Duitse"}),
    ],
)
def test_forms(language: str, word: str, wanted: set[str]) -> None:
    """Gender, number and case, and a capital at the front."""
    assert wanted <= set(forms(language, [word]))
