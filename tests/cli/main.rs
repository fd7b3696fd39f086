//! The program as people and scripts run it: arguments in; code, stdout and stderr out.

mod compare;
mod completions;
mod cost;
mod errors;
mod faq;
mod names;
mod program;
mod providers;
