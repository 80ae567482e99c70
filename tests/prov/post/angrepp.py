"""Texts that try to become a header of their own, and every field from which a text comes into a letter."""

import base64
import json
import random
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.installningar import Installningar, las_installningar
from konfiguration.kommun import Kommun, las_kommun
from konfiguration.personfil import Personuppgifter
from tests.byggare import NAMND
from tests.programbyggare import KOMMUN, aktor, registrera, svar_per_epost
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import Person, Rollinnehav
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare

OFFER = "offer@injected.example"
"""Whoever gets a letter here has been sent one by an attack."""
_HUVUD = (f"Bcc: {OFFER}", f"To: {OFFER}", "X-Injected: yes", f"Reply-To: {OFFER}", "Content-Type: text/html")
_BRYT = ("\r", "\n", "\r\n", "\0", "\v", "\f", "\x85", "\u2028", "\u2029", "\r\n ", "\n\t", "\x1c", "\x1e")
_TYST = (
    *("\ud800", "\udc0a", "\udc0d\udc0a", "\u202e", "\u2066", "\u200b", "\ufeff", "\x7f", "\x9f", "\t"),
    *("e\u0301", "a" + "\u0301" * 40, "å", "Å", "ß", "💥", "\U000e0041", "\ufdd0"),
)
_SYNTAX = ('"', "<", ">", ",", ";", ":", "\\", "(", ")", "@", "%0d%0a", "=0D=0A", "?=", "=?", "..", "''")
_ORD = ("Remiss", "om", "ängar", "och", "åar", "svar@stad.example", "protokoll.pdf", "KS", "2011/7")


def _kodat(inre: str, slump: random.Random) -> str:
    """An encoded word that hides a text."""
    mangd = slump.choice(("utf-8", "UTF-8", "us-ascii", "iso-8859-1", "utf-8*sv", "unknown-8bit"))
    ra = inre.encode("utf-8", "surrogatepass")
    if slump.random() < 0.5:
        return f"=?{mangd}?{slump.choice('bB')}?{base64.b64encode(ra).decode()}?="
    q = "".join(f"={b:02X}" if not chr(b).isalnum() else chr(b) for b in ra)
    return f"=?{mangd}?{slump.choice('qQ')}?{q}?="


_MILT = (*_SYNTAX, "å", "ß", "💥", "\u200b", "é", "ä" * 70, "=?x?=", f"Bcc: {OFFER}", "=", "?", "_", "=C3=A5")


def _stump(slump: random.Random) -> str:
    huvud, bryt = slump.choice(_HUVUD), slump.choice(_BRYT)
    return slump.choice(
        (
            f"{bryt}{huvud}",
            f"{bryt}{bryt}{huvud}",
            f"{bryt}{huvud}{bryt}",
            _kodat(f"{bryt}{huvud}", slump),
            f"{_kodat('a' + bryt, slump)} {_kodat(huvud, slump)}",
            f"=?utf-8?q?x={bryt}?= {huvud}",
            slump.choice(_TYST),
            slump.choice(_SYNTAX),
            f", {OFFER}",
            f"<{OFFER}>",
            f'" <{OFFER}>',
            f'"; x="{OFFER}',
            f"*=utf-8''{huvud}",
            "å" * 10_240 if slump.random() < 0.1 else "å" * 120,
            "x" * 10_240 if slump.random() < 0.1 else "x" * 250,
        )
    )


def text(slump: random.Random) -> str:
    """One text: ordinary words with one to four stumps among them, half of the time in NFC."""
    delar = [slump.choice(_ORD) for _ in range(slump.randint(1, 3))]
    mild = slump.random() < 0.4
    for _ in range(slump.randint(1, 4)):
        delar.insert(slump.randint(0, len(delar)), slump.choice(_MILT) if mild else _stump(slump))
    helt = slump.choice(("", " ", " ")).join(delar)
    return unicodedata.normalize("NFC", helt) if slump.random() < 0.5 else helt


@define
class Angripet:
    """The program that is attacked. What an attack changed of its settings stands until `aterstall`."""

    program: Program
    mapp: Path
    slump: random.Random
    _installningar: Installningar = field(init=False)
    _kommun: Kommun = field(init=False)
    _antal: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._installningar, self._kommun = self.program.installningar, self.program.kommun
        idag = lokal_dag(self.program.klocka.nu())
        roll = Rollinnehav(person="angripen", roll="fordelare", namnd=NAMND, enhet="", fran=idag, till=idag)
        self.person(roll)

    def person(self, *roller: Rollinnehav, **andrat: str) -> None:
        """Somebody who is told of every new case, with another name or address than before."""
        self._antal += 1
        person = Person(
            **{"kod": "angripen", "namn": "Prov Person", "epost": "angripen@example.org", **andrat}
        )
        motor.importera_personer(
            self.program,
            aktor("administrator"),
            uppgifter=Personuppgifter(personer=(person,), roller=roller),
            nyckel=f"person {self._antal}",
        )

    def svara(self, **andrat: Any) -> None:
        """An answer that leaves."""
        svar_per_epost(registrera(self.program).till("justerad"), **andrat)

    def installning(self, namn: str, varde: str) -> None:
        """A setting of letters, as the program reads it."""
        nya = las_installningar(self.mapp, {f"REMISS_EPOST_{namn}": varde}).epost
        epost = evolve(self._installningar.epost, fran=nya.fran, svar_till=nya.svar_till)
        self.program.installningar = evolve(self._installningar, epost=epost)

    def kommun(self, mall: str, varde: str) -> None:
        """The municipality's file with one value changed."""
        fil = self.mapp / "angripen.toml"
        fil.write_text(KOMMUN.replace(mall, json.dumps(varde)), encoding="utf-8")
        self.program.kommun = las_kommun(fil)

    def aterstall(self) -> None:
        """The settings and the municipality as they were."""
        self.program.installningar, self.program.kommun = self._installningar, self._kommun


Gor = Callable[[Angripet, str], None]


def _fil(a: Angripet, varde: str) -> None:
    lopp = registrera(a.program).till("justerad")
    svar_per_epost(lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG, filnamn=varde))


def _dokumenttitel(a: Angripet, varde: str) -> None:
    lopp = registrera(a.program).till("justerad")
    svar_per_epost(lopp.bifoga("namndsekreterare", Handlingsslag.PROTOKOLLSUTDRAG, titel=varde))


def _deras(a: Angripet, varde: str) -> None:
    svar_per_epost(
        registrera(a.program, avsandare=Avsandare(organ="Kommunstyrelsen", diarienummer=varde)).till(
            "justerad"
        )
    )


def _personens(falt: str) -> Gor:
    def gor(a: Angripet, varde: str) -> None:
        a.person(**{falt: varde})
        registrera(a.program)

    return gor


def _installningens(namn: str) -> Gor:
    def gor(a: Angripet, varde: str) -> None:
        a.installning(namn, varde)
        registrera(a.program)

    return gor


def _kommunens(mall: str) -> Gor:
    def gor(a: Angripet, varde: str) -> None:
        a.kommun(mall, varde)
        a.svara()

    return gor


FALT: Mapping[str, Gor] = {
    "title": lambda a, v: _bara(registrera(a.program, titel=v)),
    "sender's name": lambda a, v: _bara(
        registrera(a.program, avsandare=Avsandare(organ=v, diarienummer=f"KS {a.slump.random()}"))
    ),
    "our number": lambda a, v: _bara(registrera(a.program, diarienummer=v)),
    "person's name": _personens("namn"),
    "person's address": _personens("epost"),
    "setting fran": _installningens("FRAN"),
    "setting svar_till": _installningens("SVAR_TILL"),
}
"""Fields that reach letters by one registration."""

SVARSFALT: Mapping[str, Gor] = {
    "sender's number": _deras,
    "answer's address": lambda a, v: a.svara(epost=v),
    "copy's address": lambda a, v: a.svara(kopia_till=(v,)),
    "message": lambda a, v: a.svara(meddelande=v),
    "file name": _fil,
    "document's title": _dokumenttitel,
    "nämnd's name": _kommunens('"Socialnämnden"'),
    "nämnd's address": _kommunens('"soc@provstad.example"'),
    "municipality's name": _kommunens('"Provstad"'),
}
"""Fields that reach letters by an answer that leaves, which takes a whole case."""


def _bara(_varde: object) -> None:
    return None
