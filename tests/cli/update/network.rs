//! What a server may do, and what results from it.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::server::{Answer, Server};
use super::user::{API, TODAY, User, api, seed, well};

fn source<'a>(report: &'a Value, id: &str) -> &'a Value {
    let sources = report["sources"].as_array().expect("sources");
    sources
        .iter()
        .find(|row| row["source"] == id)
        .expect("the source")
}

#[test]
fn what_is_fetched_answers() {
    let (server, user) = (well(), User::new());
    let run = user.update(server.url(), &["--json"]);
    let report = run.json();
    for id in ["models-dev", "models-dev-models", "litellm", "openrouter"] {
        assert_eq!(source(&report, id)["outcome"], "taken", "{}", run.stdout);
        assert_eq!(source(&report, id)["as_of"], TODAY);
    }
    let changes = report["changes"].as_array().expect("changes");
    let added = changes.iter().filter(|change| change["what"] == "added");
    let added = added.filter(|change| change["kind"] == "models");
    assert_eq!(added.count(), 40, "{}", run.stdout);
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
    let own = changes
        .iter()
        .find(|m| m["provider"] == "mistral" && m["what"] == "input_usd_per_mtok");
    assert_eq!(own.expect("the price moved")["change_percent"], 66.7);
    let run = user.run(&["diff", "bundled", "updated", "-n", "0"]);
    assert!(run.stdout.contains("acme/zeta-7"), "{}", run.stdout);
    assert_eq!(user.run(&["diff", "--exit-code"]).code, Some(1));
    assert_eq!(user.run(&["diff", "updated", "--exit-code"]).code, Some(0));
    // The previous statement is still recorded, and what was not fetched is unchanged.
    let run = user.run(&["providers", "mistral/mistral-small-4"]);
    assert!(run.stdout.contains("models-dev, updated"), "{}", run.stdout);
    assert!(
        run.stdout.contains("; data as of 2050-01-01, updated"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("Nvidia"), "{}", run.stdout);
}

#[test]
fn a_server_that_has_nothing_new_is_asked_for_nothing_more() {
    let (server, user) = (well(), User::new());
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    assert!(server.seen().iter().all(|(_, tag)| tag.is_none()));
    let before = std::fs::read(user.catalog()).expect("a catalog");
    let run = user.run(&["update", "--from", server.url(), "--json"]);
    let report = run.json();
    for id in ["models-dev", "models-dev-models", "litellm", "openrouter"] {
        assert_eq!(
            source(&report, id)["outcome"],
            "unchanged",
            "{}",
            run.stdout
        );
    }
    assert_eq!(report["written"], Value::Null);
    assert!(server.seen().iter().all(|(_, tag)| tag.is_some()));
    assert_eq!(std::fs::read(user.catalog()).expect("a catalog"), before);
    // On another day it is confirmed: the same figures with a newer date.
    let run = user
        .program()
        .args(["update", "--from", server.url(), "--json"])
        .env("LLMCMP_TODAY", "2050-02-01")
        .output();
    let report = super::user::Run::from(run.expect("it starts")).json();
    assert_eq!(report["catalog"]["as_of"], "2050-02-01");
    assert_eq!(report["changes"].as_array().expect("none").len(), 0);
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
}

/// What one address does, and the resulting outcome and words in the report.
fn one_source(answers: &[Answer], outcome: &str, words: &str) {
    let (server, user) = (well(), User::new());
    server.on(API, answers);
    let run = user.update(
        server.url(),
        &["--json", "--timeout", "2", "--retries", "1"],
    );
    let code = if outcome == "taken" { 0 } else { 6 };
    assert_eq!(run.code, Some(code), "{words}: {}", run.stderr);
    let report = run.json();
    let row = source(&report, "models-dev");
    assert_eq!(row["outcome"], outcome, "{words}: {row}");
    let reason = row["reason"].as_str().unwrap_or_default();
    assert!(reason.contains(words), "{words}: {reason}");
    assert_eq!(source(&report, "litellm")["outcome"], "taken", "{words}");
    // The others are updated; nothing from this one is.
    let (id, price) = user.price();
    let expected = if outcome == "taken" { 0.25 } else { 0.15 };
    assert_eq!((id.as_str(), price), ("updated", expected), "{words}");
    let zeta = user.run(&["providers", "acme/zeta-7"]).code == Some(0);
    assert_eq!(zeta, outcome == "taken", "{words}");
}

#[test]
fn a_source_that_fails_stays_as_it_was() {
    let body = || api(40, 1.0);
    one_source(&[Answer::Status(404)], "failed", "404");
    one_source(&[Answer::Status(500)], "failed", "500");
    one_source(&[Answer::Status(403)], "failed", "403");
    one_source(&[Answer::Cut(body())], "failed", "response interrupted");
    one_source(&[Answer::Endless], "failed", "exceeds 32 MB");
    let page = "<html>come back later</html>";
    one_source(
        &[Answer::Typed("text/html; charset=utf-8", page)],
        "failed",
        "not JSON",
    );
    one_source(
        &[Answer::Typed("application/json", page)],
        "failed",
        "not the expected JSON",
    );
    one_source(
        &[Answer::Typed("application/json", "[1, 2]")],
        "failed",
        "not the expected JSON",
    );
    let other = "{\"status\": \"ok\", \"list\": [{\"model\": \"a\"}]}";
    one_source(
        &[Answer::Typed("application/json", other)],
        "failed",
        "has the format changed",
    );
    one_source(
        &[Answer::Typed("application/json", "{}")],
        "failed",
        "has the format changed",
    );
    one_source(
        &[Answer::Typed("application/json", "")],
        "failed",
        "not the expected JSON",
    );
}

#[test]
fn a_failure_that_passes_is_no_failure() {
    let body = || Answer::Body(api(40, 1.0));
    one_source(&[Answer::Status(500), body()], "taken", "");
    one_source(&[Answer::Status(429), body()], "taken", "");
    one_source(&[Answer::Cut(api(40, 1.0)), body()], "taken", "");
    one_source(&[Answer::Moved("/elsewhere")], "failed", "404");
    one_source(&[Answer::Packed(api(40, 1.0))], "taken", "");
}

#[test]
fn a_slow_drip_is_given_up_in_time() {
    let started = Instant::now();
    one_source(
        &[Answer::Drip(Duration::from_millis(100))],
        "failed",
        "timeout",
    );
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn a_source_that_cannot_be_believed_stays_as_it_was() {
    let (server, user) = (well(), User::new());
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    for (body, words) in [
        (api(10, 1.0), "of 41 routes left"),
        (api(40, 10.0), "factor of 10"),
        (api(40, 0.05), "factor of 10"),
    ] {
        server.on(API, &[Answer::Body(body)]);
        let run = user.run(&["update", "--from", server.url(), "--json"]);
        let report = run.json();
        let row = source(&report, "models-dev");
        assert_eq!(row["outcome"], "left", "{row}");
        assert!(
            row["reason"].as_str().expect("a reason").contains(words),
            "{row}"
        );
        assert_eq!(user.price(), ("updated".to_owned(), 0.25));
        assert_eq!(user.run(&["providers", "acme/zeta-39"]).code, Some(0));
    }
    // Moderate changes are accepted; what leaves the list is withdrawn, not forgotten.
    server.on(API, &[Answer::Body(api(30, 2.0))]);
    let run = user.run(&["update", "--from", server.url(), "--json"]);
    let report = run.json();
    assert_eq!(
        source(&report, "models-dev")["outcome"],
        "taken",
        "{}",
        run.stdout
    );
    assert_eq!(
        report["changes"]
            .as_array()
            .expect("changes")
            .iter()
            .filter(|change| change["what"] == "retires_on")
            .count(),
        10
    );
    assert_eq!(user.price(), ("updated".to_owned(), 0.5));
    let gone = user.run(&["providers", "acme/zeta-39", "--json"]).json();
    assert_eq!(gone["routes"][0]["status"], "withdrawn", "{gone}");
}

#[test]
fn nothing_at_all_is_code_5() {
    let user = User::new();
    let server = Server::start();
    for from in [server.url(), "http://127.0.0.1:9"] {
        let run = user.update(from, &["--retries", "0"]);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(5), ""),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("models-dev: "), "{}", run.stderr);
        assert!(!user.catalog().exists());
    }
}

#[test]
fn check_and_dry_run_write_nothing() {
    let (server, user) = (well(), User::new());
    assert_eq!(user.update(server.url(), &["--check"]).code, Some(1));
    let run = user.update(server.url(), &["--dry-run", "--json"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.json()["written"], Value::Null);
    assert!(!user.data().exists());
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    let run = user.run(&["update", "--from", server.url(), "--check"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
}

#[test]
fn a_folder_and_another_machines_file_serve_as_well() {
    let (server, user, other) = (well(), User::new(), User::new());
    let snapshots = tempfile::tempdir().expect("a folder");
    super::user::folder(snapshots.path(), 1.0);
    let from = snapshots.path().to_str().expect("a path");
    let run = user.update(from, &["--as-of", "2049-06-01", "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(source(&run.json(), "openrouter")["as_of"], "2049-06-01");
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
    // To a machine without a network.
    let file = user.catalog();
    let run = other.run(&["update", "--from", file.to_str().expect("a path")]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(other.price(), ("updated".to_owned(), 0.25));
    for wrong in ["Cargo.toml", "no-such-folder", "src"] {
        let run = other.run(&["update", "--from", wrong]);
        assert_eq!(run.code, Some(4), "{wrong}: {}", run.stderr);
        assert!(
            run.stderr.contains("--from takes"),
            "{wrong}: {}",
            run.stderr
        );
    }
    assert_eq!(other.price(), ("updated".to_owned(), 0.25));
    // Copies older than those in use are not taken.
    let run = user.run(&["update", "--from", from, "--as-of", "2048-01-01", "--json"]);
    assert_eq!(
        source(&run.json(), "litellm")["outcome"],
        "left",
        "{}",
        run.stdout
    );
    drop(server);
}

#[test]
fn two_updates_at_once_are_one() {
    let (server, user) = (well(), User::new());
    server.on(
        API,
        &[Answer::Late(Duration::from_millis(1500), api(40, 1.0))],
    );
    let mut first = user
        .program()
        .args(["update", "--from", server.url(), "--catalog", seed()])
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("it starts");
    while !user.data().join("update.lock").exists() || server.seen().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
    }
    let second = user.update(server.url(), &[]);
    assert_eq!(second.code, Some(4));
    assert!(
        second.stderr.contains("another update is running"),
        "{}",
        second.stderr
    );
    assert!(first.wait().expect("it ends").success());
    assert_eq!(user.price(), ("updated".to_owned(), 0.25));
    assert_eq!(user.run(&["update", "--from", server.url()]).code, Some(0));
}

#[test]
fn a_source_that_fails_has_its_code_and_its_line() {
    let (server, user) = (well(), User::new());
    for path in [API, super::user::LITELLM, super::user::OPENROUTER] {
        server.on(path, &[Answer::Status(500)]);
    }
    let run = user.update(server.url(), &["--retries", "0"]);
    assert_eq!(run.code, Some(6), "{}", run.stderr);
    for source in ["models-dev", "litellm", "openrouter"] {
        let line = format!("{source} was not renewed: server returned 500");
        assert!(run.stdout.contains(&line), "{}", run.stdout);
    }
    // With `--require-all`, no partial update.
    let other = User::new();
    let run = other.update(server.url(), &["--retries", "0", "--require-all"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (Some(5), ""),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("not every source was renewed"),
        "{}",
        run.stderr
    );
    assert!(!other.catalog().exists());
    let run = other.update(well().url(), &["--require-all"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn nothing_new_counts_only_for_who_asked_for_news() {
    let (server, user) = (well(), User::new());
    server.on(API, &[Answer::Status(304)]);
    let run = user.update(server.url(), &["--json", "--retries", "0"]);
    assert_eq!(run.code, Some(6), "{}", run.stderr);
    assert_eq!(source(&run.json(), "models-dev")["outcome"], "failed");
}

#[test]
fn data_of_a_day_that_has_not_come_are_refused_and_not_young() {
    let (server, user) = (well(), User::new());
    let snapshots = tempfile::tempdir().expect("a folder");
    super::user::folder(snapshots.path(), 1.0);
    let from = snapshots.path().to_str().expect("a path");
    // Today is 2050-01-01; tomorrow is already today elsewhere.
    let run = user.update(from, &["--as-of", "2050-01-03"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("is in the future"), "{}", run.stderr);
    assert!(!user.catalog().exists());
    assert_eq!(user.update(from, &["--as-of", "2050-01-02"]).code, Some(0));

    // A clock that was ahead during one update.
    let user = User::new();
    let mut ahead = user.program();
    ahead.args(["update", "--from", server.url(), "--catalog", seed()]);
    let run = ahead.env("LLMCMP_TODAY", "2099-01-01").output();
    assert_eq!(run.expect("it starts").status.code(), Some(0));
    let run = user.run(&["providers", "mistral/mistral-small-4", "--max-age", "1d"]);
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(run.stderr.contains("dated in the future"), "{}", run.stderr);
    // It does not outlive the correction, neither here nor on another machine.
    let file = user.0.path().join("copy.llmcmp");
    std::fs::copy(user.catalog(), &file).expect("copied");
    let other = User::new().run(&["update", "--from", file.to_str().expect("a path")]);
    assert_eq!(other.code, Some(4), "{}", other.stdout);
    let run = user.update(server.url(), &["--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.json()["catalog"]["as_of"], TODAY);
}

#[test]
fn the_password_of_a_mirror_is_sent_and_nowhere_else() {
    let (server, user) = (well(), User::new());
    let with_user = server.url().replace("http://", "HTTP://me:s3cr%65t@");
    let run = user.update(&with_user, &["--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    // base64 of `me:s3cret`
    let authorized = server.header("authorization");
    assert_eq!(authorized.as_deref(), Some("Basic bWU6czNjcmV0"));
    let file = std::fs::read(user.catalog()).expect("a catalog");
    let file = String::from_utf8_lossy(&file).into_owned();
    let failed = user.update(
        &with_user.replace(server.url().trim_start_matches("http://"), "127.0.0.1:9"),
        &["--retries", "0"],
    );
    assert_eq!(failed.code, Some(5));
    for said in [&run.stdout, &run.stderr, &file, &failed.stderr] {
        assert!(!said.contains("s3cr") && !said.contains("me:"), "{said}");
    }
}

#[test]
fn a_mirrors_folder_is_read_whole_and_what_it_lacks_is_said() {
    let user = User::new();
    let mirror = tempfile::tempdir().expect("a folder");
    super::user::folder(mirror.path(), 1.0);
    let openrouter = mirror.path().join("openrouter");
    std::fs::rename(
        openrouter.join("models-1.json"),
        openrouter.join("models.json"),
    )
    .expect("moved");
    let from = mirror.path().to_str().expect("a path");
    let report = user.update(from, &["--json"]).json();
    assert_eq!(source(&report, "openrouter")["outcome"], "taken");
    std::fs::remove_file(openrouter.join("models.json")).expect("removed");
    let run = User::new().update(from, &["--json"]);
    assert_eq!(run.code, Some(6), "{}", run.stderr);
    assert_eq!(run.json()["sources"].as_array().map(Vec::len), Some(4));
    let row = source(&run.json(), "openrouter").clone();
    assert_eq!(row["outcome"], "failed", "{row}");
    assert!(
        row["reason"]
            .as_str()
            .is_some_and(|r| r.contains("not in the directory")),
        "{row}"
    );
}

#[test]
fn a_file_of_authorities_holds_certificates_or_is_refused() {
    let (server, user) = (well(), User::new());
    let empty = user.0.path().join("ca.pem");
    std::fs::write(&empty, "no certificate\n").expect("written");
    let run = user.update(
        server.url(),
        &["--ca-file", empty.to_str().expect("a path")],
    );
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(run.stderr.contains("no certificate"), "{}", run.stderr);
    let run = user
        .program()
        .args(["update", "--from", server.url()])
        .env("SSL_CERT_FILE", &empty)
        .env_remove("SSL_CERT_DIR")
        .output();
    let run = super::user::Run::from(run.expect("it starts"));
    assert_eq!(run.code, Some(4), "{}", run.stdout);
    assert!(run.stderr.contains("SSL_CERT_FILE"), "{}", run.stderr);
}

#[test]
fn a_proxy_is_asked_for_a_plain_address_by_its_url() {
    let through = |proxy: &str, from: &str, none: &str| {
        let user = User::new();
        let run = user
            .program()
            .args(["update", "--from", from, "--catalog", seed()])
            .args(["--retries", "0"])
            .env("HTTP_PROXY", proxy)
            .env("NO_PROXY", none)
            .output();
        super::user::Run::from(run.expect("it starts"))
    };
    let asked = |server: &Server| {
        let mut urls: Vec<_> = server.seen().into_iter().map(|(url, _)| url).collect();
        urls.sort();
        urls
    };
    let proxy = well();
    let with_user = proxy.url().replace("http://", "http://me:s3cret@");
    let run = through(&with_user, "http://mirror.invalid:8080/llm", "");
    // Nothing is there: four times 404.
    assert_eq!(run.code, Some(5), "{}", run.stdout);
    assert!(
        asked(&proxy).contains(&"http://mirror.invalid:8080/llm/models-dev/api.json".to_owned())
    );
    let credentials = proxy.header("proxy-authorization");
    // base64 of `me:s3cret`
    assert_eq!(credentials.as_deref(), Some("Basic bWU6czNjcmV0"));
    assert_eq!(proxy.header("host").as_deref(), Some("mirror.invalid:8080"));

    // Redirects go through it as well.
    proxy.on(API, &[Answer::Moved("http://other.invalid/moved.json")]);
    proxy.on("/moved.json", &[Answer::Body(api(40, 1.0))]);
    let run = through(proxy.url(), "http://mirror.invalid", "");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let urls = asked(&proxy);
    assert_eq!(urls.len(), 5, "{urls:?}");
    assert!(
        urls.iter().all(|url| url.starts_with("http://")),
        "{urls:?}"
    );
    assert!(urls.contains(&"http://other.invalid/moved.json".to_owned()));
    assert_eq!(proxy.header("proxy-authorization"), None);

    // `NO_PROXY` is respected, and `https://` still needs a tunnel.
    let server = well();
    let run = through(proxy.url(), server.url(), "127.0.0.1");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(asked(&proxy).is_empty());
    let run = through(proxy.url(), "https://mirror.invalid", "");
    assert_eq!(run.code, Some(5), "{}", run.stdout);
    assert!(asked(&proxy).iter().all(|url| url == "mirror.invalid:443"));
}

#[test]
fn what_cannot_be_shown_is_refused_before_anything_is_done() {
    let (server, user) = (well(), User::new());
    let wrong: &[&[&str]] = &[
        &["--fields", "wrongkey"],
        &["--format", "sarif"],
        &["--format", "github"],
    ];
    for args in wrong {
        let run = user.update(server.url(), args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stdout);
        assert!(
            server.seen().is_empty() && !user.catalog().exists(),
            "{args:?}"
        );
    }
    assert_eq!(user.update(server.url(), &[]).code, Some(0));
    for args in wrong {
        let run = user.run(&[&["catalog", "reset"], *args].concat());
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.stdout);
        assert!(user.catalog().exists(), "{args:?}");
    }
    let run = user.run(&["catalog", "reset", "--fields", "removed", "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("\"removed\": true"), "{}", run.stdout);
}
