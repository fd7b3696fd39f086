//! Looks up licenses by any identifier that sources use: `licenses.tsv`.
//!
//! Owns SPDX id, name, OSI approval and commercial use. Does not know which model has which license.

use catalog::rows;
use catalog::schema::License;

const LICENSES: &[[&str; 5]] = rows!(5, include_str!("licenses.tsv"));

/// Placeholders for an unknown license.
#[rustfmt::skip]
const UNKNOWN: &[&str] = &["", "other", "unknown", "open-weights-(restricted-use)", "restricted-use"];

/// Looks up a license; unknown ones keep only their name.
pub fn license(written: &str) -> Option<License> {
    let id = written.trim().to_lowercase().replace(['_', ' '], "-");
    if UNKNOWN.contains(&id.as_str()) {
        return None;
    }
    let known = LICENSES
        .iter()
        .find(|[written, ..]| written.split(' ').any(|known| known == id));
    let Some([_, spdx, name, osi, commercial]) = known else {
        return Some(License {
            name: id,
            ..License::default()
        });
    };
    let said = |cell: &str| (cell != "-").then_some(cell == "yes");
    Some(License {
        spdx: Some((*spdx).to_owned()).filter(|spdx| spdx != "-"),
        name: (*name).to_owned(),
        osi: said(osi),
        commercial: said(commercial),
    })
}

/// Whether this is only a class of licenses, to be ignored next to a named license.
pub fn is_class(license: &License) -> bool {
    license.spdx.is_none() && ["non-commercial", "unrestricted"].contains(&license.name.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)] // a test fails by panicking
    use super::{LICENSES, is_class, license};
    use std::collections::BTreeSet;

    #[test]
    fn one_license_whatever_its_spelling() {
        let mit = license("MIT").expect("known");
        assert_eq!((mit.spdx.as_deref(), mit.osi), (Some("MIT"), Some(true)));
        assert_eq!(license("apache_2_0"), license("apache-2.0"));
        assert_eq!(license("llama_3_1_community_license"), license("llama3.1"));
        assert_eq!(license("other"), None);
        let own = license("somebody's own").expect("a name");
        assert_eq!((own.osi, own.commercial), (None, None));
    }

    #[test]
    fn no_identifier_stands_twice_and_no_answer_is_misspelled() {
        let mut seen = BTreeSet::new();
        for [written, _, _, osi, commercial] in LICENSES {
            for id in written.split(' ') {
                assert!(seen.insert(id), "{id}");
            }
            for answer in [osi, commercial] {
                assert!(["yes", "no", "-"].contains(answer), "{written}: {answer}");
            }
        }
    }

    #[test]
    fn a_class_is_no_license() {
        let class = license("Open weights (non-commercial)").expect("known");
        assert!(is_class(&class));
        assert_eq!(class.commercial, Some(false));
        assert!(!is_class(&license("gemma").expect("known")));
    }
}
