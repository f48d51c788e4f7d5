//! A group in intervision: five authorities with an adopted plan, between their first and their second meeting.

use super::super::people::{Person, RENEE};

/// A group.
#[derive(Debug)]
pub(in crate::demo) struct Peers {
    pub name: &'static str,
    pub facilitator: &'static Person,
    /// The days on which it is formed, answered, begun, asked, helped and decided about.
    pub formed: i64,
    pub answered: i64,
    pub begun: i64,
    pub asked: i64,
    pub helped: i64,
    pub decided: i64,
    /// Day, time and place of its meetings.
    pub meetings: [(i64, &'static str, &'static str); 2],
    pub members: &'static [Member],
}

/// An authority in it.
#[derive(Debug)]
pub(in crate::demo) struct Member {
    /// Code in the register.
    pub authority: &'static str,
    /// The address of its lead.
    pub lead: &'static str,
    /// What the lead writes with the yes.
    pub line: &'static str,
    /// Empty where it still has to bring one.
    pub question: &'static str,
    pub suggestions: &'static [Given],
}

/// A suggestion for its question.
#[derive(Debug)]
pub(in crate::demo) struct Given {
    /// The address of the lead who gives it.
    pub by: &'static str,
    pub text: &'static str,
    pub then: Became,
}

/// What became of a suggestion.
#[derive(Debug)]
pub(in crate::demo) enum Became {
    /// Nothing yet.
    Waits,
    /// The lead thanked for it.
    Thanked(&'static str),
    /// It is kept for later.
    Later(&'static str),
    /// It became an action of the first priority.
    Action {
        what: &'static str,
        first_step: &'static str,
        owner: &'static str,
        due: i64,
        reason: &'static str,
    },
}

const DRENTHE: &str = "desiree.kloosterziel@voorbeeld.nl";
const KAMPEN: &str = "jorrit.hanzeman@voorbeeld.nl";
const TYNAARLO: &str = "anneke.zuidlaarder@voorbeeld.nl";
const LELYSTAD: &str = "dion.oostvaarder@voorbeeld.nl";
const WESTERVELD: &str = "wieneke.diever@voorbeeld.nl";

pub(in crate::demo) const ALL: &[Peers] = &[Peers {
    name: "Horen wat er met een idee gebeurt",
    facilitator: RENEE,
    formed: -84,
    answered: -76,
    begun: -70,
    asked: -49,
    helped: -37,
    decided: -24,
    meetings: [
        (-38, "13.30", "Stadhuis Kampen"),
        (18, "13.30", "Provinciehuis Assen"),
    ],
    members: &[
        Member {
            authority: "PV22",
            lead: DRENTHE,
            line: "Wij leren graag van gemeenten die dicht bij inwoners staan.",
            question: "Wie meedenkt, moet binnen vier weken na het besluit antwoord krijgen. Bij grote plannen reageren honderden mensen. Hoe \
                       houden wij dat vol zonder dat het een standaardbrief wordt?",
            suggestions: &[
                Given {
                    by: TYNAARLO,
                    text: "Wij schrijven één bladzijde met de tien ideeën die het vaakst kwamen, met ja of nee en waarom. Wie iets heel anders \
                           inbracht, krijgt een telefoontje.",
                    then: Became::Later(
                        "Dit leggen wij naast onze proef met de twee lopende plannen.",
                    ),
                },
                Given {
                    by: KAMPEN,
                    text: "Laat de ambtenaar die het plan maakt zelf antwoorden, niet de afdeling communicatie. Dat gaat sneller en het klinkt echter.",
                    then: Became::Waits,
                },
            ],
        },
        Member {
            authority: "GM0166",
            lead: KAMPEN,
            line: "",
            question: "Onze raadsleden horen vooral de mensen die altijd al komen. Hoe komen wij in gesprek met de rest van de stad?",
            suggestions: &[
                Given {
                    by: DRENTHE,
                    text: "Onze Statenleden gaan in tweetallen van verschillende partijen naar scholen. Twee dagen per jaar, vast op de kalender. \
                           Leerlingen vragen iets heel anders dan wij dachten.",
                    then: Became::Action {
                        what: "Raadsleden gaan twee keer per jaar in tweetallen van verschillende partijen naar een school.",
                        first_step: "De griffie plant de eerste dag met een school voor mbo.",
                        owner: "Griffier",
                        due: 170,
                        reason: "In de intervisie hoorden wij hoe Drenthe met jongeren in gesprek komt. Dat willen wij ook.",
                    },
                },
                Given {
                    by: LELYSTAD,
                    text: "Sta een ochtend op de markt met een bord en één vraag. Wij spraken tachtig mensen die nog nooit in het stadhuis waren.",
                    then: Became::Thanked(
                        "Mooi voorbeeld, dank u wel. Onze markt is op zaterdag: dat vraagt nog overleg.",
                    ),
                },
            ],
        },
        Member {
            authority: "GM1730",
            lead: TYNAARLO,
            line: "Graag met iemand uit Drenthe erbij.",
            question: "Wij hebben achttien dorpen. Inwoners willen vroeg meepraten, maar de planning van projecten laat dat niet altijd toe. Wat \
                       doet u als de tijd er niet is?",
            suggestions: &[Given {
                by: WESTERVELD,
                text: "Zeg het eerlijk aan het begin: hierover kunt u niet meepraten, en daarover wel. Dan is niemand later teleurgesteld.",
                then: Became::Waits,
            }],
        },
        Member {
            authority: "GM0995",
            lead: LELYSTAD,
            line: "",
            question: "Hoe laat u aan de raad zien wat inwoners inbrachten, zonder dat het een dik verslag wordt dat niemand leest?",
            suggestions: &[],
        },
        Member {
            authority: "GM1701",
            lead: WESTERVELD,
            line: "Ons plan is net vastgesteld.",
            question: "",
            suggestions: &[],
        },
    ],
}];
