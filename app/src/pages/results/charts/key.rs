//! What the surfaces of the bars mean.

use leptos::prelude::*;

/// The hatch of "oneens": once on a page, before the first bar. It is set by an attribute, since a url in a style sheet may resolve
/// elsewhere.
#[component]
pub fn Hatch() -> impl IntoView {
    view! {
        <svg class="qs-defs" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="qs-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="qs-hatch__paper" width="5" height="5"></rect>
                    <path class="qs-hatch__line" d="M2.5 0v5"></path>
                </pattern>
            </defs>
        </svg>
    }
}

/// The fill of a surface, where a class cannot give it.
pub(super) fn fill(step: usize) -> Option<&'static str> {
    (step == 2).then_some("url(#qs-hatch)")
}

/// The key: a sample and a name each answer.
#[must_use]
pub fn answers_key(scale: &[String]) -> AnyView {
    let samples: Vec<_> = (1_usize..)
        .zip(scale)
        .map(|(step, name)| {
            view! {
                <li>
                    <svg class=format!("qs-segment qs-segment--{step}") width="24" height="16" aria-hidden="true" focusable="false">
                        <rect width="100%" height="100%" fill=fill(step)></rect>
                    </svg>
                    {name.clone()}
                </li>
            }
        })
        .collect();
    view! { <ul class="qs-key">{samples}</ul> }.into_any()
}
