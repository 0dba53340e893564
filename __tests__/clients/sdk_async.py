"""Scenarios of the SDK's README with its asynchronous client, signed in to a project."""

import asyncio
import logging
import os
from pathlib import Path

from contree_sdk import Contree
from contree_sdk.auth import IAMAuth
from contree_sdk.config import ContreeConfig
from findings import report

HOME = Path(os.environ["HOME"])


def client():
    return Contree(ContreeConfig(auth=IAMAuth(base_url=os.environ["CONTREE_URL"])))


async def quick_start():
    image = await client().images.use("busybox:latest")
    return (await image.run(shell='echo "Hello from Contree!"')).stdout


async def reused_run():
    image = await client().images.use("busybox:latest")
    run = image.run(shell="echo $$ > tmp/random.txt", disposable=False)
    return len({(await run).uuid, (await run).uuid, (await run).uuid})


async def many_at_once():
    image = await client().images.use("busybox:latest")
    base = await image.run(shell="seq 3 > seq", disposable=False)
    results = await asyncio.gather(*(base.run(shell=f"sed -n {line}p seq; exit {line}") for line in (1, 2, 3)))
    return [[result.stdout, result.exit_code] for result in results]


async def session():
    session = (await client().images.oci("docker://docker.io/busybox:latest")).session()
    await session.run(shell="mkdir app; echo 1 > app/log.jsonl", disposable=False)
    await session.run(shell="echo 2 >> app/log.jsonl", disposable=False)
    copy = await session.download("/app/log.jsonl", HOME / "async.log")
    names = [entry.name for entry in await session.ls("/app")]
    return [copy.read_text(), (await session.read("/app/log.jsonl")).decode(), names]


async def upload():
    contree = client()
    (HOME / "file.txt").write_text("from here\n")
    uploaded = await contree.files.upload(HOME / "file.txt")
    image = await contree.images.use("busybox:latest")
    result = await image.run(command="cat", args=["in"], files={"/in": HOME / "file.txt"})
    return [len(uploaded.uuid), result.stdout]


async def run(image):
    return await image.run(shell="sleep 78")


async def cancelled():
    image = await client().images.use("busybox:latest")
    polled, loop = asyncio.Event(), asyncio.get_running_loop()

    class Polls(logging.Handler):
        """The SDK logs the pause after a poll, so it knows the operation by then."""

        def emit(self, record):
            if record.getMessage().startswith("Sleeping") and asyncio.get_running_loop() is loop:
                polled.set()

    logger = logging.getLogger("contree_sdk")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(Polls())
    task = asyncio.ensure_future(run(image))
    await polled.wait()
    task.cancel()
    await asyncio.wait([task])
    return task.cancelled()


report(**{scenario.__name__: (lambda run=scenario: asyncio.run(run()),) for scenario in (
    quick_start, reused_run, many_at_once, session, upload, cancelled,
)})  # fmt: skip
