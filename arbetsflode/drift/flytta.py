"""The installation moves from SQLite to PostgreSQL: equal rows there, and the old base refuses to start.

The old base is marked just before the new one stands: whenever it is interrupted, at most one can be used.
"""

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from arbetsflode.klocka import Klocka
from arbetsflode.lager import inlasning, kopia, lagen, migrering, narvaro
from arbetsflode.lager.adress import databasfil, utan_losenord
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.export import Framsteg
from arbetsflode.motor import verifiera
from arbetsflode.sammansattning import oppna
from konfiguration.installningar import las_installningar
from tillstand.fel import Datafel, Felaktighet, OgiltigIndata


@frozen(kw_only=True)
class Flytt:
    """What came over: rows in all, the digest that both bases have, and the address without password."""

    rader: int
    digest: str
    till: str


def flytta(
    mapp: Path,
    till: str,
    *,
    miljo: Mapping[str, str],
    klocka: Klocka | None = None,
    framsteg: Framsteg = lambda _text: None,
) -> Flytt:
    """Move the rows of an SQLite base into an empty PostgreSQL base; the contents stay in their folder.

    Raises Upptaget while the base is in use, OgiltigIndata for an address that is not PostgreSQL, Datafel
    when the new base is not empty or the old one does not agree with itself.
    """
    installningar = las_installningar(mapp, miljo)
    fil = _sqlitefil(installningar.databas, till)
    adress = utan_losenord(till)
    databas = Databas(installningar.databas, las_sekunder=installningar.las_sekunder)
    try:
        if _markt(databas) != adress:
            framsteg("Kontrollerar ...")
            _krav_pa_hel_bas(mapp, miljo, klocka)
        with narvaro.ensam(fil), migrering.tom_postgres(till) as ny:
            _markera(databas, "")
            with databas.las() as f:
                framme = inlasning.for_over(f, ny, framsteg)
            _markera(databas, adress)
    finally:
        databas.stang()
    return Flytt(rader=sum(t.rader for t in framme), digest=kopia.samlat(framme), till=adress)


def _sqlitefil(fran: str, till: str) -> Path:
    fil = databasfil(fran)
    if fil is None:
        raise _fel("databas", "är redan PostgreSQL, så det finns inget att flytta")
    if not till.startswith("postgresql"):
        raise _fel("--till", "ska vara adressen till en tom PostgreSQL-databas: postgresql+psycopg://...")
    if not fil.exists():
        raise Datafel("Databasen är tom. Det finns inget att flytta.")
    return fil


def _fel(plats: str, mening: str) -> OgiltigIndata:
    return OgiltigIndata((Felaktighet(plats=plats, mening=mening),))


def _markt(databas: Databas) -> str | None:
    with databas.las() as f:
        return lagen.las(f, lagen.FLYTTAD)


def _markera(databas: Databas, adress: str) -> None:
    """Say in the old base where the installation lives now; empty when it is here."""
    with databas.skriv() as f:
        if (lagen.las(f, lagen.FLYTTAD) or "") == adress:
            return
        if adress:
            lagen.skriv(f, lagen.FLYTTAD, adress)
        else:
            lagen.ta_bort(f, lagen.FLYTTAD)


def _krav_pa_hel_bas(mapp: Path, miljo: Mapping[str, str], klocka: Klocka | None) -> None:
    """What does not agree with itself is mended before it moves."""
    with oppna(mapp, klocka=klocka, miljo=miljo) as program:
        if not verifiera(program).haller:
            raise Datafel("Databasen stämmer inte med sig själv. Se vad med ”remiss verifiera”.")
