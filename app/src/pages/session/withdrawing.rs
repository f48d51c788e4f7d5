//! `/scans/{id}/gesprek/rondes/{n}/intrekken`: what goes when a round is withdrawn in which people picked already, and the button.

use super::remote::{self, WITHDRAWN, number};
use super::screen::people;
use crate::pages::forms::{Button, Form};
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::Deserialize;
use services::ids::ScanId;
use services::room::rounds::{self, Withdrawal, Withdrawn};

/// In the query: more people picked while the page was read.
const MORE: &str = "meer";

pub fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/scans/{id}/gesprek/rondes/{n}/intrekken", post(withdraw))
}

/// Where a round is withdrawn.
pub fn address(scan: &ScanId, round: i64) -> String {
    format!("/scans/{scan}/gesprek/rondes/{round}/intrekken")
}

/// Of how many picks the one who withdraws knows. The button on the remote says nothing, and so withdraws at once only what nobody picked in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct WithdrawForm {
    telefoons: String,
}

async fn withdraw(
    visit: Visit,
    Path((scan, round)): Path<(String, String)>,
    Sent(form): Sent<WithdrawForm>,
) -> Answer {
    let (scan, round) = (parsed_scan(&scan)?, number(&round)?);
    let known: u32 = form.telefoons.parse().unwrap_or_default();
    match rounds::withdraw(&visit.actor, visit.services(), &scan, round, known).await? {
        Withdrawn::Done => visit.go(format!("{}?{WITHDRAWN}=ja", remote::address(&scan))),
        Withdrawn::Picked(_) if known == 0 => visit.go(address(&scan, round)),
        Withdrawn::Picked(_) => visit.go(format!("{}?{MORE}=ja", address(&scan, round))),
    }
}

/// `/scans/{id}/gesprek/rondes/{n}/intrekken`
#[component]
pub fn WithdrawRoundPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let round = number(&param("n"));
    let more = use_query_map().read_untracked().get(MORE).is_some();
    load(async move {
        let (actor, services) = (&visit.actor, visit.services());
        let withdrawal = rounds::to_withdraw(actor, services, &scan?, round?).await?;
        Ok(page(&withdrawal, more))
    })
}

fn page(withdrawal: &Withdrawal, more: bool) -> AnyView {
    let scan = &withdrawal.scan;
    let goes = match withdrawal.phones {
        0 => "Nog niemand heeft gekozen. Er gaat niets verloren.".to_owned(),
        1 => "1 deelnemer heeft al gekozen. Die keuze gooien wij weg.".to_owned(),
        phones => format!(
            "{} hebben al gekozen. Hun keuzes gooien wij weg.",
            people(phones)
        ),
    };
    let back = if withdrawal.place == 1 {
        "De telefoons gaan terug naar wachten. Het scherm blijft op de dia waar het is."
    } else {
        "De telefoons en het scherm laten weer zien wat er voor deze ronde stond."
    };
    let more = more.then(
        || view! { <p class="qs-notice">"Intussen hebben er meer gekozen. Wilt u de ronde nog steeds intrekken?"</p> },
    );
    // What stands in a form outlives this function.
    let (known, remote) = (withdrawal.phones.to_string(), remote::address(&scan.id));
    let content = view! {
        <h1>"Ronde intrekken"</h1>
        {more}
        <p class="qs-lead">{goes}</p>
        <ul class="qs-list qs-measure">
            <li>"Niemand krijgt te zien wat er was gekozen. U kunt dit niet terugdraaien."</li>
            <li>{back}</li>
            <li>"U kunt daarna een nieuwe ronde openen. Dan kiest iedereen opnieuw."</li>
        </ul>
        <Form action=address(&scan.id, withdrawal.number) label="Ronde intrekken">
            <input type="hidden" name="telefoons" value=known/>
            <div class="qs-button-group">
                <Button>"Intrekken"</Button>
                <a class="qs-standalone" href=remote>"Toch niet"</a>
            </div>
        </Form>
    };
    scan_page(
        scan,
        ScanTab::Session,
        "Ronde intrekken",
        content.into_any(),
    )
}
