//! `docs/usage-formats.md`, from the tables of formats and names.
//!
//! Owns the wording of that page. Does not own its facts.

use llmcmp::usage::{
    Count, Covers, FLAT, FORMS, Form, FormInput as Input, Mark, Take, Thinking, USAGE, keys,
};

use super::forms::Sample;

/// The page, in Markdown.
pub fn page(samples: &[Sample]) -> String {
    let mut page = HEAD.to_owned();
    page += "\n## Forms\n\n| Form | Where the counts are | Recognized by | Input | Notes |\n|---|---|---|---|---|\n";
    for form in FORMS {
        let cells = [
            form.name.to_owned(),
            counts(form),
            known_by(form),
            input(form).to_owned(),
            notes(form),
        ];
        page += &format!("| {} |\n", cells.join(" | "));
    }
    page += "\n## Names of counts\n\nThese names have the same meaning wherever they appear:\n\n| Count | Names |\n|---|---|\n";
    for (count, meaning) in MEANINGS {
        let keys = keys()
            .filter(|key| [FLAT, USAGE].contains(&key.node) && key.take == Take::Count(*count));
        let names: Vec<String> = keys
            .flat_map(|key| key.names)
            .map(|name| format!("`{name}`"))
            .collect();
        if !names.is_empty() {
            page += &format!("| {meaning} | {} |\n", names.join(", "));
        }
    }
    page += "\n## Samples\n\nOne made-up sample per form, with the token counts read from it.\n";
    for sample in samples {
        let [fresh, read, short, long, output] = sample.tokens;
        page += &format!(
            "\n### {}\n\n```json\n{}\n```\n\n",
            sample.form.name, sample.record
        );
        page += &format!(
            "Fresh {fresh}, cached {read}, written {short} (5 minutes) and {long} (1 hour), output {output}.\n"
        );
    }
    page
}

const HEAD: &str = "\
# Forms of recorded usage

<!-- Written from src/usage/forms.rs and src/usage/vocabulary/; `LLMCMP_REGENERATE=1 cargo test --test cli usage` writes it anew. -->

`llmcmp cost --from PATH…` reads JSON Lines, JSON arrays, JSON documents spanning several lines, and CSV with a
header; uncompressed, or compressed with gzip or zstd; a folder with all files in it; or a tool's logs by its name
(`claude-code`, `codex`).

Streamed answers are read as they were sent (`data: …`). A record or a streamed answer stored as a string inside another
record (`message`, `log`, `jsonPayload`, `response_body`, …) is read as if it stood alone. So is one that follows text on its line, such as a
timestamp. A line of text with `key=value` pairs (`model=gpt-5-mini input_tokens=1200 output_tokens=80`) is read as a
row with these columns.

Keys not listed here are ignored, with two exceptions that make a record unreadable: an unlisted key with a number
above 0 that refers to the cache, to audio, image or reasoning tokens, or to running sums; and an unlisted key that
refers to output, if no output is read. The reason names the key. A note names other keys that are not read and whose
name or value suggests that something else was billed (`promo_code: SPRING`, `settled: false`, `lane: batch`). A record without any
output count is refused, unless a total shows that there was none or the model does not bill output. No record is
skipped silently, and none is priced on a guess:

- A total above input plus output is thinking if the record says so, or if the lab is known to count thinking only
  there (Google, xAI). A surplus of exactly the cached tokens means the input excludes the cache. Any other surplus is
  refused.
- Reasoning tokens of Google's and xAI's models in plain counts without a total are refused, because nothing shows
  whether the output includes them.
- A record of several requests (`num_model_requests`, `request_counts`, …, and `count` next to the tokens in the
  record itself) is billed as that many requests of equal size. Without a number, it is billed at the first tier, and
  a note says so. The same applies to a record above the first tier that states turns (`num_turns`, `steps`, …), a day
  without a time, or, in a table, neither a time nor an id.
- Counts of another call in the same record (a judge, a router, an earlier attempt, `embedding_tokens`), flat or in
  their own object, make it unreadable, unless they repeat the same counts or are parts of their sum.
- Some words make a record unreadable, and the reason names them: that no model was paid (`billable: false`,
  `replayed_from`, `blocked_by`, `status: skipped`, `billing: subscription`), that the counts were not measured
  (`estimated`, `usage_quality: approximate`, `sample_weight`), that they cover something else (`cumulative`,
  `period: month_to_date`, `range: last_30_days`, `aggregation: p95`, `unit: thousands`, several `models_used`) or have other rates
  (`discount`, `rate_multiplier`, `data_residency`), and `mode: batch` or `batch_id`, which may mean the batch tier. An
  unlisted key is understood by its words if all of them are about requests and their counts: `mock_response`, not
  `mock_server_port`. `batch: yes`, `isBatch` and a `service_tier` in the request are read.
- For OpenAI's, Google's, xAI's and Mistral's models, cached tokens under Anthropic's key names are refused unless a
  total shows whether the input includes them.
- A record is priced at the provider it names, or not at all. `openai` and the names of other labs may only name a
  protocol: if an address next to one (`base_url`, `api_base`, `server.address`, …) belongs to another provider, the
  address wins; an unknown address, or one in a private network, gets a note. A note also names unknown providers. A
  self-hosted server (Ollama, LM Studio, vLLM, llama.cpp, …) bills no tokens.
- Refused as ambiguous: a number such as `1.000` in a table, `1,020` where commas do not separate cells, and a date
  such as `06/01/2025` if no other row of the file shows the order and the price depends on the day.
- If one span contains another with the same input, they record one call, and the one with more output counts.
- More input than the model takes at once is the sum of several requests or a mistake, and is refused.
- An answer recorded more than once under the same id (`chatcmpl-…`, `resp_…`, `gen-…`, `msg_…`) counts once, in
  whatever formats: of the records that state the most billing terms (tier, who was paid), the last one counts. The
  same goes for a call stated again under its own id (`call_id`, `response_id`, …) with the same input. Under any
  other id (`id`, `request_id`, `uuid`, `span_id`, `insertId`, …), a record counts once if its model, time and all
  counts are the same; a line without an id counts once if it repeats in full and its time is finer than a second. If
  files have the same content, compressed or not, only one is read.
- A row of OpenAI's or Anthropic's usage report, or of ccusage, counts once if it is fetched again. With other counts,
  the earlier one in a file is refused; in two files, which may be of two accounts, both count, and a note says so. A
  row of a table with a number of requests counts once if another file has the same row.
- Results in one Claude Code run state running sums; each counts for its own turn.
- A line that sums the lines before it exactly (`total`, `All users`, `session_end`, `is_total`, a row without a date
  or a group) is not billed again, and neither is any line that is exactly the sum of three or more, or a line before
  them that is labeled as their sum. Running totals
  (`total_usage`, `updated_at`) that grow from line to line are refused. Also refused are lines of one session without
  ids whose output and other counts only grow: three lines, if each caches more input than the line before took in and
  produced, or else eight; and lines that count their requests, if each counts one more.
- If nothing else in a line is recognized, the only object in it with a `model` and a `usage` is the record, whatever
  its name.
- Answers that no model gave (`mode: stub`, `is_mock`, `provider: mock`, …) are refused, as are counts equal to the
  estimates next to them, and counts that differ from those billed (`billed_input_tokens`). A note counts requests with a recorded cost of 0 if others have a cost.
- With `--since` or `--until`, a sum over days both inside and outside the period is refused.
- The model that served (`served_model`, `actual_model`, …) takes precedence over the one named; a model that may have
  served instead (`fallback_model`) makes the record unreadable. So does a `-latest` name on a day before its model
  was released.
- An answer through OpenRouter that names its host gets that host's price at OpenRouter, if it is known.
- A request without a date gets today's price; a note counts those whose price was different on other days.
- Not billed: answers with an HTTP status of 400 or more, failures in a gateway's log or without output, calls that
  only count tokens, and answers from a gateway's own cache. A cache hit with cached tokens and a charge is the
  provider's cache. An output count without a value (`null`, an empty cell) is refused.
- Spans of agents, chains and tools sum the calls below them and are not requests. Neither are spans whose counts are
  the sum of several spans directly inside them, or the messages of a streamed Claude Code run, whose result states
  the sums.
";

/// The meaning of each count.
const MEANINGS: &[(Count, &str)] = &[
    (Count::Prompt, "All input"),
    (
        Count::Input,
        "Input; whether it includes the cache depends on the names next to it",
    ),
    (Count::Fresh, "Input without the cache"),
    (
        Count::OtherPrompt,
        "Input by a gateway's own count, if there is no other",
    ),
    (Count::Output, "Output"),
    (
        Count::OtherCompletion,
        "Output by a gateway's own count, if there is no other",
    ),
    (Count::Thoughts, "Thinking on top of the output"),
    (
        Count::ToolPrompt,
        "Input added by tools, on top of the input",
    ),
    (Count::CachedInside, "Cached reads, part of the input"),
    (
        Count::CachedPart,
        "Part of the cached reads, if the total is not stated",
    ),
    (
        Count::CacheRead,
        "Cached reads, not part of the input unless all input is stated",
    ),
    (
        Count::CacheWritten,
        "Cache writes, not part of the input unless all input is stated",
    ),
    (Count::Reasoning, "Thinking, part of the output"),
    (
        Count::OtherInput,
        "Audio; refused because its rates are unknown",
    ),
    (
        Count::OtherOutput,
        "Generated audio and images; refused because their rates are unknown",
    ),
    (Count::Total, "Input and output"),
    (Count::Requests, "Number of requests in the record"),
    (Count::Searches, "Web searches; counted, not priced"),
];

fn counts(form: &Form) -> String {
    match form.counts {
        "" => "the record itself".to_owned(),
        path => format!("`{path}`"),
    }
}

/// The keys that identify the format.
fn known_by(form: &Form) -> String {
    let names = |mark: &Mark| {
        let keys = keys().filter(|key| key.mark == *mark);
        let names: Vec<String> = keys
            .flat_map(|key| key.names)
            .map(|name| format!("`{name}`"))
            .collect();
        names.join(", ")
    };
    let signs: Vec<String> = form.signs.iter().map(names).collect();
    match signs.as_slice() {
        [] => "its count names".to_owned(),
        signs => signs.join(" and "),
    }
}

fn input(form: &Form) -> &'static str {
    match form.input {
        Input::AsNamed => "depends on the names",
        Input::BySdk => {
            "includes the cache; for Anthropic's models only if a total or a larger cache count shows it"
        }
        Input::WithCache => "includes the cache",
        Input::WithoutCache => "excludes the cache",
        Input::AsTheLab => "excludes the cache for Anthropic's models, includes it for others",
    }
}

fn notes(form: &Form) -> String {
    let mut notes = Vec::new();
    if form.thinking == Thinking::OnTop {
        notes.push("thinking on top of the output".to_owned());
    }
    if form.covers == Covers::Several {
        notes.push("several requests".to_owned());
    }
    if let Some(seller) = form.seller {
        notes.push(format!("paid to `{seller}`"));
    }
    if form.has_ids {
        notes.push("counted once per id".to_owned());
    }
    notes.join("; ")
}
