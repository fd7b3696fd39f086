//! The URLs that `update` fetches, and local copies of their files. Does not fetch.

use std::path::Path;

use anyhow::{Context, Result};
use import::snapshots::files_of;
use import::sources::{ADAPTERS, File};

/// The sources that can be fetched: id, URL, and the path on a mirror, which is also the adapter's name for the file.
#[rustfmt::skip] // one source per line
const LIVE: &[(&str, &str, &str)] = &[
    ("models-dev", "https://models.dev/api.json", "models-dev/api.json"),
    ("models-dev-models", "https://models.dev/models.json", "models-dev/models.json"),
    ("litellm", "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json", "litellm/model_prices_and_context_window.json"),
    ("openrouter", "https://openrouter.ai/api/v1/models", "openrouter/models.json"),
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub source: &'static str,
    /// URL without credentials: it is shown and stored.
    pub url: String,
    /// Credentials from the mirror's URL: `user:secret`.
    pub user: Option<String>,
    /// The adapter's name for the file.
    pub path: &'static str,
}

/// The original URLs, or those of a mirror.
pub fn addresses(mirror: Option<&str>) -> Vec<Address> {
    let mirror = mirror.map(without_user);
    let address = |&(source, url, path)| Address {
        source,
        url: match &mirror {
            Some((base, _)) => format!("{}/{path}", base.trim_end_matches('/')),
            None => String::from(url),
        },
        user: mirror.as_ref().and_then(|(_, user)| user.clone()),
        path,
    };
    LIVE.iter().map(address).collect()
}

/// Splits a URL into the URL without credentials, and the credentials.
fn without_user(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else {
        return (url.to_owned(), None);
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    match authority.rsplit_once('@') {
        Some((user, host)) => (format!("{scheme}://{host}{path}"), Some(user.to_owned())),
        None => (url.to_owned(), None),
    }
}

/// Whether `--from` is a URL.
pub fn is_address(from: &str) -> bool {
    let scheme = from.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("https"))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Got {
    New {
        bytes: Vec<u8>,
        etag: Option<String>,
        last_modified: Option<String>,
    },
    /// Not modified since the last fetch.
    Unchanged,
    /// The reason for the failure.
    Failed(String),
}

/// Each source with its files in a directory: dated snapshots, or the layout of a mirror. Empty if there are none.
///
/// # Errors
/// The directory cannot be read.
pub fn copies(folder: &Path) -> Result<Vec<(Address, Vec<File>)>> {
    let mut found = Vec::new();
    for address in addresses(None) {
        let adapter = ADAPTERS.iter().find(|a| a.id == address.source);
        let adapter = adapter.with_context(|| address.source.to_owned())?;
        let mut files = files_of(folder, adapter.files)?;
        // Skips the CSV with hosts behind a gateway, which has no URL.
        files.retain(|(path, _)| Path::new(path).extension().is_some_and(|e| e == "json"));
        let as_mirrored = folder.join(address.path);
        if as_mirrored.is_file() && !files.iter().any(|(path, _)| path == address.path) {
            let bytes = catalog::open::whole(&as_mirrored).with_context(|| address.path)?;
            files = vec![(address.path.to_owned(), bytes)];
        }
        let url = folder.display().to_string();
        found.push((Address { url, ..address }, files));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_folder_and_its_user_from_its_host() {
        for address in ["http://a", "https://a/b", "HTTPS://a", "Http://u:p@a"] {
            assert!(is_address(address), "{address}");
        }
        for other in [
            "a",
            "/a",
            "file:///a",
            "ftp://a",
            "httpss://a",
            "http:/a",
            "",
        ] {
            assert!(!is_address(other), "{other}");
        }
        let rows = [
            ("https://me:s@host/x", "https://host/x", Some("me:s")),
            ("https://me@host", "https://host", Some("me")),
            (
                "https://a@b:c@host:1/x@y",
                "https://host:1/x@y",
                Some("a@b:c"),
            ),
            ("https://host/x@y", "https://host/x@y", None),
            ("https://host?q=a@b", "https://host?q=a@b", None),
        ];
        for (url, shown, user) in rows {
            assert_eq!(
                without_user(url),
                (shown.to_owned(), user.map(str::to_owned))
            );
        }
    }

    #[test]
    fn what_is_not_a_mirror_is_fetched_over_https() {
        assert!(
            addresses(None)
                .iter()
                .all(|address| address.url.starts_with("https://"))
        );
        assert_eq!(addresses(None).len(), 4);
    }
}
