//! `instruct` and `chat` in a name → only a model tuned that way.
//!
//! Owns which models were not. People omit such words, but anyone who writes one does not mean the base model.
//! Does not read names without such a word (`base`).

use catalog::names::{Words, normalize, tail};
use catalog::schema::Kind;
use catalog::words;

use super::setting::{About, Setting, peel};
use super::{Found, Match, Resolver};
use crate::error::Error;

/// Words for a model tuned to follow instructions.
const TUNED: &[&str] = &["chat", "inst", "instruct", "it"];

/// Models that only complete text, though some providers sell them as chat models.
const UNTUNED: &[&str] = words!(
    "microsoft/phi-1 microsoft/phi-1.5 microsoft/phi-2 openai/babbage-002 openai/davinci-002"
);

/// Tuned models that the catalog lists under the base model's name and nobody serves.
const BARE: &[&str] = &["alibaba/qwen2-math-1.5b"];

impl Resolver<'_> {
    /// The model found or, if it was not tuned as the name says, the only one that was.
    pub(super) fn as_tuned(&self, input: &str, found: Found) -> Result<Option<Found>, Error> {
        let end = normalize(input.rsplit('/').next().unwrap_or(input));
        let recorded = |name: &str| {
            let catalog = self.catalog;
            !catalog.named(name).is_empty() || !catalog.served_as(name).is_empty()
        };
        if !says_tuned(&end) || recorded(&end) || recorded(&normalize(input)) {
            return Ok(Some(found));
        }
        let model = self.catalog.model(found.model)?;
        let names = [tail(model.id), model.name];
        let mut names = names.into_iter().chain(model.aliases.iter().copied());
        // If nobody serves it, it is what its maker published under that name.
        let untuned =
            model.kind == Kind::Base || model.routes.is_empty() || UNTUNED.contains(&model.id);
        if !untuned || BARE.contains(&model.id) || names.any(|name| says_tuned(&normalize(name))) {
            return Ok(Some(found));
        }
        let tuned = self.first_of(input)?;
        Ok(tuned.map(|model| Found {
            model,
            by: Match::Part,
            note: None,
            ..found
        }))
    }

    /// The model with exactly this name behind settings, `bielik-7b-instruct-v0.1-gguf`, or the only one with `v` and a
    /// number after it: `starcoder2-15b-instruct-v0.1`.
    fn first_of(&self, input: &str) -> Result<Option<usize>, Error> {
        let mut rest = input.rsplit('/').next().unwrap_or(input).to_owned();
        let is_run_so = |s: &Setting| !matches!(s.about, About::Effort | About::Thinking);
        while let Some(peeled) = peel(&rest).filter(|p| p.said.iter().all(is_run_so)) {
            rest = peeled.rest;
        }
        let name = normalize(&rest);
        if let [one] = self.catalog.named(&name)[..] {
            return Ok(Some(one.model as usize));
        }
        let mut found = Vec::new();
        for at in self.with_all_words(&Words::of_name(&name, &rest)) {
            let own = normalize(tail(self.catalog.model_id(at)?));
            let numbered = own.strip_prefix(&name);
            if numbered.is_some_and(|version| version.starts_with("-v-")) {
                found.push(at);
            }
        }
        Ok(match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
    }
}

fn says_tuned(name: &str) -> bool {
    name.split('-').any(|word| TUNED.contains(&word))
}
