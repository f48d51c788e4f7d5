//! The slides of the startgesprek: what the scan is, how people are protected, what is decided and how that stands, and what comes next.

mod course;
mod people;

use super::on_screen::OnScreen;
use super::titles::cut;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::results::names;
use services::room::{RoomView, Slide, StartSlide, StartTalk};
use services::scans::decisions::{Subject, usual};

/// Said of what nobody has written down.
const NOT_YET: &str = "nog niet afgesproken";

/// The most characters of what is decided.
const MOST_DECIDED: usize = 300;

impl OnScreen for StartTalk {
    fn title(view: &RoomView<Self>, slide: &Slide) -> String {
        let title = match slide {
            Slide::Purpose => "Waar gaat dit gesprek over?",
            Slide::Start(own) => title(&view.session, *own),
            // Nothing of another talk is in this one.
            _ => "Startgesprek",
        };
        title.to_owned()
    }

    fn part(view: &RoomView<Self>, slide: &Slide) -> Option<String> {
        let Slide::Start(own) = slide else {
            return None;
        };
        let (number, _) = view.session.decision(own.decides()?)?;
        let all = view.session.decisions.len();
        Some(format!("Besluit {number} van {all}"))
    }

    fn content(view: &RoomView<Self>, slide: &Slide, _base_url: &str) -> Option<AnyView> {
        let talk = &view.session;
        let below = match slide {
            Slide::Purpose => purpose(talk),
            Slide::Start(own) => match own {
                StartSlide::Steps => course::steps(talk),
                StartSlide::Groups => people::groups(talk),
                StartSlide::Visibility => people::visibility(talk),
                StartSlide::Protection => people::protection(talk),
                StartSlide::Decision(subject) => decision(talk, *subject)?,
                StartSlide::Themes => themes(talk),
                StartSlide::Questions | StartSlide::MoreQuestions => questions(talk, *own),
                StartSlide::Next => course::next(talk),
            },
            _ => return None,
        };
        let title = Self::title(view, slide);
        Some(view! { <h1 class="qs-presenter__statement">{title}</h1> {below} }.into_any())
    }

    /// What is written down about a startgesprek is about all of it: the remote shows it beside every slide.
    fn notes<'a>(_view: &'a RoomView<Self>, _slide: &Slide) -> Option<&'a str> {
        None
    }

    fn phones(_view: &RoomView<Self>) -> Option<u32> {
        None
    }
}

fn title(talk: &StartTalk, slide: StartSlide) -> &'static str {
    match slide {
        StartSlide::Steps => "De vijf stappen",
        StartSlide::Groups => "Wie geven antwoord?",
        StartSlide::Visibility => "Wie ziet wat?",
        StartSlide::Protection => "Zo beschermen wij de antwoorden",
        StartSlide::Decision(subject) => talk
            .decision(subject)
            .map_or("Besluit", |(_, decision)| decision.title),
        StartSlide::Themes => "Waar gaat de vragenlijst over?",
        StartSlide::Questions => "Onze eigen vragen",
        StartSlide::MoreQuestions => "Onze eigen vragen, vervolg",
        StartSlide::Next => "Hoe gaat het verder?",
    }
}

fn purpose(talk: &StartTalk) -> AnyView {
    let (scan, kind) = (&talk.scan, kind(talk));
    let whose = names::authority_in_sentence(kind, &scan.authority.display_name);
    let caveat = talk.questionnaire().caveat.of(kind).to_owned();
    view! {
        <ol class="qs-presenter__steps">
            <li>{format!("Wij spreken af waarom wij kijken naar de democratie in {whose}, en wie er antwoord geven.")}</li>
            <li>"Wij beslissen wat er van de antwoorden te zien is, voordat iemand er een heeft gezien."</li>
            <li>"Als de vragenlijst opengaat, staan die besluiten vast."</li>
        </ol>
        <p class="qs-presenter__question"><strong>"Geen rapportcijfer. "</strong>{caveat}</p>
    }
    .into_any()
}

/// What is to be decided, what depends on it, and what is written down.
fn decision(talk: &StartTalk, subject: Subject) -> Option<AnyView> {
    let (_, own) = talk.decision(subject)?;
    let stands = match &own.decided {
        Some(decided) => {
            let decided = cut(decided, MOST_DECIDED);
            view! { <p class="qs-presenter__question"><strong>"Nu vastgelegd: "</strong>{decided}</p> }.into_any()
        }
        None => {
            let usual = usual(subject).map(|usual| format!(" Gebruikelijk is: {usual}"));
            view! { <p class="qs-presenter__question"><strong>"Nog niet afgesproken."</strong>{usual}</p> }.into_any()
        }
    };
    Some(
        view! { <div class="qs-presenter__together"><p>{own.at_stake}</p> {stands}</div> }
            .into_any(),
    )
}

fn themes(talk: &StartTalk) -> AnyView {
    let questionnaire = talk.questionnaire();
    let kind = kind(talk);
    let titles: Vec<_> = questionnaire
        .themes
        .iter()
        .map(|theme| view! { <li>{theme.title.of(kind).to_owned()}</li> })
        .collect();
    let statements = questionnaire.statements().count();
    view! {
        <ol class="qs-presenter__steps">{titles}</ol>
        <p class="qs-subtle">{format!("Samen {statements} stellingen. Invullen duurt 10 tot 15 minuten.")}</p>
    }
    .into_any()
}

/// All of each question: people decide about what they read.
fn questions(talk: &StartTalk, slide: StartSlide) -> AnyView {
    let (asked, before) = talk.questions_on(slide);
    let items: Vec<_> = asked
        .iter()
        .map(|(text, whom)| {
            view! { <li><p><span dir="auto">{text.clone()}</span>" "<span class="qs-subtle">{whom.clone()}</span></p></li> }
        })
        .collect();
    let class = if before == 0 {
        "qs-presenter__steps qs-presenter__steps--asked"
    } else {
        "qs-presenter__steps qs-presenter__steps--asked qs-presenter__steps--after-two"
    };
    view! {
        <ol class=class>{items}</ol>
        <p class="qs-subtle">"Wij vergelijken deze vragen nooit met andere organisaties."</p>
    }
    .into_any()
}

fn kind(talk: &StartTalk) -> AuthorityKind {
    talk.scan.authority.kind
}

/// Something in strong type, and what there is to say of it.
fn line(what: String, said: String) -> AnyView {
    view! { <li><p><strong>{what}</strong>": "<span>{said}</span></p></li> }.into_any()
}
