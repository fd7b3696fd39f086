//! The table of tools.

use super::answers::{self, Shape};
use super::arguments::{self, Argument, Kind};
use crate::fields;

pub(super) struct Tool {
    pub(super) name: &'static str,
    /// Display name.
    pub(super) title: &'static str,
    /// What it answers and when to call it.
    pub(super) about: &'static str,
    pub(super) command: &'static str,
    /// Groups of arguments, shared between tools.
    pub(super) arguments: &'static [&'static [Argument]],
    /// Shortens the command's report.
    pub(super) shape: Shape,
    /// Schema of the answer.
    pub(super) output: answers::Keys,
}

impl Tool {
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        TOOLS.iter().find(|tool| tool.name == name)
    }

    pub(super) fn arguments(&self) -> Vec<Argument> {
        self.arguments.concat()
    }

    pub(super) fn offered(&self) -> llmcmp_mcp::Tool {
        llmcmp_mcp::Tool {
            name: self.name,
            title: self.title,
            description: self.about.to_owned(),
            input: arguments::schema(&self.arguments()),
            output: self.output.answer(),
        }
    }
}

/// An optional argument.
const fn may(
    name: &'static str,
    option: &'static str,
    kind: Kind,
    about: &'static str,
) -> Argument {
    Argument {
        option: Some(option),
        required: false,
        ..must(name, kind, about)
    }
}

/// A required, positional argument.
const fn must(name: &'static str, kind: Kind, about: &'static str) -> Argument {
    Argument {
        name,
        option: None,
        kind,
        required: true,
        usual: None,
        about,
    }
}

fn workloads() -> Vec<&'static str> {
    let all = catalog::schema::Workload::ALL.iter();
    all.map(|workload| workload.as_str()).collect()
}

fn capabilities() -> Vec<&'static str> {
    fields::needs().collect()
}

fn priorities() -> Vec<&'static str> {
    vec!["quality", "cost"]
}

fn profiles() -> Vec<&'static str> {
    crate::pricing::PROFILES
        .iter()
        .map(|(name, _)| *name)
        .collect()
}

const MODEL: Argument = must("model", Kind::Text, "Name or id, as people write it");
#[rustfmt::skip] // one argument per line
const WORKLOAD: Argument = may("for", "--for", Kind::Choice(workloads), "Workload to judge quality for");

/// The traffic to price.
#[rustfmt::skip] // one argument per line
const TRAFFIC: &[Argument] = &[
    may("tokens", "--tokens", Kind::Text, "Tokens per month, input/output: 200M/20M. Default 800M/250M"),
    may("requests", "--requests", Kind::Text, "Requests per month, with `input` and `output` and without `tokens`: 1M"),
    may("input", "--input", Kind::Text, "Input tokens per request: 3k"),
    may("output", "--output", Kind::Text, "Output tokens per request: 500"),
    may("cache_hit", "--cache-hit", Kind::Text, "Share of input read from the cache: 60%"),
    may("batch", "--batch", Kind::Text, "Share of requests sent as batch: 30%"),
    may("traffic", "--traffic", Kind::Choice(profiles), "Typical traffic, if yours is unknown"),
];

/// Where to buy.
#[rustfmt::skip] // one argument per line
const MARKET: &[Argument] = &[
    may("providers", "--providers", Kind::Texts(1, 10), "Price only at these providers, by id: azure, amazon-bedrock"),
    may("region", "--region", Kind::Text, "Price only where served in this region: eu"),
    may("no_training", "--no-training", Kind::Flag, "Price only where prompts are known not to be trained on"),
];

#[rustfmt::skip] // one argument per line
const LIMIT: &[Argument] = &[Argument {
    usual: Some("5"),
    ..may("limit", "--limit", Kind::Count(1, 20), "Maximum number of models. Default 5")
}];

/// The tools, in the order shown by clients.
#[rustfmt::skip] // one argument per line
pub(super) const TOOLS: &[Tool] = &[
    Tool {
        name: "compare_models",
        title: "Compare language models",
        about: "Which of 2 to 8 named language models to use, and why: verdict with reasons, what would flip it, \
                quality, monthly cost, price, context, what breaks on a switch.",
        command: "compare",
        arguments: &[
            &[
                must("models", Kind::Texts(2, 8), "Names or ids, as people write them"),
                WORKLOAD,
                may("priority", "--priority", Kind::Choice(priorities), "What matters most"),
            ],
            TRAFFIC,
            MARKET,
        ],
        shape: answers::compare::shape,
        output: answers::compare::ANSWER,
    },
    Tool {
        name: "find_models",
        title: "Find language models",
        about: "Language models that meet requirements, or whose names have given words. What is unknown of a \
                model meets no requirement; the answer counts the models that could not be judged.",
        command: "list",
        arguments: &[
            &[
                Argument { required: false, ..must("query", Kind::Words, "Words of names: mistral small") },
                may("needs", "--needs", Kind::Choices(capabilities), "Capabilities it must have"),
                may("min_context", "--min-context", Kind::Text, "Minimum context window: 200k"),
                may("max_input_price", "--max-input-price", Kind::Text, "Maximum USD per million input tokens"),
                may("max_output_price", "--max-output-price", Kind::Text, "Maximum USD per million output tokens"),
                may("max_monthly", "--max-monthly", Kind::Text, "Maximum USD per month: 500"),
                may("min_quality", "--min-quality", Kind::Text, "Minimum quality index, points"),
                may("open", "--open", Kind::Flag, "Open weights"),
                may("lab", "--lab", Kind::Texts(1, 10), "Made by one of these labs"),
                may("provider", "--provider", Kind::Texts(1, 10), "Served by one of these providers"),
                may("released_after", "--released-after", Kind::Text, "Released on or after: 2026-03"),
                WORKLOAD,
                may("sort", "--sort", Kind::Text, "Column, with -desc for descending: price, cost, quality-desc, released-desc (default)"),
            ],
            LIMIT,
            TRAFFIC,
            MARKET,
        ],
        shape: answers::find::shape,
        output: answers::find::ANSWER,
    },
    Tool {
        name: "model_info",
        title: "What is known about a language model",
        about: "Facts about one language model, each with its source: release, status and retirement, \
                successor, context, capabilities, license, cutoff, cheapest routes, benchmark scores.",
        command: "show",
        arguments: &[&[MODEL]],
        shape: answers::info::shape,
        output: answers::info::ANSWER,
    },
    Tool {
        name: "monthly_cost",
        title: "Monthly cost of language models",
        about: "What a month costs on named language models at a given traffic, cheapest first, with the \
                parts of each bill and the provider that is priced.",
        command: "cost",
        arguments: &[
            &[must("models", Kind::Texts(1, 8), "Names or ids, as people write them")],
            TRAFFIC,
            MARKET,
        ],
        shape: answers::cost::shape,
        output: answers::cost::ANSWER,
    },
    Tool {
        name: "alternatives",
        title: "Replacements for a language model",
        about: "Models that can replace a language model (because it retires, or costs too much), best first: \
                cost, quality, and what breaks on the switch. They can do all that it can, unless `keep` asks \
                for less.",
        command: "alternatives",
        arguments: &[
            &[
                MODEL,
                may("keep", "--keep", Kind::Choices(capabilities), "Require only these capabilities"),
                may("min_context", "--min-context", Kind::Text, "Minimum context window: 64k. Default: the model's own"),
                may("bill", "--bill", Kind::Text, "What the model costs today, USD a month: 4k"),
                may("cheaper", "--cheaper", Kind::Flag, "Only cheaper models"),
                may("same_provider", "--same-provider", Kind::Flag, "Only models served by one of the model's providers"),
                may("open", "--open", Kind::Flag, "Only open weights"),
                WORKLOAD,
            ],
            LIMIT,
            TRAFFIC,
            MARKET,
        ],
        shape: answers::alternatives::shape,
        output: answers::alternatives::ANSWER,
    },
    Tool {
        name: "check_text",
        title: "Find retired model ids in code",
        about: "Ids of language models in code or configuration that are retired, retiring, deprecated or \
                unknown, with the day, the line and the successor. Send text, not a path.",
        command: "check",
        arguments: &[&[
            must("text", Kind::Document, "Code, configuration or a diff; at most 256 KiB"),
            may("within", "--within", Kind::Text, "Report retirements within: 180d. Default 90d"),
        ]],
        shape: answers::check::shape,
        output: answers::check::ANSWER,
    },
    Tool {
        name: "price_history",
        title: "How prices of language models changed",
        about: "Dated prices of one to four language models, past and announced, and what they did to a \
                monthly bill.",
        command: "history",
        arguments: &[
            &[
                must("models", Kind::Texts(1, 4), "Names or ids, as people write them"),
                may("since", "--since", Kind::Text, "Only changes since: 2026-06, or 6m for six months ago"),
                may("provider", "--provider", Kind::Texts(1, 10), "Routes of these providers, by id. Default: the makers' own"),
            ],
            TRAFFIC,
        ],
        shape: answers::history::shape,
        output: answers::history::ANSWER,
    },
];
