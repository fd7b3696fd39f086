//! The result of fetching each source, from its URL, a mirror or a directory. Does not merge (`run`).

use std::path::Path;
use std::time::Duration;

use catalog::units::Date;
use catalog::updated::Feed;

use super::args::UpdateArgs;
use super::base::Base;
use super::report::{Outcome, UpdateReport};
use crate::commands::context::Context;
use crate::error::{Error, Kind};
use crate::update::feeds::{self, Address, Got};
use crate::update::fetch::Fetcher;

pub(super) struct Answer {
    pub(super) address: Address,
    pub(super) got: Got,
    pub(super) as_of: Date,
}

impl Answer {
    /// State to store: the previous one if the source was not updated.
    pub(super) fn feed(&self, base: &Base, report: &UpdateReport, today: Date) -> Option<Feed> {
        let row = report
            .sources
            .iter()
            .find(|r| r.source == self.address.source)?;
        match (&self.got, row.outcome) {
            (
                Got::New {
                    etag,
                    last_modified,
                    ..
                },
                Outcome::Taken,
            ) => Some(Feed {
                source: self.address.source.to_owned(),
                url: self.address.url.clone(),
                etag: etag.clone(),
                last_modified: last_modified.clone(),
                as_of: self.as_of,
            }),
            (Got::Unchanged, _) => {
                let mut feed = base.known(&self.address)?.clone();
                feed.as_of = today;
                Some(feed)
            }
            _ => base.known(&self.address).cloned(),
        }
    }
}

pub(super) fn gather(
    context: &Context,
    args: &UpdateArgs,
    base: &Base,
) -> Result<Vec<Answer>, Error> {
    let from = args.from.as_deref();
    let mirror = from.filter(|from| feeds::is_address(from));
    if let (Some(from), None) = (from, mirror) {
        return folder(context, args, Path::new(from));
    }
    let timeout = Duration::from_secs(args.timeout.get());
    let fetcher = Fetcher::new(timeout, args.retries, args.ca_file.as_deref())?;
    let answer = |address: Address| {
        let known = base.known(&address);
        let known = (
            known.and_then(|f| f.etag.as_deref()),
            known.and_then(|f| f.last_modified.as_deref()),
        );
        Answer {
            got: fetcher.fetch(&address, known),
            address,
            as_of: context.today,
        }
    };
    Ok(feeds::addresses(mirror).into_iter().map(answer).collect())
}

fn folder(context: &Context, args: &UpdateArgs, folder: &Path) -> Result<Vec<Answer>, Error> {
    let wrong = |message: String| {
        Error::new(Kind::Catalog, message).hint(
            "--from takes a directory with models-dev/, litellm/ and openrouter/, or the URL of a mirror",
        )
    };
    if !folder.is_dir() {
        return Err(wrong(format!(
            "{} is not a directory, file or URL",
            folder.display()
        )));
    }
    let found = feeds::copies(folder).map_err(|error| wrong(format!("{error:#}")))?;
    if found.iter().all(|(_, files)| files.is_empty()) {
        return Err(wrong(format!(
            "no snapshot of a known source in {}",
            folder.display()
        )));
    }
    let answer = |(address, files): (Address, Vec<(String, Vec<u8>)>)| Answer {
        address,
        // Each of these sources is a single file.
        got: match files.into_iter().next() {
            Some((_, bytes)) => Got::New {
                bytes,
                etag: None,
                last_modified: None,
            },
            None => Got::Failed("not in the directory".to_owned()),
        },
        as_of: args.as_of.unwrap_or(context.today),
    };
    Ok(found.into_iter().map(answer).collect())
}
