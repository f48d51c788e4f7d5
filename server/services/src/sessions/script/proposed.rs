//! The scripts that the program proposes, by session and kind of authority: what holds while the programme keeps none of its own.

use questionnaires::kind::AuthorityKind;

use super::ScriptStep;
use crate::scans::arrangements::SessionKind;

/// Key, minutes and what is done.
type Proposed = (&'static str, u32, &'static str);

/// The script of a session as the program has it.
pub(super) fn proposed(session: SessionKind, kind: AuthorityKind) -> Vec<ScriptStep> {
    let steps = match session {
        SessionKind::Start => start(kind),
        SessionKind::Agenda => agenda(kind),
    };
    let step = |(key, minutes, title): Proposed| ScriptStep {
        key: key.to_owned(),
        title: title.to_owned(),
        explanation: explanation(key).to_owned(),
        minutes,
        revision: 0,
        page: None,
        done: false,
        done_at: None,
        removed: false,
    };
    steps.into_iter().map(step).collect()
}

/// How a step is done, where its title does not say it all.
fn explanation(key: &str) -> &'static str {
    match key {
        "limits" => {
            "Besluit dit voordat iemand een antwoord heeft gezien. Op de pagina van het startgesprek staat wat ervan afhangt."
        }
        "aim" => {
            "Er is geen cijfer en geen rangorde. De antwoorden zijn een begin van het gesprek, geen oordeel."
        }
        "points" => {
            "Vraag bij elk punt eerst wat mensen herkennen, en dan pas hoe het komt. Laat elke groep aan het woord."
        }
        "picks" => {
            "Iedereen kiest op de eigen telefoon, in stilte. De uitslag komt pas in beeld als iedereen klaar is."
        }
        "priorities" => "Wordt u het niet eens? Schrijf dat dan op bij de prioriteit.",
        _ => "",
    }
}

/// An hour and a half.
fn start(kind: AuthorityKind) -> Vec<Proposed> {
    let groups = match kind {
        AuthorityKind::Municipality => {
            "De groepen: hoe groot zijn ze, en antwoordt het college alleen of met de directie?"
        }
        AuthorityKind::Province => {
            "De groepen: hoe groot zijn ze, en antwoorden Gedeputeerde Staten alleen of met de directie?"
        }
        AuthorityKind::WaterBoard => {
            "De groepen: hoe groot zijn ze, en antwoordt het dagelijks bestuur alleen of met de directie?"
        }
    };
    vec![
        ("opening", 10, "Kennismaken"),
        ("why", 15, "Waarom deze scan, en wat u hoopt te horen"),
        ("steps", 10, "De vijf stappen: wie doet wat, en wanneer"),
        ("groups", 15, groups),
        (
            "limits",
            15,
            "Vanaf hoeveel antwoorden iets te zien is, en welke grenzen bij de labels horen",
        ),
        ("questions", 10, "Eigen vragen: wel of niet, en welke"),
        ("period", 10, "De periode, en hoe u mensen uitnodigt"),
        ("closing", 5, "Afspraken nalopen"),
    ]
}

/// A little over two hours.
fn agenda(kind: AuthorityKind) -> Vec<Proposed> {
    let (opening, plan) = match kind {
        AuthorityKind::Municipality => (
            "Opening door de voorzitter van de raad",
            "Afspraken: wie schrijft het verbeterplan, en wanneer behandelt de raad het?",
        ),
        AuthorityKind::Province => (
            "Opening door de commissaris van de Koning",
            "Afspraken: wie schrijft het verbeterplan, en wanneer behandelen Provinciale Staten het?",
        ),
        AuthorityKind::WaterBoard => (
            "Opening door de dijkgraaf",
            "Afspraken: wie schrijft het verbeterplan, en wanneer behandelt het algemeen bestuur het?",
        ),
    };
    let mut steps = vec![
        ("opening", 5, opening),
        (
            "aim",
            5,
            "Waar dit gesprek voor is, en wat de uitkomsten niet zeggen",
        ),
    ];
    // Many who are invited to a water board's talk know it only by its bill.
    if kind == AuthorityKind::WaterBoard {
        steps.push((
            "task",
            5,
            "Wat een waterschap doet, voor wie dat nog niet weet",
        ));
    }
    steps.extend([
        (
            "results",
            25,
            "Uitkomsten: waar zijn de groepen het eens, en waar verschillen hun beelden?",
        ),
        ("points", 35, "Gesprek over de gesprekspunten"),
        ("break", 10, "Pauze"),
        ("picks", 10, "Iedereen kiest eerst alleen drie prioriteiten"),
        ("priorities", 25, "Samen drie tot vijf prioriteiten kiezen"),
        ("plan", 10, plan),
        ("closing", 5, "Afsluiting: wat neemt u mee?"),
    ]);
    steps
}
