//! The form of a profile, the same for the clerk and for the programme.

use crate::pages::{
    crossed::{Opened, button_to_save, day_in_words, kept_now, kept_otherwise, read_on},
    forms::{Button, Checkbox, CheckboxList, Choice, Form, Select, TextArea, TextField, TextKind},
    pool_words,
    problems::{Filled, Problems},
};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::ProblemCode;
use services::authorities::Authority;
use services::pool::{Language, ProfileForm};

/// Who reads the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The clerk whose profile it is.
    Clerk,
    /// The programme office, which keeps it for them.
    Office,
}

impl Reader {
    /// The words for who reads.
    const fn says(self, clerk: &'static str, office: &'static str) -> &'static str {
        match self {
            Self::Clerk => clerk,
            Self::Office => office,
        }
    }
}

/// What counts for a place, beside the figure, as the programme office reads it.
pub const PLACES: &str = "Een plaats is bezet door elke scan die de griffier begeleidt of waarvoor hij of zij is gevraagd, tot het verbeterplan er ligt. Was dat in dit halfjaar klaar, dan telt de scan nog mee tot het halfjaar om is. Halfjaren lopen van januari en van juli.";

/// The same, as the clerk reads it.
const OWN_PLACES: &str = "Een plaats is bezet door elke scan die u begeleidt of waarvoor u bent gevraagd, tot het verbeterplan er ligt. Was dat in dit halfjaar klaar, dan telt de scan nog mee tot het halfjaar om is. Halfjaren lopen van januari en van juli.";

/// The whole form, and what is kept where somebody else changed it meanwhile.
pub fn profile_form(
    reader: Reader,
    Opened { filled, kept, .. }: &Opened<ProfileForm>,
    register: &[Authority],
    action: String,
) -> AnyView {
    let save = button_to_save(kept.is_some());
    let kept = kept.as_ref().map(|kept| {
        let typed = in_words(&filled.form, register);
        let kept = kept_otherwise(in_words(kept, register), &typed);
        kept_now(kept, action.clone())
    });
    let fields = view! {
        {read_on(&filled.form)}
        {person(reader, filled, register)}
        {experience(reader, filled)}
        {room(reader, filled, register)}
        <div class="qs-button-group"><Button>{save}</Button></div>
    }
    .into_any();
    view! { {kept} <Form action>{fields}</Form> }.into_any()
}

/// What each field says.
fn in_words(form: &ProfileForm, register: &[Authority]) -> Vec<(&'static str, String)> {
    let authority = |code: &str| {
        let found = register.iter().find(|own| own.code.as_str() == code);
        found.map_or_else(|| code.to_owned(), |own| own.display_name.clone())
    };
    let kinds = form.kinds.iter();
    let kinds: Vec<_> = kinds
        .filter_map(|code| AuthorityKind::from_code(code))
        .map(pool_words::several)
        .collect();
    let languages = form.languages.iter();
    let languages: Vec<_> = languages
        .filter_map(|code| Language::from_code(code))
        .map(pool_words::language)
        .collect();
    let regions: Vec<_> = form.regions.iter().map(|code| authority(code)).collect();
    let active = if form.active == "ja" { "Ja" } else { "Nee" };
    vec![
        ("name", form.name.clone()),
        ("home", authority(&form.home)),
        ("functions", form.functions.clone()),
        ("kinds", kinds.join(", ")),
        ("trained_on", day_in_words(&form.trained_on)),
        ("languages", languages.join(", ")),
        ("capacity", form.capacity.clone()),
        ("travel_km", form.travel_km.clone()),
        ("regions", regions.join(", ")),
        ("active", active.to_owned()),
    ]
}

/// What is wrong with a profile.
pub fn told(found: &[services::Problem]) -> Problems {
    Problems::found(found, say)
}

fn person(
    reader: Reader,
    Filled { form, problems }: &Filled<ProfileForm>,
    register: &[Authority],
) -> AnyView {
    let home = reader.says(
        "Daar, bij de buren en in hetzelfde gebied vragen wij u niet. Zonder eigen organisatie kunnen wij u nergens vragen.",
        "Daar, bij de buren en in hetzelfde gebied wordt de griffier niet gevraagd. Zonder eigen organisatie kan dat nergens.",
    );
    let functions = reader.says(
        "Wat doet u, en wat deed u eerder? Bijvoorbeeld: griffier, trainer, oud-raadslid.",
        "Wat doet de griffier, en wat eerder? Bijvoorbeeld: griffier, trainer, oud-raadslid.",
    );
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie en waar"</legend>
            <TextField name="name" label="Voor- en achternaam" autocomplete=reader.says("name", "off") value=form.name.clone() problem=problems.of("name")/>
            <Select
                name="home"
                label="Eigen organisatie"
                hint=home
                choices=homes(register)
                value=form.home.clone()
                problem=problems.of("home")
                optional=true
            />
            <TextArea
                name="functions"
                label="Functies"
                hint=functions
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

fn experience(reader: Reader, Filled { form, problems }: &Filled<ProfileForm>) -> AnyView {
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
                label=reader.says("Wat begeleidde u eerder?", "Wat begeleidde de griffier eerder?")
                hint="Scans in dit programma komen er vanzelf bij."
                choices=kinds
                values=form.kinds.clone()
                problem=problems.of("kinds")
                optional=true
            />
            <TextField kind=TextKind::Date
                name="trained_on"
                label=reader.says("Wanneer volgde u de training?", "Wanneer volgde de griffier de training?")
                value=form.trained_on.clone()
                problem=problems.of("trained_on")
                optional=true
            />
            <CheckboxList
                name="languages"
                label=reader.says("In welke talen begeleidt u?", "In welke talen begeleidt de griffier?")
                choices=languages
                values=form.languages.clone()
                problem=problems.of("languages")
            />
        </fieldset>
    }
    .into_any()
}

fn room(
    reader: Reader,
    Filled { form, problems }: &Filled<ProfileForm>,
    register: &[Authority],
) -> AnyView {
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
                hint=reader.says(OWN_PLACES, PLACES)
                value=form.capacity.clone()
                problem=problems.of("capacity")
            />
            <TextField kind=TextKind::Number
                name="travel_km"
                label=reader.says("Hoe ver wilt u reizen, in kilometers?", "Hoe ver wil de griffier reizen, in kilometers?")
                hint="Hemelsbreed. Laat dit leeg als het niet uitmaakt."
                value=form.travel_km.clone()
                problem=problems.of("travel_km")
                optional=true
            />
            <CheckboxList
                name="regions"
                label=reader.says("In welke provincies wilt u begeleiden?", "In welke provincies wil de griffier begeleiden?")
                hint="Is er niets gekozen, dan is elke provincie goed."
                choices=provinces
                values=form.regions.clone()
                problem=problems.of("regions")
                optional=true
            />
            <Checkbox
                name="active"
                label="Doet nu mee in de pool"
                hint=reader.says(
                    "Zonder vinkje vragen wij u voor geen enkele scan. Wat loopt, loopt door.",
                    "Zonder vinkje wordt de griffier voor geen enkele scan gevraagd. Wat loopt, loopt door.",
                )
                checked=form.active == "ja"
            />
        </fieldset>
    }
    .into_any()
}

/// What this form says better than in general.
fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("name", ProblemCode::Missing) => Some("Vul een naam in."),
        ("languages", ProblemCode::Missing) => Some("Kies minstens één taal."),
        ("capacity", ProblemCode::Missing) => {
            Some("Vul een getal in. Bij 0 komt er geen enkele scan bij.")
        }
        ("trained_on", ProblemCode::InTheFuture) => {
            Some("Deze dag moet nog komen. Vul de training in als die geweest is.")
        }
        _ => None,
    }
}
