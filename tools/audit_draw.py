"""Draws facts of the catalog for an audit: the same seed on the same catalog draws the same facts.

Usage: audit_draw.py LLMCMP [SEED] [RESERVES]

The population is the chat models sold by at least three providers, or by one if a well-known lab made them. Each kind
of fact has its share of 200; a model is drawn at most once per kind. The rows of a kind come in the order of the draw,
followed by RESERVES (0) more, which replace facts that cannot be checked. Prices are those of plain routes (no variant,
region or host) that are served today.

Prints, separated by tabs: kind, position in the draw, model, provider, id, field, value, source, date, sources that
agree, sources that do not.
"""

import json
import random
import subprocess
import sys

SHARES = {
    "total parameters": 20,
    "active parameters": 10,
    "context window": 20,
    "longest output": 20,
    "lab price": 35,
    "host or cloud price": 25,
    "release": 20,
    "end": 20,
    "licence": 10,
    "capability or modality": 20,
}
WELL_KNOWN = (
    "ai21 alibaba amazon anthropic baidu bytedance cohere deepseek google ibm meta microsoft minimax mistral "
    "moonshotai nvidia openai perplexity stepfun tencent xai xiaomi zai"
).split()
FACTS = {
    "total parameters": "parameters_total",
    "active parameters": "parameters_active",
    "context window": "context_tokens",
    "longest output": "max_output_tokens",
    "release": "released",
    "licence": "license",
}
RATES = ["input_usd_per_mtok", "output_usd_per_mtok", "cache_read_usd_per_mtok"]
SERVED = ("active", "preview", "deprecated", "retiring")


def ask(program, *words):
    return json.loads(subprocess.run([program, *words, "--json"], capture_output=True, check=True).stdout)


def load(name):
    with open(f"catalog/{name}.json") as file:
        return json.load(file)


def fact(cell):
    """Value, source, date, sources that agree, sources that do not."""
    value = cell["value"]
    value = ",".join(value) if isinstance(value, list) else value
    others = "; ".join(f"{other['source']} {other['value']}" for other in cell["others"])
    return value, cell["source"], cell["as_of"], " ".join(cell["confirmed_by"]), others


def read(program):
    """All facts of the population: kind -> model -> rows."""
    found = {kind: {} for kind in SHARES}
    makers = {provider["id"]: provider.get("lab") for provider in load("providers")}
    frame = set()
    for row in ask(program, "list", "--kind", "chat", "--limit", "0")["models"]:
        model = ask(program, "show", row["id"])["model"]
        sold_by = model["provider_count"]
        if sold_by < 3 and not (sold_by and model["lab"] in WELL_KNOWN):
            continue
        frame.add(model["id"])

        def add(kind, provider, route, field, cell):
            if cell["value"] is not None:
                row = (model["id"], provider, route, field, *fact(cell))
                found[kind].setdefault(model["id"], []).append(row)

        for kind, field in FACTS.items():
            add(kind, "", "", field, model[field])
        for name, cell in model["capabilities"].items():
            add("capability or modality", "", "", name, cell)
        for field in ("input", "output"):
            add("capability or modality", "", "", field, model[field])
        for route in model["routes"]:
            plain = not (route["variant"] or route["region"] or route["host"])
            if not plain or route["status"] not in SERVED:
                continue
            own = makers.get(route["provider"]) == model["lab"]
            kind = "lab price" if own else "host or cloud price"
            if own or route["kind"] in ("cloud", "host"):
                for field in RATES:
                    add(kind, route["provider"], route["id"], field, route[field])
    for end in load("ends"):
        model, day = end.get("model"), end.get("last_day")
        if model in frame and day:
            row = (model, end["provider"], end["id"], "last_day", day, end["source"], end["as_of"], "", "")
            found["end"].setdefault(model, []).append(row)
    return found


def main():
    program = sys.argv[1]
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 12)
    reserves = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    found = read(program)
    order, drawn = {}, {}
    for kind, share in SHARES.items():
        order[kind] = sorted(found[kind])
        dice.shuffle(order[kind])
        drawn[kind] = [dice.choice(found[kind][model]) for model in order[kind][:share]]
    for kind, share in SHARES.items():  # after all shares, so that reserves do not change the draw
        drawn[kind] += [dice.choice(found[kind][model]) for model in order[kind][share : share + reserves]]
        print(f"# {kind}: {share} of {len(order[kind])} models, {sum(map(len, found[kind].values()))} facts")
        for place, row in enumerate(drawn[kind], 1):
            print(kind, place, *row, sep="\t")


if __name__ == "__main__":
    main()
