//! The catalog that an update starts from. Does not fetch (`answers`) or merge (`run`).

use std::path::Path;

use catalog::Catalog;
use catalog::units::Date;
use catalog::updated::{Feed, State, Updated};

use crate::bundle::{BUNDLE, bundled};
use crate::commands::context::Context;
use crate::update::feeds::Address;

pub(super) struct Base {
    pub(super) catalog: Catalog,
    /// State of the last update, if that is in use.
    pub(super) state: Option<State>,
    /// A newer update, made by a program with other built-in data.
    foreign: Option<Updated>,
}

impl Base {
    /// The catalog in use without overrides, or the built-in one if the last update was made with other built-in data.
    pub(super) fn of(context: &Context, path: &Path) -> Self {
        let plain = |catalog| Self {
            catalog,
            state: None,
            foreign: None,
        };
        if context.replaced {
            return plain(context.catalog.clone());
        }
        let bundled = bundled();
        let updated = catalog::updated::open(path).ok().flatten();
        let usable = |u: &Updated| {
            let newer = crate::layers::newer(u, &bundled).unwrap_or(false);
            // Ignore data dated by a clock that was ahead, once the clock is right.
            let ahead = u
                .state
                .feeds
                .iter()
                .any(|f| is_ahead(f.as_of, context.today));
            newer && !ahead && u.catalog.verify().is_ok()
        };
        match updated.filter(usable) {
            None => plain(bundled),
            Some(updated) if updated.state.bundle == BUNDLE => Self {
                catalog: updated.catalog,
                state: Some(updated.state),
                foreign: None,
            },
            Some(updated) => Self {
                foreign: Some(updated),
                ..plain(bundled)
            },
        }
    }

    pub(super) fn is_foreign(&self) -> bool {
        self.foreign.is_some()
    }

    pub(super) fn take_update(&mut self) {
        if let Some(updated) = self.foreign.take() {
            self.catalog = updated.catalog;
            self.state = Some(updated.state);
        }
    }

    /// `ETag` and `Last-Modified` of the data from this URL in the catalog.
    pub(super) fn known(&self, address: &Address) -> Option<&Feed> {
        let feeds = &self.state.as_ref()?.feeds;
        feeds
            .iter()
            .find(|f| f.source == address.source && f.url == address.url)
    }
}

/// Whether a date is ahead of today by more than time zones explain.
pub(super) fn is_ahead(day: Date, today: Date) -> bool {
    today.days_until(day.first_day().into()) > 1
}
