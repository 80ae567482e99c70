"""What a changing form carries besides its fields, and where the browser goes when it is done."""

from urllib.parse import quote

from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas, Versionskonflikt

_LANGSTA_NYCKEL = 200


def text_ur(formular: FormMultiDict, namn: str) -> str:
    """A text of a form, empty when it is not there."""
    varde = formular.get(namn, "")
    return varde.replace("\r\n", "\n") if isinstance(varde, str) else ""


def nyckel_ur(formular: FormMultiDict) -> str:
    """The key of the form: sending it twice does it once. Raises OgiltigIndata when it is missing."""
    nyckel = text_ur(formular, "_nyckel")
    if not nyckel or len(nyckel) > _LANGSTA_NYCKEL or not nyckel.isascii() or not nyckel.isprintable():
        raise OgiltigIndata((Felaktighet(plats="", mening="Formuläret är trasigt. Öppna sidan på nytt."),))
    return f"webb-{nyckel}"


def sett_version(formular: FormMultiDict) -> int:
    """The version of the case that the person saw. Raises OgiltigIndata when it is missing."""
    text = text_ur(formular, "_version")
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise OgiltigIndata((Felaktighet(plats="", mening="Formuläret är trasigt. Öppna sidan på nytt."),))
    return int(text)


def till_arendet(arende: str, nyckel: str, kvitto: Kvitto) -> Redirect:
    """On to the page of the case, which tells what was done."""
    return Redirect(f"/arenden/{arende}?kvitto={quote(nyckel)}", status_code=303)


def krockat(
    fraga: Fraga, arende: str, fel: Versionskonflikt, skrivet: list[tuple[str, str]], *, tillbaka: str = ""
) -> Response[str]:
    """Somebody was first: who, when, what they did, and the text that was typed. `tillbaka` is the page of
    ours, such as a meeting's, that the person came from."""
    try:
        vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    except Saknas:
        raise fel from None
    return sida(
        fraga,
        "krock.html",
        status=409,
        vy=vy,
        fel=fel,
        flode=fraga.flode(vy.arende),
        skrivet=skrivet,
        tillbaka=tillbaka,
    )
