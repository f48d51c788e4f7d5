//! Applications that wait for the programme, and those that were declined not long ago.

use super::{ADDRESS, of};
use crate::pages::dates;
use crate::pages::forms::Button;
use leptos::prelude::*;
use services::programme::outreach::Application;
use services::results::names;

/// How many wait, for the first page of the programme.
pub fn waiting_notice(count: u32) -> Option<AnyView> {
    let told = match count {
        0 => return None,
        1 => "1 aanmelding wacht op antwoord".to_owned(),
        many => format!("{many} aanmeldingen wachten op antwoord"),
    };
    let href = format!("{ADDRESS}#aanmeldingen");
    Some(view! { <p class="qs-notice qs-on-screen"><a href=href>{told}</a></p> }.into_any())
}

/// Those that wait, with what can be done; nothing where none does. Who applied for one authority stand together.
pub fn waiting(applications: &[Application]) -> Option<AnyView> {
    let rows: Vec<_> = by_authority(applications)
        .into_iter()
        .map(|own| match own.as_slice() {
            [only] => row(only),
            several => rows_of_one(several),
        })
        .collect();
    let heading = match applications.len() {
        0 => return None,
        1 => "1 aanmelding wacht op antwoord".to_owned(),
        many => format!("{many} aanmeldingen wachten op antwoord"),
    };
    Some(
        view! {
            <section class="qs-section" aria-labelledby="aanmeldingen">
                <h2 id="aanmeldingen">{heading}</h2>
                <ul class="qs-rows qs-rows--wide">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// The applications for each authority, in the order of the first for it.
fn by_authority(applications: &[Application]) -> Vec<Vec<&Application>> {
    let mut all: Vec<Vec<&Application>> = Vec::new();
    for application in applications {
        let code = &application.authority.code;
        let same = all.iter_mut().find(|own| own[0].authority.code == *code);
        match same {
            Some(own) => own.push(application),
            None => all.push(vec![application]),
        }
    }
    all
}

fn row(application: &Application) -> AnyView {
    view! {
        <li>
            <p>{whose(application)}</p>
            <div class="qs-stack">
                {applicant(application)}
                {ways(application, &application.authority.display_name)}
            </div>
        </li>
    }
    .into_any()
}

/// Several people applied for one authority.
fn rows_of_one(applications: &[&Application]) -> AnyView {
    let rows: Vec<_> = applications
        .iter()
        .map(|application| {
            let name = &application.authority.display_name;
            let which = format!("{}, {name}", application.applicant.name);
            view! {
                <li class="qs-stack">
                    {applicant(application)}
                    <p class="qs-note">{received(application)}</p>
                    {ways(application, &which)}
                </li>
            }
        })
        .collect();
    let told = format!(
        "{} mensen meldden deze organisatie aan. Van wie u de aanmelding aanneemt, wordt de contactpersoon. De anderen komen bij de \
         contacten te staan en krijgen daar bericht van. Hoort iemand er niet bij? Wijs die aanmelding dan eerst af.",
        applications.len()
    );
    view! {
        <li>
            <p>{applications.first().map(|first| authority(first))}</p>
            <div class="qs-stack">
                <p class="qs-measure">{told}</p>
                <ul class="qs-rows">{rows}</ul>
            </div>
        </li>
    }
    .into_any()
}

/// Accepting and declining. `which` is said to who only hears the buttons.
fn ways(application: &Application, which: &str) -> AnyView {
    let address = |rest: &str| format!("/programma/aanmeldingen/{}{rest}", application.id);
    let which = format!(": {which}");
    let hidden = view! { <span class="qs-visually-hidden">{which.clone()}</span> };
    view! {
        <div class="qs-button-group">
            <form method="post" action=address("/aannemen")>
                <input type="hidden" name="seen" value="waiting"/>
                <Button>"Aannemen"<span class="qs-visually-hidden">{which}</span></Button>
            </form>
            <a class="qs-standalone" href=address("/afwijzen")>"Afwijzen"{hidden}</a>
        </div>
    }
    .into_any()
}

/// The authority, and since when.
fn whose(application: &Application) -> AnyView {
    view! {
        {authority(application)}
        <br/>
        <span class="qs-note">{received(application)}</span>
    }
    .into_any()
}

fn authority(application: &Application) -> AnyView {
    let authority = &application.authority;
    let name = names::authority(authority.kind, &authority.display_name);
    view! { <a href=of(&authority.code, "")><strong>{name}</strong></a> }.into_any()
}

fn received(application: &Application) -> String {
    let day = dates::day(dates::local_day(application.received_at));
    format!("Aangemeld op {day}")
}

/// Who filled it in, and why now.
pub fn applicant(application: &Application) -> AnyView {
    let own = &application.applicant;
    let reason = (!own.reason.is_empty())
        .then(|| view! { <p class="qs-typed">{format!("‘{}’", own.reason)}</p> });
    let wanted = own.wanted.map(|months| {
        view! { <p>{format!("Gewenste periode: {}", months.in_words())}</p> }
    });
    let telephone = (!own.telephone.is_empty()).then(|| format!(", {}", own.telephone));
    view! {
        <div class="qs-stack qs-stack--tight">
            <p class="qs-typed">{own.title()}</p>
            <p class="qs-typed"><a href=format!("mailto:{}", own.email)>{own.email.clone()}</a>{telephone}</p>
            {reason}
            {wanted}
        </div>
    }
    .into_any()
}

/// Those that were declined and can still be accepted.
pub fn declined(applications: &[Application]) -> Option<AnyView> {
    let rows: Vec<_> = applications.iter().map(declined_row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure qs-section">
                <summary>{format!("Afgewezen aanmeldingen ({})", rows.len())}</summary>
                <ul class="qs-rows qs-rows--wide">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

fn declined_row(application: &Application) -> AnyView {
    let name = application.authority.display_name.clone();
    let how = application.declined.as_ref().map(|declined| {
        let sentence = format!(
            "Afgewezen door {} op {}. Wordt na {} vernietigd.",
            declined.by,
            dates::day(declined.on),
            dates::day(declined.kept_until)
        );
        view! { <p class="qs-note">{sentence}</p> }
    });
    let action = format!("/programma/aanmeldingen/{}/aannemen", application.id);
    view! {
        <li>
            <p>{whose(application)}</p>
            <div class="qs-stack">
                {applicant(application)}
                {how}
                <form method="post" action=action>
                    <input type="hidden" name="seen" value="declined"/>
                    <Button secondary=true>"Alsnog aannemen"<span class="qs-visually-hidden">{format!(": {name}")}</span></Button>
                </form>
            </div>
        </li>
    }
    .into_any()
}
