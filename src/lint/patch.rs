//! Unified diffs: the lines of each file as they are after the change. Does not look for ids.

use std::path::PathBuf;

use super::Hit;

/// The lines of one file shown in a patch, without those it removes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patched {
    /// Relative to the repository's root.
    pub path: PathBuf,
    /// Added lines and their context.
    pub text: Vec<u8>,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    /// Line number in the changed file, from 1.
    in_file: usize,
    /// Line number in the patch, from 1.
    in_patch: usize,
    added: bool,
}

impl Patched {
    /// The hits in lines that the patch adds, at their place in the file.
    pub fn added(&self, hits: Vec<Hit>) -> Vec<Hit> {
        self.placed(hits, |line, hit| (line.in_file, hit.column))
    }

    /// The hits in lines that the patch adds, at their place in the patch.
    pub fn added_in_patch(&self, hits: Vec<Hit>) -> Vec<Hit> {
        self.placed(hits, |line, hit| (line.in_patch, hit.column + 1))
    }

    fn placed(&self, mut hits: Vec<Hit>, place: fn(&Line, &Hit) -> (usize, usize)) -> Vec<Hit> {
        hits.retain_mut(|hit| {
            let line = hit.line.checked_sub(1).and_then(|at| self.lines.get(at));
            let added = line.filter(|line| line.added);
            if let Some(line) = added {
                (hit.line, hit.column) = place(line, hit);
            }
            added.is_some()
        });
        hits
    }
}

/// The files in a unified diff, also in a mail or after `git show`'s header; empty: not a diff.
pub fn patched(text: &[u8]) -> Vec<Patched> {
    let mut files: Vec<Patched> = Vec::new();
    let mut old = String::new();
    // Lines of the hunk still to come, old and new.
    let (mut before, mut after) = (0, 0);
    let mut in_file = 0;
    for (at, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let current = files.last_mut().filter(|_| before + after > 0);
        let (first, rest) = line.split_first().unwrap_or((&b' ', &[]));
        if let Some(file) = current {
            match first {
                b'-' => before -= 1.min(before),
                b'+' | b' ' | b'\r' => {
                    let added = *first == b'+';
                    after -= 1.min(after);
                    before -= usize::from(!added).min(before);
                    file.text.extend_from_slice(rest);
                    file.text.push(b'\n');
                    file.lines.push(Line {
                        in_file,
                        in_patch: at + 1,
                        added,
                    });
                    in_file += 1;
                }
                // "\ No newline at end of file"
                b'\\' => {}
                _ => (before, after) = (0, 0),
            }
            continue;
        }
        let line = String::from_utf8_lossy(line);
        if let Some(path) = line.strip_prefix("--- ") {
            path.clone_into(&mut old);
        } else if let Some(path) = line.strip_prefix("+++ ").filter(|_| !old.is_empty()) {
            files.push(Patched {
                path: path_of(&old, path),
                text: Vec::new(),
                lines: Vec::new(),
            });
            old.clear();
        } else if let (Some(hunk), false) = (line.strip_prefix("@@ -"), files.is_empty())
            && let Some(spans) = spans(hunk)
        {
            (before, after, in_file) = spans;
        }
    }
    files
}

/// `1,6 +2,7 @@ …` → 6, 7, 2.
fn spans(hunk: &str) -> Option<(usize, usize, usize)> {
    let (spans, _) = hunk.split_once(" @@")?;
    let (before, after) = spans.split_once(" +")?;
    let count = |span: &str| match span.split_once(',') {
        Some((_, count)) => count.parse().ok(),
        None => Some(1),
    };
    let start = after.split(',').next()?.parse().ok()?;
    Some((count(before)?, count(after)?, start))
}

/// The path after `+++`, without git's `b/` or what other tools write after a tab.
fn path_of(old: &str, new: &str) -> PathBuf {
    let plain = |path: &str| {
        let path = path.split('\t').next().unwrap_or(path).trim_end();
        path.trim_matches('"').to_owned()
    };
    let (old, new) = (plain(old), plain(new));
    let is_side = |path: &str| {
        let side = path.split_once('/').map(|(side, _)| side);
        side.is_some_and(|side| matches!(side, "a" | "b" | "c" | "i" | "o" | "w"))
    };
    let sided = is_side(&new) && (is_side(&old) || old == "/dev/null");
    PathBuf::from(if sided { &new[2..] } else { &new[..] })
}

#[cfg(test)]
#[allow(clippy::expect_used)] // a test fails by panicking
mod tests {
    use super::*;

    const DIFF: &str = "\
diff --git a/app.py b/app.py
index 1..2 100644
--- a/app.py
+++ b/app.py
@@ -10,4 +10,5 @@ def answer():
 import llm
-model = \"old\"
+model = \"new\"
+-- extra = 1

 done()
--- a/gone.py
+++ /dev/null
@@ -1 +0,0 @@
-x
\\ No newline at end of file
";

    #[test]
    fn what_a_patch_removes_is_left_out_and_lines_are_those_of_the_file() {
        let files = patched(DIFF.as_bytes());
        let texts: Vec<(&str, &str)> = files
            .iter()
            .map(|f| {
                (
                    f.path.to_str().expect("UTF-8"),
                    std::str::from_utf8(&f.text).expect("UTF-8"),
                )
            })
            .collect();
        let text = "import llm\nmodel = \"new\"\n-- extra = 1\n\ndone()\n";
        assert_eq!(texts, [("app.py", text), ("/dev/null", "")]);
        let lines: Vec<(usize, usize, bool)> = files[0]
            .lines
            .iter()
            .map(|l| (l.in_file, l.in_patch, l.added))
            .collect();
        let expected = [
            (10, 6, false),
            (11, 8, true),
            (12, 9, true),
            (13, 10, false),
            (14, 11, false),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_path_is_the_new_one_without_what_tools_add() {
        for (old, new, path) in [
            ("a/x.py", "b/x.py", "x.py"),
            ("/dev/null", "b/x.py", "x.py"),
            ("i/x.py", "w/x.py", "x.py"),
            ("x.py\t2026-01-01", "x.py\t2026-01-02", "x.py"),
            ("b/x.py", "b/x.py", "x.py"),
            ("lib/x.py", "lib/x.py", "lib/x.py"),
        ] {
            assert_eq!(path_of(old, new), PathBuf::from(path), "{old} {new}");
        }
    }

    #[test]
    fn a_text_that_only_looks_like_one_is_none() {
        for text in [
            "",
            "model = \"x\"\n",
            "--- \n+++ \n",
            "@@ -1 +1 @@\n-a\n+b\n",
        ] {
            assert!(
                patched(text.as_bytes()).iter().all(|f| f.text.is_empty()),
                "{text}"
            );
        }
    }
}
