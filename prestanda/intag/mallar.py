"""The documents made by templates: the same ones each time, every answer true by how they are made."""

import textwrap
from collections.abc import Callable, Sequence
from random import Random

from prestanda.intag import delar, saker
from prestanda.intag import ordforrad as o
from prestanda.intag.facit import Dokument
from prestanda.intag.saker import Sak

ANTAL = 130
FRO = 20111031

SVARSTITLAR = (
    "Svar på remiss av {obj}",
    "Remiss av {obj}",
    "Yttrande över {obj}",
    "Remissvar: {obj}",
    "{Obj} - svar på remiss från {avs}",
    "{Obj}. Svar på remiss från {avs}",
)
MISSIVTITLAR = ("Remiss av {obj}", "Remiss: {obj}", "{Obj}", "{Obj} - remiss")
Mall = Callable[[Sak], str]


def gjorda(antal: int = ANTAL) -> list[Dokument]:
    """The documents; the templates take turns."""
    ut = []
    for nummer in range(antal):
        mall = MALLAR[nummer % len(MALLAR)]
        sak = saker.ny(Random(FRO + nummer))
        text = mall(sak)
        varden = {nyckel: varde for nyckel, varde in sak.varden.items() if varde != ()}
        ut.append(
            Dokument(
                namn=f"gjord{nummer:03}{mall.__name__}",
                text=_brus(sak, text),
                varden=varden,
                fallor=tuple(sorted(sak.fallor)),
                oprovat=sak.oprovat,
                avviker={"svarstid": "året kommer av dokumentets datum"} if "år saknas" in sak.fallor else {},
            )
        )
    return ut


def _brus(sak: Sak, text: str) -> str:
    """The text as it may come: as it is, in a narrow column, with blanks at the ends, with page marks."""
    val = sak.r.random()
    if val < 0.2:
        rader = [
            textwrap.fill(rad, 58, subsequent_indent="") if len(rad) > 100 else rad for rad in _rader(text)
        ]
        return "\n".join(rader) + "\n"
    if val < 0.35:
        return "".join(f"{rad} \n" for rad in _rader(text))
    if val < 0.45:
        return "\n\n\n" + text.replace("\n\n", "\n\n\n") + "\n"
    if val < 0.55:
        return f"1 (2)\n{text}\n\f2 (2)\n"
    return text + "\n"


def _rader(text: str) -> list[str]:
    return text.split("\n")


def tjansteutlatande(sak: Sak) -> str:
    """A report of an administration to its committee."""
    objekt = saker.foremal(sak, saker.typ(sak.r))
    sak.varden["till_namnd"] = sak.namnd
    huvud = delar.huvud(sak)
    rubrik = saker.titel(sak, objekt, SVARSTITLAR)
    vem = (
        delar.instanser(sak)
        if sak.avsandare == "Kommunstyrelsen"
        else f"{sak.avsandare} har remitterat ärendet."
    )
    bakgrund = " ".join(m for m in (vem, sak.fristen(), sak.forlangning(), sak.storning()) if m)
    till = sak.r.choice(("Till\n{}", "{}", "Till {}")).format(sak.namnd)
    return delar.stycken(
        huvud,
        till,
        rubrik,
        delar.beslut(sak),
        f"Bakgrund\n{bakgrund}",
        delar.beredning(sak),
        delar.bilagor(sak, objekt),
    )


def departement(sak: Sak) -> str:
    """A remiss from a department, with a list of those who are asked."""
    objekt = saker.foremal(sak, sak.r.choice(("remiss av betänkande", "remiss av promemoria")))
    return _missiv(sak, objekt)


def myndighet(sak: Sak) -> str:
    """A remiss from an agency."""
    return _missiv(sak, saker.foremal(sak, sak.r.choice(("remiss av föreskrifter", "remiss av rapport"))))


def _missiv(sak: Sak, objekt: str) -> str:
    r = sak.r
    nummer = delar.avsandarens_nummer(sak)
    rubrik = saker.titel(sak, objekt, MISSIVTITLAR)
    namn = [f"{ort} kommun" for ort in r.sample(o.ORTER, 3)] + [
        f"Region {r.choice(o.ORTER)}",
        "Svenskt brunnsråd",
    ]
    sak.varden["remissinstanser"] = tuple(namn)
    lista = r.choice(("\n".join(namn), "\n".join(f"{i}. {n}" for i, n in enumerate(namn, start=1))))
    etikett = r.choice(("Diarienummer", "Dnr", "Vårt diarienummer:", "Dnr:"))
    if etikett.startswith("Vårt"):
        sak.fallor.add("vårt dnr")
    huvud = f"{sak.avsandare}\n\nRemiss\n{sak.idag.isoformat()}\n{etikett} {nummer}"
    slut = r.choice((f"Ange diarienummer {nummer} i ämnesraden.", "Svaret lämnas per e-post.", ""))
    return delar.stycken(
        huvud,
        rubrik,
        f"Remissinstanser\n{lista}",
        " ".join(m for m in (sak.fristen(), sak.storning(), slut) if m),
    )


def internt(sak: Sak) -> str:
    """A remiss from kommunstyrelsen to one committee of its own."""
    objekt = saker.foremal(sak, sak.r.choice(("remiss av motion", "remiss av skrivelse")))
    sak.varden["till_namnd"] = sak.namnd
    nummer = delar.avsandarens_nummer(sak)
    rubrik = saker.titel(sak, objekt, MISSIVTITLAR)
    sak.oprovat["remissinstanser"] = "En enda nämnd ombeds."
    inkom = ""
    if sak.r.random() < 0.4:
        sak.varden["inkom_datum"] = sak.idag.isoformat()
        inkom = sak.r.choice(("Inkom {}", "Ink. {}", "Ankom {}", "INKOM\n{}")).format(sak.idag.isoformat())
    return delar.stycken(
        inkom,
        f"{sak.ort} kommun\nKommunstyrelsen\n{sak.idag.isoformat()}\nVårt dnr: {nummer}",
        f"Till\n{sak.namnd}",
        rubrik,
        " ".join(m for m in ("Ärendet översänds för yttrande.", sak.fristen(), sak.storning()) if m),
        "Enligt uppdrag\nkommunsekreteraren",
    )


def epost(sak: Sak) -> str:
    """An e-mail that was sent on."""
    objekt = saker.foremal(sak, saker.typ(sak.r))
    nummer = delar.avsandarens_nummer(sak)
    rubrik = saker.titel(sak, objekt, ("Remiss av {obj}", "Remiss: {obj}"))
    sak.varden["titel"] = f"{sak.varden['titel']} | {rubrik} (dnr {nummer}) | {rubrik}, dnr {nummer}"
    amne = sak.r.choice((f"{rubrik} (dnr {nummer})", f"{rubrik}, dnr {nummer}"))
    return delar.stycken(
        f"Från: Registrator\nTill: Nämndsekreterare\nSkickat: {sak.idag.isoformat()} 09:14\nÄmne: VB: {amne}",
        "Hej,\nse nedan.",
        f"-----Ursprungligt meddelande-----\nFrån: {sak.avsandare}\nTill: Registrator\nÄmne: {amne}",
        " ".join(
            m for m in (f"{sak.avsandare} översänder härmed {objekt}.", sak.fristen(), sak.storning()) if m
        ),
    )


def lista(sak: Sak) -> str:
    """An agenda with one svar på remiss."""
    objekt = saker.foremal(sak, saker.typ(sak.r))
    nummer = delar.eget_nummer(sak)
    sak.varden["till_namnd"] = sak.namnd
    rubrik = saker.titel(sak, objekt, ("Svar på remiss av {obj}", "Remiss av {obj}"))
    sak.fallor.add("beslutsdatum")
    oj = ""
    if sak.r.random() < 0.5:
        sak.varden["omedelbar_justering"] = True
        oj = "\n   Omedelbar justering"
    arende = f"3  {rubrik}\n   Remiss från {delar.liten(sak)}\n   {sak.fristen()}\n   Dnr {nummer}{oj}"
    return delar.stycken(
        f"FÖREDRAGNINGSLISTA\n{sak.namnd} {sak.idag.isoformat()}",
        f"1  Val av justerare\n2  Ekonomisk uppföljning\n{arende}\n4  Anmälningsärenden",
    )


def ingen(sak: Sak) -> str:
    """No remiss: an invitation, an advertisement, a bill, a letter of news."""
    sak.fallor |= {"ingen remiss", "senast om annat"}
    sak.varden["arendetyp"] = "övrigt"
    sak.oprovat["titel"] = "Det som inte är något ärende har ingen rubrik att vara överens om."
    mall = sak.r.choice(INGEN)
    return mall.format(
        amne=sak.amne, d=sak.datum(sak.frist), idag=sak.datum(sak.idag), n=sak.r.randint(1000, 9999)
    )


INGEN: Sequence[str] = (
    "INBJUDAN\n\nVälkommen till seminarium om {amne} {idag}.\n\nAnmälan görs senast {d}.\n\nVarmt välkommen",
    "Tjänst som utredare\n\nVi söker dig som brinner för {amne}.\n\nAnsök senast {d}. Referens {n}.",
    "FAKTURA\n\nFakturanummer {n}\nAvser: utbildning om {amne}\n\nBetalas senast {d}.",
    "Nyhetsbrev {n}\n\nVi skriver om {amne}. Remissvaren har kommit in.\n\nTipsa oss senast {d}.",
)

MALLAR: Sequence[Mall] = (
    tjansteutlatande, departement, tjansteutlatande, myndighet, tjansteutlatande,
    internt, tjansteutlatande, epost, tjansteutlatande, lista, departement, ingen, tjansteutlatande,
)  # fmt: skip
