//! Evaluates a jq expression in a separate process: endless recursion or excessive output ends that process and becomes
//! an error here. Does not interpret jq's language (`jq`).

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};

use super::jq;
use crate::error::{Error, Exit, Kind};

/// First argument of that process; the second is the expression. Internal, so it is no clap option.
const ASKED: &str = "--evaluate-jq";
/// Memory limit of that process in bytes, including the stack, where the system supports one.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// Most bytes that an expression may print.
const LONGEST: u64 = 64 << 20;

/// Evaluates the expression, if this process was started for that. Writes the plain error message to standard error.
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

/// The output of an expression for a JSON value.
///
/// # Errors
/// The expression fails on the value, prints too much, or exceeds the process's limits.
pub(super) fn run(expression: &str, json: &[u8]) -> Result<Vec<u8>, Error> {
    let failed = |error: io::Error| jq::wrong(&format!("cannot start the evaluation: {error}"));
    let mut child = start(expression).map_err(failed)?;
    // It reads all input before it writes. If it ended earlier, its exit code says why.
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

/// Limits the memory of this process, disables core dumps, and on Linux ends it with its parent.
fn confine() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        for (resource, most) in [(Resource::As, MEMORY), (Resource::Core, 0)] {
            let mut limit = getrlimit(resource);
            limit.current = Some(limit.maximum.map_or(most, |maximum| maximum.min(most)));
            // Ignored where the system has no such limit.
            let _ = setrlimit(resource, limit);
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::process::{Signal, set_parent_process_death_signal};
            let _ = set_parent_process_death_signal(Some(Signal::TERM));
        }
    }
}
