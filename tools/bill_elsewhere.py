"""Bills made-up usage in databases and Spark with the exported prices, and compares the sums with `cost --from`.

Usage: bill_elsewhere.py LLMCMP FOLDER [ROWS] [duckdb|clickhouse|spark ...]
Writes the records and the price table to FOLDER. Needs `pip install duckdb`, `pip install chdb` (ClickHouse as a
library, 500 MB), or `pip install pyspark` and Java.
Prints for each engine: rows, seconds, rows per second, the sum in micro-USD, and its difference. Exits with 1 if any
differs.
"""

import datetime
import json
import random
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

MODELS = [
    "claude-opus-5", "claude-sonnet-4-5", "claude-haiku-4-5", "gpt-5.6-sol", "gpt-4o-mini", "gpt-5.2",
    "gemini-2.5-pro", "gemini-2.5-flash", "mistral-large-2512", "GPT-4o", "no-such-model",
]
MAP = ("model=model,input=input,cached=cached,written=written,written_1h=written_1h,output=output,"
       "mode=mode,provider=provider,day=day")
# The requests cover this many days from the first; GPT-5.6 Sol became cheaper on one of them.
FIRST_DAY, DAYS = datetime.date(2026, 8, 1), 110


def write(folder, rows):
    """Writes the same requests as records for the program and as a table."""
    dice = random.Random(17)
    with open(folder / "usage.jsonl", "w") as records, open(folder / "usage.csv", "w") as table:
        table.write("model,provider,mode,input,cached,written,written_1h,output,day\n")
        for _ in range(rows):
            model, mode = dice.choice(MODELS), dice.choice(["default"] * 8 + ["batch", "flex", "priority"])
            if model.startswith("claude") and mode == "priority":
                mode = "default"  # sold by commitment, so no price list has it: an error in logs
            provider = dice.choice(["", "", "", "openrouter", "azure"])
            size = dice.choice([500, 5_000, 50_000, 120_000])
            if model in ("claude-opus-5", "gpt-5.6-sol", "gemini-2.5-pro"):
                size = dice.choice([size, 500_000])
            whole = dice.randrange(size)
            cached = dice.randrange(whole + 1) if dice.random() < 0.5 else 0
            written = dice.randrange(whole - cached + 1) if model.startswith("claude") and dice.random() < 0.5 else 0
            hour = dice.randrange(written + 1) if dice.random() < 0.5 else 0
            output = dice.randrange(4_000)
            usage = {"prompt_tokens": whole, "completion_tokens": output, "cache_read_input_tokens": cached}
            if written:
                usage["cache_creation_input_tokens"] = written
                usage["cache_creation"] = {"ephemeral_5m_input_tokens": written - hour, "ephemeral_1h_input_tokens": hour}
            day = FIRST_DAY + datetime.timedelta(dice.randrange(DAYS))
            record = {"model": model, "service_tier": mode, "usage": usage, "timestamp": f"{day}T12:00:00Z"}
            if provider:
                record["provider"] = provider
            records.write(json.dumps(record) + "\n")
            table.write(f"{model},{provider},{mode},{whole},{cached},{written - hour},{hour},{output},{day}\n")


def expected(program, folder):
    run = subprocess.run([program, "cost", "--from", folder / "usage.jsonl", "--json"], capture_output=True, check=True)
    report = json.loads(run.stdout, parse_float=Decimal)
    return report["total"]["usd"] * 1_000_000, report["total"]["requests"]


def query(program, dialect):
    args = [program, "export", "sql", "--dialect", dialect, "--table", "usage_rows", "--map", MAP]
    return subprocess.run(args, capture_output=True, check=True, text=True).stdout


def duckdb(program, folder):
    import duckdb as engine
    base = engine.connect()
    for name, file in (("usage_rows", "usage.csv"), ("llmcmp_prices", "prices.csv")):
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder / file}', nullstr='')"
                     if name == "usage_rows" else
                     f"CREATE TABLE {name} AS SELECT * REPLACE (COALESCE(named_provider, '') AS named_provider) "
                     f"FROM read_csv('{folder / file}', nullstr='', all_varchar=true, types={{'above_input_tokens': "
                     f"'BIGINT', 'up_to_input_tokens': 'BIGINT', 'marginal': 'BOOLEAN'}})")
    sql = query(program, "duckdb")
    start = time.perf_counter()
    rows = base.execute(sql).fetchall()
    return rows, time.perf_counter() - start


def clickhouse(program, folder):
    from chdb import session
    base = session.Session()
    base.query("CREATE DATABASE bills ENGINE = Atomic")
    base.query("USE bills")
    whole = ", ".join(f"{name} UInt64" for name in ("input", "cached", "written", "written_1h", "output"))
    rate = ", ".join(f"{name} Nullable(String)" for name in ("input", "cache_read", "cache_write_5m", "cache_write_1h", "output"))
    for name, file, columns in (
        ("usage_rows", "usage.csv", f"model String, provider String, mode String, {whole}, day Date"),
        ("llmcmp_prices", "prices.csv",
         "spelling String, named_provider String, model String, provider String, paid String, mode String, "
         f"above_input_tokens UInt64, up_to_input_tokens Nullable(UInt64), marginal Bool, {rate}, "
         "valid_from Nullable(String), valid_until Nullable(String)"),
    ):
        base.query(f"CREATE TABLE {name} ({columns}) ENGINE = MergeTree ORDER BY tuple()")
        base.query(f"INSERT INTO {name} SELECT * FROM file('{folder.resolve() / file}', CSVWithNames, '{columns}')")
    sql = query(program, "clickhouse")
    start = time.perf_counter()
    text = str(base.query(sql, "JSONCompactEachRow"))
    seconds = time.perf_counter() - start
    rows = [json.loads(line) for line in text.splitlines()]
    # Null if there is no amount; decimals are converted through text to stay exact.
    return [(*row[:2], int(row[2]), int(row[3]), None if row[4] is None else Decimal(str(row[4]))) for row in rows], seconds


def spark(program, folder):
    from pyspark.sql import SparkSession
    session = (SparkSession.builder.master("local-cluster[2,1,1024]" if "--cluster" in sys.argv else "local[2]")
               .config("spark.sql.shuffle.partitions", "8").config("spark.ui.enabled", "false").getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    read = session.read.option("header", True).option("nullValue", None)
    prices = read.csv(str(folder / "prices.csv")).na.fill("", ["named_provider"])
    for name, kind in (("above_input_tokens", "bigint"), ("up_to_input_tokens", "bigint"), ("marginal", "boolean")):
        prices = prices.withColumn(name, prices[name].cast(kind))
    prices.createOrReplaceTempView("llmcmp_prices")
    read.csv(str(folder / "usage.csv")).repartition(8).createOrReplaceTempView("usage_rows")
    start = time.perf_counter()
    rows = [tuple(row) for row in session.sql(query(program, "spark")).collect()]
    return rows, time.perf_counter() - start


ENGINES = {"duckdb": duckdb, "clickhouse": clickhouse, "spark": spark}


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    numbers = [int(arg) for arg in sys.argv[3:] if arg.isdigit()]
    engines = [arg for arg in sys.argv[3:] if arg in ENGINES] or ["duckdb"]
    rows = numbers[0] if numbers else 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, rows)
    with open(folder / "prices.csv", "w") as prices:
        subprocess.run([program, "export", "prices", "--history", *MODELS[:-1]], stdout=prices, check=True)
    total, requests = expected(program, folder)
    print(f"cost --from: {requests} of {rows} requests priced, {total} micro-USD")
    differs = False
    for name in engines:
        result, seconds = ENGINES[name](program, folder)
        billed = sum((Decimal(row[4]) for row in result if row[4] is not None), Decimal(0))
        priced = sum(row[2] - row[3] for row in result)
        difference = billed - total
        differs |= abs(difference) >= 1 or priced != requests
        print(f"{name}: {rows} rows in {seconds:.2f} s, {rows / seconds:,.0f} rows/s, {priced} priced, "
              f"{billed} micro-USD, difference {difference}")
    sys.exit(differs)


main()
