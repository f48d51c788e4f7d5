//! `/overheden/wijzigingen/{code}`: what happens when an authority ends, and the button that confirms it.

use super::{of_authority, of_change, parsed_code, words};
use crate::pages::{
    dates,
    forms::{Button, CheckboxList, Choice, Form},
    load::load,
    programme::frame::{Part, programme_page},
    scan_page::param,
    scans::{
        parts::{back, below, person, query},
        words::state_of,
    },
    sent::Sent,
    site::Site,
    visit::{Answer, Visit, use_visit},
};
use axum::{Router, extract::Path, routing::post};
use leptos::prelude::*;
use services::authorities::AuthorityCode;
use services::authorities::changes::{
    self, ChangeView, ConfirmForm, LeadChoice, PlannedChange, Stage,
};
use services::scans::Scan;

/// The handlers.
pub fn posts() -> Router<Site> {
    Router::new()
        .route("/overheden/wijzigingen/{code}", post(confirm))
        .route("/overheden/wijzigingen/{code}/intrekken", post(withdraw))
}

/// `/overheden/wijzigingen/{code}`
#[component]
pub fn ChangePage() -> impl IntoView {
    let visit = use_visit();
    let code = parsed_code(&param("code"));
    let told = query("melding");
    load(async move {
        let view = changes::change(&visit.actor, visit.services(), &code?).await?;
        let title = format!("Herindeling {}", view.change.ending.authority.display_name);
        let content = view! {
            {back("/overheden/wijzigingen".to_owned(), "Terug naar de herindelingen")}
            <h1>{title.clone()}</h1>
            <p class="qs-lead">{words::ending(&view.change.ending, view.change.stage)}</p>
            {notice(&told, &view.change)}
            {history(&view.change)}
            {effects(&view)}
            {form(&view)}
            {(view.change.stage == Stage::Confirmed).then(|| withdrawal(&view))}
        };
        Ok(programme_page(
            Part::Authorities,
            &title,
            content.into_any(),
        ))
    })
}

fn notice(told: &str, change: &PlannedChange) -> Option<AnyView> {
    let sentence = match (told, change.stage) {
        ("bevestigd", Stage::Done) => "Bevestigd en meteen verwerkt.",
        ("bevestigd", _) => "Bevestigd. Op de dag zelf gebeurt wat hieronder staat.",
        ("opgeslagen", _) => "Opgeslagen.",
        ("ingetrokken", _) => {
            "De bevestiging is ingetrokken. Er verandert niets tot u opnieuw bevestigt."
        }
        _ => return None,
    };
    Some(view! { <p class="qs-notice" role="status">{sentence}</p> }.into_any())
}

fn history(change: &PlannedChange) -> AnyView {
    let confirmed = change.confirmed.as_ref().map(|(at, name)| {
        let sentence = format!("Bevestigd door {name} op {}.", dates::moment(*at));
        view! { <p>{sentence}</p> }
    });
    let done = change.took_effect_at.map(|at| {
        let sentence = format!("Verwerkt op {}.", dates::moment(at));
        view! { <p>{sentence}</p> }
    });
    let overdue = (change.stage == Stage::Overdue).then(|| {
        view! {
            <p class="qs-notice"><strong>"De dag is al voorbij. "</strong>"Bevestigt u nu, dan gebeurt meteen wat hieronder staat."</p>
        }
    });
    view! { {confirmed} {done} {overdue} }.into_any()
}

/// What it does to scans and people.
fn effects(view: &ChangeView) -> AnyView {
    let ending = &view.change.ending;
    let name = ending.authority.in_sentence();
    let heading = if view.change.stage == Stage::Done {
        "Wat er is gebeurd"
    } else {
        "Wat er dan gebeurt"
    };
    let heirs: Vec<_> = ending
        .successors
        .iter()
        .enumerate()
        .map(|(place, successor)| {
            let separator = if place == 0 { "" } else { ", " };
            view! { {separator}<a href=of_authority(&successor.code)>{successor.display_name.clone()}</a> }
        })
        .collect();
    let counting = if ending.is_split() {
        format!(
            "Een gesplitste organisatie heeft niet één opvolger. Heeft {name} een scan, dan blijft die apart meetellen. Bij elke opvolger staat een link naar die scan."
        )
    } else {
        format!(
            "{} telt dan mee als de opvolger. Hebben zij beide een scan, dan tellen zij samen één keer.",
            ending.authority.begins_sentence()
        )
    };
    view! {
        <section class="qs-section" aria-labelledby="gevolgen">
            <h2 id="gevolgen">{heading}</h2>
            <dl class="qs-rows qs-rows--wide">
                <div><dt>"Laatste dag"</dt><dd>{dates::day(ending.last_day)}</dd></div>
                <div><dt>"Daarna"</dt><dd>{heirs}</dd></div>
                <div><dt>"Nieuwe scans"</dt><dd>{format!("Voor {name} kan niemand meer een scan aanvragen.")}</dd></div>
                <div><dt>{format!("Scan van {name}")}</dt><dd>{own_scan(view)}</dd></div>
                <div><dt>"Scans van de opvolger"</dt><dd>{scans_of_successors(view)}</dd></div>
                {clerks(view)}
                <div><dt>"Meetellen"</dt><dd>{counting}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn own_scan(view: &ChangeView) -> AnyView {
    let name = view.change.ending.authority.in_sentence();
    let Some(scan) = &view.scan else {
        return format!(
            "Er loopt geen scan. Wat {name} eerder deed, blijft bewaard onder de eigen naam."
        )
        .into_any();
    };
    let told = if view.change.stage == Stage::Done {
        format!("{} heeft daarover een mail gekregen.", scan.lead.name)
    } else {
        format!("{} krijgt daarover een mail.", scan.lead.name)
    };
    let sentence = format!(
        "De scan loopt door onder de naam {}. Er gaat niets verloren: trekker, procesbegeleider, codes, antwoorden en uitkomsten blijven zoals ze zijn. {told}",
        view.change.ending.authority.display_name
    );
    view! { {scan_line(scan)}<p>{sentence}</p>{conflict(view, scan)} }.into_any()
}

fn scans_of_successors(view: &ChangeView) -> AnyView {
    if view.scans_of_successors.is_empty() {
        return "Er loopt geen scan.".into_any();
    }
    let lines: Vec<_> = view
        .scans_of_successors
        .iter()
        .map(|scan| view! { {scan_line(scan)}{conflict(view, scan)} })
        .collect();
    let both = view.scan.is_some().then(|| {
        view! { <p><strong>"Er lopen dan twee scans. "</strong>"Beide gaan door, elk onder de eigen naam en met de eigen trekker."</p> }
    });
    view! { {lines}{both} }.into_any()
}

fn scan_line(scan: &Scan) -> AnyView {
    let clerk = scan
        .clerk
        .as_ref()
        .map_or_else(|| "nog niemand".to_owned(), person);
    let people = format!("Trekker: {}. Procesbegeleider: {clerk}.", scan.lead.name);
    let label = format!("Scan van {}", scan.authority.in_sentence());
    view! {
        <p><a href=below(&scan.id, "")>{label}</a>{format!(": {}", state_of(scan))}</p>
        <p class="qs-note">{people}</p>
    }
    .into_any()
}

/// A clerk who works at one of those that come together may not guide the scan any longer.
fn conflict(view: &ChangeView, scan: &Scan) -> Option<AnyView> {
    let clerk = scan.clerk.as_ref()?;
    let (home, home_name) = clerk.home.as_ref()?;
    let ending = &view.change.ending;
    let goes_on = |code: &AuthorityCode| {
        let mut successors = ending.successors.iter();
        successors.any(|successor| successor.code == *code)
    };
    let (ends, own) = (&ending.authority.code, &scan.authority.code);
    let comes_together = own == ends && goes_on(home) || goes_on(own) && home == ends;
    comes_together.then(|| {
        let sentence = format!(
            "{} werkt bij {home_name} en mag deze scan na de herindeling niet meer begeleiden. Draag de scan over.",
            clerk.name
        );
        view! { <p><strong>{sentence}</strong>" "<a href=below(&scan.id, "/toewijzen")>"Naar overdragen"</a></p> }.into_any()
    })
}

/// Clerks who work there: the rules hold for both until they say where they work now.
fn clerks(view: &ChangeView) -> Option<AnyView> {
    let links: Vec<_> = view
        .clerks
        .iter()
        .enumerate()
        .map(|(place, (id, name))| {
            let separator = if place == 0 { "" } else { ", " };
            let href = format!("/programma/griffierspool/{id}");
            view! { {separator}<a href=href>{name.clone()}</a> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div>
                <dt>"Griffiers uit de pool die hier werken"</dt>
                <dd>
                    <p>{links}</p>
                    <p>"De regels gelden dan voor de oude en de nieuwe organisatie samen. Hun profiel vraagt waar zij voortaan werken."</p>
                </dd>
            </div>
        }
        .into_any()
    })
}

fn form(view: &ChangeView) -> AnyView {
    let button = match view.change.stage {
        Stage::Overdue => "Bevestigen en meteen verwerken",
        Stage::Waiting => "Bevestigen",
        Stage::Confirmed | Stage::Done => "Keuze opslaan",
    };
    let code = &view.change.ending.authority.code;
    let is_open = view.change.stage <= Stage::Waiting;
    let choices: Vec<_> = view.leads.iter().filter(|lead| !lead.already).collect();
    let already: Vec<_> = view.leads.iter().filter(|lead| lead.already).collect();
    // Once it is confirmed there is nothing to save without a choice.
    if choices.is_empty() && !is_open {
        return leads_section(view, &already, ().into_any());
    }
    let boxes = (!choices.is_empty()).then(|| boxes(view, &choices));
    let fields = view! {
        <input type="hidden" name="seen" value=view.seen.clone()/>
        {boxes}
        <div class="qs-button-group"><Button secondary=!is_open>{button}</Button></div>
    }
    .into_any();
    let form = view! { <Form action=of_change(code)>{fields}</Form> };
    leads_section(view, &already, form.into_any())
}

fn leads_section(view: &ChangeView, already: &[&LeadChoice], form: AnyView) -> AnyView {
    let authority = &view.change.ending.authority;
    let nobody = view.leads.is_empty().then(|| {
        format!(
            "{} heeft geen trekkers met een account.",
            authority.begins_sentence()
        )
    });
    let rows: Vec<_> = already
        .iter()
        .map(|lead| {
            let sentence = format!(
                "{} is ook trekker van {}.",
                lead.name,
                lead.successor.in_sentence()
            );
            view! { <li>{sentence}</li> }
        })
        .collect();
    let rows = (!rows.is_empty()).then(|| view! { <ul class="qs-list">{rows}</ul> });
    let intro = (!view.leads.is_empty()).then_some(
        "Zij houden de scans die zij hebben. Voor een nieuwe scan van de opvolger moet u hen daar trekker maken.",
    );
    let heading = if view.change.stage <= Stage::Waiting {
        "Bevestigen".to_owned()
    } else {
        format!("Trekkers van {}", authority.in_sentence())
    };
    let intro = intro.map(|rest| format!("{} heeft trekkers. {rest}", authority.begins_sentence()));
    view! {
        <section class="qs-section" aria-labelledby="trekkers">
            <h2 id="trekkers">{heading}</h2>
            <p class="qs-measure">{intro}{nobody}</p>
            {rows}
            {form}
        </section>
    }
    .into_any()
}

fn boxes(view: &ChangeView, leads: &[&LeadChoice]) -> AnyView {
    let choices: Vec<_> = leads
        .iter()
        .map(|lead| {
            let label = format!("{} voor {}", lead.name, lead.successor.in_sentence());
            Choice::new(lead.value.clone(), label).hint(lead.email.clone())
        })
        .collect();
    let values = leads
        .iter()
        .filter(|lead| lead.chosen)
        .map(|lead| lead.value.clone())
        .collect();
    let label = if view.change.ending.is_split() {
        "Wie mag voortaan ook trekker zijn van een opvolger?"
    } else {
        "Wie mag voortaan ook trekker zijn van de opvolger?"
    };
    view! { <CheckboxList name="leads" label choices values optional=true/> }.into_any()
}

fn withdrawal(view: &ChangeView) -> AnyView {
    let action = format!(
        "{}/intrekken",
        of_change(&view.change.ending.authority.code)
    );
    view! {
        <section class="qs-section" aria-labelledby="intrekken">
            <h2 id="intrekken">"Toch niet?"</h2>
            <p class="qs-measure">"Tot de dag zelf kunt u de bevestiging intrekken. Er is nog niemand gemaild."</p>
            <form method="post" action=action>
                <div class="qs-button-group"><Button secondary=true>"Bevestiging intrekken"</Button></div>
            </form>
        </section>
    }
    .into_any()
}

async fn confirm(visit: Visit, Path(code): Path<String>, Sent(form): Sent<ConfirmForm>) -> Answer {
    visit.actor.require_programme()?;
    let code = parsed_code(&code)?;
    let before = changes::change(&visit.actor, visit.services(), &code).await?;
    let was_open = before.change.stage <= Stage::Waiting;
    changes::confirm(&visit.actor, visit.services(), &code, &form).await?;
    let told = if was_open { "bevestigd" } else { "opgeslagen" };
    visit.go(format!("{}?melding={told}", of_change(&code)))
}

async fn withdraw(visit: Visit, Path(code): Path<String>) -> Answer {
    visit.actor.require_programme()?;
    let code = parsed_code(&code)?;
    changes::withdraw(&visit.actor, visit.services(), &code).await?;
    visit.go(format!("{}?melding=ingetrokken", of_change(&code)))
}
