//! An address as a QR code on a page.

use leptos::prelude::*;

/// The code as SVG: so many modules on a side, its dark modules as a path, and what it leads to in words.
#[must_use]
pub fn qr_code(side: usize, path: String, label: impl Into<String>) -> AnyView {
    view! {
        <svg class="qs-qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label.into()>
            <rect class="qs-qr__paper" width=side height=side></rect>
            <path class="qs-qr__ink" d=path></path>
        </svg>
    }
    .into_any()
}
