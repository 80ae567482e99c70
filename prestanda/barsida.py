"""The limit of the web's cold start: an application with one page, on the same server, and nothing else."""

import json
import socket

import uvicorn
from litestar import Litestar, MediaType, get


@get("/", media_type=MediaType.HTML, sync_to_thread=False)
def sidan() -> str:
    """The one page."""
    return "<!doctype html><title>En sida</title><h1>En sida</h1>"


def main() -> None:
    """Take a free port, tell which, and answer."""
    lyssnare = socket.create_server(("127.0.0.1", 0))
    print(json.dumps({"adress": f"http://127.0.0.1:{lyssnare.getsockname()[1]}"}, indent=2), flush=True)
    app = Litestar([sidan], openapi_config=None, logging_config=None)
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", ws="none")
    uvicorn.Server(config).run(sockets=[lyssnare])


if __name__ == "__main__":
    main()
