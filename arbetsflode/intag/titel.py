"""The matter's title: after its label, under the addressee, or the first line that reads as one."""

import re
from collections.abc import Iterator
from itertools import pairwise

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.dagordning import i_dagordning
from arbetsflode.intag.datum import dagar
from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT, Funnet
from arbetsflode.intag.organ import ORGAN
from arbetsflode.intag.rubriker import NASTA
from arbetsflode.intag.titelplats import (
    forst,
    i_mening,
    i_utplattat,
    lamnad,
    over_rubriken,
    over_texten,
    overst,
    vid_numret,
)
from arbetsflode.intag.titelrad import ADRESS, INTE, NAMNRAD, ar_mening, ar_rubrik, hor_ihop, kan

_ETIKETT = re.compile(
    r"(?:[Ää]rende(?:mening|rubrik|titel|t gäller)?|ÄRENDE|[Rr]ubrik|[Tt]itel|[Ää]mne|Subject"
    r"|SUBJECT|Ämnesrad|[Aa]ngående|ANG|[Aa]ng\.?|[Bb]etr\.?|[Bb]eträffande|[Aa]vser"
    r"|[Rr]emiss(?:ens)? (?:avser|gäller|titel|rubrik)|[Gg]äller|[Ee]r remiss(?: om)?"
    r"|[Rr]emissärende|[Rr]emitterad handling)"
    r" ?:[ \n]?(?P<titel>[^\n]{4,400})"
)
_DAG_FORST = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d ")
_SVARSPREFIX = re.compile(r"^(?:(?:PM|VB|SV|RE|FW|FWD|Re|Fwd|Vb|Sv|Vidarebefordrat|FÖ) ?: ?)+", re.I)
_SOM_TITEL = re.compile(
    r"(?:#+ )?(?:\d{1,2}[.)]? )?[”\"]?(?:PM ?: |(?:[Ss]var|SVAR) på |(?:[Rr]emissvar|REMISSVAR"
    r"|[Rr]emis+yttrande|[Yy]ttrande|YTTRANDE)(?: (?:över|angående|om|med anledning av"
    r"|gällande|avseende|på|till|beträffande|-|–)|:)|(?:[Rr]emiss|REMISS)(?: (?:av|angående|om"
    r"|från|gällande|över|avseende|för|beträffande|rörande|-|–)|:)|[Rr]emitterat förslag"
    r"|(?:[Mm]otion|MOTION)(?:en)?(?: \(?\d{4}:\d+\)?| nr \d+| om| av| från| angående|:)"
    r"|(?:[Ss]krivelse|SKRIVELSE)(?: \([^)]{2,12}\))? (?:om|från|av|angående|till)"
    r"|(?:[Mm]edborgarförslag|MEDBORGARFÖRSLAG)(?:et)?(?: om| angående|:| –| -| nr)"
    r"|[Bb]egäran om (?:yttrande|synpunkter)"
    r"|(?:[Ss]amråd|[Gg]ranskning|[Uu]tställning|[Ss]amrådsremiss|[Uu]nderrättelse"
    r"|SAMRÅD)(?: (?:om|av|för|gällande|avseende|angående)|:)|(?:[Dd]etaljplan"
    r"|[Öö]versiktsplan|[Ff]ördjup\w+ översiktsplan|[Pp]lanprogram|[Ff]örslag till (?!beslut)"
    r"|[Rr]edovisning|[Mm]all för|[Ll]agrådsremiss\w*|[Uu]tkast till|[Bb]etänkandet"
    r"|Ansökan om|[Dd]elbetänkandet|[Ss]lutbetänkandet|[Pp]romemorian|[Dd]epartementspromemorian"
    r"|[Rr]apporten|[Ff]örfrågan om|[Ii]nbjudan (?:till|att)|[Aa]ngående|[Nn]y(?:a"
    r"|tt)? (?:föreskrifter|riktlinjer|program|plan)))"
)
_I_SLUTET = re.compile(
    r"(?:\(SOU ?\d{4}:\d+\)|\(Ds ?\d{4}:\d+\)|SOU ?\d{4}:\d+|[-–] ?(?:motion|skrivelse|remiss"
    r"|svar)|svar på (?:remiss|motion|skrivelse)|remiss från)",
    re.I,
)
_TILL = re.compile(rf"(?:[Tt]ill|TILL)(?: ?:)?(?: {ORGAN})?\s*$")
_BARA_FRAN = re.compile(
    rf"[Rr]emiss(?:en)? från {ORGAN}(?:[,.]? ?(?:[Dd]nr|[Dd]iarie|daterad|den|med svar|[Rr]emisstid|\("
    rf"|\d)[^\n]*)?$"
)
_GAR_VIDARE = re.compile(
    r"[-–,]$|\b(?:för|av|om|över|till|betänkande|betänkandet|promemorian|rapporten)$|[^)]$"
)
_BARA_SLAG = re.compile(r"(?:[Mm]otion|[Ss]krivelse|[Ss]var på|[Rr]emiss(?:svar)?|[Yy]ttrande)\b")
_SLAG = re.compile(
    r"(?:lagrådsremiss|remiss(?:version)?|remissvar|remissyttrande|missiv|(?:motion|interpellation"
    r"|medborgarförslag)(?: (?:nr )?\d{4}:\d+)?)",
    re.I,
)
_BORT = re.compile(
    r"^(?:#+ ?|(?:TJÄNSTESKRIVELSE|TJÄNSTEUTLÅTANDE|REMISS|Datum|Dnr|Sida) (?=[A-ZÅÄÖ])|PM ?: "
    r"|Förslag till (?=Yttrande över)|\*+ ?|(?:19|20)\d\d-\d\d-\d\d (?=[A-ZÅÄÖ])"
    r"|\d{1,2} [a-z]{3,9} (?:19|20)\d\d (?=[A-ZÅÄÖ])|Ärende (?=[A-ZÅÄÖ])"
    r"|\d{1,2}[.)]? (?=[A-ZÅÄÖ”\"])|§ ?\d+ ?|[A-ZÅÄÖ][a-zåäö]? ?\d{4}/\S+ (?=[A-ZÅÄÖ]))"
)
_FORE_NAMNET = re.compile(
    r"(?:(?:[Rr]emiss)?[Yy]ttrande (?:över|angående)|[Ss]var på|[Rr]emissvar(?: på| angående| över|:)"
    r"|[Rr]emiss(?: av|:)?)"
    r" (?:remiss(?:en)? (?:av|om) )?"
    r"(?:(?:[Dd]epartements)?[Pp]romemorian?|(?:[Dd]el|[Ss]lut|[Hh]uvud)?[Bb]etänkandet?) (?=[A-ZÅÄÖ”\"])"
)
"""What stands before the name of a betänkande or a promemoria: the name is the title."""
_SLUT_I_RADEN = re.compile(
    r"[ \n](?=(?:\(?[Dd]nr|DNR|[Dd]iarienr|Remisstid|remisstid(?=:| den| \d)"
    r"|(?<!-)(?<!–)(?<!på)(?<!- )Remiss från (?!.{0,40}\) av)|[Hh]andläggare:"
    r"|Förslag till beslut|Sammanfattning|Bakgrund|Ärendet |Ärendebeskrivning|Borgarråds"
    r"|Föredragande|Kommunstyrelsen (?:föreslår|beslutar)|[Ee]rt? (?:dnr|diarie)"
    r"|Omedelbar justering|[A-ZÅÄÖ]\w+s förslag till (?:kommun|region|landstings)fullmäktige"
    r"|\((?!SOU|\w*FS)[A-ZÅÄÖ]{2,5}[ /-]?\d{4}[:/-]\d+\)|(?:Motion"
    r"|Skrivelse) (?:\(?\d{4}:\d+\)? )?av [A-ZÅÄÖ]"
    r"|Svar på (?:remiss|motion|skrivelse)[^\n]{0,80}$|Förvaltningens förslag|\((?:[Åå]terremi|[Bb]ordla"
    r"|[Uu]tsän)))"
    r"|(?<=[\wåäö)”])\. (?=[A-ZÅÄÖ])"
)
_FLEST_RADER = 4
_LANGST = 350


Plats = tuple[int, int]


def titel(blad: Blad) -> tuple[Funnet | None, Plats | None]:
    """The title in the words of the paper, and where it stands in the mended text."""
    for lasare in (
        _med_etikett,
        _under_adressen,
        _efter_slag,
        _overst,
        _i_ordning,
        _som_rad,
        _i_ett,
        _sist,
        _med_rubrikmarke,
    ):
        if (ett := lasare(blad)) is not None:
            return ett
    for plats, skal in (
        (vid_numret, "står vid ärendets nummer"),
        (over_rubriken, "står över första rubriken"),
        (over_texten, "står över texten"),
        (i_mening, "texten kallar det så"),
        (lamnad, "texten kallar det så"),
        (forst, "står först"),
    ):
        if (var := plats(blad)) and (ett := _funnet(blad, *var, SLUTSATS, skal, hel=plats is i_mening)):
            return ett
    return None, None


def _i_ordning(blad: Blad) -> tuple[Funnet, Plats] | None:
    var = i_dagordning(blad)
    return None if var is None else _funnet(blad, *var, TYDLIGT, "är en punkt på listan")


def _med_etikett(blad: Blad) -> tuple[Funnet, Plats] | None:
    for rad in blad.rader[:60]:
        m = _ETIKETT.match(blad.plan, rad.start)
        if m and not INTE.match(_DAG_FORST.sub("", m["titel"])) and not NASTA.match(m["titel"]):
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
        if ar_rubrik(rad.text):
            return
        if not borjat and (ADRESS.fullmatch(rad.text) or INTE.match(rad.text) or NAMNRAD.fullmatch(rad.text)):
            continue
        if borjat and (INTE.match(rad.text) or rad.text[-1] == "."):
            return
        if rad.text[-1] == "." and len(rad.text) > 150:
            return
        borjat = True
        yield rad


def _overst(blad: Blad) -> tuple[Funnet, Plats] | None:
    var = overst(blad)
    return None if var is None else _funnet(blad, *var, TYDLIGT, "står överst")


def _i_ett(blad: Blad) -> tuple[Funnet, Plats] | None:
    var = i_utplattat(blad)
    return None if var is None else _funnet(blad, *var, SLUTSATS, "så börjar en rubrik")


def _som_rad(blad: Blad) -> tuple[Funnet, Plats] | None:
    """The first line that begins as titles begin."""
    return _enligt(blad, _SOM_TITEL, TYDLIGT)


def _sist(blad: Blad) -> tuple[Funnet, Plats] | None:
    """The first line that ends as titles end."""
    return _enligt(blad, _I_SLUTET, SLUTSATS)


def _enligt(blad: Blad, monster: re.Pattern[str], sakerhet: float) -> tuple[Funnet, Plats] | None:
    rader = blad.rader[:40]
    for n, rad in enumerate(rader):
        m = monster.match(rad.text) if monster is _SOM_TITEL else monster.search(rad.text)
        if not m or INTE.match(rad.text) or ar_rubrik(rad.text):
            continue
        if _BARA_FRAN.match(rad.text) or ar_mening(rad.text) or len(rad.text) > _LANGST:
            continue
        if monster is _I_SLUTET and (len(rad.text) > 250 or rad.text[-1] == "."):
            continue
        over = (
            [rader[n - 1]]
            if n and _BARA_SLAG.match(rad.text) and hor_ihop(blad, rader[n - 1], under=rad)
            else []
        )
        hela = [*over, rad, *_fortsattning(blad, rad, blad.rader[n + 1 : n + 3])]
        return _rader(blad, hela, sakerhet, "raden är skriven som en rubrik")
    return None


def _fortsattning(blad: Blad, rad: Rad, rader: tuple[Rad, ...]) -> Iterator[Rad]:
    """A title goes on in a line that begins with a dash or a bracket, or that stands close under it."""
    forra = rad
    for nasta in rader:
        streck = re.match(r"[-–(”\"](?! )", nasta.text) and len(nasta.text) <= 120 and nasta.text[-1] != "."
        if not streck and not (hor_ihop(blad, nasta, forra=forra) and _GAR_VIDARE.search(forra.text)):
            return
        yield nasta
        forra = nasta


def _med_rubrikmarke(blad: Blad) -> tuple[Funnet, Plats] | None:
    for rad in blad.rader[:40]:
        if rad.text.startswith("#") and not ar_rubrik(rad.text.lstrip("# ")):
            return _rader(blad, [rad], TYDLIGT, "står som rubrik")
    return None


def _efter_slag(blad: Blad) -> tuple[Funnet, Plats] | None:
    """Under the word *Lagrådsremiss*, or *Motion 2015:7*, stands what it is about."""
    rader = blad.rader[:20]
    for rad, nasta in pairwise(rader):
        namn = re.fullmatch(
            r"(?:[A-ZÅÄÖ][\wé-]{1,30} ?){1,4}\([A-Za-z]{1,2}\)(?: ?(?:,|och) .*)?", nasta.text
        )
        if _SLAG.fullmatch(rad.text) and kan(nasta) and not (namn or dagar(nasta.text)):
            return _rader(blad, [nasta], SLUTSATS, "står under vad det är för slag")
    return None


def _rader(blad: Blad, rader: list[Rad], sakerhet: float, skal: str) -> tuple[Funnet, Plats] | None:
    start, slut = rader[0].start, rader[min(len(rader), _FLEST_RADER) - 1].slut
    return _funnet(blad, start, slut, sakerhet, skal)


def _slutet(plan: str, fran: int, till: int) -> re.Match[str] | None:
    """Where something else begins on the line; a full stop ends a title only where another ends the line."""
    for m in _SLUT_I_RADEN.finditer(plan, fran, till):
        nytt = plan.startswith(("Remiss ", "Svar på remiss", "Yttrande till"), m.end())
        if not m[0].startswith(".") or nytt or plan[till - 1] == "." or till - fran > _LANGST // 2:
            return m
    return None


def _funnet(
    blad: Blad, start: int, slut: int, sakerhet: float, skal: str, *, hel: bool = False
) -> tuple[Funnet, Plats] | None:
    """The title without what stands before and after it on its line; `hel`: it was cut out already."""
    while m := _BORT.match(blad.plan[start:slut]):
        start += m.end()
    if m := _FORE_NAMNET.match(blad.plan, start, slut):
        start = m.end()
    if not hel and (m := _slutet(blad.plan, start + 8, slut)):
        slut = m.start()
    slut = min(slut, start + _LANGST)
    text = blad.plan[start:slut].replace("\n", " ").strip().rstrip(".")
    slut = start + len(blad.plan[start:slut].rstrip().rstrip("."))
    if len(text) < 4:
        return None
    return Funnet(varde=text, spann=(blad.spann(start, slut),), sakerhet=sakerhet, skal=skal), (start, slut)
