//! Words that appear in place of a model's name but do not name one: `test`, `router`, `smart`.
//!
//! Owns these words. Some model has each in its name, but nobody means it by the word alone.

use catalog::words;

const WORDS: &[&str] = words!(
    "agent alpha api assistant auto best beta bot chat
    # The product, which runs whatever model is new.
    chat-gpt chatgpt cheap code coder coding copilot custom default demo dummy example fake
    fallback fast judge large latest lite llm local main mixed mock model none openai-chat
    openai-chatgpt plus preview primary reason reasoner reasoning router sample smart stub test
    testing think thinker thinking vision
    # Names of all that Alibaba and Tencent make.
    alibaba-tongyi hunyuan tencent-hunyuan tongyi"
);

pub(super) fn is_everyday(name: &str) -> bool {
    WORDS.contains(&name)
}
