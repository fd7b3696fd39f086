//! The bundled catalog, on which the program relies.

#[test]
fn every_model_decodes_with_its_evidence_and_its_references() {
    let catalog = llmcmp::bundle::bundled();
    assert!(catalog.model_count() > 0);
    for position in 0..catalog.model_count() {
        let model = catalog.model(position).expect("a model");
        assert_eq!(catalog.position(model.id), Some(position));
        assert!(catalog.lab(model.lab).is_some(), "{}", model.id);
        let evidence = catalog.evidence(position).expect("evidence");
        assert_eq!(evidence.routes.len(), model.routes.len(), "{}", model.id);
        for route in &model.routes {
            assert!(catalog.provider(route.provider).is_some(), "{}", model.id);
        }
        for score in catalog.scores(position).expect("scores") {
            assert!(catalog.board(score.board).is_some(), "{}", model.id);
        }
    }
}

#[test]
fn the_seed_models_are_there_with_the_tables_figures() {
    let catalog = llmcmp::bundle::bundled();
    let seeds = [
        ("mistral/mistral-small-4", Some(256_000), true),
        ("alibaba/qwen2-7b-instruct", Some(128_000), true),
        ("mistral/mistral-small-3.2-24b", Some(128_000), true),
        ("alibaba/qwen3.5-4b", Some(262_144), true),
    ];
    for (id, context, open) in seeds {
        let position = catalog.position(id).expect(id);
        let evidence = catalog.evidence(position).expect("evidence");
        let stated = evidence.statements.iter().filter(|s| s.source == "mission");
        let windows: Vec<Option<u64>> = stated.map(|s| s.facts.context_tokens).collect();
        assert!(windows.contains(&context), "{id}: {windows:?}");
        let model = catalog.model(position).expect("a model");
        assert_eq!(model.facts.open_weights, Some(open), "{id}");
    }
}

/// `gemini-pro-latest` is whatever is newest; `gemini-pro` was a separate model, and bills that name it are not bills
/// of the newest.
#[test]
fn what_a_pointer_is_called_without_latest_is_no_name_of_the_newest() {
    let catalog = llmcmp::bundle::bundled();
    for position in 0..catalog.model_count() {
        let model = catalog.model(position).expect("a model");
        for pointed in ["gemini-pro", "claude-opus", "gpt-mini", "glm-flash", "kimi"] {
            assert!(!model.aliases.contains(&pointed), "{}", model.id);
        }
    }
}
