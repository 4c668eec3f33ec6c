"""The shape of the library: who imports whom, what an import costs, what is public."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import credscore
from credscore import errors

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "credscore"
FILES = sorted(PACKAGE.rglob("*.py"))

LAYERS = [
    {"errors", "spans", "article", "version"},
    {"resources", "modelstore"},
    {"outlets"},
    {"annotate"},
    {"signals"},
    {"scoring"},
    {"scorer"},
    {"tables"},
    {"corpus"},
    {"report"},
    {"lint"},
    {"training"},
    {"adapters"},
]
"""A file imports from its own layer and from those above it."""
RANK = {name: number for number, layer in enumerate(LAYERS) for name in layer}
MOST_LINES = 450


@dataclass(frozen=True)
class Import:
    """One credscore module that a file imports."""

    path: Path
    line: int
    target: str
    """The part of credscore it comes from, such as "scoring"; "" for the package itself."""
    inside: bool
    """Whether it is imported inside a function, when that is called."""

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} imports {self.target or 'credscore'}"


@cache
def tree(path: Path) -> ast.Module:
    """Return a file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def unit(path: Path) -> str:
    """Return the part of credscore that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[Import]:
    """Yield everything that a file imports from credscore."""

    def walk(node: ast.AST, inside: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in child.names]
                if isinstance(child, ast.ImportFrom):
                    assert child.level == 0, f"{path} imports by a relative path"
                    names = (
                        [f"credscore.{name}" for name in names] if child.module == "credscore" else [child.module or ""]
                    )
                for name in names:
                    head, *rest = name.split(".")
                    if head == "credscore":
                        yield Import(path, child.lineno, rest[0] if rest and rest[0] in RANK else "", inside)
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, inside or function)

    yield from walk(tree(path), inside=False)


ALL = [each for path in FILES for each in imports(path)]


def test_every_part_has_its_layer() -> None:
    assert {unit(path) for path in FILES} - {"__init__", "__main__"} <= set(RANK)


def test_a_file_imports_only_from_the_layers_above_it() -> None:
    wrong = [
        str(each)
        for each in ALL
        if unit(each.path) in RANK and (not each.target or RANK[each.target] > RANK[unit(each.path)])
    ]
    assert wrong == []


ROOMS = ("text", "english", "network", "names", "said", "who")
"""The rooms of `annotate`: a file imports from its own room and from those before it; the stages beside them put them together."""


def modules(path: Path) -> Iterator[str]:
    """Yield the modules of credscore that a file imports, however deep inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            module = name if name in MODULES else name.rpartition(".")[0]
            if module in MODULES and module != "credscore":
                yield module


def module_of(path: Path) -> str:
    """Return the name that a file is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path): path for path in FILES}


def test_no_file_is_imported_by_one_that_it_imports() -> None:
    graph = {name: set(modules(path)) - {name} for name, path in MODULES.items()}
    with suppress(StopIteration):
        while graph:
            free = next(name for name, imported in graph.items() if not imported & graph.keys())
            del graph[free]
    assert sorted(graph) == [], "in a circle, or behind one"


def test_rooms_of_the_reading_import_only_from_those_before_them() -> None:
    wrong = []
    for name, path in MODULES.items():
        room = name.removeprefix("credscore.annotate.").split(".")[0]
        if room in ROOMS:
            for other in modules(path):
                there = other.removeprefix("credscore.annotate.").split(".")[0]
                if there in ROOMS and ROOMS.index(there) > ROOMS.index(room):
                    wrong.append(f"{name} imports {other}")
    assert wrong == []


def test_adapters_import_training_only_inside_a_function() -> None:
    found = [each for each in ALL if each.target == "training" and unit(each.path) != "training"]
    assert found, "the train command imports training"
    assert [str(each) for each in found if unit(each.path) != "adapters" or not each.inside] == []


@pytest.mark.parametrize("part", sorted({unit(path) for path in FILES} & {"annotate", "signals", "scoring"}))
def test_facts_findings_and_points_need_no_package_but_the_library(part: str) -> None:
    for path in [*PACKAGE.glob(f"{part}/**/*.py"), *PACKAGE.glob(f"{part}.py")]:
        for node in ast.walk(tree(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            heads = {name.split(".")[0] for name in names}
            assert heads <= {"credscore", "numpy", "threadpoolctl", *sys.stdlib_module_names}, f"{path}: {heads}"


# What an import costs


def loaded_after(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after running some code."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(  # our own code, in our own interpreter
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


HEAVY = {
    "pandas",
    "sklearn",
    "scipy",
    "tldextract",
    "joblib",
    "pyarrow",
    "tqdm",
    "requests",
    "numpy",
    "sqlalchemy",
    "sqlite3",
}
ARTICLE = '"Olga Brandt said the lock was shut on Friday, and nobody came to the basin before it was dark. " * 5'


def test_importing_the_library_loads_nothing_heavy() -> None:
    loaded = loaded_after("import credscore")
    assert loaded & HEAVY == set()
    assert "credscore.annotate.pipeline" not in loaded, "the reading is loaded when first used"


def test_the_function_keeps_its_name_from_the_room_that_has_it_too() -> None:
    loaded_after(
        "import credscore, credscore.annotate.pipeline, credscore.scorer\nassert credscore.annotate('So.').text"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "allowed"),
    [
        (f"assert not credscore.score({ARTICLE}, title='Lock shut', author='Mara Tell').abstained", {"numpy"}),
        (f"credscore.score({ARTICLE}, url='https://www.reuters.com/a')", {"numpy", "tldextract", "requests"}),
        (f"credscore.annotate({ARTICLE}, html=True)", {"numpy"}),
        (f"credscore.Scorer(rules_only=True)(credscore.Article({ARTICLE}))", {"numpy"}),
    ],
    ids=["an article without a url", "an article with a url", "annotate", "the rules alone"],
)
def test_one_article_needs_neither_pandas_nor_scikit_learn(call: str, allowed: set[str]) -> None:
    assert loaded_after(f"import credscore\n{call}") & HEAVY <= allowed


def test_no_file_is_unpickled_but_what_training_put_aside_for_itself() -> None:
    """A model file would have to be checked by its hash first; a table needs no trust."""
    unpickling = re.compile(r"\b(?:pickle|joblib|dill)\.loads?\(|\bread_pickle\(|allow_pickle=True")
    found = {str(path.relative_to(PACKAGE)) for path in FILES if unpickling.search(path.read_text(encoding="utf-8"))}
    assert found == {"training/tagger/fit.py"}


@pytest.mark.slow
def test_scoring_unpickles_nothing_and_opens_no_connection() -> None:
    watch = (
        "import sys\n"
        "def hook(event, given):\n"
        "    if event in ('pickle.find_class', 'socket.connect', 'socket.getaddrinfo'):\n"
        "        raise SystemExit(f'{event} {given}')\n"
        "sys.addaudithook(hook)\n"
        "import credscore\n"
        f"score = credscore.score({ARTICLE}, url='https://www.reuters.com/a', author='Mara Tell')\n"
        "assert score.versions['model'] and not score.abstained\n"
    )
    loaded_after(watch)


@pytest.mark.slow
def test_explaining_on_the_command_line_loads_neither_pandas_nor_scikit_learn() -> None:
    code = (
        "import io\n"
        f"sys.stdin = io.TextIOWrapper(io.BytesIO(({ARTICLE}).encode()))\n"
        "sys.stdout, shown = io.StringIO(), sys.stdout\n"
        "from credscore.adapters.cli import main\n"
        "assert main(['explain']) == 0\n"
        "assert 'sourced' in sys.stdout.getvalue()\n"
        "sys.stdout = shown"
    )
    assert loaded_after(code) & {"pandas", "sklearn", "scipy", "joblib"} == set()


@pytest.mark.slow
def test_importing_changes_nothing() -> None:
    code = (
        "import logging, os\n"
        "def state(): return (list(logging.getLogger().handlers), dict(os.environ), os.getcwd())\n"
        "before = state()\n"
        "import credscore\n"
        "assert state() == before"
    )
    loaded_after(code)


# What is public


def test_all_is_what_can_be_imported() -> None:
    public = {
        name
        for name in dir(credscore)
        if not name.startswith("_") and getattr(getattr(credscore, name), "__module__", "").startswith("credscore")
    }
    assert set(credscore.__all__) == public
    assert list(credscore.__all__) == sorted(credscore.__all__)


@pytest.mark.parametrize("name", credscore.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(credscore, name)
    assert (thing.__doc__ or "").strip(), f"{name} needs a docstring"
    assert name in dir(credscore)


def test_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'scores'; it has .*score_csv"):
        credscore.scores  # noqa: B018 - looking it up is the test


ERRORS = [thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, Exception)]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_says_what_it_is_and_stands_in_the_tree(error: type[Exception]) -> None:
    assert error.__doc__
    assert error.__name__ in (errors.__doc__ or "")
    assert error.__name__ in credscore.__all__
    assert issubclass(error, credscore.CredscoreError)
    if error is not credscore.CredscoreError:
        builtin = [base for base in error.__mro__[1:] if base.__module__ == "builtins"]
        assert builtin[0] in (ValueError, LookupError, ImportError, OSError)
        assert builtin[0].__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_says_what_it_is_for_and_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(tree(path)), "needs a docstring"
    assert len(text.splitlines()) <= MOST_LINES, "is asking to become two"
    assert path.stem not in {"util", "utils", "helpers", "misc", "common"}, "needs a noun of its own"


# What travels


def tracked() -> list[Path]:
    """Return the files under version control; those of an unpacked archive where there is none."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, cwd=ROOT).stdout
    except (OSError, subprocess.CalledProcessError):
        return [path for folder in ("credscore", "docs", "tests", "models") for path in (ROOT / folder).rglob("*.*")]
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


MACHINE_PATH = re.compile(r"/(?:home|Users|root)/\w+|[A-Z]:\\Users\\|/work/\w+|/private/var/|/tmp/[\w.]")
ON_PURPOSE = {"file:///tmp/bbc.com"}  # an address to be refused


def test_no_file_names_a_place_on_one_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # not a text file
        for number, line in enumerate(text.splitlines(), 1):
            for match in MACHINE_PATH.finditer(line):
                if path != Path(__file__) and not any(words in line for words in ON_PURPOSE):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {match[0]}")
    assert found == []


def test_typing_information_travels() -> None:
    assert (PACKAGE / "py.typed").is_file()
