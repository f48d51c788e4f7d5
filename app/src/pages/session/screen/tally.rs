//! The slide of the picks: how many have picked while a round runs, and what they picked once the clerk shows it.

use super::titles::cut;
use crate::pages::results::charts::units;
use crate::pages::session::subject;
use leptos::prelude::*;
use services::room::{Phase, Room, Round, Tally, TallyLine};

/// What fits on a screen; phones show all.
const MOST_LINES: usize = 5;

/// The most characters of a subject on a screen.
const MOST: usize = 100;

/// The slide.
pub fn picks(room: Option<&Room>) -> AnyView {
    let round = room.and_then(|room| Some((room, room.round()?)));
    match round {
        None => before(room),
        Some((room, round)) => match (round.phase, &round.tally) {
            (Phase::Revealed, Some(tally)) => revealed(round, tally),
            (Phase::Picking, _) => running(room, round),
            (Phase::Waiting | Phase::Closed | Phase::Revealed, _) => closed(room, round),
        },
    }
}

fn before(room: Option<&Room>) -> AnyView {
    let how = if room.is_some() {
        "Straks kiest iedereen hoogstens drie onderwerpen op de eigen telefoon."
    } else {
        "Straks kiest iedereen hoogstens drie onderwerpen."
    };
    view! {
        <h1 class="qs-presenter__statement">"Wat moet het eerst beter?"</h1>
        <p class="qs-presenter__question">{how}" Eerst alleen, zonder te overleggen. Daarna zien wij samen wat er is gekozen."</p>
    }
    .into_any()
}

/// What a round is called.
pub fn name(round: &Round) -> String {
    match round.place {
        1 => "Eerste ronde".to_owned(),
        2 => "Tweede ronde".to_owned(),
        place => format!("Ronde {place}"),
    }
}

fn running(room: &Room, round: &Round) -> AnyView {
    view! {
        <div>
            <p class="qs-presenter__theme">{name(round)}</p>
            <h1 class="qs-presenter__statement">"Kies nu zelf: wat moet het eerst beter?"</h1>
        </div>
        <p>"Hoogstens drie, zonder te overleggen. Veranderen kan tot de ronde sluit."</p>
        {how_many(room, round)}
    }
    .into_any()
}

fn closed(room: &Room, round: &Round) -> AnyView {
    view! {
        <div>
            <p class="qs-presenter__theme">{name(round)}</p>
            <h1 class="qs-presenter__statement">"De ronde is gesloten"</h1>
        </div>
        <p>"Zo zien wij wat er is gekozen."</p>
        {how_many(room, round)}
    }
    .into_any()
}

/// "12 van 18 hebben gekozen" while people pick: both numbers change while one looks. Once the round is closed who leaves the room changes
/// nothing any more.
pub fn how_many(room: &Room, round: &Round) -> AnyView {
    if round.phase != Phase::Picking {
        let chose = if round.picked == 1 { "koos" } else { "kozen" };
        return view! {
            <p class="qs-presenter__count"><b>{round.picked}</b>{format!(" {} {chose}", person(round.picked))}</p>
        }
        .into_any();
    }
    view! {
        <p class="qs-presenter__count">
            <b data-count="picked">{round.picked}</b>" van "<b data-count="joined">{room.joined}</b>" hebben gekozen"
        </p>
    }
    .into_any()
}

fn revealed(round: &Round, tally: &Tally) -> AnyView {
    let chosen = tally.lines.iter().filter(|line| line.picks > 0);
    let count = chosen.clone().count();
    let lines: Vec<_> = chosen
        .take(MOST_LINES)
        .map(|line| row(line, round.picked, true))
        .collect();
    let more = (count > MOST_LINES).then(|| {
        let more = count - MOST_LINES;
        let told = if more == 1 {
            "Nog 1 onderwerp is gekozen. Dat staat op uw telefoon.".to_owned()
        } else {
            format!("Nog {more} onderwerpen zijn gekozen. Die staan op uw telefoon.")
        };
        view! { <p class="qs-subtle">{told}</p> }
    });
    let tied = (!tally.tied.is_empty()).then(|| {
        view! { <p class="qs-subtle">"Een paar onderwerpen zijn even vaak gekozen. Een tweede ronde kan beslissen."</p> }
    });
    view! {
        <div>
            <p class="qs-presenter__theme">{name(round)}</p>
            <h1 class="qs-presenter__statement">"Dit koos u"</h1>
            <p>{format!("{} kozen elk hoogstens drie onderwerpen, zonder te overleggen.", people(round.picked))}</p>
        </div>
        {table(lines, true)}
        {more}
        {tied}
    }
    .into_any()
}

/// "1 deelnemer", "18 deelnemers".
pub fn people(count: u32) -> String {
    format!("{count} {}", person(count))
}

const fn person(count: u32) -> &'static str {
    if count == 1 {
        "deelnemer"
    } else {
        "deelnemers"
    }
}

/// All that was picked, with what nobody picked below it: for a phone.
pub fn whole_tally(tally: &Tally, of: u32) -> AnyView {
    let chosen = tally.lines.iter().filter(|line| line.picks > 0);
    let lines: Vec<_> = chosen.map(|line| row(line, of, false)).collect();
    if lines.is_empty() {
        return view! { <p>"Niemand heeft iets gekozen."</p> }.into_any();
    }
    let nobody = tally.lines.iter().filter(|line| line.picks == 0).count();
    let nobody = (nobody > 0)
        .then(|| view! { <p class="qs-note">{format!("Door niemand gekozen: {nobody} van de {}.", tally.lines.len())}</p> });
    view! { {table(lines, false)} {nobody} }.into_any()
}

fn table(lines: Vec<AnyView>, big: bool) -> AnyView {
    let class = if big {
        "qs-picks qs-picks--big"
    } else {
        "qs-picks"
    };
    view! {
        <table class=class>
            <caption class="qs-visually-hidden">"Hoe vaak elk onderwerp is gekozen"</caption>
            <thead class="qs-visually-hidden">
                <tr><th scope="col">"Onderwerp"</th><th scope="col">"Balk"</th><th scope="col">"Keer gekozen"</th></tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn row(line: &TallyLine, of: u32, big: bool) -> AnyView {
    let (name, picks) = (subject::short(&line.candidate), line.picks);
    // Nobody opens anything on a beamer.
    let (name, all) = if big {
        (cut(&name, MOST), None)
    } else {
        (name, subject::whole(&line.candidate))
    };
    view! {
        <tr class="qs-picks__row">
            <th scope="row" class="qs-picks__title" dir="auto">{name}{all}</th>
            <td class="qs-picks__bar">{units(picks, of.max(picks))}</td>
            <td class="qs-picks__count">{picks}</td>
        </tr>
    }
    .into_any()
}
