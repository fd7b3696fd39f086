//! Licenses as people ask for them: an SPDX id, a name, or what the license allows.

use catalog::names::normalize;
use catalog::schema::License;

use super::Outcome;

/// A license or a group of licenses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LicenseTerm {
    /// OSI-approved licenses.
    Osi,
    /// Licenses that allow commercial use without a further contract.
    Commercial,
    /// The SPDX id or the name starts with these normalized words.
    Named(String),
}

impl LicenseTerm {
    /// Reads `osi`, `commercial`, or the start of an SPDX id or a name.
    pub fn new(text: &str) -> Self {
        match normalize(text).as_str() {
            "osi" => Self::Osi,
            "commercial" => Self::Commercial,
            name => Self::Named(name.to_owned()),
        }
    }

    /// Whether a license matches; `None`: it is unknown what it allows.
    pub fn fits(&self, license: &License) -> Option<bool> {
        match self {
            Self::Osi => license.osi,
            Self::Commercial => license.commercial,
            Self::Named(words) => {
                let begins = |name: &str| {
                    let rest = normalize(name);
                    let rest = rest.strip_prefix(words.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
                };
                Some(begins(&license.name) || license.spdx.as_deref().is_some_and(begins))
            }
        }
    }
}

/// Whether a license matches any of the terms.
pub(super) fn outcome(license: Option<&License>, terms: &[LicenseTerm]) -> Outcome {
    let Some(license) = license else {
        return Outcome::Unknown;
    };
    let each: Vec<Option<bool>> = terms.iter().map(|term| term.fits(license)).collect();
    if each.contains(&Some(true)) {
        Outcome::Pass
    } else if each.contains(&None) {
        Outcome::Unknown
    } else {
        Outcome::Fail
    }
}
