//! `--jq`: runs a report through a jq expression. Does not choose the process (`jq_apart`).

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use catalog::words;
use jaq_core::data::JustLut;
use jaq_core::load::{self, Arena, Error as LoadError, File, Loader, span};
use jaq_core::{Compiler, Ctx, Filter, Vars, compile};
use jaq_json::{Val, read};

use super::clean::is_control;
use super::{jq_regex, json};
use crate::error::{Error, Kind};

/// Most bytes of an expression: each level of nesting takes stack.
const LONGEST: usize = 10_000;
/// Stack of an evaluation, in bytes; enough for the deepest expression of [`LONGEST`] bytes.
const STACK: usize = 256 << 20;

/// Checks the syntax of an expression, before any work is done for it.
///
/// # Errors
/// What is wrong with it, and where.
pub fn check(expression: &str) -> Result<(), Error> {
    apart(|| compiled(expression).map(|_| ()))
}

/// Writes the results of an expression for a JSON value, one per line: strings raw, everything else as compact JSON.
/// May overflow the stack or exhaust memory.
///
/// # Errors
/// The expression is invalid or fails on the value.
pub(super) fn evaluate(
    expression: &str,
    input: &[u8],
    output: &mut (impl Write + Send),
) -> Result<(), Error> {
    let failed = |error: io::Error| Error::new(Kind::Output, error.to_string());
    apart(|| {
        let mut output = BufWriter::new(output);
        let filter = compiled(expression)?;
        let input = read::parse_single(input)
            .map_err(|error| Error::new(Kind::Output, error.to_string()))?;
        let context = Ctx::<JustLut<Val>>::new(&filter.lut, Vars::new([]));
        for value in filter.id.run((context, input)) {
            let value = match value {
                Ok(value) => value,
                Err(ended) => match ended.get_err() {
                    Ok(error) => return Err(wrong(&short(&error.to_string()))),
                    Err(halt) => match halt.get_halt() {
                        Ok(0) => break,
                        _ => return Err(wrong("it halts with an error")),
                    },
                },
            };
            let written = match &value {
                Val::TStr(bytes) => {
                    let text = String::from_utf8_lossy(bytes);
                    output.write_all(plain(&text).as_bytes())
                }
                value => json::escaped(&mut output, &value.to_string()),
            };
            written.map_err(failed)?;
            output.write_all(b"\n").map_err(failed)?;
        }
        output.flush().map_err(failed)
    })
}

/// A string printed raw; keeps line breaks and tabs, as `@tsv` needs them.
fn plain(text: &str) -> Cow<'_, str> {
    let acts = |c: char| is_control(c) && !matches!(c, '\n' | '\t');
    if text.contains(acts) {
        Cow::Owned(text.replace(acts, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Definitions that need native functions we leave out: mathematics, time, encodings, standard error.
const LEFT_OUT: &[&str] = words!(
    "stderr debug halt_error logb significand pow10 drem nexttoward scalb gamma todate fromdate
    @html @htmld @uri @urid @base64 @base64d"
);
/// Parts of jq's language that the crates leave to the program.
const DEFINITIONS: &str = r#"
def cell(text):
  if type == "string" then text elif . == null then "" elif type == "array" or type == "object"
  then error("not a cell of a table: \(tojson)") else tojson end;
def @csv: [.[] | cell("\"" + (split("\"") | join("\"\"")) + "\"")] | join(",");
def @tsv: [.[] | cell(
  split("\\") | join("\\\\") | split("\t") | join("\\t") | split("\n") | join("\\n") | split("\r") | join("\\r")
)] | join("\t");
"#;
/// Most characters of an evaluation error, which may quote a whole report.
const LONGEST_MESSAGE: usize = 300;

/// Hint for evaluation errors.
pub(super) const SEE: &str = "the expression gets what --json prints";

pub(super) fn wrong(message: &str) -> Error {
    Error::new(Kind::Usage, format!("--jq: {message}"))
}

/// Drops the middle of a long message.
fn short(message: &str) -> String {
    let count = message.chars().count();
    if count <= LONGEST_MESSAGE {
        return message.to_owned();
    }
    let half = LONGEST_MESSAGE / 2;
    let begin: String = message.chars().take(half).collect();
    let end: String = message.chars().skip(count - half).collect();
    format!("{begin} … {end}")
}

/// Runs `work` on a thread with a large stack: expressions nest, and evaluation recurses.
fn apart<T: Send>(work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    let failed = || wrong("the expression could not be evaluated");
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, work).map_err(|_| failed())?;
        thread.join().map_err(|_| failed())?
    })
}

fn compiled(expression: &str) -> Result<Filter<JustLut<Val>>, Error> {
    if expression.len() > LONGEST {
        return Err(wrong(&format!("longer than {LONGEST} bytes")));
    }
    let own = load::parse(DEFINITIONS, |parser| parser.defs()).unwrap_or_default();
    let defs = jaq_core::defs()
        .chain(jaq_std::defs().filter(|def| !LEFT_OUT.contains(&def.name)))
        .chain(jaq_json::defs())
        .chain(own);
    let funs = jaq_core::funs()
        .chain(jaq_std::base_funs())
        .chain(jaq_json::funs())
        .chain(jq_regex::funs());
    let file = File {
        code: expression,
        path: (),
    };
    let arena = Arena::default();
    let modules = Loader::new(defs).load(&arena, file).map_err(|errors| {
        let error = errors.into_iter().next().map(|(_, error)| error);
        error.map_or_else(
            || wrong("not an expression"),
            |error| unread(expression, error),
        )
    })?;
    let compiler = Compiler::default().with_funs(funs);
    compiler.compile(modules).map_err(|errors| {
        let mut errors = errors.into_iter().flat_map(|(_, errors)| errors);
        let error = errors.next();
        error.map_or_else(
            || wrong("not an expression"),
            |(part, what)| {
                let what = match what {
                    compile::Undefined::Filter(arity) => format!("no function `{part}/{arity}`"),
                    what => format!("no {} `{part}`", what.as_str()),
                };
                placed(expression, part, &what)
            },
        )
    })
}

/// The first syntax error of an expression.
fn unread(expression: &str, error: LoadError<&str>) -> Error {
    let first = match error {
        LoadError::Io(errors) => errors.into_iter().next(),
        LoadError::Lex(errors) => {
            let first = errors.into_iter().next();
            first.map(|(expected, part)| (part, format!("expected {}", expected.as_str())))
        }
        LoadError::Parse(errors) => {
            let first = errors.into_iter().next();
            first.map(|(expected, part)| (part, format!("expected {}", expected.as_str())))
        }
    };
    first.map_or_else(
        || wrong("not an expression"),
        |(part, what)| placed(expression, part, &what),
    )
}

/// An error with the position of `part` in the expression.
fn placed(expression: &str, part: &str, what: &str) -> Error {
    let at = if part.is_empty() {
        expression.len()
    } else {
        span(expression, part).start
    };
    let before = expression.get(..at).unwrap_or(expression);
    let (line, column) = (
        before.matches('\n').count() + 1,
        before.chars().rev().take_while(|c| *c != '\n').count() + 1,
    );
    let place = match (at >= expression.len(), line) {
        (true, _) => "at the end".to_owned(),
        (false, 1) => format!("at character {column}"),
        (false, line) => format!("in line {line} at character {column}"),
    };
    let near: String = expression
        .get(at..)
        .unwrap_or_default()
        .chars()
        .take(20)
        .collect();
    let near = near.lines().next().unwrap_or_default();
    let near = if near.is_empty() {
        String::new()
    } else {
        format!(": `{near}`")
    };
    wrong(&format!("{what} {place}{near}")).hint("the language is jq's: https://jqlang.org/manual")
}
