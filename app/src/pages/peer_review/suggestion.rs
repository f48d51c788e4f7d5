//! `/intervisie/{groep}/suggestie/{collega}`: a suggestion for the question of another authority.

use super::about::about;
use super::asked::Asked;
use super::group_id;
use super::words::name;
use crate::pages::forms::TextArea;
use crate::pages::load::load;
use crate::pages::problems::Filled;
use crate::pages::results::typed_text;
use crate::pages::scan_page::{param, parsed_scan};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::peer_review::{self, Suggesting, SuggestionForm};

/// `/intervisie/{groep}/suggestie/{collega}`
#[component]
pub fn SuggestPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = parsed_scan(&param("collega"));
    let filled = Filled::<SuggestionForm>::of_request();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let found = peer_review::to_suggest(&visit.actor, visit.services(), both).await?;
        Ok(asked(&found, &filled).page(&group, None, filled.problems))
    })
}

fn asked(found: &Suggesting, filled: &Filled<SuggestionForm>) -> Asked {
    let Filled { form, problems } = filled;
    let asker = &found.asker;
    let before = view! {
        <section class="qs-finding" aria-labelledby="vraag">
            <h2 id="vraag">{format!("De vraag van {}", name(&asker.scan))}</h2>
            {typed_text(&asker.question)}
            {found.about.as_ref().map(|it| about(&asker.scan, it))}
        </section>
    };
    let fields = view! {
        <TextArea
            name="suggestion"
            label="Uw suggestie"
            hint="Wat werkte bij u, of wat zou u doen? Wie in de groep zit, leest dit."
            value=form.suggestion.clone()
            rows=5
            problem=problems.of("suggestion")
        />
    };
    Asked {
        title: "Suggestie geven",
        before: before.into_any(),
        fields: fields.into_any(),
        done: "Suggestie geven",
        not_done: "Niet geven",
    }
}
