//! Evaluates an expression in a process of its own: one that recurses without end or makes too much ends that
//! process, and is an error here. Does not know jq's language (`jq`).

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};

use super::jq;
use crate::error::{Error, Exit, Kind};

/// First argument of that process, the expression being the second. Not for users, so it is no option.
const ASKED: &str = "--evaluate-jq";
/// Most memory of that process, in bytes, the stack included; where the system can hold it to that.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// Longest output of an expression, in bytes.
const LONGEST: u64 = 64 << 20;

/// Evaluates, if that is what this process was started for. A message goes to standard error as it is.
pub(crate) fn asked(args: &[OsString]) -> Option<ExitCode> {
    let [_, asked, expression] = args else {
        return None;
    };
    if asked != ASKED {
        return None;
    }
    confine();
    let mut json = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut json);
    let read = read.map_err(|error| Error::new(Kind::Input, error.to_string()));
    let done =
        read.and_then(|_| jq::evaluate(&expression.to_string_lossy(), &json, &mut io::stdout()));
    Some(ExitCode::from(match done {
        Ok(()) => Exit::Done,
        Err(error) => {
            let _ = io::stderr().write_all(error.message.as_bytes());
            error.code.exit()
        }
    } as u8))
}

/// What the expression makes of a JSON value.
///
/// # Errors
/// It does not fit the value, prints too much, or took more than the process may have.
pub(super) fn run(expression: &str, json: &[u8]) -> Result<Vec<u8>, Error> {
    let failed = |error: io::Error| jq::wrong(&format!("cannot start the evaluation: {error}"));
    let mut child = start(expression).map_err(failed)?;
    // It reads all before it writes. If it has ended by then, its exit code says why.
    let _ = child.stdin.take().map(|mut input| input.write_all(json));
    let mut text = Vec::new();
    if let Some(output) = &mut child.stdout {
        output
            .take(LONGEST + 1)
            .read_to_end(&mut text)
            .map_err(failed)?;
    }
    if text.len() as u64 > LONGEST {
        let _ = child.kill();
        let _ = child.wait();
        let message = format!("the expression prints more than {} MB", LONGEST >> 20);
        return Err(jq::wrong(&message).hint(ELSEWHERE));
    }
    let ended = child.wait_with_output().map_err(failed)?;
    match ended.status.code() {
        Some(code) if code == Exit::Done as i32 => Ok(text),
        Some(code) if code == Exit::Usage as i32 => {
            let message = String::from_utf8_lossy(&ended.stderr).into_owned();
            Err(Error::new(Kind::Usage, message).hint(jq::SEE))
        }
        _ => Err(
            jq::wrong("the expression recurses too deeply or needs too much memory")
                .hint(ELSEWHERE),
        ),
    }
}

const ELSEWHERE: &str = "shorten the result, or pipe --json to another program";

fn start(expression: &str) -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .args([ASKED, expression])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Bounds the memory of this process, and lets it end without a dump of that, and not after who asked.
fn confine() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        for (resource, most) in [(Resource::As, MEMORY), (Resource::Core, 0)] {
            let mut limit = getrlimit(resource);
            limit.current = Some(limit.maximum.map_or(most, |maximum| maximum.min(most)));
            // A system that cannot does without.
            let _ = setrlimit(resource, limit);
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::process::{Signal, set_parent_process_death_signal};
            let _ = set_parent_process_death_signal(Some(Signal::TERM));
        }
    }
}
