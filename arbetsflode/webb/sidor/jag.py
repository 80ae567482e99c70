"""Jag: one's own name, roles and absence, and the way to the password."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from litestar import Response

from arbetsflode import motor
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import beskedet, vidare_med
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sidor.personer import rolltext
from arbetsflode.webb.sparat import nyckel_ur, text_ur
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import Felaktighet, OgiltigIndata

_DAGAR: Mapping[str, str] = {"fran": "Första dagen", "till": "Sista dagen"}


@hamta("/jag")
def jag(fraga: MedFraga) -> Response[str]:
    """One's own page, with a receipt of what was just done there."""
    return _sidan(fraga, kvitto=beskedet(fraga))


def _sidan(
    fraga: Fraga,
    *,
    kvitto: str = "",
    fel: Sequence[Felaktighet] = (),
    varden: Mapping[str, str] | None = None,
) -> Response[str]:
    organisation, kod = fraga.organisation, fraga.aktor.person
    return sida(
        fraga,
        "jag.html",
        status=422 if fel else 200,
        person=organisation.personer.get(kod),
        roller=[i for i in organisation.innehav if i.person == kod and i.till >= fraga.idag],
        ersatter=[organisation.namn(p) for p in organisation.ersatter(kod, fraga.idag)],
        franvaro=[f for f in organisation.franvaro if f.person == kod and f.till >= fraga.idag],
        rolltext=lambda i: rolltext(fraga, i),
        andra=[(p.kod, p.namn) for p in organisation.personer.values() if p.kod != kod],
        kvitto=kvitto,
        fel=fel,
        felen={f.plats: f.mening for f in fel},
        varden=varden or {},
        nyckel=fraga.ny_nyckel(),
        alltid=date.min,
        tillsvidare=date.max,
    )


@skicka("/jag")
def anmal_franvaro(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Say that one is away, and who stands in. What is wrong comes back with what was typed."""
    varden = {namn: text_ur(formular, namn).strip() for namn in ("fran", "till", "ersattare")}
    try:
        fran, till = _dagarna(varden)
        motor.anmal_franvaro(
            fraga.program,
            fraga.aktor,
            fran=fran,
            till=till,
            ersattare=varden["ersattare"] or None,
            nyckel=nyckel_ur(formular),
        )
    except OgiltigIndata as fel:
        felen = [Felaktighet(plats=f"borta.{f.plats}", mening=f.mening) for f in fel.felaktigheter]
        return _sidan(fraga, fel=felen, varden=varden)
    return vidare_med(fraga, "/jag", "franvaro")


def _dagarna(varden: Mapping[str, str]) -> tuple[date, date]:
    dagar: dict[str, date] = {}
    fel: list[Felaktighet] = []
    for namn, etikett in _DAGAR.items():
        try:
            dagar[namn] = date.fromisoformat(varden[namn])
        except ValueError:
            vad = "är inte en dag: skriv till exempel 2026-12-24" if varden[namn] else "saknas"
            fel.append(Felaktighet(plats=namn, mening=f"{etikett} {vad}."))
    if fel:
        raise OgiltigIndata(fel)
    return dagar["fran"], dagar["till"]


VAGAR = (jag, anmal_franvaro)
