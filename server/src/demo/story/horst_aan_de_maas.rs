//! A municipality whose plan is adopted and not yet published.

use questionnaires::kind::RespondentGroup::{Council, Residents};

use super::super::people::{RENEE, lead};
use super::usual;
use super::{
    Action, Agreements, ClerkPart, Closing, Meeting, Opening, Plan, Preparation, Priority, Profile,
    Remark, Request, Response, Story, Talk, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -262,
        authority: "GM1507",
        lead: lead("Esmée van Kasteelhof", "esmee.vankasteelhof@voorbeeld.nl"),
        by_lead: false,
        repeats: false,
        reason: "De nieuwe raad wil aan het begin van de periode weten wat inwoners van de gemeente vinden.",
        wanted: -150,
        council: "27",
        executive: "5",
        staff: "370",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -256,
        person: Who::Named(RENEE),
        accepted: Some(-252),
        second: None,
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -220,
        signed_by: "Esmée van Kasteelhof, griffier",
        controller: "College van burgemeester en wethouders van Horst aan de Maas",
    }),
    preparation: Some(Preparation {
        on: -210,
        committee: [
            "Sraar Meerlohof\nRenée-Marie Sevenumse",
            "Pièrre Griendtsveen",
            "Dilâra Broekhuizen",
            "Thijs Lottumerveld\nMaud Kronenbergh",
        ],
        start: Meeting {
            on: -188,
            at: "19.00",
            place: "Gemeentehuis Horst",
        },
        agreed: "De zestien dorpsraden krijgen de link en een poster met een QR-code.",
        agenda: Meeting {
            on: -98,
            at: "19.00",
            place: "Gemeentehuis Horst",
        },
        plan_on: -26,
        senior_staff: "5",
        areas: "",
        question: "",
        open_questions: &[],
    }),
    opening: Some(Opening {
        opens: -155,
        closes: -134,
        contact: ("Griffie Horst aan de Maas", "griffie.horst@voorbeeld.nl"),
    }),
    response: Some(Response {
        on: -142,
        sent: [20, 9, 31, 63],
        begun: [0, 0, 1, 1],
        profile: &PROFILE,
    }),
    remarks: &[
        Remark {
            group: Council,
            theme: "T5",
            text: "De dorpsraden weten meer dan wij. Wij vragen het hun te laat.",
            then: Then::Released,
        },
        Remark {
            group: Residents,
            theme: "T5",
            text: "Goede avond over het centrum. Graag ook vertellen hoe het afliep.",
            then: Then::Released,
        },
        Remark {
            group: Residents,
            theme: "T8",
            text: "De app van de gemeente is duidelijk en snel.",
            then: Then::Released,
        },
    ],
    closing: Some(Closing::ByItself),
    talk: Some(Talk {
        redacted: -126,
        prepared: -115,
        interpretations: &[],
        points: &[
            ("T5.3", "Wie koppelt terug aan de dorpsraden?"),
            ("T3.5", "Wat kan de raad minder doen?"),
        ],
        eve: None,
        held: Some(-98),
        priorities: PRIORITIES,
    }),
    plan: Some(Plan {
        written: -80,
        due_from: 0,
        ready: Some(-60),
        answers: &[],
        adopted: Some((-26, "de gemeenteraad van Horst aan de Maas")),
        published: None,
        following: None,
    }),
};

const PROFILE: Profile = usual::PROFILE;

const PRIORITIES: &[Priority] = &[
    Priority {
        direction: "R7",
        title: "",
        statements: &["T5.1", "T5.3"],
        dissent: "",
        finding: "De raad en het college denken dat inwoners op tijd kunnen meedenken. De inwoners zien dat veel minder.",
        goal: "De zestien dorpsraden weten een kwartaal vooruit welke plannen eraan komen, en horen na afloop wat ermee is gedaan.",
        actions: &[Action {
            what: "Elk kwartaal bespreken raad, college en dorpsraden samen de plannen van het volgende kwartaal.",
            first_step: "De griffie nodigt de dorpsraden uit voor de eerste avond.",
            owner: "Griffier",
            others: "Dorpsraden, gebiedsmakelaars",
            due: Some(45),
            how_seen: "Na vier avonden zeggen de dorpsraden of zij op tijd worden gevraagd.",
        }],
    },
    Priority {
        direction: "R5",
        title: "",
        statements: &["T3.5", "T3.4"],
        dissent: "Het college wilde de tijd van wethouders apart noemen.",
        finding: "Raadsleden hebben te weinig tijd voor hun werk. Hulp van ambtenaren is er wel, zeggen alle groepen.",
        goal: "Raadsleden besteden twee uur per week minder aan lezen, en een avond per maand meer aan inwoners.",
        actions: &[Action {
            what: "De raad vergadert korter: een voorstel zonder vragen gaat zonder debat door.",
            first_step: "Het presidium past de vergaderorde aan.",
            owner: "Voorzitter van het presidium",
            others: "Griffie",
            due: Some(70),
            how_seen: "Vergaderingen zijn om tien uur klaar; raadsleden houden bij hoeveel tijd zij kwijt zijn.",
        }],
    },
    Priority {
        direction: "R11",
        title: "",
        statements: &["T8.1", "T8.2"],
        dissent: "",
        finding: "Inwoners vinden informatie over besluiten minder makkelijk dan de gemeente denkt.",
        goal: "Een besluit van de raad staat de volgende dag in gewone taal op de site.",
        actions: &[Action {
            what: "Bij elk raadsbesluit komt een bericht van tien regels, met wat er verandert en voor wie.",
            first_step: "Communicatie en griffie schrijven samen de eerste vijf berichten.",
            owner: "Hoofd communicatie",
            others: "Griffie",
            due: Some(30),
            how_seen: "De berichten worden vaker gelezen dan de besluitenlijst.",
        }],
    },
];
