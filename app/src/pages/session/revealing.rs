//! `/scans/{id}/gesprek/rondes/{n}/tonen`: what showing a tally gives away when few picked, and the buttons.

use super::remote::{self, WITHDRAWN, number};
use crate::pages::forms::{Button, Form};
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, param, parsed_scan, scan_id, scan_page};
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use serde::Deserialize;
use services::ids::ScanId;
use services::room::rounds::{self, Revealed, Revelation};

/// What the button of this page sends. The one on the remote sends nothing.
const YES: &str = "ja";

pub fn posts() -> axum::Router<Site> {
    axum::Router::new()
        .route("/scans/{id}/gesprek/rondes/{n}/tonen", post(reveal))
        .route("/scans/{id}/gesprek/rondes/{n}/weggooien", post(throw_away))
}

fn address(scan: &ScanId, round: i64, below: &str) -> String {
    format!("/scans/{scan}/gesprek/rondes/{round}/{below}")
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct RevealForm {
    toch: String,
}

async fn reveal(
    visit: Visit,
    Path((scan, round)): Path<(String, String)>,
    Sent(form): Sent<RevealForm>,
) -> Answer {
    let (scan, round) = (parsed_scan(&scan)?, number(&round)?);
    let sure = form.toch == YES;
    match rounds::reveal(&visit.actor, visit.services(), &scan, round, sure).await? {
        Revealed::Shown => visit.go(remote::address(&scan)),
        Revealed::Few(_) => visit.go(address(&scan, round, "tonen")),
    }
}

async fn throw_away(visit: Visit, Path((scan, round)): Path<(String, String)>) -> Answer {
    let (scan, round) = (parsed_scan(&scan)?, number(&round)?);
    rounds::throw_away(&visit.actor, visit.services(), &scan, round).await?;
    visit.go(format!("{}?{WITHDRAWN}=ja", remote::address(&scan)))
}

/// `/scans/{id}/gesprek/rondes/{n}/tonen`
#[component]
pub fn RevealRoundPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let round = number(&param("n"));
    load(async move {
        let (actor, services) = (&visit.actor, visit.services());
        let revelation = rounds::to_reveal(actor, services, &scan?, round?).await?;
        Ok(page(&revelation))
    })
}

fn page(revelation: &Revelation) -> AnyView {
    let scan = &revelation.scan;
    let title = "Laten zien wat er is gekozen";
    let few = revelation.tells_who();
    let told = match revelation.phones {
        0 => "Niemand heeft gekozen. De uitslag is leeg.",
        1 => {
            "Er koos maar 1 deelnemer. Laat u de uitslag zien, dan weet iedereen wat deze deelnemer koos."
        }
        _ if few => {
            "Er kozen maar 2 deelnemers. Laat u de uitslag zien, dan is te raden wie wat koos."
        }
        _ => "Iedereen ziet hoe vaak iets is gekozen. Niemand ziet wie wat koos.",
    };
    let away = few.then(|| {
        view! {
            <p class="qs-measure">"Gooit u de keuzes weg, dan krijgt niemand ze te zien. Daarna kunt u een nieuwe ronde openen."</p>
            <Form action=address(&scan.id, revelation.number, "weggooien") label="Keuzes weggooien">
                <div class="qs-button-group"><Button secondary=true>"Keuzes weggooien"</Button></div>
            </Form>
        }
    });
    // What stands in a form outlives this function.
    let remote = remote::address(&scan.id);
    let content = view! {
        <h1>{title}</h1>
        <p class="qs-lead">{told}</p>
        <Form action=address(&scan.id, revelation.number, "tonen") label=title>
            <input type="hidden" name="toch" value=YES/>
            <div class="qs-button-group">
                <Button>"Toch laten zien"</Button>
                <a class="qs-standalone" href=remote>"Nu niet"</a>
            </div>
        </Form>
        {away}
    };
    scan_page(scan, ScanTab::Session, title, content.into_any())
}
