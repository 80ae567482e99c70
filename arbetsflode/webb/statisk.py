"""Style sheets, scripts and pictures: read once, served under an address that changes with the contents."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from attrs import frozen
from litestar import Response
from litestar.params import Parameter

from arbetsflode.webb.vag import hamta
from tillstand.fel import Saknas

_TYPER: Mapping[str, str] = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_FILER = (
    "vendor/designsystemet-css-1.22.0/tema.css",
    "vendor/designsystemet-css-1.22.0/designsystemet.css",
    "vendor/htmx-2.0.11/htmx.min.js",
    "remiss.css",
    "utskrift.css",
    "remiss.js",
    "inkorg.js",
    "marke.svg",
)
"""Everything that may be asked for; a path is never made of what a browser says."""


@frozen
class _Fil:
    """A file as it is served."""

    innehall: bytes
    typ: str
    marke: str


@cache
def _las(namn: str) -> _Fil:
    innehall = files("arbetsflode.webb").joinpath("statiskt", *namn.split("/")).read_bytes()
    marke = hashlib.sha256(innehall).hexdigest()[:12]
    return _Fil(innehall, _TYPER[namn[namn.rindex(".") :]], marke)


def adress(namn: str) -> str:
    """Where a file is fetched: the address says which edition."""
    return f"/statiskt/{namn}?v={_las(namn).marke}"


@hamta("/statiskt/{namn:path}", oppen=True, utan_kaka=True)
def statisk(namn: Annotated[str, Parameter()]) -> Response[bytes]:
    """One of the files that the pages need. Raises Saknas."""
    ett = namn.lstrip("/")
    if ett not in _FILER:
        raise Saknas("Filen finns inte.")
    fil = _las(ett)
    return Response(fil.innehall, media_type=fil.typ)
