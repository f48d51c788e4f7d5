//! `/mijn-agenda`: the address at which the calendar of a lead or a clerk follows the days of their scans.

use super::parts::{back, query};
use crate::pages::{
    forms::Button,
    frame::Page,
    load::load,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, routing::post};
use leptos::prelude::*;
use services::scans;

const ADDRESS: &str = "/mijn-agenda";

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new().route(ADDRESS, post(renew))
}

/// `/mijn-agenda`
#[component]
pub fn OwnCalendarPage() -> impl IntoView {
    let visit = use_visit();
    let is_renewed = query("vernieuwd") == "ja";
    load(async move {
        let address = scans::calendar_address(&visit.actor, visit.services()).await?;
        let notice = is_renewed.then(|| {
            view! { <p class="qs-notice" role="status">"Er is een nieuw adres. Zet het in uw agenda in de plaats van het oude."</p> }
        });
        Ok(view! {
            <Page title="Uw agenda" narrow=true>
                {back("/scans".to_owned(), "Terug naar uw scans")}
                {notice}
                <h1>"Gesprekken in uw eigen agenda"</h1>
                <p class="qs-lead">"Uw agenda kan de dagen van uw scans volgen: het startgesprek, het agenderingsgesprek en de dag waarop het plan wordt vastgesteld. Ook bijeenkomsten voor intervisie staan erin."</p>
                {subscription(address, ADDRESS)}
            </Page>
        })
    })
}

/// The address with how to use it, and the button that makes another. `action`: where that button goes.
#[must_use]
pub fn subscription(address: String, action: &'static str) -> AnyView {
    view! {
        <p class="qs-measure">"Voeg dit adres in uw agenda toe als abonnement. Verandert een datum, dan verandert uw agenda mee."</p>
        <p class="qs-typed"><a href=address.clone()>{address.clone()}</a></p>
        <p class="qs-measure">"Wie dit adres heeft, ziet uw gesprekken. Is het bij een ander terechtgekomen? Maak dan een nieuw adres. Het oude werkt daarna niet meer."</p>
        <form method="post" action=action>
            <div class="qs-button-group"><Button secondary=true>"Nieuw adres maken"</Button></div>
        </form>
    }
    .into_any()
}

async fn renew(visit: Visit) -> Answer {
    scans::renew_calendar(&visit.actor, visit.services()).await?;
    visit.go("/mijn-agenda?vernieuwd=ja")
}
