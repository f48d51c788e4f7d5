//! Why and when, and who leads it.

use crate::pages::authorities::words;
use crate::pages::scans::parts::executive;
use crate::pages::{
    dates,
    failure::Failure,
    forms::{Button, Choice, Form, Select, TextArea, TextField, TextKind},
    problems::{Filled, Problems},
    visit::Visit,
    wanted::wanted,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities::changes::PlannedChange;
use services::authorities::{self, Authority, AuthorityCode, Entry};
use services::results::names;
use services::scans::{self, EarlierScan, RequestForm, RequestOptions, Timing};

/// The form for one authority.
pub async fn content(
    visit: &Visit,
    code: &AuthorityCode,
    filled: Filled<RequestForm>,
) -> Result<AnyView, Failure> {
    let options = scans::request_options(&visit.actor, visit.services(), code).await?;
    let today = visit.services().clock().today();
    if !options.authority.exists_on(today) {
        let entry = authorities::get(&visit.actor, visit.services(), code).await?;
        return Ok(ended(&entry));
    }
    if options.running && filled.problems.is_empty() {
        return Ok(running(&options.authority));
    }
    Ok(form(&options, filled, today))
}

fn ended(entry: &Entry) -> AnyView {
    view! {
        <div class="qs-empty">
            {gone(entry)}
            <p><a class="qs-standalone" href="/scans/nieuw">"Een andere organisatie kiezen"</a></p>
        </div>
    }
    .into_any()
}

/// Since when an authority is no more, and for which of its successors a scan can be asked.
pub(super) fn gone(entry: &Entry) -> AnyView {
    let links: Vec<_> = entry
        .successors
        .iter()
        .map(|next| {
            let name = next.in_sentence();
            let href = format!("/scans/nieuw?organisatie={}", next.code);
            view! { <li><a class="qs-standalone" href=href>{format!("Scan aanvragen voor {name}")}</a></li> }
        })
        .collect();
    view! {
        <p><strong>{ending(entry)}</strong></p>
        <ul>{links}</ul>
    }
    .into_any()
}

fn ending(entry: &Entry) -> String {
    let authority = &entry.authority;
    let name = authority.begins_sentence();
    let since = authority
        .valid_to
        .and_then(|last| last.succ_opt())
        .map_or_else(String::new, |day| format!(" sinds {}", dates::day(day)));
    match entry.successors.as_slice() {
        [] => format!("{name} bestaat niet meer{since}."),
        [only] => format!(
            "{name} bestaat niet meer{since} en ging op in {}.",
            only.in_sentence()
        ),
        [others @ .., last] => {
            let others: Vec<String> = others.iter().map(Authority::among_others).collect();
            format!(
                "{name} bestaat niet meer{since} en ging op in {} en {}.",
                others.join(", "),
                last.among_others()
            )
        }
    }
}

fn running(authority: &Authority) -> AnyView {
    view! {
        <div class="qs-empty">
            <p><strong>{format!("{} heeft al een scan die nog loopt.", authority.begins_sentence())}</strong></p>
            <p>"Er kan er maar één tegelijk lopen. Rond die eerst af, of annuleer hem."</p>
            <p><a class="qs-standalone" href="/scans">"Naar uw scans"</a></p>
        </div>
    }
    .into_any()
}

fn form(options: &RequestOptions, filled: Filled<RequestForm>, today: NaiveDate) -> AnyView {
    let Filled { form, problems } = filled;
    let authority = &options.authority;
    let subject = names::authority(authority.kind, &authority.display_name);
    let lead = options
        .names_lead
        .then(|| lead(authority.kind, &form, &problems));
    let fields = view! {
        <input type="hidden" name="authority" value=authority.code.to_string()/>
        <TextArea
            name="reason"
            label="Waarom deze scan?"
            hint="Een paar zinnen: wat is de aanleiding, wat hoopt u te horen?"
            value=form.reason.clone()
            problem=problems.of("reason")
        />
        {wanted(&form, &problems, today)}
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

/// Who usually leads a scan.
const fn usual_lead(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "Meestal is dit de griffier.",
        AuthorityKind::Province => "Meestal is dit de statengriffier.",
        AuthorityKind::WaterBoard => "Meestal is dit de bestuursadviseur of de griffier.",
    }
}

fn lead(kind: AuthorityKind, form: &RequestForm, problems: &Problems) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">"Wie is de trekker?"</legend>
            <TextField
                name="lead_name"
                label="Naam"
                hint=usual_lead(kind)
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
    let kind = options.authority.kind;
    let executive = format!("Hoeveel leden {} {}?", names::has(kind), executive(kind));
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
    match options.authority.kind {
        AuthorityKind::Municipality => "Hoeveel zetels heeft de raad?",
        AuthorityKind::Province => "Hoeveel zetels hebben Provinciale Staten?",
        AuthorityKind::WaterBoard => "Hoeveel leden heeft het algemeen bestuur?",
    }
    .to_owned()
}

/// From when on an earlier scan can be repeated, where it is too early for that.
fn too_early(earlier: &[EarlierScan]) -> AnyView {
    let from = earlier.iter().find_map(|scan| match scan.offer?.timing {
        Timing::TooEarly { from, .. } => Some(from),
        Timing::Early { .. } | Timing::Usual | Timing::Late => None,
    });
    let note = from.map(|from| {
        let sentence = format!(
            "Een herhaalmeting van de vorige scan kan vanaf {}.",
            dates::day(from)
        );
        view! { <p class="qs-note" id="previous">{sentence}</p> }
    });
    note.into_any()
}

/// Only where there is an earlier scan to repeat or follow up.
fn earlier(earlier: &[EarlierScan], form: &RequestForm, problems: &Problems) -> AnyView {
    let choices: Vec<_> = earlier
        .iter()
        .filter(|scan| scan.may_be_named())
        .map(|scan| {
            Choice::new(
                scan.id.as_str(),
                format!("{}, {}", scan.authority, dates::month(scan.requested_on)),
            )
        })
        .collect();
    if choices.is_empty() {
        return too_early(earlier);
    }
    view! {
        <Select
            name="previous"
            label="Is dit een vervolg op een eerdere scan?"
            hint="Bij een herhaalmeting van dezelfde organisatie staan groepen, grenzen en eigen vragen klaar zoals toen. Daarna ziet u toen en nu naast elkaar. Na een herindeling vergelijken wij niet."
            choices
            value=form.previous.clone()
            problem=problems.of("previous")
            optional=true
        />
    }
    .into_any()
}
