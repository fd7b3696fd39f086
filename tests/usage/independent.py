"""What usage records cost, worked out apart from the program: exact fractions, catalog files as they lie.

Usage: independent.py CATALOG USAGE.jsonl < REPORT.json
The report says only how each spelling was understood (model, provider, route). Counts, conventions, tiers,
modes and sums are worked out here again, and held against its rows.
"""

import json
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

catalog, usage = Path(sys.argv[1]), Path(sys.argv[2])
report = json.load(sys.stdin)


def price_of(model, provider, route_id):
    """The price of a route: of its statements, the first that has one."""
    record = json.loads((catalog / "models" / f"{model}.json").read_text(), parse_float=Decimal)
    for route in record["routes"]:
        plain = not (route.get("variant") or route.get("region") or route.get("host"))
        if plain and (route["provider"], route["id"]) == (provider, route_id):
            for statement in route["statements"]:
                if statement.get("terms", {}).get("price"):
                    return statement["terms"]["price"]
    raise SystemExit(f"no price of {model} at {provider} ({route_id})")


def split(record):
    """Model, biller, mode, and tokens: fresh, read, written for 5 minutes, for an hour, output."""
    if "custom_id" in record:
        body, mode = record["response"]["body"], "batch"
    else:
        body, mode = record, record.get("service_tier", "default")
    if "usageMetadata" in body:
        u = body["usageMetadata"]
        cached = u.get("cachedContentTokenCount", 0)
        output = u["candidatesTokenCount"] + u.get("thoughtsTokenCount", 0)
        return body["modelVersion"], None, "default", (u["promptTokenCount"] - cached, cached, 0, 0, output)
    u = body.get("usage", body)
    if "cache_read_input_tokens" in u:
        writes = u["cache_creation"]
        short, long = writes["ephemeral_5m_input_tokens"], writes["ephemeral_1h_input_tokens"]
        tokens = (u["input_tokens"], u["cache_read_input_tokens"], short, long, u["output_tokens"])
        return body["model"], None, "default", tokens
    whole = u.get("prompt_tokens", u.get("input_tokens"))
    details = u.get("prompt_tokens_details", u.get("input_tokens_details", {}))
    cached = details.get("cached_tokens", u.get("cached_input_tokens", 0))
    output = u.get("completion_tokens", u.get("output_tokens"))
    biller = "openrouter" if "cost" in u else record.get("custom_llm_provider")
    return body["model"], biller, mode, (whole - cached, cached, 0, 0, output)


RATES = ("input", "cache_read", "cache_write", "cache_write_1h", "output")


def bill(price, tokens, mode):
    """The amount, or None where a rate is missing."""
    level = 0
    for number, tier in enumerate(price.get("tiers", []), 1):
        assert not tier.get("marginal"), "no marginal tiers in the sample"
        if sum(tokens[:4]) > tier["above_input_tokens"]:
            level = number
    if mode in ("batch", "flex"):
        rates = price.get(mode) if level == 0 else None
    else:
        rates = price["tiers"][level - 1]["rates"] if level else price["standard"]
    total = Fraction(0)
    for name, count in zip(RATES, tokens):
        if count:
            rate = (rates or {}).get(name)
            if rate is None:
                return None
            if rate == 0 and name.startswith("cache_write"):
                rate = rates["input"]
            total += Fraction(rate) * count / 1_000_000
    return total


understood = defaultdict(list)
for row in report["spellings"]:
    understood[row["input"]].append(row)
OWN_NAMES = {"gemini": "google"}

requests, totals, skipped, lines, prices = defaultdict(int), defaultdict(Fraction), 0, 0, {}
for line in usage.read_text().splitlines():
    lines += 1
    model, biller, mode, tokens = split(json.loads(line))
    rows = understood[model]
    wanted = OWN_NAMES.get(biller, biller)
    fitting = [r for r in rows if r["provider"] == wanted] if wanted else [r for r in rows if r["provider"] not in ("azure", "openrouter")]
    providers = {(r["model"], r["provider"], r["route"]) for r in fitting}
    assert len(providers) == 1, f"{model} by {biller}: {providers}"
    seller = providers.pop()
    if seller not in prices:
        prices[seller] = price_of(*seller)
    amount = bill(prices[seller], tokens, mode)
    if amount is None:
        skipped += 1
        continue
    requests[seller[0]] += 1
    totals[seller[0]] += amount

wrong = []
for row in report["rows"]:
    model = row["key"]["model"]
    if requests.pop(model, 0) != row["requests"]:
        wrong.append(f"{model}: requests")
    if round(float(totals.pop(model, -1)), 9) != round(row["usd"], 9):
        wrong.append(f"{model}: {row['usd']}")
if requests or totals:
    wrong.append(f"no row: {dict(requests)}")
if skipped != sum(row["lines"] for row in report["skipped"]):
    wrong.append(f"{skipped} lines without an amount")
print("\n".join(wrong) or f"{lines} lines agree, {skipped} of them without an amount")
sys.exit(bool(wrong))
