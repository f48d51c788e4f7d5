//! The part of the remote that leads a round: open, close, show, take over, and a second round.

use super::posts::RoundForm;
use crate::pages::forms::{Button, CheckboxList, Choice};
use crate::pages::problems::{ErrorSummary, Filled, Problems};
use crate::pages::session::screen::{how_many, name, people};
use crate::pages::session::subject;
use crate::pages::session::withdrawing;
use leptos::prelude::*;
use services::room::{Candidate, Phase, Room, RoomView, Round, Slide, Tally, TallyLine};

/// What is wrong with a list of which fewer than two are ticked.
pub const TOO_FEW: &str = "Kies er minstens twee. Eén onderwerp is geen keuze.";

/// The part; only what can be done now is there to press.
pub fn section(view: &RoomView, room: &Room, sent: Option<Filled<RoundForm>>) -> AnyView {
    let content = match (room.phase, room.round()) {
        (Phase::Waiting, _) | (_, None) => before(view, room),
        (Phase::Picking, Some(round)) => view! {
            <p class="qs-note">{name(round)}</p>
            {how_many(room, round)}
            {one_button(view, room, &format!("/{}/sluiten", round.number), "Ronde sluiten")}
            {withdraw(view, round)}
        }
        .into_any(),
        (Phase::Closed, Some(round)) => view! {
            <p class="qs-note">{name(round)}</p>
            {how_many(room, round)}
            <p>"Nu ziet niemand wat er is gekozen, u ook niet."</p>
            {one_button(view, room, &format!("/{}/tonen", round.number), "Laat zien wat er is gekozen")}
        }
        .into_any(),
        (Phase::Revealed, Some(round)) => revealed(view, room, round, sent),
    };
    view! {
        <section class="qs-remote__part" aria-labelledby="kiezen">
            <h2 class="qs-remote__heading" id="kiezen">"Kiezen"</h2>
            {content}
        </section>
    }
    .into_any()
}

fn before(view: &RoomView, room: &Room) -> AnyView {
    let count = room.candidates.len();
    view! {
        <p>{format!("Iedereen kiest hoogstens drie uit {count} onderwerpen: de richtingen, de gesprekspunten en de voorstellen die u toont.")}</p>
        {one_button(view, room, "", "Ronde openen")}
    }
    .into_any()
}

/// A button with all that it needs in its address. It is the main thing to press only while its slide is on the screen: before, that is
/// to go on.
fn one_button(view: &RoomView, room: &Room, below: &str, label: &'static str) -> Option<AnyView> {
    view.may_steer().then(|| {
        let path = format!("/scans/{}/gesprek/rondes{below}", view.session.scan.id);
        let class = if room.position.slide == Slide::Picks {
            "qs-button qs-button--primary qs-remote__whole"
        } else {
            "qs-button qs-remote__whole"
        };
        view! {
            <form method="post" action=path data-live="">
                <button class=class>{label}</button>
            </form>
        }
        .into_any()
    })
}

/// For a round that was opened by mistake. Where somebody picked already a page asks once more.
fn withdraw(view: &RoomView, round: &Round) -> Option<AnyView> {
    view.may_steer().then(|| {
        let path = withdrawing::address(&view.session.scan.id, round.number);
        view! {
            <form method="post" action=path data-live="">
                <button class="qs-button qs-remote__whole">"Ronde intrekken"</button>
            </form>
        }
        .into_any()
    })
}

fn revealed(
    view: &RoomView,
    room: &Room,
    round: &Round,
    sent: Option<Filled<RoundForm>>,
) -> AnyView {
    let Some(tally) = &round.tally else {
        return ().into_any();
    };
    let chosen: Vec<&TallyLine> = tally.lines.iter().filter(|line| line.picks > 0).collect();
    let rows: Vec<_> = chosen.iter().map(|line| row(view, line)).collect();
    let again = (view.may_steer() && chosen.len() > 1).then(|| second(view, tally, &chosen, sent));
    let none = chosen
        .is_empty()
        .then(|| view! { <p>"Niemand heeft iets gekozen."</p> });
    let place = if room.position.slide == Slide::Picks {
        "op het scherm en op de telefoons."
    } else {
        "op de telefoons. Op het scherm komt hij zodra u naar ‘Wat moet het eerst beter?’ gaat."
    };
    view! {
        <p class="qs-note">{format!("{}, {}. De uitslag staat {place}", name(round), people(round.picked))}</p>
        {none}
        <ol class="qs-rows">{rows}</ol>
        {chosen.is_empty().then(|| one_button(view, room, "", "Nog een ronde openen"))}
        {again}
    }
    .into_any()
}

fn row(view: &RoomView, line: &TallyLine) -> AnyView {
    let title = subject::short(&line.candidate);
    let times = if line.picks == 1 {
        "1 keer".to_owned()
    } else {
        format!("{} keer", line.picks)
    };
    let way = if is_priority(view, &line.candidate) {
        view! { <p class="qs-note">"Staat bij de prioriteiten."</p> }.into_any()
    } else {
        view! { {take_over(view, &line.candidate)} }.into_any()
    };
    view! { <li><p dir="auto">{title}" "<strong>{times}</strong></p>{subject::whole(&line.candidate)}{way}</li> }
        .into_any()
}

/// A priority has the words of what it was taken over from, until somebody changes them.
fn is_priority(view: &RoomView, candidate: &Candidate) -> bool {
    let plain = |text: &str| text.trim().trim_end_matches('.').to_owned();
    let title = plain(&candidate.title);
    let mut chosen = view
        .session
        .priorities
        .iter()
        .filter(|priority| !priority.removed);
    chosen.any(|priority| plain(&priority.title) == title)
}

fn take_over(view: &RoomView, candidate: &Candidate) -> Option<AnyView> {
    view.may_steer().then(|| {
        let path = format!("/scans/{}/gesprek/overnemen", view.session.scan.id);
        view! {
            <form method="post" action=path data-live="">
                <button class="qs-button" name="kandidaat" value=candidate.key.clone()>
                    "Maak er een prioriteit van"<span class="qs-visually-hidden">": "{subject::short(candidate)}</span>
                </button>
            </form>
        }
        .into_any()
    })
}

/// A second round among some: those that are tied are ticked already.
fn second(
    view: &RoomView,
    tally: &Tally,
    chosen: &[&TallyLine],
    sent: Option<Filled<RoundForm>>,
) -> AnyView {
    let path = format!("/scans/{}/gesprek/rondes", view.session.scan.id);
    let is_sent = sent.is_some();
    let stored = RoundForm {
        among: tally.tied.clone(),
        lijst: String::new(),
    };
    let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(stored));
    let choices: Vec<Choice> = chosen
        .iter()
        .map(|line| Choice::new(&line.candidate.key, subject::short(&line.candidate)))
        .collect();
    let hint = if tally.tied.is_empty() {
        "Kies er minstens twee."
    } else {
        "Wat even vaak is gekozen, staat al aangevinkt."
    };
    view! {
        <details class="qs-disclosure" id="nog-een-ronde" open=is_sent>
            <summary id="nog-een-ronde-kop">"Nog een ronde"</summary>
            <ErrorSummary problems=problems.clone()/>
            <form class="qs-form" method="post" action=path novalidate data-live="">
                <input type="hidden" name="lijst" value="ja"/>
                <CheckboxList
                    name="among"
                    label="Waaruit kiest iedereen opnieuw?"
                    hint=hint
                    choices=choices
                    values=form.among
                    problem=problems.of("among")
                />
                <div class="qs-button-group"><Button>"Ronde openen"</Button></div>
            </form>
        </details>
    }
    .into_any()
}

/// What is wrong with a second round.
pub fn told(problems: &[services::Problem]) -> Problems {
    Problems::found(problems, |field, _| (field == "among").then_some(TOO_FEW))
}
