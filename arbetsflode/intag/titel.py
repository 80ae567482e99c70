"""The matter's title: after its label, under the addressee, or the first line that reads as one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.datum import dagar
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.organ import ORGAN
from arbetsflode.intag.rubriker import NASTA, ar_forslagsrubrik

_ETIKETT = re.compile(
    r"(?:[Ää]rende(?:mening|rubrik|titel|t gäller)?|ÄRENDE|[Rr]ubrik|[Tt]itel|[Ää]mne|Subject"
    r"|SUBJECT|Ämnesrad|[Aa]ngående|ANG|[Aa]ng\.?|[Bb]etr\.?|[Bb]eträffande|[Aa]vser"
    r"|[Rr]emiss(?:ens)? (?:avser|gäller|titel|rubrik)|[Gg]äller|[Ee]r remiss(?: om)?"
    r"|[Rr]emissärende|[Rr]emitterad handling)"
    r" ?:[ \n]?(?P<titel>[^\n]{4,400})"
)
_SVARSPREFIX = re.compile(r"^(?:(?:PM|VB|SV|RE|FW|FWD|Re|Fwd|Vb|Sv|Vidarebefordrat|FÖ) ?: ?)+", re.I)
_SOM_TITEL = re.compile(
    r"(?:#+ )?(?:\d{1,2}[.)]? )?[”\"]?(?:PM ?: |(?:[Ss]var|SVAR) på |(?:[Rr]emissvar|REMISSVAR"
    r"|[Rr]emissyttrande|[Yy]ttrande|YTTRANDE)(?: (?:över|angående|om|med anledning av"
    r"|gällande|avseende|på|till|beträffande)|:)|(?:[Rr]emiss|REMISS)(?: (?:av|angående|om"
    r"|från|gällande|över|avseende|för|beträffande|rörande|-|–)|:)|[Rr]emitterat förslag"
    r"|(?:[Mm]otion|MOTION)(?:en)?(?: \(?\d{4}:\d+\)?| nr \d+| om| av| från| angående|:)"
    r"|(?:[Ss]krivelse|SKRIVELSE)(?: \([^)]{2,12}\))? (?:om|från|av|angående|till)"
    r"|(?:[Mm]edborgarförslag|MEDBORGARFÖRSLAG)(?:et)?(?: om| angående|:| –| -| nr)"
    r"|[Bb]egäran om (?:yttrande|synpunkter)"
    r"|(?:[Ss]amråd|[Gg]ranskning|[Uu]tställning|[Ss]amrådsremiss|[Uu]nderrättelse"
    r"|SAMRÅD)(?: (?:om|av|för|gällande|avseende|angående)|:)|(?:[Dd]etaljplan"
    r"|[Öö]versiktsplan|[Ff]ördjup\w+ översiktsplan|[Pp]lanprogram|[Ff]örslag till (?!beslut)"
    r"|[Rr]edovisning|[Mm]all för|[Ll]agrådsremiss\w*|[Uu]tkast till|[Bb]etänkandet"
    r"|[Dd]elbetänkandet|[Ss]lutbetänkandet|[Pp]romemorian|[Dd]epartementspromemorian"
    r"|[Rr]apporten|[Ff]örfrågan om|[Ii]nbjudan (?:till|att)|[Aa]ngående|[Nn]y(?:a"
    r"|tt)? (?:föreskrifter|riktlinjer|program|plan)))"
)
_I_SLUTET = re.compile(
    r"(?:\(SOU ?\d{4}:\d+\)|\(Ds ?\d{4}:\d+\)|SOU ?\d{4}:\d+|[-–] ?(?:motion|skrivelse|remiss"
    r"|svar)|svar på (?:remiss|motion|skrivelse)|remiss från)",
    re.I,
)
_TILL = re.compile(rf"(?:[Tt]ill|TILL)(?: ?:)?(?: {ORGAN})?\s*$")
_ADRESS = re.compile(rf"(?:{ORGAN})(?:,? [\d-]{{8,10}})?(?: ?/ ?{ORGAN})?$")
_INTE = re.compile(
    r"(?:telefon|tel\b|tfn|fax|e-?post|box \d|postadress|besöks|besök|dnr|diarie|datum|sid(?:a"
    r"|an)?\b|handläggare|vår |er |ert |kontakt|www|\(\d+\)|\d+ ?\(\d+\)|org\.?nr|kopia|kl\.? "
    r"|adress|version|bilaga|bil\. ?\d|ink\b|inkom|till\b|från\b|skickat|from|sent|to\b|cc\b"
    r"|kategori|status|hej\b|enligt sändlista|lagrådsremiss$|tjänsteutlåtande$"
    r"|tjänsteskrivelse$|yttrande$|remissmissiv$|missiv(?:brev)?$|remiss$|skrivelse$"
    r"|protokollsutdrag$|(?:motion|skrivelse|medborgarförslag"
    r"|interpellation)(?: (?:nr )?\d{4}:\d+)?$|medborgarförslag$|protokoll$"
    r"|sammanträdesprotokoll$|föredragningslista$|kallelse$|remissvar$|---)|[\d\W]+$"
    r"|\d{3} ?\d\d |[^\n]*(?:@|https?:)",
    re.I,
)
_BARA_FRAN = re.compile(rf"[Rr]emiss(?:en)? från {ORGAN}[^\n]{{0,60}}$")
_I_LOPANDE = re.compile(
    r"(?:[Yy]ttrande över|[Rr]emiss av|[Ss]var på remiss(?:en)?(?: av| om| angående)?"
    r"|[Dd]epartementspromemorian|(?:[Dd]el|[Ss]lut)?[Bb]etänkandet|[Pp]romemorian)"
    r" [^.\n]{4,200}?\((?:SOU|Ds) ?\d{4}:\d+\)"
    r"|[A-ZÅÄÖ][^.\n()]{8,150}? [Mm]otion \(\d{4}:\d+\) av [^.\n(]{3,60}\(\w{1,2}\)"
)
_SLAG = re.compile(
    r"(?:lagrådsremiss|(?:motion|interpellation|medborgarförslag)(?: (?:nr )?\d{4}:\d+)?)", re.I
)
_BORT = re.compile(r"^(?:#+ ?|PM ?: |\*+ ?|\d{1,2}[.)]? (?=[A-ZÅÄÖ”\"])|§ ?\d+ ?)")
_SLUT_I_RADEN = re.compile(
    r" (?=(?:[Dd]nr|DNR|[Dd]iarienr|[Rr]emisstid"
    r"|(?<!-)(?<!–)(?<!på)(?<!- )Remiss från (?!.{0,40}\) av)|[Hh]andläggare:"
    r"|Förslag till beslut|Sammanfattning|Bakgrund|Ärendet |Ärendebeskrivning|Borgarråds"
    r"|Föredragande|Kommunstyrelsen (?:föreslår|beslutar)|[Ee]rt? (?:dnr|diarie)"
    r"|Omedelbar justering|Förvaltningens förslag))|(?<=[\wåäö)”])\. (?=[A-ZÅÄÖ])"
)
_FLEST_RADER = 4
_LANGST = 350


Plats = tuple[int, int]


def titel(blad: Blad) -> tuple[Funnet | None, Plats | None]:
    """The title in the words of the paper, and where it stands in the mended text."""
    for lasare in (_med_etikett, _under_adressen, _efter_slag, _som_rad, _med_rubrikmarke, _i_lopande_text):
        if (ett := lasare(blad)) is not None:
            return ett
    return None, None


def _med_etikett(blad: Blad) -> tuple[Funnet, Plats] | None:
    for rad in blad.rader[:60]:
        m = _ETIKETT.match(blad.plan, rad.start)
        if m and not _INTE.match(m["titel"]) and not NASTA.match(m["titel"]):
            start = m.start("titel") + (p.end() if (p := _SVARSPREFIX.match(m["titel"])) else 0)
            svagt = m[0].lower().startswith(("ang", "avser", "gäller"))
            skal = f"står efter ”{m[0].split(':')[0]}”"
            return _funnet(blad, start, m.end("titel"), TYDLIGT if svagt else MARKT, skal)
    return None


def _under_adressen(blad: Blad) -> tuple[Funnet, Plats] | None:
    """In a tjänsteutlåtande the title stands between the addressee and the first heading."""
    rader = blad.rader[:30]
    for n, rad in enumerate(rader):
        if not _TILL.match(rad.text):
            continue
        kvar = list(_efter_adress(rader[n + 1 :]))
        if kvar:
            return _rader(blad, kvar, TYDLIGT, "står mellan adressaten och första rubriken")
    return None


def _efter_adress(rader: tuple[Rad, ...]) -> Iterator[Rad]:
    borjat = False
    for rad in rader:
        if _ar_rubrik(rad.text):
            return
        if not borjat and (_ADRESS.fullmatch(rad.text) or _INTE.match(rad.text)):
            continue
        if borjat and (_INTE.match(rad.text) or rad.text[-1] == "."):
            return
        if rad.text[-1] == "." and len(rad.text) > 150:
            return
        borjat = True
        yield rad


def _ar_rubrik(text: str) -> bool:
    return bool(ar_forslagsrubrik(text) or (NASTA.match(text) and len(text) < 60))


def _som_rad(blad: Blad) -> tuple[Funnet, Plats] | None:
    """The first line that begins as titles begin, or that ends as they end."""
    for monster, sakerhet in ((_SOM_TITEL, TYDLIGT), (_I_SLUTET, SLUTSATS)):
        for n, rad in enumerate(blad.rader[:40]):
            m = monster.match(rad.text) if monster is _SOM_TITEL else monster.search(rad.text)
            if not m or (_INTE.match(rad.text) and not _SOM_TITEL.match(rad.text)) or _ar_rubrik(rad.text):
                continue
            if _BARA_FRAN.match(rad.text):
                continue
            if rad.text[-1] in ".:" and len(rad.text) > 160 and rad.text.count(". ") > 0 and n > 3:
                continue
            if monster is _I_SLUTET and (len(rad.text) > 250 or rad.text[-1] == "."):
                continue
            return _rader(
                blad,
                [rad, *_fortsattning(blad.rader[n + 1 : n + 3])],
                sakerhet,
                "raden är skriven som en rubrik",
            )
    return None


def _fortsattning(rader: tuple[Rad, ...]) -> Iterator[Rad]:
    """A title goes on in a line that begins with a dash or a bracket."""
    for rad in rader:
        if (
            not re.match(r"[-–(”\"]", rad.text)
            or len(rad.text) > 120
            or rad.text[-1] == "."
            or re.match(r"- ", rad.text)
        ):
            return
        yield rad


def _med_rubrikmarke(blad: Blad) -> tuple[Funnet, Plats] | None:
    for rad in blad.rader[:40]:
        if rad.text.startswith("#") and not _ar_rubrik(rad.text.lstrip("# ")):
            return _rader(blad, [rad], TYDLIGT, "står som rubrik")
    return None


def _efter_slag(blad: Blad) -> tuple[Funnet, Plats] | None:
    """Under the word *Lagrådsremiss*, or *Motion 2015:7*, stands what it is about."""
    rader = blad.rader[:20]
    for rad, nasta in pairwise(rader):
        namn = re.fullmatch(r"(?:[A-ZÅÄÖ][\wé-]+ ?){1,4}\([A-Za-z]{1,2}\)(?: ?(?:,|och) .*)?", nasta.text)
        if _SLAG.fullmatch(rad.text) and not (
            _INTE.match(nasta.text) or _ADRESS.fullmatch(nasta.text) or namn or dagar(nasta.text)
        ):
            return _rader(blad, [nasta], SLUTSATS, "står under vad det är för slag")
    return None


def _i_lopande_text(blad: Blad) -> tuple[Funnet, Plats] | None:
    m = _I_LOPANDE.search(blad.plan[:6000])
    return None if m is None else _funnet(blad, m.start(), m.end(), SLUTSATS, "texten kallar det så")


def _rader(blad: Blad, rader: list[Rad], sakerhet: float, skal: str) -> tuple[Funnet, Plats] | None:
    start, slut = rader[0].start, rader[min(len(rader), _FLEST_RADER) - 1].slut
    return _funnet(blad, start, slut, sakerhet, skal)


def _funnet(blad: Blad, start: int, slut: int, sakerhet: float, skal: str) -> tuple[Funnet, Plats] | None:
    text = blad.plan[start:slut]
    if m := _BORT.match(text):
        start += m.end()
    if m := _SLUT_I_RADEN.search(blad.plan, start + 8, slut):
        slut = m.start()
    slut = min(slut, start + _LANGST)
    text = blad.plan[start:slut].replace("\n", " ").strip().rstrip(".")
    slut = start + len(blad.plan[start:slut].rstrip().rstrip("."))
    if len(text) < 4:
        return None
    return Funnet(varde=text, spann=(blad.spann(start, slut),), sakerhet=sakerhet, skal=skal), (start, slut)
