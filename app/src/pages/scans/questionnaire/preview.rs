//! `/scans/{id}/vragenlijst/voorbeeld/{group}`: the questionnaire as a group will see it, on one page.

use crate::pages::scans::parts::{back, below, executive_rule, group_with_article};
use crate::pages::{
    failure::Failure,
    forms::{Button, Form},
    load::load,
    reading,
    scan_page::{ScanTab, param, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::Actor;
use services::results::names;
use services::scans::{self, Scan};

/// `/scans/{id}/vragenlijst/voorbeeld/{group}`
#[component]
pub fn PreviewPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let group = RespondentGroup::from_code(&param("group"));
    load(async move {
        let group = group.ok_or(Failure::NotFound)?;
        let (scan, form) = scans::preview(&visit.actor, visit.services(), &id?, group).await?;
        let name = names::group(scan.authority.kind, executive_rule(&scan), group);
        let content = view! {
            {back(below(&scan.id, "/voorbereiding"), "Terug naar de voorbereiding")}
            <p class="qs-kicker">{format!("Voorbeeld · versie {} · {} stellingen", form.version, form.statements().count())}</p>
            <h1>{format!("De vragenlijst voor {}", group_with_article(&scan, group))}</h1>
            {others(&scan, group)}
            {reading::questionnaire(&form)}
            {seen(&scan, group, &visit.actor)}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Preparation,
            &format!("Voorbeeld {name}"),
            content.into_any(),
        ))
    })
}

/// The same page for the other groups.
fn others(scan: &Scan, current: RespondentGroup) -> AnyView {
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let name = names::group(scan.authority.kind, executive_rule(scan), group);
            let href = below(&scan.id, &format!("/vragenlijst/voorbeeld/{}", group.code()));
            let unseen = scan.state.is_before_opening() && !scan.arrangements.previewed.contains(&group);
            let unseen = unseen.then(|| view! { <span class="qs-note">" (nog bekijken)"</span> });
            view! { <li><a class="qs-standalone" href=href aria-current=(group == current).then_some("page")>{name}</a>{unseen}</li> }
        })
        .collect();
    view! { <ul class="qs-links" aria-label="Voorbeeld voor">{links}</ul> }.into_any()
}

/// The lead says to have looked: opening waits for that, group by group.
fn seen(scan: &Scan, group: RespondentGroup, actor: &Actor) -> AnyView {
    if !scan.state.is_before_opening() || !scan.standing(actor).lead {
        return ().into_any();
    }
    if scan.arrangements.previewed.contains(&group) {
        return view! { <p class="qs-notice">"U hebt dit voorbeeld bekeken."</p> }.into_any();
    }
    let fields = view! {
        <div class="qs-button-group"><Button>"Ik heb dit bekeken"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="bekeken">
            <h2 id="bekeken">"Klopt het?"</h2>
            <p class="qs-measure">"Klopt er iets niet bij uw eigen vragen of gebieden? Pas dat aan bij de voorbereiding. Klopt alles, zeg dan dat u het hebt bekeken. De vragenlijst kan pas open als u dat bij elke groep hebt gezegd."</p>
            <Form>{fields}</Form>
        </section>
    }
    .into_any()
}
