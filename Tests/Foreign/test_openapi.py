"""The document of the API, judged by other people's readers of OpenAPI and JSON Schema."""
import json
import re

import pytest
from conftest import Program
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture(scope="module", params=["id", "en"])
def document(request, tmp_path_factory):
    done = Program(tmp_path_factory.mktemp("openapi"))("openapi", "--lang", request.param)
    assert done.returncode == 0 and done.stderr == b""
    return json.loads(done.stdout)


def operations(document):
    return [(path, method, each) for path, methods in document["paths"].items() for method, each in methods.items()]


def test_it_is_a_valid_document(document):
    assert document["openapi"] == "3.1.0"
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_operation_says_what_it_does_and_how_it_fails(document):
    assert operations(document)
    for path, method, operation in operations(document):
        place = f"{method} {path}"
        assert method in METHODS and operation["summary"] and operation["tags"], place
        assert any(status.startswith("2") for status in operation["responses"]), place
        failures = {status: answer for status, answer in operation["responses"].items() if status >= "4"}
        assert "400" in failures, place
        for status, answer in failures.items():
            assert list(answer["content"]) == ["application/problem+json"], f"{place} {status}"


def schemas(value):
    """Every object of the document that has a pattern."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value
        for inner in value.values():
            yield from schemas(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from schemas(inner)


def test_examples_fit_their_schemas(document):
    found = list(schemas(document))
    assert found
    for schema in found:
        re.compile(schema["pattern"])
        for example in schema.get("examples", []):
            Draft202012Validator(schema).validate(example)
