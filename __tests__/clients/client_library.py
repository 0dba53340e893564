"""Scenarios of contree-client's README, and what a build does with it, over three transports."""

import asyncio
import importlib
import inspect
import io
import tarfile

from contree_client import ClosableStreamRepr, FileSpec, ImageImportRegistry, InstanceResourcesLimits, RetryPolicy
from contree_client import decode_chunk
from findings import error_of, report

IMAGE = "tag:busybox:latest"


class Blocking:
    """An asynchronous client with the interface of a synchronous one."""

    def __init__(self, client):
        self.client = client
        self.loop = asyncio.new_event_loop()

    def __getattr__(self, name):
        def call(*args, **kwargs):
            value = getattr(self.client, name)(*args, **kwargs)
            return self.loop.run_until_complete(collected(value) if inspect.isasyncgen(value) else value)

        return call

    def __enter__(self):
        self.loop.run_until_complete(self.client.__aenter__())
        return self

    def __exit__(self, *error):
        self.loop.run_until_complete(self.client.__aexit__(*error))


async def collected(items):
    return [item async for item in items]


def connect(transport):
    profile = importlib.import_module("contree_client.profiles").from_env()
    module = importlib.import_module(f"contree_client.{transport}")
    if transport == "aiohttp":
        return Blocking(module.ContreeAsyncClient.from_profile(profile, retry=RetryPolicy()))
    return module.ContreeClient.from_profile(profile, retry=RetryPolicy())


def finished(client, command, **options):
    response = client.spawn_instance(command, IMAGE, shell=True, **options)
    return client.wait_operation(response.uuid, timeout=60)


def state_of(operation):
    state = operation.metadata.result.state
    return [str(operation.status), state.exit_code, state.signal, state.timed_out]


def run(client):
    operation = finished(client, "echo hello; echo oops >&2; exit 3", disposable=True)
    result = operation.metadata.result
    return [*state_of(operation), result.stdout.as_text(), result.stderr.as_text(), operation.result_image_uuid]


def events(client):
    response = client.spawn_instance("cat; echo last", IMAGE, shell=True, stdin=ClosableStreamRepr(value="first\n"))
    seen = list(client.follow_operation_events(response.uuid))
    output = b"".join(decode_chunk(event.data) for event in seen if event.type == "stdout")
    again = [event.type for event in client.iter_operation_events(response.uuid, follow=True)]
    types = [event.type for event in seen if event.type != "stdout"]
    return [types, again == [event.type for event in seen], output.decode()]


def time_limit(client):
    return state_of(finished(client, "sleep 79", timeout=1))


def settings(client):
    operation = finished(
        client, "echo $COLOUR; pwd | grep -o /work$", cwd="/work", env={"COLOUR": "blue"}, uid=7, gid=8, hostname="box"
    )
    events = {event.type: event.data for event in client.iter_operation_events(operation.uuid)}
    spawn = events["spawn"]
    metadata = operation.metadata
    return [
        metadata.result.stdout.as_text(), spawn.cwd, spawn.uid, spawn.gid, events["init"].hostname,
        metadata.hostname, metadata.uid, metadata.gid, metadata.cwd,
    ]  # fmt: skip


def files(client):
    uploaded = client.upload_file(io.BytesIO(b"one\ntwo\n"))
    again = client.ensure_file(b"one\ntwo\n")
    placed = {"/work/data.txt": FileSpec(uuid=uploaded.uuid, mode="0640", uid=0, gid=0)}
    operation = finished(client, "wc -l < work/data.txt; stat -c %a work/data.txt", files=placed)
    return [again.uuid == uploaded.uuid, operation.metadata.result.stdout.as_text().split()]


def stdin(client):
    response = client.spawn_instance("cat", IMAGE, stdin=ClosableStreamRepr(value="a", close=False))
    client.operation_subprocess_stdin(response.uuid, 1, "Yg==", encoding="base64", close=False)
    client.operation_subprocess_stdin(response.uuid, 1, "c")
    operation = client.wait_operation(response.uuid, timeout=60)
    late = error_of(lambda: client.operation_subprocess_stdin(response.uuid, 1, "d"))
    return [operation.metadata.result.stdout.as_text(), late]


def subprocesses(client):
    parent = client.spawn_instance("cat", IMAGE, stdin=ClosableStreamRepr(value="", close=False), disposable=True).uuid
    first = client.operation_subprocess_create(parent, "echo inside", shell=True)
    second = client.operation_subprocess_create(parent, "sleep", args=["80"])
    running = client.operation_subprocess(parent, second).state.exit_code
    while client.operation_subprocess(parent, first).state.exit_code == -1:
        pass
    client.operation_subprocess_kill(parent, second, signal="TERM")
    client.operation_subprocess_kill(parent, 1, signal="SIGINT")
    operation = client.wait_operation(parent, timeout=60)
    results = [client.operation_subprocess(parent, spid) for spid in (first, second)]
    return [
        [first, second, running], results[0].stdout.as_text(), results[1].state.signal, *state_of(operation)
    ]  # fmt: skip


def cancel(client):
    response = client.spawn_instance("sleep 81", IMAGE, shell=True)
    client.cancel_operation(response.uuid)
    status = str(client.wait_operation(response.uuid, timeout=60).status)
    again = error_of(lambda: client.cancel_operation(response.uuid))
    return [status, again, error_of(lambda: client.operation_subprocess(response.uuid, 1))]


def imports(client, transport):
    registry = ImageImportRegistry(url=f"docker://docker.io/library/{transport}:1")
    operation = client.wait_operation(client.import_image(registry, tag=f"{transport}:1"), timeout=60)
    uuid = client.inspect_find_image_by_tag(f"{transport}:1")
    packed = io.BytesIO(b"".join(client.inspect_image_archive(uuid, "/etc")))
    with tarfile.open(fileobj=packed) as archive:
        names = sorted(archive.getnames())
    found = client.inspect_image_grep(uuid, "^root:", path="/etc/passwd").matches
    passwd = client.inspect_image_download(uuid, "/etc/passwd").decode()
    return [str(operation.status), operation.result.tag, uuid == operation.result_image_uuid, names, len(found), passwd[:5]]


def tags(client, transport):
    made = finished(client, "echo x > x").result_image_uuid
    client.update_image_tag(made, tag=f"{transport}/made:1")
    found = client.resolve_image(f"tag:{transport}/made:1") == made
    client.delete_image_tag(made, tag=f"{transport}/made:1")
    return [found, error_of(lambda: client.inspect_find_image_by_tag(f"{transport}/made:1"))]


def images(client):
    changed = finished(client, "echo x > x")
    touched, same = (
        client.wait_operation(client.spawn_instance(command, changed.result_image_uuid, shell=True).uuid, timeout=60)
        for command in ("touch x", "cat x; mkdir d; rmdir d")
    )
    base = changed.result_image_uuid
    layer = [changed.image_size, same.image_size]
    return [layer, touched.result_image_uuid == base, same.result_image_uuid == base]


def layer_limit(client):
    limits = InstanceResourcesLimits(max_layer_bytes=3)
    operation = finished(client, "echo much > x", resources_limits=limits)
    return [str(operation.status), operation.error, operation.result_image_uuid]


def errors(client):
    unknown = "00000000-0000-4000-8000-000000000000"
    return [
        error_of(lambda: client.get_operation_status(unknown)),
        error_of(lambda: client.spawn_instance("true", IMAGE, cwd="here")),
        error_of(lambda: client.inspect_image_list(client.resolve_image(IMAGE), "/etc/passwd")),
    ]


def scenario(play, transport):
    with connect(transport) as client:
        return play(client, transport) if play in (imports, tags) else play(client)


report(**{f"{play.__name__} {transport}": (scenario, play, transport) for transport in ("http", "httpx", "aiohttp") for play in (
    run, events, time_limit, settings, files, stdin, subprocesses, cancel, imports, tags, images, layer_limit, errors,
)})  # fmt: skip
