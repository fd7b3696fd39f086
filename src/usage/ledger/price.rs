//! One record → its amount, or why it has none.
//!
//! Does not find records (`lines`) or add up (`ledger`).

use catalog::units::{Money, show_count};

use super::around::Around;
use super::refused::{Refused, agree, doubt, is_local, no_counts, nothing_billed};
use super::spellings::{self, Met, Spelling};
use super::{Ledger, OPENROUTER};
use crate::pricing::{Mode, Tokens};
use crate::usage::Setup;
use crate::usage::apart::unknown_rate;
use crate::usage::forms::{self, Covers, Form, Input};
use crate::usage::keys::{Count, Mark, Word, Words};
use crate::usage::nested::{self, may_nest};
use crate::usage::price::{Asked, Biller};
use crate::usage::reason::Reason;
use crate::usage::record::{InsideKind, Record};
use crate::usage::repeats::{self, Counted, REMEMBERED};
use crate::usage::restated;
use crate::usage::running::Billed;
use crate::usage::seller::{Basis, OfDay, Seller};
use crate::usage::shape::{leaves_thinking_open, stated, tokens};
use crate::usage::summaries::is_summary;
use crate::usage::sums::Sign;
use crate::usage::terms::{
    charge, costs, covers_several, end_of_period, has_unclear_day, is_committed,
    is_kept_for_an_hour, is_long, last_day, minute, mode, time,
};

impl Ledger<'_> {
    pub(super) fn price(&mut self, record: &Record, around: &Around) -> Result<(), Refused> {
        readable(record, around)?;
        let form = forms::of(record.marks());
        let is_summary = is_summary(record, form, around.kind);
        if let Err(refused) = self.in_period(record, is_summary) {
            if matches!(refused, Refused::Plain(Reason::OtherDay)) {
                self.leave_out(record, form, around, is_summary);
            }
            return Err(refused);
        }
        let unknown = |(reason, word)| Refused::With(reason, word);
        let (mode, service) = mode(record).map_err(unknown)?;
        let spelled = self.meet(record, form, service, is_summary)?;
        let (met, certain) = self.of_its_day(spelled, record)?;
        let Met::Known(spelling) = &self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        let seller = &spelling.seller;
        if is_committed(&seller.sale.provider, mode) {
            let detail = format!("priority at {}", seller.sale.provider_name);
            return Err(Refused::With(Reason::UnknownTier, detail));
        }
        if let Some(other) = self.other_model(record, &seller.sale.model) {
            return Err(Refused::With(Reason::OtherModel, other));
        }
        let tokens = tokens_of(record, form, seller)?;
        if asks_for_an_hour(record, around, &tokens) {
            return Err(Refused::Plain(Reason::UnclearKept));
        }
        let ids = ids(record, form, around, &tokens);
        let session = session_of(record, around, &ids, is_summary);
        let model = self.model_of(spelled);
        self.refuse_restated(record, around, (spelled, model), session, &tokens)?;
        let Met::Known(spelling) = &self.met[met] else {
            return Err(Refused::Spelling(met));
        };
        let seller = &spelling.seller;
        let (size, requests) = size_of(record, form, around, seller, &tokens)?;
        let is_later_step = around.kind == Some(InsideKind::Steps) && around.step > 1;
        let targets = self.setup.targets.iter();
        let by_the_hour = targets.chain([seller]).any(Seller::has_peak_hours);
        let when = by_the_hour.then(|| minute(record)).flatten();
        if let Some(rate) = self.rate_apart(record, spelling) {
            return Err(Refused::With(Reason::MissingRate, missing(seller, &rate)));
        }
        let charge = charge(record);
        let counted = Counted {
            row: 0,
            met: at(met),
            mode,
            at: when,
            tokens,
            size,
            requests: if is_later_step { 0 } else { requests },
            certain,
            searches: record
                .anywhere(Count::Searches)
                .filter(|_| !is_later_step)
                .unwrap_or(0),
            charge: charge.filter(|_| !is_later_step),
            costs: charge.map_or_else(|| costs(record), |usd| Some(usd > Money::ZERO)),
            terms: u8::from(mode != Mode::Standard) << 1
                | u8::from(seller.basis == Basis::Recorded),
        };
        let mode = seller.mode(mode, when);
        let usd = seller.bill(&tokens, size, mode).map_err(|rate| {
            Refused::With(Reason::MissingRate, missing(seller, &rate.to_string()))
        })?;
        let row = match spelling.row {
            Some(row) => row,
            None => self.row(record, met, mode)?,
        };
        let counted = Counted {
            row: at(row),
            ..counted
        };
        self.note(record, around, &ids, counted);
        self.note_report(record, around, is_summary, counted);
        self.apply(&counted, usd, Sign::Add);
        self.tell(record);
        self.note_day(met, record, around.place);
        if stands_alone(around) {
            let billed = (!ids.has_answer()).then_some(Billed {
                counted,
                place: around.place,
                copy: ids.copy,
                session,
            });
            if let Some(sum) = self.running.add(model, record, &tokens, billed) {
                self.take_back_all(vec![sum], Reason::SumOfRows, "");
            }
        }
        Ok(())
    }

    /// Refuses a line that restates others. `session`: in which totals may grow.
    fn refuse_restated(
        &mut self,
        record: &Record,
        around: &Around,
        (spelled, model): (usize, usize),
        session: Option<u64>,
        tokens: &Tokens,
    ) -> Result<(), Refused> {
        let by_itself = around.kind.is_none();
        let lines = by_itself.then(|| (&around.bytes[..around.line.1], around.line.0));
        if stands_alone(around) && self.running.is_sum(model, record, tokens, lines) {
            return Err(Refused::Plain(Reason::SumOfRows));
        }
        if record.has(Mark::SoFar) && self.running.grows(spelled, record, tokens) {
            return Err(Refused::With(Reason::NotMeasured, GROWS.to_owned()));
        }
        let requests = record.anywhere(Count::Requests);
        if let Some(session) = session
            && let Some(before) = self.running.goes_on(model, session, tokens, requests)
        {
            self.take_back_all(before, Reason::NotMeasured, GROWS);
            return Err(Refused::With(Reason::NotMeasured, GROWS.to_owned()));
        }
        Ok(())
    }

    /// Notes a line outside the period, which a sum may restate.
    #[cold]
    fn leave_out(
        &mut self,
        record: &Record,
        form: &'static Form,
        around: &Around,
        is_summary: bool,
    ) {
        if stands_alone(around)
            && let Ok((_, service)) = mode(record)
            && let Ok(spelled) = self.meet(record, form, service, is_summary)
            && let Met::Known(spelling) = &self.met[spelled]
            && let Ok(tokens) = tokens_of(record, form, &spelling.seller)
        {
            let model = self.model_of(spelled);
            self.running.add(model, record, &tokens, None);
        }
    }

    /// Notes the day of a record, and its place if it is a sum.
    #[inline]
    fn note_day(&mut self, met: usize, record: &Record, place: (u64, u64)) {
        let input = self.input;
        let Met::Known(spelling) = &mut self.met[met] else {
            return;
        };
        let day = time(record);
        let summaries = spelling.summaries.as_mut();
        let last = summaries.and_then(|summaries| {
            summaries.note(place);
            end_of_period(record, day?)
        });
        spelling.days.add(input, day, last);
    }

    /// Notes an answer by its id, or a call by its span's id, so that it counts once.
    #[inline]
    fn note(&mut self, record: &Record, around: &Around, ids: &Ids, counted: Counted) {
        if may_nest(record) {
            let call = nested::call(record, ids.has_answer(), around.place, counted);
            self.nested.call(call);
        }
        let (id, kind) = match (ids.answer, ids.call.or(ids.copy)) {
            (Some(id), _) => (id, ids.kind),
            (None, Some(id)) => (id, 0),
            (None, None) => return,
        };
        if self.answers[kind].note(id, around.place, counted) {
            self.look_up(kind);
        }
    }

    /// Notes a row of a report, which may be fetched again.
    #[inline]
    fn note_report(
        &mut self,
        record: &Record,
        around: &Around,
        is_summary: bool,
        counted: Counted,
    ) {
        if !is_summary || self.reports.len() >= REMEMBERED {
            return;
        }
        let line = &around.bytes[around.line.0..around.line.1];
        if let Some(id) = restated::id(record, around.bytes, around.starts(), line) {
            self.reports.push(restated::Row {
                id,
                place: around.place,
                input: self.input,
                in_table: record.beside_counts.in_table,
                counted,
            });
        }
    }

    /// The model that may have answered instead of the priced one.
    fn other_model(&self, record: &Record, model: &str) -> Option<String> {
        let name = record.name(const { Words::of(&[Word::OtherModel]) })?;
        let name = String::from_utf8_lossy(&name);
        let other = self
            .setup
            .prices
            .paid(&name, Asked::of(Biller::Unknown))
            .ok()?;
        (other.sale.model != model).then(|| name.into_owned())
    }

    /// A rate the request needs that is not in the catalog.
    fn rate_apart(&self, record: &Record, spelling: &Spelling) -> Option<String> {
        // Dates only matter if requests are priced by their day.
        let when = || {
            let day = self.setup.prices.at_record.then(|| time(record)).flatten();
            (day, day.and_then(|_| minute(record)))
        };
        unknown_rate(&spelling.seller, &spelling.text, record.counts(), when)
    }

    /// Checks that a record is within the requested days.
    fn in_period(&self, record: &Record, is_summary: bool) -> Result<(), Refused> {
        let Setup { since, until, .. } = self.setup;
        if since.is_none() && until.is_none() {
            return Ok(());
        }
        let day = time(record).ok_or_else(|| {
            let is_unclear = has_unclear_day(record);
            Refused::Plain(if is_unclear {
                Reason::UnclearDay
            } else {
                Reason::NoTime
            })
        })?;
        let is_of_days = record
            .word(const { Words::of(&[Word::Month, Word::End]) })
            .is_some();
        let last = if is_summary || is_of_days {
            last_day(record, day)
        } else {
            day
        };
        let is_outside =
            |day| since.is_some_and(|since| day < since) || until.is_some_and(|until| day > until);
        let is_beyond =
            since.is_some_and(|since| last < since) || until.is_some_and(|until| day > until);
        if is_beyond {
            return Err(Refused::Plain(Reason::OtherDay));
        }
        if is_outside(day) || is_outside(last) {
            return Err(Refused::Plain(Reason::PartOfPeriod));
        }
        Ok(())
    }
}

struct Ids {
    /// Of its answer, and which memory holds it.
    answer: Option<u64>,
    kind: usize,
    /// Of its call.
    call: Option<u64>,
    /// Of the record itself.
    copy: Option<u64>,
}

impl Ids {
    fn has_answer(&self) -> bool {
        self.answer.or(self.call).is_some()
    }
}

/// The session of a record in which totals may grow; only if its answer has no id. For a line that counts its requests
/// and states no period, it may be the whole file.
fn session_of(record: &Record, around: &Around, ids: &Ids, is_summary: bool) -> Option<u64> {
    if ids.has_answer() || !stands_alone(around) {
        return None;
    }
    let session = record.raw(const { Words::of(&[Word::Session]) });
    let session = session.map(repeats::hashed);
    let session = session.or(record.beside_counts.conversation);
    if !is_summary {
        return session;
    }
    let is_row = around.kind.is_some() || record.beside_counts.in_table;
    let of_period = || record.word(PERIOD).is_some();
    (!is_row && record.anywhere(Count::Requests).is_some() && !of_period())
        .then(|| session.unwrap_or(0))
}

/// Words that make a record cover a period.
const PERIOD: Words = Words::of(&[Word::Day, Word::Month, Word::LateTime, Word::End]);

#[inline]
fn ids(record: &Record, form: &Form, around: &Around, tokens: &Tokens) -> Ids {
    let is_step = around.kind == Some(InsideKind::Steps);
    let answer = repeats::id(record, form, around.path, is_step);
    let is_known = answer.is_some_and(|(_, is_known)| is_known);
    let by_itself = answer.is_none() && stands_alone(around);
    // Not its index in this ledger: other threads number models differently.
    let model = || repeats::hashed(&record.name(spellings::MODEL).unwrap_or_default());
    let call = by_itself.then(|| {
        repeats::of_completion(record, tokens).or_else(|| repeats::of_call(record, model(), tokens))
    });
    let call = call.flatten();
    let line = || &around.bytes[around.line.0..around.line.1];
    let copy = (by_itself && call.is_none()).then(|| {
        let line = around.kind.is_none().then(line);
        repeats::of_copy(record, model(), tokens, line)
    });
    Ids {
        answer: answer.map(|(id, _)| id),
        kind: usize::from(form.has_ids || is_known),
        call,
        copy: copy.flatten(),
    }
}

/// Why running totals are not a request.
const GROWS: &str = "grows from line to line";

/// The tokens of a record that this seller bills.
fn tokens_of(record: &Record, form: &Form, seller: &Seller) -> Result<Tokens, Refused> {
    // OpenRouter counts the models it passes on as OpenAI does.
    let is_passed_on =
        seller.sale.provider == OPENROUTER && matches!(form.input, Input::AsTheLab | Input::BySdk);
    let lab = if is_passed_on { "" } else { &seller.lab };
    let as_stated;
    let form = match record.word(const { Words::of(&[Word::Convention]) }) {
        None => form,
        Some(value) => {
            as_stated = form.as_stated(value);
            &as_stated
        }
    };
    let counts = record.counts();
    if seller.sale.provider != OPENROUTER && leaves_thinking_open(counts, form, lab) {
        return Err(Refused::Plain(Reason::UnclearThinking));
    }
    let mut tokens = tokens(counts, form, lab).map_err(Refused::Plain)?;
    if is_kept_for_an_hour(record) && tokens.cache_write_1h == 0 {
        std::mem::swap(&mut tokens.cache_write_1h, &mut tokens.cache_write_5m);
    }
    if form.name == forms::LANGFUSE && !agree(&tokens, record.counts_beside()) {
        return Err(Refused::Plain(Reason::UnlikeCounts));
    }
    if record.leaves_output_open() && seller.bills_output() {
        return Err(Refused::Plain(Reason::OpenOutput));
    }
    // A total shows whether there was any output.
    if !counts.states_output() && !counts.has(Count::Total) && seller.bills_output() {
        return Err(Refused::Plain(Reason::NoOutput));
    }
    Ok(tokens)
}

/// How many requests a record is billed as, if known, and how many it counts as.
fn size_of(
    record: &Record,
    form: &Form,
    around: &Around,
    seller: &Seller,
    tokens: &Tokens,
) -> Result<(Option<u64>, u64), Refused> {
    let stated = record
        .anywhere(Count::Requests)
        .or(record.counts().get(Count::Rows))
        .filter(|requests| *requests > 0);
    let by_model = [Some(InsideKind::ByModel), Some(InsideKind::Parts)].contains(&around.kind);
    let several = form.covers == Covers::Several || by_model;
    let several = several || stated.is_none() && is_long_sum(record, seller, tokens);
    let size = stated.or(if several { None } else { Some(1) });
    if let Some(window) = seller.exceeded_window(tokens, size) {
        if seller.of_day == OfDay::BeforeHistory {
            let detail = format!(
                "{}: no rates on record for a request this large on that date",
                seller.sale.model
            );
            return Err(Refused::With(Reason::MissingRate, detail));
        }
        let detail = format!("{}: {} tokens", seller.sale.model, show_count(window));
        return Err(Refused::With(Reason::AboveWindow, detail));
    }
    let requests = size.unwrap_or(1);
    Ok(match size {
        None if is_long(record) => (seller.long_requests(tokens), requests),
        size => (size, requests),
    })
}

/// Refuses records that are not requests billed by their tokens, or that leave open which tokens are billed.
fn readable(record: &Record, around: &Around) -> Result<(), Refused> {
    match record.fault() {
        Some(Reason::UnreadTokens) => {
            return Err(Refused::With(Reason::UnreadTokens, record.unread()));
        }
        Some(fault) => return Err(Refused::Plain(fault)),
        None => {}
    }
    stated(record.counts()).map_err(|reason| match reason {
        Reason::NoCounts => no_counts(record, around),
        reason => Refused::Plain(reason),
    })?;
    if record.has_other_media() {
        return Err(Refused::Plain(Reason::OtherMedia));
    }
    if record.is_cached_beside() {
        return Err(Refused::Plain(Reason::UnlikeCounts));
    }
    if let Some(key) = record.output_aside().or_else(|| record.cached_aside()) {
        return Err(Refused::With(Reason::UnreadTokens, key));
    }
    if let Some(reason) = nothing_billed(record) {
        return Err(Refused::Plain(reason));
    }
    if is_local(record) {
        return Err(Refused::With(Reason::Local, model_of(record)));
    }
    if let Some((reason, key)) = doubt(record) {
        return Err(Refused::With(reason, key));
    }
    Ok(())
}

/// Whether a record sums up several requests, as its day or turns show, and exceeds the first tier, which the
/// individual requests may not have.
fn is_long_sum(record: &Record, seller: &Seller, tokens: &Tokens) -> bool {
    let is_long = seller
        .first_tier()
        .is_some_and(|above| tokens.input() > above);
    is_long && covers_several(record)
}

/// A rate that a seller lacks; names the seller only if it is not assumed.
fn missing(seller: &Seller, rate: &str) -> String {
    match seller.basis {
        Basis::Assumed => format!(
            "{}: {rate}, and who was paid is not recorded",
            seller.sale.model
        ),
        _ => format!(
            "{} at {}: {rate}",
            seller.sale.model, seller.sale.provider_name
        ),
    }
}

/// Whether the request next to an answer asks for an hour of cache lifetime, and the counts do not say which writes got
/// it.
fn asks_for_an_hour(record: &Record, around: &Around, tokens: &Tokens) -> bool {
    let is_split = [Count::Written5m, Count::Written1h]
        .iter()
        .any(|count| record.counts().has(*count));
    if tokens.cache_write_5m == 0 || is_split || around.kind.is_some() {
        return false;
    }
    let (from, to) = around.line;
    let line = &around.bytes[from..to];
    memchr::memmem::find_iter(line, b"\"ttl\"").any(|at| {
        let rest = line[at + b"\"ttl\"".len()..].trim_ascii_start();
        let value = rest.strip_prefix(b":").map(<[u8]>::trim_ascii_start);
        value.is_some_and(|value| value.starts_with(b"\"1h\""))
    })
}

/// Whether a record is a line or one of a list of records, not a part of another.
fn stands_alone(around: &Around) -> bool {
    around.kind.is_none_or(InsideKind::is_list)
}

/// The model that a record names.
fn model_of(record: &Record) -> String {
    let name = record.name(spellings::MODEL).unwrap_or_default();
    String::from_utf8_lossy(&name).into_owned()
}

/// An index into rows or spellings, of which there are at most [`MOST_ROWS`] plus one.
fn at(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
