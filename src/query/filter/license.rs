//! Licenses as people ask for them: an SPDX id, a name, or what the license allows.

use catalog::names::normalize;
use catalog::schema::License;

use super::Outcome;

/// A license or a family of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LicenseTerm {
    /// Those that the OSI approves.
    Osi,
    /// Those that allow commercial use without a further contract.
    Commercial,
    /// The SPDX id or the name begins with these normalized words.
    Named(String),
}

impl LicenseTerm {
    /// Reads `osi`, `commercial`, or the beginning of an SPDX id or a name.
    pub fn new(text: &str) -> Self {
        match normalize(text).as_str() {
            "osi" => Self::Osi,
            "commercial" => Self::Commercial,
            name => Self::Named(name.to_owned()),
        }
    }

    /// Whether a license is meant; `None`: nobody says what it allows.
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

/// Whether a license is one of those meant.
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
