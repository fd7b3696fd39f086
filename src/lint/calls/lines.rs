//! The provider of the id on a YAML line, from the keys above it and the lines beside it and them.
//!
//! Does not read lines (`yaml`).

use super::super::tokens::{Word, is_name};
use super::super::yaml;
use super::keys::{of_key, of_path};
use super::{AZURE, ELSEWHERE, FORMAT, PROVIDER_KEYS, Whose, host_in};

/// Values of provider keys that only pass on other providers' models under their names.
const PASSES_ON: &[&str] = &["auto", "default", "litellm"];
/// Ends of key names for a host's address, lowercase.
const BASES: &[&str] = &[
    "base", "base-url", "base_url", "baseurl", "endpoint", "host",
];

/// The provider of the id on a word's line.
pub(super) fn of_yaml<'t>(text: &'t [u8], word: &Word) -> Option<Whose<'t>> {
    let own = yaml::Line::at(text, word.start)?;
    let is_key = own.key == word.text.as_bytes();
    if !is_key && !own.plain_value().ends_with(word.text.as_bytes()) {
        return None;
    }
    let above = yaml::above(text, word.start);
    let mut path = own.key.to_vec();
    for (line, _) in &above {
        path.extend([b"_", line.key].concat());
    }
    let levels = [word.start]
        .into_iter()
        .chain(above.iter().map(|(_, at)| *at));
    let mut said = None;
    for (level, at) in levels.enumerate() {
        let beside = yaml::beside(text, at);
        for line in &beside {
            let of_value = level == 0 && own.key == b"value" && line.key == b"name";
            if of_value || line.key == b"connection" {
                path.extend(line.value);
            }
        }
        let provider = beside.iter().find_map(|line| {
            // In YAML, a driver is a program.
            let is_provider =
                PROVIDER_KEYS.iter().any(|key| key.as_bytes() == line.key) && line.key != b"driver";
            let value = std::str::from_utf8(line.plain_value()).ok();
            // `langgenius/openai/openai`
            let last = value.and_then(|value| value.rsplit('/').next())?;
            let named = !last.is_empty() && last.bytes().all(|b| is_name(b) || b == b'-');
            (is_provider && named && !PASSES_ON.contains(&last)).then_some(last)
        });
        let host = || {
            let mut plain = beside.iter().filter(|l| l.key[0].is_ascii_lowercase());
            plain.find_map(|line| {
                let key = line.key.to_ascii_lowercase();
                let base = BASES.iter().any(|end| key.ends_with(end.as_bytes()));
                // The user's own server need not be a model's.
                let known = host_in(line.value).filter(|id| base || *id != ELSEWHERE);
                let other = || {
                    let address = line.plain_value().starts_with(b"http");
                    (base && address).then_some(Whose::Elsewhere)
                };
                known.map(Whose::Provider).or_else(other)
            })
        };
        // `{format: OpenAI, name: ID}`, or the same id as `deployment_name`: only Azure deploys like this.
        let says = |line: &yaml::Line| {
            let same = level == 0 && line.plain_value().ends_with(word.text.as_bytes());
            line.key == b"format" && line.plain_value() == FORMAT
                || same && of_key(line.key) == Some(AZURE)
        };
        let deployed = level > 0 && level < 3 && above[level - 1].0.key == b"deployments";
        if beside.iter().any(says) || deployed {
            return Some(Whose::Provider(AZURE));
        }
        said = said.or_else(|| match (host(), provider) {
            // A known address says more than a name.
            (Some(known @ Whose::Provider(_)), _) => Some(known),
            (host, provider) => provider.map(Whose::Only).or(host),
        });
    }
    path.extend(b"_model");
    said.or_else(|| of_path(&path).map(Whose::Provider))
}
