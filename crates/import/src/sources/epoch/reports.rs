//! Publishers of the papers and model cards whose figures Epoch collects.
//!
//! A lab's figures for its own models count as vendor, for other models as third party. The date of a
//! paper is the month in its arXiv number.

use catalog::names::normalize;
use catalog::rows;
use catalog::schema::MeasuredBy;
use catalog::units::Date;

const REPORTS: &[[&str; 3]] = rows!(3, include_str!("reports.tsv"));

/// Publisher, measurer and date of a figure for `model` in the linked work.
pub fn report_of(
    title: &str,
    link: &str,
    model: &str,
) -> (Option<String>, MeasuredBy, Option<Date>) {
    let published = published(link);
    if let Some([_, publisher, own]) = REPORTS.iter().find(|[part, ..]| link.contains(part)) {
        let model = normalize(model);
        let vendor = own.split(' ').any(|begins| model.starts_with(begins));
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
