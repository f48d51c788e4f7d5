//! In the demonstration: the talk that can begin at once, and the people to choose from, by what they are, each with what there is to see.

use crate::pages::forms::{Button, Form};
use crate::pages::scans::words::state_of;
use leptos::prelude::*;
use services::Role;
use services::accounts::{DemoPerson, DemoTalk};

/// The way into a room, as its clerk, with one button.
pub fn talk_to_begin(talk: &DemoTalk) -> AnyView {
    let sentence = format!(
        "Alles staat klaar voor het agenderingsgesprek van {}. U begint het als procesbegeleider {}. Daarna vindt u het scherm, de afstandsbediening en een code voor telefoons bij elkaar.",
        talk.scan.authority.in_sentence(),
        talk.clerk.name
    );
    view! {
        <section class="qs-section" aria-labelledby="gesprek">
            <h2 id="gesprek">"Een gesprek in de zaal"</h2>
            <p class="qs-measure">{sentence}</p>
            <Form action="/inloggen/demonstratie/gesprek" label="Een gesprek in de zaal">
                <div class="qs-button-group">
                    <Button>"Gesprek in de zaal beginnen"</Button>
                </div>
            </Form>
        </section>
    }
    .into_any()
}

/// Nothing on any other server, which has no such people.
#[component]
pub fn DemoPeople(people: Vec<DemoPerson>) -> impl IntoView {
    let roles: Vec<_> = Role::ALL
        .into_iter()
        .filter_map(|role| in_role(&people, role))
        .collect();
    (!roles.is_empty()).then_some(roles)
}

fn in_role(people: &[DemoPerson], role: Role) -> Option<AnyView> {
    let (first, others): (Vec<_>, Vec<_>) = people
        .iter()
        .filter(|person| person.role == role)
        .partition(|person| person.is_first);
    let heading = match role {
        Role::Programme => "Programmabureau",
        Role::Clerk => "Procesbegeleiders",
        Role::Lead => "Trekkers",
    };
    let id = format!("mensen-{}", role.code());
    (!first.is_empty() || !others.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby=id>
                <h2 id=id.clone()>{heading}</h2>
                {rows(&first)}
                {the_others(&others)}
            </section>
        }
        .into_any()
    })
}

fn rows(people: &[&DemoPerson]) -> Option<AnyView> {
    let rows: Vec<_> = people.iter().map(|person| row(person)).collect();
    (!rows.is_empty()).then(|| view! { <ul class="qs-rows qs-people">{rows}</ul> }.into_any())
}

/// People whose scans are told in outline: there are many, so they stay folded.
fn the_others(people: &[&DemoPerson]) -> Option<AnyView> {
    let summary = match people.len() {
        0 => return None,
        1 => "Nog één".to_owned(),
        count => format!("Nog {count} anderen"),
    };
    let folded = view! {
        <details class="qs-disclosure">
            <summary>{summary}</summary>
            {rows(people)}
        </details>
    };
    Some(folded.into_any())
}

fn row(person: &DemoPerson) -> AnyView {
    let member = &person.member;
    let label = format!("Inloggen als {}", member.name);
    view! {
        <li class="qs-people__person">
            <p>
                <strong>{member.name.clone()}</strong>
                <span class="qs-note">{what(person)}</span>
            </p>
            <form method="post" action="/inloggen/demonstratie">
                <input type="hidden" name="member" value=member.id.to_string()/>
                <button class="qs-button" type="submit" aria-label=label>"Inloggen"</button>
            </form>
        </li>
    }
    .into_any()
}

/// What somebody would see: "Drenthe: gepubliceerd".
fn what(person: &DemoPerson) -> String {
    let scans = person.scans.iter();
    match person.role {
        Role::Programme => "Ziet alle scans".to_owned(),
        Role::Clerk if person.scans.is_empty() => "Begeleidt nog geen scan".to_owned(),
        Role::Clerk => {
            let names: Vec<&str> = scans
                .map(|scan| scan.authority.display_name.as_str())
                .collect();
            names.join(", ")
        }
        Role::Lead => {
            let each = scans.map(|scan| {
                format!(
                    "{}: {}",
                    scan.authority.display_name,
                    state_of(scan).to_lowercase()
                )
            });
            each.collect::<Vec<_>>().join(", ")
        }
    }
}
