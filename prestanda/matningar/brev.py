"""Letters out: ten thousand wait, and leave by one server; beside one smtplib connection written by hand."""

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

from arbetsflode import motor
from konfiguration.installningar import Epost, Kanalval, Sakerhet
from notiser.kanaler.epost import Epostkanal
from prestanda.brevbrunn import Brevbrunn, brevbrunn
from prestanda.driver import anslut
from prestanda.handskrivna_brev import skicka
from prestanda.ram import VARV, Block, Kvot, Matning, Tavlande, fart, minst
from prestanda.rigg import Rigg
from tests.byggare import NU
from tests.programbyggare import Installation, med_kanal, stall

BREV = 10_000
FORSTA = NU + timedelta(minutes=10)
"""When the first fifth of the letters is due; another fifth each minute after."""

_MALL = (
    "SELECT b.slag, b.dag, b.rader, b.skapat, ba.arende FROM brev b JOIN brevarende ba ON ba.brev = b.id"
    " WHERE b.rader LIKE '%tilldelad%' LIMIT 1"
)
_ARENDEN = "SELECT id, handlaggare FROM arende WHERE version = 2 ORDER BY id LIMIT ?"
_LAGG = (
    "INSERT INTO brev (id, nyckel, slag, person, dag, rader, lage, forsok, nasta_forsok, skapat)"
    " VALUES (?, ?, ?, ?, ?, ?, 'vantar', 0, ?, ?)"
)


def mat(rigg: Rigg) -> Kvot:
    """Our speed as a share of the limit's, with letters of the same bytes. Raises OlikaArbete."""
    grans, vart = (_bas(rigg) for _ in range(2))
    with brevbrunn() as brunn:
        return fart(
            _tavlande(brunn, grans, lambda nu: skicka(grans.mapp / "remiss.db", brunn.port, nu)),
            _tavlande(brunn, vart, _motorns(vart, brunn.port)),
        )


def _bas(rigg: Rigg) -> Installation:
    """A base with the letters in it, a fifth due each minute from `FORSTA`."""
    bas = rigg.installation("sqlite")
    shutil.copy(rigg.bas("sqlite", BREV + 500).mapp / "remiss.db", bas.mapp / "remiss.db")
    with closing(anslut(bas)) as driver:
        slag, dag, rader, skapat, mallens = driver.kor(_MALL)[0]
        arenden = driver.kor(_ARENDEN, (BREV,))
        driver.kor("BEGIN")
        driver.kor("DELETE FROM brevarende")
        driver.kor("DELETE FROM brev")
        for nummer, (arende, vem) in enumerate(arenden):
            brev, nar = f"0{arende[1:]}", _text(_forfaller(nummer * VARV // BREV))
            varden = (
                brev,
                f"post:{arende}:2:{vem}",
                slag,
                vem,
                dag,
                rader.replace(mallens, arende),
                nar,
                skapat,
            )
            driver.kor(_LAGG, varden)
            driver.kor("INSERT INTO brevarende (brev, arende) VALUES (?, ?)", (brev, arende))
        driver.kor("COMMIT")
    return bas


def _forfaller(varv: int) -> datetime:
    return FORSTA + varv * timedelta(minutes=1)


def _text(nu: datetime) -> str:
    return nu.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _motorns(bas: Installation, port: int) -> Callable[[datetime], int]:
    epost = Epost(kanal=Kanalval.SMTP, server="127.0.0.1", port=port, sakerhet=Sakerhet.INGEN)

    def gor(nu: datetime) -> int:
        with bas.oppna() as program:
            stall(program, nu)
            med_kanal(program, Epostkanal(epost=epost))
            return motor.skicka(program).skickade

    return gor


def _tavlande(brunn: Brevbrunn, bas: Installation, gor: Callable[[datetime], int]) -> Tavlande:
    def block(varv: int) -> Block:
        brunn.mottaget()
        borjan = time.perf_counter()
        antal = gor(_forfaller(varv))
        sekunder = time.perf_counter() - borjan
        kom = brunn.mottaget()
        with closing(anslut(bas)) as driver:
            skickade = driver.kor("SELECT count(*) FROM brev WHERE lage = 'skickad'")[0][0]
        rader = {
            "told": antal,
            "came": kom.brev,
            "bytes": kom.byte,
            "digest": kom.digest,
            "settled": skickade,
        }
        return Block(sekunder=sekunder, rader=rader)

    return block


MATNINGAR = (Matning(namn=f"letters out, {BREV:,} waiting, SQLite", krav=minst(0.5), kor=mat),)
