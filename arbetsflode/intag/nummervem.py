"""Whose a number is: by its label, by the sentence that it stands in, and by the code in it."""

import re
from enum import StrEnum


class Vem(StrEnum):
    """Whose a number is said to be."""

    VAR = "vår"
    ER = "er"
    EGET = "eget"
    """The answering body's, whoever writes."""
    DERAS = "deras"
    """That of whoever sent or remitted."""
    ANNAT = "annat"
    """Another matter's."""
    OSAGT = "osagt"


_EGNA = re.compile(
    r"(?:ärendets|nämndens|styrelsens|förvaltningens|kontorets|stadens|kommunens|handlingens|regionens"
    r"|landstingets)$"
)
"""Whose number a label names that is the answering body's own."""
_HUVUD = 60
_MENING = 250
_EFTER = 60
_BEGARS = re.compile(
    r"\b(?:ange[rs]?|märk\w*|uppge\w*|hänvis\w+|åberopa\w*|referera\w*|angivande|med uppgift om)\b"
    r"[^.\n]{0,80}$",
    re.I,
)
_BEGARS_EFTER = re.compile(r"[^.\n\w]{0,3}(?:ska(?:ll)? |bör )?(?:anges|uppges|anföras|åberopas)\b")
"""Whoever asks, asks that its own number be given."""
_DERAS_FORE = re.compile(
    r"(?:[Rr]emiss|[Bb]egäran|[Ss]krivelse|[Ff]örfrågan|[Mm]issiv|[Ss]amråd|[Bb]etänkande"
    r"|[Pp]romemoria)\w{0,10}[^.\n]{0,120}?[,(] ?$"
    r"|[Rr]emiss från [^.\n]{3,60}? $|[Yy]ttrande[^.\n]{0,60}\($|\([A-ZÅÄÖ]{2,6} $"
    r"|(?:Region|Landstinget i?) ?[A-ZÅÄÖ][\wåäö-]+ \($"
    r"|(?:departementet|verket|myndigheten|inspektionen) $"
    r"|(?:departementet|verket|myndigheten|inspektionen|[Ll]änsstyrelsen[\w ]{0,30}|kontoret"
    r"|nämnden|styrelsen|Boverket|kommun|stad|råd)(?:s | ?[,(] ?(?:ärende )?)$"
)
"""The sender, or the sender's paper, named just before."""
_FRAGAR = re.compile(
    r"remitter|översän[dt]|skicka[tr]|begär|inhämta|anmoda|bere(?:tt|tts|der)|gett|inbj"
    r"|(?:möjlighet|tillfälle) att|inkommit med",
    re.I,
)
"""That somebody has asked for an answer."""
_ANNAT = re.compile(
    r"tidigare|ann(?:at|an) (?:ärende|remiss)|liknande|yttra(?:de|t) sig|har (?:avgett|avgivit) yttrande"
    r"|jämför|\bjfr\b|se även",
    re.I,
)
"""That another matter is meant."""
_KODENS_ORGAN = {"S": "styrelsen", "F": "fullmäktige", "N": "nämnden"}
"""What the last letter of a body's code says that it is: KS, KF, BN."""
_KOD = re.compile(r"\W*(?:dnr |ärende )?([A-ZÅÄÖ])[A-ZÅÄÖ]{0,3}?([SFN])[ /-]?\d")
_I_BREV = re.compile(r"Från:[^\n]*\n(?:[^\n]*\n){0,2}?Till:[^\n]*$")
_SVARAR_PA_MEJL = re.compile(r"(?:^|\n)(?:Ämne|Subject|Rubrik): ?(?:SV|RE|AW): ", re.I)
_MEJLHUVUD = re.compile(r"\n(?:Från|From):")
_HUVUDET = 100
_BREVHUVUDET = 300


def enligt_etikett(ord_: str, plan: str, start: int) -> Vem:
    """Whose a label says that a number is; a body that the paper begins with speaks of its own."""
    litet = ord_.strip().lower()
    if not litet:
        return Vem.OSAGT
    if litet.startswith("vår"):
        return Vem.VAR
    if litet in ("er", "ert"):
        return Vem.ER
    if litet == "eget":
        return Vem.EGET
    organ = re.sub(r":?s$", "", litet)
    if _EGNA.match(litet) or organ in re.findall(
        r"\w+", plan[: min(_HUVUD, plan.rfind("\n", 0, start) + 1)].lower()
    ):
        return Vem.OSAGT
    return Vem.DERAS


def enligt_meningen(plan: str, start: int, slut: int) -> Vem:
    """Whose the sentence says that a number is; `start` is where its label begins."""
    fore = _mening_fore(plan, start)
    if ska_anges(plan, start, slut):
        return Vem.DERAS
    if _ANNAT.search(fore):
        return Vem.ANNAT
    if _DERAS_FORE.search(fore) or _FRAGAR.search(fore):
        return Vem.DERAS
    return Vem.OSAGT


def ska_anges(plan: str, start: int, slut: int) -> bool:
    """Whether a sentence asks that the number be given: then whoever asks has it."""
    return bool(_BEGARS.search(_mening_fore(plan, start)) or _BEGARS_EFTER.match(plan, slut, slut + _EFTER))


def _mening_fore(plan: str, start: int) -> str:
    return plan[max(plan.rfind("\n", 0, start) + 1, plan.rfind(". ", 0, start) + 2, start - _MENING) : start]


def i_det_besvarade(plan: str, start: int) -> bool:
    """Whether a place is in the mail that the first one answers."""
    svar = _SVARAR_PA_MEJL.search(plan, 0, _BREVHUVUDET)
    return svar is not None and len(_MEJLHUVUD.findall(plan, svar.end(), start)) == 1


def enligt_koden(plan: str, start: int) -> Vem | None:
    """Whose a number in brackets is by its code, where the body of that code heads the paper or has got it as
    a letter: `KS 2016/12` is kommunstyrelsen's."""
    kod = _KOD.match(plan, start)
    if kod is None:
        return None
    organ = re.compile(rf"(?<!\w){kod[1]}[\wåäö-]*{_KODENS_ORGAN[kod[2]]}\b", re.I)
    m = organ.search(plan, 0, min(_BREVHUVUDET, start))
    if m is None:
        return None
    if _I_BREV.search(plan, 0, m.start()):
        return Vem.EGET
    fore = plan[max(0, m.start() - 5) : m.start()].strip(" :\n").lower()
    return Vem.OSAGT if m.end() <= _HUVUDET and fore not in ("till", "från") else None
