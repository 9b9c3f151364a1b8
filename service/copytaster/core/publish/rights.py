"""Rights and source type as sent, in the shape that ninjs 3.1 gives them; what cannot be made to fit is left out.

ninjs 3.1 closes `rightsInfo` and wants exactly one of `linkedRights` (a URI) and `encodedRights`; older senders give
both, neither, or properties of their own. Leaving a part out is a warning: nobody may think that there are no limits.
"""

from __future__ import annotations

from dataclasses import dataclass

from copytaster.core.model import JsonValue, Rights, Stage, StoryWarning
from copytaster.core.publish.parts import present
from copytaster.core.publish.uris import is_uri


@dataclass(frozen=True, slots=True)
class Fitted:
    """The two properties as ninjs holds them, empty where nothing fits, and a warning for what was left out."""

    rights_info: dict[str, JsonValue]
    digital_source_type: dict[str, JsonValue]
    warnings: tuple[StoryWarning, ...]


_NOTHING = Fitted({}, {}, ())


def fit(rights: Rights) -> Fitted:
    """The structured rights that ninjs can hold."""
    if rights.rights_info is None and rights.digital_source_type is None:
        return _NOTHING
    info, source = _rights_info(rights.rights_info), _digital_source_type(rights.digital_source_type)
    warnings = [
        StoryWarning("rights_unfit", Stage.PUBLISH, f"{name} as sent is not what ninjs 3.1 allows: left out in part")
        for name, sent, fitted in (
            ("rightsInfo", rights.rights_info, info),
            ("digitalSourceType", rights.digital_source_type, source),
        )
        if sent and not isinstance(sent, str) and sent != fitted
    ]
    if isinstance(rights.rights_info, str) and rights.rights_info:
        warnings.append(StoryWarning("rights_unfit", Stage.PUBLISH, "rightsInfo as sent is no object: left out"))
    return Fitted(info, source, tuple(warnings))


def _rights_info(sent: JsonValue) -> dict[str, JsonValue]:
    if not isinstance(sent, dict):
        return {}
    language, linked, encoded = (_text(sent, name) for name in ("langId", "linkedRights", "encodedRights"))
    linked = linked if is_uri(linked) else None
    if not linked and not encoded:
        return {}
    return present(
        {
            "langId": language if is_uri(language) else None,
            "linkedRights": linked,
            "encodedRights": None if linked else encoded,  # the schema allows one: the link leads to all of it
        }
    )


def _digital_source_type(sent: JsonValue) -> dict[str, JsonValue]:
    if isinstance(sent, str):
        return {"uri": sent} if is_uri(sent) else present({"literal": sent})
    if not isinstance(sent, dict):
        return {}
    uri = _text(sent, "uri")
    return present(
        {"name": _text(sent, "name"), "uri": uri if is_uri(uri) else None, "literal": _text(sent, "literal")}
    )


def _text(sent: dict[str, JsonValue], name: str) -> str | None:
    """A property that is a string, its name compared without case (1.x and 2.x wrote `langid`)."""
    return next((value for key, value in sent.items() if key.lower() == name.lower() and isinstance(value, str)), None)
