//! Why and when, and who leads it.

use crate::pages::authorities::words;
use crate::pages::scans::parts::{executive, kind};
use crate::pages::{
    dates,
    failure::Failure,
    forms::{Button, Choice, Form, Select, TextArea, TextField, TextKind},
    problems::{Filled, Problems},
    visit::Visit,
};
use leptos::prelude::*;
use services::authorities::changes::PlannedChange;
use services::authorities::{Authority, AuthorityCode};
use services::scans::{self, EarlierScan, RequestForm, RequestOptions};

/// The form for one authority.
pub async fn content(
    visit: &Visit,
    code: &AuthorityCode,
    filled: Filled<RequestForm>,
) -> Result<AnyView, Failure> {
    let options = scans::request_options(&visit.actor, visit.services(), code).await?;
    let today = visit.services().clock().today();
    if !options.authority.exists_on(today) {
        return Ok(ended(&options.authority));
    }
    if options.running && filled.problems.is_empty() {
        return Ok(running(&options.authority));
    }
    Ok(form(&options, filled))
}

fn ended(authority: &Authority) -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>{format!("{} bestaat niet meer.", authority.display_name)}</strong></p>
            <p>"Vraag de scan aan voor de organisatie die ervoor in de plaats kwam."</p>
            <p><a class="qs-standalone" href="/scans/nieuw">"Een andere organisatie kiezen"</a></p>
        </div>
    }
    .into_any()
}

fn running(authority: &Authority) -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>{format!("{} heeft al een scan die nog loopt.", authority.display_name)}</strong></p>
            <p>"Er kan er maar één tegelijk lopen. Rond die eerst af, of annuleer hem."</p>
            <p><a class="qs-standalone" href="/scans">"Naar uw scans"</a></p>
        </div>
    }
    .into_any()
}

fn form(options: &RequestOptions, filled: Filled<RequestForm>) -> AnyView {
    let Filled { form, problems } = filled;
    let authority = &options.authority;
    let subject = format!("{} {}", kind(authority.kind), authority.display_name);
    let lead = options.names_lead.then(|| lead(&form, &problems));
    let fields = view! {
        <input type="hidden" name="authority" value=authority.code.to_string()/>
        <TextArea
            name="reason"
            label="Waarom deze scan?"
            hint="Een paar zinnen: wat is de aanleiding, wat hoopt u te horen?"
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        <TextField
            name="wanted_period"
            label="Wanneer ongeveer?"
            hint="Bijvoorbeeld: voorjaar 2027, na de begroting."
            value=form.wanted_period.clone()
            problem=problems.of("wanted_period")
        />
        {lead}
        {sizes(options, &form, &problems)}
        {earlier(&options.earlier, &form, &problems)}
        <div class="qs-button-group"><Button>"Scan aanvragen"</Button></div>
    }
    .into_any();
    view! {
        <p class="qs-lead" id="authority">{subject}</p>
        {options.change.as_ref().map(foreseen)}
        <p><a class="qs-standalone" href="/scans/nieuw">"Een andere organisatie kiezen"</a></p>
        <Form action="/scans/nieuw">{fields}</Form>
    }
    .into_any()
}

/// A scan may begin before a merger: it then runs on after it.
fn foreseen(change: &PlannedChange) -> AnyView {
    let sentence = words::ending(&change.ending, change.stage);
    view! {
        <p class="qs-notice"><strong>{sentence}</strong>" Een scan die dan loopt, gaat door onder de eigen naam."</p>
    }
    .into_any()
}

fn lead(form: &RequestForm, problems: &Problems) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie is de trekker?"</legend>
            <TextField
                name="lead_name"
                label="Naam"
                hint="Meestal is dit de griffier."
                value=form.lead_name.clone()
                problem=problems.of("lead_name")
            />
            <TextField
                name="lead_email"
                label="E-mailadres"
                hint="De trekker krijgt een mail en logt met dit adres in."
                kind=TextKind::Email
                value=form.lead_email.clone()
                problem=problems.of("lead_email")
            />
        </fieldset>
    }
    .into_any()
}

/// The register knows the seats; the rest may wait.
fn sizes(options: &RequestOptions, form: &RequestForm, problems: &Problems) -> AnyView {
    let seats = options
        .authority
        .seats
        .map(|seats| seats.to_string())
        .unwrap_or_default();
    let council = if form.council.is_empty() {
        seats
    } else {
        form.council.clone()
    };
    let executive = format!("Hoeveel leden heeft {}?", executive(options.authority.kind));
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Hoe groot zijn de groepen?"</legend>
            <p class="qs-form-field__hint">"Weet u het nog niet? Laat het dan leeg. Bij de voorbereiding kan het ook nog."</p>
            <TextField
                kind=TextKind::Number
                name="council"
                label=council_label(options)
                value=council
                problem=problems.of("council")
                optional=true
            />
            <TextField kind=TextKind::Number name="executive" label=executive value=form.executive.clone() problem=problems.of("executive") optional=true/>
            <TextField
                kind=TextKind::Number
                name="staff"
                label="Hoeveel ambtenaren of medewerkers wilt u vragen?"
                value=form.staff.clone()
                problem=problems.of("staff")
                optional=true
            />
        </fieldset>
    }
    .into_any()
}

fn council_label(options: &RequestOptions) -> String {
    use questionnaires::kind::AuthorityKind;
    match options.authority.kind {
        AuthorityKind::Municipality => "Hoeveel zetels heeft de raad?",
        AuthorityKind::Province => "Hoeveel zetels hebben Provinciale Staten?",
        AuthorityKind::WaterBoard => "Hoeveel leden heeft het algemeen bestuur?",
    }
    .to_owned()
}

/// Only where there is an earlier scan to repeat.
fn earlier(earlier: &[EarlierScan], form: &RequestForm, problems: &Problems) -> AnyView {
    if earlier.is_empty() {
        return ().into_any();
    }
    let choices: Vec<_> = earlier
        .iter()
        .map(|scan| {
            Choice::new(
                scan.id.as_str(),
                format!("{}, {}", scan.authority, dates::month(scan.requested_on)),
            )
        })
        .collect();
    view! {
        <Select
            name="previous"
            label="Is dit een vervolg op een eerdere scan?"
            hint="Dan vergelijken wij later de uitkomsten, als dat mag."
            choices
            value=form.previous.clone()
            problem=problems.of("previous")
            optional=true
        />
    }
    .into_any()
}
