//! First and last day, and whom respondents can ask.

use super::section::{section, what_to_tell};
use crate::pages::scans::parts::{below, points_out, today};
use crate::pages::{
    crossed::{Brought, Opened, button_to_save, day_in_words, kept_now, kept_otherwise, read_on},
    forms::{Button, Form, TextField, TextKind},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use services::audit::ScanPart;
use services::scans::setup::{PeriodForm, PeriodWarning};
use services::scans::{self, Scan};

/// `/scans/{id}/voorbereiding/periode`
#[component]
pub fn PeriodPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<PeriodForm>::of_request();
    load(async move {
        let part = ScanPart::Period;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let today = today(&visit);
        let opened = brought.or(scan.setup.period.clone().unwrap_or_default());
        let to_tell = what_to_tell(&opened, points_out, |form| {
            told(&form.check(today).err().unwrap_or_default())
        });
        let problems = to_tell.0.clone();
        let lead = "Drie weken is meestal genoeg. Vermijd een vakantie. Als de vragenlijst opengaat, staat de laatste dag vast.";
        Ok(section(
            &scan,
            "Periode en contact",
            lead,
            to_tell,
            fields(&scan, opened, today, &problems),
        ))
    })
}

fn fields(
    scan: &Scan,
    opened: Opened<PeriodForm>,
    today: NaiveDate,
    problems: &Problems,
) -> AnyView {
    let Opened { filled, kept, .. } = opened;
    let form = filled.form;
    let save = button_to_save(kept.is_some());
    let kept = kept.map(|kept| {
        let kept = kept_otherwise(in_words(&kept), &in_words(&form));
        kept_now(kept, below(&scan.id, "/voorbereiding/periode"))
    });
    let fields = view! {
        {read_on(&form)}
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Periode"</legend>
            <TextField
                kind=TextKind::Date
                name="opens_on"
                label="Eerste dag"
                hint="De vragenlijst gaat niet vanzelf open: dat doet u. Is hij op deze dag nog niet open, dan krijgt u een mail."
                value=form.opens_on.clone()
                problem=problems.of("opens_on")
            />
            <TextField
                kind=TextKind::Date
                name="closes_on"
                label="Laatste dag"
                hint="Op deze dag kan iedereen nog antwoorden. Daarna sluit de vragenlijst vanzelf."
                value=form.closes_on.clone()
                problem=problems.of("closes_on")
            />
        </fieldset>
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie kan vragen beantwoorden?"</legend>
            <TextField
                name="contact_name"
                label="Naam"
                hint="Dit staat bij de vragenlijst en later op de openbare pagina, bijvoorbeeld: de griffie."
                value=form.contact_name.clone()
                problem=problems.of("contact_name")
            />
            <TextField
                name="contact_email"
                label="E-mailadres"
                kind=TextKind::Email
                value=form.contact_email.clone()
                problem=problems.of("contact_email")
            />
        </fieldset>
        <div class="qs-button-group"><Button>{save}</Button></div>
    }
    .into_any();
    view! {
        {kept}
        {warnings(&form, today)}
        <Form>{fields}</Form>
    }
    .into_any()
}

/// What each field says.
fn in_words(form: &PeriodForm) -> Vec<(&'static str, String)> {
    vec![
        ("opens_on", day_in_words(&form.opens_on)),
        ("closes_on", day_in_words(&form.closes_on)),
        ("contact_name", form.contact_name.clone()),
        ("contact_email", form.contact_email.clone()),
    ]
}

fn warnings(form: &PeriodForm, today: NaiveDate) -> AnyView {
    let Ok(period) = form.check(today) else {
        return ().into_any();
    };
    let lines: Vec<_> = period
        .warnings(today)
        .into_iter()
        .map(|warning| view! { <p>{sentence(warning)}</p> })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <div class="qs-notice" role="status">{lines}</div> }.into_any()
}

fn sentence(warning: PeriodWarning) -> String {
    match warning {
        PeriodWarning::BegunAlready => {
            "De eerste dag is al geweest. De vragenlijst gaat open op het moment dat u hem opent."
                .to_owned()
        }
        PeriodWarning::Short { days: 1 } => {
            "De vragenlijst is maar 1 dag open. Weet u dat zeker?".to_owned()
        }
        PeriodWarning::Short { days } => {
            format!("De vragenlijst is maar {days} dagen open. Weet u dat zeker?")
        }
        PeriodWarning::Long { days } => {
            format!(
                "De vragenlijst is {days} dagen open. De meeste mensen antwoorden in de eerste twee weken."
            )
        }
    }
}
