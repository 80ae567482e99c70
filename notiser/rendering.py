"""A letter becomes words: text and HTML by the templates in `mallar/`, under exactly the headers meant.

Of a case with secrecy only the diarienummer is told. Nobody outside is named, and no party.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from email.message import EmailMessage
from urllib.parse import quote

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from konfiguration.installningar import Epost
from konfiguration.trappa import STANDARDTRAPPA, Trappsteg
from notiser.brev import BEGARANDE, UTSKICKARE, Brevslag, Brevutkast, Rad
from notiser.datumtext import kort
from notiser.handelsetexter import HANDELSER, handelsetext
from notiser.lage import Lage, Mening
from notiser.mottagare import Adressat, mottagare
from notiser.planrader import PLAN_ANDRAD, borta_pa
from notiser.plantexter import andrad_plan, borta_pa_stoppdag
from notiser.texter import att_gora, handlaggarrad, varfor_du, varningstext
from tillstand.arbetsdagar import STOCKHOLM, lokal_dag
from tillstand.arende import Arende
from tillstand.behorighet import Organisation
from tillstand.kalender import Kalender
from tillstand.remissplan import Planbesked
from tillstand.villkor import Villkor

_RUBRIK_I_AMNET = 100
"""Characters of a title that fit in a subject."""

_MALLAR = Environment(
    loader=PackageLoader("notiser", "mallar"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


_HEMLIGT = "Öppna ärendet för att se vad det gäller."
"""All that is said of a case with secrecy, beside its number."""


@frozen(kw_only=True)
class _Stycke:
    """What a letter says of one case."""

    diarienummer: str
    rubrik: str
    vad: tuple[str, ...]
    gor: tuple[str, ...]
    varfor: tuple[str, ...]
    lank: str


def rendera(
    utkast: Brevutkast,
    rader_som_galler: Iterable[Rad],
    arenden: Mapping[str, Arende],
    *,
    organisation: Organisation,
    kalender: Kalender,
    kommunnamn: str,
    bas_url: str,
    epost: Epost,
    adress: str,
    meddelande_id: str,
    nu: datetime,
    trappa: Iterable[Trappsteg] = STANDARDTRAPPA,
    villkor: Mapping[str, Villkor] | None = None,
) -> EmailMessage:
    """The letter of the lines that still hold, as it reads at `nu` (aware), to one address.

    `arenden` by id and `villkor` by nämnd. Raises ValueError when no line is left, KeyError for a line
    whose case is not given.
    """
    idag = lokal_dag(nu)
    rader = tuple(rader_som_galler)
    if not rader:
        raise ValueError("a letter needs at least one line")
    ankare = {steg.namn: steg.ankare for steg in trappa}
    lagen = [
        Lage(
            arende=arende,
            person=utkast.person,
            idag=idag,
            kalender=kalender,
            organisation=organisation,
            ankare=arende.ankare(kalender, (villkor or {}).get(arende.namnd, Villkor())),
            villkor=(villkor or {}).get(arende.namnd, Villkor()),
        )
        for arende in _i_ordning(arenden[id_] for id_ in {rad.arende for rad in rader})
    ]
    per_arende = _per_arende(rader)
    stycken = [_stycke(lage, per_arende[lage.arende.id], utkast.slag, ankare, bas_url) for lage in lagen]
    amne = _amne(rader, stycken, idag)
    innehall = {
        "namn": organisation.namn(utkast.person),
        "amne": amne,
        "ingress": f"Det här väntar på dig {kort(idag)}." if utkast.slag is Brevslag.MORGON else "",
        "stycken": stycken,
        "kommunnamn": kommunnamn,
        "kan_besvaras": epost.svar_till is not None,
    }
    meddelande = huvud(epost=epost, adress=adress, amne=amne, meddelande_id=meddelande_id, nu=nu)
    meddelande["X-Auto-Response-Suppress"] = "All"
    satt_innehall(meddelande, "brev", innehall)
    return meddelande


def _i_ordning(arenden: Iterable[Arende]) -> list[Arende]:
    """The most urgent first."""
    return sorted(arenden, key=lambda arende: (arende.slutdag or date.max, arende.diarienummer))


def huvud(
    *, epost: Epost, adress: str, amne: str, meddelande_id: str, nu: datetime, svar_till: str | None = None
) -> EmailMessage:
    """An empty letter under the headers that every letter has. Raises ValueError for a line break in one."""
    from email.policy import SMTP

    meddelande = EmailMessage(policy=SMTP)
    meddelande["From"] = epost.fran
    meddelande["To"] = adress
    if svar_till or epost.svar_till:
        meddelande["Reply-To"] = svar_till or epost.svar_till
    meddelande["Subject"] = amne
    meddelande["Date"] = nu.astimezone(STOCKHOLM)
    meddelande["Message-ID"] = meddelande_id
    meddelande["Auto-Submitted"] = "auto-generated"
    return meddelande


def satt_innehall(meddelande: EmailMessage, mall: str, innehall: Mapping[str, object]) -> None:
    """The text, and the same in HTML, by the templates of that name."""
    text = _MALLAR.get_template(f"{mall}.txt").render(innehall)
    html = _MALLAR.get_template(f"{mall}.html").render(innehall)
    meddelande.set_content(text, cte="quoted-printable")
    meddelande.add_alternative(html, subtype="html", cte="quoted-printable")
    satt_granser(meddelande)


def satt_granser(meddelande: EmailMessage) -> None:
    """Boundaries by the Message-ID, so that a letter has the same bytes each time it is written.

    `=_` stands neither in quoted-printable nor in base64: no text can end a part.
    """
    rot = hashlib.sha256(str(meddelande["Message-ID"]).encode()).hexdigest()[:24]
    for nummer, del_ in enumerate(d for d in meddelande.walk() if d.is_multipart()):
        del_.set_boundary(f"=_{rot}_{nummer}")


def rubrik_i_amnet(rubrik: str) -> str:
    """A title short enough for a subject."""
    return rubrik if len(rubrik) <= _RUBRIK_I_AMNET else f"{rubrik[: _RUBRIK_I_AMNET - 1].rstrip()}…"


def _per_arende(rader: Iterable[Rad]) -> Mapping[str, list[Rad]]:
    ut: dict[str, list[Rad]] = {}
    for rad in rader:
        ut.setdefault(rad.arende, []).append(rad)
    return ut


def _sista_rader(rader: Iterable[Rad], ankare: Mapping[str, str]) -> Iterator[Rad]:
    """The lines of a case, one per anchor and fact: of several warnings the last still matters."""
    sist: dict[str, Rad] = {}
    for rad in rader:
        nyckel = ankare.get(rad.regel, rad.regel) if rad.slag == "varning" else rad.regel
        if nyckel not in sist or sist[nyckel].datum < rad.datum:
            sist[nyckel] = rad
    yield from sist.values()


def _stycke(
    lage: Lage, rader: Iterable[Rad], slag: Brevslag, ankare: Mapping[str, str], bas_url: str
) -> _Stycke:
    arende = lage.arende
    sista = _sista_rader(rader, ankare)
    par = [(_mening(rad, lage, ankare), _adressat(rad, lage)) for rad in sista]
    vad = [m.vad for m, _ in par]
    if slag is Brevslag.MORGON and (handlaggare := handlaggarrad(lage)):
        vad.append(handlaggare)
    return _Stycke(
        diarienummer=arende.diarienummer,
        rubrik="" if arende.hemligt else arende.rubrik,
        vad=(_HEMLIGT,) if arende.hemligt else tuple(vad),
        gor=() if arende.hemligt else tuple(dict.fromkeys(att_gora(m, a) for m, a in par)),
        varfor=tuple(dict.fromkeys(skal for _, a in par for skal in varfor_du(a, lage))),
        lank=f"{bas_url.rstrip('/')}/arenden/{quote(arende.id, safe='')}",
    )


def _mening(rad: Rad, lage: Lage, ankare: Mapping[str, str]) -> Mening:
    if rad.slag == "handelse":
        return handelsetext(rad, lage)
    if rad.slag == "plan":
        return _planmening(rad, lage)
    namn = ankare.get(rad.regel, "")
    return varningstext(namn, lage.ankare.get(namn, rad.datum), lage)


def _planmening(rad: Rad, lage: Lage) -> Mening:
    if rad.regel == PLAN_ANDRAD:
        return andrad_plan(rad.plan or Planbesked(), lage)
    stopp = borta_pa(lage.arende, lage.kalender, lage.villkor, lage.organisation, lage.idag)
    return borta_pa_stoppdag(lage, stopp)


def _adressat(rad: Rad, lage: Lage) -> Adressat:
    """Why the line comes to this reader, as it is today; what was written down when nobody can tell."""
    skriven = Adressat(person=lage.person, for_=rad.person_for)
    if rad.roll in (BEGARANDE, UTSKICKARE):
        return skriven
    nu = mottagare(rad.roll, lage.arende, lage.organisation, lage.idag)
    return next((a for a in nu if a.person == lage.person), skriven)


def _amne(rader: tuple[Rad, ...], stycken: list[_Stycke], idag: date) -> str:
    forst = stycken[0]
    if len(stycken) > 1:
        return f"Påminnelser {kort(idag)}: {len(stycken)} ärenden"
    if not forst.rubrik:
        return f"Ärende {forst.diarienummer}"
    handelse = next((r.regel for r in rader if r.slag == "handelse"), None)
    plan = any(r.regel == PLAN_ANDRAD for r in rader)
    ordet = HANDELSER[handelse].amne if handelse else "Ändrad plan" if plan else "Påminnelse"
    return f"{ordet}: {forst.diarienummer}, {rubrik_i_amnet(forst.rubrik)}"
