"""Every kind of letter as it reads, about an invented case with invented people: for whoever wonders."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage

from attrs import frozen

from arbetsflode.program import Program
from notiser.brev import Brevslag, Brevutkast, Rad
from notiser.maskinbrev import rendera_maskinbrev
from notiser.mottagningsbevis import rendera_mottagningsbevis
from notiser.rendering import rendera
from notiser.svar import Bifogad, rendera_svar
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Nar
from tillstand.behorighet import Enhet, Organisation, Person, Rollinnehav
from tillstand.beredning import Fordelning
from tillstand.innehall import Avsandare, Kanal
from tillstand.kalender import Kalender
from tillstand.mottagen import Registrering
from tillstand.overlamnad import Overlamning
from tillstand.remiss import Remiss, fod
from tillstand.svarstid import Svarstid

PAHITTAT = "pahittat"
_PERSON = Person(kod="pahittad", namn="Kim Exempel (påhittad)", epost="kim@exempel.invalid")
_ENHET = Enhet(kod="pahittad", namn="Exempelenheten", namnd="EXEMPEL")
_ADRESS = "avsandaren@exempel.invalid"
_SEDAN, _TILL_SVAR = timedelta(20), timedelta(9)
"""When the invented case came in, and when it is to be answered, from today."""
_BESKED = {
    "registrerad": "Besked till den som fördelar",
    "tilldelad": "Besked till den nya handläggaren",
    "aterlamnad": "Besked när ett godkännande är återlämnat",
    "justerad": "Besked när beslutet är justerat",
}


@frozen(kw_only=True)
class Brevmall:
    """A kind of letter: what it is called, when it is written, and an invented one."""

    namn: str
    nar: str
    amne: str
    text: str


def brevmallar(program: Program) -> tuple[Brevmall, ...]:
    """One invented letter of each kind, by the templates and settings of the installation."""
    nu = program.klocka.nu()
    return (*_om_arenden(program, nu), *_utat(program, nu), *_maskinens(program, nu))


def _mall(namn: str, nar: str, meddelande: EmailMessage) -> Brevmall:
    kropp = meddelande.get_body(("plain",))
    text = str(kropp.get_content()) if kropp is not None else ""
    return Brevmall(namn=namn, nar=nar, amne=str(meddelande["Subject"]), text=text)


def _remiss(program: Program, nu: datetime) -> Remiss:
    """The invented case, distributed to the invented person."""
    idag = lokal_dag(nu)
    registrering = Registrering(
        inkommen=idag - _SEDAN,
        titel="Remiss om cykelvägar (påhittad)",
        avsandare=Avsandare(organ="Exempelstyrelsen", diarienummer="EX 123"),
        svarstid=Svarstid(datum=idag + _TILL_SVAR),
    )
    remiss = fod(
        registrering,
        id_=PAHITTAT,
        namnd=_ENHET.namnd,
        diarienummer="EXEMPEL 1",
        flode="",
        start="mottagen",
        registrerad=nu - _SEDAN,
    )
    fordelning = Fordelning(handlaggare=_PERSON.kod, enhet=_ENHET.kod)
    delar = fordelning.vik(remiss, Nar.vid(nu), _PERSON.kod)
    return remiss.med(tillstand="beredning", **delar)


def _om_arenden(program: Program, nu: datetime) -> Iterator[Brevmall]:
    remiss = _remiss(program, nu)
    paminnelse = Rad(
        slag="varning",
        arende=remiss.id,
        regel="svarstid_7",
        datum=lokal_dag(nu),
        roll="handlaggare",
    )
    yield _mall(
        "Morgonbrev",
        "Varje arbetsdags morgon till den som något väntar på. Allt i ett brev.",
        _rendera(program, nu, remiss, Brevslag.MORGON, paminnelse),
    )
    for regel, namn in _BESKED.items():
        rad = Rad(
            slag="handelse",
            arende=remiss.id,
            regel=regel,
            datum=lokal_dag(nu),
            roll="handlaggare",
            tillstand="beredning",
        )
        yield _mall(namn, "Genast.", _rendera(program, nu, remiss, Brevslag.DIREKT, rad))


def _rendera(program: Program, nu: datetime, remiss: Remiss, slag: Brevslag, rad: Rad) -> EmailMessage:
    utkast = Brevutkast(nyckel=PAHITTAT, person=_PERSON.kod, slag=slag, dag=lokal_dag(nu), rader=(rad,))
    return rendera(
        utkast,
        utkast.rader,
        {remiss.id: remiss},
        organisation=Organisation(
            personer={_PERSON.kod: _PERSON},
            enheter={_ENHET.kod: _ENHET},
            innehav=(Rollinnehav(person=_PERSON.kod, roll="fordelare", namnd=_ENHET.namnd),),
        ),
        kalender=Kalender(dagar=program.dagar),
        kommunnamn=program.kommun.namn,
        bas_url=program.installningar.bas_url,
        epost=program.installningar.epost,
        adress=_PERSON.epost or "",
        meddelande_id="<pahittat@exempel.invalid>",
        nu=nu,
        trappa=program.kommun.trappa,
    )


def _utat(program: Program, nu: datetime) -> Iterator[Brevmall]:
    remiss = _remiss(program, nu)
    kvittot = rendera_mottagningsbevis(
        remiss,
        namndnamn="Exempelnämnden",
        kommunnamn=program.kommun.namn,
        epost=program.installningar.epost,
        adress=_ADRESS,
        meddelande_id="<pahittat@exempel.invalid>",
        nu=nu,
    )
    yield _mall("Kvitto till avsändaren", "När registratorn registrerar och vill skicka ett.", kvittot)
    svaret = Overlamning(
        mottagare="Exempelstyrelsen",
        kanal=Kanal.EPOST,
        epost=_ADRESS,
        handlingar=(1,),
        avsandarens_diarienummer="EX 123",
    )
    for namn, kopia in (("Svaret till avsändaren", False), ("Kopia av svaret", True)):
        meddelande = rendera_svar(
            [(remiss, svaret)],
            [Bifogad(filnamn="protokollsutdrag.txt", titel="Protokollsutdrag (påhittat)", innehall=b"-")],
            namndnamn="Exempelnämnden",
            kommunnamn=program.kommun.namn,
            epost=program.installningar.epost,
            adress=_ADRESS,
            meddelande_id="<pahittat@exempel.invalid>",
            nu=nu,
            kopia=kopia,
        )
        yield _mall(namn, "När registratorn överlämnar svaret med e-post.", meddelande)


def _maskinens(program: Program, nu: datetime) -> Iterator[Brevmall]:
    kalender = {"kod": _ENHET.namnd, "namnd": "Exempelnämnden", "ar": str(lokal_dag(nu).year + 1)}
    brister = ["Bevakningen står still sedan 07.00 (påhittat)."]
    sigill = f"Sigill 1: 1 kedja, {'0' * 64} (påhittat)"
    mina = {"namn": _PERSON.namn}
    for mall, namn, nar, varden in (
        ("sigill", "Dagens sigill", "Varje natt till administratören.", {"sigillrad": sigill}),
        (
            "larm",
            "Ärenden som inte kan bevakas",
            "När ett ärende inte går att läsa, till administratören.",
            {"arenden": [{"diarienummer": "EXEMPEL 1", "namnd": _ENHET.namnd}]},
        ),
        ("halsa", "Larm om hälsan", "När något är rött, till administratören.", {"meningar": brister}),
        ("kalender", "Fråga om kalendern", "Från 1 oktober, till nämndsekreteraren.", kalender),
        (
            "prov",
            "Provbrev",
            "När en administratör trycker på knappen.",
            {"adress": program.installningar.bas_url},
        ),
    ):
        meddelande = rendera_maskinbrev(
            mall,
            {**mina, **varden},
            kommunnamn=program.kommun.namn,
            epost=program.installningar.epost,
            adress=_PERSON.epost or "",
            meddelande_id="<pahittat@exempel.invalid>",
            nu=nu,
        )
        yield _mall(namn, nar, meddelande)
