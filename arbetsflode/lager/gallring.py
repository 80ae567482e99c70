"""What an erasure takes out of the tables, and what it leaves: who decided, and which numbers are taken."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from attrs import frozen
from sqlalchemy import bindparam, delete, insert, or_, select, update

from arbetsflode.journal import tidstext
from arbetsflode.lager import inkorgsgallring
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.text import nummernyckel

_FRITEXT = Sats(
    update(t.post)
    .where(t.post.c.kedja == bindparam("b_kedja"), t.post.c.nummer == bindparam("b_nummer"))
    .values(fritext=bindparam("fritext"))
)
_HELA_KEDJAN = Sats(update(t.post).where(t.post.c.kedja == bindparam("b_kedja")).values(fritext="{}"))
_ANTECKNA = Sats(insert(t.gallring))
_FINNS = Sats(select(t.gallring.c.id).where(t.gallring.c.id == bindparam("id")))
_ATT_STADA = Sats(select(t.gallring.c.id, t.gallring.c.innehall).where(t.ATT_STADA).order_by(t.gallring.c.id))
_STADAT = Sats(
    update(t.gallring).where(t.gallring.c.id == bindparam("b_id")).values(stadat=bindparam("stadat"))
)
_ALLA = Sats(select(t.gallring.c.innehall).order_by(t.gallring.c.noterat, t.gallring.c.id))
_MINNS = Sats(insert(t.gallrat))
_GALLRADE = Sats(select(t.gallrat).order_by(t.gallrat.c.arende))
_SLAPP = Sats(
    delete(t.filarende).where(
        t.filarende.c.hash == bindparam("b_hash"), t.filarende.c.arende == bindparam("b_arende")
    )
)
_DELAD = Sats(
    select(t.filarende.c.hash)
    .where(t.filarende.c.hash == bindparam("hash"))
    .union(select(t.inkorgspost.c.hash).where(t.inkorgspost.c.hash == bindparam("hash")))
)
_TA_BORT_FIL = Sats(delete(t.fil).where(t.fil.c.hash == bindparam("b_hash")))
_RESERVERA = Sats(insert(t.fil))
_SVAR = Sats(
    update(t.idempotens)
    .where(t.idempotens.c.nyckel == bindparam("b_nyckel"))
    .values(avtryck=bindparam("avtryck"), svar=bindparam("svar"))
)
_ADRESS = Sats(
    update(t.brev)
    .where(t.brev.c.id == bindparam("b_id"))
    .values(nyckel=bindparam("nyckel"), adress=bindparam("adress"), fel=bindparam("fel"))
)
_MINDRE_BREV = Sats(
    update(t.brev).where(t.brev.c.id == bindparam("b_id")).values(rader=bindparam("rader"), fel=None)
)
_BORT: tuple[Sats, ...] = (
    Sats(delete(t.varning).where(t.varning.c.subjekt == bindparam("b_arende"))),
    Sats(delete(t.lasning).where(t.lasning.c.arende == bindparam("b_arende"))),
    Sats(delete(t.planbesked).where(t.planbesked.c.arende == bindparam("b_arende"))),
    Sats(delete(t.lasmarke).where(t.lasmarke.c.arende == bindparam("b_arende"))),
    Sats(delete(t.motespunkt).where(t.motespunkt.c.arende == bindparam("b_arende"))),
    Sats(delete(t.motesbehandling).where(t.motesbehandling.c.arende == bindparam("b_arende"))),
    Sats(delete(t.nummer).where(t.nummer.c.arende == bindparam("b_arende"))),
    Sats(delete(t.sokrad).where(t.sokrad.c.arende == bindparam("b_arende"))),
    Sats(delete(t.brevarende).where(t.brevarende.c.arende == bindparam("b_arende"))),
    Sats(delete(t.arende).where(t.arende.c.id == bindparam("b_arende"))),
)
"""Every table that speaks of a case, those that refer before the one referred to."""
_MEDDELANDE_BORT = Sats(delete(t.brevmeddelande).where(t.brevmeddelande.c.brev == bindparam("b_id")))
_BREV_BORT = Sats(delete(t.brev).where(t.brev.c.id == bindparam("b_id")))


@frozen(kw_only=True)
class GallratArende:
    """A case that has been erased whole: what is left is its number, its id and the head of its chain."""

    arende: str
    namnd: str
    diarienummer: str
    nummernyckel: str
    poster: int
    huvud: str
    gallring: str


def skriv_fritext(f: Forbindelse, kedja: str, texter: Mapping[int, str]) -> None:
    """Put what is left of the free texts (JSON) of some posts in the place of what stood there."""
    f.flera(_FRITEXT, [{"b_kedja": kedja, "b_nummer": n, "fritext": text} for n, text in texter.items()])


def tom_fritext(f: Forbindelse, kedja: str) -> None:
    """Erase every free text and salt of a chain."""
    f.kor(_HELA_KEDJAN, {"b_kedja": kedja})


def anteckna(f: Forbindelse, id_: str, *, arende: str, innehall: str, nu: datetime) -> None:
    """Note an erasure; its files and pages wait to be cleaned."""
    f.kor(_ANTECKNA, {"id": id_, "noterat": tidstext(nu), "arende": arende, "innehall": innehall})


def finns(f: Forbindelse, id_: str) -> bool:
    """Whether this base already has made an erasure."""
    return f.en(_FINNS, {"id": id_}) is not None


def att_stada(f: Forbindelse) -> list[tuple[str, str]]:
    """The erasures (id, content) whose files and pages are not cleaned yet."""
    return [(id_, innehall) for id_, innehall in f.alla(_ATT_STADA)]


def notera_stadat(f: Forbindelse, ids: Iterable[str], nu: datetime) -> None:
    """Say that nothing is left on the disk of some erasures."""
    f.flera(_STADAT, [{"b_id": id_, "stadat": tidstext(nu)} for id_ in ids])


def alla(f: Forbindelse) -> list[str]:
    """What every erasure was, oldest first (JSON)."""
    return [innehall for (innehall,) in f.alla(_ALLA)]


def gallrade(f: Forbindelse) -> list[GallratArende]:
    """The cases that have been erased whole."""
    namn = t.gallrat.c.keys()
    return [GallratArende(**dict(zip(namn, rad, strict=True))) for rad in f.alla(_GALLRADE)]


def har_nummer(f: Forbindelse, nummer: str) -> list[tuple[str, str, str]]:
    """The cases (id, nämnd, diarienummer) with that id or with that number as their own."""
    nyckel = nummernyckel(nummer)
    a = t.arende.c
    fraga = select(a.id, a.namnd, a.diarienummer).where(or_(a.id == nummer, a.nummernyckel == nyckel))
    return [(i, n, d) for i, n, d in f.fraga(fraga.order_by(a.registrerad, a.id))]


def ta_bort_arende(f: Forbindelse, rad: GallratArende) -> None:
    """Take a case out of every table, and keep its number."""
    inkorgsgallring.slapp_allt_i_arendet(f, rad.arende)
    for sats in _BORT:
        f.kor(sats, {"b_arende": rad.arende})
    f.kor(_MINNS, {namn: getattr(rad, namn) for namn in t.gallrat.c.keys()})  # noqa: SIM118 - a column collection


def slapp_filer(f: Forbindelse, arende: str, hashar: Iterable[str]) -> tuple[str, ...]:
    """Let a case hold some contents no longer; those that nobody else holds.

    What came in through the inbox and became the case's goes with them.
    """
    fria = []
    for hash_ in sorted(set(hashar)):
        f.kor(_SLAPP, {"b_hash": hash_, "b_arende": arende})
        inkorgsgallring.slapp_i_arendet(f, arende, hash_)
        if slapp_om_fri(f, hash_):
            fria.append(hash_)
    return tuple(fria)


def slapp_om_fri(f: Forbindelse, hash_: str) -> bool:
    """Let go of a content that no case and nothing in the inbox holds; whether it was so."""
    if f.en(_DELAD, {"hash": hash_}) is not None:
        return False
    f.kor(_TA_BORT_FIL, {"b_hash": hash_})
    return True


def kanda_filer(f: Forbindelse) -> frozenset[str]:
    """The contents that somebody holds."""
    return frozenset(r[0] for r in f.fraga(select(t.fil.c.hash)))


def reservera_fil(f: Forbindelse, hash_: str, nu: datetime) -> None:
    """Hold the name of a content: whoever would note it waits. Raises Dubblettfel when it is in use."""
    f.kor(_RESERVERA, {"hash": hash_, "storlek": 0, "tillagd": tidstext(nu)})


def slapp_fil(f: Forbindelse, hash_: str) -> None:
    """Let go of what `reservera_fil` held."""
    f.kor(_TA_BORT_FIL, {"b_hash": hash_})


def svar_om(f: Forbindelse, arende: str) -> list[tuple[str, str]]:
    """The kept answers (key, text) that speak of a case."""
    i = t.idempotens.c
    return [(n, s) for n, s in f.fraga(select(i.nyckel, i.svar).where(i.svar.contains(arende)))]


def skriv_svar(f: Forbindelse, nyckel: str, *, avtryck: str, svar: str) -> None:
    """Keep another answer and digest in the place of what was kept under a key."""
    f.kor(_SVAR, {"b_nyckel": nyckel, "avtryck": avtryck, "svar": svar})


def skriv_adress(f: Forbindelse, id_: str, *, nyckel: str, adress: str | None, fel: str | None) -> None:
    """Put another key, address and reason in a letter; what its key was is told by nothing."""
    f.kor(_MEDDELANDE_BORT, {"b_id": id_})
    f.kor(_ADRESS, {"b_id": id_, "nyckel": nyckel, "adress": adress, "fel": fel})


def forkorta_brev(f: Forbindelse, id_: str, rader: str) -> None:
    """Leave only some lines in a letter (JSON)."""
    f.kor(_MINDRE_BREV, {"b_id": id_, "rader": rader})


def ta_bort_brev(f: Forbindelse, ids: Collection[str]) -> None:
    """Take letters away; nothing refers to them any longer."""
    bort = [{"b_id": id_} for id_ in ids]
    f.flera(_MEDDELANDE_BORT, bort)
    f.flera(_BREV_BORT, bort)


def nummernycklar(f: Forbindelse, namnd: str) -> list[str]:
    """The keys of the numbers of a nämnd's erased cases."""
    return [r[0] for r in f.fraga(select(t.gallrat.c.nummernyckel).where(t.gallrat.c.namnd == namnd))]
