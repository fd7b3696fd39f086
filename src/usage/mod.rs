//! Usage.
pub mod json; pub mod keys; pub mod reason; pub mod record; pub mod shape;
pub mod trail;
