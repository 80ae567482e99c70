"""What there is for a person to do: derived from the facts of each case, by the roles that the person has.

Nothing of it is stored. A task is done when the facts say so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from arbetsflode.lager import bordet as lagret
from arbetsflode.lager.bordet import Bunt
from arbetsflode.motor.lasare import Lasare, Uppgift, nasta_att_gora, steget
from notiser.bevakning import framat
from tillstand.arende import Arende
from tillstand.beredning import Svarsvag
from tillstand.flode import Overgang
from tillstand.remiss import Remiss
from tillstand.stoppdagar import BESLUT, JUSTERING, SAMMANTRADE, SKICKA
from tillstand.tidsplan import Tidsplan

_BEREDNINGEN: Mapping[str, tuple[str, str | None]] = {
    "underremiss": ("Hämta in svar från tillfrågade enheter", None),
    "medlasare": ("Skicka utkastet till medläsare", "bifoga"),
    "tjansteutlatande": ("Gör klart tjänsteutlåtandet", "bifoga"),
    "chefer": ("Lägg fram förslag", "lagg_forslag"),
}
"""Step of the plan -> what the handläggare does about it, and by which arrow or åtgärd."""


def handlaggarens(lasare: Lasare, arende: Arende, for_: str | None) -> Uppgift | None:
    """What the handläggare of a case does next; None when it is somebody else's turn."""
    if arende.begaran is not None or arende.utskick is not None:
        return None
    if not isinstance(arende, Remiss):
        return _enligt_flodet(lasare, arende, for_)
    if arende.tillstand != "beredning":
        return None
    namn, dag = _i_beredningen(lasare.plan(arende))
    vad, steg = _BEREDNINGEN[namn]
    return lasare.uppgift(arende, vad, steg=steg, roll="handlaggare", for_=for_, dag=dag)


def _i_beredningen(plan: Tidsplan | None) -> tuple[str, date | None]:
    """The step that the handläggare takes next, and its day; without a plan that says so, before the
    answer is to be sent."""
    nasta = nasta_att_gora(plan)
    if nasta is not None and nasta.stopp.namn in _BEREDNINGEN:
        return nasta.stopp.namn, nasta.stopp.datum
    klart = plan is not None and "tjansteutlatande" in plan.fall.klara
    return "chefer" if klart else "tjansteutlatande", plan.skicka_senast if plan else None


def _enligt_flodet(lasare: Lasare, arende: Arende, for_: str | None) -> Uppgift | None:
    """Of another kind of case only the flow tells: its first arrow that the handläggare may take."""
    pilar = (o for o in lasare.flode(arende).overgang if arende.tillstand in o.fran)
    pil = next((o for o in pilar if "handlaggare" in o.roller), None)
    if pil is None:
        return None
    return lasare.uppgift(
        arende, pil.rubrik, steg=pil.namn, roll="handlaggare", for_=for_, dag=arende.slutdag
    )


_Galler = Callable[[Remiss, date | None, date], bool]
"""(case, the day of the step, today) -> whether there is something to do."""


def _alltid(_arende: Remiss, _dag: date | None, _idag: date) -> bool:
    return True


def _motet_har_varit(_arende: Remiss, dag: date | None, idag: date) -> bool:
    return dag is not None and dag <= idag


def _ska_justeras(arende: Remiss, _dag: date | None, _idag: date) -> bool:
    return arende.namndbeslut is not None and arende.namndbeslut.kraver_justering


def _ska_sandas(arende: Remiss, _dag: date | None, _idag: date) -> bool:
    beslut = arende.namndbeslut
    return arende.utskick is None and (
        arende.justerad is not None or (beslut is not None and not beslut.kraver_justering)
    )


def _pa_vagen(svarsvag: Svarsvag) -> _Galler:
    def galler(arende: Remiss, _dag: date | None, _idag: date) -> bool:
        return arende.beredning is not None and arende.beredning.svarsvag is svarsvag

    return galler


@frozen(kw_only=True)
class _Rollens:
    """What a role of the nämnd does with cases in a state."""

    roller: tuple[str, ...]
    tillstand: str
    pil: str
    vad: str
    """What to do, when the flow has no such arrow."""
    planens: str = ""
    """The step of the plan whose day it is to be done."""
    galler: _Galler = _alltid


_SANDER = ("registrator", "namndsekreterare")
_ROLLERNAS = (
    _Rollens(roller=("fordelare",), tillstand="mottagen", pil="fordela", vad="Fördela"),
    _Rollens(
        roller=("namndsekreterare",),
        tillstand="forslag",
        pil="besluta",
        vad="Registrera nämndens beslut",
        planens=SAMMANTRADE,
        galler=_motet_har_varit,
    ),
    _Rollens(
        roller=("namndsekreterare",),
        tillstand="forslag",
        pil="besluta_bradskande",
        vad="Registrera brådskande beslut",
        planens=BESLUT,
        galler=_pa_vagen(Svarsvag.ORDFORANDEBESLUT),
    ),
    _Rollens(
        roller=("delegat",),
        tillstand="forslag",
        pil="besluta_pa_delegation",
        vad="Besluta på delegation",
        planens=BESLUT,
        galler=_pa_vagen(Svarsvag.DELEGATION),
    ),
    _Rollens(
        roller=("namndsekreterare",),
        tillstand="namndbeslut",
        pil="justera",
        vad="Registrera justering",
        planens=JUSTERING,
        galler=_ska_justeras,
    ),
    _Rollens(
        roller=_SANDER,
        tillstand="namndbeslut",
        pil="overlamna_delegerat",
        vad="Överlämna svaret",
        planens=SKICKA,
        galler=_ska_sandas,
    ),
    _Rollens(
        roller=_SANDER,
        tillstand="justerad",
        pil="overlamna",
        vad="Överlämna svaret",
        planens=SKICKA,
        galler=_ska_sandas,
    ),
)


def rollernas(lasare: Lasare) -> Iterator[tuple[Iterable[Uppgift], bool]]:
    """What the person does by the roles held in nämnder: the tasks of each state, and whether more cases
    are in it than were read."""
    lasta: dict[tuple[str, str], Bunt] = {}
    for rad in _ROLLERNAS:
        for roll in rad.roller:
            namnder = lasare.fordelar_i() if roll == "fordelare" else lasare.namnder_som(roll)
            for namnd, for_ in namnder.items():
                plats = (namnd, rad.tillstand)
                if plats not in lasta:
                    lasta[plats] = lagret.i_tillstand(
                        lasare.f, lasare.program.register, lasare.synlighet, *plats
                    )
                bunt = lasta[plats]
                yield _rollens(lasare, rad, roll, for_, bunt.arenden), bunt.fler


def _rollens(
    lasare: Lasare, rad: _Rollens, roll: str, for_: str | None, arenden: Iterable[Arende]
) -> Iterator[Uppgift]:
    for arende in arenden:
        if not isinstance(arende, Remiss):
            continue
        dag = steget(lasare.plan(arende), rad.planens) if rad.planens else fordelas_senast(lasare, arende)
        if rad.galler(arende, dag, lasare.nar.idag):
            pil = lasare.flode(arende).per_namn.get(rad.pil)
            vad = pil.rubrik if isinstance(pil, Overgang) else rad.vad
            yield lasare.uppgift(arende, vad, steg=rad.pil, roll=roll, for_=for_, dag=dag)


def fordelas_senast(lasare: Lasare, arende: Arende) -> date | None:
    """The day when the ladder first asks why a case is not distributed; None without such a rung."""
    trappa = [steg for steg in lasare.program.kommun.trappa if steg.ankare == "ofordelad"]
    villkor = lasare.program.villkor(arende.namnd)
    rader = framat(arende, trappa, lasare.kalender, villkor, fran=arende.registrerad)
    return rader[0].bevakning.datum if rader else None
