"""The whole site as it stands in production, on the loopback: `with Stack.fresh() as stack`.

    stack.app[0].kill(); stack.app[0].start()       # or restart(); so with every part
    stack.manage("housekeeping")                    # a command beside the running site
    stack.url                                       # https://localhost:…, a visitor's way in

Parts: `main` and `keys` (two PostgreSQL clusters), `redis`, `app` (two servers for whoever looks,
and the last for forms), `worker` (housekeeping again and again), `nginx`, `mail` (takes letters),
`way` (through which visitors come, from an address that nothing else here has).
"""

from tests.production.stack.stack import Stack

__all__ = ["Stack"]
