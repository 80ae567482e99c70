"""Nobody sees in the pages what they may not: every cell of the matrix, and a planted word looked for."""

from tests.prov.ram import BADA, SORTER, Bevis, Prov
from tests.prov.webben import webben
from tests.webb.besokare import Besokare
from tests.webb.matris import ALLA
from tests.webb.test_hemligt import ORDET, OVETANDE, plantera, rojer, vandra
from tests.webb.test_matrisen import celler, ett_av_varje_slag

_SOM_FAR_VETA = "registrator"


def matrisen(prov: Prov) -> None:
    """So many persons, on each database in turn: every way, every kind of case."""
    personer = prov.slump.sample(ALLA, len(ALLA))
    for nummer, sort in enumerate(SORTER[: prov.dos]):
        with webben(prov, sort) as (program, app):
            valda = personer[: prov.dos - nummer * len(ALLA)]
            for cell, haller in celler(app, ett_av_varje_slag(program), valda):
                prov.framsteg(f"{sort}: {cell[0]}")
                prov.krav(haller, f"{sort}: {' '.join(map(str, cell))} is not as the table says")
                prov.raknat["cells"] += 1
                prov.raknat["of them open"] += cell[4] != 404


def ordet(prov: Prov) -> None:
    """Walk the pages as everybody who may not know of the case, and as one who may."""
    for sort in SORTER:
        with webben(prov, sort) as (program, app):
            arende = plantera(program)
            for person in OVETANDE:
                besokare = Besokare.vid(app, person)
                for vag, text in vandra(besokare, prov.dos):
                    prov.krav(not rojer(vag, text), f"{sort}: {person} finds the word at {vag}")
                    prov.raknat["pages that tell"] += rojer(vag, text)
                    prov.raknat[f"pages by {person}"] += 1
                    prov.framsteg(f"{sort}: {person}, {vag}")
                prov.krav(
                    besokare.hamta(f"/arenden/{arende}").status == 404, f"{sort}: {person}: not missing"
                )
            funna = sum(
                f"Om {ORDET}" in text for _, text in vandra(Besokare.vid(app, _SOM_FAR_VETA), prov.dos)
            )
            prov.krav(funna > 0, f"{sort}: whoever may know does not find the word: the walk is blind")
            prov.raknat[f"pages that tell {_SOM_FAR_VETA}, who may know"] += funna


BEVIS = (
    Bevis(
        namn="webbmatrisen",
        rad="every way into the pages x every person x every kind of case, on both databases",
        mal="as the hand-written table says; forbidden looks like missing",
        liten=1,
        full=len(ALLA) * BADA,
        kor=matrisen,
        sekunder=60,
    ),
    Bevis(
        namn="webbordet",
        rad="a word planted in a secret case; every link followed by everybody who may not know of it, "
        "on both databases",
        mal="found on no page, list, export, calendar or search; found by one who may know",
        liten=30,
        full=1_000,
        kor=ordet,
        sekunder=120,
    ),
)
