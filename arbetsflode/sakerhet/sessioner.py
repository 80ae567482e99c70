"""Logins: begun, found by the cookie of each request, renewed when the roles change, ended at once."""

import base64
import hashlib
import re
from datetime import datetime, timedelta

from attrs import field, frozen

from arbetsflode.lager import inloggningar
from arbetsflode.lager import sessioner as lagrade
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.sessioner import LagradSession
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.fel import Lagringsfel, Upptaget

LIVSLANGD = timedelta(hours=12)
"""A login ends so long after it began, whatever is done meanwhile."""
VILA = timedelta(hours=2)
"""A login that is not used for so long has ended."""
NOTERAS = timedelta(minutes=5)
"""That a login is used is written down no more often than this."""
MINNS_INLOGGNINGAR = timedelta(days=30)
"""So long an address is known by which somebody has logged in."""

_BYTE = 32
_KAKA = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@frozen(kw_only=True)
class Session:
    """Somebody who is logged in, as one request sees it."""

    person: str
    inloggning: str = field(repr=False)
    """By which a login is known through its renewals; told to nobody."""
    gar_ut: datetime
    """When it ends whatever happens (UTC)."""
    maste_byta: bool = False
    """Whether the password is temporary and must be changed before anything else."""
    ny_kaka: str | None = field(default=None, repr=False)
    """The value that the cookie is to have from now on; None when the old one still holds."""


def borja(program: Program, person: str) -> str:
    """Log a person in; the value of the cookie, told this once: only its SHA-256 is kept.

    It knows nothing of passwords: whoever has made sure in another way who a person is (an
    identity provider by OpenID Connect) begins here, and everything after is the same.
    """
    with program.databas.skriv() as f:
        return borja_i(program, f, person)


def borja_i(program: Program, f: Forbindelse, person: str) -> str:
    """The same, in a transaction that does more."""
    nu, kaka = program.klocka.nu(), _slumpad(program)
    ny = LagradSession(
        nyckel=_nyckel(kaka),
        person=person,
        roller=_roller(program, f, person, nu),
        inloggning=_slumpad(program),
        skapad=nu,
        senast=nu,
        gar_ut=nu + LIVSLANGD,
    )
    lagrade.skriv_ny(f, ny)
    return kaka


def hamta(program: Program, kakvarde: str | None) -> Session | None:
    """Who is logged in by a cookie; None for whatever is no cookie of ours, or has ended.

    When the roles that the person holds today, stand-ins included, are not those that the login began
    with, its id is renewed: the old one is dead at once, and `ny_kaka` is what the cookie is to hold. Of
    two requests that come with the old one at the same time, the later finds nobody.
    """
    with program.databas.las() as f:
        funnen = levande(program, f, kakvarde)
        if funnen is None:
            return None
        nu = program.klocka.nu()
        roller = _roller(program, f, funnen.person, nu)
    if roller != funnen.roller:
        with program.databas.skriv() as f:
            kaka = fornya_i(program, f, funnen, roller)
        return _session(funnen, kaka) if kaka is not None else None
    if nu - funnen.senast >= NOTERAS and not _noterad(program, funnen, nu):
        return None
    return _session(funnen, None)


def _noterad(program: Program, inloggad: LagradSession, nu: datetime) -> bool:
    """Note that a login is used; False when it has ended meanwhile. On a full disk it can still be used."""
    try:
        with program.databas.skriv() as f:
            return lagrade.anvand(f, inloggad, nu)
    except (Lagringsfel, Upptaget):
        return True


def levande(program: Program, f: Forbindelse, kakvarde: str | None) -> LagradSession | None:
    """The stored login of a cookie, if it still holds."""
    if kakvarde is None or not _KAKA.fullmatch(kakvarde):
        return None
    funnen, nu = lagrade.las(f, _nyckel(kakvarde)), program.klocka.nu()
    if funnen is None or nu >= funnen.gar_ut or nu - funnen.senast >= VILA:
        return None
    return funnen


def fornya_i(program: Program, f: Forbindelse, fore: LagradSession, roller: str | None = None) -> str | None:
    """Give a login another id; the new cookie value, or None when somebody was first."""
    kaka = _slumpad(program)
    gjort = lagrade.fornya(
        f, fore, nyckel=_nyckel(kaka), roller=roller or fore.roller, nu=program.klocka.nu()
    )
    return kaka if gjort else None


def avsluta(program: Program, kakvarde: str | None) -> None:
    """Log out. The login is gone when this returns, also one whose id was renewed a moment ago."""
    if kakvarde is not None and _KAKA.fullmatch(kakvarde):
        with program.databas.skriv() as f:
            avsluta_i(f, kakvarde)


def avsluta_i(f: Forbindelse, kakvarde: str | None) -> None:
    """The same, in a transaction that does more."""
    if kakvarde is not None and _KAKA.fullmatch(kakvarde):
        lagrade.avsluta(f, _nyckel(kakvarde))


def avsluta_alla(program: Program, person: str) -> None:
    """Log a person out everywhere."""
    with program.databas.skriv() as f:
        lagrade.avsluta_alla(f, person)


def rensa(program: Program) -> int:
    """Remove logins that have expired and with them old attempts (`MINNS_INLOGGNINGAR`); how many rows.

    Nothing is written as long as no login has expired.
    """
    nu = program.klocka.nu()
    with program.databas.las() as f:
        if not lagrade.har_utgangna(f, nu):
            return 0
    with program.databas.skriv() as f:
        return lagrade.rensa(f, nu) + inloggningar.rensa(f, nu - MINNS_INLOGGNINGAR)


def _session(lagrad: LagradSession, ny_kaka: str | None) -> Session:
    return Session(
        person=lagrad.person,
        inloggning=lagrad.inloggning,
        gar_ut=lagrad.gar_ut,
        maste_byta=lagrad.tillfalligt,
        ny_kaka=ny_kaka,
    )


def _roller(program: Program, f: Forbindelse, person: str, nu: datetime) -> str:
    """The digest of what a person may answer for today, and for whom."""
    organisation, dag = program.organisation(f), lokal_dag(nu)
    nycklar = sorted(organisation.vantar_pa_mig(person, dag))
    ersatta = sorted(organisation.ersatter(person, dag))
    return hashlib.sha256("\n".join((*nycklar, "", *ersatta)).encode()).hexdigest()


def _slumpad(program: Program) -> str:
    return base64.urlsafe_b64encode(program.slump(_BYTE)).decode().rstrip("=")


def _nyckel(kakvarde: str) -> str:
    return hashlib.sha256(kakvarde.encode()).hexdigest()
