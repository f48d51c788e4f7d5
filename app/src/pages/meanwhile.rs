//! When somebody else saved the same form: what was typed stays, what else differs is named, and sending it again is meant.

use super::field_names::field_name;
use super::problems::{Filled, Problems};
use super::visit::{Answer, Visit};
use leptos::prelude::*;
use services::watched::Watched;

/// The field to which the sentence belongs.
const FIELD: &str = "seen";

/// Shows the page of this address again with what was typed, by somebody who has now seen what is kept.
pub async fn show_again<F: Watched + Clone + Send + Sync + 'static>(
    visit: Visit,
    mut typed: F,
    kept: F,
) -> Answer {
    let differs = typed.differs_from(&kept);
    let names: Vec<&str> = differs.iter().filter_map(|own| field_name(own)).collect();
    let mut sentence = "Dit is intussen gewijzigd, door een ander of in een ander venster. Wat u typte, staat er nog."
        .to_owned();
    if !names.is_empty() {
        sentence.push_str(&format!(
            " Anders dan wat bewaard is: {}.",
            names.join(", ")
        ));
    }
    sentence.push_str(" Druk nog eens op de knop om uw versie te bewaren.");
    let mut kept = kept.opened();
    *typed.seen() = std::mem::take(kept.seen());
    let problems = Problems::one(FIELD, sentence);
    visit
        .show_again(Filled {
            form: typed,
            problems,
        })
        .await
}

/// The mark, in the form; where somebody else saved it meanwhile with the way to what is kept now. `address`: of the page.
pub fn mark(seen: &str, problems: &Problems, address: &str) -> AnyView {
    let told = problems.of(FIELD).map(|sentence| {
        view! {
            <div class="qs-notice" id=FIELD tabindex="-1">
                <p>{sentence}</p>
                <p><a href=address.to_owned() target="_blank">"Bekijk wat er nu staat (nieuw venster)"</a></p>
            </div>
        }
    });
    view! { <input type="hidden" name=FIELD value=seen.to_owned()/> {told} }.into_any()
}
