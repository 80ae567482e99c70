"""What the command line answers when something is refused: one exit code per kind of fault, calm sentences.

The table `UTGANG` is the documented one: error `kod` -> exit code.
"""

import re
from collections.abc import Mapping
from typing import Any

import click
from attrs import frozen

from tillstand.fel import (
    Brist,
    Felaktighet,
    Konfigurationsfel,
    OgiltigIndata,
    Remissfel,
    VillkorEjUppfyllt,
)

OVANTAT = 70
AVBRUTET = 130
AVVIKELSE = 7
ROR_BRUTET = 141

UTGANG: Mapping[str, int] = {
    "villkor_ej_uppfyllt": 1,
    "ogiltig_overgang": 1,
    "saknar_behorighet": 1,
    "inloggning": 1,
    "ogiltig_indata": 2,
    "anvandning": 2,
    "saknas": 3,
    "versionskonflikt": 4,
    "nyckelkonflikt": 4,
    "dubblett": 4,
    "konfigurationsfel": 5,
    "upptaget": 6,
    "krock": 6,
    "lagringsfel": 6,
    "kedjebrott": AVVIKELSE,
    "datafel": AVVIKELSE,
    "tabell_saknas": AVVIKELSE,
    "leveransfel": 8,
    "fel": OVANTAT,
    "ovantat": OVANTAT,
    "avbrutet": AVBRUTET,
}
"""Error `kod` -> exit code. 0 is success; 7 is also what a check answers that found something wrong."""

_RUBRIK: Mapping[str, str] = {
    "villkor_ej_uppfyllt": "Det går inte än:",
    "ogiltig_indata": "Det här behöver rättas:",
    "konfigurationsfel": "Konfigurationen behöver rättas:",
}


@frozen(kw_only=True)
class Felsvar:
    """A fault as it is told: its code, and one sentence for each thing to mend."""

    kod: str
    detaljer: tuple[Brist | Felaktighet, ...]
    tips: str = ""

    @property
    def utgang(self) -> int:
        """The exit code."""
        return UTGANG.get(self.kod, OVANTAT)

    def som_text(self) -> str:
        """For people: every sentence with its place, and what to do next."""
        rubrik = _RUBRIK.get(self.kod)
        rader = [_lasbar(d) for d in self.detaljer]
        rader = [rubrik, *(f"  - {rad}" for rad in rader)] if rubrik else rader
        return "\n".join([*rader, self.tips] if self.tips else rader)

    def som_json(self) -> dict[str, Any]:
        """For programs: `{"fel": {"kod", "meningar", "detaljer"}}`."""
        return {
            "fel": {
                "kod": self.kod,
                "meningar": [str(d) for d in self.detaljer],
                "detaljer": [_detalj(d, self.kod) for d in self.detaljer],
            }
        }


def felsvar(fel: BaseException) -> Felsvar:
    """The answer to a refusal of the house or to a wrongly written command."""
    if isinstance(fel, VillkorEjUppfyllt):
        return Felsvar(kod=fel.kod, detaljer=fel.brister)
    if isinstance(fel, OgiltigIndata | Konfigurationsfel):
        return Felsvar(kod=fel.kod, detaljer=fel.felaktigheter)
    if isinstance(fel, Remissfel):
        return Felsvar(kod=fel.kod, detaljer=(_mening(str(fel)),))
    if isinstance(fel, click.exceptions.NoArgsIsHelpError):
        return Felsvar(kod="anvandning", detaljer=(_mening("Ange ett kommando."),), tips=_hjalptips(fel))
    if isinstance(fel, click.ClickException):
        return Felsvar(kod="anvandning", detaljer=(_mening(_utan_apostrofer(fel)),), tips=_hjalptips(fel))
    if isinstance(fel, click.Abort | KeyboardInterrupt):
        return Felsvar(kod="avbrutet", detaljer=(_mening("Avbrutet."),))
    return _ovantat(fel)


def _ovantat(fel: BaseException) -> Felsvar:
    return Felsvar(
        kod="ovantat",
        detaljer=(_mening(f"Något oväntat hände: {type(fel).__name__}: {fel}"),),
        tips="Kör kommandot igen med REMISS_FELSOK=1 för att se var, och visa det för den som sköter "
        "programmet. Det som redan var sparat är kvar.",
    )


def _mening(text: str) -> Felaktighet:
    return Felaktighet(plats="", mening=text)


def _detalj(detalj: Brist | Felaktighet, kod: str) -> dict[str, str]:
    if isinstance(detalj, Brist):
        return {"kod": detalj.kod, "plats": "", "mening": detalj.mening, "kalla": detalj.kalla}
    return {"kod": kod, "plats": detalj.plats, "mening": detalj.mening, "kalla": ""}


def _lasbar(detalj: Brist | Felaktighet) -> str:
    if isinstance(detalj, Brist) or not detalj.plats:
        return str(detalj)
    return f"{lasbar_plats(detalj.plats)}: {detalj.mening}"


def lasbar_plats(plats: str) -> str:
    """A place as people count: `beslutspunkter[1].text` is *beslutspunkter nr 2, text*."""
    return re.sub(r"\[(\d+)\]\.?", lambda m: f" nr {int(m[1]) + 1}, ", plats).rstrip(", ")


def _utan_apostrofer(fel: click.ClickException) -> str:
    """The sentence, with options and commands named without quotation marks."""
    return re.sub(r"'((?:--)?[\w|=-]+(?: / --[\w-]+)*)'", r"\1", fel.format_message())


def _hjalptips(fel: click.ClickException) -> str:
    ctx = fel.ctx if isinstance(fel, click.UsageError) else None
    return f"Skriv ”{ctx.command_path} --help” för hjälp." if ctx is not None else ""
