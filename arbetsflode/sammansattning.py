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
from arbetsflode.lager.disken import krav_pa_egen_disk
from arbetsflode.lager.filer import Filer
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.narvaro import Narvaro
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
from tillstand.fel import Datafel
from tillstand.remiss import REMISS

KOMMUNFIL = "kommun.toml"
INSTALLNINGSFIL = "installningar.toml"
RAKNESATT = "2"
"""Raised when the program works out a column of the cases in another way: the sweep then looks at every open
case once more. The second: `planmote`."""

Slump = Callable[[int], bytes]


@frozen(kw_only=True)
class NyKonfiguration:
    """In the configuration's chain: ladder, closed days, terms or almanac are not what they were."""

    avtryck: str
    generation: int


def initiera(mapp: Path, miljo: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Make an installation folder, or bring an old one up to date; the files that were new.

    What is already there is left as it is. An SQLite base of an older schema is copied before it is
    changed, to the setting `kopior`. Raises Konfigurationsfel, Datafel.
    """
    from arbetsflode.lager import migrering

    mapp.mkdir(parents=True, exist_ok=True, mode=0o700)
    nya = skriv_exempel(mapp)
    installningar = las_installningar(mapp, os.environ if miljo is None else miljo)
    krav_pa_egen_disk(installningar.databas)
    migrering.uppgradera(installningar.databas, kopior=installningar.kopior)
    return nya


def skriv_exempel(mapp: Path) -> tuple[Path, ...]:
    """The files of a new installation, where they are not there already; those that were new."""
    nya = tuple(fil for namn in (KOMMUNFIL, INSTALLNINGSFIL) if not (fil := mapp / namn).exists())
    for fil in nya:
        fil.write_text(exempeltext(fil.name), encoding="utf-8")
    return nya


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
    linted. Raises Konfigurationsfel with every fault, Datafel for a base that is not made for it,
    Lagringsfel for one on a network disk.
    """
    installningar = las_installningar(mapp, os.environ if miljo is None else miljo)
    extra = slag or {}
    kommun = _kommun(mapp, [par[0] for par in extra.values()])
    krav_pa_egen_disk(installningar.databas)
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
        floden=_floden(mapp, kommun, extra),
        dagar=Arbetsdagar(kommun.stangda_dagar),
        narvaro=Narvaro(installningar.databas),
    )
    try:
        _krav_pa_ratt_bas(databas)
        _granska_lagrade_floden(program)
        program.generation = _generation(program)
    except BaseException:
        program.stang()
        raise
    return program


def _krav_pa_ratt_bas(databas: Databas) -> None:
    """Refuse another schema, and a base that has been moved: what is written here would be lost there."""
    schema.krav_pa_ratt_schema(databas)
    with databas.las() as f:
        flyttad = lagen.las(f, lagen.FLYTTAD)
    if flyttad is not None:
        mening = (
            f"Den här databasen är flyttad till {flyttad} och används inte längre. "
            "Ange den nya adressen som ”databas” i installningar.toml, eller i REMISS_DATABAS."
        )
        raise Datafel(mening)


def _kommun(mapp: Path, extra: Sequence[Arendeslag]) -> Kommun:
    ankare = (*ANKARE, *(ett for slag in extra for ett in slag.ankare))
    return las_kommun(mapp / KOMMUNFIL, ankare, (REMISS.namn, *(slag.namn for slag in extra)))


def _floden(
    mapp: Path, kommun: Kommun, extra: Mapping[str, tuple[Arendeslag, Lastflode]]
) -> dict[str, Lastflode]:
    egna = {namn: _flode(mapp, kommun, *par) for namn, par in extra.items()}
    return {"remiss": _flode(mapp, kommun, REMISS, standardflode()), **egna}


def _flode(mapp: Path, kommun: Kommun, slag: Arendeslag, standard: Lastflode) -> Lastflode:
    """The flow that the municipality has written for a kind of case, or else the one brought along."""
    namn = kommun.floden.get(slag.namn)
    return las_flode(mapp / namn, slag) if namn else standard


def _granska_lagrade_floden(program: Program) -> None:
    with program.databas.las() as f:
        for hash_ in floden.med_oppna_arenden(f):
            program.flodesversion(f, hash_)


def har_basens_konfiguration(program: Program) -> bool:
    """Whether the folder's file, as it stands now, is the one that the base's generation was made by.

    Raises Konfigurationsfel.
    """
    extra = [slag for namn, slag in program.register.slag.items() if namn != REMISS.namn]
    with program.databas.las() as f:
        return lagen.las(f, lagen.KONFIGURATION) == kommunavtryck(_kommun(program.installningar.mapp, extra))


def _generation(program: Program) -> int:
    """The generation of this configuration; a changed one, or a program that works out other columns, raises
    the number in its own transaction."""
    avtryck = kommunavtryck(program.kommun)
    with program.databas.las() as f:
        if _ar_raknad(f, avtryck):
            return int(lagen.las(f, lagen.GENERATION) or 0)
    nu = program.klocka.nu()
    with program.databas.skriv() as f:
        lagen.hall(f, lagen.KONFIGURATION)
        if _ar_raknad(f, avtryck):
            return int(lagen.las(f, lagen.GENERATION) or 0)
        generation = lagen.hoj_generationen(f)
        lagen.skriv(f, lagen.RAKNESATT, RAKNESATT)
        if lagen.las(f, lagen.KONFIGURATION) == avtryck:
            return generation
        lagen.skriv(f, lagen.KONFIGURATION, avtryck)
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


def _ar_raknad(f: Forbindelse, avtryck: str) -> bool:
    """Whether the base's generation was made by a configuration, and by the rules of this program."""
    return lagen.las(f, lagen.KONFIGURATION) == avtryck and lagen.las(f, lagen.RAKNESATT) == RAKNESATT
