"""Logging in and out, changing one's password, and the demo's roles to choose among."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve
from litestar import Response
from litestar.datastructures import Cookie
from litestar.params import FromQuery
from litestar.response import Redirect

from arbetsflode import sakerhet
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.inloggningskrav import kaknamn, sessionskaka
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import text_ur
from arbetsflode.webb.vag import HEM as HEM
from arbetsflode.webb.vag import egen_vag as egen_vag
from arbetsflode.webb.vag import hamta, skicka
from tillstand.behorighet import Person
from tillstand.fel import Felaktighet, Inloggningsfel, OgiltigIndata, Saknas


@hamta("/logga-in", oppen=True)
def visa_inloggning(fraga: MedFraga, till: FromQuery[str] = HEM) -> Response[Any]:
    """The login; who is logged in already goes on."""
    if fraga.session is not None:
        return Redirect(egen_vag(till), status_code=303)
    return _inloggningen(fraga, till=egen_vag(till))


@skicka("/logga-in", oppen=True, losenord=True)
def logga_in(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Log in. Whatever is wrong, the answer is the same."""
    kod, till = text_ur(formular, "kod").strip(), egen_vag(text_ur(formular, "till"))
    try:
        inloggad = sakerhet.logga_in(
            fraga.program,
            kod=kod,
            losenord=text_ur(formular, "losenord"),
            adress=adressen(fraga),
            forra=_kakan(fraga),
        )
    except Inloggningsfel as fel:
        return _inloggningen(fraga, till=till, kod=kod, fel=str(fel), status=401)
    return med_session(fraga, inloggad.kaka, "/losenord" if inloggad.maste_byta else till)


@skicka("/logga-in/demo", oppen=True)
def logga_in_i_demot(fraga: MedFraga, formular: MedFormular) -> Redirect:
    """Become one of the demo's roles. Raises Saknas outside the demo."""
    person = fraga.organisation.personer.get(text_ur(formular, "kod"))
    if not fraga.demo or person is None:
        raise Saknas("Sidan finns inte.")
    sakerhet.avsluta(fraga.program, _kakan(fraga))
    return med_session(fraga, sakerhet.borja(fraga.program, person.kod), HEM)


@skicka("/logga-ut", oppen=True)
def logga_ut(fraga: MedFraga) -> Redirect:
    """End the session at once, whatever the browser keeps."""
    sakerhet.avsluta(fraga.program, _kakan(fraga))
    over_tls = fraga.request.app.state.over_tls
    kakor = [sessionskaka("", over_tls, slut=True), _utan_csrf(fraga)]
    return Redirect("/logga-in", status_code=303, cookies=kakor)


@hamta("/losenord", fore_byte=True)
def visa_losenord(fraga: MedFraga) -> Response[str]:
    """The form in which one changes one's password."""
    return sida(fraga, "losenord.html", fel=(), klart=False)


@skicka("/losenord", fore_byte=True, losenord=True)
def byt_losenord(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Change it; every other login of the person ends. The receipt stands on this answer alone."""
    try:
        inloggad = sakerhet.byt_losenord(
            fraga.program,
            kakvarde=_kakan(fraga),
            gammalt=text_ur(formular, "nuvarande"),
            nytt=text_ur(formular, "nytt"),
            adress=adressen(fraga),
        )
    except OgiltigIndata as fel:
        felen = tuple(Felaktighet(plats="nytt", mening=f.mening) for f in fel.felaktigheter)
        return sida(fraga, "losenord.html", status=422, fel=felen, klart=False)
    except Inloggningsfel as fel:
        ett = Felaktighet(plats="nuvarande", mening=str(fel))
        return sida(fraga, "losenord.html", status=422, fel=(ett,), klart=False)
    return _bytt(fraga, inloggad.kaka)


def _bytt(fraga: Fraga, kaka: str) -> Response[str]:
    if fraga.session is not None:
        fraga.session = evolve(fraga.session, maste_byta=False)
    svar = sida(fraga, "losenord.html", fel=(), klart=True)
    svar.set_cookie(sessionskaka(kaka, fraga.request.app.state.over_tls))
    return svar


def adressen(fraga: Fraga) -> str:
    """Where the browser is, as far as the server is told."""
    klient = fraga.request.client
    return klient.host if klient else "okänd"


def _kakan(fraga: Fraga) -> str | None:
    return fraga.request.cookies.get(kaknamn(fraga.request.app.state.over_tls))


def med_session(fraga: Fraga, kaka: str, vart: str) -> Redirect:
    """On with a new session and without the old form token, which is made anew."""
    kakor = [sessionskaka(kaka, fraga.request.app.state.over_tls), _utan_csrf(fraga)]
    return Redirect(vart, status_code=303, cookies=kakor)


def _utan_csrf(fraga: Fraga) -> Cookie:
    egen = fraga.request.app.csrf_config
    namn = egen.cookie_name if egen else ""
    return Cookie(key=namn, value="", path="/", max_age=0, secure=fraga.request.app.state.over_tls)


def _inloggningen(
    fraga: Fraga, *, till: str, kod: str = "", fel: str = "", status: int = 200
) -> Response[str]:
    roller = list(_demoroller(fraga)) if fraga.demo else []
    avslutad = fraga.session is None and bool(_kakan(fraga))
    forsta = not fraga.demo and sakerhet.ar_forsta_gangen(fraga.program)
    return sida(
        fraga,
        "loggain.html",
        status=status,
        till=till,
        kod=kod,
        fel=fel,
        demoroller=roller,
        forsta=forsta,
        avslutad=avslutad and not fel,
    )


def _demoroller(fraga: Fraga) -> Iterator[tuple[str, list[Person]]]:
    """The demo's people who hold a role today, nämnd by nämnd; those who belong to none last."""
    organisation = fraga.organisation
    kvar = {kod: p for kod, p in organisation.personer.items() if organisation.nycklar(kod, fraga.idag)}
    for kod, namnd in fraga.program.kommun.namnder.items():
        personer = [p for p in kvar.values() if p.kod.startswith(f"{kod.lower()}.")]
        if personer:
            yield namnd.namn, personer
        for person in personer:
            del kvar[person.kod]
    if kvar:
        yield "Övriga", list(kvar.values())


VAGAR = (visa_inloggning, logga_in, logga_in_i_demot, logga_ut, visa_losenord, byt_losenord)
