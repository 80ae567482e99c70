"""What a line is: a heading, a sentence, an address, or one that may be a title by its looks."""

import re

from arbetsflode.intag.blad import Blad, Rad
from arbetsflode.intag.organ import ORGAN
from arbetsflode.intag.personer import NAMN
from arbetsflode.intag.rubriker import NASTA, ar_forslagsrubrik

_POSTORT = r"(?:\d{3} ?\d\d )?[A-ZÅÄÖ][a-zåäöA-ZÅÄÖ]{1,20}"
INTE = re.compile(
    r"(?:telefon|tel\b|tfn|fax|e-?post|box \d|postadress|besöks|besök|dnr|diarie|datum|sid(?:a"
    r"|an)?\b|handläggare|vår |vårt |er |ert |kontakt|www|\(\d+\)|\d+ ?\(\d+\)|org\.?nr|kopia|kl\.? "
    r"|adress|version|bilaga|bil\. ?\d|ink\b|inkom|till\b|från\b|skickat|from|sent|to\b|cc\b"
    r"|kategori|status|hej\b|enligt (?:sändlista|lista)|lagrådsremiss$|tjänsteutlåtande$"
    r"|tjänsteskrivelse$|yttrande$|remissmissiv$|missiv(?:brev)?$|remiss$|skrivelse$"
    r"|protokollsutdrag$|(?:motion|skrivelse|medborgarförslag"
    r"|interpellation)(?: (?:nr )?\d{4}:\d+)?$|medborgarförslag$|protokoll$"
    r"|sammanträdesprotokoll\b|sammanträdes-? ?protokoll|sammanträdesdatum|föredragningslista\b|kallelse\b"
    r"|innehåll|dagordning|\d+ av \d+$|ärendelista|remissvar$|plats\b|tid\b|klockan|beslutande|justera"
    r"|paragraf|§|---|märk (?:skrivelsen|svaret|yttrandet|ert)\b|direkt till innehållet|publicerad"
    r"|pressmeddelande|ladda ner|din position)|[\d\W]+$"
    r"|(?:remiss)?yttrande: ?\d|yttrande till:|promemoria(?: datum\b|$)|ärende \d+ diarienummer"
    r"|beslut i [\wåäö]+(?:styrelsen|nämnden|fullmäktige|utskottet) \d"
    r"|(?:regeringsuppdrag|proposition|promemoria|pressmeddelande) från [\wåäö-]+departementet$"
    r"|(?:yttrande|beslut|remiss|missiv|tjänsteskrivelse|tjänsteutlåtande|protokoll|pm)? ?(?:sid(?:a"
    r"|an)? )?\d+ ?\(\d+\)"
    r"|\d{3} ?\d\d |[^\n]*(?:@|https?:|\w\.\w+/\w|\w\.se\b)",
    re.I,
)
"""What a line of a head says when it is no title."""
ADRESS = re.compile(rf"(?:{ORGAN})(?:,? [\d-]{{8,10}})?(?: ?/ ?{ORGAN})?(?: {_POSTORT})?$")
NAMNRAD = re.compile(rf"{NAMN}(?:,.*| \(\w+\).*)?$")
_TELEFON = re.compile(r"\b(?:tfn|tel|telefon)\b|\d{2,4}[- ]\d{2,3} ?\d\d ?\d\d", re.I)
VERB = (
    r"(?:har|är|ska|skall|kan|föreslår|föreslås|beslutar|beslutade|önskar|anser|bereds|överlämnar|remitterar"
    r"|översänder|vill|gör|tar|får|bedömer|behandlade|anför|inbjuds|ges|bjuder|lämnar|skickas|lämnas"
    r"|remitteras|sänds|välkomnar|innebär|menar|tillstyrker|avstyrker|anses|beräknas|besvaras|bifalls"
    r"|avslås|godkänns|antas|antar)"
)
_MENING = re.compile(rf"\b{VERB}\b[^\n]*\.$|\. [A-ZÅÄÖ][^\n]*\.$", re.I)
SIDA = re.compile(r"\b\d{1,3} ?\(\d{1,3}\)")
NUMMERRAD = re.compile(
    r"(?:Ärende \d+ )?(?:[A-ZÅÄÖ]\w+s )?(?:D ?nr|dnr|DNR|Dnr|Diarienr|Diarienummer|Ärendenummer"
    r"|Ärendenr)[ .:]{1,3}[^\n]{0,50}\d|[A-ZÅÄÖ]{2,5}[ -]?\d{4}[-/:]\d{1,6}$"
)
LANGST_TITEL = 350
_ORD_I_TITEL = 20


def ar_rubrik(text: str) -> bool:
    """Whether a line heads a part of the paper."""
    rent = text.lstrip("# ")
    if (kolon := rent.find(":")) > 0 and len(rent) - kolon > 12:
        return ar_forslagsrubrik(rent)
    if rent.startswith("Remissinstanser "):
        return True
    return bool(ar_forslagsrubrik(rent) or (NASTA.match(rent) and len(rent) < 60))


def ar_mening(text: str) -> bool:
    """Whether a line is a sentence, or several, and so no title."""
    return bool(_MENING.search(text))


def kan(rad: Rad) -> bool:
    """Whether a line may be a title by its looks."""
    text = rad.text
    return not (
        len(text) < 6
        or len(text) > LANGST_TITEL // 4 * 3
        or INTE.match(text)
        or ADRESS.fullmatch(text)
        or ar_rubrik(text)
        or ar_mening(text)
        or text[-1] in ":,;"
        or (text[-1] == "." and len(text.split()) > _ORD_I_TITEL)
        or NAMNRAD.fullmatch(text)
        or (text.isupper() and len(text) < 20)
        or _TELEFON.search(text)
        or SIDA.search(text)
    )


def ar_namn(text: str) -> bool:
    """Whether a line names a body, a meeting or a person and not much more."""
    kvar = re.sub(ORGAN, "", text)
    return len(re.sub(r"[\W\d]", "", kvar)) < 8 or bool(re.search(r"[Ss]ammanträde\b|>", text))


def hor_ihop(blad: Blad, rad: Rad, *, under: Rad | None = None, forra: Rad | None = None) -> bool:
    """Whether a line belongs to the title on the next line, or on the last, close to it."""
    over, nedan = (rad, under) if under else (forra or rad, rad)
    return kan(rad) and not ar_namn(rad.text) and tatt(blad, over, nedan)


def tatt(blad: Blad, over: Rad, under: Rad) -> bool:
    """Whether no empty line stands between two lines of the text."""
    return not re.search(
        r"\n[ \t\r]*\n",
        blad.text[blad.spann(over.start, over.slut)[1] : blad.spann(under.start, under.slut)[0]],
    )
