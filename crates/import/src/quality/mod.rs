pub mod cells; pub mod choose; pub mod error; pub mod fit; pub mod holdout; pub mod rng; pub mod scale; pub mod win; pub mod workload;
