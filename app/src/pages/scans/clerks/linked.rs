//! `/verzoek/{token}`: the same question by the link in its letter, which nobody has to sign in for.

use super::proposal::{DeclineForm, asked, declined, question, said_no};
use crate::pages::{
    frame::Page,
    load::load,
    problems::Filled,
    scan_page::param,
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::ids::ScanId;
use services::scans::{self, OwnQuestion, Proposal, Scan};

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/verzoek/{token}", post(decline))
        .route("/verzoek/{token}/ja", post(accept))
}

/// `/verzoek/{token}`
#[component]
pub fn LinkedProposalPage() -> impl IntoView {
    let visit = use_visit();
    let token = param("token");
    let filled = Filled::<DeclineForm>::of_request();
    load(async move {
        let linked = scans::linked_question(&visit.actor, visit.services(), &token).await?;
        let (title, content) = match linked {
            OwnQuestion::Waits(asking) => {
                let (scan, proposal) = *asking;
                let content = waits(&scan, &proposal, &filled, &format!("/verzoek/{token}"));
                (asked(&scan, &proposal), content)
            }
            OwnQuestion::Yes { scan, authority } => said_yes(&scan, &authority),
            OwnQuestion::No { authority } => said_no(&authority),
        };
        Ok(view! { <Page title narrow=true>{content}</Page> })
    })
}

fn waits(scan: &Scan, proposal: &Proposal, filled: &Filled<DeclineForm>, address: &str) -> AnyView {
    let whose = format!("Deze vraag is voor {}.", proposal.clerk.name);
    view! {
        <p class="qs-note">{whose}</p>
        {question(scan, proposal, filled, address)}
    }
    .into_any()
}

fn said_yes(scan: &ScanId, authority: &str) -> (String, AnyView) {
    let title = "Dank u wel".to_owned();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="qs-lead">{format!("U zei ja: u begeleidt de Quick Scan van {authority}. De trekker heeft bericht en uw e-mailadres.")}</p>
        <p class="qs-finding"><a class="qs-button qs-button--primary" href=format!("/scans/{scan}")>"Naar de scan"</a></p>
        <p class="qs-note">"Daarvoor logt u in met het e-mailadres waarop u deze vraag kreeg."</p>
    }
    .into_any();
    (title, content)
}

async fn accept(visit: Visit, Path(token): Path<String>) -> Answer {
    scans::accept_by_link(&visit.actor, visit.services(), &token).await?;
    visit.go(format!("/verzoek/{token}"))
}

async fn decline(visit: Visit, Path(token): Path<String>, Sent(form): Sent<DeclineForm>) -> Answer {
    let (actor, services) = (&visit.actor, visit.services());
    let outcome = scans::decline_by_link(actor, services, &token, &form.reason).await;
    declined(visit, outcome, form, format!("/verzoek/{token}")).await
}
