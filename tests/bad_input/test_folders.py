"""Every line of the section Files of what goes wrong with submitted files: folders as they come, and what is said."""

import errno
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.plan_folder import FILES, GUATEMALA, PlanFolder

from workplan_cli.loading import files
from workplan_cli.loading.load import load

COUNTRIES = "data/countries"
FILE = "data/countries/guatemala.yaml"
REFUSED = f"{FILE}:1:1: WP001 the file cannot be read:"
NOT_READ = "submissions are named NAME.yaml and lie in data/matrices, data/countries or data/themes"


def _countries(plan: PlanFolder) -> list[str]:
    """The country files that are read."""
    submissions = load(plan.root).submissions
    assert submissions is not None
    return [each.file for each in submissions.countries]


def _read_apart(root: Path) -> tuple[str, float]:
    """Read a plan in a process of its own, which a file that blocks would hold up; what is said, and the seconds."""
    script = "import sys; from pathlib import Path; from tests.plan_folder import PlanFolder\n"
    script += "print(*PlanFolder(Path(sys.argv[1])).lines(), sep='\\n')"
    started = time.monotonic()
    run = subprocess.run([sys.executable, "-c", script, root], capture_output=True, text=True, check=True, timeout=20)
    return run.stdout, time.monotonic() - started


def test_a_pipe_is_not_opened(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    os.mkfifo(plan.root / FILE)
    said, seconds = _read_apart(plan.root)
    assert said == f"{REFUSED} it is no ordinary file\n"
    assert seconds < 5


def test_a_link_to_a_pipe_is_not_opened(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    os.mkfifo(plan.root / "pipe")
    (plan.root / FILE).symlink_to("../../pipe")
    assert _read_apart(plan.root)[0] == f"{REFUSED} it is no ordinary file\n"


def test_a_socket_is_not_opened(plan: PlanFolder, tmp_path_factory: pytest.TempPathFactory) -> None:
    (plan.root / FILE).unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        short = tmp_path_factory.mktemp("s") / "s"
        listening.bind(str(short))
        os.rename(short, plan.root / FILE)  # noqa: PTH104 - the path of a socket is short, that of a test is not
        assert plan.lines() == [f"{REFUSED} it is no ordinary file"]


def test_a_device_is_not_opened(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    (plan.root / FILE).symlink_to("/dev/zero")
    assert plan.lines() == [f"{REFUSED} it is a link out of the folder of the plan"]


def test_a_pipe_that_takes_the_place_of_a_file_does_not_block(
    plan: PlanFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan.root / FILE).unlink()
    os.mkfifo(plan.root / FILE)
    monkeypatch.setattr(files, "refusal", lambda _root, _file: None)
    assert files.first_bytes(plan.root, FILE, 10) == b""


def test_a_link_out_of_the_plan_is_refused_and_shows_nothing(plan: PlanFolder, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("country: SECRET\n")
    (plan.root / FILE).unlink()
    (plan.root / FILE).symlink_to(secret)
    assert plan.lines() == [f"{REFUSED} it is a link out of the folder of the plan"]
    assert plan.excerpts() == [""]


def test_a_link_out_and_back_in_is_read(plan: PlanFolder) -> None:
    (plan.root / FILE).rename(plan.root / "kept.yaml")
    (plan.root / FILE).symlink_to(f"../../../{plan.root.name}/kept.yaml")
    assert plan.lines() == []
    assert _countries(plan) == [FILE, "data/countries/mexico.yaml"]


def test_a_link_to_nothing_is_refused(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    (plan.root / FILE).symlink_to("elsewhere.yaml")
    assert plan.lines() == [f"{REFUSED} it is not there, or a link to nothing"]


def test_links_in_a_circle_are_refused(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    (plan.root / FILE).symlink_to("b.yaml")
    (plan.root / COUNTRIES / "b.yaml").symlink_to("guatemala.yaml")
    assert plan.lines() == [
        "data/countries/b.yaml:1:1: WP001 the file cannot be read: it is a link to itself",
        f"{REFUSED} it is a link to itself",
    ]


def test_a_file_and_a_link_to_it_are_read_once(plan: PlanFolder) -> None:
    (plan.root / COUNTRIES / "a.yaml").symlink_to("guatemala.yaml")
    said = "WP001 the file cannot be read: it is a link to data/countries/guatemala.yaml, which is read already"
    assert plan.lines() == [f"data/countries/a.yaml:1:1: {said}"]
    assert _countries(plan) == [FILE, "data/countries/mexico.yaml"]


def test_two_links_to_one_file_outside_data_are_read_once(plan: PlanFolder) -> None:
    (plan.root / COUNTRIES / "mexico.yaml").unlink()
    (plan.root / FILE).rename(plan.root / "kept.yaml")
    (plan.root / COUNTRIES / "a.yaml").symlink_to("../../kept.yaml")
    (plan.root / COUNTRIES / "b.yaml").symlink_to("../../kept.yaml")
    said = "WP001 the file cannot be read: it is a link to data/countries/a.yaml, which is read already"
    assert plan.lines() == [f"data/countries/b.yaml:1:1: {said}"]
    assert _countries(plan) == ["data/countries/a.yaml"]


def test_a_link_through_a_file_is_refused(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    (plan.root / FILE).symlink_to("mexico.yaml/x")
    assert plan.lines() == [f"{REFUSED} a part of its path is no folder"]


def test_a_file_without_permission_is_refused(plan: PlanFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: Path, flags: int) -> int:
        if str(path).endswith("guatemala.yaml"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert plan.lines() == [f"{REFUSED} you have no permission to read it"]


def test_a_disk_that_fails_is_refused_in_the_words_of_the_system(
    plan: PlanFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path, _flags: int) -> int:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    said = "WP001 the file cannot be read: the system says: Input/output error"
    assert plan.lines() == sorted(f"{file}:1:1: {said}" for file in FILES)


def test_a_file_that_goes_away_is_refused(plan: PlanFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "refusal", lambda _root, _file: None)
    assert str(files.first_bytes(plan.root, "data/gone.yaml", 10)) == "it is not there, or a link to nothing"


def test_a_folder_without_permission_is_reported(plan: PlanFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: Path) -> object:
        if str(path).endswith("countries"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert plan.lines() == ["data/countries:1:1: WP001 the file cannot be read: you have no permission to read it"]


def test_a_folder_with_the_name_of_a_file_is_reported(plan: PlanFolder) -> None:
    (plan.root / FILE).unlink()
    plan.write(f"{FILE}/inside.yaml", GUATEMALA)
    assert plan.lines() == [f"{REFUSED} it is a folder"]


@pytest.mark.parametrize(
    "name",
    [
        "guatemala.yml",
        "Belize.YAML",
        ".#guatemala.yaml",
        "#guatemala.yaml#",
        ".guatemala.yaml.swp",
        "._guatemala.yaml",
        "guatemala (1).yaml",
        "guatemala - Copy.yaml",
        "guatemala copia.yaml",
        "Copy of guatemala.yaml",
        "guatemala (conflicted copy 2018-01-01).yaml",
        "guatemala.yaml.orig",
        "guatemala.yaml~",
        "guatemala.yaml.txt",
        "guatemala.yaml_old",
        "guatemala.yaml ",
        "deeper/guatemala.yaml",
    ],
)
def test_a_name_that_is_none_is_reported(plan: PlanFolder, name: str) -> None:
    plan.write(f"{COUNTRIES}/{name}", "not: read\n")
    last = name.rpartition("/")[2]
    assert plan.lines() == [f"{COUNTRIES}/{name}:1:1: WP030 `{last}` is not read: {NOT_READ}"]


@pytest.mark.parametrize("file", ["data/plan.yml", "data/guatemala.yaml", "data/other/x.yaml", "data/Countries/x.yaml"])
def test_a_file_in_no_folder_of_a_plan_is_reported(plan: PlanFolder, file: str) -> None:
    plan.write(file, "not: read\n")
    assert plan.lines() == [f"{file}:1:1: WP030 `{file.rpartition('/')[2]}` is not read: {NOT_READ}"]


@pytest.mark.parametrize("name", ["letter.pdf", "notes.txt", ".yamllint", "yaml", "sub/scan.png"])
def test_what_is_no_yaml_is_noted(plan: PlanFolder, name: str) -> None:
    plan.write(f"data/{name}", b"\xff\0")
    last = name.rpartition("/")[2]
    assert plan.lines() == [f"data/{name}:1:1: WP032 `{last}` is kept here and not read"]


@pytest.mark.parametrize(
    "name", ["README.md", "readme", ".gitkeep", ".gitignore", ".gitattributes", ".DS_Store", "Thumbs.db"]
)
def test_what_every_folder_has_is_left_alone(plan: PlanFolder, name: str) -> None:
    plan.write(f"{COUNTRIES}/{name}", b"\xff\0")
    assert plan.lines() == []


@pytest.mark.parametrize("name", ["copy-machines", "costa-rica", "côte-d’ivoire", "a b", "a,b", "a (b)"])
def test_a_name_like_any_other_is_read(plan: PlanFolder, name: str) -> None:
    (plan.root / FILE).rename(plan.root / f"{COUNTRIES}/{name}.yaml")
    assert plan.lines() == []
    assert f"{COUNTRIES}/{name}.yaml" in _countries(plan)


def test_names_equal_but_for_case_are_reported(plan: PlanFolder) -> None:
    plan.write(f"{COUNTRIES}/GUATEMALA.yaml", "country: GT\n")
    said = "on some computers `guatemala.yaml` is the same file as another one here; rename one"
    assert plan.lines() == [f"{FILE}:1:1: WP031 {said}"]
    [finding] = plan.findings()
    assert [each.address.file for each in finding.related] == [f"{COUNTRIES}/GUATEMALA.yaml"]


def test_names_equal_but_for_nfc_are_reported(plan: PlanFolder) -> None:
    plan.write(f"{COUNTRIES}/me\u0301xico.yaml", "country: MX\n")
    plan.write(f"{COUNTRIES}/m\u00c9xico.yaml", "country: MX\n")
    said = "on some computers `m\u00c9xico.yaml` is the same file as another one here; rename one"
    assert plan.lines() == [f"{COUNTRIES}/m\u00c9xico.yaml:1:1: WP031 {said}"]


def test_folders_equal_but_for_case_are_reported(plan: PlanFolder) -> None:
    plan.write("data/Countries/mexico.yaml", "country: MX\n")
    same = "on some computers `mexico.yaml` is the same file as another one here; rename one"
    assert plan.lines() == [
        f"data/Countries/mexico.yaml:1:1: WP030 `mexico.yaml` is not read: {NOT_READ}",
        f"data/countries/mexico.yaml:1:1: WP031 {same}",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.yaml", r"a\nb.yaml"),
        (b"a\tb.yaml", r"a\tb.yaml"),
        (b"a\x1b[31mb.yaml", r"a\x1b[31mb.yaml"),
        (b"guatemala\xff.yaml", r"guatemala\xff.yaml"),
        ("a\u202eb.yaml".encode(), r"a\u202eb.yaml"),
        ("a\u200bb.yaml".encode(), r"a\u200bb.yaml"),
    ],
)
def test_a_name_that_does_not_print_is_reported_in_letters_that_do(plan: PlanFolder, name: bytes, shown: str) -> None:
    with open(os.fsencode(plan.root / COUNTRIES) + b"/" + name, "wb") as stream:  # noqa: PTH123 - Path takes no bytes
        stream.write(b"country: GT\n")
    assert plan.lines() == [f"{COUNTRIES}/{shown}:1:1: WP030 `{shown}` is not read: {NOT_READ}"]


def test_a_folder_whose_name_does_not_print(plan: PlanFolder) -> None:
    folder = os.fsencode(plan.root / "data") + b"/c\xf3pias"
    os.mkdir(folder)  # noqa: PTH102 - Path takes no bytes
    with open(folder + b"/gt.yaml", "wb") as stream:  # noqa: PTH123
        stream.write(b"country: GT\n")
    assert plan.lines() == [rf"data/c\xf3pias/gt.yaml:1:1: WP030 `gt.yaml` is not read: {NOT_READ}"]


def test_a_folder_that_is_a_link_inside_the_plan_is_read(plan: PlanFolder) -> None:
    (plan.root / COUNTRIES).rename(plan.root / "submissions")
    (plan.root / COUNTRIES).symlink_to("../submissions")
    assert plan.lines() == []
    assert _countries(plan) == [FILE, "data/countries/mexico.yaml"]


def test_a_folder_that_is_a_link_out_of_the_plan_is_refused(plan: PlanFolder, tmp_path: Path) -> None:
    (plan.root / COUNTRIES).rename(tmp_path / "submissions")
    (plan.root / COUNTRIES).symlink_to(tmp_path / "submissions")
    said = "WP001 the file cannot be read: it is a link out of the folder of the plan"
    assert plan.lines() == [f"data/countries:1:1: {said}"]
    assert _countries(plan) == []


@pytest.mark.parametrize("target", [".", "..", "../..", "../themes", "../countries"])
def test_a_folder_that_is_a_link_to_what_is_read_already(plan: PlanFolder, target: str) -> None:
    (plan.root / COUNTRIES / "again").symlink_to(target)
    said = "WP001 the file cannot be read: it is a link to a folder that is read already"
    assert plan.lines() == [f"data/countries/again:1:1: {said}"]
    assert _countries(plan) == [FILE, "data/countries/mexico.yaml"]


def test_data_that_is_a_link_inside_the_plan_is_read(plan: PlanFolder) -> None:
    (plan.root / "data").rename(plan.root / "files")
    (plan.root / "data").symlink_to("files")
    assert plan.lines() == []
    assert _countries(plan) == [FILE, "data/countries/mexico.yaml"]


def test_data_that_is_a_link_out_of_the_plan_is_refused(plan: PlanFolder, tmp_path: Path) -> None:
    (plan.root / "data").rename(tmp_path / "files")
    (plan.root / "data").symlink_to(tmp_path / "files")
    assert plan.lines() == [
        "data/plan.yaml:1:1: WP033 there is no data/plan.yaml, which says what the plan is",
        "data:1:1: WP001 the file cannot be read: it is a link out of the folder of the plan",
    ]


def test_data_that_is_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to("files")
    assert PlanFolder(tmp_path).lines() == [
        "data/plan.yaml:1:1: WP033 there is no data/plan.yaml, which says what the plan is",
        "data:1:1: WP001 the file cannot be read: it is a link to nothing",
    ]


@pytest.mark.parametrize("folders", [[], ["data"], ["data/countries", "data/themes"]])
def test_a_folder_without_a_plan(tmp_path: Path, folders: list[str]) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    said = "WP033 there is no data/plan.yaml, which says what the plan is"
    assert PlanFolder(tmp_path).lines() == [f"data/plan.yaml:1:1: {said}"]


def test_data_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("id: x\n")
    assert PlanFolder(tmp_path).lines() == [
        "data/plan.yaml:1:1: WP033 there is no data/plan.yaml, which says what the plan is",
        "data:1:1: WP001 the file cannot be read: a part of its path is no folder",
    ]


@pytest.fixture
def deep(plan: PlanFolder) -> Iterator[Path]:
    """Folders in folders, more than Python recurses into; taken away again, which pytest could not do."""
    top, outer = plan.root / "data/d", plan.root / "data/outer"
    top.mkdir()
    for _ in range(1_200):
        outer.mkdir()
        top.rename(outer / "d")
        outer.rename(top)
    yield top
    while (top / "d").exists():
        (top / "d").rename(outer)
        top.rmdir()
        outer.rename(top)


@pytest.mark.usefixtures("deep")
def test_folders_deeper_than_python_recurses(plan: PlanFolder) -> None:
    assert plan.lines() == []


def test_the_plan_itself_may_be_reached_by_a_link(plan: PlanFolder, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(plan.root)
    assert PlanFolder(tmp_path / "link").lines() == []
    assert _countries(PlanFolder(tmp_path / "link")) == [FILE, "data/countries/mexico.yaml"]
