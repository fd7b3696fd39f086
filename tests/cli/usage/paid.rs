//! Who was paid, and at which region's rates.

use serde_json::Value;

use super::{file, priced};

/// The provider that a spelling is attributed to, and how that is known.
#[test]
fn who_was_paid_is_what_the_record_says_then_the_lab_then_an_assumption() {
    let rows: &[(&str, &str, &str)] = &[
        (
            r#"{"model":"alpha-1","input_tokens":1,"output_tokens":0}"#,
            "openai",
            "lab",
        ),
        (
            r#"{"model":"azure/alpha-1","input_tokens":1,"output_tokens":0}"#,
            "azure",
            "recorded",
        ),
        (
            r#"{"model":"openai/alpha-1","input_tokens":1,"output_tokens":0}"#,
            "openai",
            "recorded",
        ),
        (
            r#"{"model":"alpha-1","provider":"az.ai.openai","input_tokens":1,"output_tokens":0}"#,
            "azure",
            "recorded",
        ),
        (
            r#"{"model":"openrouter/openai/alpha-1","input_tokens":1,"output_tokens":0}"#,
            "openrouter",
            "recorded",
        ),
        (
            r#"{"model":"openai/alpha-1-20260101","usage":{"prompt_tokens":1,"completion_tokens":0,"cost":0.1}}"#,
            "openrouter",
            "recorded",
        ),
        (
            r#"{"model":"openai/alpha-1:free","usage":{"prompt_tokens":1,"completion_tokens":0,"cost":0}}"#,
            "openrouter",
            "recorded",
        ),
        // Retired by its lab, the only provider.
        (
            r#"{"model":"alpha-0","input_tokens":1,"output_tokens":0}"#,
            "openai",
            "lab",
        ),
    ];
    for (record, provider, paid) in rows {
        let report = priced(record, &[]);
        let spelling = &report["spellings"][0];
        assert_eq!(spelling["provider"], *provider, "{record}");
        assert_eq!(spelling["paid"], *paid, "{record}");
        if record.contains(":free") {
            assert_eq!(report["total"]["usd"], 0.0);
        }
    }
}

#[test]
fn a_region_in_a_name_has_its_rates_or_a_note() {
    // Azure's page: GPT-4o $2.50 and $10, in a data zone $2.75 and $11. Bedrock's: Claude Sonnet 4.5 $3 and $15, in
    // GovCloud $3.60 and $18. Vertex AI's: Gemini 2.5 Pro $1.25 and $10.
    let rows: &[(&str, f64, bool)] = &[
        (r#""model":"azure/eu/gpt-4o-2024-08-06""#, 3.3, false),
        (
            r#""model":"us/gpt-4o","custom_llm_provider":"azure""#,
            3.3,
            false,
        ),
        (r#""model":"azure/global/gpt-4o-2024-08-06""#, 3.0, false),
        (
            r#""model":"bedrock/us-gov-west-1/anthropic.claude-sonnet-4-5-20250929-v1:0""#,
            4.5,
            false,
        ),
        (
            r#""model":"arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0""#,
            4.5,
            false,
        ),
        (
            r#""schemaType":"ModelInvocationLog","region":"us-gov-west-1","modelId":"anthropic.claude-sonnet-4-5-20250929-v1:0""#,
            4.5,
            false,
        ),
        (
            r#""model":"projects/p/locations/global/publishers/google/models/gemini-2.5-pro""#,
            1.75,
            false,
        ),
        (
            r#""model":"projects/p/locations/europe-west4/publishers/google/models/gemini-2.5-pro""#,
            1.75,
            true,
        ),
    ];
    for (named, usd, is_noted) in rows {
        let line =
            format!(r#"{{{named},"input_tokens":1000000,"output_tokens":50000,"requests":10}}"#);
        let (_guard, path) = file("regions.jsonl", line.as_bytes());
        let run = crate::program::bundled(&["cost", "--from", &path, "--json"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{named}: {}", run.stderr));
        assert_eq!(report["total"]["usd"].as_f64(), Some(*usd), "{named}");
        let notes = report["notes"].to_string();
        assert_eq!(
            notes.contains("in a region with unknown rates"),
            *is_noted,
            "{named}: {notes}"
        );
    }
}

#[test]
fn an_arn_keeps_its_region_and_other_currencies_are_no_dollars() {
    let line = r#"{"schemaType":"ModelInvocationLog","modelId":"arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6","input":{"inputTokenCount":1000},"output":{"outputTokenCount":50}}"#;
    let (_guard, path) = file("bedrock.jsonl", line.as_bytes());
    let run = crate::program::bundled(&["cost", "--from", &path, "--json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let route = &report["spellings"][0]["route"];
    assert_eq!(route, "us.anthropic.claude-sonnet-4-6", "{}", run.stderr);

    let charged = |currency: &str| {
        let line = format!(
            r#"{{"model":"alpha-1","input_tokens":1000,"output_tokens":0,"total_cost":0.5,"currency":"{currency}"}}"#
        );
        priced(&line, &[])["total"]["recorded"]["usd"].as_f64()
    };
    assert_eq!((charged("EUR"), charged("USD")), (None, Some(0.5)));
}

#[test]
fn an_address_names_the_seller_and_the_id_of_open_weights_does_not() {
    let qwen = "Qwen/Qwen2.5-VL-72B-Instruct";
    let at = |url: &str| {
        format!(
            r#""url":"{url}","response_body":{{"model":"{qwen}","usage":{{"prompt_tokens":1000,"completion_tokens":100}}}}"#
        )
    };
    let unknown = "provider not recorded";
    for (said, provider, paid, usd, note) in [
        // Nebius: $0.25 and $0.75; behind Hugging Face's router, it is the host.
        (at("https://router.huggingface.co/nebius/v1/chat/completions"), "nebius", "recorded", 0.000_325, ""),
        (at("https://llm.example.com/v1/chat/completions?key=1"), "alibaba", "assumed", 0.003_64, "https://llm.example.com: unknown provider"),
        (format!(r#""model":"{qwen}","usage":{{"prompt_tokens":1000,"completion_tokens":100}}"#), "alibaba", "assumed", 0.003_64, unknown),
        // A name that only Fireworks has: $0.15 and $0.60.
        (r#""model":"accounts/fireworks/models/gpt-oss-120b","usage":{"prompt_tokens":1000,"completion_tokens":100}"#.to_owned(), "fireworks-ai", "recorded", 0.000_21, ""),
        // Nova Lite: $0.06 and $0.24; answers from Bedrock do not name their model.
        (
            r#""url":"https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-lite-v1%3A0/converse","response_body":{"usage":{"inputTokens":1000,"outputTokens":100,"totalTokens":1100}}"#.to_owned(),
            "amazon-bedrock", "recorded", 0.000_084, "",
        ),
        (
            r#""url":"https://bedrock-mantle.us-east-1.api.aws/v1/responses","response_body":{"model":"openai.gpt-oss-120b","usage":{"input_tokens":1000,"output_tokens":100}}"#.to_owned(),
            "amazon-bedrock", "recorded", 0.000_21, "",
        ),
    ] {
        let (_guard, path) = file("answer.json", format!("{{{said}}}").as_bytes());
        let run = crate::program::bundled(&["cost", "--from", &path, "--json"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{said}: {}", run.stderr));
        let spelling = &report["spellings"][0];
        assert_eq!((&spelling["provider"], &spelling["paid"]), (&provider.into(), &paid.into()), "{said}");
        let total = report["total"]["usd"].as_f64().expect("an amount");
        assert!((total - usd).abs() < 1e-12, "{said}: {total}");
        let notes = report["notes"].to_string();
        assert!(notes.contains(note), "{said}: {notes}");
        assert_eq!(notes.contains("provider not recorded") || notes.contains("unknown provider"), !note.is_empty(), "{said}: {notes}");
    }
}

/// `openai` names a protocol as often as a provider.
#[test]
fn an_address_beside_the_name_of_a_lab_says_who_was_paid() {
    // GPT-4o mini at OpenAI: $0.15 and $0.60.
    let at_openai = Some(0.000_18);
    for (said, provider, paid, usd, note) in [
        (
            r#""provider":"openai","base_url":"https://api.openai.com/v1""#,
            "openai",
            "recorded",
            at_openai,
            "",
        ),
        (
            r#""provider":"openai","base_url":"https://oai.helicone.ai/v1""#,
            "openai",
            "recorded",
            at_openai,
            "",
        ),
        (
            r#""provider":"openai","base_url":"https://router.requesty.ai/v1""#,
            "requesty",
            "recorded",
            None,
            "",
        ),
        (
            r#""provider":"openai","url":"https://api.venice.ai/api/v1/chat/completions""#,
            "venice",
            "recorded",
            None,
            "",
        ),
        (
            r#""custom_llm_provider":"openai","api_base":"https://x.openai.azure.com""#,
            "azure",
            "recorded",
            None,
            "",
        ),
        (
            r#""attributes":{"gen_ai.system":"openai","server.address":"router.requesty.ai"}"#,
            "requesty",
            "recorded",
            None,
            "",
        ),
        (
            r#""provider":"openai","base_url":"https://llm.example.com/v1/a""#,
            "openai",
            "assumed",
            at_openai,
            "https://llm.example.com: unknown provider",
        ),
        (
            r#""provider":"openai","base_url":"http://localhost:8000/v1""#,
            "openai",
            "assumed",
            at_openai,
            "http://localhost:8000/v1: unknown provider",
        ),
        // The page or program that sent the request, and a customer's own cloud address.
        (
            r#""provider":"openai","url":"https://www.example.com/news""#,
            "openai",
            "recorded",
            at_openai,
            "",
        ),
        (
            r#""provider":"azure","base_url":"https://llm.example.com""#,
            "azure",
            "recorded",
            None,
            "",
        ),
    ] {
        let line = format!(
            r#"{{"model":"gpt-4o-mini","prompt_tokens":1000,"completion_tokens":50,{said}}}"#
        );
        let (_guard, path) = file("usage.jsonl", line.as_bytes());
        let run = crate::program::bundled(&["cost", "--from", &path, "--json"]);
        let report: Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{said}: {}", run.stderr));
        let spelling = &report["spellings"][0];
        assert_eq!(
            (&spelling["provider"], &spelling["paid"]),
            (&provider.into(), &paid.into()),
            "{said}"
        );
        if let Some(usd) = usd {
            let total = report["total"]["usd"].as_f64().expect("an amount");
            assert!((total - usd).abs() < 1e-12, "{said}: {total}");
        }
        let notes = report["notes"].to_string();
        assert!(notes.contains(note), "{said}: {notes}");
        assert_eq!(
            notes.contains("unknown provider"),
            !note.is_empty(),
            "{said}: {notes}"
        );
    }
}

#[test]
fn open_weights_at_an_address_of_ones_own_are_not_billed() {
    let line = r#"{"model":"openai/gpt-oss-120b","provider":"openai","base_url":"http://localhost:8000/v1","prompt_tokens":1000,"completion_tokens":50}"#;
    let (_guard, path) = file("usage.jsonl", line.as_bytes());
    let run = crate::program::bundled(&["cost", "--from", &path]);
    assert!(run.stderr.contains("self-hosted"), "{}", run.stderr);
}
