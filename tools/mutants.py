"""Changes the rules one at a time and lists the changes that no test notices.

Usage: mutants.py [--of K/N] [--diff COMMIT] [--missed] [--seconds N] [--jobs N]

    mutants.py                  all of them, in random order: a run that is stopped is a sample
    mutants.py --of 0/10        every tenth, spread over all files
    mutants.py --diff main      those in lines that differ from a commit
    mutants.py --missed         those that the last run missed

`cargo mutants --list` gives the changes, in the files that .cargo/mutants.toml names. It would rebuild the program for
each, which takes a night. Here, a single build contains all changes, each behind its number, and the environment
variable LLMCMP_MUTANT switches one on. A change is tried with the tests that reach it, the fastest and most specific
first, and is missed if it passes --seconds of them (120, as measured without a change). Changes that do not compile are
left out, as in cargo-mutants.

A change that loops is caught by its CPU time, ten times what its tests need, so that other work on the machine does not
count. One that waits longer than that by the clock is neither caught nor missed.

tests/tables/mutants.tsv lists changes without an effect: file, change, reason. If several have the same name in a file,
the second is called `… #2`. Missed changes are in target/mutants/missed.tsv, all outcomes in tried.tsv next to it;
exits with 1 if any was missed. Needs cargo-mutants, and from PyPI tree-sitter and tree-sitter-rust.
"""

import argparse
import bisect
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import tree_sitter
import tree_sitter_rust

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "target/mutants"
TREE = OUT / "tree"
EQUIVALENT = ROOT / "tests/tables/mutants.tsv"
# Added to each crate: tells whether the change with this number is on. The first time that a change is reached, it is
# recorded in the file LLMCMP_MUTANTS_REACHED, so that only tests that reach it are run.
SWITCH = """
#[doc(hidden)]
#[allow(missing_docs, clippy::all, clippy::pedantic)]
pub mod mutant {
    use std::io::Write;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
    static ON: OnceLock<u32> = OnceLock::new();
    static SEEN: [AtomicBool; 20_000] = [const { AtomicBool::new(false) }; 20_000];
    static REACHED: OnceLock<Option<std::fs::File>> = OnceLock::new();
    pub fn on(number: u32) -> bool {
        let asked = || std::env::var("LLMCMP_MUTANT").ok().and_then(|n| n.parse().ok());
        if *ON.get_or_init(|| asked().unwrap_or(u32::MAX)) == number {
            return true;
        }
        if !SEEN[number as usize].swap(true, Relaxed) {
            let open = || {
                let path = std::env::var_os("LLMCMP_MUTANTS_REACHED")?;
                std::fs::OpenOptions::new().create(true).append(true).open(path).ok()
            };
            if let Some(mut file) = REACHED.get_or_init(open).as_ref() {
                let _ = file.write_all(format!("{number}\\n").as_bytes());
            }
        }
        false
    }
}
"""
ON = "crate::mutant::on({})"
PASSED_ON = '.env_clear().envs(std::env::vars().filter(|(name, _)| name.starts_with("LLMCMP_MUTANT")))'
# Tests of packaging instead of rules, and corpora that take a minute each.
SKIPPED = ("browser", "completions", "docs", "export", "files", "help", "man", "mcp", "numbers", "packages", "page", "pick", "update")


def rows(path):
    """The file and the change of each row."""
    text = path.read_text() if path.exists() else ""
    return {tuple(row.split("\t")[:2]) for row in text.splitlines() if row and not row.startswith("#")}


def listed(arguments):
    command = ["cargo", "mutants", "--list", "--json", "--workspace"]
    if arguments.diff:
        OUT.mkdir(parents=True, exist_ok=True)
        diff = OUT / "diff"
        diff.write_bytes(subprocess.run(["git", "diff", arguments.diff], capture_output=True, check=True, cwd=ROOT).stdout)
        command += ["--in-diff", str(diff)]
    mutants = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout)
    named = collections.Counter()
    for mutant in mutants:
        # Without line and column, which change.
        what = re.sub(r"^[^:]*:\d+:\d+: ", "", mutant["name"])
        named[mutant["file"], what] += 1
        count = named[mutant["file"], what]
        mutant["what"] = f"{what} #{count}" if count > 1 else what
    if arguments.missed:
        missed = rows(OUT / "missed.tsv")
        mutants = [m for m in mutants if (m["file"], m["what"]) in missed]
    if arguments.of:
        at, of = map(int, arguments.of.split("/"))
        mutants = mutants[at::of]
    known = rows(EQUIVALENT)
    return [m for m in mutants if (m["file"], m["what"]) not in known]


def grouped(left, mutant):
    """The left side, in parentheses unless it is assigned to."""
    return left if mutant["replacement"].endswith("=") and mutant["replacement"] not in ("==", "!=", "<=", ">=") else f"({left})"


class File:
    """A source file and the changes in it."""

    def __init__(self, path, mutants):
        self.path = path
        self.source = (ROOT / path).read_bytes()
        self.starts = [0] + [m.end() for m in re.finditer(b"\n", self.source)]
        self.at = {}
        for number, mutant in mutants:
            self.at.setdefault((self.byte(mutant["span"]["start"]), self.byte(mutant["span"]["end"])), []).append((number, mutant))

    def byte(self, place):
        line = self.starts[place["line"] - 1]
        text = self.source[line : self.starts[place["line"]] if place["line"] < len(self.starts) else None]
        return line + len(text.decode()[: place["column"] - 1].encode())

    def write(self, dropped):
        self.built = set()
        self.dropped = dropped
        tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language())).parse(self.source)
        self.text = text = self.emit(tree.root_node).encode()
        (TREE / self.path).write_bytes(text)
        self.marks = [(m.start(), int(m[1])) for m in re.finditer(rb"crate::mutant::on\((\d+)\)", text)]
        return self.built

    def raw(self, node):
        return self.source[node.start_byte : node.end_byte].decode()

    def changes(self, start, end, genre):
        found = [(n, m) for n, m in self.at.get((start, end), []) if m["genre"] == genre and n not in self.dropped]
        self.built |= {n for n, _ in found}
        return found

    def emit(self, node):
        """The text of a node with all its changes. Only one change is on at a time, so the changed branches contain
        the original text of their children."""
        parts, at = [], node.start_byte
        for child in node.children:
            parts += [self.source[at : child.start_byte].decode(), self.emit(child)]
            at = child.end_byte
        parts.append(self.source[at : node.end_byte].decode())
        text = "".join(parts)
        span = (node.start_byte, node.end_byte)
        if node.type in ("binary_expression", "compound_assignment_expr"):
            left, operator, right = (node.child_by_field_name(n) for n in ("left", "operator", "right"))
            for number, mutant in self.changes(operator.start_byte, operator.end_byte, "BinaryOperator"):
                changed = f"{grouped(self.raw(left), mutant)} {mutant['replacement']} ({self.raw(right)})"
                text = f"(if {ON.format(number)} {{ {changed} }} else {{ {text} }})"
        elif node.type == "unary_expression":
            operator, operand = node.children[0], node.children[-1]
            for place in ((operator.start_byte, operator.end_byte), span):
                for number, _ in self.changes(*place, "UnaryOperator"):
                    text = f"(if {ON.format(number)} {{ {self.raw(operand)} }} else {{ {text} }})"
        elif node.type == "struct_expression":
            fields = [field for child in node.named_children if child.type == "field_initializer_list" for field in child.named_children]
            for field in fields:
                for end in (field.end_byte, field.end_byte + 1):
                    for number, _ in self.changes(field.start_byte, end, "StructField"):
                        changed = self.source[span[0] : field.start_byte] + self.source[field.end_byte :].removeprefix(b",")[: span[1] - field.end_byte - 1]
                        text = f"(if {ON.format(number)} {{ {changed.decode()} }} else {{ {text} }})"
        elif node.type == "match_arm":
            for number, _ in self.changes(*span, "MatchArm") + self.changes(span[0], span[1] - 1, "MatchArm"):
                pattern = node.child_by_field_name("pattern")
                condition = pattern.child_by_field_name("condition")
                end = len(text) - len(self.source[pattern.end_byte : node.end_byte].decode())
                arrow = self.source[pattern.end_byte : node.end_byte].decode()
                if text.endswith(arrow):
                    joined = " && " if condition else " if "
                    text = f"{text[:end]}{joined}!{ON.format(number)}{arrow}"
                else:
                    # The value has its own changes, after the pattern.
                    head, rest = text.split("=>", 1)
                    text = f"{head}{' && ' if condition else ' if '}!{ON.format(number)} =>{rest}"
        if node.parent and node.parent.type == "match_pattern" and node.parent.child_by_field_name("condition") == node:
            for number, mutant in self.changes(*span, "MatchArmGuard"):
                text = f"(if {ON.format(number)} {{ {mutant['replacement']} }} else {{ {text} }})"
        if node.type == "block" and node.parent and node.parent.type == "function_item":
            inner = self.source[span[0] + 1 : span[1] - 1]
            bare = (span[0] + 1 + len(inner) - len(inner.lstrip()), span[1] - 1 - (len(inner) - len(inner.rstrip())))
            for place in (span, bare):
                for number, mutant in self.changes(*place, "FnValue"):
                    value = "" if mutant["replacement"] == "()" else " " + mutant["replacement"]
                    text = f"{{ if {ON.format(number)} {{ return{value}; }} {text[1:]}"
        return text

    def arms(self, byte):
        """The changed arms of the match at this byte, which must be exhaustive without them: the last one if it is a
        catch-all, or else all."""
        tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language())).parse(self.text)
        node, found = tree.root_node.descendant_for_byte_range(byte, byte), None
        while node and not found:
            found = node if node.type == "match_expression" else None
            node = node.parent
        if not found:
            return set()
        patterns = [arm.child_by_field_name("pattern").text for arm in found.child_by_field_name("body").named_children if arm.type == "match_arm"]
        arms = [(m[1], int(m[2])) for m in (re.match(rb"(.*) if !crate::mutant::on\((\d+)\)$", p, re.DOTALL) for p in patterns) if m]
        if arms and re.fullmatch(rb"\w+", arms[-1][0]) and arms[-1][0].islower():
            return {arms[-1][1]}
        return {number for _, number in arms}

    def before(self, byte):
        at = bisect.bisect_right(self.marks, (byte, 1 << 30)) - 1
        return self.marks[at][1] if at >= 0 else None


def cargo(*words):
    environment = {**os.environ, "CARGO_INCREMENTAL": str(int(words[0] == "check")), "CARGO_TARGET_DIR": str(OUT / "build"), "CARGO_PROFILE_DEV_OPT_LEVEL": "1", "CARGO_PROFILE_DEV_DEBUG": "0"}
    # Dependencies as in any other build, so that a copied target folder can be used.
    command = ["cargo", "--config", 'profile.dev.package."*".opt-level=0', *words]
    return subprocess.run([*command, "--message-format=json", "--locked"], cwd=TREE, env=environment, capture_output=True, text=True)


def build(mutants):
    """Writes the tree with all changes that compile; returns their numbers and the test programs."""
    if TREE.exists():
        shutil.rmtree(TREE)
    files = subprocess.run(["git", "ls-files"], capture_output=True, check=True, text=True, cwd=ROOT).stdout.splitlines()
    for name in files:
        if (ROOT / name).exists():
            (TREE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, TREE / name)
    # Tests that clear the environment keep the variable that selects the change.
    for test in (TREE / "tests").rglob("*.rs"):
        text = test.read_text()
        if ".env_clear()" in text:
            test.write_text(text.replace(".env_clear()", PASSED_ON))
    by_file = {}
    for number, mutant in enumerate(mutants):
        by_file.setdefault(mutant["file"], []).append((number, mutant))
    files = {path: File(path, those) for path, those in by_file.items()}
    for root in ("src/lib.rs", "crates/catalog/src/lib.rs", "crates/import/src/lib.rs"):
        with open(TREE / root, "a") as file:
            file.write(SWITCH)
    # A change that did not compile last time is left out unless its file changed.
    kept = OUT / "dropped.json"
    shas = {path: hashlib.sha256(file.source).hexdigest() for path, file in files.items()}
    known = json.loads(kept.read_text()) if kept.exists() else {}
    dropped = {number for number, mutant in enumerate(mutants) if mutant["what"] in known.get(shas[mutant["file"]], [])}
    log = open(OUT / "build.log", "w")
    for _ in range(60):
        built = set().union(*(file.write(dropped) for file in files.values()))
        answer = cargo("check", "--workspace", "--lib")
        if answer.returncode == 0:
            # Some errors appear only during code generation.
            answer = cargo("test", "--no-run", "--lib", "--test", "data", "--test", "cli", "-p", "llmcmp", "-p", "llmcmp-catalog", "-p", "llmcmp-import")
        bad = set()
        for line in answer.stdout.splitlines():
            message = json.loads(line)
            if message.get("reason") != "compiler-message" or message["message"]["level"] != "error":
                continue
            print(message["message"]["rendered"], file=log, flush=True)
            spans = message["message"]["spans"]
            for span in [s for s in spans if s["is_primary"]] or spans:
                if file := files.get(span["file_name"]):
                    arms = (message["message"]["code"] or {}).get("code") == "E0004" and file.arms(span["byte_start"])
                    bad |= arms or {file.before(span["byte_start"])}
        bad = {number for number in bad if number is not None} - dropped
        if answer.returncode == 0:
            break
        if not bad:
            sys.exit(f"the changed program does not compile: see {log.name}")
        print(f"{len(bad)} changes do not compile", flush=True)
        dropped |= bad
        for number in bad:
            known.setdefault(shas[mutants[number]["file"]], []).append(mutants[number]["what"])
        kept.write_text(json.dumps(known))
    programs = []
    for line in answer.stdout.splitlines():
        message = json.loads(line)
        if message.get("reason") == "compiler-artifact" and message.get("executable") and message["profile"]["test"]:
            folder = pathlib.Path(message["manifest_path"]).parent
            programs.append((message["executable"], folder))
    return built, programs


def run(program, names, seconds, **variables):
    """Whether the tests, which normally take this many seconds, pass; None on timeout."""
    path, folder = program
    environment = {**os.environ, **variables, "CARGO_MANIFEST_DIR": str(folder), "RUST_TEST_THREADS": "1"}
    limits = f'ulimit -c 0 -v 4000000 -t {10 + 10 * seconds:.0f}; exec "$0" --exact "$@"'
    process = subprocess.Popen(["sh", "-c", limits, path, *names], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(timeout=60 + 40 * seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def trace(program, name):
    path = OUT / "reached" / (re.sub(r"\W", "_", pathlib.Path(program[0]).name + name))
    path.unlink(missing_ok=True)
    began = time.monotonic()
    passed = run(program, [name], 60, LLMCMP_MUTANTS_REACHED=str(path))
    reached = set(map(int, path.read_text().split())) if path.exists() else set()
    return passed, program, name, time.monotonic() - began, reached


def outcome(number, tests, limit):
    """The outcome of a change on the tests that reach it, in growing groups so that fast tests decide first."""
    group, seconds, at_once, all_seconds = [], 0.0, 0.5, 0.0
    for at, (_, program, name, needs, _) in enumerate(tests):
        group.append(name)
        seconds += needs
        last = at + 1 == len(tests) or tests[at + 1][1] != program
        if last or seconds > at_once:
            passed = run(program, group, seconds, LLMCMP_MUTANT=str(number))
            all_seconds += seconds
            if not passed:
                return "caught" if passed is False else "by the clock"
            if all_seconds > limit:
                break
            group, seconds, at_once = [], 0.0, at_once * 2
    return "missed"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--of")
    parser.add_argument("--diff")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    mutants = listed(arguments)
    began = time.monotonic()
    built, programs = build(mutants)
    print(f"{len(mutants)} changes, {len(built)} built, {time.monotonic() - began:.0f} s", flush=True)
    (OUT / "reached").mkdir(exist_ok=True)
    names = []
    for program in programs:
        text = subprocess.run([program[0], "--list", "--format", "terse"], capture_output=True, text=True, cwd=program[1]).stdout
        each = [line.removesuffix(": test") for line in text.splitlines() if line.endswith(": test")]
        names += [(program, name) for name in each if name.split("::")[0] not in SKIPPED]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        traced = list(pool.map(lambda each: trace(*each), names))
        for passed, _, name, _, _ in traced:
            if not passed:
                print(f"fails without a change and is left out: {name}", flush=True)
        traced = [test for test in traced if test[0]]
        # Unit tests before tests that start the program.
        last = sorted(programs, key=lambda program: "/cli-" in program[0])
        order = {program[0]: at for at, program in enumerate(last)}
        traced.sort(key=lambda test: (test[3] > 2, order[test[1][0]], test[3] * len(test[4])))
        print(f"{len(traced)} tests, {time.monotonic() - began:.0f} s", flush=True)
        reaching = {number: [test for test in traced if number in test[4]] for number in sorted(built)}
        mixed = random.Random(1).sample(sorted(built), len(built))
        futures = {pool.submit(outcome, number, reaching[number], arguments.seconds): number for number in mixed}
        score = collections.Counter()
        with open(OUT / "tried.tsv", "w") as tried, open(OUT / "missed.tsv", "w") as missed:
            for future in concurrent.futures.as_completed(futures):
                number, found = futures[future], future.result()
                mutant = mutants[number]
                folder = re.sub(r"^((?:crates/)?\w+/\w+).*", r"\1", mutant["file"])
                score[folder, found] += 1
                row = f"{mutant['file']}\t{mutant['what']}\t{mutant['span']['start']['line']}\t{len(reaching[number])} tests\n"
                print(f"{found}\t{row}", end="", file=tried, flush=True)
                if found != "caught":
                    print(row, end="", file=missed, flush=True)
                if score.total() % 100 == 0:
                    print(f"{score.total()} tried, {time.monotonic() - began:.0f} s", flush=True)
    for folder in [*sorted({folder for folder, _ in score}), ""]:
        of = collections.Counter()
        for (at, found), count in score.items():
            of[found] += count if at.startswith(folder) else 0
        clock = f", {of['by the clock']} by the clock" if of["by the clock"] else ""
        print(f"{folder or 'all'}: {of['caught']} of {of.total()} changes caught ({of['caught'] / max(of.total(), 1):.1%}){clock}")
    sys.exit(any(found == "missed" for _, found in score))


if __name__ == "__main__":
    main()
