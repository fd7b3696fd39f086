//! Reads the files under paths on all cores, for checking a source tree.
//!
//! Owns the walk: ignore files, `.env` files, skipped files. Does not look into the texts (`check`).

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use catalog::sort::Order;
use catalog::words;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder, WalkState};

use super::patch::Patched;
use super::path_class::{Class, class};
use crate::cores::startable;
use crate::error::{Error, Kind};

/// This program's ignore file; works like `.gitignore` and takes precedence over it.
pub const IGNORE_FILE: &str = ".llmcmpignore";

/// Settings files that name models; read even if git ignores them.
const ENV_FILES: &[&str] = words!(
    ".env .env.development .env.example .env.local .env.production .env.sample .env.staging
    .env.template .env.test"
);

/// Lock files and minified code.
const SKIPPED_NAMES: &[&str] = words!(
    "Cargo.lock Gemfile.lock Pipfile.lock composer.lock flake.lock go.sum package-lock.json
    pnpm-lock.yaml poetry.lock uv.lock yarn.lock"
);
const SKIPPED_ENDINGS: &[&str] = &[".min.js", ".min.css", ".min.mjs", ".map", ".svg"];

/// Languages with strings in backticks.
const BACKTICK_ENDINGS: &[&str] = &[
    ".cjs", ".cts", ".go", ".js", ".jsx", ".mjs", ".mts", ".svelte", ".ts", ".tsx", ".vue",
];

const YAML_ENDINGS: &[&str] = &[".yaml", ".yml", ".j2", ".prompty", ".template", ".tpl"];

const PATCH_ENDINGS: &[&str] = &[".diff", ".patch"];

/// Larger files are data, not source: 64 MiB.
const LARGEST: u64 = 64 << 20;
/// People do not write larger ignore files: 1 MiB.
const LARGEST_IGNORE_FILE: u64 = 1 << 20;
/// A zero byte in this much of a file's start makes it binary, as in git.
const HEAD: usize = 8 << 10;

/// What a file's path says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub class: Class,
    /// Whether it may have strings in backticks.
    pub backticks: bool,
    pub yaml: bool,
    /// Whether it is a diff, whose removed lines do not count.
    pub patch: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned<T> {
    /// The files with a result, by path.
    pub files: Vec<(PathBuf, T)>,
    /// Number of files read to the end.
    pub read: usize,
    /// What could not be read, and why.
    pub problems: Vec<String>,
}

/// Reads every file under `paths` and keeps the results of `look`. A file named as a path is read even if ignore
/// files exclude it. Does not follow links.
///
/// # Errors
/// A path that does not exist.
pub fn scan<T: Send>(
    paths: &[PathBuf],
    exclude: &[String],
    own: &[PathBuf],
    look: impl Fn(&[u8], Named) -> Option<T> + Sync,
) -> Result<Scanned<T>, Error> {
    for path in paths {
        if let Err(error) = fs::metadata(path) {
            let message = format!("{} cannot be read: {error}", path.display());
            return Err(Error::new(Kind::Input, message).hint("check the path"));
        }
    }
    let whole = |path: &PathBuf| fs::canonicalize(path).ok();
    let excluded = Excluded {
        globs: globs(exclude)?,
        own: own.iter().filter_map(whole).collect(),
    };
    let all = Mutex::new(Scanned {
        files: Vec::new(),
        read: 0,
        problems: Vec::new(),
    });
    for root in paths {
        walk(root, &excluded, &all, &look);
    }
    let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    all.files.order_by(|a, b| a.0.cmp(&b.0));
    // A file may be found twice, by its own path and by its folder.
    all.files.dedup_by(|a, b| a.0 == b.0);
    all.problems.order();
    all.problems.dedup();
    Ok(all)
}

/// The same for the files of a patch, which are not on the disk.
///
/// # Errors
/// A glob that is none.
pub fn scan_patch<T>(
    files: &[Patched],
    exclude: &[String],
    look: impl Fn(&Patched, Named) -> Option<T>,
) -> Result<Scanned<T>, Error> {
    let globs = globs(exclude)?;
    let excluded = |file: &&Patched| {
        let matched = globs.matched_path_or_any_parents(&file.path, false);
        matched.is_ignore()
    };
    let mut scanned = Scanned {
        files: Vec::new(),
        read: 0,
        problems: Vec::new(),
    };
    for file in files
        .iter()
        .filter(|file| file.path.is_relative() && !excluded(file))
    {
        scanned.read += 1;
        let found = named(&file.path).and_then(|named| look(file, named));
        scanned
            .files
            .extend(found.map(|found| (file.path.clone(), found)));
    }
    // A patch that only deletes counts as read.
    scanned.read = scanned.read.max(1);
    Ok(scanned)
}

/// One thread's results, merged when the thread ends.
struct Share<'s, T> {
    all: &'s Mutex<Scanned<T>>,
    excluded: &'s Excluded,
    buffer: Vec<u8>,
    own: Scanned<T>,
}

impl<T> Drop for Share<'_, T> {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.files.append(&mut self.own.files);
        all.problems.append(&mut self.own.problems);
        all.read += self.own.read;
    }
}

impl<T> Share<'_, T> {
    /// Reads the file at `path`; `below` is its path relative to the folder that was named.
    fn file(&mut self, path: &Path, below: &Path, look: &impl Fn(&[u8], Named) -> Option<T>) {
        let Some(named) = named(below) else { return };
        match read(path, &mut self.buffer) {
            Ok(true) => {
                self.own.read += 1;
                if let Some(found) = look(&self.buffer, named) {
                    // `src/a` and `./src/a` are the same file.
                    let path = path.strip_prefix(".").unwrap_or(path);
                    self.own.files.push((path.to_owned(), found));
                }
            }
            Ok(false) => {}
            Err(error) => self.problem(path, &error.to_string()),
        }
    }

    fn problem(&mut self, path: &Path, why: &str) {
        let problem = format!("{} was not read: {why}", path.display());
        self.own.problems.push(problem);
    }
}

/// What the user excludes.
#[derive(Clone)]
struct Excluded {
    globs: Gitignore,
    /// This program's own files: a policy, a baseline.
    own: Vec<PathBuf>,
}

fn globs(exclude: &[String]) -> Result<Gitignore, Error> {
    let mut builder = GitignoreBuilder::new("");
    for glob in exclude {
        builder.add_line(None, glob).map_err(|error| {
            let message = format!("--exclude `{glob}`: {error}");
            Error::new(Kind::Usage, message)
                .hint("use .gitignore syntax, such as `vendor/` or `*.json`")
        })?;
    }
    let built = builder.build();
    built.map_err(|error| Error::new(Kind::Usage, format!("--exclude: {error}")))
}

fn walk<T: Send>(
    root: &Path,
    excluded: &Excluded,
    all: &Mutex<Scanned<T>>,
    look: &(impl Fn(&[u8], Named) -> Option<T> + Sync),
) {
    let share = || Share {
        all,
        excluded,
        buffer: Vec::new(),
        own: Scanned {
            files: Vec::new(),
            read: 0,
            problems: Vec::new(),
        },
    };
    // An ignore file in the folder or above it may never end.
    let above = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    if let Some(odd) = above.ancestors().find_map(odd_ignore_file) {
        share().problem(root, &odd);
        return;
    }
    let threads = startable();
    let (globs, own_root) = (excluded.clone(), root.to_owned());
    // The walker reads a folder's ignore files before it visits the folder.
    let odd = Arc::new(Mutex::new(Vec::new()));
    let found_odd = Arc::clone(&odd);
    let mut walker = WalkBuilder::new(root);
    walker
        .hidden(false)
        .ignore(false)
        .require_git(false)
        .add_custom_ignore_filename(IGNORE_FILE)
        .filter_entry(move |entry| {
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            if is_dir
                && entry.depth() > 0
                && let Some(why) = odd_ignore_file(entry.path())
            {
                let mut odd = found_odd.lock().unwrap_or_else(PoisonError::into_inner);
                odd.push((entry.path().to_owned(), why));
                return false;
            }
            entry.depth() == 0
                || entry.file_name() != ".git"
                    && !is_excluded(&globs, &own_root, entry.path(), is_dir)
        });
    if threads == 0 {
        let mut share = share();
        for entry in walker.build() {
            visit(root, entry, &mut share, look);
        }
    } else {
        walker.threads(threads).build_parallel().run(|| {
            let mut share = share();
            Box::new(move |entry| {
                visit(root, entry, &mut share, look);
                WalkState::Continue
            })
        });
    }
    let odd = odd.lock().unwrap_or_else(PoisonError::into_inner);
    let mut share = share();
    for (path, why) in odd.iter() {
        share.problem(path, why);
    }
}

/// Whether a path is excluded: by `--exclude`, as shown or relative to the folder that was named, or as one of this
/// program's own files.
fn is_excluded(excluded: &Excluded, root: &Path, path: &Path, is_dir: bool) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    let shown = path.strip_prefix(".").unwrap_or(path);
    let named = |path: &&Path| excluded.globs.matched(path, is_dir).is_ignore();
    let own = |own: &PathBuf| {
        own.file_name() == path.file_name() && fs::canonicalize(path).is_ok_and(|path| path == *own)
    };
    [below, shown].iter().any(named) || excluded.own.iter().any(own)
}

fn visit<T>(
    root: &Path,
    entry: Result<DirEntry, ignore::Error>,
    share: &mut Share<'_, T>,
    look: &impl Fn(&[u8], Named) -> Option<T>,
) {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return share.own.problems.push(error.to_string()),
    };
    let path = entry.path();
    let below = path
        .strip_prefix(root)
        .ok()
        .filter(|below| below.components().next().is_some());
    let below = below.unwrap_or_else(|| path.file_name().map_or(path, Path::new));
    // Follows a link only if it was named.
    let kind = match entry.file_type() {
        Some(kind) if entry.depth() == 0 => {
            fs::metadata(path).map_or(kind, |meta| meta.file_type())
        }
        Some(kind) => kind,
        None => return,
    };
    if kind.is_dir() {
        for env in env_files(path) {
            let below = env.strip_prefix(root).unwrap_or(&env).to_owned();
            if !is_excluded(share.excluded, root, &env, false) {
                share.file(&env, &below, look);
            }
        }
    } else if kind.is_file() {
        // These were read with their folder.
        let with_folder = entry.depth() > 0
            && entry
                .file_name()
                .to_str()
                .is_some_and(|name| ENV_FILES.contains(&name));
        if !with_folder {
            share.file(path, below, look);
        }
    } else if !kind.is_symlink() {
        share.problem(path, "it is not a regular file");
    }
}

/// What is wrong with a folder's ignore files: a device, or a link to one, never ends.
fn odd_ignore_file(folder: &Path) -> Option<String> {
    [".gitignore", IGNORE_FILE].iter().find_map(|name| {
        // Does not follow links: a change under review must not redirect the reader.
        let meta = fs::symlink_metadata(folder.join(name)).ok()?;
        let odd = !meta.is_file() || meta.len() > LARGEST_IGNORE_FILE;
        odd.then(|| format!("its {name} is a link, not a regular file, or larger than 1 MiB"))
    })
}

/// The `.env` files of a folder, except those that this program's ignore files exclude, here or above.
fn env_files(folder: &Path) -> Vec<PathBuf> {
    let named = ENV_FILES.iter().map(|name| folder.join(name));
    let there = named.filter(|path| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file()));
    let mut files: Vec<PathBuf> = there.collect();
    if !files.is_empty() {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let ignores: Vec<Gitignore> = whole(folder).ancestors().filter_map(ignore_file).collect();
        files.retain(|file| {
            let file = whole(file);
            // The nearest ignore file that mentions it decides.
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

/// What a file's name says about it; `None`: it is not read.
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
    let class = class(path);
    Some(Named {
        class,
        yaml: class == Class::Document || ends(YAML_ENDINGS),
        backticks: class != Class::Code && !class.is_quiet() || ends(BACKTICK_ENDINGS),
        patch: ends(PATCH_ENDINGS),
    })
}

/// Reads a text into `buffer`; `false`: it is binary.
fn read(path: &Path, buffer: &mut Vec<u8>) -> io::Result<bool> {
    let meta = fs::metadata(path)?;
    // Opening a pipe waits for a writer.
    if !meta.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut file = File::open(path)?;
    let size = meta.len();
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
