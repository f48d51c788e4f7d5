//! The first page: what the Quick Scan is.

use super::frame::Page;
use super::load::load;
use super::public::{published_rows, sharing};
use super::visit::use_visit;
use leptos::prelude::*;
use services::publication::{self, Latest};

/// The five official steps: name, and what happens in it.
const STEPS: [(&str, &str); 5] = [
    (
        "Voorbereiding",
        "De griffier regelt wie meedoet en wanneer.",
    ),
    (
        "Startgesprek",
        "Een griffier van elders legt uit hoe de scan gaat.",
    ),
    (
        "Vragenlijst",
        "Elke groep kiest bij stellingen wat zij ervan vindt.",
    ),
    (
        "Agenderings\u{ad}gesprek",
        "Samen kiezen zij wat het eerst beter moet.",
    ),
    ("Verbeterplan", "Wie doet wat, en wanneer is het klaar?"),
];

/// The question, and what the scan does with it.
const TITLE: &str = "Hoe gaat het met de democratie bij ons?";
const LEAD: &str = "Raad, bestuur, ambtenaren en inwoners geven hun mening. Daarna praten mensen uit die groepen samen over wat beter kan, en komt er een plan.";

/// How many published scans stand here; the others are one link away.
const NEWEST: usize = 5;

/// `/`
#[component]
pub fn HomePage() -> impl IntoView {
    let visit = use_visit();
    load(async move {
        let latest = publication::latest(&visit.actor, visit.services(), NEWEST).await?;
        Ok(page(&latest))
    })
}

fn page(latest: &Latest) -> AnyView {
    let published = published(latest);
    view! {
        <Page title=TITLE>
            {sharing(TITLE, LEAD, "/")}
            <h1>{TITLE}</h1>
            <p class="qs-lead">{LEAD}</p>
            <div class="qs-button-group qs-finding">
                <a class="qs-button qs-button--primary" href="/meedoen">"Ik heb een code"</a>
                <a class="qs-standalone" href="/inloggen">"Inloggen als griffier of trekker"</a>
            </div>
            <Steps/>
            <p class="qs-finding">
                "Wilt u met uw gemeente, provincie of waterschap meedoen? "
                <a href="/aanmelden">"Meld uw organisatie aan"</a>
            </p>
            {published}
            <Promises/>
        </Page>
    }
    .into_any()
}

fn published(latest: &Latest) -> AnyView {
    let content = if latest.entries.is_empty() {
        view! { <p class="qs-measure">"Er is nog niets openbaar. Zodra een organisatie haar plan publiceert, leest u hier wat zij zag en wat zij gaat doen."</p> }.into_any()
    } else {
        let all = match latest.total {
            0..=NEWEST => "Alle openbare resultaten".to_owned(),
            more => format!("Alle {more} openbare resultaten"),
        };
        let entries: Vec<_> = latest.entries.iter().collect();
        view! { {published_rows(&entries)} <p><a class="qs-standalone" href="/openbaar">{all}</a></p> }.into_any()
    };
    view! {
        <section class="qs-section" aria-labelledby="openbaar">
            <h2 id="openbaar">"Wat anderen zagen en gaan doen"</h2>
            {content}
        </section>
    }
    .into_any()
}

#[component]
fn Steps() -> impl IntoView {
    let steps: Vec<_> = STEPS
        .iter()
        .zip(1..)
        .map(|((name, what), number)| {
            view! {
                <li class=format!("qs-stepper__step qs-step--{number}")>
                    <span class="qs-step" aria-hidden="true">{number}</span>
                    <div>
                        <p class="qs-stepper__name">{*name}</p>
                        <p class="qs-subtle">{*what}</p>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="stappen">
            <h2 id="stappen">"Een scan in vijf stappen"</h2>
            <ol class="qs-stepper">{steps}</ol>
        </section>
    }
}

#[component]
fn Promises() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="wat">
            <h2 id="wat">"Wat de scan wel en niet is"</h2>
            <dl class="qs-rows qs-rows--wide">
                <div>
                    <dt>"Een spiegel"</dt>
                    <dd>"U ziet waar de groepen het eens zijn en waar hun beelden verschillen."</dd>
                </div>
                <div>
                    <dt>"Een gesprek"</dt>
                    <dd>"Het resultaat is geen cijfer en geen ranglijst, maar een gesprek over wat beter kan."</dd>
                </div>
                <div>
                    <dt>"Anoniem"</dt>
                    <dd>
                        "Niemand ziet wat u antwoordt. Wij tellen alleen hoeveel mensen welk antwoord gaven. "
                        <a href="/privacy">"Lees hoe wij dat doen"</a>
                    </dd>
                </div>
            </dl>
        </section>
    }
}
