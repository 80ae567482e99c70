"""Puts the program together from its settings; the only place that knows all the parts."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from attrs import frozen

from arbetsflode.klocka import Klocka, Systemklocka
from arbetsflode.lager import floden, lagen, poster, schema
from arbetsflode.lager.arenden import Slagregister
from arbetsflode.lager.databas import Databas
from arbetsflode.lager.filer import Filer
from arbetsflode.program import Program
from konfiguration.filer import exempeltext
from konfiguration.floden import Lastflode, las_flode, standardflode
from konfiguration.installningar import las_installningar
from konfiguration.kommun import Kommun, kommunavtryck, las_kommun
from konfiguration.trappa import ANKARE
from notiser.kanaler.val import valj_kanal
from tillstand.arbetsdagar import Arbetsdagar, lokal_dag
from tillstand.arende import Arendeslag
from tillstand.behorighet import SYSTEM
from tillstand.kalender import Kalender
from tillstand.remiss import REMISS

KOMMUNFIL = "kommun.toml"
INSTALLNINGSFIL = "installningar.toml"
_AVTRYCK, _GENERATION = "konfiguration", "generation"

Slump = Callable[[int], bytes]


@frozen(kw_only=True)
class NyKonfiguration:
    """In the configuration's chain: ladder, closed days, terms or almanac are not what they were."""

    avtryck: str
    generation: int


def initiera(mapp: Path, miljo: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Make an installation folder, or bring an old one up to date; the files that were new.

    What is already there is left as it is. Raises Konfigurationsfel, Datafel.
    """
    from arbetsflode.lager import migrering

    mapp.mkdir(parents=True, exist_ok=True, mode=0o700)
    nya = []
    for namn in (KOMMUNFIL, INSTALLNINGSFIL):
        fil = mapp / namn
        if not fil.exists():
            fil.write_text(exempeltext(namn), encoding="utf-8")
            nya.append(fil)
    migrering.uppgradera(las_installningar(mapp, os.environ if miljo is None else miljo).databas)
    return tuple(nya)


def oppna(
    mapp: Path,
    *,
    klocka: Klocka | None = None,
    slump: Slump = os.urandom,
    miljo: Mapping[str, str] | None = None,
    slag: Mapping[str, tuple[Arendeslag, Lastflode]] | None = None,
) -> Program:
    """The program of an installation folder. `slag` adds kinds of cases beside the remiss.

    A changed ladder or calendar raises the generation, and stored flow versions with open cases are
    linted. Raises Konfigurationsfel with every fault, Datafel for a base that is not made for it.
    """
    installningar = las_installningar(mapp, os.environ if miljo is None else miljo)
    extra = slag or {}
    kommun = _kommun(mapp, [par[0] for par in extra.values()])
    databas = Databas(installningar.databas, las_sekunder=installningar.las_sekunder)
    program = Program(
        installningar=installningar,
        kommun=kommun,
        databas=databas,
        filer=Filer(installningar.mapp / "filer"),
        klocka=klocka or Systemklocka(),
        slump=slump,
        register=Slagregister({"remiss": REMISS, **{namn: par[0] for namn, par in extra.items()}}),
        kanal=partial(valj_kanal, installningar.epost),
        floden={
            "remiss": _flode(mapp, kommun, REMISS, standardflode()),
            **{namn: _flode(mapp, kommun, *par) for namn, par in extra.items()},
        },
        kalender=Kalender(dagar=Arbetsdagar(kommun.stangda_dagar)),
    )
    try:
        schema.krav_pa_ratt_schema(databas)
        _granska_lagrade_floden(program)
        program.generation = _generation(program)
    except BaseException:
        program.stang()
        raise
    return program


def _kommun(mapp: Path, extra: Sequence[Arendeslag]) -> Kommun:
    ankare = (*ANKARE, *(ett for slag in extra for ett in slag.ankare))
    return las_kommun(mapp / KOMMUNFIL, ankare, (REMISS.namn, *(slag.namn for slag in extra)))


def _flode(mapp: Path, kommun: Kommun, slag: Arendeslag, standard: Lastflode) -> Lastflode:
    """The flow that the municipality has written for a kind of case, or else the one brought along."""
    namn = kommun.floden.get(slag.namn)
    return las_flode(mapp / namn, slag) if namn else standard


def _granska_lagrade_floden(program: Program) -> None:
    with program.databas.las() as f:
        for hash_ in floden.med_oppna_arenden(f):
            program.flodesversion(f, hash_)


def _generation(program: Program) -> int:
    """The generation of this configuration; a changed one raises the number in its own transaction."""
    avtryck = kommunavtryck(program.kommun)
    with program.databas.las() as f:
        if lagen.las(f, _AVTRYCK) == avtryck:
            return int(lagen.las(f, _GENERATION) or 0)
    nu = program.klocka.nu()
    with program.databas.skriv() as f:
        if lagen.hall(f, _AVTRYCK) == avtryck:
            return int(lagen.las(f, _GENERATION) or 0)
        generation = int(lagen.las(f, _GENERATION) or 0) + 1
        lagen.skriv(f, _AVTRYCK, avtryck)
        lagen.skriv(f, _GENERATION, str(generation))
        poster.skriv_post(
            f,
            "konfiguration",
            (NyKonfiguration(avtryck=avtryck, generation=generation),),
            aktor=SYSTEM,
            nu=nu,
            dag=lokal_dag(nu),
            slump=program.slump,
        )
    return generation
