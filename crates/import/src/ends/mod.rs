//! Retirement notices from vendors' pages → the retirement table and the routes' last days.
//!
//! The newest page wins; older ones fill its gaps; a newer list may postpone a date (`told`). Differing dates
//! are reported as conflicts. Resolves the ids and replacements in notices to models. Does not infer: a price
//! list does not prove that a model is served, and a snapshot's date is not a retirement date.

mod told;

use catalog::words;
use std::collections::{BTreeMap, HashMap};

use catalog::names::normalize;
use catalog::schema::{End, ModelFile, RetirementBasis, RouteStatement, Status, Terms};
use catalog::sort::Order;
use catalog::units::Date;

use crate::kept::Kept;
use told::{
    announced_only, folded, no_longer_than_snapshots, only_moves, same_way_out, taken_back,
};

/// Retirements by provider and lower-case id.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    rows: BTreeMap<(String, String), End>,
}

/// The id that stands for everything a provider sold.
const ALL: &str = "*";

/// Prefixes of cross-region inference profiles on Amazon Bedrock.
const PROFILES: &[&str] = words!("us. eu. apac. global. jp. au. ca. us-gov.");

impl Ends {
    /// Settles these rows; adds disagreements to `conflicts`.
    pub fn new(rows: Vec<End>, kept: &Kept, conflicts: &mut Vec<String>) -> Self {
        let mut all: BTreeMap<(String, String), Vec<End>> = BTreeMap::new();
        for mut row in rows {
            let Some(provider) = kept.provider(&row.source, &row.provider) else {
                continue;
            };
            row.provider.clone_from(&provider.id);
            let key = (row.provider.clone(), row.id.to_lowercase());
            all.entry(key).or_default().push(row);
        }
        folded(&mut all);
        let mut rows = BTreeMap::new();
        for (key, mut told) in all {
            taken_back(&mut told);
            only_moves(&mut told);
            announced_only(&mut told);
            // Curated rows first, then the newest page; on the same date, the more complete row.
            told.order_by_key(|row| {
                let known = usize::from(row.last_day.is_some()) + usize::from(row.page.is_some());
                (
                    row.source != BY_HAND,
                    std::cmp::Reverse((row.as_of, known)),
                    row.source.clone(),
                )
            });
            let differ: Vec<&End> = told.iter().filter(|row| row.last_day.is_some()).collect();
            if differ
                .windows(2)
                .any(|pair| pair[0].last_day != pair[1].last_day)
            {
                let says = |row: &&End| {
                    let day = row.last_day.map_or(String::new(), |day| day.to_string());
                    format!("{day} by {} of {}", row.source, row.as_of)
                };
                let says: Vec<String> = differ.iter().map(says).collect();
                conflicts.push(format!("{} {}: {}", key.0, told[0].id, says.join(", ")));
            }
            if let Some(end) = end(&told) {
                rows.insert(key, end);
            }
        }
        no_longer_than_snapshots(&mut rows);
        Self { rows }
    }

    /// The retirement of a provider's id.
    pub fn of(&self, provider: &str, id: &str) -> Option<&End> {
        let id = id.to_lowercase();
        let row = |id: &str| self.rows.get(&(provider.to_owned(), id.to_owned()));
        let plain = || PROFILES.iter().find_map(|start| id.strip_prefix(start));
        row(&id).or_else(|| row(plain()?)).or_else(|| row(ALL))
    }

    /// The retirement as a statement about the route.
    pub fn statement(&self, provider: &str, id: &str) -> Option<RouteStatement> {
        let end = self.of(provider, id)?;
        let last_day = end.last_day;
        let announced = end.basis == RetirementBasis::Announced;
        Some(RouteStatement {
            url: end.page.clone(),
            ..RouteStatement::new(
                &end.source,
                end.as_of,
                Terms {
                    status: announced.then_some(Status::Deprecated),
                    deprecated_on: end.announced_on,
                    retires_on: last_day,
                    retirement_basis: last_day.map(|_| end.basis),
                    successor: end.replacement.clone(),
                    ..Terms::default()
                },
            )
        })
    }

    /// The table, with ids and replacements resolved to these models.
    pub fn table<'a>(&self, models: impl Iterator<Item = &'a ModelFile>) -> Vec<End> {
        let names = Names::new(models);
        let (closed, each): (Vec<&End>, Vec<&End>) =
            self.rows.values().partition(|end| end.id == ALL);
        let mut table: Vec<End> = each.into_iter().cloned().collect();
        for end in closed {
            let sold = names.sold_by(&end.provider).into_iter();
            let left =
                sold.filter(|id| !self.rows.contains_key(&(end.provider.clone(), id.clone())));
            table.extend(left.map(|id| End { id, ..end.clone() }));
        }
        table.order_by_key(|end| (end.provider.clone(), end.id.to_lowercase()));
        for end in &mut table {
            end.model = names.of(&end.provider, &end.id);
            let replacement = end.replacement.as_deref();
            end.successor = replacement
                .and_then(|id| names.of(&end.provider, id))
                .filter(|id| end.model.as_ref() != Some(id));
        }
        same_way_out(&mut table);
        table
    }
}

/// The source of curated retirements.
pub const BY_HAND: &str = "vendor-pages";

/// Merges the rows about one id, most trusted first.
fn end(told: &[End]) -> Option<End> {
    let dated = told.iter().find(|row| row.last_day.is_some());
    let first = dated.or_else(|| told.iter().find(|row| row.announced_on.is_some()))?;
    let other = |of: fn(&End) -> Option<String>| told.iter().find_map(of);
    // Only from the same retirement: another date belongs to another notice.
    let same = |row: &&End| row.last_day == first.last_day;
    let announced = told.iter().filter(same).find_map(|row| row.announced_on);
    let mut end = first.clone();
    end.announced_on = end.announced_on.or(announced);
    end.replacement = end.replacement.or_else(|| other(|r| r.replacement.clone()));
    end.page = end.page.or_else(|| other(|r| r.page.clone()));
    Some(end)
}

/// Resolves ids to models: a provider's ids, and names anywhere.
pub struct Names {
    routes: HashMap<(String, String), String>,
    names: HashMap<String, String>,
}

impl Names {
    pub fn new<'a>(models: impl Iterator<Item = &'a ModelFile>) -> Self {
        let (mut routes, mut names) = (HashMap::new(), HashMap::new());
        for model in models {
            for route in &model.routes {
                let key = (route.provider.clone(), route.id.to_lowercase());
                routes.entry(key).or_insert_with(|| model.id.clone());
            }
            let tail = model.id.split_once('/').map_or("", |(_, tail)| tail);
            let own = [tail, model.name.as_str()].into_iter();
            for name in own.chain(model.aliases.iter().map(String::as_str)) {
                names
                    .entry(normalize(name))
                    .or_insert_with(|| model.id.clone());
            }
        }
        Self { routes, names }
    }

    /// The ids sold by `provider`, in lower case.
    fn sold_by(&self, provider: &str) -> Vec<String> {
        let keys = self.routes.keys().filter(|(by, _)| by == provider);
        keys.map(|(_, id)| id.clone()).collect()
    }

    /// The model that `provider` sells as `id`; otherwise the model with that name.
    pub fn of(&self, provider: &str, id: &str) -> Option<String> {
        let key = (provider.to_owned(), id.to_lowercase());
        if let Some(model) = self.routes.get(&key) {
            return Some(model.clone());
        }
        // Ignores a path, Bedrock's vendor prefix before a dot, and a revision after a colon.
        let tail = id.rsplit('/').next().unwrap_or(id);
        let spelled = catalog::names::spell(id);
        [normalize(tail), spelled.full(), spelled.key()]
            .iter()
            .find_map(|name| self.names.get(name))
            .cloned()
    }
}

/// A curated retirement: `kept/ends.json`.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptEnd {
    provider: String,
    /// `*` if the provider closed.
    id: String,
    last_day: Option<Date>,
    /// `earliest` if the page promises service until that day; announced by default.
    basis: Option<RetirementBasis>,
    announced_on: Option<Date>,
    replacement: Option<String>,
    page: String,
    as_of: Date,
}

impl From<KeptEnd> for End {
    fn from(kept: KeptEnd) -> Self {
        Self {
            last_day: kept.last_day,
            basis: kept.basis.unwrap_or(RetirementBasis::Announced),
            announced_on: kept.announced_on,
            replacement: kept.replacement,
            page: Some(kept.page),
            ..Self::new(&kept.provider, &kept.id, BY_HAND, kept.as_of)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::*;

    fn row(source: &'static str, as_of: &str, last: Option<&str>) -> End {
        let as_of = as_of.parse().expect("a day");
        End {
            last_day: last.map(|day| day.parse().expect("a day")),
            page: Some(format!("https://{source}.example")),
            ..End::new("google", "gemini-2.5-pro", source, as_of)
        }
    }

    #[test]
    fn a_newer_list_puts_off_the_end_that_a_page_tells_and_tells_none_itself() {
        let kept = Kept::of_labs(&[("google", "google")]);
        let last = |listed: &str, page: Option<&str>| {
            let mut list = row("litellm", "2026-11-28", Some(listed));
            list.page = None;
            let page = page.map(|day| row("deprecations-rss", "2026-07-22", Some(day)));
            let rows = page.into_iter().chain([list]).collect();
            let ends = Ends::new(rows, &kept, &mut Vec::new());
            let end = ends.of("google", "gemini-2.5-pro")?;
            Some((end.last_day?.to_string(), end.page.clone()?))
        };
        let page = "https://deprecations-rss.example".to_owned();
        let told = |day: &str| Some((day.to_owned(), page.clone()));
        // Azure's FW-GLM-5.1: postponed from August 2026 to July 2027.
        assert_eq!(last("2027-07-01", Some("2026-08-07")), told("2027-07-01"));
        assert_eq!(last("2026-08-01", Some("2026-08-07")), told("2026-08-07"));
        assert_eq!(last("2027-07-01", None), None);
    }

    #[test]
    fn an_end_that_a_newer_look_at_the_page_no_longer_tells_was_taken_back() {
        let kept = Kept::of_labs(&[("google", "google")]);
        let last = |told: (&'static str, &str, &str), looked: &str| {
            let rows = vec![
                row(told.0, told.1, Some(told.2)),
                row("model-eol", looked, None),
            ];
            let ends = Ends::new(rows, &kept, &mut Vec::new());
            ends.of("google", "gemini-2.5-pro")
                .and_then(|end| end.last_day.map(|day| day.to_string()))
        };
        // Gemini 2.5 Flash-Lite: in May its retirement was due in October; in August no date was announced.
        let in_may = ("deprecations-rss", "2026-05-08", "2026-10-16");
        assert_eq!(last(in_may, "2026-08-18"), None);
        assert_eq!(last(in_may, "2026-05-01"), Some("2026-10-16".to_owned()));
        // Past retirements drop off the page, or lose their date.
        assert_eq!(last(in_may, "2026-10-16"), Some("2026-10-16".to_owned()));
        let by_hand = (BY_HAND, "2026-05-08", "2026-10-16");
        assert_eq!(last(by_hand, "2026-08-18"), Some("2026-10-16".to_owned()));
    }

    #[test]
    fn the_day_of_an_announcement_is_no_end() {
        let kept = Kept::of_labs(&[("google", "google")]);
        let says = |announced: &str| {
            let list = row("litellm", "2026-11-28", Some("2026-06-09"));
            let mut page = row("model-retire", "2026-10-16", None);
            page.announced_on = Some(announced.parse().expect("a day"));
            let ends = Ends::new(vec![list, page], &kept, &mut Vec::new());
            let end = ends.of("google", "gemini-2.5-pro").expect("an end").clone();
            (end.last_day, end.announced_on)
        };
        // Claude Mythos Preview: deprecated on that day, retirement date to be announced.
        let day = Some("2026-06-09".parse().expect("a day"));
        assert_eq!(says("2026-06-09"), (None, day));
        assert_eq!(says("2026-04-14"), (day, None));
    }

    #[test]
    fn the_newest_page_wins_and_what_it_omits_is_taken_from_older_ones() {
        let kept = Kept::of_labs(&[("google", "google")]);
        let mut in_may = row("deprecations-rss", "2026-05-07", Some("2026-10-16"));
        in_may.replacement = Some("gemini-3.1-pro-preview".to_owned());
        let rows = vec![
            in_may,
            row("litellm", "2026-11-28", Some("2026-12-01")),
            row("model-eol", "2026-08-18", None),
        ];
        let mut conflicts = Vec::new();
        let ends = Ends::new(rows, &kept, &mut conflicts);
        let end = ends.of("google", "Gemini-2.5-Pro").expect("an end");
        assert_eq!(
            end.last_day.map(|day| day.to_string()).as_deref(),
            Some("2026-12-01")
        );
        assert_eq!(end.page.as_deref(), Some("https://litellm.example"));
        assert_eq!(end.replacement.as_deref(), Some("gemini-3.1-pro-preview"));
        // By August the date from May was withdrawn: no conflict.
        assert_eq!(conflicts, Vec::<String>::new());
        let rows = vec![
            row("deprecations-rss", "2026-09-07", Some("2026-10-16")),
            row("litellm", "2026-11-28", Some("2026-12-01")),
        ];
        Ends::new(rows, &kept, &mut conflicts);
        let told = "google gemini-2.5-pro: 2026-12-01 by litellm of 2026-11-28, \
                    2026-10-16 by deprecations-rss of 2026-09-07";
        assert_eq!(conflicts, [told]);
    }

    #[test]
    fn a_cloud_s_end_is_told_under_its_own_id() {
        let kept = Kept::of_labs(&[("amazon-bedrock", "amazon")]);
        let say = |id: &str, source, as_of, last| End {
            provider: "amazon-bedrock".to_owned(),
            id: id.to_owned(),
            ..row(source, as_of, Some(last))
        };
        let cloud = "anthropic.claude-3-5-sonnet-20240620-v1:0";
        let of_maker = |id| say(id, "model-eol", "2026-08-18", "2026-07-30");
        let rows = vec![
            of_maker("claude-3-5-sonnet-20240620"),
            say(cloud, "model-retire", "2026-10-16", "2026-10-17"),
            of_maker("claude-3-opus-20240229"),
        ];
        let ends = Ends::new(rows, &kept, &mut Vec::new());
        let last = |id| Some(ends.of("amazon-bedrock", id)?.last_day?.to_string());
        assert_eq!(last(cloud).as_deref(), Some("2026-10-17"));
        assert_eq!(last("claude-3-5-sonnet-20240620"), None);
        // Without a known cloud id, the lab's id stays.
        assert_eq!(
            last("claude-3-opus-20240229").as_deref(),
            Some("2026-07-30")
        );
    }

    #[test]
    fn a_name_does_not_outlive_its_only_snapshot() {
        let kept = Kept::of_labs(&[("openai", "openai")]);
        let last = |snapshots: &[(&str, &str)]| {
            let say = |id: &str, source, last| End {
                provider: "openai".to_owned(),
                id: id.to_owned(),
                ..row(source, "2026-10-16", Some(last))
            };
            let mut rows = vec![say("gpt-own", "litellm", "2026-10-23")];
            let snapshots = snapshots.iter();
            rows.extend(snapshots.map(|(id, day)| say(id, "model-retire", day)));
            let ends = Ends::new(rows, &kept, &mut Vec::new());
            ends.of("openai", "gpt-own")?
                .last_day
                .map(|day| day.to_string())
        };
        let one = ("gpt-own-0613", "2024-09-13");
        assert_eq!(last(&[one]).as_deref(), Some("2024-09-13"));
        let later = ("gpt-own-2024-04-09", "2026-10-23");
        assert_eq!(last(&[one, later]).as_deref(), Some("2026-10-23"));
        assert_eq!(
            last(&[("gpt-own-mini-0613", "2024-09-13")]).as_deref(),
            Some("2026-10-23")
        );
    }
}
