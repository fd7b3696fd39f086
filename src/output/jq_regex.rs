//! Regular expressions for jq: the three functions behind `test`, `match`, `scan`, `sub` and `split`.
//!
//! The crate's own would add its time zones and mathematics: 0.75 MB.

use jaq_core::data::JustLut;
use jaq_core::native::{Fun, bome, run, v};
use jaq_core::{Cv, Error as JqError, ValR};
use jaq_json::Val;
use regex_automata::PatternID;
use regex_automata::meta::Regex;
use regex_automata::util::syntax;

/// Which parts of a text to return: those between matches, and the matches.
type Wanted = (bool, bool);

/// The functions, each taking an expression and flags.
pub(super) fn funs() -> impl Iterator<Item = Fun<JustLut<Val>>> {
    [
        run(("matches", v(2), |cv| bome(parts(cv, (false, true))))),
        run(("split_matches", v(2), |cv| bome(parts(cv, (true, true))))),
        run(("split_", v(2), |cv| bome(parts(cv, (true, false))))),
    ]
    .into_iter()
}

/// The requested parts of the input: a string for text between matches, a list of objects for a match and its groups.
fn parts(mut cv: Cv<'_, JustLut<Val>>, (between, matches): Wanted) -> ValR<Val> {
    let flags = cv.0.pop_var();
    let pattern = cv.0.pop_var();
    let (flags, pattern, input) = (text(&flags)?, text(&pattern)?, text(&cv.1)?);
    let regex = regex(&pattern, &flags)?;
    let names: Vec<Option<&str>> = regex.group_info().pattern_names(PatternID::ZERO).collect();
    let mut found = Vec::new();
    let mut last = 0;
    for captures in regex.captures_iter(&input) {
        let Some(whole) = captures.get_match() else {
            continue;
        };
        if flags.contains('n') && whole.is_empty() {
            continue;
        }
        if between {
            found.push(Val::from(input[last..whole.start()].to_owned()));
            last = whole.end();
        }
        if matches {
            let groups = captures.iter().zip(&names);
            let groups = groups.filter_map(|(span, name)| Some((span?, *name)));
            let groups = groups.map(|(span, name)| group(&input, span.range(), name));
            found.push(groups.collect());
        }
        if !flags.contains('g') {
            break;
        }
    }
    if between {
        found.push(Val::from(input[last..].to_owned()));
    }
    Ok(found.into_iter().collect())
}

/// jq's object for a group: offset and length in characters, text, name.
fn group(input: &str, at: std::ops::Range<usize>, name: Option<&str>) -> Val {
    let count = |text: &str| Val::from(text.chars().count());
    let string = &input[at.clone()];
    let mut fields = vec![
        ("offset", count(&input[..at.start])),
        ("length", count(string)),
        ("string", Val::from(string.to_owned())),
    ];
    fields.extend(name.map(|name| ("name", Val::from(name.to_owned()))));
    let fields = fields.into_iter();
    Val::obj(
        fields
            .map(|(key, value)| (Val::from(key.to_owned()), value))
            .collect(),
    )
}

fn regex(pattern: &str, flags: &str) -> Result<Regex, JqError<Val>> {
    let has = |flag: char| flags.contains(flag);
    if let Some(flag) = flags.chars().find(|flag| !"gnimslxp".contains(*flag)) {
        return Err(JqError::str(format_args!("invalid regex flag: {flag}")));
    }
    let rules = syntax::Config::new()
        .case_insensitive(has('i'))
        .multi_line(has('m') || has('p'))
        .dot_matches_new_line(has('s') || has('p'))
        .swap_greed(has('l'))
        .ignore_whitespace(has('x'));
    let regex = Regex::builder().syntax(rules).build(pattern);
    regex.map_err(|error| JqError::str(format_args!("invalid regex: {error}: {pattern}")))
}

fn text(value: &Val) -> Result<String, JqError<Val>> {
    match value {
        Val::TStr(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        other => Err(JqError::typ(other.clone(), "string")),
    }
}
