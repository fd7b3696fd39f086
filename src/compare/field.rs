//! Places the compared models among all models with a known quality and bill, and marks those that no other beats.

use catalog::quality::Estimate;
use catalog::sort::Order;
use catalog::units::Money;
use catalog::{Catalog, Damaged};

use super::next::Pool;
use super::pair::Asked;
use super::subject::Subject;
use crate::fields::{Better, Value};
use crate::query::pareto;

#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    pub name: &'a str,
    /// The position among the compared models; `None`: not compared.
    pub compared: Option<usize>,
    pub estimate: Estimate,
    /// Monthly bill.
    pub usd: Money,
    /// Whether it is Pareto-optimal on quality and bill.
    pub unbeaten: bool,
}

/// Compared and other models with known quality and a bill above zero, cheapest first.
pub fn field<'a>(
    catalog: &Catalog,
    subjects: &[Subject<'a>],
    pool: &Pool<'a>,
    asked: Asked,
) -> Result<Vec<Standing<'a>>, Damaged> {
    let standing = |name, compared, estimate: Option<Estimate>, usd: Option<Money>| {
        Some(Standing {
            name,
            compared,
            estimate: estimate?,
            usd: usd.filter(|usd| *usd > Money::ZERO)?,
            unbeaten: false,
        })
    };
    let compared = subjects.iter().enumerate().filter_map(|(at, subject)| {
        let estimate = subject.estimate(asked.scale, asked.workload);
        standing(subject.name(), Some(at), estimate, subject.monthly())
    });
    let mut all: Vec<Standing> = compared.collect();
    for other in &pool.models {
        let quality = catalog.quality(other.position)?;
        let estimate = quality.and_then(|q| Some(asked.scale?.estimate(&q, asked.workload)));
        all.extend(standing(other.model.name, None, estimate, other.monthly));
    }
    all.order_by(|a, b| (a.usd, a.name).cmp(&(b.usd, b.name)));
    let points: Vec<Option<Vec<Value>>> = all
        .iter()
        .map(|one| {
            let points = Value::Points(one.estimate.estimate, one.estimate.margin);
            Some(vec![Value::Money(one.usd), points])
        })
        .collect();
    let on = pareto::unbeaten(&points, &[Better::Less, Better::More]);
    for (one, on) in all.iter_mut().zip(on) {
        one.unbeaten = on == Some(true);
    }
    Ok(all)
}
