"""What may stand in a file: the files that people really have, broken in ways that a seed repeats."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

from konfiguration.filer import STORSTA_FIL, exempeltext, pakettext
from tests.prov.mutationer import GREPP

Slump = random.Random
NASTAN_FULL = STORSTA_FIL - 2_000
"""Bytes of a file that is as large as it may be."""


@cache
def forlagor() -> Mapping[str, bytes]:
    """Files that are right, by the ending that they have."""
    registrering = {
        "titel": "Motion om läxhjälp",
        "inkommen": "2026-10-01",
        "avsandare": {"organ": "Kommunstyrelsen", "diarienummer": "KS 2026/7"},
        "bilagor": [{"titel": "Bilaga 1"}],
    }
    toml = '\ntitel = "Motion om läxhjälp"\ninkommen = 2026-10-01\n[avsandare]\norgan = "Kommunstyrelsen"\n'
    csv = "sort;kod;namn;epost\nperson;nya;Nya Å;nya@example.se\nroll;;;\n"
    sigill = f"Message-ID: <a@b>\nSubject: =?utf-8?q?Sigill_=C3=A5?=\n\nSigill 1: 9 kedjor, {'a' * 64}\n"
    gallring = (
        '{"id":"x","noterat":"2026-10-05T08:00:00.000000Z","av":"admin","beslut":"§ 3","arende":"a",'
        '"namnd":"BUN","diarienummer":"BUN 2026/124","hela":false}\n'
    )
    return {
        "personer.toml": exempeltext("personer.toml").encode(),
        "kommun.toml": exempeltext("kommun.toml").encode(),
        "installningar.toml": exempeltext("installningar.toml").encode(),
        "flode.toml": pakettext("flode", "remiss.toml").encode(),
        "underlag.toml": toml.encode(),
        "underlag.json": json.dumps(registrering, ensure_ascii=False, indent=1).encode(),
        "gallrat.jsonl": gallring.encode(),
        "fordelning.toml": b'handlaggare = "bun.handlaggare"\nenhet = "utredning"\n',
        "personer.csv": csv.encode(),
        "sigill.eml": sigill.encode(),
        "text.txt": "Nämnden ställer sig bakom förslaget.\n".encode(),
        "handling.docx": _zip("word/document.xml"),
        "handling.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    }


def _zip(namn: str) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr(namn, "<w:document>" + "å" * 4_000)
    return ut.getvalue()


def _fyll(bit: bytes) -> Callable[[bytes, Slump], bytes]:
    return lambda innehall, _slump: innehall + bit * ((NASTAN_FULL - len(innehall)) // len(bit))


def _inuti(fore: bytes, bit: bytes, efter: bytes) -> Callable[[bytes, Slump], bytes]:
    return lambda _innehall, _slump: fore + bit * ((NASTAN_FULL - 200) // len(bit)) + efter


def _vand_bitar(innehall: bytes, slump: Slump) -> bytes:
    byte = bytearray(innehall or b"x")
    for _ in range(slump.choice((1, 1, 8, 64))):
        byte[slump.randrange(len(byte))] ^= 1 << slump.randrange(8)
    return bytes(byte)


def _korsa(innehall: bytes, slump: Slump) -> bytes:
    annan = slump.choice(list(forlagor().values()))
    return innehall[: slump.randrange(len(innehall) + 1)] + annan[slump.randrange(len(annan) + 1) :]


SKRAP: Mapping[str, Callable[[bytes, Slump], bytes]] = {
    "som den är": lambda innehall, _slump: innehall,
    "slump": lambda _innehall, slump: slump.randbytes(slump.choice((1, 10, 1_000, 100_000))),
    "bitar": _vand_bitar,
    "korsning": _korsa,
    "nul": lambda innehall, slump: innehall.replace(b"e", b"\0", slump.randint(1, 5)),
    "bara nul": lambda _innehall, slump: b"\0" * slump.choice((1, 4_096, 100_000)),
    "djup json": lambda _innehall, slump: b'{"titel":' * slump.choice((90, 900, 100_000)),
    "djupa listor": lambda _innehall, slump: b"[" * slump.choice((900, 100_000)) + b"]" * 900,
    "nästan för djup": _inuti(b'{"avsandare":' + b'{"a":' * 900, b" ", b"1" + b"}" * 901),
    "långt tal": lambda _innehall, _slump: b'{"titel":' + b"9" * 5_000 + b"}",
    "nan": lambda _innehall, slump: b'{"titel":' + slump.choice((b"NaN", b"-Infinity", b"1e999")) + b"}",
    "två nycklar": lambda _innehall, _slump: b'{"titel":"a","titel":"b","inkommen":"2026-10-01"}',
    "halva surrogat": lambda _innehall, _slump: b'{"titel":"\\ud800","\\udfff":1}',
    "många nycklar": lambda _innehall, _slump: b"".join(b"a%d=1\n" % n for n in range(40_000)),
    "många nycklar i json": lambda _innehall, _slump: (
        b"{%b}" % b",".join(b'"a%d":1' % n for n in range(40_000))
    ),
    "många tabeller": lambda _innehall, _slump: b"".join(b"[a%d]\n" % n for n in range(40_000)),
    "många poster": _fyll(b"\n[[person]]"),
    "många listor": _inuti(b"a=[", b"[],", b"]"),
    "många bilagor": _inuti(b'{"titel":"a","inkommen":"2026-10-01","bilagor":[', b"{},", b"{}]}"),
    "många kolumner": lambda _innehall, _slump: b"sort;" + b";".join(b"k%d" % n for n in range(60_000)),
    "många rader": _inuti(b"sort;kod;namn\n", b"person;a;b\n", b""),
    "många semikolon": _inuti(b"", b";", b""),
    "prickad nyckel": _inuti(b"a", b".a", b"=1"),
    "prickad rubrik": _inuti(b"[a", b".a", b"]"),
    "mellanslag i rubriken": _inuti(b"[", b" ", b"x"),
    "lång rad": _inuti(b'titel = "', b"x", b'"'),
    "lång rad utan slut": _inuti(b'titel = "', "å".encode(), b""),
    "nyrader": _inuti(b"", b"\n", b""),
    "citattecken": _inuti(b"sort;", b'"', b""),
    "många sigill": _inuti(b"", b"Sigill 1: 9 kedjor, ", b""),
    "många brevhuvuden": _inuti(b"Message-ID: <a@b>\n", b"X-A: b\n", b"\n\nSigill"),
    "nästlade brevdelar": lambda _innehall, _slump: b"".join(
        b"Message-ID: <a>\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
        for n in range(2_000)
    ),
    **GREPP,
}
"""What may be done to a file, by what it is."""


def skrap(forlaga: str, slump: Slump) -> tuple[tuple[str, ...], bytes]:
    """A right file with one to three things done to it: what, and the bytes."""
    innehall = forlagor()[forlaga]
    grepp = tuple(slump.choices(tuple(SKRAP), k=slump.choice((1, 1, 2, 3))))
    for ett in grepp:
        innehall = SKRAP[ett](innehall[:4_000_000], slump)
    return grepp, innehall
