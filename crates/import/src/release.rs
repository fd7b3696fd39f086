//! When a model came out, from many lists that copy one another, count snapshots for releases, or give the day on
//! which they took the model up.
//!
//! A day needs two lists that do not copy each other, or one that is careful; otherwise only the month or the year on
//! which all agree stands. Owns that rule. Does not order statements (`merge`) or correct single days (`curated/`).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use catalog::names::{Pin, spell};
use catalog::schema::{Capabilities, Facts, ProviderKind, Statement};
use catalog::sort::Order;
use catalog::units::Date;

use crate::kept::Kept;
use crate::merge::{FIRST_YEAR, Placed, is_placeholder, says_anything};

/// The lab's own list and models.dev's list of models.
const OWN: &str = "own";
/// The day in an id, and lists that repeat it.
const ID: &str = "id";
/// The cards of weights: made weeks before a release, or again after it.
const CARDS: &str = "hf-facts";
/// Surveys that people keep by hand.
const SURVEYS: [&str; 3] = ["helm", "llm-stats", "epoch-models"];
/// Lists that are right of nine in ten known announcements, so that their word alone is enough.
const CAREFUL: [&str; 7] = [
    OWN,
    ID,
    "harn",
    "amazon-bedrock",
    "huggingface",
    "llmgateway-providers",
    "vercel",
];
/// Sellers' lists that are right of fewer than two in three: they say when the seller took the model up, or guess.
/// They only support others.
const CARELESS: [&str; 12] = [
    "azure",
    "gitlab",
    "google-vertex",
    "helicone",
    "iflowcn",
    "io-net",
    "nano-gpt",
    "nvidia",
    "poe",
    "qiniu-ai",
    "siliconflow",
    "venice",
];
/// Lists that repeat another's days.
const COPIES: [(&str, &str); 3] = [
    ("kilo", "openrouter"),
    ("llmgateway", "llmgateway-providers"),
    ("siliconflow-cn", "siliconflow"),
];
/// Gateways whose days are their own; the others repeat the lab's or OpenRouter's.
const WITNESSES: [&str; 2] = ["vercel", OPENROUTER];
const OPENROUTER: &str = "openrouter";

/// Days by which lists differ for nothing: zones and uploads.
const SAME_DAYS: i32 = 1;
/// Days by which a list may differ without contradicting the lab's.
const NEAR_DAYS: i32 = 7;
/// Days after the card of the weights within which a lone list is believed.
const SOON_DAYS: i32 = 14;
/// Lists that must agree on the first of a month before it is a day.
const CLEAR: usize = 3;
/// Most days between a release and the date in the model's id; the catalog's rule.
const ID_DATE_TOLERANCE_DAYS: i32 = 60;

/// What a list says of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Word<'a> {
    day: Date,
    list: &'a str,
    source: &'static str,
    as_of: Date,
}

/// A settled release with the source that is named for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Settled<'a> {
    day: Date,
    source: &'a str,
    as_of: Date,
}

/// Settles the release in the statements of the model `id`. Returns what lists say if they contradict each other so
/// that no day stands.
pub fn settle(
    (id, lab): (&str, &str),
    statements: &mut Vec<Statement>,
    rows: &[Placed<'_>],
    dated: Option<Pin>,
    kept: &Kept,
) -> Option<String> {
    let tail = id.split_once('/').map_or(id, |(_, tail)| tail);
    let pin = spell(tail).pin;
    let words = words(rows, lab, (pin, dated), kept);
    let settled = day(&words, card(rows), pin.is_some()).or_else(|| {
        // No day stands: the lab's own month, that of the id, or the part of the date on which all agree.
        let mut months = rows.iter().filter(|(seen, place)| {
            let month = seen
                .facts
                .released
                .is_some_and(|said| said.month() != 0 && !said.is_exact());
            month && plain(place) && list(seen, lab, kept) == OWN
        });
        let month = months.next().map(|(seen, _)| Settled {
            day: seen.facts.released.unwrap_or(seen.as_of),
            source: seen.source,
            as_of: seen.as_of,
        });
        let in_id = || {
            let (seen, _) = rows.first()?;
            let month = pin.or(dated).filter(|pin| matches!(pin, Pin::Month(..)))?;
            Some(Settled {
                day: month.date()?,
                source: seen.source,
                as_of: seen.as_of,
            })
        };
        month.or_else(in_id).or_else(|| part(&words, rows))
    });
    write(statements, settled);
    let open = settled.is_none_or(|settled| !settled.day.is_exact());
    let heard: BTreeSet<(Date, &str)> = words.iter().map(|word| (word.day, word.list)).collect();
    let days: BTreeSet<Date> = heard.iter().map(|(day, _)| *day).collect();
    (open && days.len() > 1).then(|| {
        let said: Vec<String> = heard
            .iter()
            .map(|(day, list)| format!("{day} {list}"))
            .collect();
        format!("{id}: {}", said.join(", "))
    })
}

/// Keeps the release that a model had before an update in its new statements: it does not change, and an update has
/// not all lists. Settles it where none was known.
pub fn keep(
    model: (&str, &str),
    before: &[Statement],
    statements: &mut Vec<Statement>,
    (rows, dated): (&[Placed<'_>], Option<Pin>),
    kept: &Kept,
) {
    let Some(said) = before.iter().find(|said| said.facts.released.is_some()) else {
        settle(model, statements, rows, dated, kept);
        return;
    };
    let settled = said.facts.released.map(|day| Settled {
        day,
        source: &said.source,
        as_of: said.as_of,
    });
    write(statements, settled);
}

/// Whether a row is about the model itself, not about a mode or a moving name.
fn plain(place: &crate::identity::Place) -> bool {
    place.variant.is_none() && !place.pointer
}

/// The list that a row is from.
fn list<'a>(seen: &'a crate::observation::Observation, lab: &str, kept: &Kept) -> &'a str {
    let Some(provider) = seen
        .provider
        .as_deref()
        .filter(|_| seen.source == "models-dev")
    else {
        let own = seen.source == "models-dev-models";
        return if own { OWN } else { seen.source };
    };
    let known = kept.provider_with_id(provider);
    let own = known.is_some_and(|p| p.kind == ProviderKind::Lab && p.lab.as_deref() == Some(lab));
    if own { OWN } else { original(provider) }
}

/// The list that a provider's list repeats, else its own.
pub fn original(provider: &str) -> &str {
    let copied = COPIES.iter().find(|(copy, _)| *copy == provider);
    copied.map_or(provider, |(_, of)| of)
}

/// What lists say, each day of each list once. `ids` are the date in the model's id and the one that its rows pin.
fn words<'a>(
    rows: &[Placed<'a>],
    lab: &str,
    (pin, dated): (Option<Pin>, Option<Pin>),
    kept: &Kept,
) -> Vec<Word<'a>> {
    let day_of =
        |pin: Option<Pin>| pin.filter(|pin| matches!(pin, Pin::Day(..) | Pin::DayOfYear(..)));
    let mut found: Vec<Word<'a>> = Vec::new();
    for (seen, place) in rows {
        let Some(day) = seen.facts.released.filter(|day| day.is_exact()) else {
            continue;
        };
        let in_tolerance = |pin: Pin| {
            pin.days_from(day)
                .is_none_or(|days| days <= ID_DATE_TOLERANCE_DAYS)
        };
        let told = plain(place)
            && seen.source != CARDS
            && day.year() >= FIRST_YEAR
            && !is_placeholder(day)
            && pin.is_none_or(in_tolerance)
            && !day_of(pin).is_some_and(|pin| before(day, pin));
        if told {
            found.push(Word {
                day,
                list: list(seen, lab, kept),
                source: seen.source,
                as_of: seen.as_of,
            });
        }
    }
    let of = |list: &str| -> BTreeSet<Date> {
        let told = found.iter().filter(|word| word.list == list);
        told.map(|word| word.day).collect()
    };
    let (own, openrouter) = (of(OWN), of(OPENROUTER));
    let in_id = |day: Date| day_of(pin.or(dated)).is_some_and(|pin| pin.days_from(day) == Some(0));
    for word in &mut found {
        let copies = word.source == "models-dev" && !WITNESSES.contains(&word.list) && {
            let known = kept.provider_with_id(word.list);
            known.is_none_or(|p| matches!(p.kind, ProviderKind::Gateway | ProviderKind::Plan))
        };
        if word.list == OWN {
            continue;
        }
        if in_id(word.day) && word.list != "vercel" {
            word.list = ID;
        } else if copies && own.contains(&word.day) {
            word.list = OWN;
        } else if copies && openrouter.contains(&word.day) {
            word.list = OPENROUTER;
        }
    }
    if let Some(day) = day_of(pin.or(dated)).and_then(Pin::date)
        && let Some((seen, _)) = rows.first()
    {
        found.push(Word {
            day,
            list: ID,
            source: seen.source,
            as_of: seen.as_of,
        });
    }
    found.order();
    found.dedup_by(|a, b| (a.day, a.list) == (b.day, b.list));
    found
}

/// Whether a day is earlier than the one in the id: a snapshot is not out before its date.
fn before(day: Date, pin: Pin) -> bool {
    let later = day.day_after().day_after();
    match pin {
        Pin::Day(..) => pin
            .date()
            .is_some_and(|date| day.days_until(date) > SAME_DAYS),
        // Without a year the nearest counts.
        _ => pin.days_from(day).is_some_and(|days| {
            days > SAME_DAYS && pin.days_from(later).is_some_and(|then| then < days)
        }),
    }
}

/// The first day of the lab's card of the weights.
fn card(rows: &[Placed<'_>]) -> Option<Date> {
    let cards = rows.iter().filter(|(seen, _)| seen.source == CARDS);
    let days = cards.filter_map(|(seen, _)| seen.facts.released);
    days.filter(|day| day.is_exact()).min()
}

fn near(a: Date, b: Date, days: i32) -> bool {
    a.days_until(b).abs() <= days
}

/// The day that stands, if one does.
fn day(words: &[Word<'_>], card: Option<Date>, in_id: bool) -> Option<Settled<'static>> {
    let heard = || words.iter().filter(|word| !CARELESS.contains(&word.list));
    let around = |day: Date| {
        words
            .iter()
            .filter(move |word| near(word.day, day, SAME_DAYS))
    };
    let support = |day: Date| {
        around(day)
            .map(|word| word.list)
            .collect::<BTreeSet<_>>()
            .len()
    };
    // The first of a month stands for the month in some lists.
    let vague =
        |word: &&Word<'_>| word.day.day() == 1 && word.list != ID && support(word.day) < CLEAR;
    let heard_well = || heard().filter(|word| !vague(word));
    let best = heard_well()
        .map(|word| support(word.day))
        .max()
        .unwrap_or(1);
    if best == 1 {
        return alone(heard, card, in_id);
    }
    let own = heard()
        .filter(|word| word.list == OWN)
        .map(|word| word.day)
        .min();
    let surveyed = |day: Date| {
        let kept = around(day).filter(|word| surveys(word));
        kept.map(|word| word.list).collect::<BTreeSet<_>>().len()
    };
    let most_surveyed = heard().map(|word| surveyed(word.day)).max();
    let agreed = |word: &&Word<'_>| {
        // Surveys that agree come before lists of sellers, which copy a mistake of the lab's.
        if let Some(most) = most_surveyed.filter(|most| *most >= 2) {
            return surveyed(word.day) == most;
        }
        // A seller that began later does not contradict the lab.
        let late = own.is_some_and(|own| own.days_until(word.day) > NEAR_DAYS);
        support(word.day) == best && (!late || around(word.day).any(surveys))
    };
    let top: Vec<&Word<'_>> = heard_well().filter(agreed).collect();
    let Some((first, last)) = top.first().zip(top.last()) else {
        return alone(heard, card, in_id);
    };
    let most = |day: Date| words.iter().filter(|word| word.day == day).count();
    let of_lab = |list: &str| {
        let mut inside = top.iter().flat_map(|word| around(word.day));
        inside.find(|word| word.list == list)
    };
    let word = of_lab(OWN).or_else(|| of_lab(ID));
    let word = word.or_else(|| {
        let one = near(first.day, last.day, 2 * SAME_DAYS);
        let inside = top.iter().flat_map(|word| around(word.day)).filter(|_| one);
        inside.max_by_key(|word| (most(word.day), Reverse(word.day)))
    })?;
    Some(settled(first_seller(word, heard, card)))
}

fn settled(word: &Word<'_>) -> Settled<'static> {
    Settled {
        day: word.day,
        source: word.source,
        as_of: word.as_of,
    }
}

fn surveys(word: &Word<'_>) -> bool {
    SURVEYS.contains(&word.list)
}

/// Of the days of sellers the first one after the card of the weights: later ones only began later.
fn first_seller<'w, 'a, I: Iterator<Item = &'w Word<'a>>>(
    word: &'w Word<'a>,
    heard: impl Fn() -> I,
    card: Option<Date>,
) -> &'w Word<'a> {
    let known = |word: &Word<'_>| [OWN, ID].contains(&word.list) || surveys(word);
    let Some(card) = card.filter(|_| !heard().any(known)) else {
        return word;
    };
    let first = heard().find(|other| other.day > card && other.day.day() != 1);
    first.filter(|first| first.day < word.day).unwrap_or(word)
}

/// The day of lists of which no two agree.
fn alone<'w, 'a: 'w, I: Iterator<Item = &'w Word<'a>>>(
    heard: impl Fn() -> I,
    card: Option<Date>,
    in_id: bool,
) -> Option<Settled<'static>> {
    let careful = CAREFUL
        .iter()
        .find_map(|list| heard().find(|word| word.list == *list));
    if let Some(word) = careful {
        let against = |other: &Word<'_>| {
            let early = other.day.days_until(word.day) > NEAR_DAYS;
            let late = word.day.days_until(other.day) > NEAR_DAYS;
            early || late && surveys(other)
        };
        let stands = word.list == ID && in_id || word.day.day() != 1 && !heard().any(against);
        return stands.then(|| settled(word));
    }
    let card = card?;
    let mut soon = heard().filter(|word| {
        (-SAME_DAYS..=SOON_DAYS).contains(&card.days_until(word.day)) && word.day.day() != 1
    });
    let first = soon.next()?;
    soon.all(|word| word.day == first.day)
        .then(|| settled(first))
}

/// The month or the year on which all agree; of a model that only its card dates, the year.
fn part(words: &[Word<'_>], rows: &[Placed<'_>]) -> Option<Settled<'static>> {
    let careless = |word: &&Word<'_>| CARELESS.contains(&word.list);
    let seller = |word: &Word<'_>| ![OWN, ID, "harn"].contains(&word.list) && !surveys(word);
    // Of sellers the first one with weights: others only began later.
    let made = card(rows);
    let sold = words.iter().filter(|word| !careless(word)).find(|word| {
        seller(word) && made.is_none_or(|made| word.day.days_until(made) <= SAME_DAYS)
    });
    let heard = || {
        let told = words.iter().filter(|word| !careless(word));
        told.filter(|word| !seller(word) || sold.is_some_and(|first| first.day == word.day))
    };
    let cut = |day: Date, length: usize| day.to_string().get(..length)?.parse::<Date>().ok();
    let Some(word) = heard().min_by_key(|word| {
        let place = CAREFUL.iter().position(|list| *list == word.list);
        (place.unwrap_or(CAREFUL.len()), word.day)
    }) else {
        let (seen, _) = rows.iter().find(|(seen, _)| seen.source == CARDS)?;
        return Some(Settled {
            day: cut(made?, "2024".len())?,
            source: seen.source,
            as_of: seen.as_of,
        });
    };
    // A lone list is not even sure of the month.
    let lists: BTreeSet<&str> = heard().map(|word| word.list).collect();
    let sure = lists.len() > 1 || CAREFUL.contains(&word.list);
    ["2024-05".len(), "2024".len()]
        .into_iter()
        .filter(|length| sure || *length == "2024".len())
        .find_map(|length| {
            let part = cut(word.day, length)?;
            let all = heard().all(|other| cut(other.day, length) == Some(part));
            all.then_some(Settled {
                day: part,
                source: word.source,
                as_of: word.as_of,
            })
        })
}

/// Makes the settled release the first one stated; what others say stays behind it.
fn write(statements: &mut Vec<Statement>, settled: Option<Settled<'_>>) {
    let Some(settled) = settled else {
        for said in statements.iter_mut() {
            said.facts.released = None;
        }
        statements.retain(says_anything);
        return;
    };
    let at = statements
        .iter()
        .position(|said| said.source == settled.source);
    let at = at.unwrap_or_else(|| {
        statements.push(empty(settled.source, settled.as_of));
        statements.len() - 1
    });
    let mut overruled = Vec::new();
    for (place, said) in statements.iter_mut().enumerate() {
        let Some(day) = said.facts.released else {
            continue;
        };
        if place < at || day == settled.day || said.source == settled.source {
            said.facts.released = None;
        }
        if place < at && day != settled.day {
            let mut other = empty(&said.source, said.as_of);
            other.url.clone_from(&said.url);
            other.facts.released = Some(day);
            overruled.push(other);
        }
    }
    statements[at].facts.released = Some(settled.day);
    statements.append(&mut overruled);
    statements.retain(says_anything);
}

fn empty(source: &str, as_of: Date) -> Statement {
    Statement {
        source: source.to_owned(),
        as_of,
        url: None,
        yields: false,
        facts: Facts::default(),
        capabilities: Capabilities::default(),
        refuses: Vec::new(),
        accepts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use catalog::schema::ProviderKind;

    use super::*;
    use crate::identity::Place;
    use crate::kept::{Aliases, KeptProvider};
    use crate::observation::Observation;

    fn date(text: &str) -> Date {
        text.parse().expect("a day")
    }

    /// The release of a model of the lab `maker`, from lists and their days: `source` or `source:provider`.
    fn release(id: &str, said: &[(&'static str, &str)]) -> String {
        let own = KeptProvider {
            lab: Some("maker".to_owned()),
            ..KeptProvider::new("maker", ProviderKind::Lab)
        };
        let kept = Kept::new(vec![own], Vec::new(), Aliases::default());
        let row = |(list, day): &(&'static str, &str)| {
            let (source, provider) = match list.split_once(':') {
                Some((source, provider)) => (source, Some(provider)),
                None => (*list, None),
            };
            let source = [
                "models-dev",
                "models-dev-models",
                "hf-facts",
                "helm",
                "llm-stats",
                "epoch-models",
                "harn",
            ]
            .into_iter()
            .find(|known| *known == source)
            .expect("a source");
            let mut seen = Observation::new(source, date("2026-10-31"), id);
            seen.provider = provider.map(str::to_owned);
            seen.facts.released = Some(date(day));
            seen
        };
        let rows: Vec<Observation> = said.iter().map(row).collect();
        let place = Place::of(0);
        let placed: Vec<Placed<'_>> = rows.iter().map(|seen| (seen, &place)).collect();
        let dated = spell(id).pin;
        let mut statements: Vec<Statement> = Vec::new();
        for seen in &rows {
            let mut said = empty(seen.source, seen.as_of);
            said.facts.released = seen.facts.released;
            statements.push(said);
        }
        let id = format!("maker/{id}");
        settle((&id, "maker"), &mut statements, &placed, dated, &kept);
        let day = statements.iter().find_map(|said| said.facts.released);
        day.map_or_else(|| "unknown".to_owned(), |day| day.to_string())
    }

    #[test]
    fn two_lists_that_do_not_copy_each_other_outvote_the_lab_s_own() {
        // Claude 3.7 Sonnet was announced on 2025-02-24; its id has the date of the snapshot.
        let said = [
            ("models-dev-models", "2025-02-19"),
            ("helm", "2025-02-24"),
            ("epoch-models", "2025-02-24"),
            ("models-dev:zenmux", "2025-02-24"),
        ];
        assert_eq!(release("sonnet", &said), "2025-02-24");
        // OpenAI o3-mini: announced on 2024-12-20, out on 2025-01-31; sellers copied the lab's list.
        let said = [
            ("models-dev:maker", "2024-12-20"),
            ("models-dev:vercel", "2024-12-20"),
            ("models-dev:azure", "2024-12-20"),
            ("helm", "2025-01-31"),
            ("epoch-models", "2025-01-31"),
        ];
        assert_eq!(release("o3-mini", &said), "2025-01-31");
        // Copies are no second word, and a tie is the lab's.
        let said = [
            ("models-dev:maker", "2025-02-19"),
            ("models-dev:openrouter", "2025-02-24"),
            ("models-dev:kilo", "2025-02-24"),
        ];
        assert_eq!(release("sonnet", &said), "2025-02-19");
    }

    #[test]
    fn lone_words_that_contradict_each_other_leave_what_they_share() {
        // Gemini 1.5 Pro: 2024-02-15 and 2024-05-01 in two surveys.
        let said = [("epoch-models", "2024-02-15"), ("llm-stats", "2024-05-01")];
        assert_eq!(release("pro", &said), "2024");
        let said = [("epoch-models", "2024-02-15"), ("llm-stats", "2025-02-05")];
        assert_eq!(release("pro", &said), "unknown");
        let said = [
            ("epoch-models", "2025-09-22"),
            ("models-dev:novita-ai", "2025-09-24"),
        ];
        assert_eq!(release("pro", &said), "2025-09");
        // The lab's word against a survey's is one against one.
        let said = [
            ("models-dev:maker", "2024-11-01"),
            ("epoch-models", "2024-02-06"),
        ];
        assert_eq!(release("pro", &said), "2024");
        // A seller that is late does not contradict.
        let said = [
            ("models-dev:maker", "2025-10-15"),
            ("models-dev:openrouter", "2025-12-23"),
        ];
        assert_eq!(release("pro", &said), "2025-10-15");
    }

    #[test]
    fn a_seller_s_first_day_and_the_first_of_a_month_are_no_release() {
        assert_eq!(
            release("v1", &[("models-dev:qiniu-ai", "2025-08-05")]),
            "unknown"
        );
        assert_eq!(
            release("v1", &[("models-dev:openrouter", "2026-08-20")]),
            "2026"
        );
        assert_eq!(
            release("v1", &[("models-dev:maker", "2024-09-01")]),
            "2024-09"
        );
        assert_eq!(
            release("v1", &[("models-dev:vercel", "2026-03-11")]),
            "2026-03-11"
        );
        // Two careless lists do not make a day, but one supports another.
        let said = [
            ("models-dev:nvidia", "2025-07-26"),
            ("models-dev:nano-gpt", "2025-07-26"),
        ];
        assert_eq!(release("v1", &said), "unknown");
        let said = [
            ("epoch-models", "2026-03-29"),
            ("models-dev:nano-gpt", "2026-03-30"),
        ];
        assert_eq!(release("v1", &said), "2026-03-29");
    }

    #[test]
    fn no_snapshot_is_out_before_the_day_in_its_id() {
        // GPT-3.5 Turbo 0125: three lists, three days.
        let said = [
            ("llm-stats", "2023-03-21"),
            ("helm", "2023-06-13"),
            ("models-dev:azure", "2024-01-25"),
        ];
        assert_eq!(release("turbo-0125", &said), "2024-01-25");
        let said = [
            ("helm", "2025-04-17"),
            ("models-dev:nano-gpt", "2025-05-20"),
        ];
        assert_eq!(release("flash-preview-05-20", &said), "2025-05-20");
        assert_eq!(
            release("plus-2025-04-28", &[("models-dev:nano-gpt", "2025-01-25")]),
            "2025-04-28"
        );
    }

    #[test]
    fn a_card_tells_the_year_and_supports_a_lone_list_soon_after_it() {
        assert_eq!(release("7b", &[("hf-facts", "2024-11-06")]), "2024");
        let said = [
            ("hf-facts", "2025-03-21"),
            ("helm", "2025-01-26"),
            ("models-dev:meganova", "2025-03-24"),
        ];
        assert_eq!(release("7b", &said), "2025-03-24");
        // Two sellers on two days: the later one only began later, and the first is alone.
        let said = [
            ("hf-facts", "2025-09-30"),
            ("models-dev:openrouter", "2025-10-06"),
            ("models-dev:novita-ai", "2025-10-11"),
        ];
        assert_eq!(release("7b", &said), "2025");
    }

    #[test]
    fn an_update_keeps_the_release_that_a_model_has() {
        let kept = Kept::new(Vec::new(), Vec::new(), Aliases::default());
        let told = |source: &str, day: &str| {
            let mut said = empty(source, date("2026-10-31"));
            said.facts.released = Some(date(day));
            said
        };
        let mut seen = Observation::new("models-dev", date("2026-11-29"), "o3-mini");
        seen.provider = Some("vercel".to_owned());
        seen.facts.released = Some(date("2024-12-20"));
        let place = Place::of(0);
        let rows: Vec<Placed<'_>> = vec![(&seen, &place)];
        let renewed = |before: &[Statement]| {
            let mut statements = vec![told("models-dev", "2024-12-20")];
            keep(
                ("maker/o3-mini", "maker"),
                before,
                &mut statements,
                (&rows, None),
                &kept,
            );
            statements.iter().find_map(|said| said.facts.released)
        };
        assert_eq!(
            renewed(&[told("helm", "2025-01-31")]),
            Some(date("2025-01-31"))
        );
        assert_eq!(renewed(&[told("helm", "2025")]), Some(date("2025")));
        // A model that had none takes the word of a careful list.
        assert_eq!(renewed(&[]), Some(date("2024-12-20")));
    }

    #[test]
    fn what_is_overruled_stays_behind() {
        let mut first = empty("models-dev-models", date("2026-07-02"));
        first.facts.released = Some(date("2025-02-19"));
        first.facts.context_tokens = Some(200_000);
        let mut second = empty("helm", date("2026-04-30"));
        second.facts.released = Some(date("2025-02-24"));
        let mut statements = vec![first, second];
        let settled = Settled {
            day: date("2025-02-24"),
            source: "helm",
            as_of: date("2026-04-30"),
        };
        write(&mut statements, Some(settled));
        let said: Vec<(&str, Option<Date>)> = statements
            .iter()
            .map(|said| (said.source.as_str(), said.facts.released))
            .collect();
        let expected = [
            ("models-dev-models", None),
            ("helm", Some(date("2025-02-24"))),
            ("models-dev-models", Some(date("2025-02-19"))),
        ];
        assert_eq!(said, expected);
    }
}
