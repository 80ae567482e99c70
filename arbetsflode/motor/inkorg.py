"""The inbox: what comes in is kept at once, then read, and found again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from arbetsflode.handlingar.filtyper import Filtyp, andelse
from arbetsflode.handlingar.mottagning import STORSTA_FIL, visat_namn
from arbetsflode.inkorg import Inkorgspost, Last, Postlage, Vag
from arbetsflode.intag import Funnet
from arbetsflode.intag import las as las_falten
from arbetsflode.journal import tidstext
from arbetsflode.lager import inkorgen as lagret
from arbetsflode.lager import inkorgsok, listor
from arbetsflode.lager.filer import Lagrad, hall
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.lasning import las_fil
from arbetsflode.lasning.brevet import Brevet, ta_isar
from arbetsflode.motor.kvitto import avtryck
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Nar
from tillstand.behorighet import SYSTEM, Aktor
from tillstand.fel import Datafel, Felaktighet, OgiltigIndata, Saknas

FLEST = 50
ROLL = "registrator"
EFTER_ALLT = ("9", "")


@frozen(kw_only=True)
class Inkommet:
    """A thing in the inbox, and how long it has lain there."""

    post: Inkorgspost
    rubrik: str
    """What it is about, or else what the file is called."""
    arbetsdagar: int
    """Working days since it came; 0 for what has been settled."""
    sen: bool
    """It has lain a working day: what has come in is registered at once (OSL 5:1)."""
    diarienummer: str = ""
    """Of the case that it became, when the person may know of it."""


@frozen(kw_only=True)
class Inkorgslista:
    """A page of the inbox. `nasta` is where the next page begins; empty on the last one."""

    poster: tuple[Inkommet, ...]
    nasta: str
    antal: int
    """How many are not settled."""
    sena: int
    """How many of them have lain a working day."""


def krav_pa_registrator(program: Program, f: Forbindelse, aktor: Aktor, nar: Nar) -> None:
    """Raise Saknas for everybody but those who register today, in any nämnd: others have no inbox."""
    nycklar = program.organisation(f).vantar_pa_mig(aktor.person, nar.idag)
    if not any(nyckel.partition(":")[0] == ROLL for nyckel in nycklar):
        raise Saknas("Bara registratorer har en inkorg.")


def ta_emot(
    program: Program, aktor: Aktor, *, innehall: bytes | Path, filnamn: str, vag: Vag, nyckel: str
) -> Inkorgspost:
    """Lay something in the inbox, whatever it is: it is read afterwards, and nobody waits for that.

    The same content as something that nobody has settled gives that one back. Raises Saknas, and
    OgiltigIndata (place `fil`) for what is empty or larger than 25 MB.
    """
    _krav_pa_storlek(innehall)
    lagrad = program.filer.lagg(innehall)
    namn = visat_namn(filnamn)
    nu = program.klocka.nu()

    def gor(f: Forbindelse) -> Svar:
        if aktor != SYSTEM:
            krav_pa_registrator(program, f, aktor, Nar.vid(nu))
        redan = lagret.oppen_med_hash(f, lagrad.hash)
        if redan is not None:
            return Svar(text=redan.id, nu=nu)
        hall(f, program.filer, lagrad, nu)
        post = _ny(program.nytt_id(), nu, vag, namn, lagrad)
        lagret.lagg(f, post)
        inkorgsok.skriv(f, post.id, (namn,))
        return Svar(text=post.id, nu=nu)

    id_ = en_gang(program.databas, nyckel, avtryck(aktor.person, "ta_emot", namn, vag, lagrad.hash), gor)
    with program.databas.las() as f:
        return posten(program, f, aktor, id_).post


def _ny(id_: str, nu: datetime, vag: Vag, filnamn: str, lagrad: Lagrad) -> Inkorgspost:
    return Inkorgspost(
        id=id_,
        inkommen=nu,
        vag=vag,
        filnamn=filnamn,
        hash=lagrad.hash,
        storlek=lagrad.storlek,
        lage=Postlage.NY,
        rubrik="",
        lasfel=None,
        arende=None,
        skal=None,
        avgjord=None,
        av=None,
        version=1,
    )


def _krav_pa_storlek(innehall: bytes | Path) -> None:
    storlek = len(innehall) if isinstance(innehall, bytes) else _storlek(innehall)
    if storlek > STORSTA_FIL:
        mening = f"filen är för stor: högst {STORSTA_FIL // 1024 // 1024} MB"
        raise OgiltigIndata((Felaktighet(plats="fil", mening=mening),))


def _storlek(fil: Path) -> int:
    try:
        return fil.stat().st_size
    except OSError:
        return 0


def las_inkommet(program: Program, aktor: Aktor, *, id_: str) -> Inkorgspost:
    """Read what has come in, in a process of its own, and keep what it says; again if it was read before.

    What cannot be read says why in `lasfel`. What has been settled is left as it is. Raises Saknas.
    """
    with program.databas.las() as f:
        hela = posten(program, f, aktor, id_)
    if not hela.post.lage.avgjord:
        last = _las(program, hela.post)
        with program.databas.skriv() as f:
            if lagret.skriv_last(f, id_, last):
                inkorgsok.skriv(f, id_, (hela.post.filnamn, *last.sokbara_texter()))
    with program.databas.las() as f:
        return posten(program, f, aktor, id_).post


def las_nya(program: Program) -> int:
    """Read what nobody has tried to read yet; how many. One that fails is told there and stops nobody."""
    with program.databas.las() as f:
        ids = lagret.att_lasa(f)
    for id_ in ids:
        las_inkommet(program, SYSTEM, id_=id_)
    return len(ids)


def _las(program: Program, post: Inkorgspost) -> Last:
    filnamn = post.filnamn
    try:
        innehall = program.filer.las(post.hash)
    except Datafel as fel:
        return Last(lasfel=str(fel))
    brevet = (ta_isar(innehall) if andelse(filnamn) == Filtyp.EML else None) or Brevet()
    grund = Last(meddelande=brevet.meddelande, svar_pa=brevet.svar_pa)
    try:
        text = las_fil(innehall, filnamn)
    except OgiltigIndata as fel:
        mening = " ".join(f.mening for f in fel.felaktigheter)
        return evolve(grund, lasfel=f"{mening[:1].upper()}{mening[1:]}.")
    falt = {namn: _som_sparat(ett) for namn, ett in las_falten(text).falt.items() if ett is not None}
    rubrik = str(falt["titel"]["varde"]) if "titel" in falt else ""
    return evolve(grund, text=text, falt=falt, rubrik=rubrik[:300])


def _som_sparat(ett: Funnet) -> Mapping[str, Any]:
    return {**ett.som_json(), "alternativ": [annat.som_json() for annat in ett.alternativ]}


def inkorgen(
    program: Program,
    aktor: Aktor,
    *,
    lage: Postlage | None = None,
    sok: str = "",
    efter: str = "",
    hogst: int = FLEST,
) -> Inkorgslista:
    """What lies in the inbox, the oldest first; or what has been settled in one way, the latest first.

    With `sok` what has those words in its heading, sender, numbers or name, the latest first, settled or not
    when no `lage` is given. Of what became a case only those whose case the person may know of.
    Raises Saknas.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        krav_pa_registrator(program, f, aktor, nar)
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        fore = _plats(efter, EFTER_ALLT)
        if sok:
            alla = inkorgsok.sok(f, synlighet, sok, lage=lage, fore=fore, antal=hogst + 1)
        elif lage is None or not lage.avgjord:
            alla = lagret.oavgjorda(f, efter=_plats(efter, ("", "")), antal=hogst + 1)
        else:
            alla = lagret.avgjorda(f, synlighet, lage, fore=fore, antal=hogst + 1)
        antal, sena = lagret.antal(f, _sen_fore(program, nar.noterat))
        nummer = lagret.diarienummer(f, [p.arende for p in alla if p.arende is not None])
    poster = tuple(
        inkommet_av(program, post, nar.noterat, diarienummer=nummer.get(post.arende or "", ""))
        for post in alla[:hogst]
    )
    nasta = _som_plats(alla[hogst - 1]) if len(alla) > hogst else ""
    return Inkorgslista(poster=poster, nasta=nasta, antal=antal, sena=sena)


def inkorgstal(program: Program, aktor: Aktor) -> tuple[int, int] | None:
    """How many things are not settled, and how many of them have lain a working day; None for those who do
    not register."""
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        try:
            krav_pa_registrator(program, f, aktor, nar)
        except Saknas:
            return None
        return lagret.antal(f, _sen_fore(program, nar.noterat))


def inkommet_av(program: Program, post: Inkorgspost, nu: datetime, *, diarienummer: str) -> Inkommet:
    """A post and how long it has lain, at an instant."""
    dagar = program.dagar.mellan(lokal_dag(post.inkommen), lokal_dag(nu))
    return Inkommet(
        post=post,
        rubrik=post.rubrik or post.filnamn,
        arbetsdagar=0 if post.lage.avgjord else dagar,
        sen=not post.lage.avgjord and post.inkommen < _sen_fore(program, nu),
        diarienummer=diarienummer,
    )


def _sen_fore(program: Program, nu: datetime) -> datetime:
    """What came before this has lain a working day: until the same hour of the working day after."""
    forra = program.dagar.plus(lokal_dag(nu), -1)
    return nu - timedelta(days=(lokal_dag(nu) - forra).days)


def posten(program: Program, f: Forbindelse, aktor: Aktor, id_: str) -> lagret.Hela:
    """A thing in the inbox and its reading, for those who register (and the machinery itself).

    Raises Saknas, also for what became a case that the person may not know of.
    """
    nar = Nar.vid(program.klocka.nu())
    funnen = lagret.las(f, id_)
    if aktor != SYSTEM:
        krav_pa_registrator(program, f, aktor, nar)
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        arende = funnen.post.arende if funnen is not None else None
        if arende is not None and not listor.med_nummer(f, synlighet, arende):
            funnen = None
    if funnen is None:
        raise Saknas("Det finns inte i inkorgen, eller så får du inte se det.")
    return funnen


def _som_plats(post: Inkorgspost) -> str:
    return f"{tidstext(post.inkommen)} {post.id}"


def _plats(text: str, annars: tuple[str, str]) -> tuple[str, str]:
    tid, _, id_ = text.partition(" ")
    return (tid, id_) if tid and id_ else annars
