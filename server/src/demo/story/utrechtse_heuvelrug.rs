//! A municipality after its talk, with a plan half written.

use questionnaires::kind::RespondentGroup::{Council, Executive, Residents, Staff};

use super::super::people::{JORGEN, lead};
use super::profile::Shape::{Doubt, Leans, Mixed, Never, Split, Unput};
use super::usual;
use super::{
    Action, Agreements, ClerkPart, Closing, Meeting, Opening, Plan, Preparation, Priority, Profile,
    Remark, Request, Response, Story, Talk, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -178,
        authority: "GM1581",
        lead: lead("Michaëla Oudenaller", "michaela.oudenaller@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "Over plannen voor woningen is steeds meer ruzie. Wij willen weten waar het vertrouwen wegloopt, en wat wij zelf kunnen doen.",
        wanted: -75,
        council: "29",
        executive: "5",
        staff: "420",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -172,
        person: Who::Named(JORGEN),
        accepted: Some(-168),
        second: None,
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -140,
        signed_by: "Michaëla Oudenaller, griffier",
        controller: "College van burgemeester en wethouders van Utrechtse Heuvelrug",
    }),
    preparation: Some(Preparation {
        on: -132,
        committee: [
            "Xandra Kaapsebosch\nLúcia Amerongse",
            "Evert-Jan Doornwaard",
            "Saïda Leersumveld",
            "Piet Driebergen-Vos\nCéline Maarnwijk",
        ],
        start: Meeting {
            on: -108,
            at: "19.30",
            place: "Cultuurhuis Doorn",
        },
        agreed: "De griffie legt de vragenlijst ook op papier in de bibliotheken.",
        agenda: Meeting {
            on: -19,
            at: "19.30",
            place: "Cultuurhuis Doorn",
        },
        plan_on: 38,
        senior_staff: "6",
        areas: "Doorn en Maarn\nDriebergen-Rijsenburg\nAmerongen, Leersum en Overberg",
        question: "",
        open_questions: &[],
    }),
    opening: Some(Opening {
        opens: -76,
        closes: -55,
        contact: (
            "Griffie Utrechtse Heuvelrug",
            "griffie.heuvelrug@voorbeeld.nl",
        ),
    }),
    response: Some(Response {
        on: -63,
        sent: [22, 10, 48, 87],
        begun: [1, 0, 1, 3],
        profile: &PROFILE,
    }),
    remarks: REMARKS,
    closing: Some(Closing::ByItself),
    talk: Some(Talk {
        redacted: -45,
        prepared: -36,
        interpretations: &[(
            "T5",
            "Bij meedenken gaat het om het begin en om het eind: te laat gevraagd, en niets teruggehoord.",
        )],
        points: &[
            (
                "T5.2",
                "Waarover mochten inwoners bij de laatste drie bouwplannen echt meebeslissen?",
            ),
            ("T1.5", "Herkennen wij de twee kampen in de raad?"),
        ],
        eve: None,
        held: Some(-19),
        priorities: PRIORITIES,
    }),
    plan: Some(Plan {
        written: -6,
        due_from: 0,
        ready: None,
        answers: &[],
        adopted: None,
        published: None,
        following: None,
    }),
};

const PROFILE: Profile = Profile {
    accents: &[
        ("T1.5", [Split, Leans, Mixed, Doubt]),
        ("T5.2", [Doubt, Mixed, Doubt, Never]),
        ("T2.3", [Doubt, Mixed, Doubt, Unput]),
    ],
    background: &[
        usual::BACKGROUND[0],
        ("area", &[31, 33, 29, 7]),
        usual::BACKGROUND[2],
    ],
    ..usual::PROFILE
};

#[rustfmt::skip]
const REMARKS: &[Remark] = &[
    Remark { group: Council, theme: "T1", text: "De helft van de raad praat niet meer met de andere helft.", then: Then::Released },
    Remark { group: Executive, theme: "T5", text: "Wij vragen te vaak om een mening als er niets meer te kiezen is.", then: Then::Released },
    Remark { group: Staff, theme: "T5", text: "Er zijn spelregels voor meedenken. Bijna niemand gebruikt ze.", then: Then::Released },
    Remark { group: Residents, theme: "T5", text: "De avond over de woningen begon met een plan dat al getekend was.", then: Then::Released },
    Remark { group: Residents, theme: "T7", text: "Nette brief, na elf weken.", then: Then::Released },
    Remark { group: Residents, theme: "T6", text: "Zonder computer kon ik niet meedoen. De bibliotheek hielp.", then: Then::Released },
];

const PRIORITIES: &[Priority] = &[
    Priority {
        direction: "R7",
        title: "Vooraf is duidelijk waarover inwoners mogen meedenken",
        statements: &["T5.2", "T5.1", "T2.3"],
        dissent: "",
        finding: "Geen enkele groep vindt dat vooraf duidelijk is waarover inwoners mogen meedenken. Inwoners zijn het meest kritisch.",
        goal: "Bij elk plan voor meer dan tien woningen staat op één bladzijde wat vastligt en wat niet, voordat de eerste avond is.",
        actions: &[
            Action {
                what: "Raad en college stellen voor elk groot bouwplan een startbladzijde vast.",
                first_step: "De griffie maakt met twee wethouders een voorbeeld voor een plan dat nog moet beginnen.",
                owner: "Griffier",
                others: "Programmamanager wonen",
                due: Some(80),
                how_seen: "De eerste drie plannen hebben een startbladzijde.",
            },
            Action {
                what: "Inwoners krijgen binnen vier weken na het besluit bericht over wat met hun ideeën is gedaan.",
                first_step: "",
                owner: "Hoofd ruimtelijke ordening",
                others: "",
                due: Some(150),
                how_seen: "",
            },
        ],
    },
    Priority {
        direction: "R6",
        title: "De raad spreekt af hoe leden met elkaar omgaan",
        statements: &["T1.5", "T4.5"],
        dissent: "Twee raadsleden vinden dat felle debatten horen bij politiek. Zij willen geen gedragscode.",
        finding: "De raad is zelf verdeeld over de toon: er zijn twee kampen. Inwoners en ambtenaren zijn er niet over te spreken.",
        goal: "",
        actions: &[Action {
            what: "De raad houdt twee avonden over de eigen manier van werken, met iemand van buiten.",
            first_step: "",
            owner: "",
            others: "Voorzitter van de raad",
            due: None,
            how_seen: "",
        }],
    },
    Priority {
        direction: "R10",
        title: "",
        statements: &["T7.2", "T7.6"],
        dissent: "",
        finding: "",
        goal: "",
        actions: &[],
    },
];
