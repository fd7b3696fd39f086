"""Calls every tool with the official client, which checks answers against the tools' output schemas.

Usage: mcp_client.py PROGRAM CATALOG. Ends with an error when a call fails or a tool was not called.
"""

import asyncio
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

CALLS = [
    ("compare_models", {"models": ["claude-opus-5", "kimi-k3"]}),
    ("compare_models", {"models": ["claude-opus-5", "kimi-k3", "gpt-4o"], "for": "coding"}),
    ("find_models", {"needs": ["vision", "tools"], "max_output_price": 2, "sort": "price"}),
    ("find_models", {"query": "nothing has this name"}),
    ("model_info", {"model": "gpt-4o"}),
    ("model_info", {"model": "kimi-k3"}),
    ("monthly_cost", {"models": ["gpt-4o", "kimi-k3"], "requests": "1M", "input": "3k", "output": "500"}),
    ("alternatives", {"model": "gpt-4o", "cheaper": True}),
    ("check_text", {"text": 'model = "claude-3-opus-20240229"'}),
    ("check_text", {"text": ""}),
    ("price_history", {"models": ["gpt-4o"]}),
]


async def main(program, catalog):
    environment = {
        "LLMCMP_CATALOG": catalog,
        "LLMCMP_CONFIG": "",
        "LLMCMP_DATA": "",
        "LLMCMP_TODAY": "2026-11-23",
    }
    server = StdioServerParameters(command=program, args=["mcp"], env=environment)
    async with stdio_client(server) as (read, write):
        async with ClientSession(read, write) as session:
            await session.initialize()
            tools = {tool.name for tool in (await session.list_tools()).tools}
            assert tools == {name for name, _ in CALLS}, tools
            for name, arguments in CALLS:
                result = await session.call_tool(name, arguments)
                answer = result.model_dump(by_alias=True)
                text = answer["content"][0]["text"]
                assert not answer["isError"], (name, text)
                assert answer["structuredContent"]["data_as_of"], name
            result = await session.call_tool("model_info", {"model": "gpt-4oo"})
            answer = result.model_dump(by_alias=True)
            assert answer["isError"] and "gpt-4o" in answer["content"][0]["text"], answer
            resources = (await session.list_resources()).resources
            for resource in resources:
                assert (await session.read_resource(resource.uri)).contents, resource
            assert len(resources) > 10


asyncio.run(main(*sys.argv[1:]))
