//! The title of a page and the command that produced it.

use catalog::words;

/// Options for the amount of traffic and the output: dropped, with their value, when the command is rewritten.
const AMOUNT_AND_PLACE: &[&str] = words!("--tokens -t --requests --per --format --output-file -o");

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Used if the document has no title of its own.
    pub title: &'static str,
    /// The command's arguments, without the program name.
    pub words: Vec<String>,
}

impl About {
    /// The command line, quoted for a shell.
    pub fn command(&self) -> String {
        line(self.words.iter())
    }

    /// The command with another amount of traffic, printing to standard output.
    pub fn command_at(&self, amount: &[String]) -> String {
        let mut kept = Vec::new();
        let mut words = self.words.iter().peekable();
        while let Some(word) = words.next() {
            let is_long = word.starts_with("--");
            let name = word.split('=').next().unwrap_or(word);
            let is_one = AMOUNT_AND_PLACE.contains(&name);
            let is_attached = !is_long && (word.starts_with("-t") || word.starts_with("-o"));
            if is_one && name == word {
                // The value of `--tokens` is optional.
                words.next_if(|value| !value.starts_with('-'));
            } else if !is_one && !is_attached {
                kept.push(word);
            }
        }
        line(kept.into_iter().chain(amount))
    }
}

/// Quotes arguments for a shell.
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
