//! Nothing but `update` uses the network: every command runs under a recorder of system calls.

use super::user::{User, well};

#[test]
fn no_command_but_update_asks_for_the_network() {
    let recorder = std::process::Command::new("strace").arg("-V").output();
    if !recorder.is_ok_and(|r| r.status.success()) {
        eprintln!("skipped: strace is not installed");
        return;
    }
    let (server, user) = (well(), User::new());
    let trace = user.0.path().join("trace");
    let calls = |args: &[&str]| {
        let mut strace = std::process::Command::new("strace");
        let program = user.program();
        strace.envs(program.get_envs().filter_map(|(k, v)| Some((k, v?))));
        strace
            .args(["-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o"])
            .arg(&trace);
        strace.arg(env!("CARGO_BIN_EXE_llmcmp")).args(args);
        let run = strace.output().expect("it starts");
        let text = std::fs::read_to_string(&trace).expect("a trace");
        // A pair of connected sockets is not a network; neither are strace's lines on signals and exits.
        let lines = text
            .lines()
            .filter(|l| !l.contains("+++") && !l.contains("---"));
        (
            run,
            lines
                .filter(|l| !l.contains("socketpair"))
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    };
    // Checks that the recorder records.
    let (run, seen) = calls(&[
        "update",
        "--from",
        server.url(),
        "--catalog",
        super::user::seed(),
    ]);
    if run.stderr.starts_with(b"strace:") {
        eprintln!("skipped: strace may not trace here");
        return;
    }
    assert!(
        seen.iter().any(|line| line.contains("connect(")),
        "{seen:?}"
    );
    let help = String::from_utf8(user.run(&["--help"]).stdout.into()).expect("UTF-8");
    let known: &[&[&str]] = &[
        &[
            "compare",
            "mistral/mistral-small-4",
            "alibaba/qwen2-7b-instruct",
            "--full",
        ],
        &["cost"],
        &["cost", "mistral/mistral-small-4"],
        &["providers"],
        &["providers", "mistral/mistral-small-4"],
        &[
            "faq",
            "mistral/mistral-small-4",
            "alibaba/qwen2-7b-instruct",
        ],
        &["sources"],
        &["export", "prices", "mistral/mistral-small-4"],
        &["config"],
        &["catalog", "stats"],
        &["catalog", "path"],
        &["catalog", "validate", super::user::seed()],
        &["catalog", "reset"],
        &["completions", "bash"],
        &["help"],
        &["list"],
        &["show", "mistral/mistral-small-4"],
        &["alternatives", "mistral/mistral-small-4"],
        &["diff"],
        &["history", "mistral/mistral-small-4"],
        &["check", "Cargo.toml"],
    ];
    for args in known {
        let (_, seen) = calls(args);
        assert!(seen.is_empty(), "{args:?}: {seen:?}");
    }
    // A new command must be named above.
    let listed = help
        .lines()
        .skip_while(|l| !l.starts_with("Commands:"))
        .skip(1);
    let listed = listed.take_while(|l| !l.trim().is_empty());
    for line in listed.filter(|l| l.starts_with("  ") && !l.starts_with("   ")) {
        let command = line.split_whitespace().next().expect("a name");
        let tried = command == "update" || known.iter().any(|args| args[0] == command);
        assert!(tried, "{command} is not tried without a network");
    }
}
