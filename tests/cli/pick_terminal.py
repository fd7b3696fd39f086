"""Types into the picker on a terminal of its own, and looks at what stands there.

Usage: pick_terminal.py PROGRAM CATALOG. Ends with an error that says what was expected.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

PROGRAM, CATALOG = sys.argv[1:]
ENTER_SCREEN, LEAVE_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"


class Screen:
    """What stands on a terminal: enough of one for what the picker writes."""

    PART = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b[()].|\x1b[=>78]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\\\)|(.)", re.S)

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.clear()

    def clear(self):
        self.cells = [[" "] * self.columns for _ in range(self.rows)]
        self.row = self.column = 0

    def write(self, text):
        for numbers, letter, char in self.PART.findall(text):
            if letter == "H":
                parts = [int(n or 1) for n in (numbers + ";").split(";")[:2]]
                self.row, self.column = parts[0] - 1, parts[1] - 1
            elif letter == "J" or (letter in "hl" and numbers == "?1049" and letter):
                self.clear()
            elif char == "\r":
                self.column = 0
            elif char == "\n":
                self.row += 1
            elif char and char >= " ":
                if self.row >= self.rows:
                    self.cells = (self.cells + [[" "] * self.columns])[1:]
                    self.row = self.rows - 1
                if self.column < self.columns:
                    self.cells[self.row][self.column] = char
                self.column += 1

    def text(self):
        return "\n".join("".join(row).rstrip() for row in self.cells)


class Terminal:
    def __init__(self, *args, columns=120, rows=30):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.slave, self.seen = slave, b""
        self.columns, self.rows = columns, rows
        self.child = os.fork()
        if self.child == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in range(3):
                os.dup2(slave, number)
            environment = {
                "TERM": "xterm-256color",
                "PATH": os.environ["PATH"],
                "LLMCMP_CATALOG": CATALOG,
                "LLMCMP_CONFIG": "",
                "LLMCMP_DATA": "",
                "LLMCMP_TODAY": "2026-11-23",
                "LLMCMP_PAGER": "cat",
            }
            os.execve(PROGRAM, [PROGRAM, *args], environment)

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            some = os.read(self.master, 65536)
        except OSError:
            return False
        self.seen += some
        return bool(some)

    def text(self, since=0):
        """What was written, without positions and colours."""
        return re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", self.seen[since:]).decode(errors="replace")

    def screen(self):
        screen = Screen(self.columns, self.rows)
        screen.write(self.seen.decode(errors="replace"))
        return screen.text()

    def await_(self, *wanted, seconds=20):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            screen = self.screen()
            if all(text in screen for text in wanted):
                return
            self.read(0.1)
        raise SystemExit(f"expected {wanted}, saw\n{self.screen()}")

    def type(self, keys):
        os.write(self.master, keys)

    def end(self, seconds=20):
        """Waits for the end; the terminal must be as before."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.read(0.05)
            done, status = os.waitpid(self.child, os.WNOHANG)
            if done:
                break
        else:
            os.kill(self.child, signal.SIGKILL)
            raise SystemExit(f"it does not end: {self.text()!r}")
        while self.read(0.1):
            pass
        after = termios.tcgetattr(self.slave)
        assert after == self.before, "the terminal's settings are not restored"
        assert self.seen.count(ENTER_SCREEN) == self.seen.count(LEAVE_SCREEN) == 1, self.seen[-400:]
        assert b"\x1b[?25l" not in self.seen.rsplit(LEAVE_SCREEN, 1)[1], "the cursor stays hidden"
        os.close(self.master)
        os.close(self.slave)
        return os.waitstatus_to_exitcode(status)


def compared():
    """`llmcmp` alone: search, mark, search, Enter."""
    terminal = Terminal()
    terminal.await_("Esc quit", " of ")
    terminal.type(b"opus 5")
    # The preview is what `show` says.
    terminal.await_("Enter shows anthropic/claude-opus-5", "Released", "2026-07-24")
    terminal.type(b"\t")
    terminal.await_("1 marked", "* Claude Opus 5")
    terminal.type(b"\x15kimi k3")
    terminal.await_("Enter compares 2 models", "> kimi k3")
    terminal.type(b"\r")
    assert terminal.end() == 0
    said = terminal.text().rsplit("to see this again, run ", 1)
    assert said[1].startswith("`llmcmp compare anthropic/claude-opus-5 moonshotai/kimi-k3`"), said[1][:200]
    assert "Claude Opus 5 vs Kimi K3" in said[1] and "PICK" in said[1], said[1]


def shown():
    terminal = Terminal("pick", "gpt-4o", columns=80, rows=24)
    terminal.await_("Enter shows openai/gpt-4o", "Context window")
    terminal.type(b"\r")
    assert terminal.end() == 0
    assert "GPT-4o" in terminal.text().rsplit("to see this again, run ", 1)[1]


def quit_with(keys):
    terminal = Terminal("pick")
    terminal.await_("Esc quit")
    terminal.type(keys)
    assert terminal.end() == 0
    assert terminal.seen.rsplit(LEAVE_SCREEN, 1)[1].count(b"\n") == 0, terminal.seen[-200:]


def ended_by(number):
    terminal = Terminal("pick")
    terminal.await_("Esc quit")
    os.kill(terminal.child, number)
    assert terminal.end() == -number


def ended_with_its_terminal():
    """The window is closed: the program must not go on without one."""
    terminal = Terminal("pick")
    terminal.await_("Esc quit")
    os.close(terminal.slave)
    os.close(terminal.master)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        done, _ = os.waitpid(terminal.child, os.WNOHANG)
        if done:
            return
        time.sleep(0.1)
    os.kill(terminal.child, signal.SIGKILL)
    raise SystemExit("it goes on without its terminal")


def small():
    """Nothing to see, and no crash."""
    terminal = Terminal("pick", columns=10, rows=2)
    terminal.await_(">")
    terminal.type(b"zzzzzzzzzzzzzzz\t\r\x1b")
    assert terminal.end() == 0


compared()
shown()
quit_with(b"\x03")
quit_with(b"\x1b")
ended_by(signal.SIGTERM)
ended_by(signal.SIGHUP)
ended_with_its_terminal()
small()
