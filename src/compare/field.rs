//! The compared models among all others that are measured and sold: which of them no other beats in quality and
//! bill.

use catalog::quality::Estimate;
use catalog::sort::Order;
use catalog::units::Money;
use catalog::{Catalog, Damaged};

use super::next::Pool;
use super::pair::Asked;
use super::subject::Subject;
use crate::fields::{Better, Value};
use crate::query::pareto;

/// A model by its quality and bill.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its position among the compared models; `None`: it is another.
    pub compared: Option<usize>,
    /// Its quality.
    pub estimate: Estimate,
    /// What the month costs.
    pub usd: Money,
    /// Whether no other model is both at least as good and at least as cheap.
    pub unbeaten: bool,
}

/// Compared and other models whose quality and bill are both known, the cheapest first.
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
