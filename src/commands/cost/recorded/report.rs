//! What recorded requests cost, and what they would cost elsewhere.

use catalog::sort::Order;
use catalog::units::{Date, Money};
use catalog::words;
use serde::Serialize;
use serde_json::Value;

use super::args::PriceAt;
use super::notes::{notes, summary};
use crate::by_id::ById;
use crate::output::rows::{Rows, columns, values};
use crate::query::cut;
use crate::usage::{
    Basis, OfDay, Reason, Sale, Seller, Setup, Skipped, Sums, TargetSum, TokenSums, Totals,
};

/// One row of totals.
#[derive(Debug, Clone, Serialize)]
pub struct UsageRow<'a> {
    /// The values it is told apart by; `null`: the records do not say.
    pub key: ById<'a, Option<String>>,
    pub requests: u64,
    #[serde(flatten)]
    pub tokens: TokenSums,
    /// What they cost.
    pub usd: Money,
    /// What the records themselves say; `null`: nothing.
    pub recorded: Option<Recorded>,
    /// What they would cost on each target, by its id.
    pub to: ById<'a, TargetAmount>,
}

/// What records say that they cost.
#[derive(Debug, Clone, Serialize)]
pub struct Recorded {
    /// Requests whose record says it.
    pub requests: u64,
    /// What they say.
    pub usd: Money,
    /// What the same requests come to here.
    pub computed_usd: Money,
}

/// What a row would cost on a target.
#[derive(Debug, Clone, Serialize)]
pub struct TargetAmount {
    /// The amount; `null`: unavailable, for `reason`.
    pub usd: Option<Money>,
    /// It over what the row cost.
    pub factor: Option<f64>,
    /// Why there is none.
    pub reason: Option<String>,
}

/// How a model was spelled, and who was paid.
#[derive(Debug, Clone, Serialize)]
pub struct SpellingRow {
    /// As the records spell it.
    pub input: String,
    /// In what way it meant the model.
    #[serde(rename = "match")]
    pub by: crate::resolve::Match,
    /// The model and who sold it.
    #[serde(flatten)]
    pub seller: Sale,
    /// How it is known who was paid.
    pub paid: Basis,
    /// The first day of the price, where it is a past one; `null`: today's.
    pub price_from: Option<Date>,
    pub requests: u64,
}

/// A line of an input.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// The file; `-` is standard input.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
}

/// Lines without an amount.
#[derive(Debug, Clone, Serialize)]
pub struct SkippedRow {
    /// Why.
    pub reason: Reason,
    /// Why, in words.
    pub text: &'static str,
    /// What it is about: a name, a tier, a rate.
    pub about: Option<String>,
    /// Whether something is wrong or unknown; otherwise nothing was billed.
    pub fault: bool,
    /// How many.
    pub lines: u64,
    pub first: Vec<Place>,
}

/// Recorded requests and what they cost.
#[derive(Debug, Clone, Serialize)]
pub struct UsageReport<'a> {
    /// What was read.
    pub files: Vec<String>,
    /// Lines, blank ones too.
    pub lines: u64,
    /// By which day requests are priced.
    pub price_at: PriceAt,
    /// What rows are told apart by.
    pub by: Vec<String>,
    /// Where the requests might go.
    pub targets: Vec<Sale>,
    /// In order of time where they begin with a day or month, else the highest amount first.
    pub rows: Vec<UsageRow<'a>>,
    /// Rows that the limit left out; they are in the total.
    pub more: usize,
    pub total: UsageRow<'a>,
    /// Answers that are recorded more than once and are counted once, by the last of the records that say most of their terms.
    pub repeats: u64,
    /// Records that cover several requests.
    pub aggregates: u64,
    /// Requests without a date, of models whose price was another on other days; they are at today's price.
    pub undated: u64,
    /// Searches that providers ran; their price is not in the amounts.
    pub searches: u64,
    /// What most of it goes to, and what that would be elsewhere; `null`: nothing can be said.
    pub summary: Option<String>,
    /// Lines without an amount, most first.
    pub skipped: Vec<SkippedRow>,
    /// How models were spelled, most requests first.
    pub spellings: Vec<SpellingRow>,
    /// What the amounts leave out or assume.
    pub notes: Vec<String>,
}

impl<'a> UsageReport<'a> {
    /// Draws up the totals; at most `limit` rows, 0 for all.
    pub fn new(
        totals: &Totals,
        setup: &'a Setup,
        by: &'a [String],
        (files, left_out): (&[String], &[String]),
        limit: usize,
    ) -> Self {
        let mut total = Sums::default();
        total
            .targets
            .resize(setup.targets.len(), TargetSum::default());
        totals.rows().for_each(|(_, sums)| total.add(sums));
        let mut order: Vec<(Vec<Option<String>>, &Sums)> = totals.rows().collect();
        if !matches!(by.first().map(String::as_str), Some("day" | "month")) {
            // Stable: ties stay in order of their keys.
            order.order_by_key(|(_, sums)| std::cmp::Reverse(sums.usd));
        }
        let more = cut(&mut order, limit);
        let rows = order.into_iter().map(|(key, sums)| {
            let key = by.iter().map(String::as_str).zip(key).collect();
            row(ById(key), sums, setup)
        });
        let rows = rows.collect();
        let mut spellings: Vec<SpellingRow> = totals
            .spellings
            .iter()
            .map(|spelling| SpellingRow {
                input: spelling.text.clone(),
                by: spelling.seller.by,
                seller: spelling.seller.sale.clone(),
                paid: spelling.seller.basis,
                price_from: match spelling.seller.of_day {
                    OfDay::From(day) => Some(day.into()),
                    OfDay::Today | OfDay::BeforeHistory => None,
                },
                requests: spelling.requests,
            })
            .collect();
        spellings.order_by_key(|row| std::cmp::Reverse(row.requests));
        Self {
            files: files.to_vec(),
            lines: totals.lines(),
            price_at: if setup.prices.at_record {
                PriceAt::Record
            } else {
                PriceAt::Today
            },
            by: by.to_vec(),
            targets: setup
                .targets
                .iter()
                .map(|seller| seller.sale.clone())
                .collect(),
            rows,
            more,
            total: row(ById(Vec::new()), &total, setup),
            repeats: totals.repeats,
            aggregates: total.aggregates,
            undated: total.undated,
            searches: total.searches,
            summary: summary(totals, &total, setup),
            skipped: skipped(totals, files),
            spellings,
            notes: notes(setup, totals, &total, left_out),
        }
    }
}

impl Rows for UsageReport<'_> {
    fn columns(&self) -> Vec<String> {
        let mut all: Vec<String> = self.by.iter().map(|by| format!("key.{by}")).collect();
        all.extend(columns(words!(
            "requests fresh_tokens cache_read_tokens cache_write_5m_tokens cache_write_1h_tokens
            output_tokens usd recorded.requests recorded.usd recorded.computed_usd"
        )));
        let targets = self.targets.iter();
        all.extend(targets.map(|target| format!("to.{}.usd", target.model)));
        all
    }

    fn rows(&self) -> Result<Vec<Value>, serde_json::Error> {
        values(&self.rows)
    }
}

/// Lines without an amount, by reason, most first.
pub fn skipped(totals: &Totals, files: &[String]) -> Vec<SkippedRow> {
    let place = |at: &(u64, u64)| {
        let (input, line) = totals.place(*at);
        Place {
            file: files.get(input).cloned().unwrap_or_default(),
            line,
        }
    };
    let row = |((reason, about), skipped): (&(Reason, String), &Skipped)| SkippedRow {
        reason: *reason,
        text: reason.text(),
        about: (!about.is_empty()).then(|| about.clone()),
        fault: reason.is_fault(),
        lines: skipped.lines,
        first: skipped.first.iter().map(place).collect(),
    };
    let mut rows: Vec<SkippedRow> = totals.skipped.iter().map(row).collect();
    rows.order_by_key(|row| std::cmp::Reverse(row.lines));
    rows
}

fn row<'a>(key: ById<'a, Option<String>>, sums: &Sums, setup: &'a Setup) -> UsageRow<'a> {
    let amount = |(seller, sum): (&'a Seller, &TargetSum)| {
        let mut missing = sum.missing.clone();
        missing.order_by_key(|(rate, requests)| (std::cmp::Reverse(*requests), rate.to_string()));
        let usd = missing.is_empty().then_some(sum.usd);
        let reason = missing.first().map(|(rate, requests)| {
            let of = if *requests == 1 {
                "request"
            } else {
                "requests"
            };
            format!("{}: {rate} ({requests} {of})", seller.sale.provider_name)
        });
        let amount = TargetAmount {
            usd,
            factor: usd.and_then(|usd| usd.ratio(sums.usd)),
            reason,
        };
        (seller.sale.model.as_str(), amount)
    };
    UsageRow {
        key,
        requests: sums.requests,
        tokens: sums.tokens.clone(),
        usd: sums.usd,
        recorded: (sums.charged_requests > 0).then_some(Recorded {
            requests: sums.charged_requests,
            usd: sums.charged_usd,
            computed_usd: sums.charged_computed_usd,
        }),
        to: ById(
            setup
                .targets
                .iter()
                .zip(&sums.targets)
                .map(amount)
                .collect(),
        ),
    }
}
