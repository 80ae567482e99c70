"""The settings of one installation: `installningar.toml` in its folder, then the environment (REMISS_*).

`REMISS_EPOST_PORT=1025` beats the file's `[epost] port`. An empty variable counts as unset. Secrets are
never shown: not in repr, not in faults.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

import attrs
from attrs import Factory, evolve, field, frozen
from attrs.validators import optional

from konfiguration.enkla import forslag
from konfiguration.filer import Inlast, finns, las_tomlfil
from konfiguration.granskning import namngiven_adress, webbadress
from konfiguration.hemlighet import Hemlighet
from tillstand.fel import Felaktighet
from tillstand.rimligt import epostadress, mellan
from tillstand.text import Textfel, granska_rad, rad

FIL = "installningar.toml"
_PREFIX = "REMISS_"
_EGEN_MASKIN = ("localhost", "127.0.0.1", "::1")


class Kanalval(StrEnum):
    """How letters leave: as files in a folder, or by SMTP."""

    MAPP = "mapp"
    SMTP = "smtp"


class Sakerhet(StrEnum):
    """How the line to the mail server is protected."""

    INGEN = "ingen"
    STARTTLS = "starttls"
    TLS = "tls"


_PORT = {Sakerhet.INGEN: 25, Sakerhet.STARTTLS: 587, Sakerhet.TLS: 465}


@frozen(kw_only=True)
class Epost:
    """How letters leave the house. Times in seconds and hours."""

    kanal: Kanalval = Kanalval.MAPP
    mapp: Path | None = None
    """Where `mapp` writes .eml files; `las_installningar` makes it absolute (`brev` beside the base)."""
    server: str = field(default="localhost", validator=rad(253))
    sakerhet: Sakerhet = Sakerhet.STARTTLS
    port: int = field(
        default=Factory(lambda self: _PORT[self.sakerhet], takes_self=True), validator=mellan(1, 65_535)
    )
    anvandare: str | None = field(default=None, validator=optional(rad(254)))
    losenord: Hemlighet | None = None
    ca_fil: Path | None = None
    """Certificates (PEM) to trust beside the operating system's; `las_installningar` makes it absolute."""
    fran: str = field(default="Remissflöde <remissflode@localhost>", validator=namngiven_adress)
    svar_till: str | None = field(default=None, validator=optional(namngiven_adress))
    larm_till: str | None = field(default=None, validator=optional(epostadress))
    """Also told when something is red, and the only one when the base cannot be opened."""
    anslut_sekunder: float = field(default=10, validator=mellan(0.1, 300))
    totalt_sekunder: float = field(default=30, validator=mellan(0.1, 600))
    kib_per_sekund: float = field(default=64, validator=mellan(1, 1_000_000))
    """The slowest that a large letter may be sent."""
    forsok_timmar: int = field(default=48, validator=mellan(1, 720))

    def brevsekunder(self, storlek: int) -> float:
        """How long a letter of `storlek` bytes may take, in seconds."""
        return self.totalt_sekunder + storlek / (1024 * self.kib_per_sekund)


def _granska_databas(_instans: object, _attribut: Any, varde: str) -> None:
    granska_rad(varde, 1_000)
    if not re.match(r"(sqlite|postgresql)(\+[a-z0-9]+)?://", varde):
        raise Textfel("ska börja med sqlite:/// eller postgresql+psycopg://")


def _utan_losenord(databas: str) -> str:
    return repr(re.sub(r"(://[^:/@]*):.*@", r"\1:***@", databas))


@frozen(kw_only=True)
class Installningar:
    """Where an installation keeps its things and how it reaches the world."""

    mapp: Path
    databas: str = field(
        default=Factory(lambda self: f"sqlite:///{self.mapp}/remiss.db", takes_self=True),
        validator=_granska_databas,
        repr=_utan_losenord,
    )
    """An SQLAlchemy URL."""
    las_sekunder: float = field(default=30, validator=mellan(0.1, 600))
    """How long a use case waits for the store."""
    bas_url: str = field(default="http://127.0.0.1:8000", validator=webbadress)
    """What the links of letters begin with; no slash at the end."""
    kopior: Path = Path("kopior")
    """Where backups and the list of what has been erased lie; `las_installningar` makes it absolute."""
    logg: str | None = field(default=None, validator=optional(rad(1_000)))
    """Where the worker logs: a file, counted from the folder, or `stderr`; nowhere unless said."""
    inkorg_mapp: Path | None = None
    """A folder whose files come into the inbox; `las_installningar` makes it absolute. None is watched unless
    said."""
    epost: Epost = field(factory=Epost)


def las_installningar(mapp: Path, miljo: Mapping[str, str]) -> Installningar:
    """The settings of the installation in `mapp`; the file is optional, `miljo` (os.environ) beats it.

    Raises Konfigurationsfel with every fault: file, line and key, or the variable's name.
    """
    fil = mapp / FIL
    last = las_tomlfil(fil) if finns(fil) else Inlast(namn=FIL, trad={})
    fel = list(_okanda_variabler(miljo))
    if "mapp" in last.trad:
        fel.append(Felaktighet(plats="mapp", mening="anges med --mapp eller REMISS_MAPP, inte i filen"))
    last = _med_miljon(last, miljo)
    helt = evolve(last, trad={**last.trad, "mapp": mapp.absolute()})
    lasta = helt.tolka(Installningar, (*fel, *_inloggningsfel(last.trad.get("epost"))))
    brev = lasta.mapp / (lasta.epost.mapp or "brev")
    ca_fil = lasta.mapp / lasta.epost.ca_fil if lasta.epost.ca_fil else None
    return evolve(
        lasta,
        bas_url=lasta.bas_url.rstrip("/"),
        kopior=lasta.mapp / lasta.kopior,
        inkorg_mapp=lasta.mapp / lasta.inkorg_mapp if lasta.inkorg_mapp else None,
        epost=evolve(lasta.epost, mapp=brev, ca_fil=ca_fil),
    )


def _vardetyper() -> Iterator[tuple[tuple[str, ...], Any]]:
    """(path, type) of every setting that a variable can give."""
    for namn, typ in get_type_hints(Installningar).items():
        if attrs.has(typ):
            yield from (((namn, under), undertyp) for under, undertyp in get_type_hints(typ).items())
        elif namn != "mapp":
            yield (namn,), typ


def _variabel(vag: Iterable[str]) -> str:
    return _PREFIX + "_".join(vag).upper()


def _okanda_variabler(miljo: Mapping[str, str]) -> Iterator[Felaktighet]:
    """A misspelt mail setting would otherwise be silence; other REMISS_ names belong to other rooms."""
    inledning = f"{_PREFIX}EPOST_"
    kanda = {a.name for a in attrs.fields(Epost)}
    for namn in miljo:
        ett = namn.removeprefix(inledning).lower()
        if namn.startswith(inledning) and ett not in kanda:
            yield Felaktighet(plats=namn, mening=f"är en okänd variabel{forslag(ett, kanda)}")


def _med_miljon(last: Inlast, miljo: Mapping[str, str]) -> Inlast:
    trad: dict[str, Any] = {n: dict(v) if isinstance(v, dict) else v for n, v in last.trad.items()}
    kallor = {namn: namn for namn in miljo}
    for vag, typ in _vardetyper():
        text = miljo.get(_variabel(vag))
        tabell = trad if len(vag) == 1 else trad.setdefault(vag[0], {})
        if not text or not isinstance(tabell, dict):
            continue
        kallor[".".join(vag)] = _variabel(vag)
        tabell[vag[-1]] = _ur_text(text, typ)
    return evolve(last, trad=trad, kallor=kallor)


def _ur_text(text: str, typ: Any) -> object:
    """What a variable says, as TOML would have said it; what does not fit is left for `tolka` to refuse."""
    if typ is int and re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    if typ is float and re.fullmatch(r"-?\d{1,18}([.,]\d{1,9})?", text):
        return float(text.replace(",", "."))
    return text


def _inloggningsfel(epost: object) -> Iterator[Felaktighet]:
    if not isinstance(epost, dict):
        return
    if bool(epost.get("anvandare")) != bool(epost.get("losenord")):
        yield Felaktighet(
            plats="epost.losenord", mening="ska anges tillsammans med anvandare, eller inget av dem"
        )
    oppet = epost.get("sakerhet") == Sakerhet.INGEN and epost.get("server", "localhost") not in _EGEN_MASKIN
    if epost.get("losenord") and oppet:
        yield Felaktighet(plats="epost.sakerhet", mening="ska vara starttls eller tls när lösenord används")
    anslut, totalt = epost.get("anslut_sekunder", 10), epost.get("totalt_sekunder", 30)
    if isinstance(anslut, int | float) and isinstance(totalt, int | float) and totalt < anslut:
        yield Felaktighet(
            plats="epost.totalt_sekunder", mening="ska vara minst lika långt som anslut_sekunder"
        )
