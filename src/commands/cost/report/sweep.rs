//! Costs over a range of one part of the traffic, and where they cross.

use catalog::schema::Model;
use catalog::units::Money;
use serde::Serialize;

use crate::by_id::ById;
use crate::error::Error;
use crate::pricing::{Axis, Crossing, Point, Sweep};
use crate::query::Setting;

#[derive(Debug, Clone, Serialize)]
pub struct SweepReport<'a> {
    /// The part that varies.
    pub axis: Axis,
    #[serde(skip)]
    pub title: &'static str,
    /// Model names by id, in column order.
    pub models: ById<'a, &'a str>,
    /// One row per value.
    pub rows: Vec<SweepRow<'a>>,
    /// Values from which the other of two models is cheaper, ascending.
    pub crossings: Vec<Crossing<&'a str>>,
}

#[derive(Debug, Clone, Serialize)]
pub struct SweepRow<'a> {
    pub at: Point,
    /// USD per month by model id; `None` if unknown.
    pub monthly_usd: ById<'a, Option<Money>>,
}

/// Prices each model at each value, on the route chosen for that value.
pub(super) fn sweep<'a>(
    models: &[&Model<'a>],
    setting: &Setting,
    sweep: Sweep,
    steps: usize,
) -> Result<SweepReport<'a>, Error> {
    let amounts = |point: Point| -> Result<Vec<Option<Money>>, Error> {
        let traffic = sweep.at(&setting.traffic, point)?;
        let usd = |model: &&Model| setting.priced_at(model, &traffic).ok().map(|p| p.usd());
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
            .map(|crossing| Crossing {
                at: crossing.at,
                below: id(crossing.below),
                from: id(crossing.from),
            })
            .collect(),
    })
}
