//! Amounts while one part of the traffic moves, and where models cross.

use catalog::schema::Model;
use catalog::units::Money;
use serde::Serialize;

use crate::by_id::ById;
use crate::error::Error;
use crate::pricing::{Axis, Point, Sweep};
use crate::query::{Setting, price_at};

/// Amounts along one part of the traffic.
#[derive(Debug, Clone, Serialize)]
pub struct SweepReport<'a> {
    /// The part.
    pub axis: Axis,
    /// What its values are.
    #[serde(skip)]
    pub title: &'static str,
    /// The models' names by id, in the order of the amounts.
    pub models: ById<'a, &'a str>,
    /// A row for each value.
    pub rows: Vec<SweepRow<'a>>,
    /// Where another model becomes the cheaper of two, by rising value.
    pub crossings: Vec<CrossingRow>,
}

/// Amounts at one value.
#[derive(Debug, Clone, Serialize)]
pub struct SweepRow<'a> {
    /// The value.
    pub at: Point,
    /// A month on each model, by id; `null`: not known.
    pub monthly_usd: ById<'a, Option<Money>>,
}

/// Two models change places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CrossingRow {
    /// The lowest value from which on `from` is the cheaper.
    pub at: Point,
    /// The id of the cheaper one below it.
    pub below: String,
    /// The id of the cheaper one from it on.
    pub from: String,
}

/// Moves a part of the traffic, each model on the route to budget with at each value.
pub(super) fn sweep<'a>(
    models: &[&Model<'a>],
    setting: &Setting,
    sweep: Sweep,
    steps: usize,
) -> Result<SweepReport<'a>, Error> {
    let amounts = |point: Point| -> Result<Vec<Option<Money>>, Error> {
        let traffic = sweep.at(&setting.traffic, point)?;
        let usd = |model: &&Model| price_at(model, setting, &traffic).ok().map(|p| p.usd());
        Ok(models.iter().map(usd).collect())
    };
    let id = |at: usize| models[at].id;
    let points = sweep.points(steps);
    let row = |point: &Point| {
        Ok(SweepRow {
            at: *point,
            monthly_usd: ById((0..models.len()).map(id).zip(amounts(*point)?).collect()),
        })
    };
    let rows: Vec<SweepRow> = points.iter().map(row).collect::<Result<_, Error>>()?;
    let crossings = sweep.crossings(&points, amounts)?.into_iter();
    Ok(SweepReport {
        axis: sweep.axis,
        title: sweep.axis.title(&setting.traffic),
        models: ById(models.iter().map(|m| (m.id, m.name)).collect()),
        rows,
        crossings: crossings
            .map(|crossing| CrossingRow {
                at: crossing.at,
                below: id(crossing.below).to_owned(),
                from: id(crossing.from).to_owned(),
            })
            .collect(),
    })
}
