//! A table of steps with a slider. Without scripts the slider stays hidden.

use maud::{Markup, html};

use super::super::figure::{Slider, Step};
use super::{chip, color, percent};

/// Draws the bars and verdict of the current step, the slider, and the table of all steps.
pub(in crate::output) fn slider(slider: &Slider) -> Markup {
    let now = &slider.steps[slider.now];
    html! {
        div.slider {
            div.control hidden {
                label for="step" { (slider.label) }
                input #step type="range" min="0" max=(slider.steps.len() - 1) value=(slider.now)
                    list=[(!slider.turns.is_empty()).then_some("turns")];
                @if !slider.turns.is_empty() {
                    datalist #turns { @for (at, _) in &slider.turns { option value=(at) {} } }
                }
                p.now { span #step-traffic { (now.traffic) } }
            }
            (bars(slider, now))
            p #step-gap { (now.gap) }
            p #step-verdict role="status" { (now.verdict) }
            p #step-turns { (now.turns) }
            @if !slider.turns.is_empty() {
                p.note { "As traffic varies, the pick changes:" }
                ul.items { @for (_, text) in &slider.turns { li { (text) } } }
            }
            p.note { "For the same answer on the command line: " code #step-command { (now.command) } }
            details {
                summary { "All steps as a table" }
                (steps(slider))
            }
        }
    }
}

fn bars(slider: &Slider, now: &Step) -> Markup {
    html! {
        table #step-bills .bars {
            caption.hidden { "Bills" }
            thead.hidden { tr {
                th scope="col" { "Model" } th scope="col" { "Per month" } td { } th scope="col" { "Price of" }
            } }
            tbody {
                @for (at, (name, bill)) in slider.names.iter().zip(&now.bills).enumerate() { tr {
                    th scope="row" { (chip(at)) (name) }
                    td.n { (bill.text) }
                    td.bar { svg width="100%" height="20" aria-hidden="true" {
                        rect class=(color(at)) width=(percent(bill.share)) height="20" {}
                    } }
                    td.basis { (bill.basis) }
                } }
            }
        }
    }
}

fn steps(slider: &Slider) -> Markup {
    html! {
        div.scroll role="group" tabindex="0" aria-label="All steps" {
            table #steps {
                caption.hidden { (slider.label) }
                thead { tr {
                    th scope="col" { "Traffic" }
                    @for name in &slider.names { th.n scope="col" { (name) } }
                    th scope="col" { "Verdict" }
                    th scope="col" { "Would flip" }
                    th scope="col" { "Gap" }
                } }
                tbody {
                    @for (at, step) in slider.steps.iter().enumerate() {
                        tr data-command=(step.command) aria-current=[(at == slider.now).then_some("true")] {
                            th scope="row" { (step.traffic) }
                            @for bill in &step.bills {
                                td.n data-share=(percent(bill.share)) data-basis=(bill.basis) { (bill.text) }
                            }
                            td { (step.verdict) }
                            td { (step.turns) }
                            td { (step.gap) }
                        }
                    }
                }
            }
        }
    }
}
