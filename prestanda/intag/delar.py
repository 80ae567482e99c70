"""The parts of the made documents: heads, proposed decisions, attachments, and who were asked."""

from prestanda.intag import ordforrad as o
from prestanda.intag.saker import Sak


def stycken(*stycken: str) -> str:
    """The parts that are not empty, an empty line between them."""
    return "\n\n".join(stycke for stycke in stycken if stycke)


def eget_nummer(sak: Sak) -> str:
    """A number of the answering body's own, in one of its many forms."""
    nummer = o.nummer(sak.r, o.EGNA_NUMMER, sak.idag.year, o.NAMNDER[sak.namnd])
    sak.varden["diarienummer"] = nummer
    return nummer


def avsandarens_nummer(sak: Sak) -> str:
    """A number as the sender writes its own."""
    r, ar = sak.r, sak.idag.year
    if sak.avsandare in o.DEPARTEMENT:
        nummer = o.departementets_nummer(r, ar, sak.avsandare)
    elif sak.avsandare == "Kommunstyrelsen":
        nummer = f"KS {ar}/{r.randint(10, 999)}"
    else:
        nummer = o.nummer(r, o.FRAMMANDE_NUMMER, ar)
    sak.varden["avsandarens_dnr"] = nummer
    return nummer


def huvud(sak: Sak) -> str:
    """The head of a tjänsteutlåtande in one of seven layouts."""
    vem, dag = o.person(sak.r), sak.idag.isoformat()
    layout = sak.r.randint(0, 6)
    if layout == 6:
        sak.fallor.add("tom etikett")
        return f"{sak.ort} kommun\n\nHandläggare:\nDatum: {dag}\nDnr:"
    nummer = eget_nummer(sak)
    sak.varden["handlaggare"] = vem
    if layout in {2, 3}:
        sak.fallor.add("tabell")
    return (
        f"{sak.ort} kommun\nTjänsteskrivelse\n\nHandläggare: {vem}\nDatum: {dag}\nDnr: {nummer}",
        f"{sak.ort} kommun\n\nHandläggare\n{vem}\n\nDatum\n{dag}\n\nDiarienummer\n{nummer}",
        f"TJÄNSTEUTLÅTANDE\n\n{'Handläggare':26}{'Datum':16}Diarienummer\n{vem:26}{dag:16}{nummer}",
        f"{sak.ort} kommun\n\nDiarienummer\nDatum\nHandläggare\n\n{nummer}\n{dag}\n{vem}",
        f"Tjänsteutlåtande\nDnr {nummer}\nSida 1 (2)\n{dag}\n\nHandläggare: {vem}\nTelefon: 0555-12 345",
        f"{sak.ort} kommun   Diarienr: {nummer}\n{dag}\n\nHandläggare: {vem}, utredare",
    )[layout]


def beslut(sak: Sak) -> str:
    """The proposed decision: numbered, with dashes, as att-clauses, or one sentence."""
    n, r = sak.namnd, sak.r
    punkter = [
        f"{n} antar förvaltningens yttrande som sitt eget.",
        f"{n} överlämnar yttrandet till {liten(sak)}.",
    ]
    if oj := r.random() < 0.5:
        punkter.append(
            r.choice(("Paragrafen förklaras omedelbart justerad.", f"{n} justerar beslutet omedelbart."))
        )
        sak.varden["omedelbar_justering"] = True
    val = r.randint(0, 3)
    rubrik = r.choice(("Förslag till beslut", "Förvaltningens förslag till beslut"))
    if val == 0 or oj:
        sak.varden["forslag_till_beslut"] = tuple(punkter)
        return f"{rubrik}\n\n" + "\n".join(f"{i}. {p}" for i, p in enumerate(punkter, start=1))
    if val == 1:
        sak.varden["forslag_till_beslut"] = tuple(punkter)
        return f"{rubrik}\n" + "\n".join(f"- {p}" for p in punkter)
    if val == 2:
        sak.fallor.add("att-satser")
        satser = (
            "att godkänna förvaltningens förslag till yttrande",
            f"att översända yttrandet till {liten(sak)}.",
        )
        sak.varden["forslag_till_beslut"] = satser
        return f"{rubrik}\n{n} föreslås besluta\n{satser[0]}, samt\n{satser[1]}"
    sak.varden["forslag_till_beslut"] = (punkter[0],)
    return f"{rubrik}\n\n{punkter[0]}"


def liten(sak: Sak) -> str:
    """The sender inside a sentence."""
    avs = sak.avsandare
    return avs if " " in avs else avs[0].lower() + avs[1:]


def bilagor(sak: Sak, objekt: str) -> str:
    """No attachments, their count only, or their names in one of three layouts."""
    namn = ("Förslag till yttrande", objekt[0].upper() + objekt[1:])
    val = sak.r.randint(0, 4)
    if val < 2:
        return ("", "Bilagor: 2")[val]
    sak.varden["bilagor"] = namn if val < 4 else namn[1:]
    return ("", "", f"Bilagor\n1. {namn[0]}\n2. {namn[1]}", f"Bilaga 1: {namn[0]}\nBilaga 2: {namn[1]}",
            f"Bilaga: {namn[1]}")[val]  # fmt: skip


def instanser(sak: Sak) -> str:
    """A sentence that says who were asked, the own committee among them."""
    andra = [n for n in o.FACKNAMNDER if n != sak.namnd]
    namn = [*sak.r.sample(andra, 2), sak.namnd]
    sak.varden["remissinstanser"] = tuple(namn)
    sma = [n[0].lower() + n[1:] for n in namn]
    return f"{sak.avsandare} har remitterat ärendet till {sma[0]}, {sma[1]} och {sma[2]}."


def beredning(sak: Sak) -> str:
    """Nothing, or the units that prepared the matter."""
    if sak.r.random() < 0.5:
        return ""
    ett, tva = sak.r.sample(o.ENHETER, 2)
    sak.varden["enheter"] = (ett, tva)
    return f"Ärendets beredning\nÄrendet har beretts inom {ett} och {tva}."
