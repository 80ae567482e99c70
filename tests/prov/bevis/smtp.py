"""A mail server that goes wrong: nothing lost, nothing doubled but by choice, no false dispatch."""

import random
from collections.abc import Callable
from datetime import timedelta

from attrs import frozen

from tests.notiser.smtp import FRAMMANDE_CERTIFIKAT
from tests.prov.post.dom import Dom
from tests.prov.post.server import Anfall, Grepp, Postserver, Punkt, skydd
from tests.prov.post.varlden import Varld
from tests.prov.ram import SORTER, Bevis, Prov

FORE_BREVET = (Punkt.HALSNING, Punkt.EHLO)
I_BREVET = (Punkt.MAIL, Punkt.RCPT, Punkt.DATA)
SOM_SKA_VAGRAS = "granne@example.org"
HALFTEN = 0.5
"""How often a letter is hit while the server is ill."""


@frozen(kw_only=True)
class Slag:
    """One kind of fault: what may go wrong, and how a turn of it is carried out."""

    namn: str
    anfall: tuple[Anfall, ...] = ()
    tur: "Callable[[Varld, random.Random], int]"
    """One turn of sending; how many letters were struck."""
    tls: bool = False
    vagrade: frozenset[str] = frozenset()


def _pa(punkter: tuple[Punkt, ...], grepp: Grepp, *koder: int) -> tuple[Anfall, ...]:
    return tuple(Anfall(p, grepp, kod) for p in punkter for kod in koder or (0,))


def _sand(varld: Varld, slump: random.Random) -> int:
    fore = varld.server.utdelade.total()
    varld.sand()
    return varld.server.utdelade.total() - fore


def _nere(varld: Varld, slump: random.Random) -> int:
    varld.server.stang()
    uppskjutna = varld.sand()
    varld.server.oppna()
    return uppskjutna


def _trasig_tls(varld: Varld, slump: random.Random) -> int:
    if slump.random() < HALFTEN:
        return _sand(varld, slump)
    varld.skriv_installningar(FRAMMANDE_CERTIFIKAT)
    uppskjutna = varld.sand()
    varld.skriv_installningar()
    return uppskjutna


def _vagra_en(varld: Varld, slump: random.Random) -> int:
    fore = len(varld.server.avvisade)
    varld.sand()
    return len(varld.server.avvisade) - fore


def _do(varld: Varld, slump: random.Random) -> int:
    return int(varld.sand_och_do(slump.randint(1, 3)))


SLAGEN = (
    Slag(namn="down", tur=_nere),
    Slag(
        namn="TLS broken",
        anfall=(
            *_pa((Punkt.STARTTLS,), Grepp.KOD, 454, 501),
            *(Anfall(Punkt.STARTTLS, g) for g in (Grepp.SKRAP, Grepp.STANG, Grepp.TIG)),
        ),
        tur=_trasig_tls,
        tls=True,
    ),
    Slag(
        namn="silent",
        anfall=_pa((*FORE_BREVET, *I_BREVET, Punkt.INNEHALL, Punkt.SLUT, Punkt.SLUT), Grepp.TIG),
        tur=_sand,
    ),
    Slag(
        namn="one byte at a time",
        anfall=_pa((*FORE_BREVET, *I_BREVET, Punkt.SLUT, Punkt.SLUT), Grepp.DROPPA),
        tur=_sand,
    ),
    Slag(
        namn="4xx",
        anfall=_pa((*FORE_BREVET, *I_BREVET, Punkt.SLUT), Grepp.KOD, 421, 450, 451, 452),
        tur=_sand,
    ),
    Slag(
        namn="5xx",
        anfall=_pa((*FORE_BREVET, *I_BREVET, Punkt.SLUT), Grepp.KOD, 550, 551, 552, 553, 554),
        tur=_sand,
    ),
    Slag(namn="one of three refused", tur=_vagra_en, vagrade=frozenset({SOM_SKA_VAGRAS})),
    Slag(
        namn="cut in or after DATA",
        anfall=_pa((Punkt.DATA, Punkt.INNEHALL, Punkt.SLUT, Punkt.SLUT), Grepp.STANG),
        tur=_sand,
    ),
    Slag(namn="nonsense", anfall=_pa((*FORE_BREVET, *I_BREVET, Punkt.SLUT), Grepp.SKRAP), tur=_sand),
    Slag(namn="killed between 250 and commit", tur=_do),
)


def felande_server(prov: Prov) -> None:
    """Every kind of fault on both databases, the dose shared between them."""
    for nummer, slag in enumerate(SLAGEN):
        halva, udda = divmod(prov.dos, len(SORTER))
        for sort in SORTER:
            if antal := halva + udda * (sort == SORTER[nummer % len(SORTER)]):
                prov.framsteg(f"{slag.namn} on {sort}")
                _en_varld(prov, slag, sort, antal)


def _en_varld(prov: Prov, slag: Slag, sort: str, antal: int) -> None:
    slump = random.Random(f"{prov.fro} {slag.namn} {sort}")
    server = Postserver(vagrade=slag.vagrade, tls=skydd() if slag.tls else None)
    with server:
        varld = Varld(prov.installation(sort), server, tls=slag.tls)
        varld.skriv_installningar()
        if slag.vagrade:
            varld.tre_fordelare()
        sedan = prov.raknat[slag.namn]
        for _ in range(20 * antal):
            if prov.raknat[slag.namn] >= sedan + antal:
                break
            _en_runda(prov, varld, slag, slump)
        dom = Dom(prov, varld, f"{slag.namn} on {sort}")
        varld.tom_ladan()
        _doma(prov, varld, dom)


def _en_runda(prov: Prov, varld: Varld, slag: Slag, slump: random.Random) -> None:
    """Fill the box, let it be sent while the server is ill, turn after turn, and then let it get well."""
    varld.fyll(registrerade=2, svar=0 if slag.vagrade else 1)
    if slag.anfall:
        varld.server.anfall = lambda: slump.choice(slag.anfall) if slump.random() < HALFTEN else None
    for _ in range(slump.randint(1, 3)):
        prov.raknat[slag.namn] += slag.tur(varld, slump)
        varld.lat_tiden_ga(timedelta(hours=5))
    varld.server.anfall = lambda: None


def _doma(prov: Prov, varld: Varld, dom: Dom) -> None:
    """Judge what the machine left; let a person settle what is uncertain, ask anew, and judge again."""
    with varld.program() as program:
        dom.alla(program)
        prov.raknat["answers asked of a person"] += varld.fraga_manniskan(program)
        varld.be_om_igen(program)
    varld.tom_ladan()
    with varld.program() as program:
        dom.alla(program)
        dom.allt_overlamnat(program)


BEVIS = (
    Bevis(
        namn="smtp",
        rad="a mail server down, with broken TLS, silent, dripping, refusing, cut, and senders killed after "
        "its 250; two senders at once, both databases, limits of 0.3 s; the dose of each fault",
        mal="nothing lost, doubled only by policy, *överlämnad* never false, by the server's own account",
        liten=1,
        full=200,
        kor=felande_server,
        sekunder=900,
    ),
)
