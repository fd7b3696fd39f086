//! Columns of the routes table. Does not choose routes (`keep`) or lay out (`output`).

use catalog::schema::{Layer, Rates};
use catalog::units::Price;

use super::report::RouteRow;
use super::view::{price_word, status};
use crate::commands::columns::chosen;
use crate::error::{Error, Kind};
use crate::fields::{Field, TERMS, Term, rate};
use crate::near::nearest;
use crate::output::document::Cell;

/// A column after the first, which names the provider or model.
#[derive(Clone, Copy)]
pub enum Column {
    /// One of [`OWN`].
    Own(&'static Own),
    /// A term of the route.
    Term(&'static Field<Term>),
}

/// A column with its own name and cell.
pub struct Own {
    name: &'static str,
    head: &'static str,
    is_number: bool,
    cell: fn(&RouteRow) -> Cell,
}

const fn own(
    name: &'static str,
    head: &'static str,
    is_number: bool,
    cell: fn(&RouteRow) -> Cell,
) -> Own {
    Own {
        name,
        head,
        is_number,
        cell,
    }
}

/// Columns with a short name; all others are terms, named by key.
#[rustfmt::skip] // one row per line
static OWN: &[Own] = &[
    own("in", "In", true, input),
    own("out", "Out", true, |route| price(route, |r| r.output)),
    own("cached", "Cached", true, |route| price(route, |r| r.cache_read)),
    own("context", "Context", true, |route| term(route, "context_tokens")),
    own("max-output", "Max output", true, |route| term(route, "max_output_tokens")),
    own("status", "Status", false, |route| status(route.status, route.offer.terms.retires_on)),
    own("id", "Id", false, |route| Cell::plain(&route.head.id)),
    own("quant", "Quant", false, |route| term(route, "quantization")),
    own("region", "Region", false, |route| Cell::known(route.head.region.as_ref())),
    own("source", "Source", false, |route| Cell::dim(source(route)).linked(route.url.as_ref())),
    own("as-of", "As of", false, |route| Cell::dim(route.as_of.to_string())),
];

/// Default columns.
const USUAL: &[&str] = &[
    "in", "out", "cached", "context", "status", "source", "as-of",
];
/// Default columns to drop on a narrow screen, in this order.
const SPARE: &[&str] = &["source", "as-of"];

/// The columns in `asked`, else the default ones.
///
/// # Errors
/// An unknown name.
pub fn columns(asked: &[String]) -> Result<Vec<Column>, Error> {
    let usual = USUAL.iter().filter_map(|name| known(name)).collect();
    chosen(usual, asked, find, |a, b| a.key() == b.key())
}

/// Indices of the columns to drop on a narrow screen, in order; none that were requested.
pub fn spare(columns: &[Column], asked: &[String]) -> Vec<usize> {
    let is_list = asked.iter().any(|text| !text.starts_with(['+', '-']));
    let wanted = |name: &&&str| {
        !is_list
            && asked
                .iter()
                .all(|text| text.trim_start_matches('+') != **name)
    };
    let names = SPARE.iter().filter(wanted);
    let places = names.filter_map(|name| columns.iter().position(|column| column.key() == *name));
    places.collect()
}

fn known(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase();
    let own = OWN.iter().find(|own| own.name == name).map(Column::Own);
    let mut terms = TERMS.iter();
    let key = name.replace('-', "_");
    own.or_else(|| terms.find(|term| term.about.key == key).map(Column::Term))
}

fn find(name: &str) -> Result<Column, Error> {
    known(name).ok_or_else(|| {
        let names = OWN.iter().map(|own| own.name);
        let terms = TERMS.iter().map(|term| term.about.key);
        let all: Vec<String> = names.clone().chain(terms).map(str::to_owned).collect();
        let own: Vec<&str> = names.collect();
        let message = format!("unknown column `{name}`");
        let hint = format!("use {}, or a route key from docs/fields.md", own.join(", "));
        Error {
            candidates: nearest(name, all),
            ..Error::new(Kind::Usage, message).hint(hint)
        }
    })
}

impl Column {
    fn key(self) -> &'static str {
        match self {
            Self::Own(own) => own.name,
            Self::Term(term) => term.about.key,
        }
    }

    pub fn head(self) -> &'static str {
        match self {
            Self::Own(own) => own.head,
            Self::Term(term) => term.about.head,
        }
    }

    pub fn is_number(self) -> bool {
        match self {
            Self::Own(own) => own.is_number,
            Self::Term(term) => term.about.unit.is_some(),
        }
    }

    pub fn cell(self, route: &RouteRow) -> Cell {
        match self {
            Self::Own(own) => (own.cell)(route),
            Self::Term(of) => term(route, of.about.key),
        }
    }
}

fn term(route: &RouteRow, key: &str) -> Cell {
    let field = TERMS.iter().find(|field| field.about.key == key);
    let value = field.and_then(|field| (field.value)(&route.offer.terms));
    Cell::known(value.map(|value| value.show()))
}

fn price(route: &RouteRow, of: fn(&Rates) -> Option<Price>) -> Cell {
    Cell::known(rate(&route.offer.terms, of).map(Price::show))
}

fn input(route: &RouteRow) -> Cell {
    if rate(&route.offer.terms, |r| r.input).is_some() {
        price(route, |r| r.input)
    } else {
        Cell::dim(price_word(route.price_status))
    }
}

/// The source of a route, marked if it comes from an update.
fn source(route: &RouteRow) -> String {
    match route.layer {
        Layer::Updated => format!("{}, updated", route.source),
        Layer::Bundled | Layer::Overrides | Layer::Folder => route.source.clone(),
    }
}
