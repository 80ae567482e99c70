"""One letter as it reads, and a letter to oneself that proves that letters leave."""

import email
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum

from attrs import evolve, frozen

from arbetsflode.lager import brevlada, brevlistor, lasningar, listor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.brevinnehall import IngetGaller, komponera
from arbetsflode.motor.brevval import INGET, Brevval, ar_administrator, brevval
from arbetsflode.program import Program
from konfiguration.installningar import Kanalval
from notiser.brev import meddelande_id
from notiser.kanaler.mapp import filnamn
from notiser.maskinbrev import rendera_maskinbrev
from notiser.utkorg import Brevstatus
from tillstand.arende import Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Leveransfel, Remissfel, SaknarBehorighet, Saknas

STORSTA_BREV = 40 * 1024 * 1024
"""Bytes of a saved letter that is read back."""


class Brevets(StrEnum):
    """Whence the text of a letter is."""

    SPARAT = "sparat"
    """As it left: it lies in the folder that letters are written to."""
    NU = "nu"
    """As it reads with what is known at this moment: it has not left, or no copy of it is kept."""
    INGEN = "ingen"
    """There is nothing to show, or nothing that this person may read."""


@frozen(kw_only=True)
class Brevvy:
    """A letter: the row of the box, and as it reads when that can be told."""

    brev: Brevrad
    kalla: Brevets
    till: str = ""
    amne: str = ""
    text: str = ""
    bilagor: tuple[str, ...] = ()
    arenden: tuple[tuple[str, str], ...] = ()
    """(id, diarienummer) of the cases that it speaks of."""
    val: Brevval = INGET
    """What the person may do with it."""


def las_brev(program: Program, aktor: Aktor, *, brev: str) -> Brevvy:
    """A letter that a person may know of: one's own, of one's cases, or any for an administrator.

    Its words are for whoever it was to, whoever may know of all its cases and, of letters about the
    machinery, an administrator. Reading of a secret case is noted, also when the letter was one's own
    and the case may not be known any more. Raises Saknas.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        rad = brevlada.las(f, brev)
        ids = brevlada.arenden_i(f, brev)
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        kanda = [r[0] for id_ in ids if (r := listor.med_nummer(f, synlighet, id_))]
        administrator = ar_administrator(program, f, aktor, nar)
        alla = bool(ids) and len(kanda) == len(ids)
        if rad is None or not (rad.person == aktor.person or alla or administrator):
            raise Saknas("Brevet finns inte, eller så får du inte se det.")
        far_lasa = alla or (not ids and (administrator or rad.person == aktor.person))
        vy = _vyn(program, f, rad, nar, eget=rad.person == aktor.person, far_lasa=far_lasa)
        val = brevval(program, f, aktor, rad, nar)
        hemliga = brevlistor.hemliga_i(f, brev) if vy.kalla is not Brevets.INGEN else []
    if hemliga:
        with program.databas.skriv() as f:
            lasningar.anteckna_alla(f, hemliga, aktor, nar.noterat)
    return evolve(vy, arenden=tuple((r.id, r.diarienummer) for r in kanda), val=val)


def _vyn(program: Program, f: Forbindelse, rad: Brevrad, nar: Nar, *, eget: bool, far_lasa: bool) -> Brevvy:
    sparat = _sparat(program, rad) if rad.lage == Brevstatus.SKICKAD and (eget or far_lasa) else None
    if sparat is not None:
        return _som_vy(rad, sparat, Brevets.SPARAT)
    if not far_lasa:
        return Brevvy(brev=rad, kalla=Brevets.INGEN)
    try:
        fardigt = komponera(program, f, rad, nar.noterat)
    except (IngetGaller, Remissfel):
        return Brevvy(brev=rad, kalla=Brevets.INGEN)
    return _som_vy(rad, fardigt.meddelande, Brevets.NU)


def _sparat(program: Program, rad: Brevrad) -> EmailMessage | None:
    """The letter in the folder, when letters go to one and it still lies there."""
    epost = program.installningar.epost
    if epost.kanal is not Kanalval.MAPP or epost.mapp is None:
        return None
    fil = epost.mapp / filnamn(meddelande_id(rad.nyckel, program.avsandardoman()))
    try:
        if fil.stat().st_size > STORSTA_BREV:
            return None
        return email.message_from_bytes(fil.read_bytes(), policy=SMTP)
    except OSError:
        return None


def _som_vy(rad: Brevrad, meddelande: EmailMessage, kalla: Brevets) -> Brevvy:
    kropp = meddelande.get_body(("plain",))
    return Brevvy(
        brev=rad,
        kalla=kalla,
        till=str(meddelande["To"] or ""),
        amne=str(meddelande["Subject"] or ""),
        text=str(kropp.get_content()) if kropp is not None else "",
        bilagor=tuple(b.get_filename() or "bilaga" for b in meddelande.iter_attachments()),
    )


def provbrev(program: Program, aktor: Aktor) -> str:
    """Send a letter to one's own address by the way that the settings name, past the box; the address.

    By an administrator. It is no letter about a case, and nothing is stored of it. Raises
    SaknarBehorighet, Leveransfel (also for whoever has no address).
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        if not ar_administrator(program, f, aktor, nar):
            raise SaknarBehorighet("Bara en administratör kan skicka provbrev.")
        person = program.organisation(f).personer[aktor.person]
    if person.epost is None:
        raise Leveransfel("Du har ingen e-postadress. Lägg till den bland personerna.", bestaende=True)
    nyckel = f"prov:{program.slump(12).hex()}"
    meddelande = rendera_maskinbrev(
        "prov",
        {"namn": person.namn, "adress": program.installningar.bas_url},
        kommunnamn=program.kommun.namn,
        epost=program.installningar.epost,
        adress=person.epost,
        meddelande_id=meddelande_id(nyckel, program.avsandardoman()),
        nu=nar.noterat,
    )
    with program.kanal() as kanal:
        kanal.skicka(meddelande, person.epost)
    return person.epost
