//! The bar above the pages of a questionnaire: where one is, and when the last answer was saved.

use super::steps;
use leptos::prelude::*;
use questionnaires::form::Form;
use services::participations::Place;

/// Width of a part, and from one part to the next, in per cent of the bar.
fn widths(parts: usize) -> (f64, f64) {
    // Parts are few: the themes and at most three pages more.
    let step = 100.0 / f64::from(u16::try_from(parts.max(1)).unwrap_or(u16::MAX));
    (step * 0.93, step)
}

/// The bar.
#[component]
pub fn Progress(
    /// In words: "Thema 3 van 8".
    #[prop(into)]
    words: String,
    /// How many pages there are.
    pages: usize,
    /// The page one is on, counted from 1.
    at: usize,
    /// What is said when an answer is saved.
    #[prop(optional)]
    saved: Option<AnyView>,
) -> impl IntoView {
    let (width, step) = widths(pages);
    let parts: Vec<_> = (1..=pages)
        .map(|part| {
            let class = if part <= at {
                "qs-progress__part qs-progress__part--on"
            } else {
                "qs-progress__part"
            };
            let x = step * f64::from(u16::try_from(part - 1).unwrap_or_default());
            let (y, height) = if part == at { (0, 8) } else { (2, 4) };
            view! {
                <rect
                    class=class
                    x=format!("{x:.2}%")
                    y=y
                    width=format!("{width:.2}%")
                    height=height
                />
            }
        })
        .collect();
    view! {
        <section class="qs-progress" aria-label="Voortgang">
            <div class="qs-progress__inner qs-small qs-page qs-page--narrow">
                <p><strong>{words}</strong></p>
                {saved}
                <svg class="qs-progress__bar" aria-hidden="true" focusable="false">{parts}</svg>
            </div>
        </section>
    }
}

/// The place of a page among all, counted from 1, and how many there are. The overview is the last.
pub fn place_of(form: &Form, place: Place) -> (usize, usize) {
    let pages = steps::pages(form);
    let at = pages.iter().position(|page| *page == place);
    (at.map_or(0, |at| at + 1), pages.len())
}
