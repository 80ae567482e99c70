"""The stop dates on the way to an answer, counted backwards from a meeting or from the last day to send.

What the nämnd has published holds; the rest follows from lead times. A day without work moves to the
working day before, and no step comes after the one that builds on it. Nothing here depends on today.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from tillstand.kalender import Namndkalender
from tillstand.ledtider import ORDNING
from tillstand.mote import Mote

SAMMANTRADE, BESLUT, JUSTERING, SKICKA = "sammantrade", "beslut", "justering", "skicka"
STEGORDNING = (*ORDNING, SAMMANTRADE, BESLUT, JUSTERING, SKICKA)
"""Every step that a plan may have, in the order in which they are taken. `beslut` is one taken alone, by a
delegat or the ordförande; then there is no kallelse, no meeting and no justering."""


class Grund(StrEnum):
    """What a date rests on."""

    PUBLICERAD = "publicerad"
    LEDTID = "ledtid"
    """So many days before the meeting, or before the decision of somebody who decides alone."""
    FORE_PUBLICERAD = "fore_publicerad"
    """A published later stop date leaves less time than the lead time."""
    EFTER_PUBLICERAD = "efter_publicerad"
    """A published earlier stop date comes later than the lead time."""
    MOTET = "motet"
    OMEDELBART = "omedelbart"
    JUSTERINGSTID = "justeringstid"
    SVARSTID = "svarstid"
    DAGEN_EFTER = "dagen_efter"
    """The working day after the decision is verified: later than the sender wanted."""
    SAMMA_DAG = "samma_dag"
    """The day when somebody decides alone: later than the sender wanted."""
    BESLUTAT = "beslutat"
    JUSTERAT = "justerat"


@frozen(kw_only=True)
class Stoppdag:
    """One step and its last day (local), with what it was counted from and by."""

    namn: str
    datum: date
    grund: Grund
    bas: date
    """The day that it was counted from."""
    antal: int = 0
    """How many days from there."""
    raknat: date
    """The day as it was counted, before it was moved off a day without work."""
    granne: str = ""
    """The published step that held it back or pushed it forward."""


@frozen(kw_only=True)
class Motesdagar:
    """What a meeting gives to every plan that goes through it."""

    fore: tuple[Stoppdag, ...]
    dagar: Mapping[str, date]
    """The days of those steps, by name."""
    genast: tuple[Stoppdag, ...]
    """The steps up to omedelbar justering."""
    ordinarie: tuple[Stoppdag, ...]
    """The steps up to ordinary justering."""
    kan_skickas: date
    """The day after the minutes are verified in the ordinary way."""


def publicerat(mote: Mote, steg: str) -> date | None:
    """The stop date that the nämnd has published for a step."""
    if steg == "tjansteutlatande":
        return mote.inlamning or mote.beredning
    return {"presidium": mote.presidium, "kallelse": mote.utskick}.get(steg)


def fore_motet(mote: Mote, kalender: Namndkalender) -> tuple[Stoppdag, ...]:
    """The steps before a meeting, in order."""
    return kring(mote, kalender).fore


def _fore_motet(mote: Mote, kalender: Namndkalender) -> tuple[Stoppdag, ...]:
    publicerade = {namn: dag for namn in ORDNING if (dag := publicerat(mote, namn)) is not None}
    if not publicerade:
        return _efter_ledtid(ORDNING, mote.dag, 0, kalender)
    return tuple(_inpassad(namn, mote, publicerade, kalender) for namn in ORDNING)


def _efter_ledtid(
    steg: Iterable[str], bas: date, avdrag: int, kalender: Namndkalender
) -> tuple[Stoppdag, ...]:
    """Steps by lead time alone, each lessened by `avdrag` days."""
    fore = kalender.dagar.pa_eller_fore
    ut = []
    for namn in steg:
        antal = max(getattr(kalender.ledtider, namn) - avdrag, 0)
        raknat = bas - timedelta(antal)
        ut.append(
            Stoppdag(namn=namn, datum=fore(raknat), grund=Grund.LEDTID, bas=bas, antal=antal, raknat=raknat)
        )
    return tuple(ut)


def _inpassad(namn: str, mote: Mote, publicerade: dict[str, date], kalender: Namndkalender) -> Stoppdag:
    """A step among published ones: itself published, or by lead time and never outside its neighbours."""
    if namn in publicerade:
        dag = publicerade[namn]
        return Stoppdag(namn=namn, datum=dag, grund=Grund.PUBLICERAD, bas=mote.dag, raknat=dag)
    ledtid, plats = getattr(kalender.ledtider, namn), ORDNING.index(namn)
    val = [(mote.dag - timedelta(ledtid), Grund.LEDTID, mote.dag, ledtid, "")]
    for senare in (s for s in ORDNING[plats:] if s in publicerade):
        avstand = ledtid - getattr(kalender.ledtider, senare)
        dag = publicerade[senare]
        val.append((dag - timedelta(avstand), Grund.FORE_PUBLICERAD, dag, avstand, senare))
    raknat, grund, bas, antal, granne = min(val, key=lambda ett: ett[0])
    datum = kalender.dagar.pa_eller_fore(raknat)
    tidigare = [s for s in ORDNING[:plats] if s in publicerade]
    if tidigare and (golv := publicerade[tidigare[-1]]) > datum:
        datum, raknat, grund, bas, antal, granne = golv, golv, Grund.EFTER_PUBLICERAD, golv, 0, tidigare[-1]
    return Stoppdag(namn=namn, datum=datum, grund=grund, bas=bas, antal=antal, raknat=raknat, granne=granne)


def fore_beslut(
    skicka_senast: date, svarstid: date, beslutat: date | None, kalender: Namndkalender
) -> tuple[Stoppdag, ...]:
    """The steps before a decision that somebody takes alone: as before a meeting, but with its presidium
    and kallelse left out, so that the chefer's day keeps its distance to where the presidium would be."""
    ensam = tuple(namn for namn in ORDNING if namn not in ("presidium", "kallelse"))
    senast = beslutat or skicka_senast
    fore = _efter_ledtid(ensam, senast, kalender.ledtider.presidium, kalender)
    bas, grund = (svarstid, Grund.SVARSTID) if beslutat is None else (beslutat, Grund.BESLUTAT)
    return (*fore, Stoppdag(namn=BESLUT, datum=senast, grund=grund, bas=bas, raknat=bas))


def motet(mote: Mote) -> Stoppdag:
    """The meeting itself: its day is the nämnd's, and is never moved."""
    return Stoppdag(namn=SAMMANTRADE, datum=mote.dag, grund=Grund.MOTET, bas=mote.dag, raknat=mote.dag)


def justeringsdag(mote: Mote, kalender: Namndkalender) -> date:
    """When the minutes are verified in the ordinary way: as published, or by the nämnd's usual days."""
    return mote.justering or mote.dag + timedelta(kalender.ledtider.justering)


def justeras(mote: Mote, kalender: Namndkalender, *, omedelbart: bool) -> Stoppdag:
    """When the paragraph is verified: at the meeting, or afterwards."""
    if omedelbart:
        return Stoppdag(namn=JUSTERING, datum=mote.dag, grund=Grund.OMEDELBART, bas=mote.dag, raknat=mote.dag)
    dag = justeringsdag(mote, kalender)
    grund = Grund.PUBLICERAD if mote.justering else Grund.JUSTERINGSTID
    return Stoppdag(
        namn=JUSTERING, datum=dag, grund=grund, bas=mote.dag, antal=(dag - mote.dag).days, raknat=dag
    )


def skickas(
    skicka_senast: date | None, svarstid: date | None, klart: Stoppdag | None, kalender: Namndkalender
) -> tuple[Stoppdag, ...]:
    """The last day to send; where what is sent is ready too late for it, the first day when it can be.

    What is verified at the meeting, and what somebody decides alone, can be sent the same day; minutes the
    day after. None of it where there is no day to tell.
    """
    if klart is not None and (skicka_senast is None or _tidigast(klart) > skicka_senast):
        genast = klart.namn == BESLUT
        dag = kalender.dagar.pa_eller_efter(klart.datum) if genast else kalender.dagar.plus(klart.datum, 1)
        grund = Grund.SAMMA_DAG if genast else Grund.DAGEN_EFTER
        return (Stoppdag(namn=SKICKA, datum=dag, grund=grund, bas=klart.datum, raknat=dag),)
    if skicka_senast is None or svarstid is None:
        return ()
    return (Stoppdag(namn=SKICKA, datum=skicka_senast, grund=Grund.SVARSTID, bas=svarstid, raknat=svarstid),)


def _tidigast(klart: Stoppdag) -> date:
    genast = klart.namn == BESLUT or klart.grund in (Grund.OMEDELBART, Grund.JUSTERAT)
    return klart.datum if genast else klart.datum + timedelta(1)


def kring(mote: Mote, kalender: Namndkalender) -> Motesdagar:
    """All that a meeting gives to every plan, worked out once for each."""
    funnet: Motesdagar | None = kalender.minns.get(mote.dag)
    if funnet is None:
        fore = _fore_motet(mote, kalender)
        funnet = kalender.minns[mote.dag] = Motesdagar(
            fore=fore,
            dagar={s.namn: s.datum for s in fore},
            genast=(*fore, motet(mote), justeras(mote, kalender, omedelbart=True)),
            ordinarie=(*fore, motet(mote), justeras(mote, kalender, omedelbart=False)),
            kan_skickas=justeringsdag(mote, kalender) + timedelta(1),
        )
    return funnet


def galler_i_tid(mote: Mote, kalender: Namndkalender, skicka_senast: date, *, omedelbart: bool) -> bool:
    """Whether a meeting serves: what it decides is verified in time to be sent.

    At once: on the last day to send. In the ordinary way: the day after the minutes are verified.
    """
    if omedelbart:
        return mote.dag <= skicka_senast
    return kring(mote, kalender).kan_skickas <= skicka_senast
