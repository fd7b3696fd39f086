//! Terminal-only output: the pager, and what fits on the screen.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use pty_process::Size;
use pty_process::blocking::{Command, open};

use super::errors::{HOSTILE, WRONG, harmless};
use super::program::{TODAY, frozen, program};

/// Prints a mark before its input.
const MARKING: &str = "sh -c 'echo PAGED; cat'";
const MARK: &str = "PAGED";
/// Longer than any of the screens.
const LONG: &[&str] = &["list", "-n", "60"];

/// A terminal and the environment of what runs on it.
struct Screen {
    lines: u16,
    columns: u16,
    environment: Vec<(&'static str, String)>,
    keys: &'static str,
    /// Uses the layers of a user's catalog instead of the frozen one.
    layered: bool,
}

/// The result of a run on a terminal.
struct Seen {
    code: Option<i32>,
    text: String,
}

impl Screen {
    fn new(lines: u16, columns: u16) -> Self {
        Self {
            lines,
            columns,
            environment: Vec::new(),
            keys: "",
            layered: false,
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// Keys to press as soon as there is output.
    fn pressing(mut self, keys: &'static str) -> Self {
        self.keys = keys;
        self
    }

    fn layered(mut self) -> Self {
        self.layered = true;
        self
    }

    fn run(self, arguments: &[&str]) -> Seen {
        let (mut terminal, inside) = open().expect("a terminal");
        let size = Size::new(self.lines, self.columns);
        terminal.resize(size).expect("its size");
        let mut command = Command::new(env!("CARGO_BIN_EXE_llmcmp")).args(arguments);
        if !self.layered && !arguments.contains(&"--catalog") {
            command = command.arg("--catalog").arg(frozen());
        }
        for name in [
            "PAGER",
            "LLMCMP_PAGER",
            "LESS",
            "LLMCMP_COLOR",
            "FORCE_COLOR",
        ] {
            command = command.env_remove(name);
        }
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("NO_COLOR", "1"),
            ("LLMCMP_CONFIG", ""),
            ("LLMCMP_DATA", ""),
            ("LLMCMP_TODAY", TODAY),
        ] {
            command = command.env(name, value);
        }
        let mut child = command
            .envs(self.environment)
            .spawn(inside)
            .expect("the program starts");
        let (send, receive) = mpsc::channel();
        let keys = self.keys;
        std::thread::spawn(move || {
            let mut text = Vec::new();
            let mut part = [0; 4096];
            // The end of a terminal is an error.
            while let Ok(read @ 1..) = terminal.read(&mut part) {
                if text.is_empty() {
                    for key in keys.as_bytes() {
                        std::thread::sleep(Duration::from_millis(300));
                        terminal.write_all(&[*key]).expect("a key");
                    }
                }
                text.extend_from_slice(&part[..read]);
            }
            let _ = send.send(text);
        });
        let text = receive.recv_timeout(Duration::from_secs(60));
        if text.is_err() {
            let _ = child.kill();
        }
        let text = text.expect("it ends within a minute");
        let text = String::from_utf8_lossy(&text).replace("\r\n", "\n");
        let code = child.wait().expect("its end").code();
        Seen { code, text }
    }
}

/// A settings file with this content.
fn settings(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("config.toml");
    std::fs::write(&file, text).expect("written");
    let path = file.to_str().expect("UTF-8").to_owned();
    (folder, path)
}

#[test]
fn what_is_longer_than_the_screen_goes_to_the_pager() {
    let long = Screen::new(24, 80).with("LLMCMP_PAGER", MARKING).run(LONG);
    assert_eq!(long.code, Some(0));
    assert!(long.text.starts_with(MARK), "{}", long.text);
    assert!(long.text.contains("data as of"), "{}", long.text);
    let short = Screen::new(60, 80).with("LLMCMP_PAGER", MARKING);
    let short = short.run(&["list", "-n", "20"]);
    assert!(!short.text.contains(MARK), "{}", short.text);
    // The same as JSON, which is longer.
    let json = Screen::new(60, 80).with("LLMCMP_PAGER", MARKING);
    let json = json.run(&["list", "-n", "20", "--json"]);
    assert!(json.text.starts_with(MARK), "{}", json.text);
    let piped = program().env("LLMCMP_PAGER", MARKING).args(LONG).output();
    assert!(!piped.expect("a run").stdout.starts_with(MARK.as_bytes()));
}

#[test]
fn the_pager_is_that_of_the_variable_then_the_settings_then_the_common_one() {
    let (_folder, file) = settings("pager = \"sh -c 'echo FROM-FILE'\"");
    let of = |own: Option<&str>, file: &str| {
        let mut screen = Screen::new(24, 80)
            .with("PAGER", "sh -c 'echo FROM-COMMON'")
            .with("LLMCMP_CONFIG", file);
        if let Some(own) = own {
            screen = screen.with("LLMCMP_PAGER", own);
        }
        screen.run(LONG).text
    };
    assert_eq!(of(Some("sh -c 'echo FROM-OWN'"), &file).trim(), "FROM-OWN");
    assert_eq!(of(None, &file).trim(), "FROM-FILE");
    assert_eq!(of(None, "").trim(), "FROM-COMMON");
    let (_folder, off) = settings("pager = \"\"");
    assert!(of(None, &off).contains("data as of"));
}

#[test]
fn the_pager_can_be_turned_off() {
    let off = |screen: Screen, arguments: &[&str]| {
        let seen = screen.run(arguments);
        assert_eq!(seen.code, Some(0));
        assert!(!seen.text.contains(MARK), "{}", seen.text);
        assert!(seen.text.contains("data as of"), "{}", seen.text);
    };
    let marking = || Screen::new(24, 80).with("PAGER", MARKING);
    off(marking(), &[LONG, &["--no-pager"]].concat());
    off(marking().with("LLMCMP_PAGER", ""), LONG);
    off(marking().with("LLMCMP_PAGER", "cat"), LONG);
    off(marking().with("TERM", "dumb"), LONG);
}

#[test]
fn without_its_pager_the_text_is_shown_all_the_same() {
    let seen = Screen::new(24, 80).with("LLMCMP_PAGER", "no-such-pager -R");
    let seen = seen.run(LONG);
    assert_eq!(seen.code, Some(0));
    let said = "warning: cannot start the pager `no-such-pager -R` of LLMCMP_PAGER";
    assert!(seen.text.starts_with(said), "{}", seen.text);
    assert!(seen.text.contains("data as of"), "{}", seen.text);
    // Nobody asked for `less`, so nothing is said about it.
    let nowhere = tempfile::tempdir().expect("a folder");
    let path = nowhere.path().to_str().expect("UTF-8");
    let seen = Screen::new(24, 80).with("PATH", path).run(LONG);
    assert_eq!(seen.code, Some(0));
    assert!(!seen.text.contains("warning"), "{}", seen.text);
    assert!(seen.text.contains("data as of"), "{}", seen.text);
}

#[test]
fn a_pager_that_is_quit_early_is_success_and_the_answer_keeps_its_code() {
    let early = Screen::new(24, 80).with("LLMCMP_PAGER", "head -n 1");
    let early = early.run(&["list", "-n", "0", "--json"]);
    assert_eq!((early.code, early.text.trim()), (Some(0), "{"));
    // No month costs this little.
    let no = Screen::new(5, 80).with("LLMCMP_PAGER", MARKING);
    let no = no.run(&["cost", "mistral-small-4", "--max-monthly", "1"]);
    assert!(no.text.starts_with(MARK), "{}", no.text);
    assert_eq!(no.code, Some(1));
}

#[test]
fn less_is_the_usual_pager_and_outlives_an_interrupt() {
    let path = std::env::var_os("PATH").unwrap_or_default();
    if !std::env::split_paths(&path).any(|folder| folder.join("less").exists()) {
        eprintln!("less is not installed: it is not tested as pager");
        return;
    }
    assert!(Path::new("/dev/tty").exists());
    // Space turns the page, Ctrl-C does nothing, q quits.
    let seen = Screen::new(24, 80).pressing(" \x03q").run(LONG);
    assert_eq!(seen.code, Some(0), "{}", seen.text);
    assert!(!seen.text.contains("data as of"), "{}", seen.text);
}

#[test]
fn a_list_on_a_screen_has_20_models_and_says_how_to_see_the_others() {
    let rows = |text: &str| {
        let table = text.lines().skip(1);
        table.take_while(|line| !line.contains(" of ")).count()
    };
    let seen = Screen::new(50, 100).run(&["list"]);
    assert_eq!(rows(&seen.text), 20, "{}", seen.text);
    let more = "50 of 55 models, 30 more with -n 0";
    assert!(seen.text.contains(more), "{}", seen.text);
    // At 80 columns, nothing is cut off or wrapped by the terminal; the sizes column makes room.
    let narrow = Screen::new(50, 80).run(&["list"]).text;
    let widest = narrow.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{narrow}");
    assert!(!narrow.contains("Params"), "{narrow}");
    assert_eq!(rows(&narrow), 20, "{narrow}");
    let asked = Screen::new(50, 80).run(&["list", "-s", "params"]).text;
    assert!(asked.contains("Params"), "{asked}");
    for all in [&["list", "-n", "0"][..], &["list", "--format", "markdown"]] {
        let seen = Screen::new(500, 80).run(all);
        assert!(!seen.text.contains("more with"), "{}", seen.text);
    }
    // A pipe has no screen.
    let piped = program()
        .arg("list")
        .arg("--catalog")
        .arg(frozen())
        .output();
    let piped = String::from_utf8(piped.expect("a run").stdout).expect("UTF-8");
    assert_eq!(rows(&piped), 50);
}

#[test]
fn routes_fit_80_columns_and_show_their_sources_where_there_is_room() {
    let on = |columns: u16, arguments: &[&str]| {
        let seen =
            Screen::new(500, columns).run(&[&["providers", "mistral-small-4"], arguments].concat());
        assert_eq!(seen.code, Some(0), "{}", seen.text);
        seen.text
    };
    let narrow = on(80, &[]);
    let widest = narrow.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{narrow}");
    assert!(!narrow.contains("Source"), "{narrow}");
    // Each row is one line: nothing is wrapped.
    let rows = narrow.lines().filter(|line| line.contains("$0.15")).count();
    assert_eq!(rows, 4, "{narrow}");
    assert!(on(140, &[]).contains("Source"));
    let asked = on(80, &["--columns", "+source"]);
    assert!(
        asked.contains("Source") && !asked.contains("As of"),
        "{asked}"
    );
    let ids = on(140, &["-c", "+id,+quant"]);
    assert!(
        ids.contains("mistral-small-2603") && ids.contains("Quant"),
        "{ids}"
    );
    let chosen = on(80, &["-c", "out,max_output_tokens"]);
    let head = chosen.lines().nth(1).expect("a head");
    assert_eq!(
        head.split_whitespace().collect::<Vec<_>>(),
        ["Provider", "Out", "Max", "output"]
    );
}

#[test]
fn sources_are_links_on_terminals_that_show_them_and_nowhere_else() {
    const LINK: &str = "\x1b]8;;https://";
    let explained = ["show", "mistral-small-4", "--explain"];
    let on = |name: &'static str, value: &str| {
        Screen::new(500, 140).with(name, value).run(&explained).text
    };
    let linked = on("TERM_PROGRAM", "WezTerm");
    assert!(linked.contains(LINK), "{linked}");
    let plain = on("TERM_PROGRAM", "none");
    assert!(!plain.contains('\x1b'), "{plain}");
    // Except for the links, the text is the same.
    let mut parts = linked.split("\x1b]8;;");
    let mut text = parts.next().expect("a beginning").to_owned();
    for part in parts {
        text += part.split_once("\x1b\\").expect("an end").1;
    }
    assert_eq!(text, plain);
    // Not in a pipe, and not for a pager that may not support links.
    let mut piped = program();
    let piped = piped.env("TERM_PROGRAM", "WezTerm").args(explained);
    let piped = piped
        .arg("--catalog")
        .arg(frozen())
        .output()
        .expect("a run");
    assert!(!piped.stdout.contains(&0x1b));
    let paged = Screen::new(24, 140).with("TERM_PROGRAM", "WezTerm");
    let paged = paged.with("LLMCMP_PAGER", MARKING).run(&explained).text;
    assert!(
        paged.starts_with(MARK) && !paged.contains('\x1b'),
        "{paged}"
    );
}

/// The text without the program's own colors.
fn uncolored(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let codes = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match codes {
            Some(end) if part[end..].starts_with('m') => plain += &part[end + 1..],
            _ => plain += &format!("\x1b[{part}"),
        }
    }
    plain
}

#[test]
fn no_error_acts_on_the_terminal_it_is_shown_on() {
    for wrong in WRONG {
        let args: Vec<String> = wrong.iter().map(|arg| arg.replace('#', HOSTILE)).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let screen = Screen::new(60, 120).with("NO_COLOR", "");
        let seen = screen.with("LLMCMP_COLOR", "always").run(&args);
        let code = seen.code.filter(|code| !matches!(code, 0 | 101));
        assert!(code.is_some(), "{wrong:?}: {:?}", seen.text);
        // The program's own colors are harmless; the typed one is not among them.
        assert!(
            !seen.text.contains("\x1b[31mE"),
            "{wrong:?}: {:?}",
            seen.text
        );
        let text = uncolored(&seen.text);
        assert!(!text.trim().is_empty(), "{wrong:?}");
        harmless(&text, &format!("{wrong:?}"));
    }
}

#[test]
fn no_file_acts_on_the_terminal_that_an_error_about_it_is_shown_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = HOSTILE.replace('/', "");
    let quoted = serde_json::to_string(HOSTILE).expect("JSON");
    let raw = HOSTILE.replace('\n', " ");
    // Hostile text as a name, as an unknown key, as a wrong value, and where no text is allowed.
    let contents = [
        raw.clone(),
        format!("{quoted} = 1\n"),
        format!("format = {quoted}\n[traffic]\n{quoted} = {quoted}\n"),
        format!(
            "{{\"version\": 1, \"findings\": [{{{quoted}: {quoted}}}], \"models\": {{{quoted}: {{}}}}}}"
        ),
        format!("{{\"model\": {quoted}, \"usage\": {{\"prompt_tokens\": {quoted}}}}}\n"),
        format!("model,input_tokens\n{raw},{raw}\n"),
        format!(
            "{{\"model\": {quoted}, \"usage\": {{\"prompt_tokens\": 5, \"completion_tokens\": 1}}}}\n"
        ),
    ];
    let mut errors = 0;
    for (at, content) in contents.iter().enumerate() {
        let path = folder.path().join(format!("{at}{name}"));
        std::fs::write(&path, content).expect("written");
        let file = path.to_str().expect("UTF-8");
        let own = folder.path().join(format!("config-{at}"));
        std::fs::create_dir(&own).expect("made");
        std::fs::write(own.join("config.toml"), "").expect("written");
        std::fs::write(own.join("overrides.json"), content).expect("written");
        let own = own.join("config.toml");
        let own = own.to_str().expect("UTF-8");
        for args in [
            &["list", "-n", "1", "--catalog", file][..],
            &["check", "src", "--policy", file],
            &["check", "src", "--baseline", file],
            &["cost", "gpt-5", "--from", file],
            &["update", "--from", file],
            &["update", "--from", "http://127.0.0.1:9", "--ca-file", file],
            &["catalog", "validate", file],
            &["diff", file],
            &["list", "-n", "1", "-o", file],
            &["check", file],
            &["SETTINGS", file],
            &["OVERRIDES", own],
        ] {
            let screen = || Screen::new(60, 120).with("LLMCMP_PAGER", "");
            let seen = match args {
                ["SETTINGS", file] => screen()
                    .with("LLMCMP_CONFIG", *file)
                    .run(&["list", "-n", "1"]),
                ["OVERRIDES", own] => screen()
                    .layered()
                    .with("LLMCMP_CONFIG", *own)
                    .run(&["list"]),
                args => screen().run(args),
            };
            assert!(
                !matches!(seen.code, None | Some(101)),
                "{args:?}: {}",
                seen.text
            );
            harmless(&seen.text, &format!("{args:?}, {content:?}"));
            errors += usize::from(seen.code != Some(0));
        }
    }
    assert!(errors > 6 * contents.len(), "{errors}");
    // Files of that name appear in plans and annotations, too.
    let source = folder.path().join("source");
    std::fs::create_dir(&source).expect("made");
    std::fs::write(
        source.join(format!("{name}.py")),
        "x = 'gemini-2.0-flash'\n",
    )
    .expect("written");
    let source = source.to_str().expect("UTF-8");
    let baseline = folder.path().join(format!("new {name}"));
    let baseline = baseline.to_str().expect("UTF-8");
    for args in [
        &["--fix-plan"][..],
        &["--format", "github"],
        &["--format", "markdown"],
        &["--format", "csv"],
        &["--format", "sarif"],
        &["--baseline", baseline, "--write-baseline"],
    ] {
        let screen = Screen::new(60, 120).with("LLMCMP_PAGER", "");
        let seen = screen.run(&[&["check", source], args].concat());
        assert!(seen.text.contains("31mE"), "{args:?}: {}", seen.text);
        harmless(&seen.text, &format!("{args:?}"));
    }
}
