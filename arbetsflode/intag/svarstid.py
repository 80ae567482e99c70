"""Svarstid, and the latest extension of it that has been granted.

A day is a svarstid when its clause says that an answer is due then. It is none when the clause speaks of
ikraftträdande, redovisning, another inquiry, sign-up or appeal. What was only asked for is not granted.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from attrs import evolve, field, frozen, mutable

from arbetsflode.intag.aret import Nar
from arbetsflode.intag.aret import nar as papprets_dagar
from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.datum import Dag, dagar
from arbetsflode.intag.forlangning import (
    Besked,
    annans,
    annat_forlangt,
    avtalad,
    besked,
    beviljar,
    fore_och_efter,
)
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.pappret import Papper, berattar, flera_arenden
from arbetsflode.intag.svarsord import (
    ANNAT_EFTER,
    BARA_BORJAN,
    BORJAR_DA,
    BORJAR_MED_DAG,
    BORTFALLEN_DAG,
    ETIKETT,
    HANT,
    I_SPALT,
    KRAV,
    PA_REMISS,
    REDOVISNING_IN,
    SENAST,
    STALLS_UT,
    SVARET,
    VAR_UTSTALLD,
    alltid_annat,
    om_annat,
)

_NARA = 90
_LANGST_ETIKETT = 80
_FLEST_DAGAR = 40
_LANGST_FORE = 400
"""So many signs before a day may say what it is."""
_EGET_SVAR = re.compile(
    r"(?:nämndens|styrelsens|förvaltningens|kontorets|ert|er[at]) (?:svar|yttrande|remissvar|synpunkter)"
    r"|(?:till|vara) (?:kommunstyrelsen|[\w]*(?:stads|kommun|landstings|region)(?:lednings)?(?:kontoret"
    r"|kansliet|förvaltningen))",
    re.I,
)
"""The answer that the paper's own body gives, or the house that remitted to it."""
_INOM_HUSET = re.compile(
    r"under ?remiss|internremiss|facknämnd|nämndernas|förvaltningarna|\bråd(?:et|en) för", re.I
)
"""Those whom the answering body has asked in its turn."""


@frozen(kw_only=True)
class _Tid:
    """A day that may be a svarstid, or an extension of one."""

    dag: Dag
    sakerhet: float
    skal: str
    eget: bool = False
    """Whether it is said to be the day for the own body's answer."""


@mutable(kw_only=True)
class _Funna:
    """What the sentences have told so far."""

    forsta: list[tuple[_Tid, Funnet]] = field(factory=list)
    senare: list[Funnet] = field(factory=list)
    avtalade: list[tuple[_Tid, Funnet]] = field(factory=list)
    begarda: list[Funnet] = field(factory=list)
    """Days asked for in the sentence before."""
    beviljat: bool = False
    """Whether the sentence before granted more time without naming a day."""
    antagna: list[tuple[_Tid, Funnet]] = field(factory=list)
    """Days of the sentences after such a grant: extensions, unless another sentence names the new day."""
    annat: bool = False
    """Whether something else than an answer has been given more time."""


def svarstider(blad: Blad, papper: Papper) -> tuple[Funnet | None, Funnet | None]:
    """(svarstid, the latest granted extension).

    No letter asks for an answer before it was written; a paper that only tells of a remiss, or lists several,
    has no svarstid.
    """
    if berattar(blad, nyheter=False) or flera_arenden(blad):
        return None, None
    funna = _Funna()
    nar = papprets_dagar(blad)
    for mening in _meningar(blad):
        _las_mening(blad, mening, nar, funna)
    funna.forsta += [(tid, _funnet(blad, rad, tid, nar)) for rad, tid in _i_spalter(blad)]
    sista = max((str(f.varde) for f in funna.senare), default="")
    funna.forsta += [(t, f) for t, f in funna.antagna if str(f.varde) < sista]
    funna.senare += [f for _, f in funna.antagna if str(f.varde) >= sista]
    if funna.forsta or funna.senare:
        funna.senare += [f for _, f in funna.avtalade]
    else:
        funna.forsta = [(t, evolve(f, sakerhet=min(f.sakerhet, TYDLIGT))) for t, f in funna.avtalade]
    forsta = funna.forsta
    if papper is Papper.INKOMMET and nar.skriven is not None:
        forsta = [(t, f) for t, f in forsta if str(f.varde)[0] == "-" or str(f.varde) >= nar.skriven]
    return _forsta(forsta), _sista(funna.senare)


def _las_mening(blad: Blad, mening: Rad, nar: Nar, funna: _Funna) -> None:
    """Put the days of a sentence where they belong."""
    text = mening.text
    funna.annat = funna.annat or annat_forlangt(text)
    sagt = besked(text, annat=funna.annat)
    om_mer_tid = sagt is not None and not annans(blad, mening)
    har = dagar(text, tva_siffror=True, intervall=not om_mer_tid)[:_FLEST_DAGAR]
    if not har:
        if funna.begarda and beviljar(text):
            funna.senare += funna.begarda
        funna.beviljat = sagt is Besked.BEVILJAT and om_mer_tid and not funna.begarda
        funna.begarda = []
        return
    if om_mer_tid:
        gamla, nya = _om_mer_tid(text, har)
        funna.forsta += [(t, _funnet(blad, mening, t, nar)) for t in gamla]
        funnet = [_funnet(blad, mening, t, nar) for t in nya]
        funna.senare += funnet if sagt is Besked.BEVILJAT else []
        funna.begarda = funnet if sagt is Besked.BEGART else []
    elif sagt is None:
        tider = [(t, _funnet(blad, mening, t, nar)) for t in _svarstiderna(text, har)]
        hor_till = funna.avtalade if avtalad(text) else funna.forsta
        (funna.antagna if funna.beviljat else hor_till).extend(tider)
        funna.begarda = []
    funna.beviljat = False


def _meningar(blad: Blad) -> Iterator[Rad]:
    """Every sentence, joined to the next when it is a label alone and a day comes."""
    vantar: Rad | None = None
    for mening in _hela_meningar(blad):
        if vantar is not None:
            if BORJAR_MED_DAG.match(mening.text):
                mening = Rad(text=blad.plan[vantar.start : mening.slut], start=vantar.start)
            else:
                yield vantar
            vantar = None
        text = mening.text.rstrip()
        if len(text) < _LANGST_ETIKETT and not text.endswith((".", "!", "?")) and _slutar_pa_etikett(text):
            vantar = mening
            continue
        yield mening
    if vantar is not None:
        yield vantar


def _hela_meningar(blad: Blad) -> Iterator[Rad]:
    """The sentences, broken where a day has fallen out and the next sentence has run into the gap."""
    for mening in blad.meningar:
        fran = 0
        for m in BORTFALLEN_DAG.finditer(mening.text):
            yield Rad(text=mening.text[fran : m.start()], start=mening.start + fran)
            fran = m.start()
        yield Rad(text=mening.text[fran:], start=mening.start + fran)


def _slutar_pa_etikett(text: str) -> bool:
    return bool(ETIKETT.search(text + " ") or text.endswith(("senast", "senast den", "tillhanda")))


def _i_spalter(blad: Blad) -> Iterator[tuple[Rad, _Tid]]:
    """The days that stand under their labels, where the text is set in columns."""
    for m in islice(I_SPALT.finditer(blad.plan), _FLEST_DAGAR):
        if not blad.i_spalt(*m.span()) or (plats := blad.under(*m.span())) is None:
            continue
        rad = Rad(text=blad.plan[plats[0] : plats[1]], start=plats[0])
        for dag in dagar(rad.text, tva_siffror=True)[:1]:
            yield rad, _Tid(dag=dag, sakerhet=MARKT, skal=f"står under ”{m[0]}”")


def _svarstiderna(text: str, har: Iterable[Dag]) -> Iterator[_Tid]:
    slut = 0
    for dag in har:
        till = text[max(slut, dag.borjan - _LANGST_FORE) : dag.borjan]
        tid = _som_svarstid(text, till, dag)
        if tid is not None:
            inom_huset = bool(_INOM_HUSET.search(till))
            yield evolve(
                tid,
                eget=not inom_huset and bool(_EGET_SVAR.search(till)),
                sakerhet=SLUTSATS if inom_huset else tid.sakerhet,
            )
        slut = dag.slut


def _som_svarstid(text: str, till: str, dag: Dag) -> _Tid | None:
    fran_borjan = text[max(0, dag.borjan - _LANGST_FORE) : dag.borjan]
    efter = text[dag.slut : dag.slut + 60]
    svaret_ska_lamnas = f"svaret ska lämnas: ”{_kort(till[-50:])}”"
    if BARA_BORJAN.match(efter) or (dag.fran is None and BORJAR_DA.search(till)):
        return None
    m = ETIKETT.search(fran_borjan[-140:])
    if m and not (m["svar"] and alltid_annat(till[-_NARA:])):
        plan_tid = (
            re.match(r"samråd|granskn|utställn", m[0], re.I) and dag.fran is None and "till" not in m[0]
        )
        return _Tid(dag=dag, sakerhet=TYDLIGT if plan_tid else MARKT, skal=f"står efter ”{_kort(m[0])}”")
    if (om_annat(till) and not REDOVISNING_IN.search(till)) or ANNAT_EFTER.search(efter) or HANT.search(till):
        return None
    senast = SENAST.search(till[-_NARA:]) or (dag.fran is not None and SVARET.search(till[-_NARA:]))
    if senast and (SVARET.search(till) or SVARET.search(efter)):
        utstalld = dag.fran is not None and (VAR_UTSTALLD.search(till) or VAR_UTSTALLD.search(efter))
        return _Tid(dag=dag, sakerhet=TYDLIGT if utstalld else MARKT, skal=svaret_ska_lamnas)
    if dag.fran is not None and STALLS_UT.search(till):
        return _Tid(dag=dag, sakerhet=TYDLIGT, skal="förslaget ställs ut så länge")
    if KRAV.search(till) or PA_REMISS.search(till):
        return _Tid(dag=dag, sakerhet=TYDLIGT, skal=svaret_ska_lamnas)
    if senast and SVARET.search(fran_borjan) and not om_annat(fran_borjan):
        return _Tid(dag=dag, sakerhet=TYDLIGT, skal=svaret_ska_lamnas)
    return None


def _kort(text: str) -> str:
    return " ".join(text.split())[-60:].rstrip(": ")


def _om_mer_tid(text: str, har: tuple[Dag, ...]) -> tuple[list[_Tid], list[_Tid]]:
    """(first days, new days) of a sentence about more time; of several new only the last."""
    gamla, nya = fore_och_efter(text, har)
    return (
        [_Tid(dag=d, sakerhet=MARKT, skal="svarstiden före förlängningen") for d in gamla],
        [_Tid(dag=d, sakerhet=MARKT, skal="förlängningen är beviljad") for d in nya[-1:]],
    )


def _funnet(blad: Blad, mening: Rad, tid: _Tid, nar: Nar) -> Funnet:
    dag = tid.dag
    varde, sakerhet, skal = dag.varde, tid.sakerhet, tid.skal
    if not dag.har_ar:
        varde, ur = nar.helt(dag, mening.text)
        skal = f"{skal}; {ur}"
        sakerhet = min(sakerhet, TYDLIGT if varde[0] == "-" else SLUTSATS)
    start = mening.start + dag.borjan
    return Funnet(
        varde=varde, spann=(blad.spann(start, mening.start + dag.slut),), sakerhet=sakerhet, skal=skal
    )


def _forsta(funna: list[tuple[_Tid, Funnet]]) -> Funnet | None:
    """The surest; of equals one for the own body's answer, one with its year, and the first in the text."""
    if not funna:
        return None
    _, valt = max(
        funna,
        key=lambda par: (
            par[1].sakerhet >= TYDLIGT,
            par[0].eget,
            not str(par[1].varde).startswith("-"),
            par[1].sakerhet,
        ),
    )
    if any(f.varde != valt.varde and f.sakerhet >= valt.sakerhet for _, f in funna):
        valt = evolve(valt, sakerhet=min(valt.sakerhet, TYDLIGT))
    return valt.med_alternativ(f for _, f in funna)


def _sista(funna: list[Funnet]) -> Funnet | None:
    """The latest of the granted."""
    if not funna:
        return None
    return max(funna, key=lambda f: str(f.varde)).med_alternativ(funna)
