"""A web server that does nothing: a Starlette app under uvicorn that reads each body and answers 200.

python -m benchmarks.nothing PORT
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request


async def hook(request: Request) -> Response:
    await request.body()
    return Response()


if __name__ == "__main__":
    app = Starlette(routes=[Route("/hook", hook, methods=["POST"])])
    config = uvicorn.Config(app, port=int(sys.argv[1]), http="h11", access_log=False, log_level="info")
    uvicorn.Server(config).run()
