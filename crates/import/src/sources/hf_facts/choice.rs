//! Decides which cards are of models people may choose, by tables of words, families and organizations.
//!
//! Does not parse cards or judge their figures.

use catalog::{rows, words};

/// Name words of models nobody would choose: draft models, training checkpoints, reward models, paper
/// artifacts, protein and image models, removed safeguards.
const NO_CHOICE: &[&str] = words!(
    "seed1 seed2 deduped w8a8 w4a16 mcp mpo agent eagle eagle3 dflash dspark mtpv2 mtp draft abliterated
     lorablated uncensored genrm rm prm sft dpo rlvr rlvr1 grpo anneal preanneal emoannealed midtrain 20t 30t
     wosyn cap sparse zero teacher edit feedback critic cpt ahn hils dayhoff maira florence git reformer
     dialogpt diarizationlm datagemma circuit userlm aps esft stdmoe emo flexolmo flex ft reward visionreward
     toxicity chess demo democua styletune dev tinysolar qwen3-moe-tiny caprl bolmo bwen bar blama dense
     pretrain evolution videoitg stage1 stage2 early experimental harc ising cuda privasis mobius puzzle mopd
     merged blend twotower specialist nanowhale gsm8k"
);

/// Labs with cards only in the table of all cards, and the name prefixes of their models.
const LINES: &[[&str; 2]] = rows!(2, include_str!("lines.tsv"));

/// Whether a card in the table of all cards adds a model. `InternVL`'s `-Instruct` is a checkpoint before
/// the model of that name; Pythia has many training runs.
pub fn is_own_line(name: &str) -> bool {
    let lower = name.to_lowercase();
    let (org, tail) = lower.split_once('/').unwrap_or(("", &lower));
    let step = org == "opengvlab" && (tail.ends_with("-instruct") || tail.ends_with("-pretrained"));
    let run = org == "eleutherai" && (tail.contains("seed") || tail.ends_with("-v0"));
    !step
        && !run
        && LINES
            .iter()
            .any(|[maker, line]| *maker == org && tail.starts_with(line))
}

/// Organizations that fine-tune other labs' models: only popular cards add a model.
const TUNERS: &[&str] = words!("dphn anthracite-org mlabonne undi95 gryphe sao10k thedrummer");

/// Whether the name is that of a model people may choose.
pub fn is_choice(lower: &str) -> bool {
    let (org, tail) = lower.split_once('/').unwrap_or(("", lower));
    !TUNERS.contains(&org)
        && !NO_CHOICE.contains(&tail)
        && !tail.split(['-', '_']).any(|word| NO_CHOICE.contains(&word))
}
