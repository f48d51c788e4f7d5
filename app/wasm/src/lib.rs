//! The islands as one WebAssembly module.

/// Keeps the islands in the module: each registers itself under its own name.
#[cfg(target_family = "wasm")]
pub use app::islands;

/// Prepares the reactive system; the start script then wakes island after island.
#[cfg(target_family = "wasm")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
