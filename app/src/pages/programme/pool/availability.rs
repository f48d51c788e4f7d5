//! When a member is away: a list to add to and to take from.

use crate::pages::{
    dates,
    forms::{Button, Form, TextField, TextKind},
    problems::{Filled, Problems},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::ProblemCode;
use services::pool::{AbsenceForm, PoolMember};

/// The list and its form. `base`: the address of the page, to which `/afwezig` is added.
pub fn absences(member: &PoolMember, filled: &Filled<AbsenceForm>, base: &str) -> AnyView {
    let rows: Vec<_> = member
        .absences
        .iter()
        .map(|(id, absence)| {
            let period = period(absence.from, absence.until);
            let button = view! {
                <button class="qs-link-button" type="submit">
                    "Weghalen"<span class="qs-visually-hidden">{format!(": {period}")}</span>
                </button>
            };
            let action = format!("{base}/afwezig/{id}/weghalen");
            view! {
                <li class="qs-line">
                    <span>{period.clone()}</span>
                    <form method="post" action=action>{button}</form>
                </li>
            }
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p>"Er staat geen afwezigheid gepland."</p> }.into_any()
    } else {
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    let Filled { form, problems } = filled;
    let fields = view! {
        <TextField kind=TextKind::Date name="from" label="Eerste dag weg" value=form.from.clone() problem=problems.of("from")/>
        <TextField kind=TextKind::Date name="until" label="Laatste dag weg" value=form.until.clone() problem=problems.of("until")/>
        <div class="qs-button-group"><Button secondary=true>"Toevoegen"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="afwezig">
            <h2 id="afwezig">"Afwezig"</h2>
            <p class="qs-measure">"Wie weg is op de dag van een gesprek, of de hele periode van een scan, wordt daarvoor niet gevraagd. Wie een deel van de periode weg is, staat lager in de lijst."</p>
            {list}
            <Form action=format!("{base}/afwezig")>{fields}</Form>
        </section>
    }
    .into_any()
}

/// "ma 11 januari 2027 tot en met vr 15 januari 2027".
fn period(from: NaiveDate, until: NaiveDate) -> String {
    format!("{} tot en met {}", dates::day(from), dates::day(until))
}

/// What is wrong with a period, in words.
pub fn told(found: &[services::Problem]) -> Problems {
    // Two days that can be read have one problem at the most.
    if let [problem] = found
        && let ProblemCode::Overlaps { from, until } = &problem.code
    {
        let period = period(*from, *until);
        return Problems::one(
            problem.field.as_str(),
            format!(
                "Er staat al een afwezigheid: {period}. Kies dagen die daarbuiten vallen, of haal die afwezigheid eerst weg."
            ),
        );
    }
    Problems::found(found, |field, code| match (field, code) {
        (_, ProblemCode::BeforeFirstDay) => {
            Some("De afwezigheid eindigt voor zij begint. Kijk de dagen na.")
        }
        ("until", ProblemCode::InThePast) => Some("Deze afwezigheid is al voorbij."),
        ("until", ProblemCode::TooFarAway) => {
            Some("Dit is langer dan een jaar. Haal dan liever het vinkje bij ‘Doet nu mee’ weg.")
        }
        ("from", ProblemCode::Missing) => Some("Vul de eerste dag in."),
        ("until", ProblemCode::Missing) => Some("Vul de laatste dag in."),
        _ => None,
    })
}
