"""One row among a thousand that the sweep cannot treat: the others are, it is told of, nothing is stuck."""

from collections import Counter
from collections.abc import Mapping

from attrs import frozen

from arbetsflode import motor
from arbetsflode.lager import varningar
from arbetsflode.program import Program
from tests.motor.paminnelser import breven, fall, kl, svep, svep_och_skriv
from tests.programbyggare import Installation, Lopp, bakom_ryggen
from tests.prov.buntar import sma_buntar
from tests.prov.ram import SORTER, Bevis, Prov

HEL = 1_000
VARNADES = Counter({("svarstid_14", "2011-10-11"): 1, ("svarstid_7", "2011-10-20"): 1})
"""What every case is warned of by the morning of Thursday 20 October 2011."""


@frozen(kw_only=True)
class Fel:
    """A way to break a row: what is written where, and on which database it can be."""

    sats: str
    sorter: tuple[str, ...] = SORTER


FEL: Mapping[str, Fel] = {
    "no text": Fel(sats="delar = ''"),
    "cut short": Fel(sats="delar = substr(delar, 1, 60)"),
    "another type": Fel(sats="delar = '[1, 2]'"),
    "a part is missing": Fel(sats="delar = '{}'"),
    "a day that is none": Fel(sats="delar = replace(delar, '2011-10-31', '2011-02-31')"),
    "bytes that are no text": Fel(sats="delar = CAST(x'7bff7d' AS TEXT)", sorter=("sqlite",)),
    "bytes": Fel(sats="delar = x'00ff'", sorter=("sqlite",)),
    "a number that is no text": Fel(sats="diarienummer = CAST(x'ff41' AS TEXT)", sorter=("sqlite",)),
    "an unknown kind": Fel(sats="slag = 'okant'"),
    "an unknown flow": Fel(sats="flode = 'okant'"),
    "no moment": Fel(sats="registrerad = 'i går'"),
    "a watermark that is no moment": Fel(sats="nasta_bevakning = '2011-10-1'"),
    "a watermark of no year": Fel(sats="nasta_bevakning = '0000-00-00T00:00:00.000000Z'"),
    "a state that is none": Fel(sats="tillstand = 'borta'"),
}


def en_trasig(prov: Prov) -> None:
    """Break the row in the middle in each way, on each database where that can be done: the first way among
    as many cases as the dose says, each of the others among a tenth of them."""
    for sort in SORTER:
        for nummer, (namn, fel) in enumerate(FEL.items()):
            if sort in fel.sorter and (prov.dos == HEL or nummer % 4 == SORTER.index(sort)):
                antal = prov.dos if nummer == SORTER.index(sort) else max(6, prov.dos // 10)
                prov.framsteg(f"{namn} on {sort}")
                with sma_buntar(max(4, antal // 7)):
                    _en(prov, prov.installation(sort), antal, f"{namn} on {sort}", fel.sats)


def _en(prov: Prov, installation: Installation, antal: int, namn: str, sats: str) -> None:
    with installation.oppna() as program:
        alla = [fall(program) for _ in range(antal)]
        i_ordning = sorted(alla, key=lambda lopp: lopp.id)
        trasigt = i_ordning[antal // 2 - 1]
        prov.raknat["cases"] += antal
        prov.raknat["rows broken"] += bakom_ryggen(
            installation, f"UPDATE arende SET {sats} WHERE id = ?", trasigt.id
        )
        rapport = svep(program, kl("2011-10-20 04:30"))
        prov.krav(rapport.at_sidan == 1, f"{namn}: {rapport.at_sidan} set aside instead of 1")
        prov.krav(rapport.provade == antal, f"{namn}: the sweep looked at {rapport.provade} cases of {antal}")
        brev = svep_och_skriv(program, kl("2011-10-20 07:00"))
        prov.krav(brev == 1, f"{namn}: {brev} morning letters instead of 1")
        _alla_andra(prov, program, [lopp for lopp in alla if lopp is not trasigt], namn)
        _sett(prov, program, namn)
        igen = svep(program, kl("2011-10-20 09:00"))
        prov.krav(
            (igen.provade, igen.at_sidan) == (1, 1), f"{namn}: the next hour it was not tried again: {igen}"
        )
        dagen = svep(program, kl("2011-10-27 09:00"))
        prov.krav(dagen.varningar == antal - 1, f"{namn}: a week later {dagen.varningar} were warned")


def _alla_andra(prov: Prov, program: Program, andra: list[Lopp], namn: str) -> None:
    """Every healthy case has its warnings, and is in the letter."""
    for lopp in andra:
        with program.databas.las() as f:
            har = Counter((v.regel, v.datum) for v in varningar.for_arende(f, lopp.id) if v.lage == "i_brev")
        prov.krav(har == VARNADES, f"{namn}: a healthy case was warned of {har}")
        prov.raknat["treated"] += har == VARNADES
    rader = sum(len(b.steg) for b in breven(program))
    prov.krav(rader == 2 * len(andra), f"{namn}: the letter has {rader} lines")


def _sett(prov: Prov, program: Program, namn: str) -> None:
    """The broken one is red in the health, and the administrator has a letter about it."""
    roda = [p for p in motor.halsa(program) if p.namn == "bevakning" and p.lage == "rod"]
    motor.skicka(program)
    larm = [(b.person, b.lage) for b in breven(program, "larm")]
    prov.krav(len(roda) == 1, f"{namn}: {len(roda)} red points in the health")
    prov.krav(larm == [("administrator", "skickad")], f"{namn}: the letters of alarm are {larm}")
    prov.raknat["reported"] += len(roda) == 1 and larm == [("administrator", "skickad")]


BEVIS = (
    Bevis(
        namn="svepfel",
        rad="the row in the middle of the sweep is corrupt, in each of fourteen ways",
        mal="every other case is treated, the one is reported, the next run is not stuck",
        liten=12,
        full=HEL,
        kor=en_trasig,
        sekunder=120,
    ),
)
