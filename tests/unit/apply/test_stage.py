"""Where files are staged, and what is left when the disk refuses."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gazette.apply import Stage
from gazette.errors import MachineError
from tests.unit.apply.small_build import build, clean, tree
from tests.unit.cache.children import outcome

SMALL = {"en/index.html": b"home", "en/1/index.html": b"one"}


def test_files_are_staged_in_the_cache_folder_where_it_is_on_the_same_file_system(
    tmp_path: Path,
) -> None:
    (tmp_path / "cache").mkdir()
    with Stage(tmp_path / "output", tmp_path / "cache") as stage:
        assert stage.folder.parent == tmp_path / "cache"
        stage.put("a", b"a")
    assert tree(tmp_path) == {"cache": None}


def test_what_builds_that_were_cut_short_have_left_is_removed(tmp_path: Path) -> None:
    cache, output = tmp_path / "cache", tmp_path / "www" / "output"
    for place in (cache, output.parent, output):
        (place / ".gazette-staging-0123" / "inner").mkdir(parents=True)
        (place / ".gazette-staging-0123" / "7").write_bytes(b"half")
        (place / "stranger").write_bytes(b"")
    Stage(output, cache).close()
    strangers = {"cache/stranger": b"", "www/stranger": b"", "www/output/stranger": b""}
    assert tree(tmp_path) == clean(strangers)


def test_a_disk_that_takes_no_more_while_staging_leaves_the_output_as_it_was(
    tmp_path: Path,
) -> None:
    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        for jobs in (1, 2):
            with pytest.raises(MachineError) as refused:
                build(tmp_path, {**dict.fromkeys("abcdef", b"new"), "g": bytes(200_000)}, jobs=jobs)
            assert [problem.code for problem in refused.value.problems] == ["disk-full"]

    build(tmp_path, SMALL)
    assert outcome(work) == 0
    assert tree(tmp_path / "output") == clean(SMALL)
    assert sorted(os.listdir(tmp_path / "cache")) == ["lock", "published", "state.sqlite"]


# A real small disk, mounted where nobody but this script sees it.
MOUNTED = """
import os, subprocess, sys
from pathlib import Path
import pytest
from gazette.errors import MachineError
from gazette.apply import Stage
from tests.unit.apply.small_build import build, clean, tree

root = Path(sys.argv[1])

def mount(folder, size="2m"):
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], check=True)

def refused(pages, **options):
    with pytest.raises(MachineError) as error:
        build(root, pages, **options)
    return [problem.code for problem in error.value.problems]
"""


def mounted(root: Path, script: str) -> None:
    """Run a script that may mount file systems; skipped where the system does not let anybody."""
    unshare = [shutil.which("unshare") or "unshare", "--map-root-user", "--mount"]
    try:
        subprocess.run([*unshare, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system does not let its users mount file systems")
    command = [*unshare, sys.executable, "-c", MOUNTED + script, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_full_disk_while_staging_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    mounted(
        tmp_path,
        """
mount(root)
build(root, {"a": b"a", "b/c": b"c"})
large = {f"n/{n}": os.urandom(100_000) for n in range(30)}
for jobs in (1, 2):
    assert refused({"a": b"new", **large}, jobs=jobs) == ["disk-full"]
    assert tree(root / "output") == clean({"a": b"a", "b/c": b"c"})
    assert sorted(os.listdir(root / "cache")) == ["lock", "published", "state.sqlite"]
small = dict(list(large.items())[:8])
build(root, small)
assert tree(root / "output") == clean(small)
""",
    )


def test_a_disk_too_full_for_the_memory_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    mounted(
        tmp_path,
        """
mount(root)
build(root, {"a": b"a"})
free = os.statvfs(root).f_bavail * os.statvfs(root).f_frsize
(root / "filler").write_bytes(bytes(free - 4096 * 30))
pages = {f"{n:03}-{'x' * 200}": b"" for n in range(2000)}
assert set(refused(pages)) <= {"disk-full", "memory-refused"}
assert tree(root / "output") == clean({"a": b"a"})
(root / "filler").unlink()
build(root, {"a": b"b", "c": b"c"})
assert tree(root / "output") == clean({"a": b"b", "c": b"c"})
""",
    )


def test_where_the_cache_is_on_another_file_system_files_are_staged_beside_the_output(
    tmp_path: Path,
) -> None:
    mounted(
        tmp_path,
        """
mount(root / "cache")
with Stage(root / "output", root / "cache") as stage:
    assert stage.folder.parent == root
build(root, {"a": b"a", "b/c": b"c"})
assert tree(root / "output") == clean({"a": b"a", "b/c": b"c"})
assert sorted(os.listdir(root)) == ["cache", "output"]
""",
    )


def test_where_the_output_folder_is_a_mount_point_files_are_staged_in_it(tmp_path: Path) -> None:
    mounted(
        tmp_path,
        """
mount(root / "output")
with Stage(root / "output", root / "cache") as stage:
    assert stage.folder.parent == root / "output"
build(root, {"a": b"a", "b/c": b"c"})
assert tree(root / "output") == clean({"a": b"a", "b/c": b"c"})
build(root, {})
assert tree(root / "output") == {}
""",
    )


def test_one_file_system_mounted_twice_counts_as_two(tmp_path: Path) -> None:
    mounted(
        tmp_path,
        """
for name in ("cache", "output"):
    (root / "disk" / name).mkdir(parents=True)
    (root / name).mkdir()
    bound = [str(root / "disk" / name), str(root / name)]
    subprocess.run(["mount", "--bind", *bound], check=True)
build(root, {"a": b"a", "b/c": b"c"})
assert tree(root / "output") == clean({"a": b"a", "b/c": b"c"})
""",
    )
