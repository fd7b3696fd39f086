//! Determines the kind of a model from its name, and which rows are not language models.

use catalog::schema::{BoardField, Kind, Modality};
use catalog::{rows, words};

/// Words or key prefixes of models that do not write text, and their kinds.
const NO_LANGUAGE: &[[&str; 2]] = rows!(2, include_str!("no-language.tsv"));

/// The kind of a model that is not a language model, from its key and output modalities.
pub fn no_language(core: &str, output: Option<&[Modality]>) -> Option<&'static str> {
    let held = |words: &str| {
        core == words
            || core.starts_with(&format!("{words}-"))
            || core.ends_with(&format!("-{words}"))
            || core.contains(&format!("-{words}-"))
    };
    let named = NO_LANGUAGE.iter().find(|[words, _]| held(words));
    if let Some([_, what]) = named {
        return Some(what);
    }
    output
        .filter(|output| !output.contains(&Modality::Text))
        .map(|_| "writes no text")
}

/// Words for guard and judge models.
const GUARDS: &[&str] =
    words!("guard shieldgemma safeguard safety qwenguard llamaguard gliguard promptguard");

/// The kind stated by a key; chat by default.
pub fn kind(core: &str) -> Kind {
    // Baidu's `-PT` is a weight format.
    if core.starts_with("ernie") && !core.contains("base") {
        return Kind::Chat;
    }
    let word = |w: &str| core.split('-').any(|part| part == w);
    if GUARDS.iter().any(|guard| word(guard)) {
        Kind::Guard
    } else if word("reward") {
        Kind::Reward
    } else if word("base")
        || word("pt")
        || BASES.contains(&core)
        || BASE_LINES.iter().any(|line| core.starts_with(line))
    {
        Kind::Base
    } else {
        Kind::Chat
    }
}

/// Base models whose names do not say so.
const BASES: &[&str] = words!(
    "davinci-002 babbage-002 davinci-@002 starcoder-7b starcoder-16b starcoder-2-3b starcoder-2-7b
     starcoder-2-15b starcoderbase-1b trinity-large-truebase yi-9b yi-9b-200k yi-1-5-34b-32k yi-1-5-9b-32k
     codegemma-1-1-2b qwen-2-math-1-5b falcon-11b falcon-rw-1b falcon-rw-7b apertus-v-1-1-0-5b bielik-11b-v-2
     bielik-4-5b-v-3 bielik-1-5b-v-3 sarvam-1-v-0-5 llama-sea-lion-v-3-8b nemotron-flash-1b rho-math-7b-v-0-1
     llama-7b llama-13b llama-30b llama-65b bloom gpt-j-6b gpt-neox-20b gpt-2 ul-2 t-5-11b yalm mpt-7b mpt-30b
     typhoon-7b typhoon-v-1-5-72b typhoon-v-1-5-8b sailor-7b sailor-14b sabia-7b"
);

/// Key prefixes of base model families.
const BASE_LINES: &[&str] = words!("opt- pythia- stablelm-base- gpt-neo- xglm- stablelm-3b-4");

/// Fields, and the words in keys that indicate them.
const FIELDS: [(BoardField, &[&str]); 2] = [
    (
        BoardField::Coding,
        words!("coder code codex codestral devstral codellama codegemma starcoder"),
    ),
    (BoardField::Math, words!("math mathstral prover")),
];

/// Fields a model is specialized for, from its key.
pub fn specialised_for(core: &str) -> Vec<BoardField> {
    let said = |words: &[&str]| core.split('-').any(|part| words.contains(&part));
    let found = FIELDS.iter().filter(|(_, words)| said(words));
    found.map(|(field, _)| *field).collect()
}
