//! What an adapter yields: one row of one source, in the catalog's units and words.
//!
//! Owns the common stream between adapters and merge. Refuses parsing (`sources`) and deciding which
//! model a row speaks of (`identity`).

use catalog::schema::{
    Capabilities, DataControls, Facts, Parameter, PriceList, Provider, RetirementBasis, Terms,
};
use catalog::units::Date;

/// The sources that the importer knows, by their id in `sources.json`.
pub type SourceId = &'static str;

/// One row of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Id in `sources.json`.
    pub source: SourceId,
    /// The snapshot's day.
    pub as_of: Date,
    /// The first day on which its price is known to have held.
    pub since: Option<Date>,
    /// The page that the row itself names.
    pub url: Option<String>,
    /// Who bills, as the source spells it. `None`: the row speaks of the model alone.
    pub provider: Option<String>,
    /// The model's id, as the provider's requests spell it.
    pub id: String,
    /// The display name given.
    pub name: Option<String>,
    /// The canonical id that the source itself links to.
    pub canonical: Option<String>,
    /// The family that the source states.
    pub family: Option<String>,
    /// A mode of service that the row states beside the id.
    pub variant: Option<String>,
    /// A region that the row states beside the id.
    pub region: Option<String>,
    /// Who runs it behind a gateway.
    pub host: Option<String>,
    /// What the row says of the model.
    pub facts: Facts,
    /// What the row says the model can do.
    pub capabilities: Capabilities,
    /// Parameters of requests, and whether the row says that they are refused.
    pub parameters: Vec<(Parameter, bool)>,
    /// What the row says of the route.
    pub terms: Terms,
    /// The row asks nothing for input and nothing for output.
    pub zero: bool,
    /// The row alone is reason enough for a model; else it only tells of models that others offer.
    pub mints: bool,
    /// The row is an entry of the provider's list as the source found it that day, not of an archive.
    pub listed: bool,
}

impl Observation {
    /// A row that says nothing yet.
    pub fn new(source: SourceId, as_of: Date, id: &str) -> Self {
        Self {
            source,
            as_of,
            since: None,
            url: None,
            provider: None,
            id: id.to_owned(),
            name: None,
            canonical: None,
            family: None,
            variant: None,
            region: None,
            host: None,
            facts: Facts::default(),
            capabilities: Capabilities::default(),
            parameters: Vec::new(),
            terms: Terms::default(),
            zero: false,
            mints: true,
            listed: false,
        }
    }

    /// The Hugging Face repository that the row names as the weights, in lower case.
    pub fn repository(&self) -> Option<String> {
        let url = self.facts.weights_url.as_deref()?;
        let path = url.strip_prefix("https://huggingface.co/")?;
        Some(path.trim_end_matches('/').to_lowercase())
    }

    /// Takes a price list: 0/0 is marked and never becomes a price.
    pub fn price(&mut self, price: PriceList) {
        use catalog::schema::PriceStatus;
        use catalog::units::Price as Rate;
        let standard = &price.standard;
        match (standard.input, standard.output) {
            (None, None) => {}
            (input, output)
                if input.unwrap_or_default() == Rate::ZERO
                    && output.unwrap_or_default() == Rate::ZERO =>
            {
                self.zero = true;
            }
            _ => {
                self.terms.price_status = Some(PriceStatus::Paid);
                self.terms.price = Some(price);
            }
        }
    }
}

/// What a vendor's page says of the end of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndRow {
    /// Who stops serving it, as the source spells it.
    pub provider: String,
    /// The provider's id of the model.
    pub id: String,
    /// The last day of service.
    pub last_day: Option<Date>,
    /// How sure that day is.
    pub basis: RetirementBasis,
    /// The day of the notice.
    pub announced_on: Option<Date>,
    /// What takes its place, as the page writes it.
    pub replacement: Option<String>,
    /// The page.
    pub page: Option<String>,
    /// Id in `sources.json`.
    pub source: String,
    /// The day on which the page was read.
    pub as_of: Date,
}

/// A row, or a value of one, that was left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Dropped {
    /// Id in `sources.json`, or `catalog` for what the catalog's own rules refused.
    pub source: String,
    /// Why, in words that are the same for all rows of the kind.
    pub reason: String,
    /// The row: provider and id, or file and field.
    pub row: String,
}

/// What an adapter makes of its snapshot.
#[derive(Debug, Clone, Default)]
pub struct Yield {
    /// The rows understood.
    pub observations: Vec<Observation>,
    /// Cards of weights that only fill gaps of models found otherwise; they take no part in identity.
    pub cards: Vec<Observation>,
    /// What providers do with data, by their ids.
    pub controls: Vec<(String, DataControls)>,
    /// Ends of ids, as vendors' pages say.
    pub ends: Vec<EndRow>,
    /// The rows left out.
    pub dropped: Vec<Dropped>,
    /// Providers that the source describes: name, pages, keys. Their kind is kept by hand.
    pub providers: Vec<Provider>,
    /// Rows read in all.
    pub read: usize,
}

impl Yield {
    /// Takes an end that says something.
    pub fn end(&mut self, end: EndRow) {
        if end.last_day.is_some() || end.announced_on.is_some() {
            self.ends.push(end);
        }
    }

    /// Notes a row left out.
    pub fn leave_out(&mut self, source: SourceId, reason: &str, row: impl Into<String>) {
        self.dropped.push(Dropped {
            source: source.to_owned(),
            reason: reason.to_owned(),
            row: row.into(),
        });
    }
}
