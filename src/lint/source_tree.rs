//! Files under paths, read on all cores: what a check of a source tree looks at.
//!
//! Owns the walk: ignore files, `.env` files, what is skipped. Refuses what is in the texts (`check`).

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use catalog::sort::Order;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};

use crate::error::{Error, Kind};

/// The ignore file of this program; as `.gitignore`, and above it.
pub const IGNORE_FILE: &str = ".llmcmpignore";

/// Files of settings that git is told to ignore, and that name models: read even so.
const ENV_FILES: &[&str] = &[
    ".env",
    ".env.development",
    ".env.local",
    ".env.production",
    ".env.staging",
    ".env.test",
];

/// Written by machines, for machines: lists of versions and packed code.
const SKIPPED_NAMES: &[&str] = &[
    "Cargo.lock",
    "Gemfile.lock",
    "Pipfile.lock",
    "composer.lock",
    "flake.lock",
    "go.sum",
    "package-lock.json",
    "pnpm-lock.yaml",
    "poetry.lock",
    "uv.lock",
    "yarn.lock",
];
const SKIPPED_ENDINGS: &[&str] = &[".min.js", ".min.css", ".min.mjs", ".map", ".svg"];

/// Languages in which a string may stand between backticks.
const BACKTICK_ENDINGS: &[&str] = &[
    ".cjs", ".cts", ".go", ".js", ".jsx", ".mjs", ".mts", ".svelte", ".ts", ".tsx", ".vue",
];

/// Read by people: an id in them is an example.
const DOCUMENT_ENDINGS: &[&str] = &[
    ".adoc", ".htm", ".html", ".md", ".mdx", ".org", ".rst", ".tex", ".txt",
];
const DOCUMENT_NAMES: &[&str] = &["METADATA", "PKG-INFO"];

/// Told of the past: an id in them was right once.
const HISTORY_BEGINNINGS: &[&str] = &["CHANGELOG", "CHANGES", "HISTORY", "NEWS", "RELEASE"];

/// Larger files are data, not sources: 64 MiB.
const LARGEST: u64 = 64 << 20;
/// A zero byte in the first part of a file makes it binary, as for git.
const HEAD: usize = 8 << 10;

/// What is known of a file by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// What it is to a reader.
    pub sort: Sort,
    /// Whether a string may stand between backticks in it.
    pub backticks: bool,
}

/// What a file is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Code or configuration: what it names is used.
    Source,
    /// For people: what it names is an example.
    Document,
    /// Of the past: what it names may be long gone.
    History,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned<T> {
    /// What came of each file that something came of, by path.
    pub files: Vec<(PathBuf, T)>,
    /// How many files were read to the end.
    pub read: usize,
    /// What could not be read, and why.
    pub problems: Vec<String>,
}

/// Reads every file under `paths` and keeps what `look` makes of it. A path that is a file is read whatever
/// ignore files say. Links are not followed.
///
/// # Errors
/// A path that does not exist.
pub fn scan<T: Send>(
    paths: &[PathBuf],
    look: impl Fn(&[u8], Named) -> Option<T> + Sync,
) -> Result<Scanned<T>, Error> {
    for path in paths {
        if let Err(error) = fs::metadata(path) {
            let message = format!("{} cannot be read: {error}", path.display());
            return Err(Error::new(Kind::Input, message).hint("name files or folders that exist"));
        }
    }
    let all = Mutex::new(Scanned {
        files: Vec::new(),
        read: 0,
        problems: Vec::new(),
    });
    for root in paths {
        walk(root, &all, &look);
    }
    let mut all = all
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    all.files.order_by(|a, b| a.0.cmp(&b.0));
    // A file may be named twice, by itself and by its folder.
    all.files.dedup_by(|a, b| a.0 == b.0);
    all.problems.order();
    all.problems.dedup();
    Ok(all)
}

/// One thread's share, given to all when the thread is done.
struct Share<'s, T> {
    all: &'s Mutex<Scanned<T>>,
    buffer: Vec<u8>,
    own: Scanned<T>,
}

impl<T> Drop for Share<'_, T> {
    fn drop(&mut self) {
        let mut all = self
            .all
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        all.files.append(&mut self.own.files);
        all.problems.append(&mut self.own.problems);
        all.read += self.own.read;
    }
}

impl<T> Share<'_, T> {
    fn file(&mut self, path: &Path, look: &impl Fn(&[u8], Named) -> Option<T>) {
        let Some(named) = named(path) else { return };
        match read(path, &mut self.buffer) {
            Ok(true) => {
                self.own.read += 1;
                if let Some(found) = look(&self.buffer, named) {
                    // `src/a` and `./src/a` are one file.
                    let path = path.strip_prefix(".").unwrap_or(path);
                    self.own.files.push((path.to_owned(), found));
                }
            }
            Ok(false) => {}
            Err(error) => {
                let problem = format!("{} could not be read: {error}", path.display());
                self.own.problems.push(problem);
            }
        }
    }
}

fn walk<T: Send>(
    root: &Path,
    all: &Mutex<Scanned<T>>,
    look: &(impl Fn(&[u8], Named) -> Option<T> + Sync),
) {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let walker = WalkBuilder::new(root)
        .hidden(false)
        .ignore(false)
        .require_git(false)
        .add_custom_ignore_filename(IGNORE_FILE)
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() != ".git")
        .threads(threads)
        .build_parallel();
    walker.run(|| {
        let mut share = Share {
            all,
            buffer: Vec::new(),
            own: Scanned {
                files: Vec::new(),
                read: 0,
                problems: Vec::new(),
            },
        };
        Box::new(move |entry: Result<DirEntry, ignore::Error>| {
            match entry {
                Ok(entry) => visit(&entry, &mut share, look),
                Err(error) => share.own.problems.push(error.to_string()),
            }
            WalkState::Continue
        })
    });
}

fn visit<T>(entry: &DirEntry, share: &mut Share<'_, T>, look: &impl Fn(&[u8], Named) -> Option<T>) {
    let Some(kind) = entry.file_type() else {
        return;
    };
    let path = entry.path();
    if kind.is_dir() {
        for env in env_files(path) {
            share.file(&env, look);
        }
    } else if kind.is_file() || entry.depth() == 0 {
        // Those of folders were read with the folder.
        let with_folder = entry.depth() > 0
            && entry
                .file_name()
                .to_str()
                .is_some_and(|name| ENV_FILES.contains(&name));
        if !with_folder {
            share.file(path, look);
        }
    }
}

/// The `.env` files of a folder that no ignore file of this program, there or above, names.
fn env_files(folder: &Path) -> Vec<PathBuf> {
    let named = ENV_FILES.iter().map(|name| folder.join(name));
    let there = named.filter(|path| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file()));
    let mut files: Vec<PathBuf> = there.collect();
    if !files.is_empty() {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let ignores: Vec<Gitignore> = whole(folder).ancestors().filter_map(ignore_file).collect();
        files.retain(|file| {
            let file = whole(file);
            // The nearest that says something settles.
            let mut said = ignores.iter().map(|ignore| ignore.matched(&file, false));
            !said
                .find(|said| !said.is_none())
                .is_some_and(|said| said.is_ignore())
        });
    }
    files
}

fn ignore_file(folder: &Path) -> Option<Gitignore> {
    let path = folder.join(IGNORE_FILE);
    if !path.is_file() {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    builder.add(path);
    builder.build().ok()
}

/// What a file is, by its name; `None`: it is not read.
fn named(path: &Path) -> Option<Named> {
    let name = path.file_name().map(|name| name.to_string_lossy())?;
    let ends = |endings: &[&str]| {
        let bytes = name.as_bytes();
        endings.iter().any(|e| {
            bytes.len() >= e.len()
                && bytes[bytes.len() - e.len()..].eq_ignore_ascii_case(e.as_bytes())
        })
    };
    if SKIPPED_NAMES.contains(&&*name) || ends(SKIPPED_ENDINGS) {
        return None;
    }
    let begins = |beginning: &&str| {
        let start = name.as_bytes().get(..beginning.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()))
    };
    let document = ends(DOCUMENT_ENDINGS) || DOCUMENT_NAMES.contains(&&*name);
    let plain = document || !name.contains('.');
    let sort = if plain && HISTORY_BEGINNINGS.iter().any(begins) {
        Sort::History
    } else if document {
        Sort::Document
    } else {
        Sort::Source
    };
    Some(Named {
        sort,
        backticks: sort != Sort::Source || ends(BACKTICK_ENDINGS),
    })
}

/// Reads a text into `buffer`; `false`: it is binary.
fn read(path: &Path, buffer: &mut Vec<u8>) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    buffer.clear();
    buffer.reserve(usize::try_from(size.min(LARGEST)).unwrap_or(0) + 1);
    let head = HEAD as u64;
    (&mut file).take(head).read_to_end(buffer)?;
    if memchr::memchr(0, buffer).is_some() {
        return Ok(false);
    }
    if size > LARGEST {
        return Err(io::Error::other("it is larger than 64 MiB"));
    }
    if buffer.len() == HEAD {
        file.take(LARGEST).read_to_end(buffer)?;
    }
    Ok(true)
}
