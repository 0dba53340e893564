"""Turns the requests that schemathesis generates into requests for things that exist, and into harmless ones.

The simulator runs every command that it gets as a process of this machine. So no generated text may become a command,
a variable of an environment or a path outside the sandbox: `harmless` sets them all, in place of what was generated, in the last
moment before a request is sent.
"""

import collections
import json
import os
import zlib

import schemathesis

# UUIDs, hashes and paths by name, from the test that started this program.
THINGS = json.loads(os.environ["OPENAPI_THINGS"])

# Where a command runs.
STARTS = {"spawnInstance", "operationSubprocessCreate"}

# In place of a generated value: the first thing of each list, with which a request succeeds.
FIRST = object()
# How many requests of each operation get these first things.
SURE = 2
sent = collections.Counter()


@schemathesis.hook
def before_call(context, case, kwargs):
    definition = case.operation.definition.raw
    name = definition.get("operationId", case.operation.path)
    # What schemathesis generates differs from run to run; so no choice by it makes sure that an operation succeeds.
    sent[name, case.method] += 1
    generated = FIRST if sent[name, case.method] <= SURE else repr((case.path_parameters, case.query))
    use_things(name, case.path_parameters, case, generated)
    use_things(name, case.query, case, generated)
    if name in STARTS:
        case.body = harmless(name, case.body)
    elif isinstance(case.body, dict):
        use_texts(name, case.body)


def use_things(name, values, case, generated):
    for parameter in list(values or {}):
        things = THINGS.get(f"{name} {parameter}", THINGS.get(parameter))
        if things is not None:
            values[parameter] = pick(things, generated if generated is FIRST else parameter + generated)
    # A followed log of an operation that runs has no end.
    if name == "getOperationEvents" and (case.query or {}).get("follow", "0") != "0" and "operationId" in values:
        values["operationId"] = THINGS["ended"]


def harmless(name, given):
    """The body with what reaches this machine replaced; what the simulator keeps to itself stays as generated."""
    body = dict(given) if isinstance(given, dict) else {}
    body["command"] = "true"
    body["shell"] = False
    body["cwd"] = pick(["", "/generated", "/generated/deep/"], body.get("cwd"))
    if isinstance(body.get("env"), dict):
        body["env"] = {f"GENERATED_{index}": "x" for index in range(len(body["env"]))}
    if isinstance(body.get("args"), list):
        body["args"] = ["x" for _ in body["args"]]
    if name == "spawnInstance":
        # By all that was generated: most bodies have the same image and files.
        body["image"] = pick(THINGS["image"], given)
        body["timeout"] = 5
        if isinstance(body.get("files"), dict):
            for path, file in body["files"].items():
                file["uuid"] = pick(THINGS["file"], (path, given))
                file["mode"] = pick(["0644", "0600"], file.get("mode"))
            body["files"] = {f"/generated/{index}": file for index, file in enumerate(body["files"].values())}
    return body


def use_texts(name, body):
    """Texts that the service takes, which the schema does not describe."""
    if name == "updateImageTag":
        body["tag"] = pick(THINGS["tag"], body.get("tag"))
    if name == "importImage" and isinstance(body.get("registry"), dict):
        body["registry"]["url"] = pick(THINGS["url"], body["registry"].get("url"))
        if body.get("tag") is not None:
            body["tag"] = pick(THINGS["tag"], body["tag"])
        body["timeout"] = 5


def pick(things, generated):
    """One of the things, always the same one for the same generated value; the first one for `FIRST`."""
    if not isinstance(things, list):
        return things
    if generated is FIRST:
        return things[0]
    return things[zlib.crc32(repr(generated).encode()) % len(things)]
