"""SHA-256 in the database, so that it can hold a text to its hash by itself."""

from typing import Any

from django.db import models


class Sha256Hex(models.Func):
    """The hex digest of a text's UTF-8 bytes.

    Django's own `SHA256` needs pgcrypto on PostgreSQL; the built-in function does not.
    """

    function = "SHA256"
    arity = 1
    output_field = models.CharField(max_length=64)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """`sha256` wants bytes and gives bytes."""
        template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
        return super().as_sql(compiler, connection, template=template, **context)
