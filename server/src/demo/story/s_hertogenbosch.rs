//! A municipality whose results tell a story. The council is proud of how it keeps an eye on the executive; residents do not know of it,
//! and do not feel heard. On its own tone the council is divided. All see that the registry helps; hardly anybody knows the right to
//! challenge. The executive thinks that staff dare to disagree with it, and staff do not.
//!
//! Tomorrow they talk about it, and everything is ready.

use questionnaires::kind::RespondentGroup::{Council, Executive, Residents, Staff};
use services::sessions::Audience;

use super::super::people::{CHAIMA, JORGEN, lead};
use super::profile::Profile;
use super::profile::Row;
use super::profile::Shape::{
    Agree, Blank, Doubt, Guard, Leans, Lost, Mixed, Never, Proud, Split, Unput, Vague, Wary,
};
use super::usual::{BACKGROUND, DIRECTIONS, TILTS};
use super::{
    Agreements, ClerkPart, Closing, Eve, Meeting, Opening, Preparation, Remark, Request, Response,
    Second, Story, Talk, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -152,
        authority: "GM0796",
        lead: lead("Loïs van den Eijnden", "lois.vandeneijnden@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "Na twee onrustige jaren wil de raad met inwoners, college en ambtenaren bespreken wat goed gaat en wat beter moet.",
        wanted: -40,
        council: "39",
        executive: "7",
        staff: "1.780",
    },
    clerk: Some(ClerkPart {
        declined: Some((
            Who::Named(CHAIMA),
            "Ik woon in de gemeente en ken te veel raadsleden.",
        )),
        proposed: -147,
        person: Who::Named(JORGEN),
        accepted: Some(-140),
        second: Some(Second {
            asked: -134,
            person: Who::First,
            accepted: -130,
        }),
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -116,
        signed_by: "Loïs van den Eijnden, griffier",
        controller: "College van burgemeester en wethouders van ’s-Hertogenbosch",
    }),
    preparation: Some(Preparation {
        on: -108,
        committee: [
            "Gijsbèrt Maaslander\nInès Verdaasdonk",
            "Maxime Breedewold",
            "Karlijn Ooijendijk\nÉamon Grootveldt",
            "Hümeyra Karakoç-Timmers\nToon Vossenaar",
        ],
        start: Meeting {
            on: -84,
            at: "20.00",
            place: "Stadhuis, Bordeszaal",
        },
        agreed: "De wijkraden delen de link. De griffie nodigt raadsleden twee keer uit. De eigen stelling en de twee open vragen gaan over de wijken.",
        agenda: Meeting {
            on: 1,
            at: "19.30",
            place: "Stadhuis, raadszaal",
        },
        plan_on: 68,
        senior_staff: "10",
        areas: "Binnenstad en Vughterpoort\nNoord en Maaspoort\nOost en Zuidoost\nRosmalen en de dorpen",
        question: "De wijkraden hebben genoeg invloed op plannen in hun wijk.",
        open_questions: &[
            "Wat moet er in uw wijk het eerst beter?",
            "Wat mag in uw wijk blijven zoals het is?",
        ],
    }),
    opening: Some(Opening {
        opens: -46,
        closes: -25,
        contact: ("Griffie ’s-Hertogenbosch", "griffie.denbosch@voorbeeld.nl"),
    }),
    response: Some(Response {
        on: -30,
        sent: [31, 14, 163, 386],
        begun: [1, 0, 4, 9],
        profile: &PROFILE,
    }),
    remarks: REMARKS,
    closing: Some(Closing::ByItself),
    talk: Some(Talk {
        redacted: -15,
        prepared: -8,
        interpretations: &[
            (
                "T1",
                "De raad en het college zijn trots op de controle. Bijna de helft van de inwoners weet niet of de raad goed controleert. \
                 Het werk wordt dus gedaan, maar is buiten niet te zien. Over de toon is de raad zelf verdeeld: er zijn twee kampen.",
            ),
            (
                "T5",
                "Hier lopen de beelden het verst uiteen. Raad en college denken dat ideeën van inwoners invloed hebben. De inwoners zien dat \
                 niet, en zij horen niet terug wat er met hun idee gebeurt. Wie heeft meegedacht, is iets milder.",
            ),
            (
                "T7",
                "Bestuur en directie vinden dat ambtenaren eerlijk advies durven te geven. Veel ambtenaren zien dat anders, en een deel zegt \
                 het liever niet. Dat laatste is op zichzelf iets om over te praten.",
            ),
        ],
        points: &[
            (
                "T5.4",
                "Waar zagen inwoners dat hun idee wel iets veranderde? Wat was er toen anders?",
            ),
            (
                "T7.5 T7.4",
                "Wat gebeurt er nu met een advies dat niet past bij wat het college wil?",
            ),
            (
                "T1.5",
                "Welke toon spreken wij af, en wie zegt er iets van?",
            ),
            (
                "T6.5",
                "Niemand kent het uitdaagrecht. Willen wij dat veranderen, en wie begint?",
            ),
            (
                "T5.3 T5.4",
                "Wat doen wij over een half jaar, zodat inwoners merken dat zij gehoord zijn?",
            ),
        ],
        eve: Some(Eve {
            shared: Audience::Everybody,
            invited: "Gijsbèrt Maaslander\nInès Verdaasdonk\nMaxime Breedewold\nKarlijn Ooijendijk\nÉamon Grootveldt\nHümeyra Karakoç-Timmers\nToon Vossenaar\nDe voorzitters van de wijkraden",
            script: &[(
                "De wijkraden vertellen wat zij van hun invloed merken",
                "10",
                6,
            )],
        }),
        held: None,
        priorities: &[],
    }),
    plan: None,
};

const PROFILE: Profile = Profile {
    statements: STATEMENTS,
    accents: &[],
    background: BACKGROUND,
    tilts: TILTS,
    directions: DIRECTIONS,
};

#[rustfmt::skip]
const STATEMENTS: &[Row] = &[
    //         council, executive,  staff, residents
    ("T1.1", [Agree, Agree, Leans, Vague]),
    ("T1.2", [Mixed, Agree, Leans, Unput]),
    ("T1.3", [Doubt, Leans, Mixed, Unput]),
    ("T1.4", [Proud, Agree, Leans, Blank]),
    ("T1.5", [Split, Leans, Mixed, Doubt]),
    ("T1.6", [Agree, Leans, Mixed, Doubt]),

    ("T2.1", [Doubt, Leans, Mixed, Unput]),
    ("T2.2", [Doubt, Mixed, Doubt, Unput]),
    ("T2.3", [Mixed, Mixed, Doubt, Unput]),
    ("T2.4", [Proud, Agree, Leans, Doubt]),
    ("T2.5", [Proud, Agree, Agree, Leans]),

    ("T3.1", [Leans, Agree, Agree, Unput]),
    ("T3.2", [Mixed, Agree, Leans, Unput]),
    ("T3.3", [Proud, Proud, Proud, Unput]),
    ("T3.4", [Agree, Leans, Mixed, Unput]),
    ("T3.5", [Never, Mixed, Unput, Unput]),
    ("T3.6", [Leans, Agree, Leans, Unput]),

    ("T4.1", [Leans, Agree, Leans, Unput]),
    ("T4.2", [Guard, Leans, Guard, Unput]),
    ("T4.3", [Agree, Agree, Unput, Unput]),
    ("T4.4", [Agree, Proud, Unput, Unput]),
    ("T4.5", [Mixed, Leans, Vague, Unput]),
    ("T4.6", [Leans, Agree, Mixed, Doubt]),

    ("T5.1", [Agree, Agree, Leans, Doubt]),
    ("T5.2", [Leans, Leans, Doubt, Never]),
    ("T5.3", [Leans, Leans, Doubt, Never]),
    ("T5.4", [Agree, Agree, Leans, Never]),
    ("T5.5", [Mixed, Mixed, Doubt, Doubt]),

    ("T6.1", [Leans, Leans, Leans, Doubt]),
    ("T6.2", [Doubt, Mixed, Doubt, Doubt]),
    ("T6.3", [Mixed, Leans, Mixed, Doubt]),
    ("T6.4", [Agree, Agree, Leans, Vague]),
    ("T6.5", [Never, Doubt, Doubt, Lost]),

    ("T7.1", [Agree, Proud, Proud, Leans]),
    ("T7.2", [Mixed, Leans, Leans, Doubt]),
    ("T7.3", [Leans, Agree, Agree, Unput]),
    ("T7.4", [Mixed, Leans, Doubt, Unput]),
    ("T7.5", [Leans, Proud, Wary,  Unput]),
    ("T7.6", [Mixed, Leans, Mixed, Doubt]),

    ("T8.1", [Leans, Agree, Leans, Mixed]),
    ("T8.2", [Leans, Leans, Leans, Mixed]),
    ("T8.3", [Leans, Leans, Leans, Vague]),
    ("T8.4", [Agree, Agree, Leans, Blank]),
    ("T8.5", [Agree, Proud, Agree, Doubt]),

    ("L1",   [Agree, Agree, Leans, Vague]),
];

#[rustfmt::skip]
const REMARKS: &[Remark] = &[
    Remark { group: Council, theme: "T1", text: "Wij controleren goed. Maar wij vertellen het aan niemand.", then: Then::Released },
    Remark { group: Council, theme: "T1", text: "De toon wordt harder. Soms ga ik met een steen in mijn maag naar huis.", then: Then::Released },
    Remark { group: Council, theme: "T1", text: "Felle debatten horen erbij. Daar moet je tegen kunnen.", then: Then::Released },
    Remark { group: Council, theme: "T1", text: "Collega Vossenaar valt iedere vergadering mensen persoonlijk aan. Niemand zegt er iets van.", then: Then::Redacted("Een collega valt iedere vergadering mensen persoonlijk aan. Niemand zegt er iets van.") },
    Remark { group: Council, theme: "T3", text: "De griffie denkt mee en helpt snel met een motie of een amendement.", then: Then::Released },
    Remark { group: Council, theme: "T3", text: "Naast mijn baan kost het raadswerk mij twintig uur per week. Dat houd ik niet lang vol.", then: Then::Released },
    Remark { group: Council, theme: "T5", text: "Wij praten veel over inwoners en nog te weinig met inwoners.", then: Then::Released },

    Remark { group: Executive, theme: "T7", text: "Onze ambtenaren spreken ons gewoon tegen als dat nodig is. Zo hoort het ook.", then: Then::Released },
    Remark { group: Executive, theme: "T5", text: "Goed meedenken kost tijd die wij vaak niet hebben.", then: Then::Released },

    Remark { group: Staff, theme: "T7", text: "Een kritisch advies komt soms terug tot het past bij wat de wethouder wil.", then: Then::Released },
    Remark { group: Staff, theme: "T7", text: "Ik zeg liever niets als de lijn al vaststaat.", then: Then::Released },
    Remark { group: Staff, theme: "T7", text: "Ons afdelingshoofd Karlijn Ooijendijk staat wel altijd achter ons.", then: Then::Redacted("Ons afdelingshoofd [naam weggehaald] staat wel altijd achter ons.") },
    Remark { group: Staff, theme: "T7", text: "Samenwerken met inwoners staat in onze planning altijd als laatste.", then: Then::Released },
    Remark { group: Staff, theme: "T3", text: "De griffie weet wat de raad nodig heeft. Dat scheelt ons veel werk.", then: Then::Released },
    Remark { group: Staff, theme: "T8", text: "Wij schrijven brieven die juridisch kloppen en die niemand snapt.", then: Then::Released },
    Remark { group: Staff, theme: "T4", text: "Na een bedreiging aan de balie word je goed opgevangen.", then: Then::Released },

    Remark { group: Residents, theme: "T1", text: "Ik weet eerlijk gezegd niet wat de raad doet. Ik hoor er nooit iets over.", then: Then::Released },
    Remark { group: Residents, theme: "T1", text: "Op televisie zag ik alleen ruzie. Ik heb hem uitgezet.", then: Then::Released },
    Remark { group: Residents, theme: "T2", text: "Bij ons in de wijk heb ik nog nooit een raadslid gezien.", then: Then::Released },
    Remark { group: Residents, theme: "T2", text: "Een raadslid gaf dezelfde dag antwoord op mijn mail. Dat was fijn.", then: Then::Released },
    Remark { group: Residents, theme: "T5", text: "Wij dachten drie avonden mee over het plein. Daarna hoorden wij niets meer.", then: Then::Released },
    Remark { group: Residents, theme: "T5", text: "Het plan was al klaar toen wij mochten meedenken. Dan voelt het als toneel.", then: Then::Released },
    Remark { group: Residents, theme: "T5", text: "Wethouder Breedewold kwam zelf kijken bij de speeltuin. Zo kan het dus ook.", then: Then::Redacted("Een wethouder kwam zelf kijken bij de speeltuin. Zo kan het dus ook.") },
    Remark { group: Residents, theme: "T5", text: "Mevrouw Ooijendijk van de gemeente belde ons elke week over het park. Heel prettig.", then: Then::Redacted("Iemand van de gemeente belde ons elke week over het park. Heel prettig.") },
    Remark { group: Residents, theme: "T6", text: "Ik wist niet dat je een taak van de gemeente mag overnemen. Waar staat dat?", then: Then::Released },
    Remark { group: Residents, theme: "T6", text: "De brieven over inspraak zijn te moeilijk voor mijn buurvrouw.", then: Then::Released },
    Remark { group: Residents, theme: "T7", text: "Drie weken gewacht op antwoord over een kapotte lantaarnpaal.", then: Then::Released },
    Remark { group: Residents, theme: "T7", text: "Ik word steeds doorverbonden. Alleen de heer Grootveldt aan de balie hielp mij echt.", then: Then::Redacted("Ik word steeds doorverbonden. Alleen iemand aan de balie hielp mij echt.") },
    Remark { group: Residents, theme: "T7", text: "Vraag het maar aan mijn buurman op nummer 12, die heeft ruzie met iedereen daar.", then: Then::Withheld },
    Remark { group: Residents, theme: "T8", text: "Op de site vind ik nooit wat er besloten is.", then: Then::Released },
    Remark { group: Residents, theme: "T8", text: "Wie gaat er nu over, de raad of de burgemeester? Ik snap het verschil niet.", then: Then::Released },
    Remark { group: Council, theme: "L2", text: "De straatverlichting in de buitenwijken.", then: Then::Released },
    Remark { group: Staff, theme: "L2", text: "Meldingen sneller beantwoorden.", then: Then::Released },
    Remark { group: Residents, theme: "L2", text: "Er wordt te hard gereden bij de school.", then: Then::Released },
    Remark { group: Residents, theme: "L2", text: "Een plek voor jongeren. Nu is er niets.", then: Then::Released },
    Remark { group: Council, theme: "L3", text: "De wijkschouw met bewoners.", then: Then::Released },
    Remark { group: Residents, theme: "L3", text: "De markt op zaterdag.", then: Then::Released },
    Remark { group: Residents, theme: "L3", text: "De tuinen die wij met de straat zelf bijhouden.", then: Then::Released },
];
