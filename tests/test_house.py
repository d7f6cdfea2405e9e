"""The picture of the house in CONTRIBUTING.md is the house: its rooms hold every module, its arrows are the imports."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOPS = ("sources", "orchestration", "presentation")
PICTURE = re.search(r"```mermaid\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)


def rooms() -> dict[str, str]:
    """Each path of the picture (a folder or a module) and the room that it is in."""
    assert PICTURE
    found = {}
    for room, label in re.findall(r'^\s*(\w+)\["(.*?)"\]', PICTURE[1], re.MULTILINE):
        for path in re.split(r",\s*", label.split("<br>")[0]):
            assert (ROOT / path).exists(), path
            found[path] = room
    return found


def drawn() -> set[tuple[str, str]]:
    """The arrows of the picture, from the room that uses to the room that is used."""
    assert PICTURE
    arrows = set()
    for line in PICTURE[1].splitlines():
        if "-->" in line:
            users, used = (re.split(r"\s*&\s*", side.strip()) for side in line.split("-->"))
            arrows |= {(one, other) for one in users for other in used}
    return arrows


def room_of(path: Path, places: dict[str, str]) -> str | None:
    """The room of a file: that of the longest path in the picture which holds it."""
    for place in (path, *path.parents):
        if place.as_posix() in places:
            return places[place.as_posix()]
    return None


def modules() -> list[Path]:
    """Every module of the product, relative to the repository."""
    return [path.relative_to(ROOT) for top in TOPS for path in sorted((ROOT / top).rglob("*.py"))]


def imported(module: Path) -> set[Path]:
    """The modules and folders of the product that a module imports, also where it does so late."""
    names = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{each.name}" for each in node.names}
        elif isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
    return {path for name in names if name.split(".")[0] in TOPS for path in [_path(name)] if path}


def _path(name: str) -> Path | None:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        base = Path(*parts[:length])
        if (ROOT / base).with_suffix(".py").is_file():
            return base.with_suffix(".py")
        if (ROOT / base).is_dir():
            return base / "__init__.py"
    return None


def actual() -> dict[tuple[str, str], list[str]]:
    """The arrows that imports make, each with the imports."""
    places = rooms()
    arrows: dict[tuple[str, str], list[str]] = {}
    for module in modules():
        for other in imported(module):
            one, two = room_of(module, places), room_of(other, places)
            if one and two and one != two:
                arrows.setdefault((one, two), []).append(f"{module} imports {other}")
    return arrows


def test_every_module_is_in_a_room() -> None:
    places = rooms()
    homeless = [str(path) for path in modules() if room_of(path, places) is None and path.name != "__init__.py"]
    assert homeless == []


def test_the_arrows_of_the_picture_are_the_imports() -> None:
    real, picture = actual(), drawn()
    assert {arrow: real[arrow] for arrow in real.keys() - picture} == {}
    assert picture - real.keys() == set()


def assigned(code: str) -> Iterator[str]:
    """The names that the top of a module gives to something, each as often as it does."""
    for node in ast.parse(code).body:
        for target in (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        ):
            yield from (
                name.id for name in ast.walk(target) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
            )


def test_a_name_that_is_given_twice_is_found() -> None:
    code = 'ONE = 1\nTWO: int = 2\nTHREE, ONE = 3, 4\nTWO_OF = {}\nTWO_OF["a"] = 1\n'
    assert Counter(assigned(code)).most_common(1) == [("ONE", 2)]


def test_no_module_gives_one_name_to_two_things() -> None:
    """What stands above would be read with the second meaning, and nothing would say so."""
    twice = {
        str(path): names
        for path in modules()
        if (names := [name for name, times in Counter(assigned((ROOT / path).read_text("utf-8"))).items() if times > 1])
    }
    assert twice == {}


def test_no_arrow_leads_back() -> None:
    uses: dict[str, set[str]] = {}
    for user, used in actual():
        uses.setdefault(user, set()).add(used)
    assert list(TopologicalSorter(uses).static_order())
