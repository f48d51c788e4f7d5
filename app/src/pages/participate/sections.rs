//! Parts that several pages of the questionnaire show, and the pages for a questionnaire that is not there to fill in.

use super::{
    super::dates,
    code_form::not_open,
    frame::{Sheet, Whose},
    standing::status,
};
use axum::http::StatusCode;
use leptos::prelude::*;
use questionnaires::form::Form;
use questionnaires::rules::{ExecutiveRule, LEAST_MINIMUM, Rules};
use services::{
    participations::{About, OpenScan, Stage},
    scans::setup::ContactPerson,
};

/// What a respondent can count on: how long, how private, until when.
#[component]
pub fn InShort(scan: std::sync::Arc<OpenScan>, form: Form) -> impl IntoView {
    let statements = form.statements().count();
    let until = dates::day(scan.setup.closes_on);
    view! {
        <ul class="qs-list">
            <li><strong>"10 tot 15 minuten"</strong>{format!(" voor {statements} stellingen")}</li>
            <li><strong>"Niemand ziet"</strong>" wat u antwoordt"</li>
            <li><strong>"Stoppen mag:"</strong>" later verder met dezelfde code"</li>
            <li><strong>"Invullen kan"</strong>{format!(" tot en met {until}")}</li>
        </ul>
    }
}

/// What was agreed for this scan about who is shown, as far as the questionnaire itself cannot know it.
fn agreed(rules: &Rules) -> String {
    let minimum = rules.minimum();
    let raised = (minimum > LEAST_MINIMUM).then(|| {
        format!(
            "Voor deze scan is een hoger aantal afgesproken: wij tonen een groep of een stelling pas vanaf {minimum} antwoorden. Lees {minimum} \
             waar hieronder {LEAST_MINIMUM} staat. "
        )
    });
    let executive = match rules.executive() {
        ExecutiveRule::Alone => {
            "De bestuurders zijn in deze scan een eigen groep, zonder de directie."
        }
        ExecutiveRule::JoinedWithSeniorStaff => {
            "De bestuurders vormen in deze scan één groep met de directie."
        }
    };
    format!("{}{executive}", raised.unwrap_or_default())
}

/// Who will see what, from which number of answers on.
#[component]
pub fn WhoSeesWhat(rules: Rules, form: Form) -> impl IntoView {
    let lines: Vec<_> = form
        .who_sees_what
        .into_iter()
        .map(|line| {
            view! {
                <div>
                    <dt>{line.subject}</dt>
                    <dd><strong>{line.who}</strong>" "{line.explanation}</dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="wie">
            <h2 id="wie">"Wie ziet wat?"</h2>
            <p class="qs-measure">{agreed(&rules)}</p>
            <dl class="qs-rows qs-rows--wide">{lines}</dl>
        </section>
    }
}

/// How answers are kept, in plain words.
#[component]
pub fn Privacy() -> impl IntoView {
    view! {
        <section class="qs-section" aria-labelledby="privacy">
            <h2 id="privacy">"Uw privacy in gewone woorden"</h2>
            <div class="qs-stack qs-measure">
                <p>
                    "Uw code hoort niet bij uw antwoorden. Als u verstuurt, tellen wij uw antwoorden op bij die van de anderen in uw groep. Daarna kan niemand ze nog terugvinden. U kunt ze dan ook niet meer veranderen."
                </p>
                <p>
                    "Stopt u halverwege? Dan bewaren wij uw antwoorden op slot. Alleen uw code is de sleutel. Als de vragenlijst sluit, vernietigen wij alle codes en alles wat niet is verstuurd."
                </p>
                <p>
                    "Wij gebruiken één cookie. Daarin staat uw code, zodat u op dit apparaat verder kunt. Uw browser gooit hem weg als u de browser sluit. "
                    <a href="/privacy">"Lees hoe wij dat hebben geregeld"</a>
                    "."
                </p>
            </div>
        </section>
    }
}

/// Whom to ask.
#[component]
pub fn Questions(contact: ContactPerson) -> impl IntoView {
    let address = format!("mailto:{}", contact.email);
    view! {
        <section class="qs-section" aria-labelledby="vragen">
            <h2 id="vragen">"Vragen?"</h2>
            <p class="qs-measure">
                "Mail " {contact.name} ": " <a href=address>{contact.email.clone()}</a>
            </p>
        </section>
    }
}

/// The questionnaire takes no answers: not yet, or no longer.
#[component]
pub fn NotOpen(about: About) -> impl IntoView {
    let (title, next) = match about.stage {
        Stage::NotYetOpen => (
            "De vragenlijst is nog niet open",
            "Bewaar uw code of link. Daarmee kunt u straks meedoen.",
        ),
        Stage::Cancelled => (
            "De vragenlijst gaat niet door",
            "Alle codes en alles wat niet was verstuurd, zijn vernietigd.",
        ),
        Stage::Open | Stage::Closed { .. } => (
            "De vragenlijst is gesloten",
            "Wat was verstuurd, telt mee. Alle codes en alles wat niet was verstuurd, vernietigen wij. De resultaten komen later op deze site.",
        ),
    };
    status(if about.stage == Stage::NotYetOpen {
        StatusCode::CONFLICT
    } else {
        StatusCode::GONE
    });
    let sentence = not_open(&about);
    view! {
        <Sheet title whose=Whose::of_about(&about)>
            <h1>{title}</h1>
            <p class="qs-lead">{sentence}</p>
            <p class="qs-measure qs-finding">{next}</p>
            {about.contact.map(|contact| view! { <Questions contact/> })}
        </Sheet>
    }
}

/// The scan is open, but this browser's code or link was replaced.
#[component]
pub fn Gone(about: About) -> impl IntoView {
    status(StatusCode::GONE);
    view! {
        <Sheet title="Deze code werkt niet meer" whose=Whose::of_about(&about)>
            <h1>"Deze code werkt niet meer"</h1>
            <p class="qs-lead">
                "Uw code of link is vervangen door een nieuwe. Wat u met de oude had ingevuld en niet had verstuurd, is vernietigd."
            </p>
            <p class="qs-measure qs-finding">
                "Hebt u de nieuwe code? Vul hem dan in. Hebt u hem niet? Vraag erom bij wie u de oude gaf."
            </p>
            <p><a class="qs-standalone" href="/meedoen">"Een code invullen"</a></p>
            {about.contact.map(|contact| view! { <Questions contact/> })}
        </Sheet>
    }
}
