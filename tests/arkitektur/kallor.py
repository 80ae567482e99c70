"""What the rules read: the modules of the four packages as syntax trees, and the texts of the tree."""

import ast
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from attrs import frozen

ROT = Path(__file__).resolve().parents[2]
PAKET = ("tillstand", "konfiguration", "notiser", "arbetsflode")
"""The four packages, lowest first."""

BYGGT = frozenset({".git", ".venv", ".venv-andra", ".hypothesis", "__pycache__"})
"""Folders that are made, not written, wherever they lie; `BYGGT_HAR` only at the root."""
BYGGT_HAR = frozenset({"dist", "demo"})

TEXTER = frozenset({".py", ".md", ".toml", ".lock", ".html", ".txt", ".mako", ".yml", ".cfg", ".csv", ""})


@frozen(slots=False)
class Modul:
    """One source file: its path from the root of the tree, and its text."""

    vag: str
    text: str

    @cached_property
    def trad(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def noder(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, in no order that matters."""
        return tuple(ast.walk(self.trad))

    @property
    def rader(self) -> int:
        """The number of lines."""
        return len(self.text.splitlines())

    def importer(self) -> Iterator[tuple[str, int]]:
        """(dotted name, line) of every import."""
        for nod in self.noder:
            if isinstance(nod, ast.Import):
                yield from ((namn.name, nod.lineno) for namn in nod.names)
            elif isinstance(nod, ast.ImportFrom) and nod.module:
                yield nod.module, nod.lineno


@cache
def moduler(*mappar: str) -> tuple[Modul, ...]:
    """Every module under some folders; without any, those of the four packages."""
    return tuple(
        Modul(fil.relative_to(ROT).as_posix(), fil.read_text(encoding="utf-8"))
        for mapp in mappar or PAKET
        for fil in sorted((ROT / mapp).rglob("*.py"))
    )


@cache
def texter() -> tuple[Modul, ...]:
    """Every text that somebody has written, whatever its kind."""
    return tuple(
        Modul(fil.relative_to(ROT).as_posix(), fil.read_text(encoding="utf-8")) for fil in _filer(ROT)
    )


def _filer(mapp: Path) -> Iterator[Path]:
    for fil in sorted(mapp.iterdir()):
        byggt = BYGGT | BYGGT_HAR if mapp == ROT else BYGGT
        if fil.name in byggt or fil.name.endswith(("_cache", ".egg-info")):
            continue
        if fil.is_dir():
            yield from _filer(fil)
        elif fil.suffix in TEXTER:
            yield fil


def las(vag: str) -> str:
    """One text of the tree."""
    return (ROT / vag).read_text(encoding="utf-8")
