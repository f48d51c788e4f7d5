//! Results to make documents of: of each kind of authority, with nothing shown, and as full as people can make them.

use crate::samples::{self, day};
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::protection::Released;
use questionnaires::results::{
    DirectionCell, DirectionTable, ResultTables, SplitPart, SplitTable, Withheld,
};
use report::plan::{GroupName, StatementText};
use report::results::{
    ResultsBackground, ResultsDirection, ResultsDocument, ResultsRemark, ResultsTheme, ResultsTopic,
};

const HIDDEN: Withheld = Withheld::TooFew { minimum: 5 };
const QUESTION: &str = "Hoe oud bent u?";

fn read_back(tables: &ResultTables) -> Released<ResultTables> {
    Released::from_stored(&serde_json::to_string(tables).unwrap()).unwrap()
}

fn direction() -> DirectionTable {
    let chosen = |count, of| DirectionCell::Chosen { count, of };
    let cells = [
        chosen(9, 17),
        DirectionCell::NearlyAll,
        DirectionCell::Withheld(HIDDEN),
        chosen(201, 338),
    ];
    DirectionTable {
        key: "R1".to_owned(),
        cells: RespondentGroup::ALL.into_iter().zip(cells).collect(),
    }
}

/// Six parts, of which one is hidden: more than one table holds.
fn split(tables: &ResultTables) -> SplitTable {
    let shown = tables.statements[0]
        .cell(RespondentGroup::Residents)
        .unwrap();
    let part = |key: &str, withheld: Option<Withheld>| SplitPart {
        key: key.to_owned(),
        withheld,
        responses: withheld.is_none().then_some(304),
        statements: if withheld.is_none() {
            vec![("T6.3".to_owned(), shown.clone())]
        } else {
            Vec::new()
        },
    };
    let ages = ["a", "b", "c", "d", "e"];
    let mut parts: Vec<_> = ages.into_iter().map(|key| part(key, None)).collect();
    parts.push(part("none", Some(Withheld::TooFew { minimum: 10 })));
    SplitTable {
        key: "age".to_owned(),
        withheld: None,
        parts,
    }
}

fn themes() -> Vec<ResultsTheme> {
    let statement = |key: &str, text: &str| StatementText {
        key: key.to_owned(),
        text: text.to_owned(),
    };
    let theme = |title: &str, about: &str, statements| ResultsTheme {
        title: title.to_owned(),
        about: about.to_owned(),
        statements,
    };
    vec![
        theme(
            "Meedoen",
            "Thema 5 · Beter betrokken inwoners",
            vec![statement(
                "T5.2",
                "Meedoen is ook makkelijk voor mensen die nog weinig over water weten.",
            )],
        ),
        theme(
            "Meedenken",
            "Thema 6 · Beter betrokken inwoners",
            vec![
                statement(
                    "T6.3",
                    "Mensen die meedenken, horen terug wat er met hun ideeën is gedaan.",
                ),
                statement(
                    "T6.1",
                    "Vooraf is duidelijk waarover mensen mogen meedenken en waarover niet.",
                ),
            ],
        ),
    ]
}

pub fn topics() -> Vec<ResultsTopic> {
    let topic = |title: &str, text: &str, answer: Option<&str>| ResultsTopic {
        title: title.to_owned(),
        remarks: vec![ResultsRemark {
            text: text.to_owned(),
            group: "Medewerkers".to_owned(),
        }],
        answer: answer.map(|text| (text.to_owned(), day(2027, 4, 12))),
    };
    vec![
        topic(
            "Meedoen",
            "De brief van [naam] was duidelijk.",
            Some("Wij schrijven\nvaker zo’n brief."),
        ),
        topic("Meedenken", "Ik hoorde niets terug.", None),
    ]
}

/// A water board's results, public since a while.
pub fn usual() -> ResultsDocument {
    let plan = samples::usual();
    let mut tables = plan.results.get().clone();
    tables.directions = vec![direction()];
    tables.splits = vec![split(&tables)];
    let ages = [
        "Jonger dan 25",
        "25 tot 40",
        "40 tot 55",
        "55 tot 65",
        "65 of ouder",
    ];
    let keys = ["a", "b", "c", "d", "e"];
    let named = keys.into_iter().zip(ages);
    let mut parts: Vec<_> = named
        .map(|(key, name)| (key.to_owned(), name.to_owned()))
        .collect();
    parts.push(("none".to_owned(), "Gaf geen antwoord".to_owned()));
    ResultsDocument {
        kind: AuthorityKind::WaterBoard,
        authority: plan.authority,
        instrument: plan.instrument,
        opened_on: day(2026, 11, 2),
        last_day: day(2026, 11, 27),
        date: day(2027, 4, 12),
        published: Some(day(2027, 3, 15)),
        purpose: vec!["In november 2026 hield het waterschap een spiegel voor.".to_owned()],
        caveat: plan.caveat,
        groups: plan.groups,
        rules: samples::rules(),
        results: read_back(&tables),
        themes: themes(),
        directions: vec![ResultsDirection {
            key: "R1".to_owned(),
            text: "Vertel wat er met ideeën is gedaan".to_owned(),
            subgoal: "Beter betrokken inwoners".to_owned(),
        }],
        backgrounds: vec![ResultsBackground {
            key: "age".to_owned(),
            question: QUESTION.to_owned(),
            parts,
        }],
        remarks: Some(topics()),
    }
}

/// Of a kind of authority, with what its groups are called.
fn of_kind(kind: AuthorityKind, authority: &str, names: [&str; 4]) -> ResultsDocument {
    let named = RespondentGroup::ALL.into_iter().zip(names);
    let groups = named.map(|(group, name)| GroupName {
        group,
        name: name.to_owned(),
    });
    ResultsDocument {
        kind,
        authority: authority.to_owned(),
        groups: groups.collect(),
        ..usual()
    }
}

/// Not public, with nobody above the minimum and nothing else to tell.
pub fn nothing_shown() -> ResultsDocument {
    let plan = samples::nearly_empty();
    ResultsDocument {
        kind: plan.kind,
        authority: plan.authority,
        published: None,
        purpose: Vec::new(),
        results: plan.results,
        themes: vec![ResultsTheme {
            title: "De raad".to_owned(),
            about: "Thema 1 · Krachtige gemeenteraad".to_owned(),
            statements: plan.findings[0].statements.clone(),
        }],
        remarks: None,
        ..usual()
    }
}

/// Forty-four statements, and remarks and answers as long as people can make them.
fn huge() -> ResultsDocument {
    let mut document = of_kind(
        AuthorityKind::Municipality,
        "Gemeente 's-Hertogenbosch-Rosmalen-Engelen-Nuland-Vinkel en Súdwest-Fryslân",
        [
            "Raad",
            "Bestuur en directie",
            "Ambtenaren",
            "Inwoners, ondernemers, verenigingen en bewonersorganisaties",
        ],
    );
    let mut tables = document.results.get().clone();
    let cells = tables.statements.clone();
    tables.statements.clear();
    document.themes.clear();
    for theme in 1..=8 {
        let mut statements = Vec::new();
        for (place, own) in (1..=6).zip(cells.iter().cycle()) {
            let key = format!("T{theme}.{place}");
            let mut table = own.clone();
            table.key.clone_from(&key);
            tables.statements.push(table);
            let text =
                "Een stelling die over drie regels loopt, want zo lang mag zij zijn. ".repeat(3);
            statements.push(StatementText { key, text });
        }
        document.themes.push(ResultsTheme {
            title: format!("Een thema met een lange naam, en dat is nummer {theme}"),
            about: format!("Thema {theme}"),
            statements,
        });
    }
    document.results = read_back(&tables);
    document.backgrounds[0].question = "Waar woont u? ".repeat(12);
    let long = "Wij vinden dat het beter kan, maar dat ligt niet aan de raad alleen. ".repeat(140);
    for topic in document.remarks.iter_mut().flatten() {
        topic.remarks = [
            "Het_is_een_heel_lang_woord_zonder_spaties_".repeat(90),
            long.clone(),
        ]
        .into_iter()
        .chain(std::iter::repeat_n(
            "שלום \u{202e}om\u{202c} 😀".to_owned(),
            60,
        ))
        .map(|text| ResultsRemark {
            text,
            group: "Inwoners, ondernemers, verenigingen en bewonersorganisaties".to_owned(),
        })
        .collect();
        topic.answer = Some((long.clone(), day(2027, 4, 12)));
    }
    document
}

pub fn all() -> [(&'static str, ResultsDocument); 5] {
    let municipality = of_kind(
        AuthorityKind::Municipality,
        "Gemeente 's-Hertogenbosch",
        ["Raad", "Bestuur en directie", "Ambtenaren", "Inwoners"],
    );
    let province = of_kind(
        AuthorityKind::Province,
        "Provincie Fryslân",
        [
            "Provinciale Staten",
            "Gedeputeerde Staten",
            "Ambtenaren",
            "Inwoners en organisaties",
        ],
    );
    [
        ("results-water-board", usual()),
        ("results-municipality", municipality),
        ("results-province", province),
        ("results-nothing-shown", nothing_shown()),
        ("results-huge", huge()),
    ]
}
