//! `/programma/griffierspool/{member}`: one member of the pool, as the programme keeps them.

use super::conflicts::{Back, Lifted, say as say_conflict, take_off};
use super::home::{ended_home, home_of, with_home};
use super::{
    availability,
    fields::{self, Reader},
    guides, of_member, parsed_member, register,
};
use crate::pages::{
    crossed::{self, Brought, Opened, heading, kept_fields, kept_now, read_on},
    failure::Failure,
    forms::{Button, Form, Select, TextArea},
    load::load,
    pool_words,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    scan_page::param,
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use services::Error;
use services::authorities::Authority;
use services::ids::{AbsenceId, MemberId};
use services::pool::{self, AbsenceForm, ConflictForm, NotesForm, PoolMember, ProfileForm};
use services::scans;

/// The handlers.
pub fn posts() -> Router<Site> {
    let base = "/programma/griffierspool/{member}";
    let below = |rest: &str| format!("{base}/{rest}");
    Router::new()
        .route(base, post(keep))
        .route(&below("notities"), post(note))
        .route(&below("uitnodigen"), post(invite_again))
        .route(&below("afwezig"), post(add_absence))
        .route(&below("afwezig/{absence}/weghalen"), post(remove_absence))
        .route(&below("uitsluiten"), post(add_conflict))
}

/// `/programma/griffierspool/{member}`
#[component]
pub fn MemberPage() -> impl IntoView {
    let visit = use_visit();
    let id = parsed_member(&param("member"));
    let query = use_query_map();
    let asked = |name| query.read_untracked().get(name).is_some();
    let (saved, invited) = (asked("opgeslagen"), asked("uitgenodigd"));
    let lifted = Lifted::of_request();
    let brought = Brought::<ProfileForm>::of_request();
    let absence = Filled::<AbsenceForm>::of_request();
    let conflict = Filled::<ConflictForm>::of_request();
    let notes = Brought::<NotesForm>::of_request();
    load(async move {
        let id = id?;
        visit.actor.require_programme()?;
        let member = pool::member(&visit.actor, visit.services(), &id).await?;
        let register = register(&visit).await?;
        let profile = brought.or(stored(&member));
        let notes = notes.or(member.notes.clone());
        let comes_down_to = heading(profile.kept.is_some() || notes.kept.is_some());
        let base = of_member(&id);
        let lifted = lifted.notice(&visit, Back::Member).await?;
        let guided = scans::guided_scans(&visit.actor, visit.services(), &id).await?;
        let today = visit.services().clock().today();
        let all = [
            &profile.filled.problems,
            &absence.problems,
            &conflict.problems,
            &notes.filled.problems,
        ];
        let problems = all
            .into_iter()
            .find(|problems| !problems.is_empty())
            .cloned()
            .unwrap_or_default();
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/griffierspool">"Terug naar de griffierspool"</a></p>
            <ErrorSummary problems heading=comes_down_to/>
            <h1>{member.facts.name.clone()}</h1>
            {notice(saved, invited, &member)}
            {lifted}
            {ended_home(&member, today)}
            {unconfirmed(&member, &base)}
            {summary(&member, today)}
            {guides::scans(&id, &guided)}
            {notes_form(notes, &base)}
            {conflicts(&member, &conflict, &register, &base)}
            {availability::absences(&member, &absence, &base)}
            <section class="qs-section" aria-labelledby="profiel">
                <h2 id="profiel">"Profiel"</h2>
                <p class="qs-measure">"De griffier houdt dit zelf bij. U kunt het ook aanpassen."</p>
                {fields::profile_form(Reader::Office, &profile, &with_home(&register, &member), base.clone())}
            </section>
            <p class="qs-section"><a class="qs-standalone" href=format!("/programma/accounts/{id}/beeindigen")>"Account beëindigen"</a></p>
        };
        Ok(programme_page(
            Part::Pool,
            &member.facts.name,
            content.into_any(),
        ))
    })
}

/// The profile as it is kept.
pub fn stored(member: &PoolMember) -> ProfileForm {
    let home = member.facts.home.as_ref().map(|home| &home.code);
    ProfileForm::of(&member.facts.name, home, &member.profile)
}

fn notice(saved: bool, invited: bool, member: &PoolMember) -> AnyView {
    if invited {
        let sentence = format!(
            "{} is uitgenodigd. De mail gaat naar {}.",
            member.facts.name, member.facts.email
        );
        view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any()
    } else if saved {
        view! { <p class="qs-notice" role="status">"Opgeslagen."</p> }.into_any()
    } else {
        ().into_any()
    }
}

/// That somebody was invited and nothing more, and the way to invite them once more.
fn unconfirmed(member: &PoolMember, base: &str) -> AnyView {
    if member.facts.confirmed {
        return ().into_any();
    }
    let button = view! {
        <div class="qs-button-group"><Button secondary=true>"Uitnodiging opnieuw sturen"</Button></div>
    }
    .into_any();
    let sentence = format!(
        "{} sloeg het eigen profiel nog niet op. Wij weten dus nog niet of deze griffier meedoet.",
        member.facts.name
    );
    view! {
        <div class="qs-notice">
            <p><strong>"Nog niet bevestigd."</strong>" "{sentence}</p>
            <Form action=format!("{base}/uitnodigen")>{button}</Form>
        </div>
    }
    .into_any()
}

fn summary(member: &PoolMember, today: NaiveDate) -> AnyView {
    let facts = &member.facts;
    let home = home_of(member, today);
    let occupied = pool_words::occupancy(facts.occupied(), facts.capacity);
    view! {
        <dl class="qs-rows qs-rows--wide qs-section">
            <div><dt>"E-mailadres"</dt><dd class="qs-typed">{facts.email.clone()}</dd></div>
            <div><dt>"Eigen organisatie"</dt><dd>{home}</dd></div>
            <div><dt>"Dit halfjaar bezet"</dt><dd><p>{occupied}</p><p class="qs-note">{fields::PLACES}</p></dd></div>
        </dl>
    }
    .into_any()
}

fn notes_form(Opened { filled, kept, .. }: Opened<NotesForm>, base: &str) -> AnyView {
    let Filled { form, problems } = filled;
    let save = if kept.is_some() {
        crossed::button(true)
    } else {
        "Notities opslaan"
    };
    let kept = kept.map(|kept| {
        let kept = kept_fields(&[("Notities", &kept.notes)]);
        kept_now(kept, base.to_owned())
    });
    let fields = view! {
        {read_on(&form)}
        <TextArea
            name="notes"
            label="Notities"
            hint="Alleen het programmabureau leest dit. De griffier niet."
            rows=3
            value=form.notes.clone()
            problem=problems.of("notes")
            optional=true
        />
        <div class="qs-button-group"><Button secondary=true>{save}</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="notities">
            <h2 id="notities">"Notities van het programmabureau"</h2>
            {kept}
            <Form action=format!("{base}/notities")>{fields}</Form>
        </section>
    }
    .into_any()
}

fn conflicts(
    member: &PoolMember,
    Filled { form, problems }: &Filled<ConflictForm>,
    register: &[Authority],
    base: &str,
) -> AnyView {
    let rows: Vec<_> = member
        .facts
        .conflicts
        .iter()
        .map(|(code, reason)| {
            let found = register.iter().find(|authority| authority.code == *code);
            let name = found.map_or(code.as_str(), |authority| authority.display_name.as_str()).to_owned();
            let button = take_off((&member.facts.id, code), &name, Back::Member);
            view! {
                <li class="qs-line">
                    <span><strong>{name}</strong><br/><span class="qs-typed">{reason.clone()}</span></span>
                    {button}
                </li>
            }
        })
        .collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="qs-rows">{rows}</ul> });
    let fields = view! {
        <Select name="authority" label="Organisatie" choices=fields::homes(register) value=form.authority.clone() problem=problems.of("authority")/>
        <TextArea
            name="reason"
            label="Waarom niet?"
            hint="Alleen het programmabureau leest dit."
            rows=2
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        <div class="qs-button-group"><Button secondary=true>"Toevoegen"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="uitsluiten">
            <h2 id="uitsluiten">"Nooit bij deze organisaties"</h2>
            <p class="qs-measure">"Bijvoorbeeld omdat de griffier er werkte of er familie in het bestuur heeft. De eigen organisatie hoeft hier niet."</p>
            {list}
            <Form action=format!("{base}/uitsluiten")>{fields}</Form>
            <p><a class="qs-standalone" href="/programma/griffierspool/conflicten">"De lijst van alle griffiers"</a></p>
        </section>
    }
    .into_any()
}

/// Goes on, or shows the page of the member again with what is wrong.
async fn told<F: Clone + Send + Sync + 'static>(
    visit: Visit,
    id: &MemberId,
    form: F,
    outcome: Result<(), Error>,
    words: impl FnOnce(&[services::Problem]) -> Problems + Send,
) -> Answer {
    match outcome {
        Ok(()) => visit.go(format!("{}?opgeslagen=ja", of_member(id))),
        Err(Error::Invalid(found)) => {
            let problems = words(&found);
            let visit = visit.at(&of_member(id))?;
            visit.show_again(Filled { form, problems }).await
        }
        Err(error) => Err(Failure::from(error)),
    }
}

async fn keep(visit: Visit, Path(id): Path<String>, Sent(form): Sent<ProfileForm>) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_member(&id)?;
    let outcome = pool::keep_profile(&visit.actor, visit.services(), &id, &form).await;
    let next = format!("{}?opgeslagen=ja", of_member(&id));
    crossed::go_or_show_again(visit, outcome, form, fields::told, next).await
}

async fn invite_again(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_member(&id)?;
    let sent = pool::invite_again(&visit.actor, visit.services(), &id).await?;
    let told = if sent { "?uitgenodigd=ja" } else { "" };
    visit.go(format!("{}{told}", of_member(&id)))
}

async fn note(visit: Visit, Path(id): Path<String>, Sent(form): Sent<NotesForm>) -> Answer {
    let id = parsed_member(&id)?;
    let outcome = pool::write_notes(&visit.actor, visit.services(), &id, &form).await;
    let next = format!("{}?opgeslagen=ja", of_member(&id));
    let visit = visit.at(&of_member(&id))?;
    let words = |found: &[services::Problem]| Problems::found(found, say_conflict);
    crossed::go_or_show_again(visit, outcome, form, words, next).await
}

async fn add_absence(
    visit: Visit,
    Path(id): Path<String>,
    Sent(form): Sent<AbsenceForm>,
) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_member(&id)?;
    let outcome = pool::add_absence(&visit.actor, visit.services(), &id, &form).await;
    told(visit, &id, form, outcome, availability::told).await
}

async fn remove_absence(visit: Visit, Path((id, absence)): Path<(String, String)>) -> Answer {
    visit.actor.require_programme()?;
    let id = parsed_member(&id)?;
    let absence = AbsenceId::parse(&absence).ok_or(Failure::NotFound)?;
    pool::remove_absence(&visit.actor, visit.services(), &id, &absence).await?;
    visit.go(format!("{}?opgeslagen=ja", of_member(&id)))
}

async fn add_conflict(
    visit: Visit,
    Path(id): Path<String>,
    Sent(form): Sent<ConflictForm>,
) -> Answer {
    let id = parsed_member(&id)?;
    let outcome = pool::add_conflict(&visit.actor, visit.services(), &id, &form).await;
    let words = |found: &[services::Problem]| Problems::found(found, say_conflict);
    told(visit, &id, form, outcome, words).await
}
