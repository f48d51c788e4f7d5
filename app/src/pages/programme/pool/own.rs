//! `/mijn-profiel`: what a clerk tells about themselves, and when they are away.

use super::home::{ended_home, with_home};
use super::{
    availability,
    fields::{self, Reader},
    member::stored,
    register,
};
use crate::pages::{
    crossed::{self, Brought, heading},
    failure::Failure,
    frame::Page,
    load::load,
    pool_words,
    problems::{ErrorSummary, Filled, Problems},
    scans::calendar::subscription,
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::ids::AbsenceId;
use services::pool::{self, AbsenceForm, ProfileForm};
use services::{Error, Role, scans};

const ADDRESS: &str = "/mijn-profiel";
const SAVED: &str = "/mijn-profiel?opgeslagen=ja";

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route(ADDRESS, post(keep))
        .route("/mijn-profiel/agenda", post(renew_calendar))
        .route("/mijn-profiel/afwezig", post(add_absence))
        .route(
            "/mijn-profiel/afwezig/{absence}/weghalen",
            post(remove_absence),
        )
}

/// `/mijn-profiel`
#[component]
pub fn OwnProfilePage() -> impl IntoView {
    let visit = use_visit();
    let saved = use_query_map().read_untracked().get("opgeslagen").is_some();
    let brought = Brought::<ProfileForm>::of_request();
    let absence = Filled::<AbsenceForm>::of_request();
    load(async move {
        let member = pool::own(&visit.actor, visit.services()).await?;
        let register = register(&visit).await?;
        let profile = brought.or(stored(&member));
        let problems = if profile.filled.problems.is_empty() {
            absence.problems.clone()
        } else {
            profile.filled.problems.clone()
        };
        let comes_down_to = heading(profile.kept.is_some());
        let notice = (saved && problems.is_empty())
            .then(|| view! { <p class="qs-notice" role="status">"Opgeslagen."</p> });
        let calendar = scans::calendar_address(&visit.actor, visit.services()).await?;
        let places = pool_words::own_occupancy(member.facts.occupied(), member.facts.capacity);
        Ok(view! {
            <Page title="Uw profiel">
                <p class="qs-back"><a class="qs-standalone" href="/scans">"Terug naar uw scans"</a></p>
                <ErrorSummary problems heading=comes_down_to/>
                <h1>"Uw profiel in de griffierspool"</h1>
                {notice}
                {still_to_confirm(member.facts.confirmed)}
                {ended_home(&member, visit.services().clock().today())}
                <p class="qs-lead">{format!("Hiermee kiest het programmabureau wie het voor een scan vraagt. {places}")}</p>
                {fields::profile_form(Reader::Clerk, &profile, &with_home(&register, &member), ADDRESS.to_owned())}
                {availability::absences(&member, &absence, ADDRESS)}
                <section class="qs-section" aria-labelledby="agenda">
                    <h2 id="agenda">"Gesprekken in uw eigen agenda"</h2>
                    {subscription(calendar, "/mijn-profiel/agenda")}
                </section>
            </Page>
        })
    })
}

/// What is asked of who was invited.
fn still_to_confirm(confirmed: bool) -> Option<AnyView> {
    (!confirmed).then(|| {
        view! {
            <p class="qs-notice">
                <strong>"U bent uitgenodigd voor de griffierspool."</strong>
                " Kijk uw profiel na en sla het op. Dan weet het programmabureau dat u meedoet. Wilt u nu niet? Haal dan het vinkje bij ‘Doet nu mee in de pool’ weg en sla dat op."
            </p>
        }
        .into_any()
    })
}

async fn renew_calendar(visit: Visit) -> Answer {
    visit.actor.require_role(Role::Clerk)?;
    scans::renew_calendar(&visit.actor, visit.services()).await?;
    visit.go("/mijn-profiel?opgeslagen=ja#agenda")
}

async fn told<F: Clone + Send + Sync + 'static>(
    visit: Visit,
    form: F,
    outcome: Result<(), Error>,
    words: impl FnOnce(&[services::Problem]) -> Problems + Send,
) -> Answer {
    match outcome {
        Ok(()) => visit.go(SAVED),
        Err(Error::Invalid(found)) => {
            let problems = words(&found);
            let visit = visit.at(ADDRESS)?;
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

async fn keep(visit: Visit, Sent(form): Sent<ProfileForm>) -> Answer {
    let id = visit.actor.require_role(Role::Clerk)?.id.clone();
    let outcome = pool::keep_profile(&visit.actor, visit.services(), &id, &form).await;
    crossed::go_or_show_again(visit, outcome, form, fields::told, SAVED.to_owned()).await
}

async fn add_absence(visit: Visit, Sent(form): Sent<AbsenceForm>) -> Answer {
    let id = visit.actor.require_role(Role::Clerk)?.id.clone();
    let outcome = pool::add_absence(&visit.actor, visit.services(), &id, &form).await;
    told(visit, form, outcome, availability::told).await
}

async fn remove_absence(visit: Visit, Path(absence): Path<String>) -> Answer {
    let id = visit.actor.require_role(Role::Clerk)?.id.clone();
    let absence = AbsenceId::parse(&absence).ok_or(Failure::NotFound)?;
    pool::remove_absence(&visit.actor, visit.services(), &id, &absence).await?;
    visit.go(SAVED)
}
