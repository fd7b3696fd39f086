//! Models identified by a date, as people write it: `GPT-4o (11-20)`, `DeepSeek R1 (May '25)`.
//!
//! Owns which texts are such dates. Does not read versions: a date that matches no release means nothing.

use catalog::names::{Pin, Words, normalize, spell, tail};
use catalog::units::Date;
use catalog::words;

use super::run_as::weakened;
use super::worded::is_sure;
use super::{Found, Match, Resolver};
use crate::error::Error;

/// A date, as far as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<i16>,
    month: u8,
    day: Option<u8>,
}

const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

impl Resolver<'_> {
    /// The model of a name without its version's `.0`: `GPT-5.0`, `Llama 3.0 8B`. `Llama 3.0 405B` is not Llama 3.1.
    pub(super) fn of_whole_version(&self, name: &str) -> Option<Found> {
        let digit = |c: char| c.is_ascii_digit();
        let zeros = name.match_indices(".0");
        let mut zeros = zeros.map(|(at, zero)| (&name[..at], &name[at + zero.len()..]));
        let (before, behind) = zeros.find(|(before, behind)| {
            before.ends_with(digit)
                && !before.trim_end_matches(digit).ends_with('.')
                && !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
        })?;
        let short = format!("{before}{behind}");
        let found = self.look_up(&short, true).ok().filter(is_sure)?;
        let own = normalize(tail(self.catalog.model_id(found.model).ok()?));
        let version = |name: &str| Words::of(name).version();
        (version(&own) == version(&normalize(&short))).then(|| weakened(found))
    }

    /// The only model that a name with a date means; `path`: the name starts with a maker.
    pub(super) fn of_day(&self, name: &str, path: bool) -> Result<Option<Found>, Error> {
        let Some((rest, day)) = split(name) else {
            return Ok(None);
        };
        // In brackets, a date is spelled out; `gpt-4-1106` is the id of a snapshot and says nothing about a release
        // date. OpenAI names snapshots by release date: `o1-preview-2024-09-12`.
        let spelled_out = name.contains('(');
        let spelled = spell(name);
        let by_release = spelled.pin_text.matches('-').count() == 2;
        // OpenRouter adds a date near the release to names without one: `google/gemini-3-pro-preview-20251117`.
        // Mistral adds the month: `mistral-saba-2502`, of which the catalog has one release.
        let by_month = matches!(spelled.pin, Some(Pin::Month(..)));
        let slug = match spelled.pin {
            Some(Pin::Day(..)) => !by_release,
            Some(Pin::DayOfYear(..)) => path,
            _ => false,
        } && !name.contains("latest");
        // The form of OpenAI's own snapshots: `gpt-4-0314`.
        let of_year = matches!(spelled.pin, Some(Pin::DayOfYear(..)));
        let normalized = normalize(&rest);
        let typed = Words::of_name(&normalized, &rest);
        let core = spell(&rest.replace(' ', "-")).core;
        let (mut pinned, mut released, mut later, mut siblings) = (vec![], vec![], vec![], false);
        let mut alone = Vec::new();
        let mut slugs = Vec::new();
        for at in self.with_all_words(&typed) {
            let head = self.catalog.head(at)?;
            let names = [tail(head.id), head.name].into_iter();
            let day_of_release = self.catalog.served_by(at)?.released;
            let mut agrees = false;
            let (mut bare, mut pin_of_other, mut own_spelling) = (false, false, false);
            for name in names.chain(head.aliases.iter().copied()) {
                let spelled = spell(&name.replace(' ', "-").replace(['(', ')'], ""));
                if !same_line(&spelled.core, &core) {
                    continue;
                }
                match spelled.pin {
                    Some(pin) if day.agrees(pin, day_of_release.map(|d| d.year())) => agrees = true,
                    Some(_) => {
                        pin_of_other = true;
                        own_spelling |= normalize(&spelled.plain) == normalized;
                    }
                    None => bare = true,
                }
            }
            siblings |= !agrees && !bare && pin_of_other;
            let launched = by_release && !pin_of_other && head.id.starts_with("openai/");
            match day_of_release {
                _ if agrees => pinned.push(at),
                Some(released_on)
                    if bare
                        && (spelled_out || by_release && !pin_of_other)
                        && day.is_near(released_on) =>
                {
                    released.push(at);
                }
                Some(released_on)
                    if bare
                        && (by_month && day.is_of(released_on)
                            || launched && day.is_after(released_on, LAUNCH_DAYS)) =>
                {
                    alone.push(at);
                }
                // `claude-opus-4-5-20251124` is not a snapshot of Anthropic's; OpenRouter writes `claude-4.5-opus`.
                Some(released_on)
                    if slug
                        && !(of_year && head.id.starts_with("openai/"))
                        && bare
                        && !own_spelling
                        && (path || !pin_of_other && released_on.month() != 0)
                        && day.is_around(released_on, pin_of_other) =>
                {
                    slugs.push((at, day.is_around(released_on, true)));
                }
                Some(released) if bare && day.is_after(released, SNAPSHOT_DAYS) => later.push(at),
                _ => {}
            }
        }
        // If the catalog has other snapshots, another date means another snapshot.
        if !siblings {
            released.extend(alone);
        }
        slugs.retain(|(_, on_the_day)| *on_the_day || !siblings);
        if let ([(only, _)], []) = (slugs.as_slice(), pinned.as_slice()) {
            return Ok(Some(Found::new(*only, Match::Normalized)));
        }
        Ok(
            match (pinned.as_slice(), released.as_slice(), later.as_slice()) {
                ([one], _, _) | ([], [one], _) => Some(Found::new(*one, Match::Normalized)),
                // A later snapshot of a model for which the catalog has no separate snapshots.
                ([], [], [one]) if spelled_out && !siblings => {
                    let note = "the catalog does not tell its snapshots apart".to_owned();
                    Some(Found::noted(*one, Match::Part, note))
                }
                _ => None,
            },
        )
    }
}

/// Whether the name is the same, or only adds a word for an early release.
fn same_line(core: &str, typed: &str) -> bool {
    let rest = core.strip_prefix(typed);
    rest.is_some_and(|rest| matches!(rest, "" | "-preview" | "-exp"))
}

/// Announcements, previews and lists may date one release this many days apart.
const SAME_RELEASE_DAYS: i32 = 62;

/// OpenRouter's slug dates are at most this many days from the release.
const SLUG_DAYS: i32 = 21;

/// OpenAI's API and Azure get a model within this many days of its release, and date it so:
/// `gpt-5.1-codex-max-2025-12-04`.
const LAUNCH_DAYS: i32 = 31;

/// Snapshots of a model appear within this many days of its release.
const SNAPSHOT_DAYS: i32 = 365;

impl Day {
    /// Whether this is at most so many days after a release.
    fn is_after(self, released: Date, most: i32) -> bool {
        let middle = self.year.and_then(|year| {
            let day = self.day.unwrap_or(15);
            format!("{year:04}-{:02}-{day:02}", self.month).parse().ok()
        });
        let days = middle.map(|day: Date| released.days_until(day));
        days.is_some_and(|days| (0..=most).contains(&days))
    }

    /// Whether this is near the release date or, with `exactly`, that very date.
    fn is_around(self, released: Date, exactly: bool) -> bool {
        // For some models, only the year is known.
        if released.month() == 0 {
            return !exactly && self.year == Some(released.year());
        }
        let year = self.year.unwrap_or_else(|| released.year());
        let own = self
            .day
            .and_then(|day| format!("{year:04}-{:02}-{day:02}", self.month).parse().ok());
        let days = own.map(|day: Date| day.days_until(released).abs());
        days.is_some_and(|days| days <= if exactly { 0 } else { SLUG_DAYS })
    }

    /// Whether an undated model released on `released` may be meant.
    fn is_near(self, released: Date) -> bool {
        if self.day.is_some() || self.year.is_none() {
            return self.is_of(released);
        }
        let year = self.year.unwrap_or_default();
        let middle: Option<Date> = format!("{year:04}-{:02}-15", self.month).parse().ok();
        middle.is_some_and(|day| day.days_until(released).abs() <= SAME_RELEASE_DAYS)
    }

    /// Whether this is the release date, as far as it was written.
    fn is_of(self, released: Date) -> bool {
        self.is(released.year(), released.month(), released.day())
    }

    fn is(self, year: i16, month: u8, day: u8) -> bool {
        self.month == month
            && self.year.is_none_or(|own| own == year)
            && self.day.is_none_or(|own| own == day)
    }

    /// Whether a pin may be this date; `year` stands in for a year that the pin lacks.
    fn agrees(self, pin: Pin, year: Option<i16>) -> bool {
        match pin {
            Pin::Day(year, month, day) => self.is(year, month, day),
            Pin::Month(year, month) => {
                self.day.is_none() && self.month == month && self.year.is_none_or(|y| y == year)
            }
            Pin::DayOfYear(month, day) => {
                let same_year = self.year.is_none() || year.is_none() || self.year == year;
                same_year && self.month == month && self.day.is_none_or(|own| own == day)
            }
            Pin::Release(_) => false,
        }
    }
}

/// Splits a name from its date, in brackets or as the last word.
fn split(name: &str) -> Option<(String, Day)> {
    let name = name.trim();
    if let Some(inner) = name.strip_suffix(')') {
        let (rest, within) = inner.rsplit_once('(')?;
        let rest = rest.trim();
        let day = written(within)?;
        // `DeepSeek V3 0324 (Mar '25)` says it twice.
        return Some(match split(rest) {
            Some((shorter, own)) if own.month == day.month => (
                shorter,
                Day {
                    day: own.day,
                    ..day
                },
            ),
            _ => (rest.to_owned(), day),
        });
    }
    let spelled = spell(&name.replace(' ', "-"));
    let day = match spelled.pin? {
        Pin::Day(year, month, day) => Day {
            year: Some(year),
            month,
            day: Some(day),
        },
        Pin::Month(year, month) => Day {
            year: Some(year),
            month,
            day: None,
        },
        Pin::DayOfYear(month, day) => Day {
            year: None,
            month,
            day: Some(day),
        },
        Pin::Release(_) => return None,
    };
    let pin = spelled.pin_text.len();
    let rest = name.get(..name.len().checked_sub(pin)?)?;
    Some((rest.trim_end_matches(['-', ' ', '_']).to_owned(), day))
}

/// A name with its date in the form of ids: `DeepSeek R1 05/28` with `-` for the slash, and year and month as one
/// word in `Codestral 25.07`, `Qwen3 4B 25-07 Think`.
pub(super) fn dashed(name: &str) -> Option<String> {
    let name = name.trim_end();
    let mut words = name.match_indices([' ', '-', '@']).map(|(at, _)| at + 1);
    let month = words.find_map(|at| {
        let word = name.get(at..at + "25.07".len())?;
        let whole =
            !name[at + word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
        (whole && year_and_month(&word.replace('-', ".")).is_some()).then_some((at, word))
    });
    if let Some((at, word)) = month {
        let together = word.replace(['-', '.'], "");
        return Some(format!(
            "{}{together}{}",
            &name[..at],
            &name[at + word.len()..]
        ));
    }
    let end = name.strip_suffix(')').unwrap_or(name);
    let at = end.len().checked_sub("05/28".len())?;
    let (rest, day) = (end.get(..at)?, end.get(at..)?);
    let (month, of_month) = day.split_once('/')?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let apart = rest.ends_with([' ', '(']) && digits(month) && digits(of_month);
    let closed = &name[end.len()..];
    apart.then(|| format!("{rest}{month}-{of_month}{closed}"))
}

/// `25.01`
fn year_and_month(text: &str) -> Option<Day> {
    let (year, month) = text.split_once('.')?;
    let (Ok(year @ 23..=29), Ok(month @ 1..=12), 5) =
        (year.parse::<i16>(), month.parse(), text.len())
    else {
        return None;
    };
    Some(Day {
        year: Some(2000 + year),
        month,
        day: None,
    })
}

/// `Nov '24`, `Mar 2025`, `June`, `Jun 05`, `11-20`, `2024-08-06`.
fn written(text: &str) -> Option<Day> {
    let text = text.trim().to_lowercase();
    let mut words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let first = words.next()?;
    let second = words.next();
    if let Some(month) = month(first) {
        let (year, day) = match second {
            None => (None, None),
            Some(number) if number.len() == 4 => (number.parse().ok(), None),
            Some(number) if number.len() == 2 && text.contains('\'') => {
                (number.parse::<i16>().ok().map(|y| 2000 + y), None)
            }
            Some(number) => (None, number.parse().ok()),
        };
        return words.next().is_none().then_some(Day { year, month, day });
    }
    // AWS's `Mistral Small (24.02)`
    if let Some(day) = year_and_month(&text) {
        return Some(day);
    }
    let parts: Vec<&str> = text.split('-').collect();
    let number = |text: &str, most: u8| text.parse::<u8>().ok().filter(|n| (1..=most).contains(n));
    match parts.as_slice() {
        [month, day] => Some(Day {
            year: None,
            month: number(month, 12)?,
            day: Some(number(day, 31)?),
        }),
        [year, month, day] if year.len() == 4 => Some(Day {
            year: year.parse().ok(),
            month: number(month, 12)?,
            day: Some(number(day, 31)?),
        }),
        _ => None,
    }
}

/// A month by its name or first three letters.
fn month(word: &str) -> Option<u8> {
    const FULL: &[&str] = words!(
        "january february march april may june july august september october november december sept"
    );
    let known = word.len() == 3 || FULL.contains(&word);
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    known.then(|| u8::try_from(at + 1).ok())?
}
