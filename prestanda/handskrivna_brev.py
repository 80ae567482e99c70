"""What one would write by hand to send letters that wait: one smtplib connection, two status changes each.

The words are known beforehand; what the letter says of its case is read and put in. The bytes are built,
parsed again, sent and settled one by one, as ours.
"""

import hashlib
import html
import smtplib
import sqlite3
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.header import Header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, EmailPolicy, default
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tillstand.arbetsdagar import helgdagar

BUNT = 10
"""Letters claimed in one transaction, as ours."""
_VECKODAG = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_MANAD = ("jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_ARBETSDAGAR = [
    dag
    for dag in (date(2011, 1, 1) + timedelta(n) for n in range(730))
    if dag.weekday() < 5 and dag not in helgdagar(dag.year)
]
_FORFALLNA = (
    "SELECT b.id, b.nyckel, b.person, b.rader, p.namn, p.epost, a.id, a.diarienummer, a.rubrik, a.slutdag"
    " FROM brev b INDEXED BY ix_brev_att_skicka JOIN brevarende ba ON ba.brev = b.id"
    " JOIN arende a ON a.id = ba.arende JOIN person p ON p.kod = b.person"
    " WHERE b.lage IN ('vantar', 'uppskjuten') AND b.nasta_forsok <= ? AND a.handlaggare = b.person"
    " ORDER BY b.nasta_forsok, b.id LIMIT ?"
)
_TA = "UPDATE brev SET lage = 'skickas', taget_av = ?, taget_till = ?, forsok = forsok + 1 WHERE id = ?"
_AVGOR = (
    "UPDATE brev SET lage = 'skickad', fel = NULL, nasta_forsok = NULL, avgjort = ?, taget_av = NULL,"
    " taget_till = NULL, rader = ? WHERE id = ? AND lage = 'skickas' AND taget_av = ?"
)


def skicka(fil: Path, port: int, nu: datetime) -> int:
    """Send every letter that is due; how many."""
    bas = sqlite3.connect(fil, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        bas.execute(f"PRAGMA {pragma}").fetchall()
    antal, tid = 0, _text(nu)
    with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as lina:
        while bunt := _ta(bas.execute, nu):
            for id_, nyckel, _, rader, *om in bunt:
                meddelande = _brev(nyckel, om, nu)
                data = meddelande.as_bytes(policy=_POLICY)
                last = BytesParser(policy=default).parsebytes(data)
                if [a.addr_spec for a in last["To"].addresses] != [om[1]]:
                    raise ValueError(nyckel)
                lina.sendmail("remissflode@localhost", [om[1]], data)
                bas.execute("BEGIN IMMEDIATE")
                bas.execute(_AVGOR, (tid, rader, id_, "hand"))
                bas.execute("COMMIT")
                antal += 1
    bas.close()
    return antal


def _ta(kor: Callable[..., sqlite3.Cursor], nu: datetime) -> list[tuple[Any, ...]]:
    kor("BEGIN IMMEDIATE")
    bunt = kor(_FORFALLNA, (_text(nu), BUNT)).fetchall()
    for rad in bunt:
        kor(_TA, ("hand", _text(nu + timedelta(minutes=7)), rad[0]))
    kor("COMMIT")
    return bunt


def _text(nu: datetime) -> str:
    return nu.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _brev(nyckel: str, om: list[str], nu: datetime) -> EmailMessage:
    namn, adress, arende, nummer, rubrik, slutdag = om
    brev = EmailMessage(policy=SMTP)
    brev["From"] = "Remissflöde <remissflode@localhost>"
    brev["To"] = adress
    brev["Subject"] = amne = f"Ny handläggare: {nummer}, {rubrik}"
    brev["Date"] = nu.astimezone(ZoneInfo("Europe/Stockholm"))
    brev["Message-ID"] = f"<{hashlib.sha256(nyckel.encode()).hexdigest()[:32]}@localhost>"
    brev["Auto-Submitted"] = "auto-generated"
    brev["X-Auto-Response-Suppress"] = "All"
    varden = {"namn": namn, "nummer": nummer, "rubrik": rubrik, "tid": _tid(slutdag, nu), "amne": amne}
    varden["lank"] = f"http://127.0.0.1:8000/arenden/{arende}"
    brev.set_content(_TEXT.format(**varden), cte="quoted-printable")
    sakrade = {n: html.escape(v) for n, v in varden.items()}
    brev.add_alternative(_HTML.format(**sakrade), subtype="html", cte="quoted-printable")
    brev.set_boundary(f"=_{hashlib.sha256(str(brev['Message-ID']).encode()).hexdigest()[:24]}_0")
    return brev


def _tid(slutdag: str, nu: datetime) -> str:
    dag = date.fromisoformat(slutdag)
    kvar = bisect_right(_ARBETSDAGAR, dag) - bisect_right(_ARBETSDAGAR, nu.date())
    return f"{_VECKODAG[dag.weekday()]} {dag.day} {_MANAD[dag.month - 1]} {dag.year} (om {kvar} arbetsdagar)"


class _Policy(EmailPolicy):
    """A Swedish subject in encoded words throughout."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A header as it is written."""
        if name.lower() != "subject" or str(value).isascii():
            return super().fold_binary(name, value)
        kodat = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {kodat}{self.linesep}".encode("ascii")


_POLICY = _Policy(linesep="\r\n")
_TEXT = """Hej {namn}!

{nummer}: {rubrik}
Du är nu handläggare för ärendet. Svarstiden går ut {tid}.
Läs handlingarna och planera svaret.
{lank}

Vänliga hälsningar
Remissflöde, Provstad

Brevet är skrivet automatiskt och går inte att besvara.
"""
_HTML = """<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>{amne}</title>
</head>
<body style="font-family: sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 40em">
<p>Hej {namn}!</p>
<h2 style="font-size: 1.1em; margin-bottom: 0"><a href="{lank}">{nummer}</a>: {rubrik}</h2>
<p style="margin: 0.3em 0">Du är nu handläggare för ärendet. Svarstiden går ut {tid}.</p>
<p style="margin: 0.3em 0"><strong>Läs handlingarna och planera svaret.</strong></p>
<p>Vänliga hälsningar<br>Remissflöde, Provstad</p>
<p style="font-size: 0.9em; color: #555">Brevet är skrivet automatiskt och går inte att besvara.</p>
</body>
</html>
"""
