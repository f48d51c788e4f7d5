//! `/programma/intervisie/{groep}/leden`: who is in a group, and who could be.

use super::{below, group_id};
use crate::pages::forms::Button;
use crate::pages::load::load;
use crate::pages::peer_review::words::name;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::scans::parts::{kind, query};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use services::ids::PeerGroupId;
use services::peer_review::{self, Composing, GroupState, PeerGroup, PeerMember, matching};
use services::scans::Scan;

/// The most organisations in one list.
const MOST: usize = 20;

/// `/programma/intervisie/{groep}/leden`
#[component]
pub fn GroupMembersPage() -> impl IntoView {
    let visit = use_visit();
    let id = group_id();
    let typed = query("zoek");
    let removed = query("weg");
    load(async move {
        let found = peer_review::to_compose(&visit.actor, visit.services(), &id?, &typed).await?;
        let group = &found.group;
        let back = below(&group.id, "");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back>"Terug naar de groep"</a></p>
            <p class="qs-kicker">{group.name.clone()}</p>
            <h1>"Organisaties kiezen"</h1>
            <p class="qs-lead">{lead(&found)}</p>
            {undo(&found, &removed)}
            {chosen(&found)}
            {search(&found, typed)}
        };
        Ok(programme_page(
            Part::PeerReview,
            "Organisaties kiezen",
            content.into_any(),
        ))
    })
}

fn lead(found: &Composing) -> String {
    let group = &found.group;
    let many = format!(
        "Een groep heeft {} tot {} organisaties.",
        matching::LEAST,
        matching::MOST
    );
    match group.state {
        GroupState::Draft | GroupState::Closed => many,
        GroupState::Invited => format!(
            "{many} De uitnodiging is al verstuurd: wie u toevoegt of weghaalt, krijgt meteen een mail."
        ),
        GroupState::Running => format!(
            "{many} De groep is al begonnen: wie u toevoegt, krijgt meteen een uitnodiging en doet mee na een ja."
        ),
    }
}

/// Right after taking somebody out: the way back.
fn undo(found: &Composing, removed: &str) -> Option<AnyView> {
    let scan = found
        .found
        .iter()
        .find(|scan| scan.id.as_str() == removed)?;
    let id = &found.group.id;
    Some(
        view! {
            <div class="qs-notice" role="status">
                <p>{format!("{} is uit de groep gehaald.", name(scan))}</p>
                {press(id, scan, "/toevoegen", "Ongedaan maken")}
            </div>
        }
        .into_any(),
    )
}

/// A button about one organisation, whose name it bears for who hears it alone.
fn press(id: &PeerGroupId, scan: &Scan, rest: &str, label: &'static str) -> AnyView {
    let action = below(id, &format!("/leden/{}{rest}", scan.id));
    let about = format!(": {}", name(scan));
    view! {
        <form method="post" action=action>
            <Button secondary=true>{label}<span class="qs-visually-hidden">{about}</span></Button>
        </form>
    }
    .into_any()
}

fn line(scan: &Scan, way: AnyView) -> AnyView {
    view! {
        <li class="qs-line">
            <p><strong>{name(scan)}</strong><br/><span class="qs-note">{format!("{}, {}", kind(scan.authority.kind), scan.lead.name)}</span></p>
            {way}
        </li>
    }
    .into_any()
}

/// Who takes part in a group that has begun is taken out with a reason; everybody else with one button.
fn way_out(group: &PeerGroup, own: &PeerMember) -> AnyView {
    if group.state != GroupState::Running || !own.takes_part() {
        return press(&group.id, &own.scan, "/weghalen", "Weghalen");
    }
    let href = below(&group.id, &format!("/leden/{}/uit-de-groep", own.scan.id));
    let about = format!(": {}", name(&own.scan));
    view! { <a class="qs-button" href=href>"Uit de groep halen"<span class="qs-visually-hidden">{about}</span></a> }
        .into_any()
}

fn chosen(found: &Composing) -> AnyView {
    let group = &found.group;
    let still = group.members.iter().filter(|own| !own.is_gone());
    let rows: Vec<_> = still
        .map(|own| line(&own.scan, way_out(group, own)))
        .collect();
    let many = rows.len();
    let body = if rows.is_empty() {
        view! { <p>"Nog niemand."</p> }.into_any()
    } else {
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="gekozen">
            <h2 id="gekozen">{format!("In deze groep ({many})")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn search(found: &Composing, typed: String) -> AnyView {
    let id = &found.group.id;
    view! {
        <section class="qs-section" aria-labelledby="vrij">
            <h2 id="vrij">"Wie nog kunnen meedoen"</h2>
            <form class="qs-form" method="get" action=below(id, "/leden") role="search">
                <div class="qs-form-field">
                    <label class="qs-form-field__label" for="zoek">"Zoek een organisatie"</label>
                    <p class="qs-form-field__hint" id="zoek-uitleg">"Typ een deel van de naam. Laat leeg voor iedereen."</p>
                    <input class="qs-textbox" id="zoek" name="zoek" type="search" value=typed.clone() autocomplete="off" aria-describedby="zoek-uitleg"/>
                </div>
                <div class="qs-button-group"><button class="qs-button" type="submit">"Zoeken"</button></div>
            </form>
            {results(found, &typed)}
        </section>
    }
    .into_any()
}

fn results(found: &Composing, typed: &str) -> AnyView {
    if found.free == 0 {
        return view! {
            <div class="qs-empty qs-finding">
                <p><strong>"Niemand kan nog meedoen."</strong></p>
                <p>"Iedereen met een vastgesteld plan zit al in een groep."</p>
            </div>
        }
        .into_any();
    }
    if found.found.is_empty() {
        return view! {
            <div class="qs-empty qs-finding" role="status">
                <p><strong>{format!("Wij vinden niets voor ‘{typed}’.")}</strong></p>
                <p>"Alleen organisaties met een vastgesteld plan die niet al in een groep zitten, kunnen meedoen."</p>
            </div>
        }
        .into_any();
    }
    let rows: Vec<_> = found
        .found
        .iter()
        .take(MOST)
        .map(|scan| {
            let add = press(&found.group.id, scan, "/toevoegen", "Toevoegen");
            line(scan, add)
        })
        .collect();
    let more = (found.found.len() > MOST).then(|| {
        view! { <p class="qs-note">{format!("Dit zijn de eerste {MOST} van {}. Zoek op naam om de anderen te vinden.", found.found.len())}</p> }
    });
    view! { <ul class="qs-rows qs-finding">{rows}</ul> {more} }.into_any()
}
