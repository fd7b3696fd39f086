//! Checks whether two spellings can mean the same model: sizes, versions and tiers must agree.

use catalog::names::{Pin, Spelling, is_size};
use catalog::words;

/// Words that do not identify a model.
const SILENT: &[&str] = words!(
    "instruct it chat preview latest hf v for coding the api ai beta exp nvidia meta google z zai free labs c 4
     mistral instance community main models a e doubao qwen turbo tee eco official pearl rl"
);

/// Words for conditions that a price depends on: they make a separate route whatever its link says.
pub const CONDITIONS: &[&str] = &["contributor", "spot", "batch"];

/// Words that state a mode, which a route may add to a model.
const MODE: &[&str] = words!(
    "contributor spot batch thinking fast high low medium xhigh nothinking flex priority short long online
     cheaper original non no reasoning think throughput el 1m 200k 256k 128k 32k 64k"
);

/// Whether a row's id can mean the model that the row links to.
pub fn agree(id: &Spelling, link: &Spelling) -> bool {
    if id.core == link.core {
        return pins(id, link);
    }
    let ((mine, my_sizes), (theirs, their_sizes)) = (numbers(&id.core), numbers(&link.core));
    // `opus-45` is `opus-4-5`; an id without numbers is a nickname that the source may define.
    let versions = mine.concat() == theirs.concat()
        || mine.is_empty() && my_sizes.is_empty() && id.pin.is_none()
        || link
            .pin
            .is_some_and(|pin| id.pin.is_none() && pin_text(&mine, &theirs, pin));
    // Either may omit the size or its active part; if both state one, they must match.
    let mut both = my_sizes.iter().filter(|s| !s.starts_with('a'));
    let sizes = my_sizes.is_empty()
        || their_sizes.is_empty()
        || both.all(|s| their_sizes.contains(s))
            && their_sizes.iter().any(|s| my_sizes.contains(s));
    versions && sizes && words(id, link) && pins(id, link)
}

/// Versions and sizes in a key; an active size keeps its `a`.
fn numbers(core: &str) -> (Vec<String>, Vec<String>) {
    let (mut versions, mut sizes) = (Vec::new(), Vec::new());
    let mut active = false;
    for word in core.split('-') {
        if sized(word) {
            sizes.push(if active {
                format!("a{word}")
            } else {
                word.to_owned()
            });
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            versions.push(word.to_owned());
        }
        active = word == "a";
    }
    (versions, sizes)
}

fn pin_text(mine: &[String], theirs: &[String], pin: Pin) -> bool {
    mine.concat() == format!("{}{pin}", theirs.concat())
}

fn sized(word: &str) -> bool {
    is_size(word)
        || word.ends_with('t') && word[..word.len() - 1].bytes().all(|b| b.is_ascii_digit())
}

/// A key without its active size.
pub fn without_active(core: &str) -> Option<String> {
    let words: Vec<&str> = core.split('-').collect();
    let at = words
        .windows(2)
        .position(|pair| pair[0] == "a" && sized(pair[1]))?;
    let mut words = words;
    words.drain(at..at + 2);
    // `a3-5b` means the active size `a3.5b`.
    Some(words.join("-"))
}

/// The link may be undated (whether a date only pins is decided later), but never have another date.
fn pins(id: &Spelling, link: &Spelling) -> bool {
    match (id.pin, link.pin) {
        (Some(mine), Some(theirs)) => mine.agrees(theirs),
        // A month or day without a year usually marks a separate checkpoint.
        (Some(Pin::Day(..) | Pin::Release(_)), None) | (None, _) => true,
        (Some(_), None) => false,
    }
}

/// Compares words other than numbers: words in only one of them must be insignificant or a mode.
fn words(id: &Spelling, link: &Spelling) -> bool {
    let telling = |core: &str| -> Vec<String> {
        let words = core.split('-').filter(|w| {
            !w.starts_with(|c: char| c.is_ascii_digit()) && !is_size(w) && !SILENT.contains(w)
        });
        words.map(str::to_owned).collect()
    };
    let (mine, theirs) = (telling(&id.core), telling(&link.core));
    let nickname = !id.core.bytes().any(|b| b.is_ascii_digit());
    let only = |a: &[String], b: &[String]| -> Vec<String> {
        a.iter().filter(|w| !b.contains(w)).cloned().collect()
    };
    let added = only(&mine, &theirs);
    let missing = only(&theirs, &mine);
    let mode = |w: &String| MODE.contains(&w.as_str());
    let tiers = |w: &String| catalog::names::is_telling(w);
    if nickname {
        return !added.iter().any(|w| tiers(w) && !mode(w));
    }
    // Glued words: `glm53flash`, `dsv4flash`.
    let glued = mine.concat() == theirs.concat();
    glued || added.iter().all(|w| mode(w) || !tiers(w)) && missing.iter().all(|w| !tiers(w))
}

/// The mode that an id adds to the model it links to.
pub fn mode_beside(id: &str, link: &str) -> Option<String> {
    let theirs: Vec<&str> = link.split('-').collect();
    let added: Vec<&str> = id
        .split('-')
        .filter(|w| MODE.contains(w) && !theirs.contains(w))
        .collect();
    (!added.is_empty()).then(|| added.join("-"))
}

/// Whether `core` is `name` plus version numbers only: `gemini-3-8-flash` for `gemini-flash`. A name with
/// numbers of its own matches only the same numbers.
pub fn version_of(core: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split('-')
            .filter(|w| !w.bytes().all(|b| b.is_ascii_digit()) && !is_size(w))
            .filter(|w| !matches!(*w, "preview" | "k" | "v" | "a"))
            .map(str::to_owned)
            .collect()
    };
    let numbers = |text: &str| -> Vec<String> {
        let numerals = text
            .split('-')
            .filter(|w| w.bytes().all(|b| b.is_ascii_digit()));
        numerals.map(str::to_owned).collect()
    };
    let sizes = |text: &str| self::numbers(text).1;
    let same = |mine: &[String], theirs: &[String]| mine.is_empty() || mine == theirs;
    let named = words(name);
    !named.is_empty()
        && words(core) == named
        && same(&numbers(name), &numbers(core))
        && same(&sizes(name), &sizes(core))
}
