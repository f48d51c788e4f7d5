//! The fields of a campaign.

use crate::pages::crossed::day_in_words;
use crate::pages::forms::{Choice, TextField, TextKind};
use crate::pages::problems::Problems;
use leptos::prelude::*;
use services::ProblemCode;
use services::programme::campaigns::CampaignForm;

/// What was agreed, with whom, and until when.
pub fn fields(form: &CampaignForm, problems: &Problems) -> AnyView {
    view! {
        <TextField name="name" label="Naam van de campagne" value=form.name.clone() problem=problems.of("name")/>
        <TextField
            name="partner"
            label="Met wie is dit afgesproken?"
            hint="Bijvoorbeeld Provincie Drenthe, of het IPO."
            value=form.partner.clone()
            problem=problems.of("partner")
        />
        <TextField kind=TextKind::Number
            name="target"
            label="Hoeveel genodigden doen er aan het eind mee?"
            value=form.target.clone()
            problem=problems.of("target")
        />
        <TextField kind=TextKind::Date name="starts_on" label="Eerste dag" value=form.starts_on.clone() problem=problems.of("starts_on")/>
        <TextField kind=TextKind::Date name="ends_on" label="Laatste dag" hint="Op deze dag moet het doel gehaald zijn." value=form.ends_on.clone() problem=problems.of("ends_on")/>
        <TextField name="contact_name" label="Naam van de contactpersoon" value=form.contact_name.clone() problem=problems.of("contact_name")/>
        <TextField
            name="contact_email"
            label="E-mailadres van de contactpersoon"
            kind=TextKind::Email
            value=form.contact_email.clone()
            problem=problems.of("contact_email")
        />
    }
    .into_any()
}

/// What each field says of what was agreed.
pub fn in_words(form: &CampaignForm) -> Vec<(&'static str, String)> {
    vec![
        ("name", form.name.clone()),
        ("partner", form.partner.clone()),
        ("target", form.target.clone()),
        ("starts_on", day_in_words(&form.starts_on)),
        ("ends_on", day_in_words(&form.ends_on)),
        ("contact_name", form.contact_name.clone()),
        ("contact_email", form.contact_email.clone()),
    ]
}

/// The provinces, to invite all municipalities of one at once.
pub fn provinces(provinces: &[services::authorities::Authority]) -> Vec<Choice> {
    provinces
        .iter()
        .map(|province| Choice::new(province.code.as_str(), province.display_name.clone()))
        .collect()
}

/// What this form can say better than in general.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("name", ProblemCode::Taken) => {
            Some("Er is al een campagne met deze naam. Kies een andere naam.")
        }
        ("target", ProblemCode::TooSmall { .. }) => {
            Some("Een doel van 0 is geen doel. Vul 1 of meer in.")
        }
        ("ends_on", ProblemCode::BeforeFirstDay) => {
            Some("De laatste dag ligt niet na de eerste dag.")
        }
        ("starts_on", ProblemCode::BeforeFirstDay) => Some(
            "Voor deze dag is de campagne al beëindigd. Kies een eerdere dag, of zet de campagne eerst voort.",
        ),
        (field, ProblemCode::Missing) => missing(field),
        _ => None,
    }
}

/// What is to be filled in, so that the summary above the form can be read by itself.
fn missing(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "Vul de naam van de campagne in.",
        "partner" => "Vul in met wie dit is afgesproken.",
        "target" => "Vul in hoeveel genodigden er aan het eind meedoen.",
        "starts_on" => "Vul de eerste dag in.",
        "ends_on" => "Vul de laatste dag in.",
        "contact_name" => "Vul de naam van de contactpersoon in.",
        "contact_email" => "Vul het e-mailadres van de contactpersoon in.",
        _ => return None,
    })
}
