//! Everyday names of providers → id.
//!
//! Does not choose between several that a text may mean.

use catalog::Catalog;
use catalog::names::normalize;
use catalog::rows;
use catalog::schema::ProviderRecord;
use catalog::sort::Order;

/// Who uses the name (`people` or `clients`), the name, the provider.
const NAMES: &[[&str; 3]] = rows!(3, include_str!("provider-names.tsv"));

/// The names used by `who`, each with its provider.
fn said_by(who: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = NAMES.iter().filter(move |[by, ..]| *by == who);
    rows.map(|[_, name, provider]| (*name, *provider))
}

/// The provider that client libraries mean by a prefix; `prefix` is normalized, without separator.
pub fn of_client(prefix: &str) -> Option<&'static str> {
    let known = said_by("clients").find(|(name, _)| *name == prefix);
    known.map(|(_, provider)| provider)
}

/// The provider named `text`: by id, display name, alias, everyday name or client prefix.
pub fn provider_named<'c>(catalog: &'c Catalog, text: &str) -> Option<ProviderRecord<'c>> {
    let text = text.trim();
    if let Some(provider) = catalog.provider(text) {
        return Some(provider);
    }
    let name = normalize(text);
    let mut everyday = spoken_names();
    if let Some((_, id)) = everyday.find(|(said, _)| *said == name)
        && let Some(provider) = catalog.provider(id)
    {
        return Some(provider);
    }
    let found = catalog.provider_said(&name);
    found.or_else(|| catalog.provider(of_client(&name)?))
}

/// Words often added to a provider's name: `Mistral AI`, `OpenRouter.ai`, `Azure OpenAI Service`.
const ADDED: &[&str] = &["ai", "api", "cloud", "service"];

/// As [`provider_named`], but ignores spacing and one added word: for text that can only be a provider.
pub fn provider_called<'c>(catalog: &'c Catalog, text: &str) -> Option<ProviderRecord<'c>> {
    if let Some(provider) = provider_named(catalog, text) {
        return Some(provider);
    }
    let name = normalize(text);
    let together = name.replace('-', "");
    let all = catalog.providers().ok()?;
    let one = all.into_iter().find(|p| {
        let mut names = [p.id, p.name].into_iter().map(normalize);
        names.any(|known| known.replace('-', "") == together)
    });
    one.or_else(|| {
        let (rest, last) = name.rsplit_once('-')?;
        ADDED
            .contains(&last)
            .then(|| provider_called(catalog, rest))?
    })
}

/// Providers whose id or display name contains `text` as words or starts with it, most models first.
pub fn providers_like<'c>(catalog: &'c Catalog, text: &str) -> Vec<ProviderRecord<'c>> {
    let name = normalize(text);
    let within = |known: &str| {
        let known = normalize(known);
        let words = format!("-{known}-");
        words.contains(&format!("-{name}-")) || known.starts_with(&name)
    };
    let all = catalog.providers().unwrap_or_default().into_iter();
    let alike = all.filter(|p| within(p.id) || within(p.name));
    let mut alike: Vec<ProviderRecord> = alike.filter(|_| name.len() > 2).collect();
    alike.order_by(|a, b| b.models.cmp(&a.models).then_with(|| a.id.cmp(b.id)));
    alike
}

/// Everyday names, each with its provider.
pub fn spoken_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    said_by("people")
}
