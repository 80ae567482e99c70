"""The plan of one case, with the ways out and every warning that lies ahead."""

from attrs import frozen

from arbetsflode.lager import lasningar
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.program import Program
from notiser import bevakning
from notiser.bevakning import Framat
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor
from tillstand.remiss import Remiss
from tillstand.remissplan import planera as planera_remissen
from tillstand.tidsplan import Tidsplan
from tillstand.utvagar import Utvag, utvagar


@frozen(kw_only=True)
class Planvy:
    """A case and its plan; no plan when no answer is waited for."""

    arende: Arende
    plan: Tidsplan | None
    utvagar: tuple[Utvag, ...]


def planera(program: Program, aktor: Aktor, *, arende: str, anteckna: bool = True) -> Planvy:
    """The plan of a case as it is today. Reading of a secret case is noted, unless whoever asks has noted
    it already or shows no more than a list does (`anteckna`). Raises Saknas."""
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        funnet = las_synligt(program, f, aktor, arende, nar.idag).arende
        kalender = program.kalender(f)
    if anteckna:
        _anteckna(program, aktor, funnet, nar)
    plan = (
        planera_remissen(funnet, kalender, program.villkor(funnet.namnd), nar.idag)
        if isinstance(funnet, Remiss)
        else None
    )
    return Planvy(arende=funnet, plan=plan, utvagar=utvagar(plan) if plan else ())


def bevakningar(program: Program, aktor: Aktor, *, arende: str) -> tuple[Arende, tuple[Framat, ...]]:
    """A case and the warnings that lie ahead of it, by the facts of now. Reading of a secret case is noted.
    Raises Saknas."""
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        funnet = las_synligt(program, f, aktor, arende, nar.idag).arende
        kalender = program.kalender(f)
    _anteckna(program, aktor, funnet, nar)
    villkor = program.villkor(funnet.namnd)
    return funnet, bevakning.framat(funnet, program.kommun.trappa, kalender, villkor, fran=nar.noterat)


def _anteckna(program: Program, aktor: Aktor, arende: Arende, nar: Nar) -> None:
    if arende.hemligt:
        with program.databas.skriv() as f:
            lasningar.anteckna(f, arende.id, aktor, nar.noterat)
