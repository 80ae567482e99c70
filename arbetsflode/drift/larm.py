"""The silence is told: a letter sent by the one who asks, past the outbox and the worker that may be still.

What has been told today is kept in a file beside the base, so that it works when the base does not.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from attrs import evolve, frozen

from arbetsflode.klocka import Klocka
from arbetsflode.motor import Halsopunkt, Lage, halsa, lista_personer
from arbetsflode.program import Program
from konfiguration.installningar import Installningar, las_installningar
from notiser.brev import meddelande_id
from notiser.kanaler.val import valj_kanal
from notiser.maskinbrev import rendera_maskinbrev
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import ADMINISTRATOR, SYSTEM, rollnyckel
from tillstand.fel import Leveransfel, Remissfel

FIL = "larm.json"
"""Beside the base: what has been told, and on which day."""
_UTAN_ORD = frozenset({"bevakning"})
"""Points whose sentence may quote a case: a letter says only that there are some."""


@frozen(kw_only=True)
class Larmutfall:
    """What is red, whom it was told, and why somebody was not. `redan` says that it was told today."""

    roda: tuple[Halsopunkt, ...] = ()
    till: tuple[str, ...] = ()
    fel: tuple[str, ...] = ()
    redan: bool = False


@frozen(kw_only=True)
class _Mottagare:
    """Who is told, by which name; and what the letter says of the municipality."""

    kommunnamn: str
    adresser: Mapping[str, str]
    ingen: str = "Ingen administratör har en e-postadress, och larm_till är inte inställd."
    """What is said when nobody is left to tell."""


def larma(mapp: Path, oppna: Callable[[], Program], klocka: Klocka, miljo: Mapping[str, str]) -> Larmutfall:
    """Tell the administrators what is red, once a day for the same things.

    A base or a configuration that cannot be opened is red too; then only `larm_till` of the settings is
    told. Raises Konfigurationsfel when not even the settings can be read.
    """
    nu = klocka.nu()
    installningar = las_installningar(mapp, miljo)
    try:
        program = oppna()
        roda = tuple(p for p in halsa(program) if p.lage is Lage.ROD)
        mottagare = _administratorer(program, nu)
    except Remissfel as fel:
        mening = f"Programmet går inte att öppna: {_forsta_raden(fel)}"
        roda = (Halsopunkt(namn="start", lage=Lage.ROD, mening=mening),)
        mottagare = _Mottagare(
            kommunnamn="installationen",
            adresser={},
            ingen="Programmet går inte att öppna, och larm_till är inte inställd.",
        )
    return _beratta(installningar, roda, mottagare, nu) if roda else Larmutfall()


def _forsta_raden(fel: Remissfel) -> str:
    return str(fel).splitlines()[0] if str(fel) else type(fel).__name__


def _administratorer(program: Program, nu: datetime) -> _Mottagare:
    organisation = lista_personer(program, SYSTEM)
    koder = organisation.innehavare(rollnyckel(ADMINISTRATOR), lokal_dag(nu))
    personer = [organisation.personer[kod] for kod in koder if kod in organisation.personer]
    return _Mottagare(
        kommunnamn=program.kommun.namn, adresser={p.epost: p.namn for p in personer if p.epost is not None}
    )


def _beratta(
    installningar: Installningar, roda: tuple[Halsopunkt, ...], mottagare: _Mottagare, nu: datetime
) -> Larmutfall:
    epost = installningar.epost
    adresser = {**mottagare.adresser, **({epost.larm_till: ""} if epost.larm_till else {})}
    if not adresser:
        return Larmutfall(roda=roda, fel=(mottagare.ingen,))
    dag = lokal_dag(nu).isoformat()
    sagt = _sagt(installningar.mapp / FIL, dag)
    kvar = {adress: orsak for adress in adresser if (orsak := _orsak(roda, adress)) not in sagt}
    if not kvar:
        return Larmutfall(roda=roda, redan=True)
    utfall = Larmutfall(roda=roda)
    for adress, orsak in kvar.items():
        innehall = {"namn": adresser[adress] or "administratör", "meningar": _meningar(roda)}
        utfall = _ett_brev(installningar, mottagare.kommunnamn, innehall, adress, orsak, nu, utfall)
    if utfall.till:
        _minns(installningar.mapp / FIL, dag, [*sagt, *(kvar[adress] for adress in utfall.till)])
    return utfall


def _orsak(roda: Sequence[Halsopunkt], adress: str) -> str:
    """The digest of what is told to whom; that a number grows is nothing new."""
    meningar = sorted({re.sub(r"\d+", "", f"{p.namn}: {p.mening}") for p in roda})
    return hashlib.sha256("\n".join([adress, *meningar]).encode()).hexdigest()[:16]


def _ett_brev(
    installningar: Installningar,
    kommunnamn: str,
    innehall: Mapping[str, object],
    adress: str,
    orsak: str,
    nu: datetime,
    utfall: Larmutfall,
) -> Larmutfall:
    doman = adress.rpartition("@")[2]
    meddelande = rendera_maskinbrev(
        "halsa",
        innehall,
        kommunnamn=kommunnamn,
        epost=installningar.epost,
        adress=adress,
        meddelande_id=meddelande_id(f"halsa:{orsak}:{adress}:{nu.isoformat()}", doman),
        nu=nu,
    )
    try:
        with valj_kanal(installningar.epost) as kanal:
            kanal.skicka(meddelande, adress)
    except Leveransfel as fel:
        return evolve(utfall, fel=(*utfall.fel, f"{adress}: {fel}"))
    return evolve(utfall, till=(*utfall.till, adress))


def _meningar(roda: Sequence[Halsopunkt]) -> list[str]:
    ordlosa = [p for p in roda if p.namn in _UTAN_ORD]
    resten = [p.mening for p in roda if p.namn not in _UTAN_ORD]
    return [*resten, *([f"{len(ordlosa)} ärenden kan inte bevakas."] if ordlosa else [])]


def _sagt(fil: Path, dag: str) -> list[str]:
    """What has been told today; a file that cannot be read is as none, and the letter goes once more."""
    try:
        minne = msgspec.json.decode(fil.read_bytes(), type=dict[str, list[str]])
    except (OSError, msgspec.MsgspecError):
        return []
    return minne.get(dag, [])


def _minns(fil: Path, dag: str, orsaker: list[str]) -> None:
    """Not being able to remember is no reason not to have told."""
    try:
        fil.write_bytes(msgspec.json.encode({dag: orsaker}))
    except OSError:
        return
