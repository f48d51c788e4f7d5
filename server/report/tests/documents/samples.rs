//! Plans to make documents of: one as it usually is, one nearly empty, one as full as people can make it.

use chrono::NaiveDate;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::protection::Released;
use questionnaires::results::{
    Bounds, Cell, FiveClasses, Gap, GroupResponse, Label, ResultTables, Side, StatementTable,
    ThreeClasses, Withheld,
};
use questionnaires::rules::{GroupSizes, Rules, RulesDraft};
use questionnaires::statistics::{agreement, median_doubled};
use report::plan::{
    Action, Finding, GroupName, PlanDocument, PlanStatus, Priority, Round, StatementText, Step,
};

const CAVEAT: &str = "Deze scan is een hulp bij het gesprek. Hij is niet representatief, stelt geen waarheid vast en geeft geen cijfer.";

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

fn five(counts: [u32; 5], unknown: u32, bounds: Option<(u32, u32)>) -> Cell {
    Cell::Five(FiveClasses {
        counts,
        unknown,
        agreement: agreement(&counts).expect("somebody answered"),
        median_doubled: median_doubled(&counts).expect("somebody answered"),
        bounds: bounds.map(|(lowest, highest)| Bounds { lowest, highest }),
    })
}

fn three(counts: [u32; 3]) -> Cell {
    Cell::Three(ThreeClasses {
        counts,
        bounds: Some(Bounds {
            lowest: 55,
            highest: 78,
        }),
    })
}

fn table(key: &str, cells: [Cell; 4], gap: Option<f64>, labels: Vec<Label>) -> StatementTable {
    StatementTable {
        key: key.to_owned(),
        cells: RespondentGroup::ALL.into_iter().zip(cells).collect(),
        gap: gap.map(|points| Gap {
            points,
            highest: RespondentGroup::Executive,
            lowest: RespondentGroup::Residents,
        }),
        labels,
    }
}

fn response(group: RespondentGroup, responses: u32, size: Option<u32>) -> GroupResponse {
    let withheld = (responses < 5).then_some(Withheld::TooFew { minimum: 5 });
    GroupResponse {
        group,
        responses,
        size,
        withheld,
    }
}

fn released(groups: Vec<GroupResponse>, statements: Vec<StatementTable>) -> Released<ResultTables> {
    let tables = ResultTables {
        version: "2026.1".to_owned(),
        groups,
        statements,
        directions: Vec::new(),
        splits: Vec::new(),
        remarks_from: Vec::new(),
    };
    let stored = serde_json::to_string(&tables).expect("tables are JSON");
    Released::from_stored(&stored).expect("stored tables can be read")
}

fn results() -> Released<ResultTables> {
    let too_few = || Cell::Withheld(Withheld::TooFew { minimum: 5 });
    let groups = vec![
        response(RespondentGroup::Council, 17, Some(30)),
        response(RespondentGroup::Executive, 7, Some(9)),
        response(RespondentGroup::Staff, 204, Some(612)),
        response(RespondentGroup::Residents, 338, None),
    ];
    let unknown = Label::Unknown {
        group: RespondentGroup::Residents,
    };
    released(
        groups,
        vec![
            table(
                "T6.3",
                [
                    five([1, 4, 5, 6, 1], 0, Some((23, 66))),
                    three([1, 1, 5]),
                    five([4, 31, 52, 89, 18], 10, None),
                    five([79, 116, 61, 39, 9], 34, None),
                ],
                Some(55.6),
                vec![Label::DifferentPictures],
            ),
            table(
                "T6.1",
                [
                    five([2, 6, 4, 4, 1], 0, Some((16, 60))),
                    too_few(),
                    five([14, 53, 59, 58, 6], 14, None),
                    five([61, 105, 73, 44, 8], 47, None),
                ],
                None,
                vec![Label::SharedConcern],
            ),
            table(
                "T5.2",
                [
                    five([3, 7, 4, 3, 0], 0, Some((10, 54))),
                    Cell::NearlyAll {
                        side: Side::Disagree,
                    },
                    Cell::NotAsked,
                    five([66, 101, 63, 36, 8], 160, None),
                ],
                None,
                vec![Label::SharedConcern, unknown],
            ),
        ],
    )
}

fn statement(key: &str, text: &str) -> StatementText {
    StatementText {
        key: key.to_owned(),
        text: text.to_owned(),
    }
}

fn groups() -> Vec<GroupName> {
    let names = [
        "Algemeen bestuur",
        "Dagelijks bestuur en directie",
        "Medewerkers",
        "Inwoners, agrariërs, bedrijven en natuurbeheerders",
    ];
    let named = RespondentGroup::ALL.into_iter().zip(names);
    named
        .map(|(group, name)| GroupName {
            group,
            name: name.to_owned(),
        })
        .collect()
}

fn steps() -> Vec<Step> {
    let steps = [
        ("Voorbereiding", "september 2026"),
        ("Startgesprek", "di 6 oktober 2026"),
        ("Vragenlijst", "2 tot en met 27 november 2026"),
        ("Agenderingsgesprek", "do 14 januari 2027"),
        ("Verbeterplan", "wo 10 maart 2027"),
    ];
    steps
        .map(|(name, when)| Step {
            name: name.to_owned(),
            when: when.to_owned(),
        })
        .to_vec()
}

#[derive(Clone, Copy)]
struct Row(
    &'static str,
    &'static str,
    &'static str,
    (u32, u32),
    &'static str,
    &'static str,
    (i32, u32, u32),
    &'static str,
);

fn action(row: Row) -> Action {
    let Row(what, short, first_step, by, owner, partners, due, measure) = row;
    Action {
        what: what.to_owned(),
        short: short.to_owned(),
        first_step: first_step.to_owned(),
        first_step_by: day(2027, by.0, by.1),
        owner: owner.to_owned(),
        partners: partners.to_owned(),
        due: day(due.0, due.1, due.2),
        measure: measure.to_owned(),
        subgoal: String::new(),
    }
}

fn priorities() -> Vec<Priority> {
    vec![
        Priority {
            title: "Vertel wat er met ideeën is gedaan".to_owned(),
            finding: "Wie meedenkt, hoort te weinig terug.".to_owned(),
            goal: "Op 1 januari 2028 weet iedereen die meedacht binnen zes weken wat er met zijn idee is gedaan.".to_owned(),
            subgoals: vec!["Beter betrokken inwoners".to_owned()],
            dissent: "Twee leden vinden zes weken te lang. Dat staat hier omdat de groep het niet eens werd.".to_owned(),
            support: vec!["Wij doen mee aan de intervisiegroep ‘Terugkoppelen’ met vijf andere overheden en vragen een begeleider van Raad in beraad.".to_owned()],
            actions: vec![
                action(Row("Na elk gesprek met de omgeving komt er binnen zes weken een bericht: wat is er met uw idee gedaan?", "Bericht binnen zes weken", "Eén vaste brief maken en proberen bij het project Markdal.", (5, 1), "programmamanager Participatie", "hoofd Communicatie", (2027, 9, 1), "Het bericht is bij 9 van de 10 gesprekken op tijd. Wij tellen dat elk half jaar.")),
                action(Row("In elk voorstel aan het algemeen bestuur staat wat inwoners en bedrijven zeiden en wat daarmee is gedaan.", "Omgeving in elk voorstel", "Het sjabloon van voorstellen aanpassen.", (4, 15), "bestuursadviseur", "secretaris-directeur", (2027, 6, 1), "Het staat in alle voorstellen na 1 juni.")),
                action(Row("Vooraf staat op papier waarover mensen mogen meedenken en waarover niet.", "Spelregelkaart", "Een spelregelkaart van één bladzijde maken, samen met vier inwoners en twee agrariërs.", (6, 15), "programmamanager Participatie", "de begeleidingscommissie", (2027, 12, 31), "Wij stellen dezelfde vraag opnieuw na 12 maanden.")),
            ],
        },
        Priority {
            title: "Haal het algemeen bestuur er vroeger bij".to_owned(),
            finding: "AB-leden zien stukken pas als de keuze al vastligt.".to_owned(),
            goal: "Bij elk groot onderwerp praat het algemeen bestuur eerst over de vraag en pas later over het antwoord.".to_owned(),
            subgoals: vec!["Krachtig algemeen bestuur".to_owned(), "Toegeruste bestuurders".to_owned()],
            dissent: String::new(),
            support: Vec::new(),
            actions: vec![
                action(Row("Bij elk groot onderwerp is er een startnotitie met de keuzes die er zijn.", "Vroeger naar het algemeen bestuur", "De lijst van grote onderwerpen voor 2027 vaststellen.", (5, 15), "secretaris-directeur", "", (2027, 10, 1), "Vier startnotities in het eerste jaar.")),
                action(Row("Twee keer per jaar gaan AB-leden en medewerkers samen op werkbezoek.", "Werkbezoek met AB-leden", "Een eerste werkbezoek plannen.", (6, 1), "dijkgraaf", "afdelingshoofden", (2028, 3, 1), "Er waren twee werkbezoeken, met ten minste tien AB-leden.")),
            ],
        },
        Priority {
            title: "Schrijf zo dat iedereen het snapt".to_owned(),
            finding: "Meedoen is lastig voor mensen die nog weinig over water weten.".to_owned(),
            goal: "Alle uitnodigingen en samenvattingen zijn op taalniveau B1.".to_owned(),
            subgoals: vec!["Responsieve ambtelijke organisatie".to_owned()],
            dissent: String::new(),
            support: vec!["Digitale democratie: een training van een dagdeel.".to_owned(), "Raad in beraad: een begeleider bij de twee avonden.".to_owned()],
            actions: vec![
                action(Row("Elke samenvatting voor inwoners is in gewone taal.", "Uitleg in gewone taal", "Zes medewerkers volgen een training.", (5, 1), "hoofd Communicatie", "", (2027, 12, 1), "Een panel van tien inwoners begrijpt de tekst.")),
                action(Row("Twee avonden in de streek waarop mensen kunnen binnenlopen.", "Twee avonden in de streek", "Plekken kiezen met de dorpsraden.", (6, 15), "bestuursadviseur", "dorpsraden", (2027, 11, 1), "Er komen per avond 40 mensen, van wie de helft voor het eerst.")),
            ],
        },
    ]
}

/// Rules with the usual minimum and cut-offs.
pub fn rules() -> Rules {
    Rules::new(RulesDraft {
        sizes: GroupSizes {
            council: 30,
            executive: 9,
            staff: 612,
        },
        ..RulesDraft::default()
    })
    .expect("rules that can be frozen")
}

/// A water board's plan, adopted.
pub fn usual() -> PlanDocument {
    PlanDocument {
        kind: AuthorityKind::WaterBoard,
        authority: "Waterschap Brabantse Delta".to_owned(),
        instrument: "Quick Scan Waterschapsdemocratie".to_owned(),
        version: "1.0".to_owned(),
        date: day(2027, 3, 10),
        status: PlanStatus::Adopted {
            by: "het algemeen bestuur".to_owned(),
            on: day(2027, 3, 10),
            decision_number: "2027/118".to_owned(),
            replaces: None,
        },
        purpose: vec![
            "In november 2026 hield het waterschap een spiegel voor aan zijn eigen democratie. Vier groepen kregen dezelfde stellingen. Op do 14 januari 2027 spraken acht leden van de begeleidingscommissie over de uitkomsten.".to_owned(),
            "Zij kozen drie dingen die het eerst beter moeten. In dit plan staat wie wat doet, wanneer het klaar is en hoe wij zien of het werkt. Een griffier van een andere overheid leidde het gesprek.".to_owned(),
        ],
        caveat: CAVEAT.to_owned(),
        steps: steps(),
        groups: groups(),
        results: results(),
        rules: rules(),
        findings: vec![
            Finding {
                title: "Wie meedenkt, hoort te weinig terug".to_owned(),
                text: "Het dagelijks bestuur en de directie denken dat mensen horen wat er met hun idee is gedaan. De mensen zelf zien dat veel minder. Over de spelregels vooraf is geen enkele groep tevreden.".to_owned(),
                statements: vec![
                    statement("T6.3", "Mensen die meedenken, horen terug wat er met hun ideeën is gedaan."),
                    statement("T6.1", "Vooraf is duidelijk waarover mensen mogen meedenken en waarover niet."),
                ],
            },
            Finding {
                title: "Meedoen is lastig voor wie weinig weet".to_owned(),
                text: "Alle groepen die deze stelling kregen, zien hetzelfde knelpunt.".to_owned(),
                statements: vec![statement("T5.2", "Meedoen is ook makkelijk voor mensen die nog weinig over water weten.")],
            },
        ],
        priorities: priorities(),
        rounds: vec![
            Round { name: "ronde 1".to_owned(), date: day(2027, 10, 1) },
            Round { name: "ronde 2".to_owned(), date: day(2028, 3, 31) },
        ],
        signatories: vec!["Dijkgraaf".to_owned(), "Secretaris-directeur".to_owned()],
    }
}

/// A municipality's draft with one action and nobody above the minimum.
pub fn nearly_empty() -> PlanDocument {
    let withheld = || Cell::Withheld(Withheld::TooFew { minimum: 5 });
    let groups_of = |responses: [u32; 4]| {
        let sizes = [Some(9), Some(3), Some(40), None];
        let each = RespondentGroup::ALL.into_iter().zip(responses).zip(sizes);
        each.map(|((group, responses), size)| response(group, responses, size))
            .collect()
    };
    let mut plan = usual();
    plan.kind = AuthorityKind::Municipality;
    plan.authority = "Gemeente Súdwest-Fryslân".to_owned();
    plan.status = PlanStatus::Draft;
    plan.version = "0.1".to_owned();
    plan.purpose = Vec::new();
    plan.steps = Vec::new();
    plan.results = released(
        groups_of([2, 1, 4, 1]),
        vec![table(
            "T1.1",
            [withheld(), withheld(), withheld(), withheld()],
            None,
            Vec::new(),
        )],
    );
    plan.findings = vec![Finding {
        title: "Te weinig antwoorden".to_owned(),
        text: String::new(),
        statements: vec![statement("T1.1", "De raad neemt zelf besluiten.")],
    }];
    plan.priorities.truncate(1);
    plan.priorities[0].actions.truncate(1);
    plan.priorities[0].dissent = String::new();
    plan.priorities[0].support = Vec::new();
    plan.rounds = Vec::new();
    plan.signatories = Vec::new();
    plan
}

/// Five priorities, ten actions, three texts of ten thousand characters, and everything that people paste into one.
pub fn huge() -> PlanDocument {
    let mut plan = usual();
    let long = "Wij vinden dat de gemeenteraad, het college en de inwoners elkaar eerder moeten spreken over wat er speelt. ".repeat(95);
    plan.authority = "Gemeente 's-Hertogenbosch-Rosmalen-Engelen-Nuland-Vinkel en Súdwest-Fryslân (\u{201c}samen één\u{201d})".to_owned();
    plan.purpose = vec![
        long.clone(),
        "<script>alert('x')</script> & \"aanhalingstekens\" – ‘enkele’ – 100% <b>vet</b>"
            .to_owned(),
    ];
    let names = [
        "Łódź, Şükrü Çağlar en Đặng Nguyễn",
        "Vergadercentrum 日本語 en 🙂👍🏽",
        "مرحبا بكم في المجلس",
        "ברוכים הבאים למועצה 2027",
    ];
    plan.kind = AuthorityKind::Municipality;
    let mut template = plan.priorities.clone();
    template[1].subgoals = vec![
        "Krachtige gemeenteraad".to_owned(),
        "Toegeruste politieke ambtsdragers".to_owned(),
    ];
    plan.priorities = (0..5)
        .map(|index| {
            let mut priority = template[index % 3].clone();
            priority.actions.truncate(2);
            priority.title = format!("{} ({})", priority.title, names[index % 4]);
            priority
        })
        .collect();
    plan.priorities[0].actions[0].what = long.clone();
    plan.priorities[0].finding = long;
    plan.priorities[1].actions[0].owner =
        "Afdelingsvoorzittersoverlegvergaderingsondersteuningsmedewerker".to_owned();
    plan.priorities[1].actions[1].measure = "x".repeat(700);
    plan.priorities[2].actions[1].first_step = "https://www.voorbeeldgemeente.nl/een/heel/lang/adres/met-koppeltekens/en?vragen=ja&antwoorden=nee".to_owned();
    plan.priorities[3].subgoals = vec!["Krachtige gemeenteraad".to_owned(); 4];
    let finding = plan.findings[0].clone();
    plan.findings.extend(std::iter::repeat_n(finding, 8));
    plan.signatories = [
        "Burgemeester",
        "Griffier",
        "Gemeentesecretaris",
        "Voorzitter van de begeleidingscommissie",
    ]
    .map(str::to_owned)
    .to_vec();
    plan.rounds.push(Round {
        name: "eindmeting".to_owned(),
        date: day(2030, 6, 1),
    });
    plan
}
