//! How a plan goes: what a council gets before it.

use crate::conformance::assert_conforms;
use crate::plan::keep;
use crate::reading::Reading;
use crate::samples::day;
use report::plan::{
    ProgressAction, ProgressDocument, ProgressEnd, ProgressPriority, ProgressStatus,
};

fn action(number: &str, status: ProgressStatus) -> ProgressAction {
    ProgressAction {
        number: number.to_owned(),
        what: "De griffier zet stukken tien dagen voor de vergadering klaar.".to_owned(),
        owner: "Griffier".to_owned(),
        status,
        planned: day(2027, 9, 1),
        due: day(2027, 9, 1),
        day_reason: String::new(),
        note: String::new(),
        told: None,
        overdue_since: None,
        silent_since: None,
    }
}

fn moved() -> ProgressAction {
    ProgressAction {
        due: day(2027, 11, 1),
        day_reason: "De nieuwe griffier begint in september.".to_owned(),
        note: "De planning is klaar; de fracties kijken mee.".to_owned(),
        told: Some(day(2027, 5, 3)),
        ..action("1.2", ProgressStatus::Running)
    }
}

fn late(number: &str) -> ProgressAction {
    ProgressAction {
        planned: day(2027, 3, 1),
        due: day(2027, 3, 1),
        overdue_since: Some(day(2027, 3, 1)),
        silent_since: Some(day(2027, 4, 26)),
        ..action(number, ProgressStatus::Waiting)
    }
}

fn document(priorities: Vec<ProgressPriority>) -> ProgressDocument {
    ProgressDocument {
        authority: "Gemeente 's-Hertogenbosch".to_owned(),
        instrument: "Quick Scan Lokale Democratie".to_owned(),
        caveat: "Deze scan is een hulp bij het gesprek. Hij is niet representatief, stelt geen waarheid vast en geeft geen cijfer.".to_owned(),
        round: Some(1),
        date: day(2027, 5, 17),
        version: "1.0".to_owned(),
        adopted_on: day(2026, 10, 26),
        adopted_by: "de gemeenteraad".to_owned(),
        ended: None,
        priorities,
    }
}

fn priority(title: &str, actions: Vec<ProgressAction>) -> ProgressPriority {
    ProgressPriority {
        title: title.to_owned(),
        actions,
    }
}

fn usual() -> ProgressDocument {
    document(vec![
        priority(
            "Stukken op tijd",
            vec![action("1.1", ProgressStatus::Done), moved()],
        ),
        priority(
            "Wie meedenkt, hoort terug",
            vec![late("2.1"), action("2.2", ProgressStatus::Stopped)],
        ),
    ])
}

/// Fifteen actions, each with as much as people can type.
fn huge() -> ProgressDocument {
    let long = |number: u32| ProgressAction {
        what: "Wij sturen een brief. ".repeat(180),
        note: "Het_is_een_heel_lang_woord_zonder_spaties_".repeat(90),
        day_reason: "שלום \u{202e}om\u{202c} 😀 ".repeat(200),
        due: day(2028, 1, 1),
        told: Some(day(2027, 5, 3)),
        ..late(&format!("1.{number}"))
    };
    document(vec![priority(
        &"Een lange titel ".repeat(7),
        (1..16).map(long).collect(),
    )])
}

fn ended(reason: String) -> ProgressDocument {
    ProgressDocument {
        ended: Some(ProgressEnd {
            on: day(2027, 5, 10),
            reason,
        }),
        ..usual()
    }
}

#[test]
fn it_says_since_when_and_why_the_plan_is_followed_no_more() {
    let reason = "De raad trok het plan in.\n\nEr komt een nieuw plan.";
    let outline = Reading::of(&ended(reason.to_owned()).to_pdf().unwrap()).outline();
    let mut rest = outline.as_str();
    for told in [
        "Sinds 10\u{a0}mei 2027 volgen wij dit plan niet meer. De reden:",
        "De raad trok het plan in.",
        "Er komt een nieuw plan.",
        "geeft geen cijfer",
    ] {
        let (_, after) = rest.split_once(told).expect(&outline);
        rest = after;
    }
    let followed = Reading::of(&usual().to_pdf().unwrap()).outline();
    assert!(!followed.contains("volgen wij"), "{followed}");
}

#[test]
fn it_conforms_whatever_was_told() {
    for (name, document) in [
        ("progress-usual", usual()),
        ("progress-ended", ended("Er is geen geld meer.".to_owned())),
        (
            "progress-ended-long",
            ended("שלום 😀 Het_is_een_heel_lang_woord_zonder_spaties_\n".repeat(200)),
        ),
        (
            "progress-empty",
            document(vec![priority("Leeg", Vec::new())]),
        ),
        ("progress-huge", huge()),
    ] {
        let pdf = document.to_pdf().unwrap();
        keep(name, &pdf);
        assert_conforms(&pdf);
        assert_eq!(pdf, document.to_pdf().unwrap(), "{name}");
        let outline = Reading::of(&pdf).outline();
        assert!(outline.contains("geeft geen cijfer"), "{name}");
    }
}

#[test]
fn it_tells_how_each_action_goes_and_what_became_of_its_day() {
    let outline = Reading::of(&usual().to_pdf().unwrap()).outline();
    for told in [
        "Vier acties: één klaar, één loopt, één nog niet begonnen, één gestopt.",
        "Stand op 17\u{a0}mei 2027, ronde 1.",
        "In het plan: 1\u{a0}september 2027. De nieuwe griffier begint in september.",
        "Te laat: de dag was 1\u{a0}maart 2027",
        "Geen antwoord: gevraagd op 26\u{a0}april 2027",
        "Nog niets verteld",
    ] {
        assert!(outline.contains(told), "{told}\n{outline}");
    }
}
