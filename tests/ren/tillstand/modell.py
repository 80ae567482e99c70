"""A small model of a case, written on its own: a dict of what is true, who may, and what comes of it.

It knows nothing of flows, records, demands or chains; only the names of rows and persons are shared.
"""

from typing import Any

Modell = dict[str, Any]

M, B, F, N, J, O, A = "mottagen", "beredning", "forslag", "namndbeslut", "justerad", "overlamnad", "avskriven"  # noqa: E741
OPPNA = (M, B, F, N, J)

PILAR: dict[str, tuple[tuple[str, ...], str, str]] = {
    "fordela": ((M,), B, "fordelare registrator"),
    "lagg_forslag": ((B,), F, "handlaggare"),
    "dra_tillbaka": ((F,), B, "handlaggare chef"),
    "besluta": ((F,), N, "sekreterare"),
    "bordlagg": ((F,), F, "sekreterare"),
    "aterremittera": ((F,), B, "sekreterare"),
    "besluta_pa_delegation": ((F,), N, "delegat"),
    "besluta_bradskande": ((B, F), N, "sekreterare"),
    "justera": ((N,), J, "sekreterare"),
    "overlamna": ((J,), O, "registrator sekreterare"),
    "overlamna_delegerat": ((N,), O, "registrator sekreterare"),
    "avskriv": ((M, B, F), A, "registrator handlaggare"),
    "makulera": ((M, B, F), A, "registrator"),
}
ATGARDER: dict[str, tuple[tuple[str, ...], str]] = {
    "begar_anstand": (OPPNA, "handlaggare registrator"),
    "bevilja_anstand": (OPPNA, "handlaggare registrator"),
    "avsla_anstand": (OPPNA, "handlaggare registrator"),
    "omfordela": ((B, F, N, J), "chef fordelare"),
    "komplettera": ((*OPPNA, O), "registrator handlaggare"),
    "bifoga": ((*OPPNA, O), "registrator handlaggare sekreterare"),
    "byt_sammantrade": ((B, F), "handlaggare sekreterare chef"),
    "preliminart_svar": ((B, F, N), "registrator sekreterare"),
    "anslag_uppe": ((N, J, O), "sekreterare"),
    "anslag_nere": ((N, J, O), "sekreterare"),
    "anmal": ((N, O), "sekreterare"),
    "anteckna": ((*OPPNA, O, A), "registrator handlaggare chef sekreterare"),
    "ratta": ((J, O), "sekreterare"),
    "avsluta": ((O,), "registrator"),
}
RADER = (*PILAR, *ATGARDER)
OANGERLIGA = ("justera", "overlamna", "overlamna_delegerat")
ALLTID_MOJLIGA_AVSLUTAT = ("anteckna",)

FASTA = {
    "fordelare": {"fordelare"},
    "registrator": {"registrator", "vik_registrator"},
    "sekreterare": {"namndsekreterare", "vik_sekreterare"},
    "delegat": {"delegat"},
}
CHEFER = {"enhetschef", "vik_chef", "avdelningschef", "forvaltningschef"}
STEG: dict[str, list[set[str]]] = {
    "lagg_forslag": [{"avdelningschef"}, {"forvaltningschef"}],
    "avskriv": [{"enhetschef", "vik_chef"}],
}


def ny() -> Modell:
    """A case just registered."""
    return {
        "tillstand": M,
        "version": 1,
        "handlaggare": None,
        "vantar": None,  # (arrow, asker, persons acted for, steps approved)
        "brev": None,
        "anstand": False,
        "anslag": None,
        "sjalv_beslutat": None,
        "anmald": False,
        "avslutad": False,
        "handlingar": 0,
        "huvudhandling": False,
        "beslutstext": None,
        "senaste": None,  # (version, arrow, by, case before)
    }


def innehavare(m: Modell, roller: str) -> set[str]:
    """Who has one of the roles in the case today."""
    vilka: set[str] = set()
    for roll in roller.split():
        if roll == "handlaggare":
            vilka |= {m["handlaggare"]} - {None}
            vilka |= {"vik_handlaggare"} if m["handlaggare"] == "handlaggare" else set()
        elif roll == "chef":
            vilka |= CHEFER if m["handlaggare"] else {"fordelare"}
        else:
            vilka |= FASTA[roll]
    return vilka


def far_gora(m: Modell, namn: str) -> set[str]:
    """Who may do this in the case today."""
    return innehavare(m, PILAR[namn][2] if namn in PILAR else ATGARDER[namn][1])


def nasta_steg(m: Modell, *, delegera: bool) -> str | None:
    """The row that brings the case further along the main line, if it is still on it."""
    beslut = "besluta_pa_delegation" if delegera else "besluta"
    for namn in ("fordela", "lagg_forslag", beslut, "justera", "overlamna", "overlamna_delegerat", "bifoga"):
        om = far_gora(m, namn)
        if om and vantat(m, namn, min(om)) == "ok":
            return namn
    return None


def vantat(m: Modell, namn: str, person: str) -> str:
    """What becomes of it: ok, villkor, behorighet or ogiltig."""
    fran = PILAR[namn][0] if namn in PILAR else ATGARDER[namn][0]
    if m["tillstand"] not in fran:
        return "ogiltig"
    if person not in far_gora(m, namn):
        return "behorighet"
    return "ok" if namn == "anteckna" or (not m["brev"] and _haller(m, namn)) else "villkor"


def _haller(m: Modell, namn: str) -> bool:
    sjalv = m["sjalv_beslutat"]
    villkor = {
        "lagg_forslag": m["huvudhandling"] and not m["vantar"],
        "avskriv": not m["vantar"],
        "justera": sjalv,
        "overlamna": m["beslutstext"],
        "overlamna_delegerat": m["beslutstext"] and not sjalv,
        "begar_anstand": not m["anstand"],
        "avsla_anstand": m["anstand"],
        "anslag_uppe": m["anslag"] != "uppe",
        "anslag_nere": m["anslag"] == "uppe",
        "anmal": not sjalv and not m["anmald"],
        "avsluta": m["anmald"] or sjalv,
    }
    return not m["avslutad"] and bool(villkor.get(namn, True))


def efter(m: Modell, namn: str, person: str, *, ny_handlaggare: str, med_brev: bool) -> Modell:
    """The case when the row has been done."""
    nu = {**m, "version": m["version"] + 1}
    if namn in STEG:
        egna = {person} | ({"handlaggare"} if person == "vik_handlaggare" else set())
        return {**nu, "vantar": (namn, person, egna, 0)}
    if namn in OANGERLIGA and med_brev and namn != "justera":
        return {**nu, "brev": (namn, person)}
    if namn in PILAR:
        return tagen(m, namn, person, {person}, ny_handlaggare)
    andringar: dict[str, Modell] = {
        "begar_anstand": {"anstand": True},
        "bevilja_anstand": {"anstand": False},
        "avsla_anstand": {"anstand": False},
        "omfordela": {"handlaggare": ny_handlaggare},
        "anslag_uppe": {"anslag": "uppe"},
        "anslag_nere": {"anslag": "nere"},
        "anmal": {"anmald": True},
        "avsluta": {"avslutad": True},
    }
    return {**nu, **andringar.get(namn, {})}


def bifogad(m: Modell, *, beslutstext: bool) -> Modell:
    """A finished document more: what waits for approval waits from the first step."""
    nummer = m["handlingar"] + 1
    vantar = (*m["vantar"][:3], 0) if m["vantar"] else None
    nytt = {**m, "version": m["version"] + 1, "handlingar": nummer, "vantar": vantar}
    return {**nytt, "beslutstext": nummer} if beslutstext else {**nytt, "huvudhandling": True}


def tagen(m: Modell, namn: str, person: str, egna: set[str], ny_handlaggare: str) -> Modell:
    """The case when an arrow has been taken."""
    andringar: dict[str, Modell] = {
        "fordela": {"handlaggare": ny_handlaggare},
        "besluta": {"sjalv_beslutat": True},
        "besluta_pa_delegation": {"sjalv_beslutat": False},
        "besluta_bradskande": {"sjalv_beslutat": False},
    }
    version = m["version"] + 1
    fore = {**m, "vantar": None, "brev": None, "senaste": None}
    grund = {"tillstand": PILAR[namn][1], "version": version, "vantar": None, "brev": None}
    return {**m, **grund, **andringar.get(namn, {}), "senaste": (version, namn, egna, fore)}


def far_svara(m: Modell) -> set[str]:
    """Who may answer what waits."""
    if not m["vantar"]:
        return set()
    namn: str = m["vantar"][0]
    if namn == "avskriv" and not m["handlaggare"]:
        return {"fordelare"}
    godkanda: int = m["vantar"][3]
    return STEG[namn][godkanda]


def godkand(m: Modell) -> Modell:
    """The case when the step that waits has been approved."""
    namn, person, egna, godkanda = m["vantar"]
    if godkanda + 1 < len(STEG[namn]):
        return {**m, "version": m["version"] + 1, "vantar": (namn, person, egna, godkanda + 1)}
    return tagen(m, namn, person, egna, "")


def angras_av(m: Modell) -> str | set[str]:
    """Who may undo the latest post, or why nobody may."""
    if m["brev"]:
        return "villkor"
    if not m["senaste"] or m["senaste"][0] != m["version"] or m["senaste"][1] in OANGERLIGA:
        return "ogiltig"
    return set(m["senaste"][2]) | innehavare(m, "chef")


def angrad(m: Modell) -> Modell:
    """The case when its latest arrow has been undone."""
    return {**m["senaste"][3], "version": m["version"] + 1}
