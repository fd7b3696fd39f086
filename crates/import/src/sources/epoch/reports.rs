//! Publishers of the papers and model cards whose figures Epoch collects.
//!
//! A lab's figures for its own models count as vendor, for other models as third party. The date of a
//! paper is the month in its arXiv number.

use catalog::names::normalize;
use catalog::schema::MeasuredBy;
use catalog::units::Date;

/// Part of the link, publisher, and prefixes of its own model names.
type Report = (&'static str, &'static str, &'static [&'static str]);

const REPORTS: &[Report] = &[
    ("2309.16609", "Alibaba (Qwen)", &["qwen", "codeqwen"]),
    ("2409.12186", "Alibaba (Qwen)", &["qwen", "codeqwen"]),
    ("2311.16867", "TII", &["falcon"]),
    ("2407.14885", "TII", &["falcon"]),
    ("2309.03450", "Salesforce", &["xgen"]),
    ("2307.09288", "Meta", &["llama", "opt"]),
    ("2302.13971", "Meta", &["llama", "opt"]),
    ("2407.21783", "Meta", &["llama", "meta-llama"]),
    ("2404.14219", "Microsoft", &["phi"]),
    ("2412.08905", "Microsoft", &["phi"]),
    ("2309.05463", "Microsoft", &["phi"]),
    ("2201.11990", "Microsoft and NVIDIA", &["megatron"]),
    ("2402.16819", "NVIDIA", &["nemotron"]),
    ("2401.04088", "Mistral AI", &["mistral", "mixtral"]),
    ("2403.08295", "Google", &["gemma"]),
    ("2305.10403", "Google", &["palm"]),
    ("22-1144", "Google", &["palm"]),
    ("2112.06905", "Google", &["glam"]),
    ("2112.11446", "Google", &["gopher"]),
    ("2203.15556", "Google", &["chinchilla"]),
    ("1910.10683", "Google", &["t-5"]),
    ("2101.03961", "Google", &["switch", "t-5"]),
    ("gemini_v1_5_report", "Google", &["gemini"]),
    ("2412.19437", "DeepSeek", &["deepseek"]),
    ("2403.04652", "01.AI", &["yi"]),
    ("2309.10305", "Baichuan", &["baichuan"]),
    ("2303.08774", "OpenAI", &["gpt"]),
    (
        "2005.14165",
        "OpenAI",
        &["davinci", "curie", "babbage", "ada", "text-", "gpt"],
    ),
    ("2412.01152", "Prime Intellect", &["intellect"]),
    ("inflection.ai", "Inflection AI", &["inflection"]),
    ("anthropic.com", "Anthropic", &["claude"]),
    ("data.x.ai", "xAI", &["grok"]),
    ("crfm.stanford.edu", "Stanford CRFM", &[]),
    ("scienceqa.github.io", "ScienceQA", &[]),
    ("paperswithcode.com", "Papers with Code", &[]),
    ("2201.05320", "Ai2", &[]),
    ("2305.05921", "Decker", &[]),
    ("81a60d18e010b27b36cd465c6604b915", "VisionLLM v2", &[]),
];

/// Publisher, measurer and date of a figure for `model` in the linked work.
pub fn report_of(
    title: &str,
    link: &str,
    model: &str,
) -> (Option<String>, MeasuredBy, Option<Date>) {
    let published = published(link);
    if let Some((_, publisher, own)) = REPORTS.iter().find(|(part, ..)| link.contains(part)) {
        let model = normalize(model);
        let vendor = own.iter().any(|begins| model.starts_with(begins));
        let by = if vendor {
            MeasuredBy::Vendor
        } else {
            MeasuredBy::ThirdParty
        };
        return (Some((*publisher).to_owned()), by, published);
    }
    let title = title.trim();
    let named = [title, link].into_iter().find(|text| !text.is_empty());
    (named.map(str::to_owned), MeasuredBy::ThirdParty, published)
}

/// The month in an arXiv number: `2309.16609` is September 2023.
fn published(link: &str) -> Option<Date> {
    let (_, after) = link.split_once("arxiv.org/")?;
    let number = after.split('/').nth(1)?;
    let (month, _) = number.split_once('.')?;
    let (year, month) = (month.get(..2)?, month.get(2..4)?);
    format!("20{year}-{month}").parse().ok()
}
