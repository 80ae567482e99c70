"""The use cases: one function each, one transaction each, one journal post on each case that it touches."""

from arbetsflode.motor.angra import angra
from arbetsflode.motor.aterlamna import aterlamna
from arbetsflode.motor.aterstalld import borja_skicka, notera_aterstallning
from arbetsflode.motor.aterta import aterta
from arbetsflode.motor.atgarda import atgarda
from arbetsflode.motor.bifoga import Handlingsinlaga, bifoga
from arbetsflode.motor.brev import avgor_ovisst, lista_brev, skicka_igen
from arbetsflode.motor.driftfragor import notera_kontroll
from arbetsflode.motor.forsegla import forsegla
from arbetsflode.motor.gallra import Gallringskvitto, gallra_arende, gallra_falt, hitta_att_gallra
from arbetsflode.motor.gallringsurval import (
    Fritext,
    Gallringsplan,
    Gallringsurval,
    fritexter,
    gallringsplan,
)
from arbetsflode.motor.godkann import godkann
from arbetsflode.motor.halsa import halsa
from arbetsflode.motor.halsopunkt import Halsopunkt, Lage
from arbetsflode.motor.handla import handla, handla_flera
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
from arbetsflode.motor.lista import att_godkanna, lista, sok
from arbetsflode.motor.matvarden import matvarden, som_exposition
from arbetsflode.motor.morgon import skriv_morgonbrev
from arbetsflode.motor.personer import Personkvitto, importera_personer, lista_personer
from arbetsflode.motor.planera import Planvy, bevakningar, planera
from arbetsflode.motor.registrera import registrera
from arbetsflode.motor.sakerhetskopiera import Sakerhetskopia, sakerhetskopiera
from arbetsflode.motor.skicka import Sandrapport, skicka
from arbetsflode.motor.stada import Stadning, stada, stada_gallringar
from arbetsflode.motor.svep import Sveprapport, bekrafta_klockan, svep
from arbetsflode.motor.tick import Tickrapport, tick
from arbetsflode.motor.tillampa import Tillampning, tillampa_gallringar, tillampa_gallringslista
from arbetsflode.motor.undanlagt import undanlagt
from arbetsflode.motor.verifiera import Avvikelse, Granskning, verifiera
from arbetsflode.motor.visa import Arendevy, Handelsevy, hitta, visa

__all__ = [
    "Arendevy",
    "Avvikelse",
    "Berord",
    "Fritext",
    "Gallringskvitto",
    "Gallringsplan",
    "Gallringsurval",
    "Granskning",
    "Halsopunkt",
    "Handelsevy",
    "Handlingsinlaga",
    "Kalenderkvitto",
    "Kvitto",
    "Lage",
    "Personkvitto",
    "Planvy",
    "Sakerhetskopia",
    "Sandrapport",
    "Stadning",
    "Sveprapport",
    "Tickrapport",
    "Tillampning",
    "andra_kalender",
    "angra",
    "aterlamna",
    "aterta",
    "atgarda",
    "att_godkanna",
    "avgor_ovisst",
    "bekrafta_klockan",
    "berorda",
    "bevakningar",
    "bifoga",
    "borja_skicka",
    "flyttat",
    "forsegla",
    "fraga_efter_kalendern",
    "fritexter",
    "gallra_arende",
    "gallra_falt",
    "gallringsplan",
    "godkann",
    "halsa",
    "handla",
    "handla_flera",
    "hitta",
    "hitta_att_gallra",
    "importera_personer",
    "installt",
    "las_kalender",
    "lista",
    "lista_brev",
    "lista_personer",
    "matvarden",
    "notera_aterstallning",
    "notera_kontroll",
    "planera",
    "registrera",
    "sakerhetskopiera",
    "skicka",
    "skicka_igen",
    "skriv_morgonbrev",
    "sok",
    "som_exposition",
    "stada",
    "stada_gallringar",
    "svep",
    "tick",
    "tillampa_gallringar",
    "tillampa_gallringslista",
    "undanlagt",
    "verifiera",
    "visa",
]
