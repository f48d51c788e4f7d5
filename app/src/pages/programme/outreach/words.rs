//! Outreach in words.

use crate::pages::dates;
use crate::pages::forms::Choice;
use crate::pages::wanted;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::ProblemCode;
use services::programme::outreach::{Interest, Means, Outreach};

/// How interested an authority is.
#[must_use]
pub const fn interest(interest: Interest) -> &'static str {
    match interest {
        Interest::NotApproached => "Niet benaderd",
        Interest::Approached => "Benaderd",
        Interest::Interested => "Belangstelling",
        Interest::Willing => "Wil meedoen",
        Interest::NotNow => "Nu niet",
    }
}

/// All interests to choose from, each with what it means.
pub fn interests() -> Vec<Choice> {
    let hint = |interest| match interest {
        Interest::NotApproached => "Nog niemand heeft gevraagd of de organisatie mee wil doen.",
        Interest::Approached => "Gevraagd, maar nog geen antwoord.",
        Interest::Interested => "Wil er meer van weten.",
        Interest::Willing => "Wil meedoen. De scan kan worden aangevraagd.",
        Interest::NotNow => "Doet voorlopig niet mee.",
    };
    let choice = |own: Interest| Choice::new(own.code(), interest(own)).hint(hint(own));
    Interest::ALL.into_iter().map(choice).collect()
}

/// How somebody spoke, in a line of text.
pub const fn means(means: Means) -> &'static str {
    match means {
        Means::Telephone => "telefoon",
        Means::Email => "e-mail",
        Means::Talk => "gesprek",
        Means::Gathering => "bijeenkomst",
        Means::Letter => "brief",
        Means::Application => "aanmelding",
    }
}

/// The means to choose from. An application is one only where it is that already: nobody writes one down by hand.
pub fn all_means(chosen: &str) -> Vec<Choice> {
    let label = |own| match own {
        Means::Telephone => "Telefoon",
        Means::Email => "E-mail",
        Means::Talk => "Gesprek, ter plaatse of met beeld",
        Means::Gathering => "Bijeenkomst",
        Means::Letter => "Brief",
        Means::Application => "Aanmelding op deze site",
    };
    Means::ALL
        .into_iter()
        .filter(|own| *own != Means::Application || own.code() == chosen)
        .map(|own| Choice::new(own.code(), label(own)))
        .collect()
}

/// The next step: what and when, with a mark where its day is over.
pub fn next_step(outreach: &Outreach, today: NaiveDate) -> AnyView {
    if outreach.next_step.is_empty() {
        return view! { <span class="qs-subtle">"nog geen"</span> }.into_any();
    }
    let when = outreach.next_step_on.map(|on| {
        let mark = outreach
            .is_overdue(today)
            .then(|| view! { <strong class="qs-overdue">"Verlopen"</strong>" " });
        let day = if on == today {
            format!("vandaag, {}", dates::day_of_year(on))
        } else {
            dates::day(on)
        };
        view! { <p>{mark}{day}</p> }
    });
    view! { {when} <p class="qs-typed">{outreach.next_step.clone()}</p> }.into_any()
}

/// What the forms of this part say better than in general.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("held_on", ProblemCode::Missing) => Some("Vul in op welke dag het contact was."),
        ("held_on", ProblemCode::InTheFuture) => {
            Some("Deze dag moet nog komen. Schrijf een afspraak op als volgende stap.")
        }
        ("person", ProblemCode::Missing) => Some("Vul in met wie het contact was."),
        ("means", ProblemCode::Missing) => Some("Kies hoe het contact was."),
        ("interest", _) => Some("Kies hoe het met de belangstelling staat."),
        ("next_step", ProblemCode::Missing) => {
            Some("Schrijf op wat er op die dag moet gebeuren, of haal de datum weg.")
        }
        ("message", ProblemCode::Missing) => Some("Schrijf een zin voor de aanvrager."),
        ("reason", ProblemCode::Missing) => Some("Schrijf op waarom de organisatie een scan wil."),
        ("lead_name", ProblemCode::Missing) => Some("Vul de naam van de trekker in."),
        ("lead_email", ProblemCode::Missing) => Some("Vul het e-mailadres van de trekker in."),
        ("lead_email", ProblemCode::Taken) => {
            Some("Dit adres hoort bij iemand die hier niet meer werkt. Vul een ander adres in.")
        }
        _ => wanted::say(field, code),
    }
}
