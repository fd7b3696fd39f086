//! The README's commands print what the README says. `TRYCMD=overwrite` writes it anew.
#![allow(missing_docs)]

#[test]
fn the_readme_shows_what_the_program_prints() {
    trycmd::TestCases::new()
        .env("LLMCMP_TODAY", "2026-11-23")
        .env("LLMCMP_CONFIG", "")
        .env("LLMCMP_DATA", "")
        .case("README.md");
}
