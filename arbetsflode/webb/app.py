"""The web as one ASGI application over a running program."""

from anyio import CapacityLimiter
from litestar import Litestar
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.middleware import DefineMiddleware

from arbetsflode import sakerhet
from arbetsflode.program import Program
from arbetsflode.webb.adresser import Adresskontroll
from arbetsflode.webb.beroenden import BEROENDEN
from arbetsflode.webb.felsidor import Klaga, felhanterare
from arbetsflode.webb.huvuden import satt_huvuden
from arbetsflode.webb.inloggningskrav import Inloggningskrav
from arbetsflode.webb.sidor.vagar import VAGAR
from arbetsflode.webb.utloggad import spara_det_skrivna
from arbetsflode.webb.vardar import Vardkontroll, tillatna_vardar

STORSTA_BEGARAN = 32 * 1024 * 1024
"""Bytes in one request: a document of 25 MiB with its form."""
FLEST_DELAR = 1_000
"""Parts of one form."""
LOSENORDSPLATSER = 4
"""Threads that may hash a password or wait for their turn; whoever comes after waits without a thread."""


def bygg(program: Program, *, klaga: Klaga, demo: bool = False) -> Litestar:
    """The application. In `demo` the login shows its roles to choose among; `klaga` is told of faults."""
    over_tls = program.installningar.bas_url.startswith("https://")
    vardar = tillatna_vardar(program.installningar.bas_url)
    return Litestar(
        route_handlers=list(VAGAR),
        dependencies=BEROENDEN,
        middleware=[DefineMiddleware(Vardkontroll, vardar=vardar), Adresskontroll, Inloggningskrav],
        exception_handlers=felhanterare(klaga),
        after_exception=[spara_det_skrivna],
        before_send=[satt_huvuden],
        csrf_config=_csrf(program, over_tls),
        request_max_body_size=STORSTA_BEGARAN,
        multipart_form_part_limit=FLEST_DELAR,
        openapi_config=None,
        logging_config=None,
        state=_tillstand(program, demo=demo, over_tls=over_tls),
    )


def _tillstand(program: Program, *, demo: bool, over_tls: bool) -> State:
    """What the pages find at the application."""
    return State(
        {
            "program": program,
            "demo": demo,
            "over_tls": over_tls,
            "losenordsko": CapacityLimiter(LOSENORDSPLATSER),
        }
    )


def _csrf(program: Program, over_tls: bool) -> CSRFConfig:
    """Every change carries a token that another site cannot know."""
    return CSRFConfig(
        secret=sakerhet.csrf_hemlighet(program),
        cookie_name="__Host-remiss-csrf" if over_tls else "remiss-csrf",
        cookie_secure=over_tls,
        cookie_httponly=True,
        cookie_samesite="lax",
    )
