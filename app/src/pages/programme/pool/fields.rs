//! The form of a profile, the same for the clerk and for the programme.

use crate::pages::{
    forms::{Button, Checkbox, CheckboxList, Choice, Form, Select, TextArea, TextField, TextKind},
    pool_words,
    problems::Filled,
};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::ProblemCode;
use services::authorities::Authority;
use services::pool::{Language, ProfileForm};

/// What counts for a place, beside the figure.
pub const PLACES: &str = "Een plaats is bezet door elke scan die de griffier begeleidt of waarvoor hij of zij is gevraagd, tot het verbeterplan er ligt. Was dat in dit halfjaar klaar, dan telt de scan nog mee tot het halfjaar om is. Halfjaren lopen van januari en van juli.";

/// The whole form.
pub fn profile_form(
    filled: &Filled<ProfileForm>,
    register: &[Authority],
    action: String,
) -> AnyView {
    let fields = view! {
        {person(filled, register)}
        {experience(filled)}
        {room(filled, register)}
        <div class="qs-button-group"><Button>"Opslaan"</Button></div>
    }
    .into_any();
    view! { <Form action>{fields}</Form> }.into_any()
}

fn person(Filled { form, problems }: &Filled<ProfileForm>, register: &[Authority]) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie en waar"</legend>
            <TextField name="name" label="Voor- en achternaam" autocomplete="name" value=form.name.clone() problem=problems.of("name")/>
            <Select
                name="home"
                label="Eigen organisatie"
                hint="Daar, bij de buren en in hetzelfde gebied wordt niemand procesbegeleider. Zonder eigen organisatie kan het programmabureau u niet vragen."
                choices=homes(register)
                value=form.home.clone()
                problem=problems.of("home")
                optional=true
            />
            <TextArea
                name="functions"
                label="Functies"
                hint="Wat doet u, en wat deed u? Bijvoorbeeld: griffier, trainer, oud-raadslid."
                rows=2
                value=form.functions.clone()
                problem=problems.of("functions")
                optional=true
            />
        </fieldset>
    }
    .into_any()
}

/// Authorities to choose from. Some provinces bear the name of a municipality.
pub fn homes(register: &[Authority]) -> Vec<Choice> {
    let choice = |authority: &Authority| {
        let name = &authority.display_name;
        let label = match authority.kind {
            // Only the own one of a clerk stands here when it ended: see `home::with_home`.
            _ if authority.valid_to.is_some() => format!("{name} (bestaat niet meer)"),
            AuthorityKind::Province => format!("{name} (provincie)"),
            AuthorityKind::Municipality | AuthorityKind::WaterBoard => name.clone(),
        };
        Choice::new(authority.code.as_str(), label)
    };
    register.iter().map(choice).collect()
}

fn experience(Filled { form, problems }: &Filled<ProfileForm>) -> AnyView {
    let kinds: Vec<Choice> = AuthorityKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.code(), pool_words::several(kind)))
        .collect();
    let languages: Vec<Choice> = Language::ALL
        .into_iter()
        .map(|own| Choice::new(own.code(), pool_words::language(own)))
        .collect();
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Ervaring"</legend>
            <CheckboxList
                name="kinds"
                label="Wat begeleidde u eerder?"
                hint="Scans die u hier begeleidt, komen er vanzelf bij."
                choices=kinds
                values=form.kinds.clone()
                problem=problems.of("kinds")
                optional=true
            />
            <TextField kind=TextKind::Date
                name="trained_on"
                label="Wanneer volgde u de training?"
                value=form.trained_on.clone()
                problem=problems.of("trained_on")
                optional=true
            />
            <CheckboxList
                name="languages"
                label="In welke talen begeleidt u?"
                choices=languages
                values=form.languages.clone()
                problem=problems.of("languages")
            />
        </fieldset>
    }
    .into_any()
}

fn room(Filled { form, problems }: &Filled<ProfileForm>, register: &[Authority]) -> AnyView {
    let provinces: Vec<Choice> = register
        .iter()
        .filter(|authority| authority.kind == AuthorityKind::Province)
        .map(|province| Choice::new(province.code.as_str(), province.display_name.clone()))
        .collect();
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Ruimte"</legend>
            <TextField kind=TextKind::Number
                name="capacity"
                label="Hoeveel scans in een halfjaar?"
                hint=PLACES
                value=form.capacity.clone()
                problem=problems.of("capacity")
            />
            <TextField kind=TextKind::Number
                name="travel_km"
                label="Hoe ver wilt u reizen, in kilometers?"
                hint="Hemelsbreed. Laat dit leeg als het niet uitmaakt."
                value=form.travel_km.clone()
                problem=problems.of("travel_km")
                optional=true
            />
            <CheckboxList
                name="regions"
                label="In welke provincies?"
                hint="Kiest u niets, dan is elke provincie goed."
                choices=provinces
                values=form.regions.clone()
                problem=problems.of("regions")
                optional=true
            />
            <Checkbox
                name="active"
                label="Doet nu mee in de pool"
                hint="Zonder vinkje wordt u voor geen enkele scan gevraagd. Wat loopt, loopt door."
                checked=form.active == "ja"
            />
        </fieldset>
    }
    .into_any()
}

/// What this form says better than in general.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("name", ProblemCode::Missing) => Some("Vul een naam in."),
        ("languages", ProblemCode::Missing) => Some("Kies minstens één taal."),
        ("capacity", ProblemCode::Missing) => {
            Some("Vul een getal in. Bij 0 wordt u voor geen enkele scan gevraagd.")
        }
        ("trained_on", ProblemCode::InTheFuture) => {
            Some("Deze dag moet nog komen. Vul de training in als die geweest is.")
        }
        _ => None,
    }
}
