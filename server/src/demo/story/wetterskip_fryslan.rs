//! A water board where hardly anybody of the boards answered: AB 7 of 25, DB 2 of 5. That the DB would stand alone was agreed beforehand,
//! so it is hidden, everywhere.

use questionnaires::kind::RespondentGroup::{Council, Residents, Staff};

use super::super::people::{CHAIMA, lead};
use super::profile::Row;
use super::profile::Shape::{Agree, Doubt, Leans, Lost, Mixed, Never, Proud, Unput, Vague};
use super::usual::{BACKGROUND, DIRECTIONS, STATEMENTS, TILTS};
use super::{
    Agreements, ClerkPart, Closing, Meeting, Opening, Preparation, Profile, Remark, Request,
    Response, Story, Talk, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -160,
        authority: "WS0653",
        lead: lead("Daniëlle Buitenwerf", "danielle.buitenwerf@voorbeeld.nl"),
        by_lead: false,
        repeats: false,
        reason: "Het waterschap moet de komende jaren grote keuzes maken over het peil in de veenweide. Het algemeen bestuur wil weten of \
                 mensen in het gebied zich daarbij gehoord voelen.",
        wanted: -50,
        council: "25",
        executive: "5",
        staff: "640",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -155,
        person: Who::Named(CHAIMA),
        accepted: Some(-151),
        second: None,
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -121,
        signed_by: "Daniëlle Buitenwerf, bestuursadviseur",
        controller: "Dagelijks bestuur van Wetterskip Fryslân",
    }),
    preparation: Some(Preparation {
        on: -113,
        committee: [
            "Sjoukje Wetteringa\nFolkert Dykstrâ",
            "Nynke Sluisman",
            "Orçun Zijlsterveen\nAagje Pompstra",
            "Bouwe Greidanus-Mûne\nLéonie Terpstrâ",
        ],
        start: Meeting {
            on: -90,
            at: "13.30",
            place: "Kantoor Leeuwarden, bestuurszaal",
        },
        agreed: "Het dagelijks bestuur staat alleen in de uitkomsten. Bij minder dan vijf antwoorden is het niet te zien; dat weten de leden.",
        agenda: Meeting {
            on: 20,
            at: "13.30",
            place: "Kantoor Leeuwarden, bestuurszaal",
        },
        plan_on: 75,
        senior_staff: "",
        areas: "De klei en de kust\nDe veenweide\nDe wouden en het zand",
        question: "",
        open_questions: &[],
    }),
    opening: Some(Opening {
        opens: -53,
        closes: -25,
        contact: ("Daniëlle Buitenwerf", "bestuur.wetterskip@voorbeeld.nl"),
    }),
    response: Some(Response {
        on: -33,
        sent: [7, 2, 74, 118],
        begun: [2, 1, 3, 6],
        profile: &PROFILE,
    }),
    remarks: REMARKS,
    closing: Some(Closing::ByHand(-26)),
    talk: Some(Talk {
        redacted: -14,
        prepared: -10,
        interpretations: &[(
            "T5",
            "Van het algemeen bestuur antwoordden zeven leden. Lees hun antwoorden dus voorzichtig. De mensen in het gebied zijn duidelijk: \
             zij horen niet terug wat er met hun idee gebeurt.",
        )],
        points: &[(
            "T5.3",
            "Hoe horen mensen voortaan wat er met hun idee gebeurt?",
        )],
        eve: None,
        held: None,
        priorities: &[],
    }),
    plan: None,
};

const PROFILE: Profile = Profile {
    statements: STATEMENTS,
    accents: ACCENTS,
    background: &[BACKGROUND[0], ("area", &[34, 31, 27, 8]), BACKGROUND[2]],
    tilts: TILTS,
    directions: DIRECTIONS,
};

#[rustfmt::skip]
const ACCENTS: &[Row] = &[
    //          board, executive,  staff, residents
    ("T1.5", [Proud, Proud, Agree, Vague]),
    ("T3.3", [Mixed, Leans, Leans, Unput]),
    ("T5.1", [Agree, Proud, Agree, Doubt]),
    ("T5.3", [Agree, Proud, Leans, Never]),
    ("T6.3", [Never, Doubt, Doubt, Never]),
    ("T6.5", [Never, Doubt, Lost,  Lost]),
    ("T7.1", [Proud, Proud, Proud, Leans]),
    ("T8.3", [Mixed, Leans, Doubt, Never]),
];

#[rustfmt::skip]
const REMARKS: &[Remark] = &[
    Remark { group: Council, theme: "T5", text: "De mensen in de veenweide verdienen een eerlijk verhaal. Dat hebben wij nog niet.", then: Then::Waits },
    Remark { group: Staff, theme: "T5", text: "Wij halen veel op in het gebied. Terugbellen schiet er daarna bij in.", then: Then::Released },
    Remark { group: Staff, theme: "T7", text: "Onze buitendienst kent de boeren. Vraag het dus eens aan de buitendienst.", then: Then::Waits },
    Remark { group: Residents, theme: "T5", text: "Drie keer aan de keukentafel gezeten over het peil. Nooit meer iets van gehoord.", then: Then::Released },
    Remark { group: Residents, theme: "T7", text: "De rayonbeheerder, Bouwe, neemt altijd de telefoon op.", then: Then::Waits },
    Remark { group: Residents, theme: "T8", text: "Is dit nu van het waterschap of van de provincie? Ik word heen en weer gestuurd.", then: Then::Released },
    Remark { group: Residents, theme: "T2", text: "Ik wist niet dat ik voor het waterschap kon stemmen.", then: Then::Released },
];
