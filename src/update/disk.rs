//! The updated catalog on disk: one writer at a time, the whole file or none of it, the last good one kept.
//!
//! The new file is written beside its place, synced, read back and verified, and only then moved there.
//! At every moment the name leads to a whole old file or a whole new one. Nothing is written through a link.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use catalog::updated::{self, State};
use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Kind};
use crate::paths::Paths;

/// How the names of unfinished files begin.
const UNFINISHED: &str = ".catalog-";

/// The data folder while this process alone writes to it.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
    catalog: PathBuf,
    previous: PathBuf,
    /// Released when it is closed, also by a process that is killed.
    _lock: File,
}

impl Desk {
    /// Makes the folder of the updated catalog where it is missing, and locks it.
    ///
    /// # Errors
    /// No such folder, one that cannot be written, or another update at work.
    pub fn open(places: &Paths) -> Result<Self, Error> {
        let (Some(folder), Some(catalog), Some(previous)) =
            (&places.data, places.updated(), places.previous())
        else {
            return Err(nowhere());
        };
        let failed = |error: io::Error| {
            Error::new(
                Kind::Output,
                format!("{}: cannot be written: {error}", folder.display()),
            )
            .hint("LLMCMP_DATA names the folder of the updated catalog")
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let path = folder.join("update.lock");
        if path.is_symlink() {
            return Err(failed(io::Error::other("update.lock is a link")));
        }
        let mut options = OpenOptions::new();
        let lock = options.create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let message = format!("another update is at work in {}", folder.display());
                return Err(Error::new(Kind::Output, message).hint("try again when it is done"));
            }
            Err(fs::TryLockError::Error(error)) => return Err(failed(error)),
        }
        let desk = Self {
            folder: folder.to_owned(),
            catalog,
            previous,
            _lock: lock,
        };
        desk.sweep();
        Ok(desk)
    }

    /// Takes away what killed updates left behind; nobody else writes while the lock is held.
    fn sweep(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Puts a catalog into its place.
    ///
    /// # Errors
    /// When it cannot be written or does not read back as it was written; what was there stays.
    pub fn put(&self, packed: &[u8], state: &State) -> Result<(), Error> {
        let failed = |error: io::Error| {
            let place = self.catalog.display();
            Error::new(Kind::Output, format!("{place}: cannot be written: {error}"))
                .hint("what was there before stays in use")
        };
        let unfinished = self.unfinished().map_err(failed)?;
        let mut out = BufWriter::new(unfinished.as_file());
        updated::write(&mut out, packed, state).map_err(failed)?;
        out.flush().map_err(failed)?;
        drop(out);
        unfinished.as_file().sync_all().map_err(failed)?;
        self.install(unfinished)
    }

    /// Puts a file that another program wrote, such as one copied from a machine with a network.
    ///
    /// # Errors
    /// As [`Desk::put`], and a file that is no updated catalog.
    pub fn put_file(&self, file: &Path) -> Result<(), Error> {
        let failed = |error: io::Error| {
            let message = format!("{}: cannot be copied: {error}", file.display());
            Error::new(Kind::Output, message)
        };
        let mut unfinished = self.unfinished().map_err(failed)?;
        let mut from = File::open(file).map_err(failed)?;
        io::copy(&mut from, unfinished.as_file_mut()).map_err(failed)?;
        unfinished.as_file().sync_all().map_err(failed)?;
        self.install(unfinished)
    }

    fn unfinished(&self) -> io::Result<NamedTempFile> {
        let mut builder = Builder::new();
        builder.prefix(UNFINISHED);
        #[cfg(unix)]
        {
            // Public data, for the user's umask to narrow.
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o644));
        }
        builder.tempfile_in(&self.folder)
    }

    fn install(&self, unfinished: NamedTempFile) -> Result<(), Error> {
        verify(unfinished.path())?;
        let failed = |error: io::Error| {
            let place = self.catalog.display();
            Error::new(
                Kind::Output,
                format!("{place}: cannot be replaced: {error}"),
            )
        };
        if verify(&self.catalog).is_ok() {
            self.keep().map_err(failed)?;
        }
        let moved = unfinished.persist(&self.catalog);
        moved.map_err(|error| failed(error.error))?;
        self.sync();
        Ok(())
    }

    /// Keeps a second name for the catalog in use, which is good.
    fn keep(&self) -> io::Result<()> {
        let beside = self.folder.join(format!("{UNFINISHED}previous"));
        let _ = fs::remove_file(&beside);
        if fs::hard_link(&self.catalog, &beside).is_err() {
            fs::copy(&self.catalog, &beside)?;
        }
        fs::rename(&beside, &self.previous)?;
        // Two names of one file: renaming the one to the other leaves both, and says it went well.
        let _ = fs::remove_file(&beside);
        Ok(())
    }

    /// Takes the updated catalog away; with `to_previous`, puts the one before it back. Says whether there
    /// was one.
    ///
    /// # Errors
    /// When the folder cannot be written, or there is no good one before it.
    pub fn reset(&self, to_previous: bool) -> Result<bool, Error> {
        let failed = |error: io::Error| {
            let place = self.catalog.display();
            Error::new(Kind::Output, format!("{place}: cannot be removed: {error}"))
        };
        let before = &self.previous;
        if to_previous {
            verify(before)?;
            fs::rename(before, &self.catalog).map_err(failed)?;
            self.sync();
            return Ok(true);
        }
        let mut found = false;
        for path in [&self.catalog, before] {
            match fs::remove_file(path) {
                Ok(()) => found = true,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(failed(error)),
            }
        }
        self.sync();
        Ok(found)
    }

    /// Makes the names last through a loss of power, where the system can.
    fn sync(&self) {
        if let Ok(folder) = File::open(&self.folder) {
            let _ = folder.sync_all();
        }
    }
}

/// The error of those who have no folder for an updated catalog.
pub fn nowhere() -> Error {
    Error::new(Kind::Usage, "there is no folder for an updated catalog")
        .hint("LLMCMP_DATA names one")
}

/// Reads the whole file: every block and every record.
///
/// # Errors
/// What is wrong with it.
pub fn verify(path: &Path) -> Result<(), Error> {
    let wrong = |reason: &str| Error::new(Kind::Catalog, format!("{} {reason}", path.display()));
    let opened = updated::open(path).map_err(|reason| wrong(&reason))?;
    let updated = opened.ok_or_else(|| wrong("is not there"))?;
    let whole = updated.catalog.verify();
    whole.map_err(|_| wrong("is damaged"))
}
