"""Scenarios of the MCP server's README, over stdio."""

import asyncio
import json
import os
import sys
import traceback
from contextlib import asynccontextmanager
from pathlib import Path

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

HOME = Path(os.environ["HOME"])
IMAGE = "tag:busybox:latest"


@asynccontextmanager
async def connected():
    server = StdioServerParameters(command=str(Path(sys.executable).parent / "contree-mcp"), env=dict(os.environ))
    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        yield session


class Tools:
    """The tools of a session as functions: what they return, or the text of their error."""

    def __init__(self, session):
        self.session = session

    def __getattr__(self, name):
        async def call(**arguments):
            result = await self.session.call_tool(name, arguments)
            if result.isError:
                return {"failed": result.content[0].text}
            content = result.structuredContent
            return content["result"] if set(content) == {"result"} else content

        return call


async def tools(mcp):
    listed = await mcp.session.list_tools()
    return sorted(tool.name for tool in listed.tools)


async def run(mcp):
    done = await mcp.run(command="cat; echo $COLOUR; exit 3", image=IMAGE, stdin="grün\n", env={"COLOUR": "blue"})
    return [done[key] for key in ("status", "exit_code", "stdout", "timed_out")] + [done["duration"] > 0]


async def environment(mcp):
    env = {"KEPT": "yes", "GONE": "yes"}
    first = await mcp.run(command="true", image=IMAGE, env=env, preserve_env=True, disposable=False)
    again = {"env": {"GONE": None}, "preserve_env": True, "disposable": False}
    second = await mcp.run(command="true", image=first["result_image_uuid"], **again)
    return (await mcp.run(command="echo ${KEPT-no} ${GONE-no}", image=second["result_image_uuid"]))["stdout"]


async def upload(mcp):
    uploaded = await mcp.upload(content="uploaded\n")
    return (await mcp.run(command="cat in/it", image=IMAGE, files={"/in/it": uploaded["uuid"]}))["stdout"]


async def rsync(mcp):
    project = HOME / "project"
    (project / "__pycache__").mkdir(parents=True)
    (project / "main.sh").write_text("#!/bin/sh\necho ran\n")
    (project / "main.sh").chmod(0o750)
    (project / "data.txt").write_text("data\n")
    (project / "data.txt").chmod(0o604)
    state = await mcp.rsync(source=str(project), destination="/app", exclude=["__pycache__"])
    command = "./main.sh; stat -c '%a %n' *"
    return (await mcp.run(command=command, image=IMAGE, cwd="/app", directory_state_id=state))["stdout"]


async def many_at_once(mcp):
    runs = [await mcp.run(command=f"exit {code}", image=IMAGE, wait=False) for code in (0, 5)]
    ids = [run["operation_id"] for run in runs]
    waited = await mcp.wait_operations(operation_ids=ids)
    looked = await mcp.get_operation(operation_id=ids[1])
    codes = [waited["results"][id]["exit_code"] for id in ids]
    return [codes, waited["timed_out"], looked["status"], looked["exit_code"]]


async def first_of_many(mcp):
    runs = [await mcp.run(command=command, image=IMAGE, wait=False) for command in ("true", "sleep 82")]
    ids = [run["operation_id"] for run in runs]
    waited = await mcp.wait_operations(operation_ids=ids, mode="any")
    return [waited["completed"] == ids[:1], waited["cancelled"] == ids[1:]]


async def cancel(mcp):
    id = (await mcp.run(command="sleep 83", image=IMAGE, wait=False))["operation_id"]
    listed = await mcp.list_operations(type="instance", limit=1000)
    await mcp.cancel_operation(operation_id=id)
    end = await mcp.wait_operations(operation_ids=[id])
    return [id in json.dumps(listed), end["results"][id]["status"]]


async def image(mcp):
    made = await mcp.run(command="mkdir app; echo built > app/artifact", image=IMAGE, disposable=False)
    uuid = made["result_image_uuid"]
    await mcp.set_tag(image_uuid=uuid, tag="common/base:1")
    found = await mcp.get_image(image="tag:common/base:1")
    listed = await mcp.list_images(tag_prefix="common/base")
    names = [entry["path"] for entry in (await mcp.list_files(image=uuid, path="/app"))["files"]]
    text = await mcp.read_file(image=uuid, path="/app/artifact")
    copy = HOME / "out" / "artifact"
    await mcp.download(image=uuid, path="/app/artifact", destination=str(copy), executable=True)
    matches = (await mcp.grep(image=uuid, pattern="b.ilt", path="/app"))["matches"]
    untagged = await mcp.set_tag(image_uuid=uuid)
    return {
        "found": found["uuid"] == uuid, "listed": len(listed["images"]), "names": names, "text": text["content"],
        "copy": copy.read_text(), "mode": oct(copy.stat().st_mode & 0o777), "matches": len(matches), "tag": untagged["tag"],
    }  # fmt: skip


async def imports(mcp):
    url = "docker://docker.io/library/debian:12"
    refused = await mcp.import_image(registry_url=url)
    options = {"i_accept_that_anonymous_access_might_be_rate_limited": True}
    done = await mcp.import_image(registry_url=url, tag="debian:12", **options)
    return ["failed" in refused, done["status"], done["result"]["tag"]]


async def resources(mcp):
    made = await mcp.run(command="echo x > x", image=IMAGE, disposable=False)
    uris = ("image/tag:busybox:latest/read/etc/passwd", "image/tag:busybox:latest/ls/etc", "guide/quickstart")
    texts = [(await mcp.session.read_resource(f"contree://{uri}")).contents[0].text for uri in uris]
    lineage = (await mcp.session.read_resource(f"contree://image/{made['result_image_uuid']}/lineage")).contents[0].text
    return [texts[0].split(":")[0], "passwd" in texts[1], len(texts[2]) > 0, json.loads(lineage)["parent"]]


async def failures(mcp):
    no_image = await mcp.run(command="true", image="tag:absent:1")
    no_program = await mcp.run(command="/no/such/program", image=IMAGE, shell=False)
    limited = await mcp.run(command="echo much > file", image=IMAGE, disposable=False, max_layer_bytes=2)
    late = await mcp.run(command="sleep 84", image=IMAGE, timeout=1)
    return ["failed" in no_image, no_program["status"], limited["status"], late["status"], late["timed_out"]]


async def main():
    async with connected() as session:

        async def attempt(scenario):
            try:
                return await scenario(Tools(session))
            except Exception:
                return {"error": traceback.format_exc()}

        scenarios = (
            tools, run, environment, upload, rsync, many_at_once, first_of_many, cancel, image, imports, resources, failures,
        )  # fmt: skip
        found = await asyncio.gather(*map(attempt, scenarios))
    json.dump({scenario.__name__: finding for scenario, finding in zip(scenarios, found)}, sys.stdout)


asyncio.run(main())
