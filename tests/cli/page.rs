//! Pages: answers as a single HTML file, and file names without a known format.

use std::fs;
use std::path::Path;

use crate::program::{Run, bundled, on_frozen, on_seed, program, seed};

/// A command of each kind, on the frozen catalog.
const COMMANDS: &[&[&str]] = &[
    &["compare", "claude-opus-5", "kimi-k3"],
    &["list", "-n", "5"],
    &["list", "--list-columns"],
    &["list", "--pareto", "cost,quality", "--plot"],
    &["alternatives", "kimi-k3"],
    &["cost", "claude-opus-5", "kimi-k3", "--plot"],
    &["history", "gpt-4o", "--all"],
    &["show", "kimi-k3", "--explain"],
    &["providers"],
    &["providers", "kimi-k3", "claude-opus-5"],
    &["faq", "claude-opus-5", "kimi-k3"],
    &["check", "docs/examples"],
    &["sources"],
    &["config"],
    &["catalog", "stats"],
];

fn page(args: &[&str]) -> Run {
    let run = on_frozen(&[args, &["--format", "html"]].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
    run
}

fn count(text: &str, of: &str) -> usize {
    text.matches(of).count()
}

#[test]
fn every_answer_is_a_page_that_loads_nothing() {
    for args in COMMANDS {
        let text = page(args).stdout;
        assert!(
            text.starts_with("<!DOCTYPE html><html lang=\"en\">"),
            "{args:?}"
        );
        assert!(text.contains("default-src 'none'"), "{args:?}");
        for address in [
            " src=",
            "@import",
            "url(",
            "<link",
            "srcset",
            "<iframe",
            " style=\"",
        ] {
            assert!(!text.contains(address), "{args:?}: {address}");
        }
        assert_eq!(count(&text, "<h1"), 1, "{args:?}");
        assert_eq!(count(&text, "<main"), 1, "{args:?}");
        assert!(text.contains("<title>"), "{args:?}");
        // The command that made the page.
        let command = format!("<code>llmcmp {}", args[0]);
        assert!(text.contains(&command), "{args:?}");
    }
}

#[test]
fn every_table_says_what_it_is_and_what_its_rows_are() {
    for args in COMMANDS {
        let text = page(args).stdout;
        for table in text.split("<table>").skip(1) {
            let table = table.split("</table>").next().unwrap_or_default();
            assert!(table.starts_with("<caption class=\"hidden\">"), "{args:?}");
            assert!(!table.contains("\"></caption>"), "{args:?}: {table}");
            assert!(table.contains("scope=\"row\""), "{args:?}: {table}");
            let widths = table
                .split("<tr>")
                .skip(1)
                .map(|row| count(row, "</td>") + count(row, "</th>"));
            let widths: Vec<usize> = widths.collect();
            assert!(widths.windows(2).all(|w| w[0] == w[1]), "{args:?}: {table}");
        }
        for (level, before) in [("<h3", "<h2"), ("<h2", "<h1")] {
            if let Some(at) = text.find(level) {
                assert!(text[..at].contains(before), "{args:?}: {level}");
            }
        }
    }
}

#[test]
fn a_page_says_what_the_table_says() {
    let text = page(&["cost", "claude-opus-5", "kimi-k3"]).stdout;
    let json = on_frozen(&["cost", "claude-opus-5", "kimi-k3", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    for row in json["rows"].as_array().expect("rows") {
        let name = row["name"].as_str().expect("a name");
        assert!(text.contains(name), "{name}");
    }
    let table = on_frozen(&["cost", "claude-opus-5", "kimi-k3"]).stdout;
    for figure in table
        .split_whitespace()
        .filter(|word| word.starts_with('$'))
    {
        assert!(text.contains(figure), "{figure}");
    }
}

/// A catalog in which a model's name contains markup, escaped for JSON.
pub fn hostile(folder: &Path, markup: &str) {
    crate::names::copy(&seed(), folder);
    let file = folder.join("models/mistral/mistral-small-4.json");
    let text = fs::read_to_string(&file).expect("readable");
    let name = r#""name": "Mistral Small 4""#;
    assert!(text.contains(name));
    let bad = format!(r#""name": "{markup} Small 4""#);
    fs::write(&file, text.replace(name, &bad)).expect("written");
}

#[test]
fn markup_in_names_stays_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "<script>alert(1)</script><img src=x onerror='a()'> \\\" onclick=\\\"b() </title>";
    hostile(folder.path(), evil);
    let path = folder.path().to_str().expect("a path");
    for args in [
        &["compare", "mistral/mistral-small-4", "qwen2-7b", "--full"][..],
        &["cost", "mistral/mistral-small-4"],
        &["show", "mistral/mistral-small-4"],
        &["list"],
        &["history", "mistral/mistral-small-4"],
    ] {
        let run = bundled(&[args, &["--catalog", path, "--format", "html"]].concat());
        assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {}", run.stderr);
        let tags = run.stdout.to_lowercase();
        for markup in ["<script>alert", "<img", "\" onclick", "</title> small"] {
            assert!(!tags.contains(markup), "{args:?}: {markup}");
        }
    }
    // User input is text, too.
    let args = ["list", "<script>alert(2)</script>", "--format", "html"];
    assert!(!on_seed(&args).stdout.contains("<script>alert"));
}

#[test]
fn an_ending_that_stands_for_no_format_is_an_error_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = |name: &str| {
        folder
            .path()
            .join(name)
            .to_str()
            .expect("a path")
            .to_owned()
    };
    for name in ["r.pdf", "r.xlsx", "r.jpg", "r.json.gz", "r.PNG"] {
        // Names are not even resolved: the error is about the file name.
        let run = on_seed(&["cost", "no-such-model", "-o", &to(name)]);
        assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{name}");
        for word in [".html", ".csv", ".txt", "--format", name] {
            assert!(run.stderr.contains(word), "{name}: {word}: {}", run.stderr);
        }
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);

    let mut usual = program();
    let usual = usual.env("LLMCMP_FORMAT", "json");
    let run = usual.args(["sources", "-o", &to("r.pdf")]).output();
    assert_eq!(run.expect("the program starts").status.code(), Some(2));

    let run = on_seed(&["sources", "-o", &to("r.pdf"), "--format", "csv"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = fs::read_to_string(to("r.pdf")).expect("a file");
    assert!(text.starts_with("id,"), "{text}");
}

#[test]
fn the_ending_gives_a_page_or_a_table() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, begins) in [
        ("a.html", "<!DOCTYPE html>"),
        ("a.HTM", "<!DOCTYPE html>"),
        ("a.txt", "SOURCES"),
        ("a.log", "SOURCES"),
        ("a", "SOURCES"),
        (".html", "SOURCES"),
    ] {
        let file = folder.path().join(name);
        let run = on_seed(&["sources", "-o", file.to_str().expect("a path")]);
        assert_eq!(run.code, Some(0), "{name}: {}", run.stderr);
        let text = fs::read_to_string(&file).expect("a file");
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    // Scripts and queries keep their format.
    for args in [
        &["completions", "fish"][..],
        &[
            "export",
            "sql",
            "--dialect",
            "duckdb",
            "--map",
            "model=m,input=i,output=o",
        ],
    ] {
        let file = folder.path().join("script.sql");
        let run = on_seed(&[args, &["-o", file.to_str().expect("a path")]].concat());
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
        assert!(file.metadata().expect("a file").len() > 100);
    }
}

/// The texts between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    let parts = text.split(from).skip(1);
    parts.filter_map(|part| part.split(to).next()).collect()
}

#[test]
fn every_step_of_the_slider_is_what_the_program_says_there() {
    for args in [
        &["compare", "gpt-5", "gpt-5-mini"][..],
        &[
            "compare",
            "gpt-5",
            "kimi-k3",
            "--traffic",
            "rag",
            "--for",
            "rag",
        ],
        &[
            "compare",
            "claude-opus-5",
            "gpt-5",
            "--requests",
            "20k",
            "--per",
            "day",
            "--input",
            "3k",
            "--output",
            "500",
            "--cache-hit",
            "60%",
            "--batch",
            "30%",
        ],
    ] {
        let text = page(args).stdout;
        let steps = between(&text, "<tr data-command=\"", "</tr>");
        assert!(steps.len() > 35, "{args:?}: {}", steps.len());
        assert_eq!(count(&text, "aria-current=\"true\""), 1, "{args:?}");
        for step in steps.iter().step_by(9).chain(steps.last()) {
            let command = step.split('"').next().expect("a command");
            let words: Vec<&str> = command.split(' ').skip(1).collect();
            // The words include the catalog.
            let run = bundled(&[&words[..], &["--json"]].concat());
            assert_eq!(run.code, Some(0), "{command}: {}", run.stderr);
            let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
            let models = json["models"].as_array().expect("models");
            if let Some(pick) = json["verdict"]["pick"].as_str() {
                let picked = models.iter().find(|model| model["id"] == pick);
                let name = picked.expect("a model")["name"].as_str().expect("a name");
                assert!(
                    step.contains(&format!("<td>Pick {name} (")),
                    "{command}: {step}"
                );
            }
            let shown = bundled(&[&words[..], &["--section", "cost"]].concat()).stdout;
            for bill in between(step, "\">", "</td>")
                .iter()
                .filter(|bill| bill.starts_with('$'))
            {
                assert!(shown.contains(bill), "{command}: {bill}: {shown}");
            }
        }
    }
}

#[test]
fn every_price_of_a_page_has_a_source_and_a_day() {
    let text = page(&[
        "compare",
        "claude-opus-5",
        "kimi-k3",
        "--section",
        "pricing,providers,specs",
    ])
    .stdout;
    let cells = between(&text, "<td>", "</td>");
    let figures: Vec<_> = cells.iter().filter(|cell| cell.contains('$')).collect();
    assert!(figures.len() > 10, "{}", figures.len());
    for cell in figures {
        let title = between(cell, "<span title=\"", "\"");
        let day = title.first().and_then(|title| title.rsplit(", ").next());
        let day = day.map(|day| day.len() == 10 && day.starts_with("20"));
        assert_eq!(day, Some(true), "{cell}");
        let note = between(cell, "<a href=\"#", "\"");
        let anchor = format!("<li id=\"{}\">", note.first().expect("a note"));
        assert!(text.contains(&anchor), "{cell}");
    }
    // Prices of a past day are not the ones that sources state today.
    let args = [
        "compare",
        "gpt-4o",
        "gpt-4.1",
        "--as-of",
        "2025-06-01",
        "--section",
        "cost",
    ];
    let run = bundled(&[&args[..], &["--format", "html"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stdout
            .contains("title=\"prices on record, 2025-06-01\"")
    );
}

#[test]
fn a_page_of_one_section_has_its_picture() {
    let of =
        |section: &str| page(&["compare", "claude-opus-5", "kimi-k3", "--section", section]).stdout;
    let verdict = of("verdict");
    assert!(verdict.contains("<svg") && !verdict.contains("<script"));
    let cost = of("cost");
    assert!(cost.contains("script-src 'sha256-") && count(&cost, "<script") == 1);
    assert!(of("benchmarks").contains("class=\"strips\""));
}
