//! What a page says of itself: a title, and the command that made it.

use catalog::words;

/// Options that say how much is billed or where an answer goes, and whether a value follows.
const AMOUNT_AND_PLACE: &[&str] = words!("--tokens -t --requests --per --format --output-file -o");

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The title of an answer that has none of its own.
    pub title: &'static str,
    /// The arguments of the command, the first after the program's name.
    pub words: Vec<String>,
}

impl About {
    /// The command as a shell reads it.
    pub fn command(&self) -> String {
        line(self.words.iter())
    }

    /// The command at another amount of traffic, on standard output.
    pub fn command_at(&self, amount: &[String]) -> String {
        let mut kept = Vec::new();
        let mut words = self.words.iter().peekable();
        while let Some(word) = words.next() {
            let is_long = word.starts_with("--");
            let name = word.split('=').next().unwrap_or(word);
            let is_one = AMOUNT_AND_PLACE.contains(&name);
            let is_attached = !is_long && (word.starts_with("-t") || word.starts_with("-o"));
            if is_one && name == word {
                // `--tokens` may stand without a value.
                words.next_if(|value| !value.starts_with('-'));
            } else if !is_one && !is_attached {
                kept.push(word);
            }
        }
        line(kept.into_iter().chain(amount))
    }
}

/// A command line that a shell reads as these arguments.
fn line<'w>(words: impl Iterator<Item = &'w String>) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,@%+".contains(c);
    let quoted = words.map(|word| {
        if !word.is_empty() && word.chars().all(is_plain) {
            word.clone()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    });
    let quoted: Vec<String> = quoted.collect();
    format!("llmcmp {}", quoted.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_said_again_at_another_amount() {
        let about = |line: &str| About {
            title: "",
            words: line.split(' ').map(str::to_owned).collect(),
        };
        for (typed, again) in [
            (
                "compare a b --tokens 5M/1M -o x.html --for coding",
                "compare a b --for coding -n 5",
            ),
            ("compare a b -t --full", "compare a b --full -n 5"),
            (
                "compare -t5M a b --format=html -ox.html",
                "compare a b -n 5",
            ),
            (
                "compare a b --requests 1M --per day --input 3k",
                "compare a b --input 3k -n 5",
            ),
        ] {
            let amount = ["-n".to_owned(), "5".to_owned()];
            assert_eq!(about(typed).command_at(&amount), format!("llmcmp {again}"));
        }
        let quoted = About {
            title: "",
            words: vec!["a b".into(), "it's".into()],
        };
        assert_eq!(quoted.command(), r"llmcmp 'a b' 'it'\''s'");
    }
}
