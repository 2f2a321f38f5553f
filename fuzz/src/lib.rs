//! The laws of tests/laws/, for the fuzz targets; tests/generated.rs asks the same ones.

#[path = "../../tests/laws/mod.rs"]
pub mod laws;
