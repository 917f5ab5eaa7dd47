"""How we talk to each kind of database.

SQLite: one writer at a time, taken at the start (no deadlock half-way), readers undisturbed,
and freed pages overwritten. PostgreSQL: parameters bound by the server, so that no statement
text, and therefore nobody's words, stands in its log.
"""

from typing import Any

SQLITE: dict[str, Any] = {
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
        ),
    },
    "CONN_MAX_AGE": 60,
}

POSTGRESQL: dict[str, Any] = {
    "OPTIONS": {
        "server_side_binding": True,
        "options": (
            "-c log_statement=none -c log_error_verbosity=terse "
            "-c log_min_duration_statement=-1 -c log_min_error_statement=panic "
            "-c log_parameter_max_length=0 -c log_parameter_max_length_on_error=0 "
            # Some errors quote a value in their first sentence (“invalid input syntax: …”): none
            # is written down there. We log each by its kind, and `log` lets pass what is worse.
            "-c log_min_messages=log "
            # Compiling a question takes longer than any of ours does.
            "-c jit=off"
        ),
    },
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
}
