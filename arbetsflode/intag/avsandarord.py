"""What stands before and after the name of whoever remits, and how sure it makes that it is the sender."""

import re

from arbetsflode.intag.funnet import MARKT, SLUTSATS, TYDLIGT

_SKICKAT = (
    r"(?:berett|bereder|inbjudit|inbjuder|bjudit in|bjuder in|gett|givit|ger|erbjudit|bett|ber"
    r"|ombett|anmodat|anmodar"
    r"|översänt|översänder|skickat|skickar|sänt|sänder|överlämnat|överlämnar|begärt|begär"
    r"|önskar|önskat|hemställt|beslutat att remittera"
    r"|beslutat remittera|har på remiss|inkommit med|anhåller|inhämtar|erbjuder|inbjöd|bad"
    r"|bjudit in|vill ha|vill att|vill få|undrar)\b"
)
_NAR = r"(?:i (?:en )?remiss |genom (?:en )?remiss |på remiss |härmed |nu |den \d{1,2} \w+(?: \d{4})? )?"
EFTER: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        re.compile(
            r"(?: \([^)\n]{1,40}\))? (?:fått|getts|givits|beretts|inbjudits|ombetts|anmodats"
            r"|bjudits in|erbjudits|remitterats|skickats (?:ut )?på remiss|översänts"
            r"|överlämnats|remitterat|sänts (?:ut )?på remiss|översänt)"
        ),
        MARKT,
    ),
    (re.compile(rf" (?:har |hade )?{_NAR}(?:remitterat|remitterar|remitterade)\b"), MARKT),
    (
        re.compile(
            rf" (?:har |hade )?{_NAR}{_SKICKAT}(?=[^.\n]{{0,260}}(?:yttra|remiss|synpunkt|tillfälle|svar))"
        ),
        TYDLIGT,
    ),
    (
        re.compile(
            r" har (?:\w+ )?till [^.\n]{3,200}? (?:för yttrande|på remiss) ?(?:överlämnat|remitterat"
            r"|översänt|skickat|sänt|lämnat)"
        ),
        TYDLIGT,
    ),
    (
        re.compile(
            r" har (?:till [^.\n]{3,200}? )?(?:överlämnat|remitterat|översänt|skickat|sänt|lämnat)\b"
            r"(?=[^.\n]{0,200}(?:yttra|remiss|synpunkt|svar))"
        ),
        TYDLIGT,
    ),
    (re.compile(r" (?:har )?(?:beslutat? att )?inhämta[rt]? Lagrådets"), TYDLIGT),
    (re.compile(r" har [^.\n]{0,60}?begärt\b[^.\n]{0,140}?(?:yttrande|synpunkter)"), TYDLIGT),
    (re.compile(r" har granskat [^.\n]{0,120}? och (?:begär|önskar|vill ha) (?:svar|yttrande)"), TYDLIGT),
    (re.compile(r", för yttrande(?= senast|,|\.| \()"), TYDLIGT),
    (re.compile(r" besl(?:utade|öt) [^.\n]{0,40}?att remittera\b"), TYDLIGT),
    (re.compile(r" som (?:i sin tur )?(?:har )?(?:skickat|remitterat|översänt)\b"), TYDLIGT),
    (re.compile(r" (?:överlämnade|skickade|sände) [^.\n]{0,60}? till "), SLUTSATS),
    (re.compile(r"s? remiss(?: av| angående| om| gällande|en)?\b"), TYDLIGT),
)
"""What stands after the name of whoever remits; for the first, *av* or *från* before it."""
SVARAR = re.compile(
    r"(?: har| beslutar att| föreslås)? (?:översän|överlämna|skicka|sänder|sänt|lämna)\w* (?:som svar"
    r"|(?:\w+ ){0,3}?(?:svar|yttrande|remissvar"
    r"|tjänsteutlåtande|utlåtande|synpunkter)(?:et|t|na)?\b(?! (?:på|över) remiss| senast))"
)
"""Whoever sends the answer has not asked for it."""
FORE: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(?:beretts|getts|givits|fått|erhållit) (?:tillfälle|möjlighet) att till $"), TYDLIGT),
    (re.compile(r"[Pp]ressmeddelande från $"), TYDLIGT),
    (re.compile(r"[Rr]emiss(?:en|er)?(?: \([^)\n]{1,60}\))?(?: [\wåäö]+)? från $"), MARKT),
    (
        re.compile(
            r"(?:remitterats|remitterades|remitterat|remitteras|på remiss|remitterad|för yttrande"
            r"|skickats ut|översänts|översänd|översänt|remiss|remissen)"
            r" (?:[\wåäö]+ ){0,2}?(?:av|från) $"
        ),
        MARKT,
    ),
    (
        re.compile(
            r"[Rr]emissvar(?:en|et)? (?:ska|skall|bör)(?: ha)? (?:kommit in|inkommit|inkomma"
            r"|komma in|lämnas|vara|skickas|sändas)"
            r" (?:in )?(?:skriftligen )?till $"
        ),
        TYDLIGT,
    ),
    (re.compile(r"[Rr]emissvar(?:en)? som (?:har )?(?:in)?kommit (?:in )?till $"), TYDLIGT),
    (
        re.compile(
            r"(?:[Hh]emställan|[Ff]ramställning|[Bb]egäran|[Ff]örfrågan|[Ss]krivelsen?"
            r"|[Ff]örslag(?: till [a-zåäö]+)?"
            r"|[Åå]terrapport(?:ering)?|[Rr]edovisning|[Rr]apport) från $"
        ),
        SLUTSATS,
    ),
    (re.compile(r"(?:[Rr]emissen|[Rr]emissen [^.\n]{3,160}) (?:är|kommer) från $"), TYDLIGT),
    (
        re.compile(
            r"(?:översän\w+|överlämna\w*|skicka\w*|sän[dt]\w*|avge[rs]?"
            r"|lämna\w*)[^.\n]{0,60}?\b(?:yttrande(?:t|na)?|(?:remiss)?svaret"
            r"|(?:tjänste)?utlåtandet|det|ärendet)\b[^.\n]{0,80}? till $"
        ),
        SLUTSATS,
    ),
    (re.compile(r"[Yy]ttrande(?:t)? till $"), SLUTSATS),
    (
        re.compile(
            r"(?:[Ss]ynpunkter|[Yy]ttrande[nt]?|[Ss]var(?:et|en)?)\b[^.\n]{0,80}? (?:inkomna|inkommit"
            r"|inkomma|kommit(?: in)?|lämnats?"
            r"|skickas|sändas|insänt|tillsändas|till)(?: in)? till $"
        ),
        SLUTSATS,
    ),
    (
        re.compile(
            r"(?:yttrandet|svaret|remissvaret) (?:ska|skulle|skall|bör)(?: ha)? (?:vara|varit|ges"
            r"|lämnas|skickas|kommit in|inkommit|ha inkommit)"
            r"(?: in)?(?: till)? $",
            re.IGNORECASE,
        ),
        SLUTSATS,
    ),
)
"""What stands before it."""
