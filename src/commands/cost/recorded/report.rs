//! The report of recorded requests: their cost, here and elsewhere.

use catalog::sort::Order;
use catalog::units::{Date, Money};
use catalog::words;
use serde::Serialize;
use serde_json::Value;

use super::args::PriceAt;
use super::notes::{notes, summary};
use crate::by_id::ById;
use crate::output::rows::{Rows, columns, values};
use crate::pricing::Assume;
use crate::pricing::offers::Lack;
use crate::query::cut;
use crate::usage::{
    Basis, OfDay, Reason, Sale, Seller, Setup, Skipped, Sums, TargetSum, TokenSums, Totals,
};

#[derive(Debug, Clone, Serialize)]
pub struct UsageRow<'a> {
    /// The values it is grouped by; `null` if not recorded.
    pub key: ById<'a, Option<String>>,
    pub requests: u64,
    #[serde(flatten)]
    pub tokens: TokenSums,
    pub usd: Money,
    /// The cost stated in the records; `null` if none is.
    pub recorded: Option<Recorded>,
    /// The cost on each target, by its id.
    pub to: ById<'a, TargetAmount>,
}

/// The cost stated in records.
#[derive(Debug, Clone, Serialize)]
pub struct Recorded {
    /// Number of requests with a recorded cost.
    pub requests: u64,
    pub usd: Money,
    /// The computed cost of the same requests.
    pub computed_usd: Money,
}

#[derive(Debug, Clone, Serialize)]
pub struct TargetAmount {
    /// `null` if unavailable, for `reason`.
    pub usd: Option<Money>,
    /// Relative to the cost of the row.
    pub factor: Option<f64>,
    /// Why there is no amount.
    pub reason: Option<String>,
    /// Whether `--assume` may give one.
    #[serde(skip)]
    pub assumable: bool,
}

/// A spelling of a model, and the provider paid.
#[derive(Debug, Clone, Serialize)]
pub struct SpellingRow {
    /// As spelled in the records.
    pub input: String,
    /// How it matched the model.
    #[serde(rename = "match")]
    pub by: crate::resolve::Match,
    /// The model and its provider.
    #[serde(flatten)]
    pub seller: Sale,
    /// How the provider is known.
    pub paid: Basis,
    /// First day of a past price; `null` for today's.
    pub price_from: Option<Date>,
    pub requests: u64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// `-` for standard input.
    pub file: String,
    /// From 1.
    pub line: u64,
}

/// Lines without a cost.
#[derive(Debug, Clone, Serialize)]
pub struct SkippedRow {
    pub reason: Reason,
    /// The reason in words.
    pub text: &'static str,
    /// The name, tier or rate concerned.
    pub about: Option<String>,
    /// Whether something is wrong or unknown, rather than not billed.
    pub fault: bool,
    /// Number of lines.
    pub lines: u64,
    pub first: Vec<Place>,
}

#[derive(Debug, Clone, Serialize)]
pub struct UsageReport<'a> {
    /// Names of the inputs.
    pub files: Vec<String>,
    /// Number of lines, including blank ones.
    pub lines: u64,
    pub price_at: PriceAt,
    /// What rows are grouped by.
    pub by: Vec<String>,
    /// Models and providers to compare with.
    pub targets: Vec<Sale>,
    /// By time if grouped by day or month first, else highest cost first.
    pub rows: Vec<UsageRow<'a>>,
    /// Number of rows beyond the limit; the total includes them.
    pub more: usize,
    pub total: UsageRow<'a>,
    /// Repeated records of an answer; each answer counts once, by the last of its most detailed records.
    pub repeats: u64,
    /// Records that cover several requests.
    pub aggregates: u64,
    /// Requests without a date, at today's price, of models whose price has changed.
    pub undated: u64,
    /// Web searches run by providers; not priced.
    pub searches: u64,
    /// The model with the highest spend, and its cost elsewhere; `null` if unknown.
    pub summary: Option<String>,
    /// Lines without a cost, most frequent reason first.
    pub skipped: Vec<SkippedRow>,
    /// Spellings of models, most requests first.
    pub spellings: Vec<SpellingRow>,
    /// Notes on what the costs exclude and assume.
    pub notes: Vec<String>,
}

impl<'a> UsageReport<'a> {
    /// Builds the report with at most `limit` rows, 0 for all.
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
            // Stable: ties keep the order of their keys.
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

/// Lines without a cost by reason, most frequent first.
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
        let lacks_rate = matches!(missing.first(), Some((Lack::Rate(_), _)));
        let amount = TargetAmount {
            assumable: lacks_rate && setup.prices.traffic.assume == Assume::Nothing,
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
