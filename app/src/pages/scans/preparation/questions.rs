//! The authority's own questions: at most four statements on the same scale.

use super::section::{section, taken_over};
use crate::pages::scans::parts::{executive_rule, pointed_out, points_out};
use crate::pages::{
    forms::{Button, CheckboxList, Choice, Form, TextArea},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use services::audit::ScanPart;
use services::results::names;
use services::scans::setup::QuestionsForm;
use services::scans::{self, Scan};

/// `/scans/{id}/voorbereiding/vragen`
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    load(async move {
        let part = ScanPart::Questions;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let form = scan.setup.questions.clone().unwrap_or_default();
        let problems = pointed_out(points_out, || told(&form.check().err().unwrap_or_default()));
        let lead = "U mag hoogstens vier eigen stellingen toevoegen. Het hoeft niet. Als de vragenlijst opengaat, staan ze vast.";
        Ok(section(
            &scan,
            "Eigen vragen",
            lead,
            problems.clone(),
            fields(&scan, &form, &problems),
        ))
    })
}

fn fields(scan: &Scan, form: &QuestionsForm, problems: &Problems) -> AnyView {
    let questions: Vec<_> = (1..)
        .zip(form.questions())
        .map(|(number, typed)| question(scan, number, typed, problems))
        .collect();
    let fields = view! {
        {questions}
        <div class="qs-button-group"><Button>"Opslaan"</Button></div>
    }
    .into_any();
    view! {
        {taken_over(scan.setup.taken_over.questions)}
        {warnings(form)}
        <p class="qs-measure qs-finding">
            "Schrijf een korte zin waarmee iemand het eens of oneens kan zijn, geen vraag. Bijvoorbeeld: ‘De gemeente kent de wensen van mijn wijk.’"
        </p>
        <Form>{fields}</Form>
    }
    .into_any()
}

fn question(
    scan: &Scan,
    number: usize,
    (text, groups): (&str, &[String]),
    problems: &Problems,
) -> AnyView {
    let choice = |group: RespondentGroup| {
        Choice::new(
            group.code(),
            names::group(scan.authority.kind, executive_rule(scan), group),
        )
    };
    let choices: Vec<_> = RespondentGroup::ALL.into_iter().map(choice).collect();
    // A new question goes to everybody unless somebody is left out.
    let everybody = || {
        RespondentGroup::ALL
            .map(|group| group.code().to_owned())
            .to_vec()
    };
    let values = if text.trim().is_empty() && groups.is_empty() {
        everybody()
    } else {
        groups.to_vec()
    };
    let (text_name, groups_name) = (format!("l{number}_text"), format!("l{number}_groups"));
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">{format!("Stelling {number}")}</legend>
            <TextArea
                name=text_name.clone()
                label="Stelling"
                rows=2
                value=text.to_owned()
                problem=problems.of(&text_name)
                optional=true
            />
            <CheckboxList
                name=groups_name.clone()
                label="Wie krijgt deze stelling?"
                choices
                values
                problem=problems.of(&groups_name)
            />
        </fieldset>
    }
    .into_any()
}

/// A warning, not a refusal: a list of words cannot judge.
fn warnings(form: &QuestionsForm) -> AnyView {
    let found = form.warnings();
    if found.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = found
        .into_iter()
        .map(|warning| {
            let number = warning
                .field
                .trim_start_matches('l')
                .trim_end_matches("_text")
                .to_owned();
            let words = warning.words.join(", ");
            let href = format!("#{}", warning.field);
            view! { <li><a href=href>{format!("Stelling {number}")}</a>{format!(": {words}")}</li> }
        })
        .collect();
    view! {
        <div class="qs-notice" role="status">
            <p><strong>"Let op: kan iemand hierdoor herkend worden?"</strong></p>
            <p>"Met deze woorden zegt iemand iets over zichzelf. In een kleine groep is dan te raden wie het is. Schrijf de stelling liever over de organisatie."</p>
            <ul class="qs-list">{lines}</ul>
        </div>
    }
    .into_any()
}
