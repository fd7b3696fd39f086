//! Matches the routes of two catalogs and names routes.

use catalog::schema::Route;

/// Key that tells a model's routes apart.
pub fn key<'r>(route: &Route<'r>) -> [Option<&'r str>; 5] {
    [
        Some(route.provider),
        Some(route.id),
        route.variant,
        route.region,
        route.host,
    ]
}

/// The provider's id of the model, with mode, region and host.
pub fn spelled(route: &Route) -> String {
    let more = [route.variant, route.region, route.host];
    let more: Vec<&str> = more.into_iter().flatten().collect();
    if more.is_empty() {
        route.id.to_owned()
    } else {
        format!("{} ({})", route.id, more.join(", "))
    }
}
