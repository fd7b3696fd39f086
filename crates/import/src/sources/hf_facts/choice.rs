//! Which cards are of a model that somebody may choose, as tables of words, lines and organizations.
//!
//! Refuses reading cards and weighing their figures.

/// Words of names that are no model to choose: drafts that speed another up, steps of training, judges
/// of answers, tools and probes of a paper, models of proteins and pictures, undone safeguards.
const NO_CHOICE: &[&str] = &[
    "seed1",
    "seed2",
    "deduped",
    "w8a8",
    "w4a16",
    "mcp",
    "mpo",
    "agent",
    "eagle",
    "eagle3",
    "dflash",
    "dspark",
    "mtpv2",
    "mtp",
    "draft",
    "abliterated",
    "lorablated",
    "uncensored",
    "genrm",
    "rm",
    "prm",
    "sft",
    "dpo",
    "rlvr",
    "rlvr1",
    "grpo",
    "anneal",
    "preanneal",
    "emoannealed",
    "midtrain",
    "20t",
    "30t",
    "wosyn",
    "cap",
    "sparse",
    "zero",
    "teacher",
    "edit",
    "feedback",
    "critic",
    "cpt",
    "ahn",
    "hils",
    "dayhoff",
    "maira",
    "florence",
    "git",
    "reformer",
    "dialogpt",
    "diarizationlm",
    "datagemma",
    "circuit",
    "userlm",
    "aps",
    "esft",
    "stdmoe",
    "emo",
    "flexolmo",
    "flex",
    "ft",
    "reward",
    "visionreward",
    "toxicity",
    "chess",
    "demo",
    "democua",
    "styletune",
    "dev",
    "tinysolar",
    "qwen3-moe-tiny",
    "caprl",
    "bolmo",
    "bwen",
    "bar",
    "blama",
    "dense",
    "pretrain",
    "evolution",
    "videoitg",
    "stage1",
    "stage2",
    "early",
    "experimental",
    "harc",
    "ising",
    "cuda",
    "privasis",
    "mobius",
    "puzzle",
    "mopd",
    "merged",
    "blend",
    "twotower",
    "specialist",
    "nanowhale",
    "gsm8k",
];

/// Labs whose cards stand in the table of all cards only, and how the models they publish there begin.
const LINES: &[(&str, &str)] = &[
    ("ai-sage", "gigachat"),
    ("bytedance", "ouro"),
    ("eleutherai", "pythia"),
    ("eleutherai", "gpt-neo"),
    ("essentialai", "rnj"),
    ("facebook", "mobilellm"),
    ("facebook", "opt"),
    ("facebook", "xglm"),
    ("hcompany", "holo"),
    ("inceptionai", "jais-2"),
    ("lmsys", "vicuna"),
    ("motif-technologies", "motif"),
    ("open-thoughts", "openthinker"),
    ("openbmb", "minicpm"),
    ("opengvlab", "internvl"),
    ("sakanaai", "tinyswallow"),
    ("skywork", "skywork"),
    ("stabilityai", "stablelm"),
    ("stabilityai", "stable-code"),
];

/// Whether a card of everybody's adds a model: one of a lab's own line. `InternVL`'s `-Instruct` is a step
/// before the model of that name; Pythia was trained many times over.
pub fn is_own_line(name: &str) -> bool {
    let lower = name.to_lowercase();
    let (org, tail) = lower.split_once('/').unwrap_or(("", &lower));
    let step = org == "opengvlab" && (tail.ends_with("-instruct") || tail.ends_with("-pretrained"));
    let run = org == "eleutherai" && (tail.contains("seed") || tail.ends_with("-v0"));
    !step
        && !run
        && LINES
            .iter()
            .any(|(maker, line)| *maker == org && tail.starts_with(line))
}

/// Organizations that tune other makers' models: only what many load adds a model.
const TUNERS: &[&str] = &[
    "dphn",
    "anthracite-org",
    "mlabonne",
    "undi95",
    "gryphe",
    "sao10k",
    "thedrummer",
];

/// Whether the name is one of a model that somebody may choose.
pub fn is_choice(lower: &str) -> bool {
    let (org, tail) = lower.split_once('/').unwrap_or(("", lower));
    !TUNERS.contains(&org)
        && !NO_CHOICE.contains(&tail)
        && !tail.split(['-', '_']).any(|word| NO_CHOICE.contains(&word))
}
