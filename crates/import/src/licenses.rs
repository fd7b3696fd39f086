//! Licenses of models: one table, by whatever identifier a source writes.
//!
//! Owns SPDX id, name, OSI approval and whether commercial use is allowed without a further contract;
//! unknown if that depends on revenue or registration. Does not know which model has which license.

use catalog::schema::License;

/// A license with its ids in the sources, in lower case with `-` between words.
struct Known {
    ids: &'static [&'static str],
    spdx: Option<&'static str>,
    name: &'static str,
    osi: Option<bool>,
    commercial: Option<bool>,
}

/// Approved by the OSI.
const fn open(ids: &'static [&'static str], spdx: &'static str, name: &'static str) -> Known {
    Known {
        ids,
        spdx: Some(spdx),
        name,
        osi: Some(true),
        commercial: Some(true),
    }
}

/// In the SPDX list but not approved by the OSI.
const fn listed(
    ids: &'static [&'static str],
    spdx: &'static str,
    name: &'static str,
    commercial: bool,
) -> Known {
    Known {
        ids,
        spdx: Some(spdx),
        name,
        osi: Some(false),
        commercial: Some(commercial),
    }
}

/// Terms of a lab.
const fn own(ids: &'static [&'static str], name: &'static str, commercial: Option<bool>) -> Known {
    Known {
        ids,
        spdx: None,
        name,
        osi: Some(false),
        commercial,
    }
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);

#[rustfmt::skip]
const LICENSES: &[Known] = &[
    open(&["apache-2.0", "apache-2-0", "apache-license-2.0"], "Apache-2.0", "Apache 2.0"),
    open(&["mit"], "MIT", "MIT"),
    open(&["bsd-3-clause"], "BSD-3-Clause", "BSD 3-Clause"),
    listed(&["cc-by-4.0", "creative-commons-attribution-4-0-license"], "CC-BY-4.0", "CC BY 4.0", true),
    listed(&["cc-by-sa-4.0"], "CC-BY-SA-4.0", "CC BY-SA 4.0", true),
    listed(&["cc-by-nc-4.0", "cc-by-nc"], "CC-BY-NC-4.0", "CC BY-NC 4.0", false),
    listed(&["cc-by-nc-sa-4.0"], "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", false),
    own(&["gemma"], "Gemma", YES),
    own(&["health-ai-developer-foundations", "health-ai-developer-foundations-terms-of-use"],
        "Health AI Developer Foundations", YES),
    own(&["llama2"], "Llama 2 Community", YES),
    own(&["llama3"], "Llama 3 Community", YES),
    own(&["llama3.1", "llama-3-1-community-license"], "Llama 3.1 Community", YES),
    own(&["llama3.2", "llama3-2", "llama-3-2-community-license"], "Llama 3.2 Community", YES),
    own(&["llama3.3", "llama-3-3-community-license-agreement"], "Llama 3.3 Community", YES),
    own(&["llama4", "llama-4-community-license-agreement"], "Llama 4 Community", YES),
    own(&["modified-mit"], "Modified MIT", YES),
    own(&["deepseek", "deepseek-license", "mit-+-model-license-(commercial-use-allowed)"],
        "DeepSeek", YES),
    own(&["nvidia-open-model-license", "nvidia-open-model-license-agreement"],
        "NVIDIA Open Model", YES),
    own(&["nvidia-nemotron-open-model-license"], "NVIDIA Nemotron Open Model", YES),
    own(&["openmdw-1.1"], "OpenMDW 1.1", YES),
    own(&["qwen"], "Qwen", YES), // of September 2024; the older agreement is the next
    own(&["tongyi-qianwen", "tongyi-qianwen-license-agreement"], "Tongyi Qianwen", YES),
    own(&["qwen-research"], "Qwen Research", NO),
    own(&["tongyi-qianwen-research"], "Tongyi Qianwen Research", NO),
    own(&["qwen-community-1.0"], "Qwen Community 1.0", None),
    own(&["mrl", "mistral-research-license",
        "mistral-research-license-(mrl)-for-research;-mistral-commercial-license-for-commercial-use"],
        "Mistral Research", NO),
    own(&["mnpl", "mnpl-0-1"], "Mistral Non-Production", NO),
    own(&["lfm1.0"], "LFM Open 1.0", None),
    own(&["jamba-open-model-license"], "Jamba Open Model", None),
    own(&["falcon-llm-license"], "Falcon LLM", YES),
    own(&["falcon-mamba-7b-license"], "Falcon Mamba", YES),
    own(&["bigcode-openrail-m"], "BigCode OpenRAIL-M", YES),
    own(&["exaone"], "EXAONE", NO),
    own(&["k-exaone"], "K-EXAONE", None),
    own(&["glm-4"], "GLM-4", None),
    own(&["tencent-hunyuan-community"], "Tencent Hunyuan Community", YES),
    own(&["minimax-community", "minimax-community-license"], "MiniMax Community", None),
    own(&["kimi-k3"], "Kimi K3", None),
    own(&["proprietary"], "Proprietary", None),
    // Classes: what a survey says of terms that it does not name.
    own(&["open-weights-(non-commercial)"], "non-commercial", NO),
    Known { ids: &["open-weights-(unrestricted)"], spdx: None, name: "unrestricted", osi: None,
        commercial: YES },
];

/// What sources write where they know no license.
const UNKNOWN: &[&str] = &[
    "",
    "other",
    "unknown",
    "open-weights-(restricted-use)",
    "restricted-use",
];

/// Looks up a license; unknown ones keep only their name.
pub fn license(written: &str) -> Option<License> {
    let id = written.trim().to_lowercase().replace(['_', ' '], "-");
    if UNKNOWN.contains(&id.as_str()) {
        return None;
    }
    let known = LICENSES
        .iter()
        .find(|known| known.ids.contains(&id.as_str()));
    Some(known.map_or_else(
        || License {
            spdx: None,
            name: id.clone(),
            osi: None,
            commercial: None,
        },
        |known| License {
            spdx: known.spdx.map(str::to_owned),
            name: known.name.to_owned(),
            osi: known.osi,
            commercial: known.commercial,
        },
    ))
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
    fn no_identifier_stands_twice() {
        let mut seen = BTreeSet::new();
        for known in LICENSES {
            for id in known.ids {
                assert!(seen.insert(*id), "{id}");
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
