"""Every answer of the API, held to what its own description says of it."""

from functools import cache
from typing import Any

import jsonschema
from django.http import HttpResponse

from home.api import api


@cache
def description() -> dict[str, Any]:
    """As it is served; read once, since no request changes it."""
    return api.get_openapi_schema()


def kept_to(answer: HttpResponse, path: str) -> HttpResponse:
    """The answer, whose status, kind and form the description knows."""
    responses = {
        str(status): told
        for status, told in description()["paths"][path]["get"]["responses"].items()
    }
    assert str(answer.status_code) in responses, answer.status_code
    told = responses[str(answer.status_code)]
    assert told["description"]
    assert set(told.get("headers", ())) <= set(answer.headers)
    kind = answer.headers.get("Content-Type", "").split(";")[0]
    content = told.get("content")
    if content is None:
        assert answer.content == b"" and not kind
        return answer
    assert list(content) == [kind]
    if kind == "application/json":
        schema = content[kind]["schema"] | {"components": description()["components"]}
        jsonschema.Draft202012Validator(schema).validate(answer.json())
    return answer
