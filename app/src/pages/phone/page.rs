//! `/zaal/gesprek`: what there is to do now on the phone of somebody in the room.

use super::over::over;
use super::picking::{TOO_LATE, WITHDRAWN, picking};
use super::suggesting::suggesting;
use crate::islands::Live;
use crate::pages::cookies::Cookie;
use crate::pages::failure::Failure;
use crate::pages::load::load;
use crate::pages::problems::Filled;
use crate::pages::refreshing;
use crate::pages::session::whole_tally;
use crate::pages::shell::IslandScripts;
use crate::pages::visit::{Visit, use_visit};
use chrono::NaiveTime;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use services::room::{self, Phase, PhoneView, PickForm, SuggestionForm, Tally};
use services::secrets::DeviceSecret;
use services::{Error, Refusal};

/// Where it is, and where everything on it leads back to.
pub const HERE: &str = "/zaal/gesprek";

/// In the query: the time at which a pick was saved.
pub const PICKED: &str = "bewaard";

/// In the query: the time at which a suggestion was sent.
pub const SUGGESTED: &str = "voorgesteld";

/// What is said of a round that was withdrawn, until the next opens.
const NOT_COUNTED: &str = "De ronde is ingetrokken. Wat daarin is gekozen, telt niet.";

/// What this browser holds of its place in the room.
pub fn device(visit: &Visit) -> Option<DeviceSecret> {
    let held = Cookie::Device.read(&visit.site, visit.headers())?;
    DeviceSecret::parse(&held)
}

/// What came along with the request.
struct Brought {
    picks: Option<Filled<PickForm>>,
    suggestion: Option<Filled<SuggestionForm>>,
    said: Option<String>,
    /// That the picks were kept.
    kept: Option<String>,
}

impl Brought {
    fn of_request() -> Self {
        let query = use_query_map();
        let query = query.read_untracked();
        let time = |name: &str| {
            let text = query.get(name)?;
            // Anybody can write an address; only a time is shown.
            NaiveTime::parse_from_str(&text, "%H:%M").ok()?;
            Some(text)
        };
        let kept = time(PICKED).map(|time| format!("Bewaard om {time}."));
        let suggested = time(SUGGESTED).map(|time| {
            format!("Uw voorstel is verstuurd om {time}. De procesbegeleider bekijkt het.")
        });
        let late = query
            .get(TOO_LATE)
            .map(|_| "De ronde was al gesloten. Wat u net koos, is niet meer bewaard. Wat u eerder bewaarde, telt wel.".to_owned());
        let withdrawn = query
            .get(WITHDRAWN)
            .map(|_| "De ronde waarin u koos, is ingetrokken. Uw keuze telt niet.".to_owned());
        Self {
            picks: use_context(),
            suggestion: use_context(),
            said: late.or(withdrawn).or(suggested),
            kept,
        }
    }
}

/// `/zaal/gesprek`
#[component]
pub fn PhonePage() -> impl IntoView {
    let visit = use_visit();
    let device = device(&visit);
    let brought = Brought::of_request();
    let was_in = device.is_some();
    load(async move {
        match room::phone(&visit.actor, visit.services(), device.as_ref()).await {
            Ok(view) => Ok(page(&view, brought)),
            Err(Error::Refused(Refusal::Room { .. })) => Ok(over(
                was_in,
                brought.suggestion.map(|filled| filled.form.text),
            )),
            Err(error) => Err(Failure::from(error)),
        }
    })
}

fn page(view: &PhoneView, brought: Brought) -> AnyView {
    let title = format!("{} {} – {}", heading(view), view.authority, view.instrument);
    // Nothing is typed until the tally is there, so the page may load itself again.
    let waits = view.phase == Phase::Closed && brought.suggestion.is_none();
    let refresh = waits.then(|| refreshing::by_itself(HERE));
    let suggestion = (!waits).then(|| suggesting(view, brought.suggestion));
    let now = match (view.phase, &view.tally) {
        (Phase::Picking, _) => picking(view, brought.picks, brought.kept),
        (Phase::Revealed, Some(tally)) => revealed(tally),
        (Phase::Closed | Phase::Revealed, _) => view! {
            <p class="qs-lead">"De ronde is gesloten. Kijk mee op het scherm: daar komt te staan wat er is gekozen."</p>
        }
        .into_any(),
        (Phase::Waiting, _) => view! {
            <p class="qs-lead">"U doet mee. Straks kiest u hier wat het eerst beter moet. Kijk zolang mee op het scherm."</p>
            <noscript>
                <p class="qs-finding"><a class="qs-button" href=HERE>"Kijken of u al kunt kiezen"</a></p>
            </noscript>
        }
        .into_any(),
    };
    let withdrawn = view.withdrawn.then(|| NOT_COUNTED.to_owned());
    let said = brought
        .said
        .or(withdrawn)
        .map(|said| view! { <p class="qs-notice" data-said="">{said}</p> });
    view! {
        <Title text=title/>
        <header class="qs-phone__bar">
            <p>{view.authority.clone()}</p>
            <p class="qs-subtle" dir="auto">{view.pseudonym.clone()}</p>
        </header>
        <main
            class="qs-phone"
            id="inhoud"
            tabindex="-1"
            data-here=HERE
            data-key="phone"
            data-view=view.key.clone()
            data-events="/zaal/live"
            data-open="ja"
            data-hold="zaal"
        >
            <h1 class="qs-phone__title">{heading(view)}</h1>
            {said}
            {now}
            {priorities(view)}
            {suggestion}
            {leaving(view)}
        </main>
        {refresh}
        <Live/>
        <IslandScripts/>
    }
    .into_any()
}

const fn heading(view: &PhoneView) -> &'static str {
    match view.phase {
        Phase::Waiting => "Even wachten",
        Phase::Picking => "Wat moet het eerst beter?",
        Phase::Closed => "De ronde is gesloten",
        Phase::Revealed => "Dit is gekozen",
    }
}

fn revealed(tally: &Tally) -> AnyView {
    let most = tally.lines.iter().map(|line| line.picks).max().unwrap_or(0);
    view! {
        <p class="qs-measure">"Praat nu samen verder. Wat u kiest, komt bij de prioriteiten te staan."</p>
        {whole_tally(tally, most)}
    }
    .into_any()
}

fn priorities(view: &PhoneView) -> Option<AnyView> {
    let items: Vec<_> = view
        .priorities
        .iter()
        .map(|title| view! { <li dir="auto">{title.clone()}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="prioriteiten">
                <h2 id="prioriteiten">"Prioriteiten tot nu toe"</h2>
                <ol class="qs-list qs-list--numbered">{items}</ol>
            </section>
        }
        .into_any()
    })
}

/// By hand where there are no scripts, and the way out with what it costs.
fn leaving(view: &PhoneView) -> AnyView {
    let picked = view.phase == Phase::Picking && !view.picks.is_empty();
    let costs = picked.then(|| {
        view! { <p class="qs-note">"Doet u niet meer mee, dan telt wat u in deze ronde koos niet."</p> }
    });
    view! {
        {costs}
        <div class="qs-phone__ways">
            <a class="qs-standalone" href=HERE>"Ververs"</a>
            <form method="post" action="/zaal/verlaten">
                <button class="qs-link-button">"Niet meer meedoen"</button>
            </form>
        </div>
    }
    .into_any()
}
