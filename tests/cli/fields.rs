//! A field is one row of a table and appears wherever a user would look for it.

use llmcmp::fields::{FACTS, Section, TERMS, model_fields};
use serde_json::Value;

use crate::program::{json, on_seed};

fn csv_header(args: &[&str]) -> Vec<String> {
    let run = on_seed(&[args, &["--format", "csv"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let header = run.stdout.lines().next().unwrap_or_default();
    header.split(',').map(str::to_owned).collect()
}

fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

#[test]
fn every_field_of_a_model_is_a_column_a_sort_key_and_a_value_in_csv_and_json() {
    let header = csv_header(&["list"]);
    let columns = json(&["list", "--list-columns"]);
    let columns = columns["columns"].as_array().expect("columns");
    let list = json(&["list", "-n", "1"]);
    let mut checked = 0;
    for field in model_fields() {
        let about = field.about();
        let path = about.path.to_owned();
        assert!(header.contains(&path), "CSV has no {path}");
        assert!(
            columns.iter().any(|c| c["column"] == about.key),
            "--list-columns has no {}",
            about.key
        );
        let row = &list["models"][0];
        let object = path.split_once('.').map(|(outer, _)| &row[outer]);
        let absent = object.is_some_and(Value::is_null);
        assert!(
            absent || at(row, &path).is_some(),
            "JSON of list has no {path}"
        );
        let sorted = json(&[
            "list",
            "-n",
            "1",
            "--sort",
            about.key,
            "--columns",
            about.key,
        ]);
        assert!(sorted["models"].is_array(), "{}", about.key);
        checked += 1;
    }
    assert!(checked > 30, "{checked} fields");
}

#[test]
fn every_fact_is_a_row_of_show_and_every_specification_one_of_compare() {
    let show = json(&["show", "mistral/mistral-small-4"]);
    let compared = json(&[
        "compare",
        "mistral/mistral-small-4",
        "alibaba/qwen2-7b-instruct",
    ]);
    let rows = |section: &str| -> Vec<String> {
        let rows = compared[section].as_array().expect("rows").iter();
        rows.map(|row| row["key"].as_str().expect("a key").to_owned())
            .collect()
    };
    let (specs, capabilities) = (rows("specs"), rows("capabilities"));
    for field in FACTS {
        let key = field.about.key.to_owned();
        if let Section::Capability { .. } = field.about.section {
            assert!(show["model"]["capabilities"].get(&key).is_some(), "{key}");
            assert!(capabilities.contains(&key), "{key}");
        } else {
            assert!(show["model"].get(&key).is_some(), "show has no {key}");
            let is_spec = field.about.section.is_spec();
            assert_eq!(specs.contains(&key), is_spec, "specs of compare: {key}");
        }
    }
}

#[test]
fn every_term_is_a_column_of_providers_or_a_rate_of_compare() {
    let header = csv_header(&["providers", "mistral/mistral-small-4"]);
    let compared = json(&[
        "compare",
        "mistral/mistral-small-4",
        "alibaba/qwen2-7b-instruct",
    ]);
    let pricing = compared["pricing"].as_array().expect("rates");
    for field in TERMS {
        let about = &field.about;
        match about.section {
            // Other service modes are rows of a comparison and in `further_rates` of `show`.
            Section::ModeRate if about.unit.is_some() => {
                assert!(
                    pricing.iter().any(|row| row["key"] == about.key),
                    "{}",
                    about.key
                );
            }
            Section::ModeRate => {}
            _ => assert!(header.iter().any(|h| h == about.key), "{}", about.key),
        }
    }
}
