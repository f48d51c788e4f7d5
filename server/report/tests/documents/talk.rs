//! The talk sheet: what whoever leads the talk has on the table.

use crate::conformance::assert_conforms;
use crate::plan::keep;
use crate::reading::Reading;
use crate::samples::{self, day};
use chrono::NaiveTime;
use report::talk::{
    TalkContent, TalkDecision, TalkDocument, TalkDraft, TalkPoint, TalkResults, TalkStep, TalkTheme,
};

fn step(title: &str, minutes: u32) -> TalkStep {
    TalkStep {
        title: title.to_owned(),
        explanation: String::new(),
        minutes,
    }
}

fn theme(title: &str, interpretation: &str) -> TalkTheme {
    TalkTheme {
        title: title.to_owned(),
        interpretation: interpretation.to_owned(),
    }
}

fn document(script: Vec<TalkStep>, draft: Option<TalkDraft>) -> TalkDocument {
    let plan = samples::usual();
    TalkDocument {
        session: "Agenderingsgesprek".to_owned(),
        authority: plan.authority,
        instrument: plan.instrument,
        purpose: vec!["In dit gesprek kiest u samen wat het eerst beter moet.".to_owned()],
        caveat: plan.caveat,
        on: Some(day(2027, 3, 10)),
        begins: NaiveTime::from_hms_opt(19, 30, 0),
        place: "Raadszaal".to_owned(),
        people: vec![
            (
                "Procesbegeleider".to_owned(),
                vec!["Jørgen Hoekstra".to_owned()],
            ),
            (
                "Uitgenodigd".to_owned(),
                vec!["Ada Jansen".to_owned(), "Bert O’Neill".to_owned()],
            ),
        ],
        script,
        content: TalkContent::Results(Box::new(TalkResults {
            groups: plan.groups,
            results: plan.results,
            draft,
        })),
        made: day(2027, 3, 3),
    }
}

/// A startgesprek at which these things are decided.
fn start(decisions: Vec<TalkDecision>) -> TalkDocument {
    TalkDocument {
        session: "Startgesprek".to_owned(),
        content: TalkContent::Decisions(decisions),
        ..document(vec![step("Kennismaken", 10)], None)
    }
}

fn decision(title: &str, decided: Option<&str>, lines: Vec<String>) -> TalkDecision {
    TalkDecision {
        title: title.to_owned(),
        at_stake: "Lager dan 5 kan niet.".to_owned(),
        decided: decided.map(str::to_owned),
        lines,
    }
}

fn usual() -> TalkDocument {
    let script = vec![
        step("Opening", 5),
        step("Uitkomsten", 25),
        step("Pauze", 15),
    ];
    let points = vec![
        TalkPoint {
            text: "Waar komt dit verschil vandaan?".to_owned(),
            statements: vec![
                "Inwoners horen terug.".to_owned(),
                "Stukken zijn op tijd.".to_owned(),
            ],
        },
        TalkPoint {
            text: String::new(),
            statements: vec!["De raad kent de wijken.".to_owned()],
        },
    ];
    let themes = vec![
        theme("Kaders en controle", "De raad is trots."),
        theme("Inwoners", " "),
    ];
    document(script, Some(TalkDraft { themes, points }))
}

/// As much as people can type, everywhere.
fn huge() -> TalkDocument {
    let long = "Het_is_een_heel_lang_woord_zonder_spaties_".repeat(90);
    let point = TalkPoint {
        text: "שלום \u{202e}om\u{202c} 😀 ".repeat(600),
        statements: vec!["Wij sturen een brief. ".repeat(10); 44],
    };
    let themes = (0..9)
        .map(|_| theme("Een lange titel van een thema", &long))
        .collect();
    let draft = TalkDraft {
        themes,
        points: vec![point; 10],
    };
    let longest = TalkStep {
        explanation: "Let op de tijd. ".repeat(31),
        ..step(&"Een heel lang onderdeel ".repeat(5), 240)
    };
    let script = vec![longest; 20];
    document(script, Some(draft))
}

#[test]
fn it_conforms_whatever_is_in_it() {
    let nothing = TalkDocument {
        on: None,
        begins: None,
        place: String::new(),
        people: Vec::new(),
        ..document(Vec::new(), Some(TalkDraft::default()))
    };
    for (name, document) in [
        ("talk-usual", usual()),
        ("talk-nothing", nothing),
        ("talk-not-shared", document(vec![step("Opening", 5)], None)),
        ("talk-huge", huge()),
        (
            "talk-start",
            start(vec![decision("De periode", None, Vec::new())]),
        ),
        (
            "talk-start-huge",
            start(vec![
                decision(
                    &"Een lang besluit ".repeat(20),
                    Some(&"woord ".repeat(300)),
                    vec!["Een lange eigen vraag? ".repeat(20); 4]
                );
                6
            ]),
        ),
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
fn it_tells_when_what_is_done_who_answered_and_what_to_talk_about() {
    let outline = Reading::of(&usual().to_pdf().unwrap()).outline();
    for told in [
        "Agenderingsgesprek op wo\u{a0}10\u{a0}maart 2027 om 19:30\u{a0}uur. Plaats: Raadszaal.",
        "Uitgenodigd: Ada Jansen, Bert O’Neill",
        "19:35",
        "Samen 45 minuten. Het gesprek is dan om 20:15\u{a0}uur klaar.",
        "17 van 30",
        "De raad is trots.",
        "Over de andere thema’s is niets opgeschreven.",
        "1. Waar komt dit verschil vandaan?",
        "Stelling: Stukken zijn op tijd.",
        "2. De raad kent de wijken.",
        "Aantekeningen",
    ] {
        assert!(outline.contains(told), "{told}\n{outline}");
    }
}

#[test]
fn a_startgesprek_has_what_is_to_be_decided_in_the_place_of_results() {
    let question = "Wat hoopt u te horen? (open vraag, inwoners)";
    let decisions = vec![
        decision("De minimumgrens", Some("Vanaf 5 antwoorden."), Vec::new()),
        decision("Eigen vragen", None, vec![question.to_owned()]),
    ];
    let outline = Reading::of(&start(decisions).to_pdf().unwrap()).outline();
    for told in [
        "Startgesprek op wo\u{a0}10\u{a0}maart 2027 om 19:30\u{a0}uur. Plaats: Raadszaal.",
        "Kennismaken",
        "Wat u samen beslist",
        "Lager dan 5 kan niet.",
        "Nu: Vanaf 5 antwoorden.",
        "Nu: nog niet afgesproken.",
        question,
        "geeft geen cijfer",
    ] {
        assert!(outline.contains(told), "{told}\n{outline}");
    }
    assert!(!outline.contains("Wie deden mee"), "{outline}");
}

#[test]
fn a_long_talk_is_told_in_hours_and_a_step_says_how() {
    let picks = TalkStep {
        explanation: "Iedereen kiest in stilte.".to_owned(),
        ..step("Kiezen", 80)
    };
    let document = document(vec![step("Uitkomsten", 60), picks], None);
    let outline = Reading::of(&document.to_pdf().unwrap()).outline();
    assert!(
        outline.contains("Samen 2 uur en 20 minuten. Het gesprek is dan om 21:50\u{a0}uur klaar."),
        "{outline}"
    );
    assert!(outline.contains("Iedereen kiest in stilte."), "{outline}");
}

#[test]
fn without_a_time_it_counts_from_the_beginning() {
    let document = TalkDocument {
        begins: None,
        ..usual()
    };
    let outline = Reading::of(&document.to_pdf().unwrap()).outline();
    assert!(outline.contains("na 30 min"), "{outline}");
    assert!(!outline.contains("uur klaar"), "{outline}");
}

#[test]
fn what_is_not_shared_is_not_in_it() {
    let outline = Reading::of(&document(Vec::new(), None).to_pdf().unwrap()).outline();
    assert!(outline.contains("heeft deze niet gedeeld"), "{outline}");
    assert!(!outline.contains("Aantekeningen"), "{outline}");
}
