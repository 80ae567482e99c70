"""Header attacks in every field that reaches a letter: refused by name, or harmless in what left."""

import random
from collections.abc import Callable, Mapping
from datetime import timedelta
from email.message import EmailMessage
from email.utils import parseaddr

from attrs import evolve, frozen

from arbetsflode import motor
from arbetsflode.lager import brevlada
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.program import PROGRAMFEL, Program
from konfiguration.installningar import Epost
from notiser.brev import meddelande_id
from notiser.kanaler import Kanal
from notiser.rendering import huvud
from tests.byggare import NAMND, NU
from tests.programbyggare import stall
from tests.prov.post.angrepp import FALT, SVARSFALT, Angripet, text
from tests.prov.post.brevform import Avsett, brister
from tests.prov.post.server import Postserver, Tagning
from tests.prov.post.varlden import GOTT_OM_TID, Varld
from tests.prov.ram import Bevis, Prov
from tillstand.fel import Leveransfel, Remissfel
from tillstand.text import Textfel

ORDEN = {"EHLO", "MAIL", "RCPT", "DATA", "QUIT"}
HELA = 0.1
"""How many of the attacks go through a whole case to its answer."""
BAKOM = 0.4
"""How many of them go past the edge, straight to the last look."""
SENASTE = 60
"""More letters than one attack can make."""


@frozen
class Motorn:
    """Attacks that go the whole way: from the edge, through the engine, to the server."""

    prov: Prov
    angripet: Angripet
    server: Postserver

    def angrip(self, slump: random.Random, varde: str) -> None:
        """One attack: refused by a named error in Swedish, or let in and harmless."""
        falten = SVARSFALT if slump.random() < HELA else FALT
        falt = slump.choice(sorted(falten))
        stall(self.angripet.program, self.angripet.program.klocka.nu() + timedelta(milliseconds=10))
        try:
            falten[falt](self.angripet, varde)
        except (Remissfel, Textfel) as fel:
            mening = " ".join(str(fel).splitlines())
            self.prov.krav(mening.isprintable(), f"{falt} {varde[:200]!r}: refused by {mening!r}")
            self.prov.raknat["refused at the edge"] += 1
        else:
            self.prov.raknat["let in"] += 1
        self._doma(f"{falt} {varde[:200]!r}")
        self.angripet.aterstall()

    def _doma(self, vad: str) -> None:
        """Every letter that the server has taken is one of ours, exactly as it was meant."""
        program = self.angripet.program
        motor.skicka(program)
        tagna, self.server.tagna = self.server.tagna, []
        with program.databas.las() as f:
            senaste = {_id(program, b): b for b in brevlada.lista(f, antal=SENASTE)}
            personer = program.organisation(f).personer
        for tagning in tagna:
            brev = senaste.get(tagning.meddelande_id)
            if brev is None:
                self.prov.krav(False, f"{vad}: a letter that we never wrote")
                continue
            person = personer.get(brev.person or "")
            till = (person.epost if person else brev.adress) or ""
            _krav_pa_form(self.prov, tagning, _avsett(program, brev, till), vad)


def _id(program: Program, brev: Brevrad) -> str:
    return meddelande_id(brev.nyckel, program.avsandardoman())


def _avsett(program: Program, brev: Brevrad, till: str) -> Avsett:
    epost = program.installningar.epost
    utgaende = brev.slag in ("svar", "kopia")
    namndens = program.kommun.namnder[NAMND].epost if utgaende else None
    svar_till = namndens or epost.svar_till
    return Avsett(
        till=till,
        fran=parseaddr(epost.fran)[1],
        svar_till=parseaddr(svar_till)[1] if svar_till else None,
        utgaende=utgaende,
    )


def _krav_pa_form(prov: Prov, tagning: Tagning, avsett: Avsett, vad: str) -> None:
    prov.raknat["letters read"] += 1
    for brist in brister(tagning, avsett):
        prov.krav(False, f"{vad}: {brist}")


def _huvudets(namn: str) -> Callable[[EmailMessage, str], None]:
    def satt(brev: EmailMessage, varde: str) -> None:
        del brev[namn]
        brev[namn] = varde

    return satt


def _bilagans(brev: EmailMessage, varde: str) -> None:
    brev.add_attachment(b"x", maintype="application", subtype="pdf", filename=varde)


BAKDORRAR: Mapping[str, Callable[[EmailMessage, str], None]] = {
    **{
        namn: _huvudets(namn)
        for namn in ("Subject", "From", "To", "Reply-To", "Message-ID", "Auto-Submitted")
    },
    "file name": _bilagans,
}
"""Where a text ends up if the edge were not there."""


def _forbi_kanten(prov: Prov, kanal: Kanal, server: Postserver, slump: random.Random, varde: str) -> None:
    """One attack on the last look alone: nothing leaves but what was meant."""
    avsett = Avsett(till="anna@example.org", fran="remiss@example.org", svar_till=None, utgaende=True)
    dorr = slump.choice(sorted(BAKDORRAR))
    try:
        brev = _brev(avsett)
        BAKDORRAR[dorr](brev, varde)
        kanal.skicka(brev, avsett.till)
    except (Leveransfel, *PROGRAMFEL):
        prov.raknat["stopped at the last look"] += 1
    else:
        prov.raknat["past the last look, harmless"] += 1
    tagna, server.tagna = server.tagna, []
    for tagning in tagna:
        _krav_pa_form(
            prov, tagning, _som_skrivet(dorr, avsett, varde), f"behind the edge, {dorr} {varde[:200]!r}"
        )


def _brev(avsett: Avsett) -> EmailMessage:
    brev = huvud(
        epost=Epost(fran=avsett.fran),
        adress=avsett.till,
        amne="Svar på remiss",
        meddelande_id="<prov@example.org>",
        nu=NU,
    )
    brev.set_content("Hej!", cte="quoted-printable")
    brev.add_alternative("<p>Hej!</p>", subtype="html", cte="quoted-printable")
    return brev


def _som_skrivet(dorr: str, avsett: Avsett, varde: str) -> Avsett:
    """What was meant when the sender or the address for answers is what was attacked: that one address."""
    if dorr == "From":
        return evolve(avsett, fran=parseaddr(varde)[1])
    return evolve(avsett, svar_till=parseaddr(varde)[1]) if dorr == "Reply-To" else avsett


def huvudangrepp(prov: Prov) -> None:
    """The dose shared between the edge and the last look, over one server."""
    with Postserver() as server:
        varld = Varld(prov.installation("sqlite"), server)
        varld.skriv_installningar(grans=GOTT_OM_TID)
        with varld.program() as program, program.kanal() as kanal:
            motorn = Motorn(prov, Angripet(program, varld.installation.mapp, prov.slump), server)
            for nummer in range(prov.dos):
                prov.framsteg(f"{nummer} of {prov.dos}")
                prov.raknat["attacks"] += 1
                varde = text(prov.slump)
                if prov.slump.random() < BAKOM:
                    _forbi_kanten(prov, kanal, server, prov.slump, varde)
                else:
                    motorn.angrip(prov.slump, varde)
        prov.krav(set(server.ord_) <= ORDEN, f"the server heard {dict(server.ord_)}")
        prov.krav(server.ord_["MAIL"] == server.ord_["RCPT"], f"the server heard {dict(server.ord_)}")


BEVIS = (
    Bevis(
        namn="huvuden",
        rad="header attacks in every field that reaches a letter, at the edge and past it: every line break, "
        "encoded words, folded, 10 kB, lone surrogates, directions, addresses in addresses, combined",
        mal="0 injected: the bytes that the server got have the headers and the recipient that were meant",
        liten=60,
        full=10_000,
        kor=huvudangrepp,
        sekunder=400,
    ),
)
