//! What a model is for, by the words of its name; and which rows are no language models at all.

use crate::catalog::schema::{BoardField, Kind, Modality};

/// Words (or beginnings of a key) that mark models which write no text, and what they are.
const NO_LANGUAGE: &[(&str, &str)] = &[
    ("embed", "embedding"),
    ("embedding", "embedding"),
    ("embeddings", "embedding"),
    ("embedqa", "embedding"),
    ("rerank", "rerank"),
    ("reranker", "rerank"),
    ("rerankqa", "rerank"),
    ("colbert", "embedding"),
    ("bge", "embedding"),
    ("gte", "embedding"),
    ("minilm", "embedding"),
    ("voyage", "embedding"),
    ("whisper", "speech"),
    ("parakeet", "speech"),
    ("canary", "speech"),
    ("tts", "speech"),
    ("stt", "speech"),
    ("asr", "speech"),
    ("voiceclone", "speech"),
    ("voicedesign", "speech"),
    ("voicechat", "speech"),
    ("transcribe", "speech"),
    ("transcription", "speech"),
    ("kokoro", "speech"),
    ("orpheus", "speech"),
    ("realtime", "speech"),
    ("livetranslate", "speech"),
    ("native-audio", "speech"),
    ("live", "speech"),
    ("banana", "image"),
    ("lyria", "music"),
    ("music", "music"),
    ("flux", "image"),
    ("sdxl", "image"),
    ("dall", "image"),
    ("imagen", "image"),
    ("image", "image"),
    ("imagine", "image"),
    ("seedream", "image"),
    ("seededit", "image"),
    ("ideogram", "image"),
    ("recraft", "image"),
    ("diffusion", "image"),
    ("playground", "image"),
    ("ssd", "image"),
    ("seedance", "video"),
    ("veo", "video"),
    ("sora", "video"),
    ("kling", "video"),
    ("hailuo", "video"),
    ("wan", "video"),
    ("happyhorse", "video"),
    ("t-2-v", "video"),
    ("i-2-v", "video"),
    ("r-2-v", "video"),
    ("t2v", "video"),
    ("i2v", "video"),
    ("ocr", "reading of documents"),
    ("paddleocr", "reading of documents"),
    ("lightonocr", "reading of documents"),
    ("deplot", "reading of documents"),
    ("clip", "embedding"),
    ("e-5", "embedding"),
    ("nv-embed", "embedding"),
    ("mini-lm", "embedding"),
    ("detection", "no language model"),
    ("bevformer", "no language model"),
    ("esmfold", "no language model"),
    ("esm", "no language model"),
    ("moderation", "moderation"),
    ("upscale", "image"),
    ("ttm", "time series"),
    ("segment", "image"),
    ("sam", "image"),
];

/// What a model is when it is no language model, by its key and what it writes.
pub fn no_language(core: &str, output: Option<&[Modality]>) -> Option<&'static str> {
    let held = |words: &str| {
        core == words
            || core.starts_with(&format!("{words}-"))
            || core.ends_with(&format!("-{words}"))
            || core.contains(&format!("-{words}-"))
    };
    let named = NO_LANGUAGE.iter().find(|(words, _)| held(words));
    if let Some((_, what)) = named {
        return Some(what);
    }
    output
        .filter(|output| !output.contains(&Modality::Text))
        .map(|_| "writes no text")
}

/// Words of guards and judges.
const GUARDS: &[&str] = &[
    "guard",
    "shieldgemma",
    "safeguard",
    "safety",
    "qwenguard",
    "llamaguard",
    "gliguard",
    "promptguard",
];

/// The kind that a key states; chat where it states none.
pub fn kind(core: &str) -> Kind {
    let word = |w: &str| core.split('-').any(|part| part == w);
    if GUARDS.iter().any(|guard| word(guard)) {
        Kind::Guard
    } else if word("reward") {
        Kind::Reward
    } else if word("base") || word("pt") || BASES.contains(&core) {
        Kind::Base
    } else {
        Kind::Chat
    }
}

/// Models that only continue text and do not say so.
const BASES: &[&str] = &[
    "davinci-002",
    "babbage-002",
    "davinci-@002",
    "starcoder-7b",
    "starcoder-16b",
    "starcoder-2-3b",
    "starcoder-2-7b",
    "starcoder-2-15b",
];

/// What a key says the model is made for.
pub fn specialised_for(core: &str) -> Vec<BoardField> {
    const FIELDS: &[(&str, BoardField)] = &[
        ("coder", BoardField::Coding),
        ("code", BoardField::Coding),
        ("codex", BoardField::Coding),
        ("codestral", BoardField::Coding),
        ("devstral", BoardField::Coding),
        ("codellama", BoardField::Coding),
        ("codegemma", BoardField::Coding),
        ("starcoder", BoardField::Coding),
        ("math", BoardField::Math),
        ("mathstral", BoardField::Math),
        ("prover", BoardField::Math),
    ];
    let mut found: Vec<BoardField> = FIELDS
        .iter()
        .filter(|(word, _)| core.split('-').any(|part| part == *word))
        .map(|(_, field)| *field)
        .collect();
    found.dedup();
    found
}
