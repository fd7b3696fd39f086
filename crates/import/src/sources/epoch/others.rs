//! Sheets of boards collected by Epoch from other owners.

use super::sheets::{Interval, Sheet, of};

/// Sorted by file name.
pub const OTHERS: &[Sheet] = &[
    Sheet {
        factor: 1.0,
        date: Some("Date of evaluation"),
        home: "https://aider.chat/docs/leaderboards/",
        ..of(
            "aider_polyglot_external",
            "aider-polyglot",
            "Aider",
            "Percent correct",
        )
    },
    Sheet {
        factor: 1.0,
        places: 2,
        cost: Some("Cost"),
        tokens: Some(("Output tokens (K)", 1000.0)),
        home: "https://sakanaai.github.io/ALE-Bench-Leaderboard/",
        ..of(
            "ale_bench_external",
            "ale-bench",
            "Sakana AI",
            "Performance",
        )
    },
    Sheet {
        factor: 1.0,
        home: "https://algotune.io/",
        ..of("algotune_external", "algotune", "AlgoTune", "Score")
    },
    // The score is a fraction, but its error is in points.
    Sheet {
        error: Some(("Pass@1 Standard Error", 1.0)),
        home: "https://www.mercor.com/apex/apex-agents-leaderboard/",
        ..of(
            "apex_agents_external",
            "apex-agents",
            "Mercor",
            "Pass@1 score",
        )
    },
    Sheet {
        cost: Some("Cost per task"),
        home: "https://arcprize.org/leaderboard",
        ..of(
            "arc_agi_external",
            "arc-agi",
            "ARC Prize Foundation",
            "Score",
        )
    },
    Sheet {
        cost: Some("Cost per task"),
        home: "https://arcprize.org/leaderboard",
        ..of(
            "arc_agi_2_external",
            "arc-agi-2",
            "ARC Prize Foundation",
            "Score",
        )
    },
    Sheet {
        error: Some(("Average Standard error", 100.0)),
        date: Some("Date added"),
        home: "https://balrogai.com/",
        ..of("balrog_external", "balrog", "BALROG", "Average progress")
    },
    of(
        "blueprint_bench_2_external",
        "blueprint-bench-2",
        "Andon Labs",
        "Score",
    ),
    Sheet {
        factor: 1.0,
        interval: Some(Interval::Ends("Pooled 95% CI low", "Pooled 95% CI high")),
        harness: Some("Harness"),
        ..of("btf3_external", "btf3", "FutureSearch", "Pooled score")
    },
    of(
        "cad_eval_external",
        "cad-eval",
        "CadEval",
        "Overall pass (%)",
    ),
    Sheet {
        home: "https://www.clbench.com/",
        ..of("cl_bench_external", "cl-bench", "Tencent", "Overall")
    },
    Sheet {
        home: "https://www.clbench.com/",
        ..of(
            "cl_bench_life_external",
            "cl-bench-life",
            "Tencent",
            "Overall",
        )
    },
    Sheet {
        effort: Some("Reasoning level"),
        cost: Some("Cost per task"),
        ..of("cursorbench_external", "cursorbench", "Cursor", "Score")
    },
    of(
        "cybench_external",
        "cybench",
        "Cybench",
        "Unguided % Solved",
    ),
    Sheet {
        home: "https://drb.futuresearch.ai/",
        ..of(
            "deepresearchbench_external",
            "deepresearchbench",
            "FutureSearch",
            "Average score",
        )
    },
    Sheet {
        interval: Some(Interval::HalfWidth("95% CI half-width")),
        harness: Some("Harness"),
        effort: Some("Reasoning effort"),
        cost: Some("Mean cost (USD)"),
        tokens: Some(("Mean output tokens", 1.0)),
        ..of("deepswe_external", "deepswe", "Datacurve", "Pass@1")
    },
    Sheet {
        error: Some(("Accuracy Standard Error", 100.0)),
        ..of(
            "enigma_eval_external",
            "enigma-eval",
            "Scale AI",
            "Accuracy",
        )
    },
    Sheet {
        harness: Some("Autonudge"),
        ..of(
            "exploitbench_external",
            "exploitbench",
            "ExploitBench",
            "Mean capability",
        )
    },
    of(
        "fictionlivebench_external",
        "fictionlivebench",
        "Fiction.live",
        "120k token score",
    ),
    Sheet {
        factor: 1.0,
        interval: Some(Interval::Ends("Overall 95% CI low", "Overall 95% CI high")),
        home: "https://www.forecastbench.org/",
        ..of(
            "forecastbench_external",
            "forecastbench",
            "Forecasting Research Institute",
            "Overall score",
        )
    },
    Sheet {
        harness: Some("Harness"),
        effort: Some("Reasoning effort"),
        ..of(
            "frontiercode_external",
            "frontiercode",
            "Cognition",
            "Main score",
        )
    },
    Sheet {
        harness: Some("Harness"),
        ..of(
            "frontierswe_external",
            "frontierswe",
            "FrontierSWE",
            "Dominance",
        )
    },
    Sheet {
        date: Some("Graded at"),
        ..of("gbaeval_external", "gbaeval", "GBAEval", "Overall score")
    },
    of("gdp_pdf_external", "gdp-pdf", "Surge AI", "GDP.pdf score"),
    Sheet {
        home: "https://evals.openai.com/gdpval/leaderboard",
        ..of("gdpval_external", "gdpval", "OpenAI", "Win Rate (%)")
    },
    Sheet {
        factor: 1.0,
        harness: Some("Tools"),
        home: "https://geobench.org/",
        ..of("geobench_external", "geobench", "GeoBench", "ACW Avg Score")
    },
    Sheet {
        harness: Some("Scaffold"),
        date: Some("Evaluation date"),
        home: "https://gso-bench.github.io/",
        ..of("gso_external", "gso", "GSO", "Score OPT@1")
    },
    Sheet {
        error: Some(("Accuracy Standard Error", 100.0)),
        home: "https://labs.scale.com/leaderboard/humanitys_last_exam",
        ..of(
            "hle_external",
            "humanitys-last-exam",
            "Scale AI",
            "Accuracy",
        )
    },
    Sheet {
        factor: 1.0,
        ..of(
            "lech_mazur_writing_external",
            "lech-mazur-writing",
            "Lech Mazur",
            "Mean score",
        )
    },
    Sheet {
        factor: 1.0,
        ..of(
            "live_bench_external",
            "livebench-2024-11-25",
            "LiveBench",
            "Global average",
        )
    },
    Sheet {
        factor: 1.0,
        interval: Some(Interval::Ends("CI_low", "CI_high")),
        home: "https://metr.org/blog/2025-03-19-measuring-ai-ability-to-complete-long-tasks/",
        ..of(
            "metr_time_horizons_external",
            "metr-time-horizons",
            "METR",
            "Time horizon",
        )
    },
    of("mindcube_external", "mindcube", "MindCube", "Overall score"),
    Sheet {
        factor: 1.0,
        harness: Some("Agent"),
        date: Some("Date added"),
        ..of("os_world_external", "osworld", "XLANG Lab", "Score")
    },
    Sheet {
        harness: Some("Tool setting"),
        effort: Some("Reasoning"),
        ..of(
            "osworld_2_external",
            "osworld-2",
            "XLANG Lab",
            "Binary accuracy",
        )
    },
    Sheet {
        harness: Some("Scaffold"),
        home: "https://posttrainbench.com/",
        ..of(
            "posttrainbench_external",
            "posttrainbench",
            "PostTrainBench",
            "Average (%)",
        )
    },
    Sheet {
        error: Some(("Accuracy Standard Error", 100.0)),
        effort: Some("Reasoning effort"),
        cost: Some("Cost per test (USD)"),
        ..of("proofbench_external", "proofbench", "Vals AI", "Accuracy")
    },
    Sheet {
        home: "https://www.remotelabor.ai/",
        ..of(
            "rli_external",
            "remote-labor-index",
            "Scale AI and Center for AI Safety",
            "Score",
        )
    },
    Sheet {
        home: "https://simple-bench.com/",
        ..of(
            "simplebench_external",
            "simplebench",
            "SimpleBench",
            "Score (AVG@5)",
        )
    },
    Sheet {
        harness: Some("Prompting"),
        ..of(
            "spatialviz_bench_external",
            "spatialviz-bench",
            "SpatialViz-Bench",
            "Overall score",
        )
    },
    of(
        "surface_evolver_bench_external",
        "surface-evolver-bench",
        "Surface Evolver Bench",
        "Mean score",
    ),
    // One agent per row, submitted by its developer.
    Sheet {
        error: Some(("Accuracy SE", 100.0)),
        harness: Some("Agent"),
        submitter: Some(("Agent Org", "Model Org")),
        date: Some("Run date"),
        home: "https://www.tbench.ai/leaderboard/terminal-bench/2.0",
        ..of(
            "terminalbench_external",
            "terminal-bench-2",
            "Terminal-Bench",
            "Accuracy mean",
        )
    },
    Sheet {
        harness: Some("Name"),
        cost: Some("Average costs"),
        date: Some("Date"),
        ..of(
            "the_agent_company_external",
            "the-agent-company",
            "TheAgentCompany",
            "% Score",
        )
    },
    Sheet {
        factor: 1.0,
        places: 2,
        home: "https://andonlabs.com/evals/vending-bench-2",
        ..of(
            "vending_bench_2_external",
            "vending-bench-2",
            "Andon Labs",
            "Score",
        )
    },
    of(
        "video_mme_external",
        "video-mme",
        "Video-MME",
        "Overall (no subtitles)",
    ),
    of(
        "video_mme_external",
        "video-mme-subtitles",
        "Video-MME",
        "Overall (with subtitles)",
    ),
    of("vpct_external", "vpct", "Chase Brower", "Correct"),
    Sheet {
        factor: 1.0,
        places: 2,
        interval: Some(Interval::Ends("95% CI Low", "95% CI High")),
        date: Some("Last updated"),
        ..of(
            "webdev_arena_external",
            "arena-webdev",
            "Arena",
            "Arena Score",
        )
    },
    // The stated errors are a thousand times too small for 19 tasks, so they are not imported.
    Sheet {
        cost: Some("Cost per run"),
        home: "https://htihle.github.io/weirdml.html",
        ..of(
            "weirdml_external",
            "weirdml",
            "Håvard Tveit Ihle",
            "Accuracy",
        )
    },
];
