"""Zip archives looked through before anybody opens them: what the directory says, and whether it is true.

Read with a reader of our own, that never makes more than it has counted: the directory is walked entry by
entry, and contents are unpacked a bit at a time and thrown away. Only what office programs write is
understood (stored and deflated members, sizes of zip64 in the directory).
"""

import re
import struct
import zlib
from collections.abc import Iterator

from attrs import frozen

from tillstand.fel import Felaktighet, OgiltigIndata

FLEST_DELAR = 2_000
STORST_UPPACKAT = 200 * 1024 * 1024
"""Bytes of all the members together."""
HOGSTA_KVOT = 200
"""How many times larger than the file its contents may be."""

_BIT = 1 << 16
_SLUT = struct.Struct("<4s4H2LH")
_POST = struct.Struct("<4s6H3L5H2L")
_LOKALT = struct.Struct("<4s5H3L2H")
_FALT = struct.Struct("<HH")
_STORT_TAL = struct.Struct("<Q")
_LANGSTA_KOMMENTAR = 65_535
_FULLT = 0xFFFFFFFF
_ZIP64 = 1
_KRYPTERAD = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_LAGRAD, _DEFLATE = 0, 8
_UTANFOR = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|\x00")

TRASIG = "filen är trasig: öppna den, spara den på nytt och försök igen"


@frozen(kw_only=True)
class Del:
    """A member as the directory tells of it; sizes in bytes."""

    namn: str
    flaggor: int
    metod: int
    summa: int
    packad: int
    storlek: int
    plats: int


class Arkiv:
    """A zip archive whose directory has been found sound. Raises OgiltigIndata for any other."""

    def __init__(self, innehall: bytes) -> None:
        self.innehall = innehall
        self.delar = tuple(_katalog(innehall))
        self._granska_katalogen()
        self._granska_platserna()

    def per_namn(self) -> dict[str, Del]:
        """The members by name, in small letters."""
        return {d.namn.lower(): d for d in self.delar}

    def las(self, delen: Del, hogst: int) -> bytes:
        """The first bytes of a member, at most `hogst`. Raises OgiltigIndata."""
        ut = bytearray()
        for bit in self._bitar(delen):
            ut += bit
            if len(ut) >= hogst:
                break
        return bytes(ut[:hogst])

    def granska_innehallet(self) -> None:
        """Unpack everything and keep nothing: sizes and checksums are what the directory says.

        Raises OgiltigIndata.
        """
        for delen in self.delar:
            summa, storlek = 0, 0
            for bit in self._bitar(delen):
                storlek += len(bit)
                summa = zlib.crc32(bit, summa)
            if storlek != delen.storlek or summa != delen.summa:
                raise fel(TRASIG)

    def _bitar(self, delen: Del) -> Iterator[bytes]:
        """What a member holds; more than it was said to hold is a fault."""
        kvar = delen.storlek
        for bit in _uppackat(self._packat(delen), delen.metod):
            kvar -= len(bit)
            if kvar < 0:
                raise fel("filen uppger inte sin rätta storlek och tas inte emot")
            yield bit

    def _packat(self, delen: Del) -> memoryview:
        fran = _dataplats(self.innehall, delen)
        return memoryview(self.innehall)[fran : fran + delen.packad]

    def _granska_katalogen(self) -> None:
        uppackat = sum(d.storlek for d in self.delar)
        if uppackat > STORST_UPPACKAT or uppackat > HOGSTA_KVOT * len(self.innehall):
            raise fel("filen blir orimligt stor när den packas upp och tas inte emot")
        if any(d.flaggor & _KRYPTERAD for d in self.delar):
            raise fel("filen är skyddad med lösenord: ta bort skyddet och försök igen")
        if any(d.metod not in (_LAGRAD, _DEFLATE) for d in self.delar):
            raise fel("filen är packad på ett ovanligt sätt: öppna den, spara den på nytt och försök igen")
        if any(_UTANFOR.search(d.namn.replace("\\", "/")) for d in self.delar):
            raise fel("filen innehåller namn som pekar utanför den och tas inte emot")

    def _granska_platserna(self) -> None:
        """No two members share their bytes: an archive that says the same thing twice is a bomb."""
        slut = 0
        for delen in sorted(self.delar, key=lambda d: d.plats):
            if delen.plats < slut:
                raise fel(TRASIG)
            slut = _dataplats(self.innehall, delen) + delen.packad
            if slut > len(self.innehall):
                raise fel(TRASIG)


def fel(mening: str) -> OgiltigIndata:
    """A fault of the file."""
    return OgiltigIndata((Felaktighet(plats="fil", mening=mening),))


def _katalog(innehall: bytes) -> Iterator[Del]:
    """The entries of the directory, walked one by one; their number is counted, not believed."""
    _, _, _, _, antal, langd, plats, _ = _slutet(innehall)
    slut = plats + langd
    hittade = 0
    while plats < slut:
        hittade += 1
        if hittade > FLEST_DELAR:
            raise fel(f"filen innehåller fler än {FLEST_DELAR} delar och tas inte emot")
        delen, plats = _en_post(innehall, plats, slut)
        yield delen
    if hittade != antal or plats != slut:
        raise fel(TRASIG)


def _slutet(innehall: bytes) -> tuple[int, ...]:
    """The record that ends an archive: it names the directory's place and size, and the file ends with it."""
    start = innehall.rfind(b"PK\x05\x06", max(0, len(innehall) - _LANGSTA_KOMMENTAR - _SLUT.size))
    if start < 0 or start + _SLUT.size > len(innehall):
        raise fel(TRASIG)
    falten = _SLUT.unpack_from(innehall, start)
    antal, langd, plats, kommentar = falten[4:8]
    if antal > FLEST_DELAR:
        raise fel(f"filen innehåller fler än {FLEST_DELAR} delar och tas inte emot")
    if start + _SLUT.size + kommentar != len(innehall) or plats + langd > start:
        raise fel(TRASIG)
    return falten


def _en_post(innehall: bytes, plats: int, slut: int) -> tuple[Del, int]:
    """An entry, and where the next one begins."""
    if plats + _POST.size > slut:
        raise fel(TRASIG)
    marke, _, _, flaggor, metod, _, _, summa, packad, storlek, *rest = _POST.unpack_from(innehall, plats)
    namnlangd, extralangd, kommentar, _, _, _, lokalt = rest
    namn_fran = plats + _POST.size
    nasta = namn_fran + namnlangd + extralangd + kommentar
    if marke != b"PK\x01\x02" or nasta > slut:
        raise fel(TRASIG)
    extra = innehall[namn_fran + namnlangd : namn_fran + namnlangd + extralangd]
    storlek, packad, lokalt = _stora_tal(extra, (storlek, packad, lokalt))
    rent = innehall[namn_fran : namn_fran + namnlangd]
    delen = Del(
        namn=rent.decode("utf-8" if flaggor & _UTF8 else "cp437", errors="replace"),
        flaggor=flaggor,
        metod=metod,
        summa=summa,
        packad=packad,
        storlek=storlek,
        plats=lokalt,
    )
    return delen, nasta


def _stora_tal(extra: bytes, tal: tuple[int, int, int]) -> tuple[int, int, int]:
    """Sizes and place as zip64 writes them, in the entry's extra field, when the entry itself is full."""
    if _FULLT not in tal:
        return tal
    varden = _zip64(extra)
    storlek, packad, plats = (next(varden, _FULLT) if ett == _FULLT else ett for ett in tal)
    return storlek, packad, plats


def _zip64(extra: bytes) -> Iterator[int]:
    plats = 0
    while plats + _FALT.size <= len(extra):
        slag, langd = _FALT.unpack_from(extra, plats)
        plats += _FALT.size
        if slag == _ZIP64:
            varden = extra[plats : plats + langd]
            yield from (_STORT_TAL.unpack_from(varden, n)[0] for n in range(0, len(varden) - 7, 8))
        plats += langd


def _dataplats(innehall: bytes, delen: Del) -> int:
    """Where the bytes of a member begin, after its own header. Raises OgiltigIndata."""
    if delen.plats + _LOKALT.size > len(innehall):
        raise fel(TRASIG)
    falten = _LOKALT.unpack_from(innehall, delen.plats)
    if falten[0] != b"PK\x03\x04":
        raise fel(TRASIG)
    return delen.plats + _LOKALT.size + int(falten[-2]) + int(falten[-1])


def _uppackat(packat: memoryview, metod: int) -> Iterator[bytes]:
    """The bytes of a member, never more than a bit at a time."""
    if metod == _LAGRAD:
        yield from (bytes(packat[n : n + _BIT]) for n in range(0, len(packat), _BIT))
        return
    packare = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for n in range(0, len(packat), _BIT):
            yield from _en_bit(packare, bytes(packat[n : n + _BIT]))
    except zlib.error:
        raise fel(TRASIG) from None
    if not packare.eof:
        raise fel(TRASIG)


def _en_bit(packare: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    while data and not packare.eof:
        yield packare.decompress(data, _BIT)
        data = packare.unconsumed_tail
