"""Scenarios of the SDK's README with its synchronous client."""

import os
from pathlib import Path
from subprocess import PIPE, CalledProcessError

from contree_sdk import ContreeSync
from contree_sdk.auth import JWTAuth
from contree_sdk.config import ContreeConfig
from contree_sdk.utils.models.file import UploadFileSpec
from findings import error_of, report

HOME = Path(os.environ["HOME"])
contree = ContreeSync(ContreeConfig(auth=JWTAuth()))
image = contree.images.use("busybox:latest")


def quick_start():
    return image.run(shell='echo "Hello from Contree!"').wait().stdout


def everything_of_a_run():
    (HOME / "app.sh").write_text('#!/bin/sh\necho "$1-$2-$COLOUR"; cat; cat ../../data.csv; pwd | grep -o "/work/deep$"; echo oops >&2')
    (HOME / "data_ver1.csv").write_text("1,2\n")
    result = image.run(
        command="/app.sh",
        args=("one", "two words"),
        stdin=b"\xffinput\n",
        env={"COLOUR": "blue"},
        cwd="/work/deep",
        files=[
            UploadFileSpec(source=HOME / "app.sh", mode=0o755),
            UploadFileSpec(source=HOME / "data_ver1.csv", path="/data.csv"),
        ],
        stdout=bytes,
    ).wait()
    return [result.stdout.decode("latin1"), result.stderr, result.exit_code, result.elapsed.total_seconds() > 0]


def default_directory():
    return image.run(shell="ls -d etc root tmp").wait().stdout.split()


def branches():
    base = image.run(shell="echo base > tmp/note", disposable=False).wait()
    left, right = (base.run(shell=f"echo {side} >> tmp/note", disposable=False).wait() for side in ("left", "right"))
    return [branch.read("/tmp/note").decode() for branch in (base, left, right)]


def stable_uuid():
    first = image.run(shell="echo CHANGES > file.txt", disposable=False).wait()
    second = first.run(shell="sleep 0.1; cat file.txt", disposable=False).wait()
    third = second.run(shell="echo MORE >> file.txt", disposable=False).wait()
    return [second.uuid == first.uuid, third.uuid == first.uuid]


def disposable():
    return image.run(shell="echo gone > file.txt").wait().uuid


def session():
    session = image.session()
    session.run(shell="mkdir app; echo hello > app/file1.txt", disposable=False).wait()
    session.run(shell="echo again >> app/file1.txt", disposable=False).wait()
    copy = session.download("/app/file1.txt", HOME / "session.txt")
    return [copy.read_text(), session.run(shell="cat app/file1.txt").wait().stdout]


def processes():
    communicated = image.session().popen(["cat"], text=True).communicate("a\nb\nc\n")
    process = image.session().popen("echo out; exit 3", shell=True, stdout=PIPE, stderr=PIPE, text=True)
    process.wait()
    checked = image.session().popen("exit 4", shell=True, check=True)
    try:
        checked.wait()
    except CalledProcessError as error:
        return [list(communicated), process.stdout.read().decode(), process.returncode, error.returncode]


def failures():
    return {
        "exit code": image.run(shell="exit 7").wait().exit_code,
        "signal": image.run(shell="kill -9 $$").wait().exit_code,
        "no program": error_of(image.run("/no/such/program").wait),
        "no image": error_of(contree.images.use("absent:1").run(shell="true").wait),
        "no tag": error_of(lambda: contree.images.use("absent:1", strict=True)),
        "no file": error_of(lambda: image.read("/absent")),
    }


def deadline():
    hasty = ContreeSync(ContreeConfig(auth=JWTAuth(), operation_timeout=0.6))
    return error_of(hasty.images.use("busybox:latest").run(shell="sleep 77").wait)


def truncation():
    result = image.run(shell="printf 123456789", truncate_output_at=4).wait()
    return [result.stdout, result.result.truncated]


def preserved_variables():
    kept = image.run(shell="true", env={"KEPT": "yes", "EMPTY": ""}, preserve_env=True, disposable=False).wait()
    return kept.run(shell="echo ${KEPT-none} ${EMPTY-none}").wait().stdout


def imports():
    new = contree.images.oci("docker://docker.io/library/ubuntu:24.04")
    again = contree.images.import_from("docker://docker.io/library/ubuntu:24.04", username="user", password="secret")
    known = contree.images.oci("docker://docker.io/busybox:latest")
    missing = error_of(lambda: contree.images.import_from("docker://docker.io/library/missing:1"))
    return [new.tag, again.uuid == new.uuid, known.tag, missing]


def tags():
    made = image.run(shell="echo x > x", tag="sdk/made:1", disposable=False).wait()
    found = contree.images.use("sdk/made:1", strict=True)
    made.untag()
    return [made.tag, found.uuid == made.uuid, error_of(lambda: contree.images.use("sdk/made:1", strict=True))]


def files():
    (HOME / "here.txt").write_text("uploaded\n")
    uploaded = contree.files.upload(HOME / "here.txt")
    with_file = image.apply_files({"/in/it": UploadFileSpec(source=uploaded, mode=0o600), "/bytes": b"bytes\n"})
    entry = next(entry for entry in with_file.ls("/in") if entry.is_file)
    return [entry.name, oct(entry.mode), entry.read().decode(), with_file.read("/bytes").decode()]


def lists():
    names = {image.tag for image in contree.images(tagged=True)}
    return [sorted(names & {"busybox:latest", "alpine:latest"}), sorted(entry.name for entry in image.ls("/"))]


report(**{scenario.__name__: (scenario,) for scenario in (
    quick_start, everything_of_a_run, default_directory, branches, stable_uuid, disposable, session, processes, failures,
    deadline, truncation, preserved_variables, imports, tags, files, lists,
)})  # fmt: skip
