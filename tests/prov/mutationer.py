"""Broken configuration files: seeded mutations of the example files and of the standard flow.

`mutationer(fro, antal)` gives the broken files, `prova` says what came of one. Whatever is written in them,
they are either valid or refused with `Konfigurationsfel` in Swedish, naming file and line or key.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from attrs import frozen

from konfiguration.filer import EXEMPELFILER, exempeltext, pakettext
from konfiguration.floden import las_flode
from konfiguration.installningar import las_installningar
from konfiguration.kommun import kommunavtryck, las_kommun, skriv_nummer
from konfiguration.personfil import las_personer
from tillstand.fel import Konfigurationsfel
from tillstand.ordning import Flodesversion
from tillstand.remiss import REMISS

FLODE = "remiss.toml"
NAMNDER = ("BUN", "SDN", "KS")


@frozen(kw_only=True)
class Mutation:
    """One broken file: its name, what was done to it, and its bytes."""

    fil: str
    grepp: tuple[str, ...]
    innehall: bytes


def mutationer(fro: int, antal: int) -> Iterator[Mutation]:
    """`antal` mutations of one to three strokes each; the same seed gives the same ones."""
    slump = random.Random(fro)
    for _ in range(antal):
        fil = slump.choice((*EXEMPELFILER, "kommun.toml", FLODE))
        innehall = _original(fil)
        grepp = slump.choices(tuple(GREPP), k=slump.choice((1, 1, 1, 2, 3)))
        for ett in grepp:
            innehall = GREPP[ett](innehall, slump)
        yield Mutation(fil=fil, grepp=tuple(grepp), innehall=innehall)


def prova(mutation: Mutation, mapp: Path) -> Konfigurationsfel | None:
    """Write the file in `mapp` and read it as the program does; the refusal, or None when it is valid."""
    fil = mapp / mutation.fil
    fil.write_bytes(mutation.innehall)
    try:
        _LASARE[mutation.fil](fil)
    except Konfigurationsfel as fel:
        return fel
    return None


_ENGELSKA = re.compile(
    r"\b(must|invalid|expected|error|unknown|line|column|value|while|cannot|object|type|none|got|not|the)\b",
    re.I,
)


def brister(fil: str, fel: Konfigurationsfel) -> list[str]:
    """What is wrong with a refusal itself: no place, no file, English, or something unprintable."""
    funna = []
    for ett in fel.felaktigheter:
        helfil = re.match(r"filen|texten|listor|går inte att läsa", ett.mening)
        if not ett.plats.startswith(fil) or not (helfil or re.search(r" rad \d+|, \w", ett.plats)):
            funna.append(f"platsen säger inte var: {ett}")
        if _ENGELSKA.search(ett.mening) or not str(ett).isprintable():
            funna.append(f"är inte svensk text: {ett}")
    return funna if fel.felaktigheter else ["felet säger ingenting"]


def _prova_kommun(fil: Path) -> None:
    kommun = las_kommun(fil)
    kommunavtryck(kommun)
    for namnd in kommun.namnder.values():
        skriv_nummer(namnd.diarienummer, lopnr=1, ar=2026, klass="1.5.1", namnd=namnd.kod)


def _prova_flode(fil: Path) -> None:
    last = las_flode(fil, REMISS)
    Flodesversion(last.flode, REMISS, last.hash)


_LASARE: Mapping[str, Callable[[Path], object]] = {
    "installningar.toml": lambda fil: las_installningar(fil.parent, {}),
    "kommun.toml": _prova_kommun,
    "personer.toml": lambda fil: las_personer(fil, NAMNDER),
    FLODE: _prova_flode,
}


@cache
def _original(fil: str) -> bytes:
    return (pakettext("flode", fil) if fil == FLODE else exempeltext(fil)).encode()


Slump = random.Random
_VARDEN = (
    *(b"true", b"false", b"-3", b"0", b"3", b"1.5", b"nan", b"-inf", b"1e308", b"9" * 30, b"9" * 5000),
    *(
        b'"hittepa"',
        b'""',
        b'" "',
        b'"\\u0000"',
        b'"\\u202e"',
        b'"=?utf-8?q?x=0Ay?="',
        b"'''a\n\nb'''",
        b"oppet",
    ),
    *(
        b"[]",
        b"[[]]",
        b'["a", 1]',
        b"{}",
        b"{a = {b = 1}}",
        b"[" * 3000 + b"]" * 3000,
        b'"' + b"x" * 200_000 + b'"',
    ),
    *(
        b"2011-02-30",
        b"2011-02-28",
        b"0001-01-01",
        b"2011-02-28T07:30:00Z",
        b"07:30:00",
        b'"2011-2-3"',
        b'"{lopnr}"',
    ),
)


def _rader(innehall: bytes) -> list[bytes]:
    return innehall.split(b"\n")


def _rad_med(innehall: bytes, slump: Slump, monster: bytes) -> tuple[list[bytes], int] | None:
    rader = _rader(innehall)
    traffar = [n for n, rad in enumerate(rader) if re.match(monster, rad)]
    return (rader, slump.choice(traffar)) if traffar else None


def _andra_rad(monster: bytes, andra: Callable[[bytes, Slump], bytes]) -> Callable[[bytes, Slump], bytes]:
    def gor(innehall: bytes, slump: Slump) -> bytes:
        funnen = _rad_med(innehall, slump, monster)
        if funnen is None:
            return innehall
        rader, nummer = funnen
        rader[nummer] = andra(rader[nummer], slump)
        return b"\n".join(rader)

    return gor


def _ta_bort_rad(innehall: bytes, slump: Slump) -> bytes:
    rader = _rader(innehall)
    del rader[slump.randrange(len(rader))]
    return b"\n".join(rader)


def _byt_plats(innehall: bytes, slump: Slump) -> bytes:
    rader = _rader(innehall)
    en, annan = slump.randrange(len(rader)), slump.randrange(len(rader))
    rader[en], rader[annan] = rader[annan], rader[en]
    return b"\n".join(rader)


def _stick_in(innehall: bytes, slump: Slump, nytt: bytes) -> bytes:
    plats = slump.randrange(len(innehall) + 1)
    return innehall[:plats] + nytt + innehall[plats:]


def _stava_fel(rad: bytes, slump: Slump) -> bytes:
    plats = slump.randrange(max(1, len(rad.partition(b"=")[0].rstrip())))
    return rad[:plats] + slump.choice((b"", b"x", b"X", "å".encode())) + rad[plats + 1 :]


def _byt_varde(rad: bytes, slump: Slump) -> bytes:
    return rad.partition(b"=")[0] + b"= " + slump.choice(_VARDEN)


def _negera(rad: bytes, slump: Slump) -> bytes:
    return re.sub(rb"-?\d+", lambda _: str(slump.choice((-1, -99, 10**12))).encode(), rad)


def _fel_ord(rad: bytes, slump: Slump) -> bytes:
    ord_ = slump.choice(
        (b"hittepa", b"Handlaggare", b"", b" beredning ", b"chef", b"{", b"slut", "å".encode())
    )
    traffar = list(re.finditer(rb'"[^"]*"', rad))
    if not traffar:
        return rad
    en = slump.choice(traffar)
    return rad[: en.start()] + b'"' + ord_ + b'"' + rad[en.end() :]


def _byt_tabell(rad: bytes, _slump: Slump) -> bytes:
    return rad.replace(b"[[", b"[").replace(b"]]", b"]") if b"[[" in rad else b"[" + rad.strip() + b"]"


_NYCKELRAD, _RUBRIK = rb"\s*\w+\s*=", rb"\s*\["
GREPP: Mapping[str, Callable[[bytes, Slump], bytes]] = {
    "ta bort en rad": _ta_bort_rad,
    "ta bort en nyckel": _andra_rad(_NYCKELRAD, lambda _rad, _slump: b""),
    "ta bort en rubrik": _andra_rad(_RUBRIK, lambda _rad, _slump: b""),
    "upprepa en nyckel": _andra_rad(_NYCKELRAD, lambda rad, _slump: rad + b"\n" + rad),
    "upprepa en rubrik": _andra_rad(_RUBRIK, lambda rad, _slump: rad + b"\n" + rad),
    "byt plats på två rader": _byt_plats,
    "stava fel": _andra_rad(_NYCKELRAD, _stava_fel),
    "stava fel i en rubrik": _andra_rad(_RUBRIK, _stava_fel),
    "byt värde": _andra_rad(_NYCKELRAD, _byt_varde),
    "byt värde igen": _andra_rad(_NYCKELRAD, _byt_varde),
    "negera": _andra_rad(rb"[^#]*=[^#]*\d", _negera),
    "fel ord": _andra_rad(_NYCKELRAD, _fel_ord),
    "fel ord igen": _andra_rad(_NYCKELRAD, _fel_ord),
    "byt tabell": _andra_rad(_RUBRIK, _byt_tabell),
    "kapa": lambda innehall, slump: innehall[: slump.randrange(len(innehall) + 1)],
    "tom": lambda _innehall, _slump: b"",
    "dubbla": lambda innehall, _slump: innehall + b"\n" + innehall,
    "skräp": lambda innehall, slump: _stick_in(innehall, slump, slump.randbytes(8)),
    "styrtecken": lambda innehall, slump: _stick_in(
        innehall, slump, slump.choice((b"\0", b"\x07", b"\r", "\u202e".encode(), "\u2028".encode()))
    ),
    "bom": lambda innehall, _slump: b"\xef\xbb\xbf" + innehall,
    "utf-16": lambda innehall, _slump: innehall.decode("utf-8", "replace").encode("utf-16"),
    "latin-1": lambda innehall, _slump: innehall.decode("utf-8", "replace").encode("latin-1", "replace"),
    "för stor": lambda innehall, slump: innehall + b"#" * slump.choice((10, 2_100_000)),
    "nästlad": lambda innehall, _slump: innehall + b"\n" + b"[" + b"a." * 500 + b"b]\n",
}
"""The strokes, by what they do."""
