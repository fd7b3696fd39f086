"""Changes the rules one at a time and lists the changes that no test notices.

Usage: mutants.py [--of K/N] [--diff COMMIT] [--jobs N]

    mutants.py                  all of them
    mutants.py --of 0/10        every tenth, spread over all files
    mutants.py --diff main      those in lines that differ from a commit

`cargo mutants --list` says which changes there are; .cargo/mutants.toml, where. It builds the program anew for each,
which would take a night. Here all changes stand in one build, each behind its number, and the environment variable
LLMCMP_MUTANT switches one on. A change is tried with the tests that reach it, the fastest first. What does not
compile is left out, as there.

tests/tables/mutants.tsv, once there is one, lists changes that change nothing: file, change, reason. What was missed is
in target/mutants/missed.tsv; the exit code is 1 then. Needs cargo-mutants, and from PyPI tree-sitter and
tree-sitter-rust.
"""

import argparse
import bisect
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import tree_sitter
import tree_sitter_rust

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "target/mutants"
TREE = OUT / "tree"
EQUIVALENT = ROOT / "tests/tables/mutants.tsv"
# What each crate gets: whether the change with this number is on. The first time that a change is reached it is
# noted where LLMCMP_MUTANTS_REACHED says, so that only tests that reach it are run.
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
# Of the packaging, not of the rules; and the corpora that take a minute each.
SKIPPED = ("browser", "completions", "docs", "export", "files", "help", "man", "mcp", "numbers", "packages", "page", "pick", "update")


def listed(arguments):
    command = ["cargo", "mutants", "--list", "--json", "--workspace"]
    if arguments.diff:
        OUT.mkdir(parents=True, exist_ok=True)
        diff = OUT / "diff"
        diff.write_bytes(subprocess.run(["git", "diff", arguments.diff], capture_output=True, check=True, cwd=ROOT).stdout)
        command += ["--in-diff", str(diff)]
    mutants = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout)
    for mutant in mutants:
        # Without line and column, which move.
        mutant["what"] = re.sub(r"^[^:]*:\d+:\d+: ", "", mutant["name"])
    if arguments.of:
        at, of = map(int, arguments.of.split("/"))
        mutants = mutants[at::of]
    known = set()
    if EQUIVALENT.exists():
        rows = [row.split("\t") for row in EQUIVALENT.read_text().splitlines() if row and not row.startswith("#")]
        known = {(row[0], row[1]) for row in rows}
    return [m for m in mutants if (m["file"], m["what"]) not in known]


def grouped(left, mutant):
    """The left side; what is assigned to stays a place."""
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
        text = self.emit(tree.root_node).encode()
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
        """The text of a node with all changes in it. Only one change is on at a time, so the changed branches hold
        the plain text of what is below them."""
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
                    # The value has changes of its own; they stand behind the pattern.
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

    def before(self, byte):
        at = bisect.bisect_right(self.marks, (byte, 1 << 30)) - 1
        return self.marks[at][1] if at >= 0 else None


def cargo(*words):
    environment = {**os.environ, "CARGO_TARGET_DIR": str(OUT / "build"), "CARGO_PROFILE_DEV_OPT_LEVEL": "1", "CARGO_PROFILE_DEV_DEBUG": "0", "RUSTFLAGS": "-Awarnings"}
    return subprocess.run(["cargo", *words, "--message-format=json", "--locked"], cwd=TREE, env=environment, capture_output=True, text=True)


def build(mutants):
    """Writes the tree with all changes that compile; the tests' programs and the numbers that are in."""
    if TREE.exists():
        shutil.rmtree(TREE)
    files = subprocess.run(["git", "ls-files"], capture_output=True, check=True, text=True, cwd=ROOT).stdout.splitlines()
    for name in files:
        if (ROOT / name).exists():
            (TREE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, TREE / name)
    # Tests that clear the environment pass on which change is on.
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
    dropped = set()
    for _ in range(60):
        built = set().union(*(file.write(dropped) for file in files.values()))
        answer = cargo("check", "--workspace", "--lib")
        bad = set()
        for line in answer.stdout.splitlines():
            message = json.loads(line)
            if message.get("reason") != "compiler-message" or message["message"]["level"] != "error":
                continue
            spans = message["message"]["spans"]
            for span in [s for s in spans if s["is_primary"]] or spans:
                if file := files.get(span["file_name"]):
                    bad.add(file.before(span["byte_start"]))
        bad = {number for number in bad if number is not None} - dropped
        if answer.returncode == 0:
            break
        if not bad:
            sys.exit("the changed program does not compile:\n" + answer.stderr[-4000:])
        print(f"{len(bad)} changes do not compile", flush=True)
        dropped |= bad
    answer = cargo("test", "--no-run", "--lib", "--test", "data", "--test", "cli", "-p", "llmcmp", "-p", "llmcmp-catalog", "-p", "llmcmp-import")
    if answer.returncode:
        sys.exit(answer.stderr[-4000:])
    programs = []
    for line in answer.stdout.splitlines():
        message = json.loads(line)
        if message.get("reason") == "compiler-artifact" and message.get("executable") and message["profile"]["test"]:
            folder = pathlib.Path(message["manifest_path"]).parent
            programs.append((message["executable"], folder))
    return built, programs


def run(program, names, limit, **variables):
    """Whether the tests pass."""
    path, folder = program
    environment = {**os.environ, **variables, "CARGO_MANIFEST_DIR": str(folder), "RUST_TEST_THREADS": "1"}
    process = subprocess.Popen([path, "--exact", *names], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(timeout=limit) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return False


def trace(program, name):
    path = OUT / "reached" / (re.sub(r"\W", "_", pathlib.Path(program[0]).name + name))
    path.unlink(missing_ok=True)
    began = time.monotonic()
    passed = run(program, [name], 600, LLMCMP_MUTANTS_REACHED=str(path))
    reached = set(map(int, path.read_text().split())) if path.exists() else set()
    return passed, program, name, time.monotonic() - began, reached


def survives(number, tests):
    """Whether a change passes all tests that reach it; in groups, so that the fast ones decide first."""
    group, seconds = [], 0.0
    for at, (_, program, name, needs, _) in enumerate(tests):
        group.append(name)
        seconds += needs
        last = at + 1 == len(tests) or tests[at + 1][1] != program
        if last or seconds > 2:
            if not run(program, group, 20 + 5 * seconds, LLMCMP_MUTANT=str(number)):
                return False
            group, seconds = [], 0.0
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--of")
    parser.add_argument("--diff")
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
        order = {program[0]: at for at, program in enumerate(programs)}
        traced.sort(key=lambda test: (test[3] > 2, order[test[1][0]], test[3]))
        print(f"{len(traced)} tests, {time.monotonic() - began:.0f} s", flush=True)
        reaching = {number: [test for test in traced if number in test[4]] for number in sorted(built)}
        results = pool.map(lambda number: (number, survives(number, reaching[number])), reaching)
        missed = []
        for done, (number, survived) in enumerate(results, 1):
            if survived:
                mutant = mutants[number]
                missed.append(f"{mutant['file']}\t{mutant['what']}\t{mutant['span']['start']['line']}\t{len(reaching[number])} tests")
                print(missed[-1], flush=True)
            if done % 100 == 0:
                print(f"{done} tried, {len(missed)} missed, {time.monotonic() - began:.0f} s", flush=True)
    (OUT / "missed.tsv").write_text("".join(row + "\n" for row in missed))
    caught = len(built) - len(missed)
    print(f"{caught} of {len(built)} changes caught ({caught / max(len(built), 1):.1%}), {time.monotonic() - began:.0f} s")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
