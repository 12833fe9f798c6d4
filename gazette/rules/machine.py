"""What the machine can refuse: disk, permissions, another build, a process that was ended."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "another-build": Rule(
        N_("another build is at work on this portal"),
        N_("wait until it has ended, then build again"),
    ),
    "cache-refused": Rule(
        N_("the folder for the build's memory cannot be used (%(detail)s)"),
        N_("make it writable, or name another folder with --cache"),
    ),
    "memory-refused": Rule(
        N_("the build's memory cannot be written (%(detail)s)"),
        N_("make the file and its folder writable, or name another folder with --cache"),
    ),
    "memory-damaged": Rule(
        N_("the build's memory was damaged and has been thrown away"),
        N_("build again; every page is then made anew"),
    ),
    "disk-full": Rule(
        N_("there is no space left on the disk"),
        N_("free some space, then build again"),
    ),
    "output-refused": Rule(
        N_("this cannot be written (%(detail)s)"),
        N_("make it writable for you, or name another folder with --output"),
    ),
    "output-has-file": Rule(
        N_("a file stands where the portal needs a folder"),
        N_("move this file out of the output folder"),
    ),
    "output-has-folder": Rule(
        N_("a folder stands where the portal needs a file"),
        N_("move this folder out of the output folder"),
    ),
    "output-has-link": Rule(
        N_("a symbolic link stands where the portal needs a folder"),
        N_("remove this link; Gazette does not write outside of its output folder"),
    ),
    "source-refused": Rule(
        N_("this file cannot be read (%(detail)s)"),
        N_("make it readable for you"),
    ),
    "source-changed": Rule(
        N_("this file was changed while the portal was being built"),
        N_("build again"),
    ),
    "catalog-refused": Rule(
        N_("the catalog cannot be written (%(detail)s)"),
        N_("make the file and its folder writable for you"),
    ),
    "unsaid": Rule(
        N_("what came of this run cannot be printed (%(detail)s)"),
        N_("check where its standard output goes"),
    ),
    "search-missing": Rule(
        N_("Pagefind, which makes the search index, is not installed"),
        N_("install it with: pip install 'pagefind[extended]', or build with --no-search"),
    ),
    "search-failed": Rule(
        N_("the search index could not be made (%(detail)s)"),
        N_("build again, or with --no-search"),
    ),
    "machine-short+memory": Rule(
        N_("there is too little memory for the build"),
        N_("close other programs, or build with fewer processes: --jobs 1"),
    ),
    "machine-short+files": Rule(
        N_("the system lets the build open too few files"),
        N_("allow more (ulimit -n), or build with fewer processes: --jobs 1"),
    ),
    "machine-short+processes": Rule(
        N_("the system lets the build start no more processes or threads"),
        N_("allow more of them, or more memory (ulimit -u, -v), or build with --jobs 1"),
    ),
    "output-unowned": Rule(
        N_("%(count)s files here belong to nobody any more, and readers still see them: %(names)s"),
        N_("delete what is not needed; --clean removes what looks like Gazette's own"),
        severity="warning",
    ),
    "output-unowned+others": Rule(
        N_("%(count)s files here are not Gazette's, and readers see them: %(names)s"),
        N_("move out of the output folder what is not to be published"),
        severity="warning",
    ),
    "search-slow": Rule(
        N_("Pagefind, which makes the search index, did not answer for %(seconds)s seconds"),
        N_("close other programs and build again, or build with --no-search"),
    ),
    "worker-died": Rule(
        N_("a process of the build was ended from outside, perhaps for want of memory"),
        N_("close other programs, or build with fewer processes: --jobs 1"),
    ),
}
