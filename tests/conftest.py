"""What every test stands on: a fixed environment, folders made from texts, expected files.

In: nothing but the repository. Out: fixtures, and the option `--update-fixtures`.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent

# What helpers assert is told in full, as where it stands in a test.
pytest.register_assert_rewrite("tests.incremental.histories", "tests.support")

from tests.support.expected import ExpectedFiles  # noqa: E402 (what it asserts, too)
from tests.support.measure import MEASURING  # noqa: E402

# A slow machine is no defect: examples are counted, not timed. A failure is found again by anyone.
settings.register_profile(
    "gazette", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("gazette")

Tree = Mapping[str, str | bytes]

_EXPECTED = pytest.StashKey[ExpectedFiles]()
_UPDATE = "--update-fixtures"


def pytest_addoption(parser: pytest.Parser) -> None:
    help_ = "write what tests expect in files from what comes out, and run no other test"
    parser.addoption(_UPDATE, action="store_true", help=help_)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_EXPECTED] = ExpectedFiles(update=config.getoption(_UPDATE))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption(_UPDATE):
        others = [
            item for item in items if "expected_file" not in getattr(item, "fixturenames", ())
        ]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    changed = terminalreporter.config.stash[_EXPECTED].changed
    if changed:
        some = f"{len(changed)} expected files were" if changed[1:] else "1 expected file was"
        terminalreporter.write_line(f"{some} written anew; read every changed line:")
        for path in changed:
            terminalreporter.write_line(f"  {path}")
    if MEASURING:
        _write_trials(terminalreporter)


def _write_trials(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how often each trial was made, and how often it ended wrong."""
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            name = report.nodeid.partition("[")[0].partition("::test_")[2].replace("_", " ")
            tried[name] += 1
            wrong[name] += outcome != "passed"
    terminalreporter.section("trials: tried, wrong")
    for name, number in tried.items():
        terminalreporter.write_line(f"{number:6} {wrong[name]:4}  {name}")


@pytest.fixture(autouse=True)
def neutral_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test sees no setting of the machine: no language, no time zone."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_TIME", "PYTHONTZPATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds build.py."""
    return REPOSITORY


@pytest.fixture(scope="session")
def expected_file(pytestconfig: pytest.Config) -> ExpectedFiles:
    """Compare a text with the file that holds what is expected, or write that file anew."""
    return pytestconfig.stash[_EXPECTED]


@pytest.fixture(scope="session")
def vnu_jar() -> Path:
    """The Nu HTML checker; to be run as `java -jar PATH --format json FILE...`."""
    jar = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        pytest.fail("The HTML checker is not installed: run `make test` once.")
    return jar


@pytest.fixture
def make_tree(tmp_path: Path) -> Callable[[Tree], Path]:
    """Write files, given as {path below the folder: text or bytes}, and return the folder.

    A text is written as UTF-8, its line ends as they stand. Called again, it adds to the folder.
    """

    def make(files: Tree) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return make
