"""`copytaster schemas`: the JSON Schemas of the output topics, written anew from `core/documents.py`.

For developers: the files under `copytaster/schemas` are checked in, and a test compares them with what this makes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import orjson
import typer
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from copytaster.core.documents import AlertDocument, DeadLetterHeaders, SpikedDocument, StoryDocument
from copytaster.core.publish.headers import schema_id
from copytaster.schemas import FOLDER, file_name

DOCUMENTS: dict[str, tuple[str, TypeAdapter[object]]] = {
    "story": ("copytaster story document", TypeAdapter(StoryDocument)),
    "alert": ("copytaster alert document", TypeAdapter(AlertDocument)),
    "spiked": ("copytaster spiked document", TypeAdapter(SpikedDocument)),
    "dead-letter": ("copytaster headers of a dead letter", TypeAdapter(DeadLetterHeaders)),
}
"""Kind of output to its schema's title and shape."""


class _Untitled(GenerateJsonSchema):
    """Property names say it already: no generated titles."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic calls it so
        """Never."""
        return False


def generated() -> dict[str, bytes]:
    """The schema of every kind of output, as its file holds it."""
    return {kind: _schema(kind, title, shape) for kind, (title, shape) in DOCUMENTS.items()}


def _schema(kind: str, title: str, shape: TypeAdapter[object]) -> bytes:
    schema = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": schema_id(kind),
        **shape.json_schema(schema_generator=_Untitled, ref_template="#/$defs/{model}"),
        "title": title,
    }
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_SORT_KEYS
    return orjson.dumps(schema, option=options)


def schemas(
    folder: Annotated[Path, typer.Option(help="Where the files go.", file_okay=False)] = FOLDER,
) -> None:
    """Write the JSON Schemas of the output topics anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, schema in generated().items():
        path = folder / file_name(kind)
        path.write_bytes(schema)
        typer.echo(path)
