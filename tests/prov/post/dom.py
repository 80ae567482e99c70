"""What the base says of its letters, held against what the server really took."""

from attrs import frozen

from arbetsflode import motor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.program import Program
from notiser.brev import meddelande_id
from tests.programbyggare import aktor
from tests.prov.post.server import Tagning
from tests.prov.post.varlden import Varld, tillstand
from tests.prov.ram import Prov


@frozen
class Dom:
    """Judges one world; every violation names the kind of fault and the database."""

    prov: Prov
    varld: Varld
    var: str

    def alla(self, program: Program) -> None:
        """Judge every letter and every case, when nothing waits any longer."""
        breven = self.varld.brev(program)
        borta = self.varld.nycklar - {b.nyckel for b in breven}
        self.prov.krav(not borta, f"{self.var}: letters have gone from the base: {sorted(borta)}")
        for brev in breven:
            self._ett(brev, self.varld.tagningar(program, brev))
        kanda = {meddelande_id(b.nyckel, program.avsandardoman()) for b in breven}
        framlingar = {t.meddelande_id for t in self.varld.server.tagna} - kanda
        self.prov.krav(
            not framlingar, f"{self.var}: the server took letters that we never wrote: {framlingar}"
        )
        self._syns(program, breven)
        self._arenden(program, breven)
        rapport = motor.verifiera(program)
        self.prov.krav(rapport.haller, f"{self.var}: the checker says {rapport}")
        self.prov.raknat["letters judged"] += len(breven)

    def _ett(self, brev: Brevrad, tagna: list[Tagning]) -> None:
        vad = f"{self.var}: {brev.slag} {brev.nyckel} is {brev.lage} ({brev.fel}), taken {len(tagna)} times"
        sakra = sum(t.hord for t in tagna)
        lovligt = {
            "skickad": bool(tagna),
            "oviss": brev.slag == "svar",
            "misslyckad": sakra == 0,
            "aterkallad": sakra == 0,
        }
        self.prov.krav(lovligt.get(brev.lage, False), vad)
        self.prov.krav(sakra <= 1, f"{vad}, {sakra} of them known to us")
        if brev.slag == "svar":
            self.prov.krav(len(tagna) <= 1, vad)
        elif len(tagna) > 1:
            self.prov.raknat["sent again as the policy says"] += len(tagna) - 1
        self.prov.krav(all(len(t.till) == 1 for t in tagna), f"{vad}: more than one recipient")

    def _syns(self, program: Program, breven: list[Brevrad]) -> None:
        """What did not arrive is shown to the administrator, an uncertain answer to the registrator."""
        for lage, vem in (("misslyckad", "administrator"), ("oviss", "registrator")):
            ska = {b.id for b in breven if b.lage == lage}
            syns = {b.id for b in motor.lista_brev(program, aktor(vem), lagen=(lage,))}
            self.prov.krav(
                ska <= syns, f"{self.var}: {len(ska - syns)} letters {lage} are not shown to {vem}"
            )

    def _arenden(self, program: Program, breven: list[Brevrad]) -> None:
        """A case is överlämnat exactly when a letter with its answer has left."""
        for lopp in self.varld.lopp:
            svaren = [b for b in breven if b.nyckel.startswith("svar:") and lopp.id in b.nyckel]
            hos_servern = sum(len(self.varld.tagningar(program, b)) for b in svaren)
            var, pa_vag = tillstand(lopp, program)
            skickat = any(b.lage == "skickad" for b in svaren)
            ovisst = any(b.lage == "oviss" for b in svaren)
            vad = (
                f"{self.var}: {lopp.id} is {var}, its answers {[b.lage for b in svaren]}, taken {hos_servern}"
            )
            self.prov.krav((var == "overlamnad") is skickat and bool(svaren), vad)
            self.prov.krav(var != "overlamnad" or hos_servern == 1, vad)
            self.prov.krav(pa_vag is ovisst, f"{vad}, on its way: {pa_vag}")

    def allt_overlamnat(self, program: Program) -> None:
        """In the end every answer has been asked for until it left: every case is överlämnat, once."""
        for lopp in self.varld.lopp:
            var = tillstand(lopp, program)
            self.prov.krav(var == ("overlamnad", False), f"{self.var}: {lopp.id} ended as {var}")
