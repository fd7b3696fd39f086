//! The Pareto frontier: models for which no other is at least as good in every requested fact and better in one.
//! Any difference counts, however small; models that are equal in all facts all stay.

use std::cmp::Ordering;

use catalog::sort::Order;

use super::candidate::Candidate;
use super::filter::Column;
use crate::fields::{Better, Value};

/// A fact that models are compared by.
#[derive(Clone)]
pub struct Axis {
    pub column: Column,
    pub better: Better,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// Whether the model at each position is on the frontier; `None`: one of its facts is unknown, so it does not take
    /// part.
    pub on: Vec<Option<bool>>,
}

pub fn frontier(candidates: &[Candidate], axes: &[Axis]) -> Frontier {
    let values = |candidate: &Candidate| -> Option<Vec<Value>> {
        axes.iter()
            .map(|axis| axis.column.value(candidate))
            .collect()
    };
    let points: Vec<Option<Vec<Value>>> = candidates.iter().map(values).collect();
    let better: Vec<Better> = axes.iter().map(|axis| axis.better).collect();
    Frontier {
        on: unbeaten(&points, &better),
    }
}

/// Which points no other beats; `None`: a value is unknown, so the point does not take part.
pub fn unbeaten(points: &[Option<Vec<Value>>], better: &[Better]) -> Vec<Option<bool>> {
    let known = points.iter().enumerate();
    let mut order: Vec<(usize, &Vec<Value>)> = known
        .filter_map(|(at, p)| Some((at, p.as_ref()?)))
        .collect();
    // Best first, fact by fact: whatever beats a point comes before it, and a frontier point beats everything that a
    // beaten point beats.
    order.order_by(|(_, a), (_, b)| {
        let each = compared(a, b, better);
        each.into_iter().fold(Ordering::Equal, Ordering::then)
    });
    let mut on: Vec<Option<bool>> = points
        .iter()
        .map(|p| p.is_some().then_some(false))
        .collect();
    let mut unbeaten: Vec<&Vec<Value>> = Vec::new();
    for (at, point) in order {
        let is_beaten = unbeaten.iter().any(|other| beats(other, point, better));
        if !is_beaten {
            unbeaten.push(point);
            on[at] = Some(true);
        }
    }
    on
}

/// Compares two points fact by fact; `Less` means the first is better.
fn compared(a: &[Value], b: &[Value], better: &[Better]) -> Vec<Ordering> {
    let each = better.iter().zip(a.iter().zip(b));
    each.map(|(better, (a, b))| match better {
        Better::More => b.order(a),
        Better::Less => a.order(b),
    })
    .collect()
}

fn beats(a: &[Value], b: &[Value], better: &[Better]) -> bool {
    let each = compared(a, b, better);
    each.iter().all(|o| o.is_le()) && each.iter().any(|o| o.is_lt())
}
