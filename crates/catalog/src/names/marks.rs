//! Tables of the words in ids that say who made a model, where it runs and how it is served.

use crate::{rows, words};

/// Regions. Longer names (`eu-west-1`) are recognized by their form.
pub const REGIONS: &[&str] = words!(
    "us eu apac global au jp ca in sa uk emea us-gov europe global-standard datazone ap kr ch de fr"
);
pub const REGION_STARTS: &[&str] =
    words!("us- eu- ap- sa- ca- me- af- il- cn- europe- asia- northamerica-");
pub const REGION_PARTS: &[&str] =
    words!("east west north south central northeast southeast gov northwest southwest");

pub fn is_region(part: &str) -> bool {
    REGIONS.contains(&part)
        || REGION_STARTS.iter().any(|start| {
            part.strip_prefix(start).is_some_and(|rest| {
                let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
                rest.split('-').all(|word| REGION_PARTS.contains(&word))
            })
        })
}

/// Makers before a dot, as in Bedrock's ids.
pub const VENDORS: &[&str] = words!(
    "ai21 amazon anthropic cohere deepseek google luma meta minimax mistral moonshot moonshotai nvidia openai
     qwen stability system ai twelvelabs writer xai zai ibm"
);

/// Words for a maker or provider in front of a family's name.
pub const LEADING: &[&str] = words!(
    "c4ai- ai21- openai- anthropic- alibaba- xai- zai- z-ai- nvidia- meta- google- mistralai- mistral-ai-
     moonshotai- moonshot- minimax- databricks- groq- cerebras- umans- fw- duo-chat- coding- deepseek-ai-
     doubao- qwen- cohere- amazon- bytedance- xiaomi- tencent- us- eu- infer- hf- gemini- open- azure- stepfun-
     bedrock- vertex- labs- oswe-vscode- community- alicloud- dola- cc- deep- spot- meta-textgeneration-
     aion-labs- upstage- perplexity- nousresearch- sao10k- inclusionai- thedrummer- kwaipilot- meituan- baidu-
     liquid- vllm- ollama- lmstudio-"
);

/// Beginnings of names in front of which a [`LEADING`] word can be dropped.
pub const FAMILIES: &[&str] = words!(
    "gpt- claude- gemini- gemma- qwen- llama- mistral- mixtral- ministral- codestral devstral- glm- kimi-
     minimax- deepseek- grok- nemotron- command- nova- seed- mimo- hunyuan- hy- step- gpt o-1 o-3 o-4 phi-
     meta-llama- xiaomi-mimo- inkling muse- aion- solar- sonar hermes- l-3- ling- ring- anubis- kat- longcat-
     ernie- lfm- opus- sonnet- haiku- fable- leanstral aya- command- jamba-"
);

/// Whether a word is the name of a family of models.
pub fn is_family(word: &str) -> bool {
    FAMILIES
        .iter()
        .any(|family| family.strip_suffix('-').unwrap_or(family) == word)
}

/// Endings for the precision of the weights, each with that precision.
pub const PRECISIONS: &[[&str; 2]] = rows!(2, include_str!("precisions.tsv"));

/// Endings that say nothing about the model.
pub const WRAPPING: &[&str] = words!(
    "-tee -maas -hf -serverless -autoround -mlx -marlin -mtp -fw -cs -dynamic -lora -tput -groq -deepinfra
     -nitro -ud -qat -el -sn -basic -sambanova"
);

/// Endings after `-instruct` for a faster or cheaper copy of open weights.
pub const COPIES: &[&str] = &["-turbo", "-lite", "-reference", "-fast", "-eco", "-flex"];

/// Beginnings of names, each with the spelling that the catalog's keys use.
pub const BEGINNINGS: &[[&str; 2]] = rows!(2, include_str!("beginnings.tsv"));
