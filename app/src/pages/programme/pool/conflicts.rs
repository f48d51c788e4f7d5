//! `/programma/griffierspool/conflicten`: every clerk whom the programme keeps from an authority, with why, by whom and since when.

use super::{fields::homes, of_member, parsed_member, register};
use crate::pages::{
    address::encoded,
    dates,
    failure::Failure,
    forms::{Button, Choice, Form, SearchForm, Select, TextArea},
    load::load,
    problems::{ErrorSummary, Filled, Problems},
    programme::frame::{Part, programme_page},
    scans::parts::{kind, query},
    sent::Sent,
    site::Site,
    table::{Column::Text, Table, stacked_cell},
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use serde::Deserialize;
use services::authorities::{Authority, AuthorityCode};
use services::ids::MemberId;
use services::pool::{self, Conflict, ConflictForm, PoolMember};
use services::results::names::{at_the_start, authority_in_sentence};
use services::{Error, ProblemCode};

const ADDRESS: &str = "/programma/griffierspool/conflicten";

/// Where a button leads back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Back {
    /// The whole list.
    #[default]
    #[serde(rename = "lijst")]
    List,
    /// The page of the clerk.
    #[serde(rename = "lid")]
    Member,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
struct BackForm {
    terug: Back,
}

/// The handlers.
pub fn posts() -> Router<Site> {
    let pair = "/programma/griffierspool/{member}/uitsluiten/{authority}";
    Router::new()
        .route(ADDRESS, post(add))
        .route(&format!("{pair}/weghalen"), post(remove))
        .route(&format!("{pair}/terugzetten"), post(restore))
}

/// `/programma/griffierspool/conflicten`
#[component]
pub fn ConflictsPage() -> impl IntoView {
    let visit = use_visit();
    let search = query("zoek");
    let added = !query("toegevoegd").is_empty();
    let lifted = Lifted::of_request();
    let filled = Filled::<ConflictForm>::of_request();
    load(async move {
        let (actor, services) = (&visit.actor, visit.services());
        let found = pool::conflicts(actor, services, &search).await?;
        let members = pool::members(actor, services).await?;
        let register = register(&visit).await?;
        let lifted = lifted.notice(&visit, Back::List).await?;
        let added = (added && filled.problems.is_empty())
            .then(|| view! { <p class="qs-notice" role="status">"Toegevoegd aan de lijst."</p> });
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href="/programma/griffierspool">"Terug naar de griffierspool"</a></p>
            <ErrorSummary problems=filled.problems.clone()/>
            <h1>"Uitsluitingen"</h1>
            {added}
            {lifted}
            <p class="qs-lead">"Deze griffiers vragen wij nooit voor deze organisaties, ook niet met een reden. De eigen organisatie en de buren van een griffier hoeven hier niet in: die kennen wij uit het register."</p>
            {list(&found, &search)}
            {add_form(&members, &register, &filled)}
        };
        Ok(programme_page(
            Part::Pool,
            "Uitsluitingen",
            content.into_any(),
        ))
    })
}

fn list(found: &[Conflict], search: &str) -> AnyView {
    let is_searching = !search.trim().is_empty();
    if found.is_empty() && !is_searching {
        return view! {
            <div class="qs-empty qs-section">
                <p><strong>"De lijst is nog leeg."</strong></p>
                <p>"Voeg hieronder een griffier en een organisatie toe die niet bij elkaar mogen. Bijvoorbeeld omdat de griffier er werkte of er familie in het bestuur heeft."</p>
            </div>
        }
        .into_any();
    }
    let form = view! { <SearchForm action=ADDRESS label="Naam van een griffier of organisatie" value=search/> };
    let body = if found.is_empty() {
        view! {
            <div class="qs-empty">
                <p><strong>"Hier staat niemand in."</strong></p>
                <p><a class="qs-standalone" href=ADDRESS>"Bekijk de hele lijst"</a></p>
            </div>
        }
        .into_any()
    } else {
        table(found, search)
    };
    view! { {form} {body} }.into_any()
}

fn table(found: &[Conflict], search: &str) -> AnyView {
    let rows: Vec<_> = found.iter().map(row).collect();
    let file = if search.trim().is_empty() {
        format!("{ADDRESS}.csv")
    } else {
        format!("{ADDRESS}.csv?zoek={}", encoded(search.trim()))
    };
    let count = if found.len() == 1 {
        "1 paar".to_owned()
    } else {
        format!("{} paren", found.len())
    };
    view! {
        <section class="qs-section" aria-labelledby="lijst">
            <h2 id="lijst">{count}</h2>
            <Table
                label="Uitsluitingen"
                stacked=true
                columns=&[
                    Text("Griffier"),
                    Text("Organisatie"),
                    Text("Waarom niet"),
                    Text("Wie en wanneer"),
                    Text("Wat u kunt doen"),
                ]
            >
                {rows}
            </Table>
            <p><a class="qs-standalone" href=file>"Download als CSV, voor een spreadsheet"</a></p>
        </section>
    }
    .into_any()
}

fn row(conflict: &Conflict) -> AnyView {
    let authority = name_of(conflict);
    let in_sentence = authority_in_sentence(conflict.kind, &conflict.authority_name);
    let both = format!("{} en {in_sentence}", conflict.clerk_name);
    let button = take_off((&conflict.clerk, &conflict.authority), &both, Back::List);
    let organisation =
        view! { <p>{at_the_start(&authority)}</p><p class="qs-note">{kind(conflict.kind)}</p> };
    let reason = view! { <p class="qs-typed">{conflict.reason.clone()}</p> };
    let who = conflict.listed_by.clone();
    let who = who.unwrap_or_else(|| "Niet bekend".to_owned());
    let when = conflict.listed_on.map(dates::day);
    let listed = view! { <p>{who}</p><p class="qs-note">{when}</p> };
    let guides = conflict.guides.then(|| {
        view! { <span class="qs-note">"Begeleidt nu nog een scan van deze organisatie."</span> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader"><a href=of_member(&conflict.clerk)>{conflict.clerk_name.clone()}</a>{guides}</th>
            {stacked_cell("Organisatie", organisation.into_any())}
            {stacked_cell("Waarom niet", reason.into_any())}
            {stacked_cell("Wie en wanneer", listed.into_any())}
            {stacked_cell("Wat u kunt doen", button)}
        </tr>
    }
    .into_any()
}

/// Some provinces bear the name of a municipality.
fn name_of(conflict: &Conflict) -> String {
    let name = &conflict.authority_name;
    match conflict.kind {
        AuthorityKind::Province => format!("{name} (provincie)"),
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => name.clone(),
    }
}

/// The button that takes a pair off. `what`: which, for who does not see the row.
pub fn take_off(
    (clerk, authority): (&MemberId, &AuthorityCode),
    what: &str,
    back: Back,
) -> AnyView {
    let action = format!("{}/uitsluiten/{authority}/weghalen", of_member(clerk));
    button(action, ("Weghalen", what), back)
}

fn button(action: String, (label, what): (&'static str, &str), back: Back) -> AnyView {
    let value = match back {
        Back::List => "lijst",
        Back::Member => "lid",
    };
    view! {
        <form method="post" action=action>
            <input type="hidden" name="terug" value=value/>
            <button class="qs-link-button" type="submit">{label}<span class="qs-visually-hidden">{format!(": {what}")}</span></button>
        </form>
    }
    .into_any()
}

/// The pair that was just taken off, if one was.
pub struct Lifted(Option<(MemberId, AuthorityCode)>);

impl Lifted {
    /// What the address names. Read it before the first `await`.
    pub fn of_request() -> Self {
        let (clerk, authority) = (query("griffier"), query("weggehaald"));
        Self(MemberId::parse(&clerk).zip(AuthorityCode::parse(&authority)))
    }

    /// That it was taken off, with the button that puts it back.
    pub async fn notice(&self, visit: &Visit, back: Back) -> Result<Option<AnyView>, Error> {
        let Some((clerk, authority)) = &self.0 else {
            return Ok(None);
        };
        let (actor, services) = (&visit.actor, visit.services());
        let found = pool::lifted_conflict(actor, services, clerk, authority).await?;
        Ok(found.map(|conflict| {
            let named = authority_in_sentence(conflict.kind, &conflict.authority_name);
            let both = format!("{} en {named}", conflict.clerk_name);
            let action = format!("{}/uitsluiten/{authority}/terugzetten", of_member(clerk));
            view! {
                <div class="qs-notice" role="status">
                    <p>{format!("{both} staan niet meer op de lijst.")}</p>
                    {button(action, ("Terugzetten", &both), back)}
                </div>
            }
            .into_any()
        }))
    }
}

fn add_form(
    members: &[PoolMember],
    register: &[Authority],
    Filled { form, problems }: &Filled<ConflictForm>,
) -> AnyView {
    let clerks: Vec<Choice> = members
        .iter()
        .map(|member| {
            let facts = &member.facts;
            let home = facts.home.as_ref();
            let label = home.map_or_else(
                || facts.name.clone(),
                |home| format!("{}, {}", facts.name, home.display_name),
            );
            Choice::new(facts.id.as_str(), label)
        })
        .collect();
    let fields = view! {
        <Select name="clerk" label="Griffier" choices=clerks value=form.clerk.clone() problem=problems.of("clerk")/>
        <Select name="authority" label="Organisatie" choices=homes(register) value=form.authority.clone() problem=problems.of("authority")/>
        <TextArea
            name="reason"
            label="Waarom niet?"
            hint="Alleen het programmabureau leest dit."
            rows=2
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        <div class="qs-button-group"><Button>"Toevoegen"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="toevoegen">
            <h2 id="toevoegen">"Toevoegen"</h2>
            <Form>{fields}</Form>
        </section>
    }
    .into_any()
}

/// What these forms say better than in general.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("clerk", _) => Some("Kies een griffier."),
        ("authority", ProblemCode::Missing) => Some("Kies een organisatie."),
        ("authority", ProblemCode::Twice) => Some("Deze organisatie staat al op de lijst."),
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom niet."),
        _ => None,
    }
}

async fn add(visit: Visit, Sent(form): Sent<ConflictForm>) -> Answer {
    let outcome = pool::list_conflict(&visit.actor, visit.services(), &form).await;
    let words = |found: &[services::Problem]| Problems::found(found, say);
    let next = |()| format!("{ADDRESS}?toegevoegd=ja");
    visit.go_or_show_again(outcome, form, words, next).await
}

type Pair = Path<(String, String)>;

fn pair((member, authority): &(String, String)) -> Result<(MemberId, AuthorityCode), Failure> {
    let member = parsed_member(member)?;
    let authority = AuthorityCode::parse(authority).ok_or(Failure::NotFound)?;
    Ok((member, authority))
}

fn home_of(back: Back, member: &MemberId) -> String {
    match back {
        Back::List => ADDRESS.to_owned(),
        Back::Member => of_member(member),
    }
}

async fn remove(visit: Visit, Path(path): Pair, Sent(form): Sent<BackForm>) -> Answer {
    visit.actor.require_programme()?;
    let (member, authority) = pair(&path)?;
    pool::remove_conflict(&visit.actor, visit.services(), &member, &authority).await?;
    let home = home_of(form.terug, &member);
    visit.go(format!("{home}?griffier={member}&weggehaald={authority}"))
}

async fn restore(visit: Visit, Path(path): Pair, Sent(form): Sent<BackForm>) -> Answer {
    visit.actor.require_programme()?;
    let (member, authority) = pair(&path)?;
    pool::restore_conflict(&visit.actor, visit.services(), &member, &authority).await?;
    visit.go(home_of(form.terug, &member))
}
