//! A municipality whose plan is written and waits for the council.

use questionnaires::kind::RespondentGroup::{Residents, Staff};

use super::super::people::{CHAIMA, lead};
use super::usual;
use super::{
    Action, Agreements, ClerkPart, Closing, Meeting, Opening, Plan, Preparation, Priority, Profile,
    Remark, Request, Response, Story, Talk, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -205,
        authority: "GM0171",
        lead: lead("Ninés Urkerbaan", "nines.urkerbaan@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "De elf dorpen willen dichter bij de besluiten van de gemeente staan. De scan moet helpen om te kiezen waar wij beginnen.",
        wanted: -105,
        council: "29",
        executive: "5",
        staff: "395",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -199,
        person: Who::Named(CHAIMA),
        accepted: Some(-196),
        second: None,
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -170,
        signed_by: "Ninés Urkerbaan, griffier",
        controller: "College van burgemeester en wethouders van Noordoostpolder",
    }),
    preparation: Some(Preparation {
        on: -160,
        committee: [
            "Gerrit Kavelaar\nMaïke Ensink",
            "Wubbo Zuiderkade",
            "Fleur Espelaar",
            "Jannes Lutteldijk\nAmélie Rutterveld",
        ],
        start: Meeting {
            on: -140,
            at: "20.00",
            place: "Gemeentehuis Emmeloord",
        },
        agreed: "De dorpsbelangen delen de link. De jongeren krijgen een les over de raad op school.",
        agenda: Meeting {
            on: -62,
            at: "20.00",
            place: "Gemeentehuis Emmeloord",
        },
        plan_on: 16,
        senior_staff: "5",
        areas: "Emmeloord\nDe dorpen in het noorden\nDe dorpen in het zuiden",
        question: "",
        open_questions: &[],
    }),
    opening: Some(Opening {
        opens: -108,
        closes: -87,
        contact: ("Griffie Noordoostpolder", "griffie.nop@voorbeeld.nl"),
    }),
    response: Some(Response {
        on: -95,
        sent: [19, 8, 34, 56],
        begun: [0, 0, 0, 2],
        profile: &PROFILE,
    }),
    remarks: &[
        Remark {
            group: Staff,
            theme: "T6",
            text: "De dorpen hebben goede ideeën. Wij hebben geen loket waar die binnenkomen.",
            then: Then::Released,
        },
        Remark {
            group: Residents,
            theme: "T6",
            text: "Ons dorpshuis draait al jaren op vrijwilligers. Dat mag de gemeente best vaker vragen.",
            then: Then::Released,
        },
        Remark {
            group: Residents,
            theme: "T2",
            text: "Het raadslid uit ons dorp ken ik. De rest niet.",
            then: Then::Released,
        },
    ],
    closing: Some(Closing::ByItself),
    talk: Some(Talk {
        redacted: -80,
        prepared: -72,
        interpretations: &[(
            "T6",
            "Alle groepen zeggen dat de gemeente inwoners met een eigen plan helpt. Het uitdaagrecht kent bijna niemand.",
        )],
        points: &[(
            "T6.5",
            "Waar kan een dorp terecht dat een taak wil overnemen?",
        )],
        eve: None,
        held: Some(-62),
        priorities: PRIORITIES,
    }),
    plan: Some(Plan {
        written: -40,
        due_from: 0,
        ready: Some(-13),
        answers: &[],
        adopted: None,
        published: None,
        following: None,
    }),
};

const PROFILE: Profile = Profile {
    background: &[
        usual::BACKGROUND[0],
        ("area", &[46, 24, 22, 8]),
        usual::BACKGROUND[2],
    ],
    ..usual::PROFILE
};

const PRIORITIES: &[Priority] = &[
    Priority {
        direction: "R9",
        title: "Dorpen kunnen taken overnemen",
        statements: &["T6.5", "T6.4"],
        dissent: "",
        finding: "Inwoners met een plan krijgen hulp, daar is iedereen het over eens. Dat zij ook een taak mogen overnemen, weet bijna niemand.",
        goal: "Elk dorp weet waar het met een plan terechtkan, en krijgt binnen zes weken een antwoord.",
        actions: &[Action {
            what: "Er komt één loket voor plannen van dorpen, met een vaste medewerker en een eenvoudig formulier.",
            first_step: "De gemeente bespreekt met drie dorpsbelangen welke taken zij willen overnemen.",
            owner: "Coördinator dorpen en wijken",
            others: "Dorpsbelangen, wethouder voor de dorpen",
            due: Some(95),
            how_seen: "Drie dorpen hebben een taak overgenomen en zijn daar tevreden over.",
        }],
    },
    Priority {
        direction: "R4",
        title: "",
        statements: &["T3.1", "T3.2"],
        dissent: "",
        finding: "Volgens raadsleden komen de stukken vaak te laat. Het college en de ambtenaren zien dat minder.",
        goal: "Raadsleden hebben de stukken tien dagen voor de vergadering, met een samenvatting van één bladzijde.",
        actions: &[Action {
            what: "De griffie stuurt stukken die te laat zijn, terug. Alleen het presidium kan een uitzondering maken.",
            first_step: "Griffier en gemeentesecretaris spreken de termijnen af met de afdelingen.",
            owner: "Griffier",
            others: "Gemeentesecretaris",
            due: Some(60),
            how_seen: "Negen van de tien stukken zijn op tijd.",
        }],
    },
    Priority {
        direction: "R8",
        title: "",
        statements: &["T6.1", "T6.3"],
        dissent: "",
        finding: "De gemeente bereikt vooral mensen die al meedoen. Jongeren krijgen te weinig kans, zeggen ook de raad en de ambtenaren.",
        goal: "Bij plannen die jongeren raken, praten minstens twintig jongeren mee.",
        actions: &[
            Action {
                what: "Twee keer per jaar komt de raad naar een school voor een gesprek over één plan.",
                first_step: "De griffie kiest met de scholen een onderwerp en een dag.",
                owner: "Raadsgriffie",
                others: "Scholen voor voortgezet onderwijs en mbo",
                due: Some(130),
                how_seen: "Leerlingen horen wat de raad met hun ideeën deed.",
            },
            Action {
                what: "Uitnodigingen gaan ook via sportclubs, kerken en de voedselbank, in gewone taal en in het Pools.",
                first_step: "Communicatie maakt een lijst van twintig plekken.",
                owner: "Adviseur communicatie",
                others: "Verenigingen",
                due: Some(75),
                how_seen: "Een kwart van de mensen op een avond is er voor het eerst.",
            },
        ],
    },
];
