//! The islands as one WebAssembly module.

/// Keeps the islands in the module: each registers itself under its own name.
pub use app::islands;

/// Prepares the reactive system; the start script then wakes island after island.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
