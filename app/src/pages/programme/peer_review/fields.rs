//! The fields of a group.

use crate::pages::forms::{Choice, Select, TextField, TextKind};
use crate::pages::problems::Problems;
use leptos::prelude::*;
use services::peer_review::GroupForm;
use services::{Member, ProblemCode};

/// What the meetings are called.
const MEETINGS: [&str; 4] = [
    "Eerste bijeenkomst",
    "Tweede bijeenkomst",
    "Derde bijeenkomst",
    "Vierde bijeenkomst",
];

/// Name, facilitator and meetings. `planned`: whether there has to be a meeting, as once the leads are invited.
pub fn fields(form: &GroupForm, clerks: &[Member], problems: &Problems, planned: bool) -> AnyView {
    let clerks: Vec<_> = clerks
        .iter()
        .map(|clerk| Choice::new(clerk.id.as_str(), clerk.name.clone()))
        .collect();
    let meetings: Vec<_> = form
        .meetings()
        .into_iter()
        .zip(MEETINGS)
        .zip(1_u32..)
        .map(|((typed, title), number)| {
            let optional = number > 1 || !planned;
            meeting((number, title), typed, problems, optional)
        })
        .collect();
    view! {
        <TextField
            name="name"
            label="Naam van de groep"
            hint="De organisaties zien deze naam. Bijvoorbeeld: Inwoners eerder aan tafel."
            value=form.name.clone()
            problem=problems.of("name")
        />
        <Select
            name="facilitator"
            label="Wie leidt de gesprekken?"
            hint="Een griffier uit de pool die bij geen van deze organisaties werkt. Deze ziet de vragen en suggesties, en krijgt de data in de agenda."
            choices=clerks
            value=form.facilitator.clone()
            problem=problems.of("facilitator")
            optional=true
        />
        {meetings}
    }
    .into_any()
}

fn meeting(
    (number, title): (u32, &'static str),
    (on, at, place): (&str, &str, &str),
    problems: &Problems,
    optional: bool,
) -> AnyView {
    let field = |part: &str| format!("m{number}_{part}");
    let problem = |part: &str| problems.of(&field(part));
    let fields = view! {
        <TextField kind=TextKind::Date name=field("on") label="Dag" value=on.to_owned() problem=problem("on") optional=optional/>
        <TextField
            name=field("at")
            label="Tijd"
            hint="Bijvoorbeeld 13:30."
            value=at.to_owned()
            problem=problem("at")
            class="qs-textbox--short"
            optional=true
        />
        <TextField name=field("place") label="Plaats" value=place.to_owned() problem=problem("place") optional=true/>
    };
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">{title}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}

/// What this form can say better than in general.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("name", ProblemCode::Missing) => Some("Vul een naam voor de groep in."),
        ("name", ProblemCode::Taken) => {
            Some("Er is al een groep met deze naam. Kies een andere naam.")
        }
        ("m1_on", ProblemCode::Missing) => Some("Vul de dag van de eerste bijeenkomst in."),
        (field, ProblemCode::Twice) if field.ends_with("_on") => {
            Some("Op deze dag is al een bijeenkomst.")
        }
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom de groep niet doorgaat."),
        _ => None,
    }
}
