//! `/intervisie/{groep}/suggestie/{collega}`: a suggestion for the question of another authority.

use super::told::told;
use super::words::name;
use super::{below, group_id, parsed, parsed_both, parsed_suggestion};
use crate::pages::failure::Failure;
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::results::typed_text;
use crate::pages::scan_page::{param, parsed_scan};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::peer_review::{self, SuggestionForm};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route("/intervisie/{groep}/suggestie/{collega}", post(suggest))
        .route(
            "/intervisie/{groep}/gegeven/{gegeven}/weghalen",
            post(take_back),
        )
        .route(
            "/intervisie/{groep}/gegeven/{gegeven}/terugzetten",
            post(put_back),
        )
}

async fn suggest(
    visit: Visit,
    Path((group, scan)): Path<(String, String)>,
    Sent(form): Sent<SuggestionForm>,
) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let given = peer_review::suggest(&visit.actor, visit.services(), both, &form).await;
    let next = |own| below(&group, &format!("?melding=gegeven#suggestie-{own}"));
    visit.go_or_show_again(given, form, told, next).await
}

async fn take_back(visit: Visit, Path((group, own)): Path<(String, String)>) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    peer_review::take_back(&visit.actor, visit.services(), &group, &own).await?;
    visit.go(below(&group, "?melding=opgeslagen"))
}

async fn put_back(visit: Visit, Path((group, own)): Path<(String, String)>) -> Answer {
    let (group, own) = (parsed(&group)?, parsed_suggestion(&own)?);
    peer_review::put_back(&visit.actor, visit.services(), &group, &own).await?;
    visit.go(below(&group, "?melding=opgeslagen"))
}

/// `/intervisie/{groep}/suggestie/{collega}`
#[component]
pub fn SuggestPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = parsed_scan(&param("collega"));
    let Filled { form, problems } = Filled::<SuggestionForm>::of_request();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let found = peer_review::to_suggest(&visit.actor, visit.services(), both).await?;
        let member = found.member(&scan).ok_or(Failure::NotFound)?;
        let back = below(&group, "");
        let asked = format!("De vraag van {}", name(&member.scan));
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <h1>"Suggestie geven"</h1>
            <section class="qs-finding" aria-labelledby="vraag">
                <h2 id="vraag">{asked}</h2>
                {typed_text(&member.question)}
            </section>
            <Form>
                <TextArea
                    name="suggestion"
                    label="Uw suggestie"
                    hint="Wat werkte bij u, of wat zou u doen? Wie in de groep zit, leest dit."
                    value=form.suggestion.clone()
                    rows=5
                    problem=problems.of("suggestion")
                />
                <div class="qs-button-group">
                    <Button>"Suggestie geven"</Button>
                    <a class="qs-standalone" href=back>"Niet geven"</a>
                </div>
            </Form>
        };
        Ok(super::page("Suggestie geven", content.into_any()))
    })
}
