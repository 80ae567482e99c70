"""The use cases: one function each, one transaction each, one journal post on each case that it touches."""

from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.lager.brevlistor import Brevarende
from arbetsflode.lager.listor import MAX_RADER, Listrad, Plats, Urval
from arbetsflode.motor.angra import angra
from arbetsflode.motor.aterlamna import aterlamna
from arbetsflode.motor.aterstalld import borja_skicka, notera_aterstallning
from arbetsflode.motor.aterta import aterta
from arbetsflode.motor.atgarda import atgarda
from arbetsflode.motor.bifoga import Handlingsinlaga, bifoga
from arbetsflode.motor.bordet import Andrat, Bord, Minrad, Vantan, bordet
from arbetsflode.motor.brev import Brevpost, avgor_ovisst, brevlistan, lista_brev, skicka_igen
from arbetsflode.motor.brevmallar import Brevmall, brevmallar
from arbetsflode.motor.brevval import Brevval
from arbetsflode.motor.driftfragor import notera_kontroll
from arbetsflode.motor.fordela import Belastning, Fordelningsvy, Ofordelat, att_fordela
from arbetsflode.motor.foredragningslista import Motesrad, namndens_moten, satt_foredragningslista
from arbetsflode.motor.forsegla import forsegla
from arbetsflode.motor.franvaro import anmal_franvaro
from arbetsflode.motor.gallra import Gallringskvitto, gallra_arende, gallra_falt, hitta_att_gallra
from arbetsflode.motor.gallringsurval import (
    Fritext,
    Gallringsplan,
    Gallringsurval,
    fritexter,
    gallringsplan,
)
from arbetsflode.motor.godkann import godkann
from arbetsflode.motor.granska import Granskningsvy, Kedjesteg, Steglage, granskning, marka_last
from arbetsflode.motor.halsa import halsa
from arbetsflode.motor.halsopunkt import Halsopunkt, Lage
from arbetsflode.motor.hamta import arendets_flode, hamta_handling, kvitto_for
from arbetsflode.motor.handla import handla, handla_flera
from arbetsflode.motor.inkorg import (
    Inkommet,
    Inkorgslista,
    inkorgen,
    inkorgstal,
    las_inkommet,
    las_nya,
    ta_emot,
)
from arbetsflode.motor.inkorgsgallring import GALLRAS_HOGST, antal_undanlagda, gallra_inkorgen
from arbetsflode.motor.inkorgsmapp import Mappintag, ta_emot_ur_mappen
from arbetsflode.motor.inkorgssidan import Inkommetsida, hamta_inkommet, inkommet
from arbetsflode.motor.inkorgstraffar import Traff, Traffslag
from arbetsflode.motor.inkorgsval import (
    bevilja_ur_inkommet,
    inlagor_ur,
    koppla_inkommet,
    lagg_undan_inkommet,
    ta_fram_inkommet,
)
from arbetsflode.motor.kalender import (
    Berord,
    Kalenderkvitto,
    andra_kalender,
    berorda,
    flyttat,
    installt,
    las_kalender,
)
from arbetsflode.motor.kalenderfraga import fraga_efter_kalendern
from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.lasare import Uppgift
from arbetsflode.motor.lasbrev import Brevets, Brevvy, las_brev, provbrev
from arbetsflode.motor.likna import Liknande, lika_arenden
from arbetsflode.motor.lista import att_godkanna, lista, sok
from arbetsflode.motor.manadstal import rakna_manader
from arbetsflode.motor.matvarden import matvarden, som_exposition
from arbetsflode.motor.morgon import skriv_morgonbrev
from arbetsflode.motor.narmaste_moten import NarmasteMote, narmaste_moten
from arbetsflode.motor.oppnatal import rakna_oppna
from arbetsflode.motor.oversikt import Grupp, Oversikt, Period, Vecka, oversikt
from arbetsflode.motor.personer import Personkvitto, importera_personer, lista_personer
from arbetsflode.motor.planera import Planvy, bevakningar, planera
from arbetsflode.motor.postlista import Postrad, postlista
from arbetsflode.motor.registrera import registrera
from arbetsflode.motor.sakerhetskopiera import Sakerhetskopia, sakerhetskopiera
from arbetsflode.motor.sammantradet import (
    Bordepunkt,
    Motespunkt,
    Motesutfall,
    Sammantradesvy,
    sammantradet,
)
from arbetsflode.motor.skicka import Sandrapport, skicka
from arbetsflode.motor.stada import Stadning, stada, stada_gallringar
from arbetsflode.motor.svarstidsprov import Svarstidsprov, prova_svarstid
from arbetsflode.motor.svep import Sveprapport, bekrafta_klockan, svep
from arbetsflode.motor.tick import Tickrapport, tick
from arbetsflode.motor.tillampa import Tillampning, tillampa_gallringar, tillampa_gallringslista
from arbetsflode.motor.undanlagt import undanlagt
from arbetsflode.motor.utdrag import utdrag
from arbetsflode.motor.verifiera import Avvikelse, Granskning, verifiera
from arbetsflode.motor.visa import Arendevy, Handelsevy, hitta, visa

__all__ = [
    "GALLRAS_HOGST",
    "MAX_RADER",
    "Andrat",
    "Arendevy",
    "Avvikelse",
    "Belastning",
    "Berord",
    "Bord",
    "Bordepunkt",
    "Brevarende",
    "Brevets",
    "Brevmall",
    "Brevpost",
    "Brevrad",
    "Brevval",
    "Brevvy",
    "Fordelningsvy",
    "Fritext",
    "Gallringskvitto",
    "Gallringsplan",
    "Gallringsurval",
    "Granskning",
    "Granskningsvy",
    "Grupp",
    "Halsopunkt",
    "Handelsevy",
    "Handlingsinlaga",
    "Inkommet",
    "Inkommetsida",
    "Inkorgslista",
    "Kalenderkvitto",
    "Kedjesteg",
    "Kvitto",
    "Lage",
    "Liknande",
    "Listrad",
    "Mappintag",
    "Minrad",
    "Motespunkt",
    "Motesrad",
    "Motesutfall",
    "NarmasteMote",
    "Ofordelat",
    "Oversikt",
    "Period",
    "Personkvitto",
    "Planvy",
    "Plats",
    "Postrad",
    "Sakerhetskopia",
    "Sammantradesvy",
    "Sandrapport",
    "Stadning",
    "Steglage",
    "Svarstidsprov",
    "Sveprapport",
    "Tickrapport",
    "Tillampning",
    "Traff",
    "Traffslag",
    "Uppgift",
    "Urval",
    "Vantan",
    "Vecka",
    "andra_kalender",
    "angra",
    "anmal_franvaro",
    "antal_undanlagda",
    "arendets_flode",
    "aterlamna",
    "aterta",
    "atgarda",
    "att_fordela",
    "att_godkanna",
    "avgor_ovisst",
    "bekrafta_klockan",
    "berorda",
    "bevakningar",
    "bevilja_ur_inkommet",
    "bifoga",
    "bordet",
    "borja_skicka",
    "brevlistan",
    "brevmallar",
    "flyttat",
    "forsegla",
    "fraga_efter_kalendern",
    "fritexter",
    "gallra_arende",
    "gallra_falt",
    "gallra_inkorgen",
    "gallringsplan",
    "godkann",
    "granskning",
    "halsa",
    "hamta_handling",
    "hamta_inkommet",
    "handla",
    "handla_flera",
    "hitta",
    "hitta_att_gallra",
    "importera_personer",
    "inkommet",
    "inkorgen",
    "inkorgstal",
    "inlagor_ur",
    "installt",
    "koppla_inkommet",
    "kvitto_for",
    "lagg_undan_inkommet",
    "las_brev",
    "las_inkommet",
    "las_kalender",
    "las_nya",
    "lika_arenden",
    "lista",
    "lista_brev",
    "lista_personer",
    "marka_last",
    "matvarden",
    "namndens_moten",
    "narmaste_moten",
    "notera_aterstallning",
    "notera_kontroll",
    "oversikt",
    "planera",
    "postlista",
    "prova_svarstid",
    "provbrev",
    "rakna_manader",
    "rakna_oppna",
    "registrera",
    "sakerhetskopiera",
    "sammantradet",
    "satt_foredragningslista",
    "skicka",
    "skicka_igen",
    "skriv_morgonbrev",
    "sok",
    "som_exposition",
    "stada",
    "stada_gallringar",
    "svep",
    "ta_emot",
    "ta_emot_ur_mappen",
    "ta_fram_inkommet",
    "tick",
    "tillampa_gallringar",
    "tillampa_gallringslista",
    "undanlagt",
    "utdrag",
    "verifiera",
    "visa",
]
