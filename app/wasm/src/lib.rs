//! The islands as one WebAssembly module.
