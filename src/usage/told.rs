//! Whether an unread answer says more than that it was served as usual.
//!
//! Owns the keys and values that do. A log may keep the whole answer next to its own counts; it is read only if this
//! finds something, so that most answers are skipped.

use catalog::words;
use memchr::memmem::find_iter;

/// Keys that say how an answer was served, and what was cached.
const KEYS: &[&str] = words!(
    "service_tier serviceTier traffic_type trafficType speed latency inference_geo iterations
    ephemeral_1h_input_tokens cached_tokens cachedTokens cache_read_input_tokens
    cacheReadInputTokens cachedContentTokenCount"
);
/// Values that say nothing.
const USUAL: &[&str] =
    words!("0 auto default global none normal not_available null on_demand standard");

/// Whether JSON, possibly escaped within a string, has one of these keys with an unusual value.
pub(super) fn says_more(text: &[u8]) -> bool {
    let says = |key: &&str| {
        let mut found = find_iter(text, *key);
        found.any(|at| is_unusual(&text[at + key.len()..]))
    };
    KEYS.iter().any(says)
}

/// Whether `rest`, after a key's name, is the end of the key and an unusual value.
fn is_unusual(rest: &[u8]) -> bool {
    let begins = rest.iter().position(|byte| *byte != b'\\').unwrap_or(0);
    let Some(behind) = rest[begins..].strip_prefix(b"\"") else {
        return false;
    };
    let is_before = |byte: &&u8| b"\\\": ".contains(byte);
    let value = &behind[behind.iter().take_while(is_before).count()..];
    !USUAL.iter().any(|usual| {
        let (word, end) = value.split_at(usual.len().min(value.len()));
        let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        word.eq_ignore_ascii_case(usual.as_bytes()) && !end.first().is_some_and(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::says_more;

    #[test]
    fn an_answer_says_more_where_a_value_is_not_the_usual_one() {
        for text in [
            r#"{"service_tier":"flex"}"#,
            r#"{\"service_tier\": \"priority\"}"#,
            r#"{"usage":{"prompt_tokens_details":{"cached_tokens": 800}}}"#,
            r#"{"serviceTier":{"type":"flex"}}"#,
            r#"{"trafficType":"ON_DEMAND_FLEX"}"#,
        ] {
            assert!(says_more(text.as_bytes()), "{text}");
        }
        for text in [
            r#"{"service_tier":"default","cached_tokens":0,"speed":null}"#,
            r#"{"content":"the speed of light","trafficType":"ON_DEMAND"}"#,
            r#"{\"service_tier\": \"auto\"}"#,
        ] {
            assert!(!says_more(text.as_bytes()), "{text}");
        }
    }
}
