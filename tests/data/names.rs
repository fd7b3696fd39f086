//! Names against the whole catalog: a table of what people type, and rules for every name.
//!
//! `NAMES_VERBOSE=1` prints every exception that a property allows, by class.

use std::collections::{BTreeMap, BTreeSet};

use catalog::Catalog;
use catalog::names::{Words, is_early, normalize, spell};
use catalog::schema::Kind as ModelKind;
use llmcmp::error::{Error, Kind};
use llmcmp::resolve::{Match, Resolved, Resolver};
use proptest::strategy::Strategy as _;

fn resolve(catalog: &Catalog, typed: &str) -> Result<Resolved, Error> {
    let today = "2026-11-23".parse().expect("a day");
    let exact = false;
    Resolver {
        catalog,
        today,
        exact,
    }
    .one(typed)
}

fn came_to(outcome: &Result<Resolved, Error>) -> String {
    match outcome {
        Ok(resolved) => resolved.model.clone(),
        Err(error) => match error.code {
            Kind::AmbiguousModel => "ambiguous".to_owned(),
            Kind::UnknownModel => "unknown".to_owned(),
            other => format!("{other:?}"),
        },
    }
}

#[test]
fn what_people_type_reaches_what_they_mean() {
    let catalog = llmcmp::bundle::bundled();
    let (mut rows, mut wrong) = (0, Vec::new());
    for line in include_str!("../tables/names.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, typed, expected] = fields.as_slice() else {
            panic!("three fields, not `{line}`");
        };
        rows += 1;
        let outcome = resolve(&catalog, typed);
        let reached = came_to(&outcome);
        let refused = *expected == "refused" && matches!(&*reached, "ambiguous" | "unknown");
        if reached != *expected && !refused {
            let more = match outcome {
                Ok(found) => format!("{:?} {:?}", found.by, found.note),
                Err(error) => error.candidates.join(" "),
            };
            wrong.push(format!(
                "{kind}: `{typed}` → {reached}, not {expected} ({more})"
            ));
        }
    }
    assert!(rows >= 3500, "{rows} rows");
    assert!(
        wrong.is_empty(),
        "{} of {rows}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_a_name_says_beside_the_model_is_told() {
    let catalog = llmcmp::bundle::bundled();
    let mut rows = 0;
    for line in include_str!("../tables/settings.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [typed, model, expected] = fields.as_slice() else {
            panic!("three fields, not `{line}`");
        };
        rows += 1;
        let found = resolve(&catalog, typed).expect(typed);
        let mut said: Vec<String> = found.settings.iter().map(ToString::to_string).collect();
        let mut expected: Vec<&str> = expected.split("; ").filter(|s| !s.is_empty()).collect();
        said.sort();
        expected.sort_unstable();
        assert_eq!(
            (&*found.model, said),
            (*model, expected.iter().map(ToString::to_string).collect()),
            "{typed}"
        );
    }
    assert!(rows >= 30, "{rows} rows");
    // A provider in a name does not choose the price.
    for (typed, note) in [
        (
            "llama-3.3-70b-instruct on groq",
            "serving: groq; use --route groq for its price",
        ),
        (
            "gpt-5 on groq",
            "serving: groq, which is not known to serve it",
        ),
        ("qwen3-32b eu", "serving: eu"),
    ] {
        let found = resolve(&catalog, typed).expect(typed);
        assert_eq!(found.note.as_deref(), Some(note), "{typed}");
    }
}

/// All names of a model in the catalog: id, name, aliases, provider ids.
fn spellings(catalog: &Catalog) -> Vec<(usize, &'static str, String)> {
    let mut all = Vec::new();
    for at in 0..catalog.model_count() {
        let model = catalog.model(at).expect("a model");
        let tail = model.id.split_once('/').expect("a lab").1;
        all.push((at, "id", model.id.to_owned()));
        all.push((at, "tail", tail.to_owned()));
        all.push((at, "name", model.name.to_owned()));
        all.extend(model.aliases.iter().map(|a| (at, "alias", (*a).to_owned())));
        all.extend(
            model
                .routes
                .iter()
                .map(|r| (at, "provider id", r.id.to_owned())),
        );
    }
    all.sort();
    all.dedup();
    all
}

/// The models that each normalized spelling belongs to, according to the data.
fn owners(all: &[(usize, &'static str, String)]) -> BTreeMap<String, Vec<usize>> {
    let mut owners = BTreeMap::<String, Vec<usize>>::new();
    for (at, _, spelling) in all {
        let of = owners.entry(normalize(spelling)).or_default();
        if !of.contains(at) {
            of.push(*at);
        }
    }
    owners
}

fn print(class: &str, rows: &[String]) {
    if std::env::var_os("NAMES_VERBOSE").is_some() {
        println!("\n{class}: {}", rows.len());
        for row in rows {
            println!("  {row}");
        }
    }
}

/// `Qwen2.5-72B-Instruct` for `Qwen2.5-72B`: the same name with `instruct`, `it` or `chat`.
fn is_its_instruct(id: &str, spelling: &str) -> bool {
    let tail = |text: &str| normalize(text.rsplit('/').next().unwrap_or(text));
    let (longer, typed) = (tail(id), tail(spelling));
    let rest = longer.strip_prefix(&typed);
    rest.is_some_and(|rest| matches!(rest, "-instruct" | "-it" | "-chat"))
}

/// Whether the resolved model is served under what follows the first `/`.
fn serves_rest(catalog: &Catalog, found: &Resolved, spelling: &str) -> bool {
    let rest = spelling
        .split_once(['/', ':'])
        .map(|(_, rest)| normalize(rest));
    let model = catalog.model(found.position).expect("a model");
    model
        .routes
        .iter()
        .any(|route| Some(normalize(route.id)) == rest)
}

fn is_window(spelling: &str) -> bool {
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    spelling
        .split('-')
        .any(|word| word.strip_suffix('k').is_some_and(number))
}

/// Whether a name has no version but means the newest.
fn is_pointer(spelling: &str) -> bool {
    let end = normalize(spelling.rsplit('/').next().unwrap_or(spelling));
    let family = end.strip_suffix("-latest");
    family.is_some_and(|family| Words::of(family).version().is_empty())
}

#[test]
fn every_recorded_name_resolves_to_its_own_model() {
    let catalog = llmcmp::bundle::bundled();
    let all = spellings(&catalog);
    let owners = owners(&all);
    let mut classes = BTreeMap::<&str, Vec<String>>::new();
    let mut wrong = Vec::new();
    for (at, what, spelling) in &all {
        let id = catalog.model_id(*at).expect("an id");
        let shared = &owners[&normalize(spelling)];
        let outcome = resolve(&catalog, spelling);
        let row = format!("{what} `{spelling}` of {id} → {}", came_to(&outcome));
        let class = match &outcome {
            Ok(found) if found.position == *at => "its own",
            // Only the name, without version or size: the newest of the family, with a note.
            Ok(found) if found.by == Match::Family && found.note.is_some() => {
                let typed = Words::of(&normalize(spelling)).version();
                assert!(typed.is_empty(), "{row}");
                "a family's name"
            }
            // Names take precedence over aliases, and aliases over one provider's ids.
            Ok(found) if shared.contains(&found.position) => "another model's name",
            // `Qwen2.5-72B` means the instruct model, although a base model has that name.
            Ok(found) if is_its_instruct(&found.model, spelling) => "a base model's name",
            // Hugging Face's id of the base weights, under which a host serves the chat model.
            Ok(found) if catalog.head(found.position).expect("a model").kind == ModelKind::Base => {
                "base weights"
            }
            Err(_) if normalize(spelling).ends_with("mistral-7b-v-0-1") => "base weights",
            // IBM's chat model, which a list has as its instruct model.
            Err(_) if normalize(spelling).ends_with("granite-13b-chat-v-2") => "another tuning",
            // `alibaba/qwen-plus-latest`, in a gateway's spelling, is what Alibaba serves under that id.
            Ok(found)
                if found.by == Match::ProviderId && serves_rest(&catalog, found, spelling) =>
            {
                "another provider's prefix"
            }
            // `gpt-4-32k` is sold next to `gpt-4`, and whoever types it means another model.
            Err(_) if *what == "provider id" && is_window(spelling) => "another window",
            // `gpt-pro-latest`, which a gateway pointed to its newest model when it was recorded.
            Err(_) if *what != "id" && is_pointer(spelling) => "a gateway's pointer",
            Err(error) if error.code == Kind::AmbiguousModel && shared.len() > 1 => {
                let all_named = shared.iter().all(|other| {
                    let other = catalog.model_id(*other).expect("an id");
                    error.candidates.iter().any(|candidate| candidate == other)
                });
                assert!(all_named || error.candidates.len() == 6, "{row}: {error:?}");
                "several models'"
            }
            Err(error) if error.code == Kind::AmbiguousModel => {
                let size_or_tier = error.candidates.len() > 1;
                assert!(size_or_tier, "{row}");
                "leaves a size or a tier open"
            }
            _ => {
                wrong.push(row);
                continue;
            }
        };
        if class != "its own" && *what == "id" {
            wrong.push(row.clone());
        }
        classes.entry(class).or_default().push(row);
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    let exceptions = classes.iter().filter(|(class, _)| **class != "its own");
    for (class, rows) in exceptions.clone() {
        print(class, rows);
    }
    let exceptions: usize = exceptions.map(|(_, rows)| rows.len()).sum();
    let share = exceptions * 100 / all.len();
    assert!(
        share < 2,
        "{exceptions} of {} names are exceptions",
        all.len()
    );
}

/// Versions, sizes and tiers of a name, which must not be skipped. `gpt-41` means 4.1.
fn telling(name: &str) -> (String, String, String) {
    let words = Words::of_name(name, name);
    let words = [
        words.versions.concat(),
        words.sizes.concat(),
        words.tiers.join(" "),
    ];
    words.into()
}

/// Number of sizes among the models with these words: `qwq` has one.
fn sizes_of(of_model: &BTreeMap<usize, Vec<String>>, name: &str) -> usize {
    let words = Words::of(name);
    let alike = of_model.values().flatten().filter(|other| {
        let other = Words::of(other);
        other.tiers == words.tiers && words.names.iter().all(|w| other.names.contains(w))
    });
    let sizes = alike.map(|name| telling(name).1).filter(|s| !s.is_empty());
    sizes.collect::<BTreeSet<_>>().len()
}

#[test]
fn no_beginning_of_a_name_reaches_another_version_size_or_tier() {
    let catalog = llmcmp::bundle::bundled();
    let all = spellings(&catalog);
    let owners = owners(&all);
    let mut of_model = BTreeMap::<usize, Vec<String>>::new();
    // Each beginning, and the models whose names start with it.
    let mut begun = BTreeMap::<&str, Vec<usize>>::new();
    for (at, what, spelling) in &all {
        of_model.entry(*at).or_default().push(normalize(spelling));
        let well_known = catalog.served(*at) > 9 && matches!(*what, "tail" | "name");
        for (end, c) in spelling.char_indices().skip(2) {
            let word = !c.is_alphanumeric();
            if word && *what != "provider id" || well_known {
                begun.entry(&spelling[..end]).or_default().push(*at);
            }
        }
    }
    let (mut reached, mut wrong) = (0, Vec::new());
    for (typed, own) in &begun {
        let Ok(found) = resolve(&catalog, typed) else {
            continue;
        };
        // `minimax-m2.5-high` is the beginning of `-highspeed`, and also a model with an effort; `gpt-4-o`, from
        // Copilot's `gpt-4-o-preview`, is a spelling of GPT-4o.
        if !found.settings.is_empty() || *typed == "gpt-4-o" {
            continue;
        }
        reached += 1;
        let corrected = found
            .note
            .as_deref()
            .and_then(|n| n.strip_prefix("read as `"));
        let name = match (found.by, corrected) {
            (Match::ProviderId, _) => spell(typed).full(),
            (_, Some(corrected)) => corrected.trim_end_matches('`').to_owned(),
            _ => normalize(typed.rsplit('/').next().unwrap_or(typed)),
        };
        let recorded = owners.get(&normalize(typed)).or(owners.get(&name));
        if recorded.is_some_and(|of| of.contains(&found.position)) || own.contains(&found.position)
        {
            continue;
        }
        let (versions, sizes, tiers) = telling(&name);
        let fits = of_model[&found.position].iter().any(|own| {
            let its = telling(own);
            let only_size =
                || sizes.is_empty() && versions.is_empty() && sizes_of(&of_model, &name) == 1;
            // The only model of that version may have a size or date that was omitted.
            let version = |name: &str| Words::of_name(name, name).version();
            let only = found.by == Match::Part && version(own) == version(&name);
            let final_tiers = |tiers: &str| {
                let stay = tiers.split(' ').filter(|tier| !is_early(tier));
                stay.collect::<Vec<_>>().join(" ")
            };
            (its.2 == tiers || only && final_tiers(&its.2) == tiers)
                && (its.1 == sizes || only_size() || only && sizes.is_empty())
                && (versions.is_empty() || its.0 == versions || only)
        });
        if !fits {
            wrong.push(format!("`{typed}` → {} ({:?})", found.model, found.by));
        }
    }
    println!("{} beginnings, {reached} reach a model", begun.len());
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_id_in_a_log_is_never_guessed() {
    let catalog = llmcmp::bundle::bundled();
    let today = "2026-11-23".parse().expect("a day");
    let exact = false;
    let resolver = Resolver {
        catalog: &catalog,
        today,
        exact,
    };
    for (id, model) in [
        ("gpt-4o-2024-08-06", "openai/gpt-4o-2024-08-06"),
        (
            "me-central-1.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "anthropic/claude-sonnet-4-5",
        ),
        ("mistral-small", "mistral/mistral-small"),
    ] {
        let found = resolver.id(id).map(|found| found.model);
        assert_eq!(found.as_deref(), Ok(model), "{id}");
    }
    for id in ["opus", "4.5 sonnet", "claude-sonet-4.5", "flash 2.5"] {
        assert!(resolver.id(id).is_err(), "{id}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4_000))]

    /// Pieces of names in any script and order: resolve to a model or an error.
    #[test]
    fn no_text_stops_the_reading_of_names(
        pieces in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::sample::select(vec![
                    "gpt-4o", "claude", "sonnet 4.5", "llama", "7b", "3.8b", "8x7b", "-", "_", " ", "/", ":", "@", ".",
                    "(", ")", "[1m]", "latest", "high", "q4_K_M", "fp8", "awq", "GGUF", "20250929", "1106", "Nov '24",
                    "us.", "anthropic.", "models/", "ft:", "free", "模", "型", "é", "İ", "ß", "ſ", "K", "😀", "\u{301}",
                    "\u{202e}", "b", "k", "32k", "v1", "0",
                ]).prop_map(str::to_owned),
                "\\PC{1,2}",
            ],
            0..7,
        )
    ) {
        let catalog = llmcmp::bundle::bundled();
        let today = "2026-05-19".parse().expect("a day");
        let resolver = Resolver { catalog: &catalog, today, exact: false };
        let name = pieces.concat();
        let _ = resolver.one(&name);
        let _ = resolver.id(&name);
    }
}
