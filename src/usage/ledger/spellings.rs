//! Models as records spell them, each with who was paid; each is resolved once.

use std::borrow::Cow;

use catalog::units::Money;

use super::refused::Refused;
use super::{END, Ledger, MOST_ROWS, OPENROUTER};
use crate::usage::forms::Form;
use crate::usage::keys::{Mark, Word, Words};
use crate::usage::past::On;
use crate::usage::price::{
    Asked, Biller, UNKNOWN_REGION, address, is_known_address, model_at, region_at, unknown_server,
};
use crate::usage::reason::Reason;
use crate::usage::record::Record;
use crate::usage::repeats::OfItsDay;
use crate::usage::seller::{Sale, Seller};
use crate::usage::summaries::Days;
use crate::usage::sums::Skipped;
use crate::usage::terms::{LONGEST_NAME, Service, end_of_period, has_unclear_day, time};

/// A spelling of a model in the records, and who was paid.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// As in the records.
    pub text: String,
    pub seller: Seller,
    pub requests: u64,
    pub usd: Money,
    pub(super) row: Option<usize>,
    pub(in crate::usage) days: Days,
    /// The records, if they are sums.
    pub(in crate::usage) summaries: Option<Skipped>,
    /// Index of the first spelling of the same model.
    model: usize,
    /// Indexes of this spelling at the prices of other days.
    of_days: Vec<(On, usize)>,
}

impl Spelling {
    fn new(text: String, seller: Seller, is_summary: bool) -> Self {
        Self {
            days: Days::default(),
            summaries: is_summary.then(Skipped::default),
            text,
            seller,
            requests: 0,
            usd: Money::ZERO,
            row: None,
            model: usize::MAX,
            of_days: Vec::new(),
        }
    }

    /// The model and the provider, as one key.
    pub(in crate::usage) fn sold(&self) -> Vec<u8> {
        let Sale {
            model, provider, ..
        } = &self.seller.sale;
        [model.as_bytes(), &[END], provider.as_bytes()].concat()
    }
}

/// A spelling that a thread has met.
#[derive(Debug, Clone)]
pub(in crate::usage) enum Met {
    Known(Box<Spelling>),
    Refused(Reason, String),
}

/// Words for the model, the surest first.
pub(super) const MODEL: Words = Words::of(&[
    Word::ModelVersion,
    Word::Model,
    Word::ModelName,
    Word::ModelRequested,
    Word::ModelGroup,
    Word::ModelAside,
]);
/// Words for the model that are never just its version.
const NAMED: Words = Words::of(&[Word::Model, Word::ModelName, Word::ModelRequested]);
/// The address of who answered.
const HOST: Words = Words::of(&[Word::Host]);
/// What was called.
const CALL: Words = Words::of(&[Word::Call]);
/// Prefix of the answer ids that OpenRouter gives.
const GENERATION: &[u8] = b"gen-";
/// Stands for any self-hosted server.
const OWN_SERVER: &[u8] = b"vllm";
/// Prefix of Bedrock's answer ids for Anthropic's models, which do not say where they were served.
const OF_BEDROCK: &[u8] = b"msg_bdrk_";
const BEDROCK: &str = "amazon-bedrock";
/// Clouds whose logs may state the region under a word for any place.
const CLOUDS: &[&str] = &["bedrock", "vertex"];

impl Ledger<'_> {
    /// The spelling of a record's model, resolved when first met.
    pub(super) fn meet(
        &mut self,
        record: &Record,
        form: &'static Form,
        service: Service,
        is_summary: bool,
    ) -> Result<usize, Refused> {
        let (name, names_both) = self.model_named(record)?;
        let custom = record.name(const { Words::of(&[Word::CustomProvider]) });
        let names_host = || {
            let id = record.name(const { Words::of(&[Word::Id]) });
            id.is_some_and(|id| id.starts_with(GENERATION)) && name.contains(&b'/')
        };
        let through_openrouter = record.word(const { Words::of(&[Word::Cost]) }).is_some()
            || custom.is_none() && names_host();
        let host = if through_openrouter || form.seller == Some(OPENROUTER) {
            record.name(const { Words::of(&[Word::OtherProvider, Word::Provider]) })
        } else {
            None
        };
        let host = host.as_deref().unwrap_or_default();
        let stated = match custom {
            None if through_openrouter || names_both => None,
            // It also names the host that it chose.
            None if form.seller == Some(OPENROUTER) => {
                record.name(const { Words::of(&[Word::Provider]) })
            }
            None => record.name(const { Words::of(&[Word::Provider, Word::OtherProvider]) }),
            custom => custom,
        };
        let stated = match stated {
            None if !through_openrouter && form.seller.is_none() => self.host(record),
            Some(named) => Some(self.at_address(record, named)),
            None => None,
        };
        let stated = stated.as_deref().unwrap_or_default();
        let of_bedrock = stated.is_empty() && !through_openrouter && {
            let id = record.name(const { Words::of(&[Word::Id]) });
            id.is_some_and(|id| id.starts_with(OF_BEDROCK))
        };
        let region = region(record, stated, of_bedrock);
        let region = &*region;
        if [&*name, stated, region, host]
            .iter()
            .any(|text| text.len() > LONGEST_NAME)
        {
            return Err(Refused::Plain(Reason::LongName));
        }
        let of_shape = if through_openrouter {
            Some("openrouter")
        } else if of_bedrock {
            Some(BEDROCK)
        } else {
            form.seller
        };
        self.scratch.clear();
        self.scratch.extend_from_slice(&name);
        self.scratch.push(END);
        self.scratch
            .extend_from_slice(&[service.fast, service.in_us, is_summary].map(u8::from));
        self.scratch
            .extend_from_slice(of_shape.unwrap_or_default().as_bytes());
        self.scratch.push(END);
        self.scratch.extend_from_slice(stated);
        self.scratch.push(END);
        self.scratch.extend_from_slice(region);
        self.scratch.push(END);
        self.scratch.extend_from_slice(host);
        if let Some(met) = self.met_by.get(self.scratch.as_slice()) {
            return Ok(*met);
        }
        let biller = match (std::str::from_utf8(stated).unwrap_or_default(), of_shape) {
            ("", Some(provider)) => Biller::Shape(provider),
            ("", None) => Biller::Unknown,
            (provider, _) => Biller::Named(provider),
        };
        let text = String::from_utf8_lossy(&name).into_owned();
        let region = std::str::from_utf8(region).unwrap_or_default();
        let asked = Asked {
            biller,
            service,
            region,
            host: std::str::from_utf8(host).unwrap_or_default(),
        };
        let met = match self.setup.prices.paid(&text, asked) {
            Ok(seller) => Met::Known(Box::new(Spelling::new(text, seller, is_summary))),
            // Too many names for a small set that recurs.
            Err((reason, _)) if self.folded => return Err(Refused::Plain(reason)),
            Err((reason, detail)) => Met::Refused(reason, detail),
        };
        if self.met.len() >= MOST_ROWS {
            self.too_many_rows = true;
        }
        let met = self.with_first(met);
        self.met.push(met);
        self.met_by
            .insert(self.scratch.as_slice().into(), self.met.len() - 1);
        Ok(self.met.len() - 1)
    }

    /// Sets a spelling's index of the first spelling of its model.
    fn with_first(&self, met: Met) -> Met {
        let Met::Known(mut spelling) = met else {
            return met;
        };
        let is_same = |met: &Met| matches!(met, Met::Known(one) if one.seller.sale.model == spelling.seller.sale.model);
        let first = self.met.iter().position(is_same);
        spelling.model = first.unwrap_or(self.met.len());
        Met::Known(spelling)
    }

    /// The index of the first spelling of the same model.
    pub(super) fn model_of(&self, met: usize) -> usize {
        match &self.met[met] {
            Met::Known(spelling) => spelling.model,
            Met::Refused(..) => met,
        }
    }

    /// Who answered, judging by an address or a program, if no provider is named.
    fn host<'r>(&self, record: &Record<'r>) -> Option<Cow<'r, [u8]>> {
        if let Some(host) = record.name(HOST) {
            // A bare host name may be that of any machine.
            let whole = std::str::from_utf8(&host).ok().and_then(address);
            return match whole {
                Some(Cow::Owned(whole)) if !is_known_address(&whole) => None,
                Some(Cow::Owned(whole)) => Some(Cow::Owned(whole.into_bytes())),
                _ => Some(host),
            };
        }
        if let Some(call) = record.name(CALL)
            && let Ok(text) = std::str::from_utf8(&call)
        {
            if is_known_address(text) {
                return Some(call);
            }
            // An unknown address may have a different path for each request.
            if let Some(server) = unknown_server(text) {
                return Some(Cow::Owned(server.as_bytes().to_vec()));
            }
        }
        let text = record.name(const { Words::of(&[Word::Server]) })?;
        let name = std::str::from_utf8(&text).ok()?;
        let is_own = self.setup.prices.is_own_server(name);
        is_own.then_some(Cow::Borrowed(OWN_SERVER))
    }

    /// Who answered although a provider is named: the address next to it, if it is another seller's.
    fn at_address<'r>(&self, record: &Record<'r>, named: Cow<'r, [u8]>) -> Cow<'r, [u8]> {
        if record
            .word(const { Words::of(&[Word::Host, Word::Call]) })
            .is_none()
        {
            return named;
        }
        let server = record.name(HOST);
        let is_server = server.is_some();
        let Some(stated) = server.or_else(|| record.name(CALL)) else {
            return named;
        };
        let text = std::str::from_utf8(&stated).unwrap_or_default();
        let name = std::str::from_utf8(&named).unwrap_or_default();
        let whole = match address(text) {
            Some(whole) if is_server || text.contains("://") => whole,
            _ => return named,
        };
        if !self.setup.prices.is_elsewhere(name, &whole, is_server) {
            return named;
        }
        // An unknown address may have a different path for each request.
        let known = is_known_address(&whole);
        let there = if known {
            Some(&*whole)
        } else {
            unknown_server(&whole)
        };
        Cow::Owned(there.unwrap_or(&whole).as_bytes().to_vec())
    }

    /// The spelling at the price of the record's day, and whether that day is known if the price depends on it.
    pub(super) fn of_its_day(
        &mut self,
        met: usize,
        record: &Record,
    ) -> Result<(usize, OfItsDay), Refused> {
        let known = match &self.met[met] {
            Met::Known(spelling) if spelling.seller.depends_on_the_day() => spelling,
            _ => return Ok((met, OfItsDay::Certain)),
        };
        let Some(day) = time(record) else {
            if has_unclear_day(record) {
                return Err(Refused::Plain(Reason::UnclearDay));
            }
            return Ok((met, OfItsDay::Undated));
        };
        if known.seller.moved_on.is_some_and(|since| day < since) {
            return Err(Refused::With(Reason::MovedAlias, known.text.clone()));
        }
        if known.seller.past.is_empty() {
            return Ok((met, OfItsDay::Certain));
        }
        let past = &known.seller.past;
        let on = past.on(day);
        let end = past.changes_after(day).then(|| end_of_period(record, day));
        let certain = match end.flatten() {
            Some(end) if past.on(end) != on => OfItsDay::Changed,
            _ => OfItsDay::Certain,
        };
        if let Some((_, there)) = known.of_days.iter().find(|(known, _)| *known == on) {
            return Ok((*there, certain));
        }
        let there = match known.seller.on(on) {
            None => met,
            Some(seller) => {
                let is_summary = known.summaries.is_some();
                let spelling = Spelling {
                    model: known.model,
                    ..Spelling::new(known.text.clone(), seller, is_summary)
                };
                self.met.push(Met::Known(Box::new(spelling)));
                self.met.len() - 1
            }
        };
        if let Met::Known(spelling) = &mut self.met[met] {
            spelling.of_days.push((on, there));
        }
        Ok((there, certain))
    }

    /// The model that a record names, and whether it does so in place of the provider.
    fn model_named<'r>(&self, record: &Record<'r>) -> Result<(Cow<'r, [u8]>, bool), Refused> {
        let name = record.name(MODEL).or_else(|| {
            let call = record.name(CALL)?;
            let model = model_at(std::str::from_utf8(&call).ok()?)?;
            Some(Cow::Owned(model.into_bytes()))
        });
        // OpenAI once called its models engines.
        let name = name.or_else(|| {
            let engine = record.name(const { Words::of(&[Word::Server]) });
            engine.filter(|name| self.is_model(name))
        });
        // A bare version is not a model's name.
        let is_version = |name: &[u8]| {
            name.iter()
                .all(|c| c.is_ascii_digit() || b"-._".contains(c))
        };
        let name = match name {
            Some(name) if is_version(&name) => record.name(NAMED).or(Some(name)),
            name => name,
        };
        // `openai:gpt-4o` in place of a provider.
        let names_both = name.is_none();
        let name = name.or_else(|| {
            let both = record.name(const { Words::of(&[Word::Provider]) });
            both.filter(|name| name.contains(&b':') && !name.contains(&b'/'))
        });
        let name = name.ok_or_else(|| {
            let is_nothing = record.counts().iter().all(|(_, count)| count == 0);
            Refused::Plain(if is_nothing {
                Reason::NoRequest
            } else {
                Reason::NoModel
            })
        })?;
        // MLflow writes texts as JSON.
        let inner = name.strip_prefix(b"\"");
        let inner = inner.and_then(|name| name.strip_suffix(b"\""));
        let inner = inner.map(<[u8]>::to_vec);
        Ok((inner.map_or(name, Cow::Owned), names_both))
    }
}

/// Where a request was served, according to its record or the address in it; empty: unknown.
fn region<'r>(record: &Record<'r>, stated: &'r [u8], of_bedrock: bool) -> Cow<'r, [u8]> {
    // Other logs may name the program's own region.
    let of_cloud = || {
        let mut clouds = CLOUDS.iter();
        clouds.any(|cloud| memchr::memmem::find(stated, cloud.as_bytes()).is_some())
    };
    let said = record.name(if record.has(Mark::Bedrock) || of_cloud() {
        const { Words::of(&[Word::Region, Word::OtherRegion]) }
    } else {
        const { Words::of(&[Word::Region]) }
    });
    let at_address = || std::str::from_utf8(stated).ok().and_then(region_at);
    match said {
        Some(region) => region,
        None if of_bedrock => Cow::Borrowed(UNKNOWN_REGION.as_bytes()),
        None => Cow::Borrowed(at_address().unwrap_or_default().as_bytes()),
    }
}
