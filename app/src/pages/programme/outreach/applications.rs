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

/// Those that wait, with what can be done; nothing where none does.
pub fn waiting(applications: &[Application]) -> Option<AnyView> {
    let rows: Vec<_> = applications.iter().map(row).collect();
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

fn row(application: &Application) -> AnyView {
    let name = application.authority.display_name.clone();
    let address = |rest: &str| format!("/programma/aanmeldingen/{}{rest}", application.id);
    let hidden = view! { <span class="qs-visually-hidden">{format!(": {name}")}</span> };
    view! {
        <li>
            <p>{whose(application)}</p>
            <div class="qs-stack">
                {applicant(application)}
                <div class="qs-button-group">
                    <form method="post" action=address("/aannemen")>
                        <input type="hidden" name="seen" value="waiting"/>
                        <Button>"Aannemen"<span class="qs-visually-hidden">{format!(": {name}")}</span></Button>
                    </form>
                    <a class="qs-standalone" href=address("/afwijzen")>"Afwijzen"{hidden}</a>
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// The authority, and since when.
fn whose(application: &Application) -> AnyView {
    let authority = &application.authority;
    let name = names::authority(authority.kind, &authority.display_name);
    let received = dates::day(dates::local_day(application.received_at));
    view! {
        <a href=of(&authority.code, "")><strong>{name}</strong></a>
        <br/>
        <span class="qs-note">{format!("Aangemeld op {received}")}</span>
    }
    .into_any()
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
