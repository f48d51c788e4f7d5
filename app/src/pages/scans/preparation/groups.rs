//! Who answers, and from when on something is shown of it.

use super::section::{section, taken_over, what_to_tell};
use crate::pages::scans::decisions::divided;
use crate::pages::scans::parts::{below, executive, points_out};
use crate::pages::scans::too_small::too_small;
use crate::pages::{
    crossed::{Brought, Opened, button_to_save, kept_now, kept_otherwise, read_on},
    forms::{Button, Choice, Form, RadioList, TextArea, TextField, TextKind},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use questionnaires::rules::{CutOffs, LEAST_MINIMUM};
use services::audit::ScanPart;
use services::scans::setup::{ALONE, GroupsForm, JOINED};
use services::scans::{self, Scan};

/// `/scans/{id}/voorbereiding/groepen`
#[component]
pub fn GroupsPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<GroupsForm>::of_request();
    load(async move {
        let part = ScanPart::Groups;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let stored = scan
            .setup
            .groups
            .clone()
            .unwrap_or_else(|| GroupsForm::of_register(&scan.authority));
        let opened = brought.or(stored);
        let to_tell = what_to_tell(&opened, points_out, |form| {
            told(&form.check().err().unwrap_or_default())
        });
        let problems = to_tell.0.clone();
        let lead = "Wie vult de vragenlijst in, en vanaf wanneer toont u iets? Als de vragenlijst opengaat, staat dit vast.";
        let standing = scan.standing(&visit.actor);
        let content = view! {
            {too_small(&scan, standing)}
            {fields(&scan, opened, &problems)}
        };
        Ok(section(
            &scan,
            "Groepen en grenzen",
            lead,
            to_tell,
            content.into_any(),
        ))
    })
}

fn fields(scan: &Scan, opened: Opened<GroupsForm>, problems: &Problems) -> AnyView {
    let Opened { filled, kept, .. } = opened;
    let form = &filled.form;
    let save = button_to_save(kept.is_some());
    let kept = kept.map(|kept| {
        let kept = kept_otherwise(in_words(&kept), &in_words(form));
        kept_now(kept, below(&scan.id, "/voorbereiding/groepen"))
    });
    let fields = view! {
        {read_on(form)}
        {sizes(scan, form, problems)}
        {executive_group(scan, form, problems)}
        {limits(form, problems)}
        {areas(form, problems)}
        <div class="qs-button-group"><Button>{save}</Button></div>
    }
    .into_any();
    view! {
        {taken_over(scan.setup.taken_over.groups)}
        {kept}
        <Form>{fields}</Form>
    }
    .into_any()
}

/// What each field says; of one that was left empty, what then holds.
fn in_words(form: &GroupsForm) -> Vec<(&'static str, String)> {
    let usual = CutOffs::default();
    let or = |typed: &str, usual: u32| {
        if typed.trim().is_empty() {
            usual.to_string()
        } else {
            typed.to_owned()
        }
    };
    let rule = if form.executive_rule == ALONE {
        "Alleen"
    } else {
        "Samen met de directie"
    };
    vec![
        ("council", form.council.clone()),
        ("executive", form.executive.clone()),
        ("staff", form.staff.clone()),
        ("executive_rule", rule.to_owned()),
        ("senior_staff", form.senior_staff.clone()),
        ("minimum", or(&form.minimum, LEAST_MINIMUM)),
        ("strength", or(&form.strength, usual.strength_percent)),
        ("concern", or(&form.concern, usual.concern_percent)),
        ("difference", or(&form.difference, usual.difference_points)),
        ("unknown", or(&form.unknown, usual.unknown_percent)),
        ("areas", form.areas.clone()),
    ]
}

fn sizes(scan: &Scan, form: &GroupsForm, problems: &Problems) -> AnyView {
    let (council, staff) = match scan.authority.kind {
        AuthorityKind::Municipality => ("Zetels in de raad", "Ambtenaren die u uitnodigt"),
        AuthorityKind::Province => ("Zetels in Provinciale Staten", "Ambtenaren die u uitnodigt"),
        AuthorityKind::WaterBoard => (
            "Leden van het algemeen bestuur",
            "Medewerkers die u uitnodigt",
        ),
    };
    let executive = format!("Leden van {}", executive(scan.authority.kind));
    let known = scan
        .authority
        .seats
        .map(|seats| format!("Volgens het register {seats}. Klopt dat niet, verander het dan."));
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Hoe groot zijn de groepen?"</legend>
            <TextField
                kind=TextKind::Number
                name="council"
                label=council
                hint=known.unwrap_or_default()
                value=form.council.clone()
                problem=problems.of("council")
            />
            <TextField kind=TextKind::Number name="executive" label=executive value=form.executive.clone() problem=problems.of("executive")/>
            <TextField kind=TextKind::Number name="staff" label=staff value=form.staff.clone() problem=problems.of("staff")/>
            <p class="qs-note">"Inwoners doen mee met een open link. Voor hen is er geen aantal."</p>
        </fieldset>
    }
    .into_any()
}

fn executive_group(scan: &Scan, form: &GroupsForm, problems: &Problems) -> AnyView {
    let executive = executive(scan.authority.kind);
    let joined = format!("Samen met de directie: één groep van {executive} en de directie");
    let alone = format!("Alleen: {executive} is een eigen groep");
    let alone = alone.replace("Gedeputeerde Staten is", "Gedeputeerde Staten zijn");
    let choices = vec![
        Choice::new(JOINED, joined)
            .hint("Dit raden wij aan. Een klein bestuur is alleen zo anoniem."),
        Choice::new(ALONE, alone)
            .hint("Dan ziet u deze groep alleen als er minstens 5 antwoorden zijn."),
    ];
    let value = if form.executive_rule.is_empty() {
        JOINED
    } else {
        form.executive_rule.as_str()
    };
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Bestuur en directie"</legend>
            <RadioList
                name="executive_rule"
                label="Hoe antwoordt het bestuur?"
                hint="Achteraf samenvoegen of splitsen kan niet."
                choices
                value=value
                problem=problems.of("executive_rule")
            />
            <TextField
                kind=TextKind::Number
                name="senior_staff"
                label="Mensen in de directie die meedoen"
                hint="Alleen nodig als het bestuur samen met de directie antwoordt."
                value=form.senior_staff.clone()
                problem=problems.of("senior_staff")
            />
        </fieldset>
    }
    .into_any()
}

fn limits(form: &GroupsForm, problems: &Problems) -> AnyView {
    let minimum = if form.minimum.is_empty() {
        "5"
    } else {
        form.minimum.as_str()
    };
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Vanaf wanneer toont u iets?"</legend>
            <TextField
                kind=TextKind::Number
                name="minimum"
                label="Minste aantal antwoorden"
                hint="Van een groep met minder antwoorden blijft alles verborgen. Minstens 5; hoger mag, lager niet."
                value=minimum
                problem=problems.of("minimum")
            />
        </fieldset>
        {labels(form, problems)}
    }
    .into_any()
}

/// Where labels begin: what was typed, or what the product begins with.
fn labels(form: &GroupsForm, problems: &Problems) -> AnyView {
    let usual = CutOffs::default();
    let field = |name: &'static str, label: &'static str, typed: &str, usual: u32| {
        let value = if typed.is_empty() {
            usual.to_string()
        } else {
            typed.to_owned()
        };
        let hint = format!("Gewoonlijk {usual}.");
        let problem = problems.of(name);
        view! { <TextField kind=TextKind::Number name=name label=label hint=hint value=value problem=problem/> }
    };
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Labels bij de resultaten"</legend>
            <p class="qs-measure">"Kies deze grenzen nu, voordat iemand een antwoord heeft gezien. Daarna staan ze vast."</p>
            {field("strength", "Gedeelde kracht: in elke groep is dit percentage of meer het eens", &form.strength, usual.strength_percent)}
            {field("concern", "Gedeeld knelpunt: in elke groep is dit percentage of minder het eens", &form.concern, usual.concern_percent)}
            {field("difference", "Verschil van beeld: zoveel procentpunten of meer tussen twee groepen", &form.difference, usual.difference_points)}
            {field("unknown", "Onbekend: dit percentage of meer van een groep zegt ‘weet ik niet’", &form.unknown, usual.unknown_percent)}
            {divided(usual)}
        </fieldset>
    }
    .into_any()
}

fn areas(form: &GroupsForm, problems: &Problems) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Gebieden"</legend>
            <TextArea
                name="areas"
                label="Wijken, dorpen of gebieden"
                hint="Eén naam op een regel. Inwoners mogen kiezen waar zij wonen. Een gebied is pas te zien vanaf 10 antwoorden, dus kies er niet te veel."
                rows=5
                value=form.areas.clone()
                problem=problems.of("areas")
                optional=true
            />
        </fieldset>
    }
    .into_any()
}
