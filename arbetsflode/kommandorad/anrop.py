"""One call of `remiss`: what was said before and after the command, and the program that it opens.

`--mapp`, `--som` and `--json` are understood in both places; what stands last counts.
"""

import os
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import define, field

from arbetsflode.kommandorad.varden import DAG, HELTAL, MAPP, TEXT
from tillstand.behorighet import SYSTEM, Aktor
from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata
from tillstand.text import Textfel

if TYPE_CHECKING:
    from arbetsflode.klocka import Klocka
    from arbetsflode.motor import Listrad
    from arbetsflode.program import Program
    from tillstand.behorighet import Organisation

F = TypeVar("F", bound=Callable[..., Any])


@define
class Anrop:
    """The common choices of one command line. `klocka` is another than the machine's only in proofs."""

    mapp: Path | None = None
    som: str | None = None
    som_json: bool = False
    dag: date | None = None
    version: tuple[int, ...] = ()
    nyckel: str | None = None
    namnd: str | None = None
    klocka: "Klocka | None" = None
    _program: "Program | None" = field(default=None, init=False)

    @property
    def mappen(self) -> Path:
        """The folder of the installation. Raises UsageError when nobody has said which."""
        if self.mapp is None:
            raise click.UsageError("Säg vilken mapp det gäller: --mapp MAPP, eller sätt REMISS_MAPP.")
        return self.mapp

    @property
    def program(self) -> "Program":
        """The program of that folder, opened at first use and closed when the command ends."""
        if self._program is None:
            from arbetsflode.sammansattning import KOMMUNFIL, oppna

            if not (self.mappen / KOMMUNFIL).exists():
                mening = f"är ingen mapp för Remissflöde. Skapa den med: remiss init --mapp {self.mappen}"
                raise Konfigurationsfel((Felaktighet(plats=str(self.mappen), mening=mening),))
            self._program = oppna(self.mappen, klocka=self.klocka)
            click.get_current_context().find_root().call_on_close(self._stang)
        return self._program

    def las_om(self) -> "Program | None":
        """The program opened again, if the folder has the configuration that counts; otherwise None."""
        from arbetsflode.sammansattning import har_basens_konfiguration

        if not har_basens_konfiguration(self.program):
            return None
        self._stang()
        return self.program

    def _stang(self) -> None:
        if self._program is not None:
            self._program.stang()
            self._program = None

    @property
    def idag(self) -> date:
        """Today, local."""
        from tillstand.arbetsdagar import lokal_dag

        return lokal_dag(self.program.klocka.nu())

    @property
    def aktor(self) -> Aktor:
        """Who acts. Raises UsageError when nobody has said, OgiltigIndata for one who is not known."""
        aktor = self.nagon
        organisation = self.organisation()
        if aktor.person not in organisation.personer:
            from konfiguration.enkla import forslag

            tips = forslag(aktor.person, organisation.personer)
            mening = f"det finns ingen person med koden ”{aktor.person}”{tips}"
            raise OgiltigIndata((Felaktighet(plats="--som", mening=mening),))
        return aktor

    @property
    def nagon(self) -> Aktor:
        """Who acts, known or not: for the one who reads in the first persons."""
        if self.som is None:
            raise click.UsageError("Säg vem som handlar: --som PERSON, eller sätt REMISS_SOM.")
        try:
            return Aktor(person=self.som, kanal="kommandorad", konto=_konto())
        except Textfel as fel:
            mening = str(fel).removeprefix("person ")
            raise OgiltigIndata((Felaktighet(plats="--som", mening=mening),)) from None

    @property
    def datorn(self) -> Aktor:
        """The one at the machine, before there is a base to be known in."""
        return Aktor(person=SYSTEM.person, kanal="kommandorad", konto=_konto())

    def organisation(self) -> "Organisation":
        """The people of the installation."""
        from arbetsflode import motor

        return motor.lista_personer(self.program, SYSTEM)

    @property
    def fardig_nyckel(self) -> str:
        """The idempotency key: the one given, or a fresh one."""
        return self.nyckel or f"kommandorad-{secrets.token_hex(16)}"

    def hitta(self, nummer: str) -> "Listrad":
        """The case with a number, own or foreign, or an id. Raises Saknas, OgiltigIndata."""
        from arbetsflode import motor

        if self.namnd is not None:
            self.program.namnd(self.namnd)
        return motor.hitta(self.program, self.aktor, nummer, namnd=self.namnd)

    def valda(self, nummer: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """(id, version) of some cases: the versions given, or those that hold now."""
        rader = [self.hitta(ett) for ett in nummer]
        if self.version and len(self.version) != len(rader):
            mening = (
                f"ska anges en gång för varje ärende: {len(rader)} ärenden, {len(self.version)} versioner"
            )
            raise OgiltigIndata((Felaktighet(plats="--version", mening=mening),))
        versioner = self.version or tuple(rad.version for rad in rader)
        return tuple((rad.id, version) for rad, version in zip(rader, versioner, strict=True))

    def gemensamt(self, nummer: str) -> dict[str, Any]:
        """The arguments that every changing use case on one case takes."""
        ((id_, version),) = self.valda((nummer,))
        return {"arende": id_, "version": version, "nyckel": self.fardig_nyckel, "dag": self.dag}


def _konto() -> str | None:
    """The operating-system user, where there is one."""
    import getpass

    try:
        return getpass.getuser() or None
    except (KeyError, OSError):
        return str(os.getuid())


def _minns(ctx: click.Context, parameter: click.Parameter, varde: Any) -> Any:
    if varde is not None and varde != () and varde is not False:
        setattr(ctx.ensure_object(Anrop), str(parameter.name), varde)
    return varde


def _val(*namn: str, **egenskaper: Any) -> Callable[[F], F]:
    return click.option(*namn, expose_value=False, callback=_minns, **egenskaper)


_NAMND = _val("--namnd", type=TEXT, metavar="KOD", help="Nämnden, om flera har samma nummer.")
_DAG = _val("--dag", type=DAG, help="Dagen då det hände, om det inte var i dag.")
_VERSION = _val(
    "--version",
    type=HELTAL,
    multiple=True,
    help="Ärendets version som du såg den; annars den som gäller nu.",
)
_NYCKEL = _val("--nyckel", type=TEXT, metavar="NYCKEL", help="Egen nyckel: samma nyckel, samma svar.")
_JSON = _val("--json", "som_json", is_flag=True, help="Svara med JSON.")


def _som(envvar: str | None) -> Callable[[F], F]:
    return _val(
        "--som", type=TEXT, metavar="PERSON", envvar=envvar, help="Vem som handlar (eller REMISS_SOM)."
    )


def _mapp(envvar: str | None) -> Callable[[F], F]:
    return _val("--mapp", type=MAPP, envvar=envvar, help="Installationens mapp (eller REMISS_MAPP).")


def huvudval(funktion: F) -> F:
    """The options before the command. Only here the environment is asked, so that it never beats them."""
    for ett in (_JSON, _mapp("REMISS_MAPP"), _som("REMISS_SOM")):
        funktion = ett(funktion)
    return funktion


def gemensamma_val(
    *, som: bool = False, dag: bool = False, arende: bool = False, nyckel: bool = False
) -> Callable[[F], F]:
    """The common options of a command: folder and form always; the rest as the command needs them."""
    val = [
        *([_NAMND] if arende else []),
        *([_DAG] if dag else []),
        *([_VERSION] if dag and arende else []),
        *([_NYCKEL] if nyckel or dag else []),
        *([_som(None)] if som else []),
        _mapp(None),
        _JSON,
    ]

    def dekorera(funktion: F) -> F:
        for ett in reversed(val):
            funktion = ett(funktion)
        return funktion

    return dekorera
