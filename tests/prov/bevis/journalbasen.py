"""The same through the store: what is planted in the base's own rows is found by the checker."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from attrs import evolve

from arbetsflode.journal import Post, lank, sigillhash
from arbetsflode.lager import poster
from tests.programbyggare import bakom_ryggen
from tests.prov.kedjebas import KOLUMNER, TEXTKOLUMNER, Kedjebas, Rad, forst_skild, som_rad
from tests.prov.ram import BADA, SORTER, Bevis, Prov

Andring = Callable[[list[Rad], list[Rad], Random], list[Rad]]
"""From the rows of a chain, those of another, and chance, to the rows with something done to them."""


def _vand_en_bit(rader: list[Rad], _andra: list[Rad], slump: Random) -> list[Rad]:
    plats, kolumn = slump.randrange(len(rader)), KOLUMNER.index(slump.choice(TEXTKOLUMNER))
    byte = bytearray(rader[plats][kolumn])
    if not byte:
        return _ta_bort(rader, _andra, slump)
    byte[slump.randrange(len(byte))] ^= 1 << slump.randrange(8)
    rader[plats] = (*rader[plats][:kolumn], bytes(byte), *rader[plats][kolumn + 1 :])
    return rader


def _numrera_om(rader: list[Rad], _andra: list[Rad], slump: Random) -> list[Rad]:
    plats = slump.randrange(len(rader))
    rader[plats] = (rader[plats][0], rader[plats][1] ^ (1 << slump.randrange(31)), *rader[plats][2:])
    return rader


def _ta_bort(rader: list[Rad], _andra: list[Rad], slump: Random) -> list[Rad]:
    fran = slump.randrange(len(rader))
    return rader[:fran] + rader[slump.randint(fran + 1, len(rader)) :]


def _byt_plats(rader: list[Rad], _andra: list[Rad], slump: Random) -> list[Rad]:
    ett, annat = slump.randrange(len(rader)), slump.randrange(len(rader))
    nya = list(rader)
    nya[ett] = (*rader[annat][:1], rader[ett][1], *rader[annat][2:])
    nya[annat] = (*rader[ett][:1], rader[annat][1], *rader[ett][2:])
    return nya


def _fodd(rader: list[Rad], _andra: list[Rad], slump: Random) -> list[Rad]:
    en = slump.choice(rader)
    return [*rader, (en[0], len(rader) + 1, *en[2:])]


def _skarva(rader: list[Rad], andra: list[Rad], slump: Random) -> list[Rad]:
    plats = slump.randrange(min(len(rader), len(andra)))
    rader[plats] = (rader[plats][0], rader[plats][1], *andra[plats][2:])
    return rader


ANDRINGAR: Mapping[str, Andring] = {
    "bit flips": _vand_en_bit,
    "renumberings": _numrera_om,
    "deletions": _ta_bort,
    "swaps": _byt_plats,
    "duplicates": _fodd,
    "splices": _skarva,
}


def planterat(prov: Prov) -> None:
    """Plant changes in the posts of a base, one at a time; then rewrite chains against a seal outside."""
    for sort in SORTER:
        installation = prov.installation(sort)
        with installation.oppna() as program:
            bas = Kedjebas(installation=installation, program=program)
            _plantera(prov, bas)
            if installation.sort == "sqlite":
                _fel_typ(prov, bas)
            _skriv_om(prov, bas)


def _plantera(prov: Prov, bas: Kedjebas) -> None:
    namnen = list(bas.kedjor)
    for nummer in range(prov.dos // BADA):
        prov.framsteg(f"{bas.installation.sort} {nummer} of {prov.dos // BADA}")
        kedja, annan = prov.slump.choice(namnen), prov.slump.choice(namnen)
        vad = prov.slump.choice((*ANDRINGAR, "bit flips", "bit flips"))
        ratta = bas.kedjor[kedja]
        brutna = ANDRINGAR[vad](list(ratta), bas.kedjor[annan], prov.slump)
        forst = forst_skild(ratta, brutna)
        if forst is None:
            continue
        if not bas.byt([r for r in bas.rader if r[0].decode() != kedja] + brutna):
            prov.raknat["refused by the base"] += 1
            continue
        prov.raknat[vad] += 1
        funna = bas.funna()
        namn = {kedja, *(rad[0].decode("utf-8", "replace") for rad in brutna)}
        kvar = sum(rad[0].decode("utf-8", "replace") == kedja for rad in brutna)
        _dom(prov, f"{bas.installation.sort} {nummer}: {vad} in {kedja}", namn, forst, kvar, funna)
        bas.aterstall()


def _dom(prov: Prov, var: str, namn: set[str], forst: int, kvar: int, funna: list[str]) -> None:
    """The chain is named with its first broken post, by its own name or the one that it was given. A tail
    that is cut off a chain that nobody counts is told by what it said, or by the seal."""
    prov.krav(bool(funna), f"{var}: not found, post {forst}")
    rader = [rad for rad in funna if any(ett.removeprefix("arende:") in rad for ett in namn)]
    if kvar >= forst or any(ett.startswith("arende:") for ett in namn):
        prov.krav(any(f"ost {forst} " in rad for rad in rader), f"{var}: post {forst} is not named: {funna}")


def _fel_typ(prov: Prov, bas: Kedjebas) -> None:
    """SQLite lets anything stand in any column; what is no text is told, and stops nothing."""
    par = [(kedja, kolumn) for kedja in bas.kedjor for kolumn in TEXTKOLUMNER[1:]]
    for kedja, kolumn in prov.slump.sample(par, min(prov.dos // 8, len(par))):
        ratta = bas.kedjor[kedja]
        nummer = prov.slump.choice(ratta)[1]
        prov.raknat["wrong types"] += 1
        sats = f"UPDATE post SET {kolumn} = CAST({kolumn} AS BLOB) WHERE kedja = ? AND nummer = ?"
        assert bakom_ryggen(bas.installation, sats, kedja, nummer) == 1
        var = f"{kolumn} of post {nummer} in {kedja} as a blob"
        _dom(prov, var, {kedja}, nummer, len(ratta), bas.funna())
        bas.aterstall()


def _skriv_om(prov: Prov, bas: Kedjebas) -> None:
    """Chains rewritten from a post on, or taken away, with head and seal put right after it."""
    par = [(kedja, fran) for kedja, ratta in bas.kedjor.items() for fran in range(len(ratta) + 1)]
    for kedja, fran in prov.slump.sample(par, min(prov.dos // 8, len(par))):
        ratta = bas.kedjor[kedja]
        prov.raknat["rewritten chains" if fran < len(ratta) else "removed chains"] += 1
        nya = _omskriven(ratta, fran) if fran < len(ratta) else []
        assert bas.byt([r for r in bas.rader if r[0].decode() != kedja] + nya)
        _satt_ratt(bas, kedja, nya)
        funna = bas.funna(bas.sigill.rad())
        prov.krav(
            any("sigillet utanför huset" in rad for rad in funna),
            f"{bas.installation.sort}: {kedja} rewritten from {fran + 1}: {funna}",
        )
        bas.aterstall()
        _satt_ratt(bas, kedja, ratta)
    prov.krav(bas.funna(bas.sigill.rad()) == [], "what was put back is not what it was")


def _omskriven(ratta: list[Rad], fran: int) -> list[Rad]:
    """The chain with another channel from a post on, in content, columns and links."""
    poster_ = [_som_post(rad) for rad in ratta]
    foregaende = poster_[fran].foregaende
    for plats in range(fran, len(poster_)):
        gammal = poster_[plats]
        innehall = gammal.innehall.replace(f'"kanal":"{gammal.kanal}"', '"kanal":"webb"')
        hash_ = lank(foregaende, innehall)
        poster_[plats] = evolve(gammal, kanal="webb", innehall=innehall, foregaende=foregaende, hash=hash_)
        foregaende = hash_
    return [som_rad(post) for post in poster_]


def _som_post(rad: Rad) -> Post:
    varden: tuple[Any, ...] = tuple(v.decode() if isinstance(v, bytes) else v for v in rad)
    return Post(**dict(zip(KOLUMNER, varden, strict=True)))


def _satt_ratt(bas: Kedjebas, kedja: str, rader: list[Rad]) -> None:
    """What somebody who may write everything in the base would do next."""
    if rader:
        huvud = rader[-1][KOLUMNER.index("hash")].decode()
        bakom_ryggen(
            bas.installation, "UPDATE arende SET huvud = ? WHERE id = ?", huvud, kedja.partition(":")[2]
        )
    with bas.program.databas.las() as f:
        antal, hash_ = sigillhash("", bas.sigill.fore, poster.huvuden(f, bas.sigill.fore))
    bakom_ryggen(bas.installation, "UPDATE sigill SET hash = ?, antal = ?", hash_, antal)


BEVIS = (
    Bevis(
        namn="journalen-i-basen",
        rad="posts changed, moved and removed in the base itself; chains rewritten whole, "
        "seal and all, against the seal kept outside",
        mal="found, first broken post named",
        liten=24,
        full=2_000,
        kor=planterat,
        sekunder=120,
    ),
)
