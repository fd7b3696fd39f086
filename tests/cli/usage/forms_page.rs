//! `docs/usage-formats.md`, from the tables of forms and names.
//!
//! Owns the words of that page. Does not own a fact on it.

use llmcmp::usage::{
    Count, Covers, FLAT, FORMS, Form, FormInput as Input, Mark, Take, Thinking, USAGE, keys,
};

use super::forms::Sample;

/// The page, in Markdown.
pub fn page(samples: &[Sample]) -> String {
    let mut page = HEAD.to_owned();
    page += "\n## Forms\n\n| Form | Counts stand in | Known by | Input | Notes |\n|---|---|---|---|---|\n";
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
    page += "\n## Names of counts\n\nWherever counts stand, these names mean the same:\n\n| Count | Names |\n|---|---|\n";
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
    page += "\n## Samples\n\nMade up, one of each form, with the tokens that it comes to.\n";
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

`llmcmp cost --from PATH…` reads JSON lines, JSON arrays, JSON documents over several lines, and CSV with a head; plain or
packed with gzip or zstd; a folder with all files in it, or the logs of a tool by its name (`claude-code`, `codex`).

The answer of a streamed request is read as it was sent (`data: …`), and a record that is a text in another one
(`message`, `log`, `jsonPayload`, `attributes`, …) as if it stood there.

Keys that are not listed are passed over, with these exceptions: a number above 0 under a key that speaks of the cache, or of
audio, image or reasoning tokens, or of sums so far, and is not listed makes the record unreadable, and so does one that
speaks of output where no output is read. The reason names the key. Without any count of output a record is refused, unless a
total says that there was none or the model bills none. No record is left out in silence, and none is priced on a guess:

- A total above input and output is thinking where that is stated, or where the lab is known to count it there alone (Google,
  xAI). A surplus of just the cached tokens means input without the cache. Any other is refused.
- Reasoning tokens of Google's and xAI's models in plain counts without a total are refused: nothing tells whether the
  output includes them.
- A record of several requests (`num_model_requests`, `request_counts`, …, and `count` where the tokens stand in the record
  itself) is that many requests of equal size. Without a
  number it is billed at the first tier, and a note says so. So is one above the first tier that states turns (`num_turns`,
  `steps`, …), a day without a time, or, in a table, neither a time nor an id.
- Counts of another call in the same record (a judge, a router, an attempt before, `embedding_tokens`), flat or in an object
  of its own, make it unreadable, unless they are the same counts again or the parts of their sum.
- Words that say otherwise make a record unreadable, and the reason names them: `cumulative`, `estimated`, `aggregation: p95`,
  `sample_rate`, `unit: thousands`, `billable: false`, `discount`, `partial`, and `mode: batch` or `batch_id`, which may mean
  the batch tier. `batch: yes`, `isBatch` and a `service_tier` in what was asked for are read.
- Of OpenAI's, Google's, xAI's and Mistral's models, cached tokens in Anthropic's words are refused where no total tells
  whether the input includes them.
- A record is paid to the provider that it names, at that provider's price or not at all. `openai` and the names of other labs
  may stand for their protocol: an address beside one (`base_url`, `api_base`, `server.address`, …) that is another provider's
  goes before it, and one that nobody knows, or of one's own network, has a note. An unknown provider is named in a note. A
  server on hardware of one's own (Ollama, LM Studio, vLLM, llama.cpp, …) bills no tokens.
- A number such as `1.000` in a table, `1,020` where commas do not separate cells, and a date such as `06/01/2025` where no
  other row of the file tells the order and the price depends on the day, are refused.
- Of two spans, one around the other, with the same input the one with more output counts: they record one call.
- More input than the model takes at once is the sum of several requests or a mistake, and is refused.
- An answer that is recorded more than once, by its id (`chatcmpl-…`, `resp_…`, `gen-…`, `msg_…`), counts once, whatever the
  forms: of the records that say most of its terms (its tier, who was paid) the last. So does a call that is stated again
  under its own id (`call_id`, `response_id`, …) with the same input. Under any other id (`id`, `request_id`, `uuid`,
  `span_id`, `insertId`, …) a record counts once where its model, its time and all its counts are the same, and a whole line without an
  id where its time is finer than a second. Of files with the same content, packed or not, one is read.
- The results of one run of Claude Code state the sums so far; each counts for its own turn.
- A line that restates those before it (`total`, `All users`, `session_end`, `is_total`, a row without a date or a group) with
  exactly their sum is that sum, and is not billed again; nor is one that says so before them. Running totals (`total_usage`,
  `updated_at`) that grow from line to line are refused. So are lines of one session without ids whose output and other counts
  only grow: three whose cached input is more than the line before took in and gave out, or eight; and lines that count
  their requests, where each counts one more.
- Where nothing else is known of a line, the one object in it with a `model` and a `usage` is the record, whatever its name.
- What no model answered (`mode: stub`, `is_mock`, `provider: mock`, …) is refused; so are counts that are the estimates
  beside them. A note counts requests with a recorded cost of 0 where others have one.
- With `--since` or `--until` a sum over days on both sides is refused.
- The model that served (`served_model`, `actual_model`, …) goes before the one that is named; another one that may have
  served (`fallback_model`) makes the record unreadable. So does a `-latest` name on a day before its model was released.
- An answer through OpenRouter that names its host has the price of that host there, where it is known.
- A request without a date has today's price; a note counts those whose price was another on other days.
- Not billed are answers with an HTTP status of 400 or more, failures in a gateway's log or without output, calls that only
  count tokens, and answers from a gateway's own cache. A cache hit with cached tokens and a charge is the provider's cache. An output count without a value (`null`, an empty cell) is refused.
- The spans of agents, chains and tools are sums over the calls below them, and are no requests. So are spans whose counts are
  the sum of several right within them, and the messages of a run of Claude Code as a stream, whose result states the sums.
";

/// What each count is.
const MEANINGS: &[(Count, &str)] = &[
    (Count::Prompt, "All input"),
    (
        Count::Input,
        "Input, with or without the cache by the names beside it",
    ),
    (Count::Fresh, "Input without the cache"),
    (
        Count::OtherPrompt,
        "Input by a gateway's own count, where there is no other",
    ),
    (Count::Output, "Output"),
    (
        Count::OtherCompletion,
        "Output by a gateway's own count, where there is no other",
    ),
    (Count::Thoughts, "Thinking on top of the output"),
    (Count::ToolPrompt, "Input that tools added, on top"),
    (Count::CachedInside, "Cached reads, part of the input"),
    (
        Count::CachedPart,
        "Some of the cached reads, where they are not stated as a whole",
    ),
    (
        Count::CacheRead,
        "Cached reads, beside the input unless all input is stated",
    ),
    (
        Count::CacheWritten,
        "Writes to the cache, beside the input unless all input is stated",
    ),
    (Count::Reasoning, "Thinking, part of the output"),
    (
        Count::OtherInput,
        "Audio; refused, since its rates are not known",
    ),
    (
        Count::OtherOutput,
        "Audio and images that were made; refused, since their rates are not known",
    ),
    (Count::Total, "Input and output"),
    (Count::Requests, "How many requests the record covers"),
    (Count::Searches, "Web searches; counted, not priced"),
];

fn counts(form: &Form) -> String {
    match form.counts {
        "" => "the record itself".to_owned(),
        path => format!("`{path}`"),
    }
}

/// The keys that are signs of the form.
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
        [] => "the names of its counts".to_owned(),
        signs => signs.join(" and "),
    }
}

fn input(form: &Form) -> &'static str {
    match form.input {
        Input::AsNamed => "as the names tell",
        Input::BySdk => {
            "with the cache; of Anthropic's models only where a total or a larger cache tells"
        }
        Input::WithCache => "with the cache",
        Input::WithoutCache => "without the cache",
        Input::AsTheLab => "Anthropic's without the cache, others with it",
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
        notes.push("counted once by its id".to_owned());
    }
    notes.join("; ")
}
