//! Turns the ids in files into findings: one per id and file, with its level.
//!
//! Owns the levels: error, warning or note. Does not word or render findings.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use catalog::sort::Order;
use catalog::units::Date;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::args::CheckArgs;
use super::report::{Finding, In, Level};
use crate::error::{Error, Kind as ErrorKind};
use crate::lint::path_class::{self, Class};
use crate::lint::source_tree::Scanned;
use crate::lint::{Breach, Checker, Hit, Place, Policy, Successor, Verdict};

/// The ids in a file, and the kind of file.
pub(super) type Found = (Vec<Hit>, Class);

/// An id and its provider, if known.
type Key = (String, Option<String>);

/// What is known about an id, for all its occurrences.
struct Known {
    verdict: Option<Verdict>,
    /// The verdict as of the `--new-since` date.
    earlier: Option<Verdict>,
    breaches: Vec<Breach>,
}

pub(super) struct Judge<'a> {
    checker: &'a Checker<'a>,
    policy: Option<&'a Policy>,
    /// Globs of the policy with the provider whose ids they contain, longest first.
    paths: Vec<(Gitignore, String)>,
    since: Option<Date>,
    args: &'a CheckArgs,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        checker: &'a Checker<'a>,
        policy: Option<&'a Policy>,
        today: Date,
        args: &'a CheckArgs,
    ) -> Result<Self, Error> {
        let mut globs: Vec<&(String, String)> = policy.iter().flat_map(|p| &p.paths).collect();
        globs.order_by_key(|(glob, _)| std::cmp::Reverse(glob.len()));
        let mut paths = Vec::new();
        for (glob, provider) in globs {
            let mut builder = GitignoreBuilder::new("");
            let built = builder
                .add_line(None, glob)
                .and_then(|builder| builder.build());
            let built = built.map_err(|error| {
                Error::new(
                    ErrorKind::Input,
                    format!("the policy's path `{glob}`: {error}"),
                )
            })?;
            paths.push((built, provider.clone()));
        }
        let since = args.new_since.map(|days| {
            let days = i32::try_from(days.0).unwrap_or(i32::MAX);
            today.days_before(days)
        });
        Ok(Self {
            checker,
            policy,
            paths,
            since,
            args,
        })
    }

    /// The findings of all files, by file and position.
    pub(super) fn all(&self, scanned: &Scanned<Found>) -> Result<Vec<Finding>, Error> {
        let mut known: HashMap<Key, Known> = HashMap::new();
        let mut findings = Vec::new();
        for (path, (hits, class)) in &scanned.files {
            let file = shown(path);
            let place = In {
                file: &file,
                class: *class,
                used: *class == Class::Code || class.is_quiet() && self.args.strict_paths,
            };
            let whose = self.paths.iter().find(|(glob, _)| {
                glob.matched_path_or_any_parents(path.as_path(), false)
                    .is_ignore()
            });
            let by_name = path_class::host(path).map(str::to_owned);
            let whose = whose.map(|(_, provider)| provider).or(by_name.as_ref());
            let mut of_file: Vec<Finding> = Vec::new();
            let mut first: HashMap<_, usize> = HashMap::new();
            for hit in hits {
                let at = hit.at.as_ref().or(whose);
                let key = (hit.id.clone(), at.cloned());
                let known = match known.entry(key) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(new) => new.insert(self.known(&hit.id, at)?),
                };
                // In any file, price table rows are not calls, and text for people is documentation.
                let told = match hit.place {
                    Place::Row if !self.args.strict_paths => Some(Class::PriceTable),
                    Place::Document if place.used => Some(Class::Document),
                    Place::Test if place.used && !self.args.strict_paths => Some(Class::Test),
                    _ => None,
                };
                let place = told.map_or(place, |class| In {
                    class,
                    used: false,
                    ..place
                });
                let found = self.findings(hit, place, at, known);
                for mut finding in found {
                    finding.at = at.cloned();
                    let same = (finding.kind, finding.rule, finding.provider.clone());
                    match first.entry((&hit.id, same)) {
                        Entry::Occupied(first) => of_file[*first.get()].add(&finding),
                        Entry::Vacant(new) => {
                            new.insert(of_file.len());
                            of_file.push(finding);
                        }
                    }
                }
            }
            findings.append(&mut of_file);
        }
        Ok(findings)
    }

    /// Possible successors of the model in a finding.
    pub(super) fn options(&self, finding: &Finding) -> Result<Vec<Successor>, Error> {
        let verdict = self.checker.verdict(&finding.id, finding.at.as_deref())?;
        Ok(verdict
            .map(|verdict| self.checker.options(&verdict))
            .unwrap_or_default())
    }

    fn known(&self, id: &str, at: Option<&String>) -> Result<Known, Error> {
        let at = at.map(String::as_str);
        let used = self
            .policy
            .and_then(|policy| Some((policy, self.checker.used(id, at)?)));
        let earlier = match self.since {
            Some(day) => self.checker.verdict_on(day, id, at)?,
            None => None,
        };
        Ok(Known {
            verdict: self.checker.verdict(id, at)?,
            earlier,
            breaches: used
                .map(|(policy, used)| policy.breaches(&used))
                .unwrap_or_default(),
        })
    }

    fn findings(&self, hit: &Hit, place: In, at: Option<&String>, known: &Known) -> Vec<Finding> {
        let level = self.args.level;
        let mut findings = Vec::new();
        if let Some(verdict) = &known.verdict {
            let mut finding = Finding::new(hit, place, verdict, self.checker, level);
            // With `--new-since`, a date that has only just passed does not fail a pull request.
            let failed = known
                .earlier
                .as_ref()
                .is_some_and(|v| v.kind.rank() <= level.rank());
            if self.since.is_some() && finding.level == Level::Error && !failed {
                finding.level = Level::Warning;
            }
            findings.push(finding);
        }
        if place.used && hit.place != Place::Mention {
            let at = at.map(String::as_str);
            let breaches = known.breaches.iter();
            findings.extend(breaches.map(|b| Finding::of_policy(hit, at, place, b, self.checker)));
        }
        findings
    }
}

/// A path with `/` as the separator.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
