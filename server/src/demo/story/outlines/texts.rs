//! What scans of the rest of the programme say. Three sets, handed out by turns, so that no two neighbours in a list read the same.

use questionnaires::kind::RespondentGroup::{Council, Residents, Staff};
use services::progress::ActionStatus::{Done, Running, Stopped};

use super::super::{Action, Priority, Remark, Then, Told};

/// The texts and sizes of one scan.
#[derive(Clone, Copy)]
pub(super) struct Texts {
    pub reason: &'static str,
    /// Seats; empty takes those of the register.
    pub seats: &'static str,
    pub staff: &'static str,
    pub declined: Option<&'static str>,
    pub controller: &'static str,
    /// Who adopts the plan.
    pub elected: &'static str,
    pub committee: [&'static str; 4],
    pub place: &'static str,
    pub agreed: &'static str,
    pub senior_staff: &'static str,
    pub sent: [u32; 4],
    pub remarks: &'static [Remark],
    pub priorities: &'static [Priority],
}

/// The texts of an authority, by its kind and the day of its request.
pub(super) const fn of(authority: &str, began: i64) -> Texts {
    let set = match began % 3 {
        0 => FIRST,
        -1 => SECOND,
        _ => THIRD,
    };
    match authority.as_bytes()[0] {
        b'P' => Texts {
            seats: "43",
            staff: "640",
            controller: "Gedeputeerde Staten",
            elected: "Provinciale Staten",
            place: "Provinciehuis, Statenzaal",
            ..set
        },
        b'W' => Texts {
            seats: "30",
            staff: "450",
            controller: "Het dagelijks bestuur",
            elected: "het algemeen bestuur",
            place: "Waterschapshuis, bestuurszaal",
            ..set
        },
        _ => set,
    }
}

pub(super) const CANCELLED: &str =
    "De griffier vertrekt en er is nog geen opvolger. Wij vragen de scan later opnieuw aan.";

/// Where owners of actions are reached.
pub(super) const OWNERS: &[&str] = &[
    "directie@voorbeeld.nl",
    "gebiedsmanager@voorbeeld.nl",
    "participatie@voorbeeld.nl",
];

/// How actions go: in the first round, and in the second. About one of them nobody tells anything in the first.
#[rustfmt::skip]
pub(super) const TOLD: &[Told] = &[
    Told { after: 196, action: 0, status: Done, note: "Het is nu de gewone gang van zaken. Na een jaar kijken wij of het helpt.", moved: None },
    Told {
        after: 199, action: 1, status: Running, note: "De proef loopt in één deel van het gebied.",
        moved: Some((60, "De collega die dit zou doen, begint pas over een maand.")),
    },
    Told { after: 378, action: 1, status: Done, note: "De proef beviel en is nu voor het hele gebied.", moved: None },
    Told { after: 380, action: 2, status: Done, note: "", moved: None },
    Told { after: 383, action: 3, status: Stopped, note: "Hetzelfde gebeurt nu in een groter project. Daar gaan wij in mee.", moved: None },
];

pub(super) const POINTS: &[(&str, &str)] = &[
    (
        "T5.3",
        "Hoort wie meedenkt, wat er met het idee is gebeurd? Wie vertelt dat?",
    ),
    (
        "T1.3",
        "Wanneer kan er nog echt worden gekozen, en wie bewaakt dat moment?",
    ),
];

const FIRST: Texts = Texts {
    reason: "Het presidium wil weten of inwoners zich gehoord voelen, en waarom de opkomst bij avonden over plannen zo laag is.",
    seats: "",
    staff: "320",
    declined: None,
    controller: "Het college van burgemeester en wethouders",
    elected: "de gemeenteraad",
    committee: [
        "Marleen Kortsteker\nWillem Aardenburg",
        "Suzan Dijkhuizen",
        "Peter van Loowaard",
        "Aicha Bennani\nDirk Molenkamp",
    ],
    place: "Gemeentehuis, raadzaal",
    agreed: "De dorps- en wijkraden krijgen de link voor inwoners. De griffie belt na een week de fracties die achterblijven.",
    senior_staff: "4",
    sent: [11, 6, 7, 8],
    remarks: REMARKS_ON_TIME,
    priorities: BACK_TO_RESIDENTS,
};

/// The first of two measurements of one authority.
pub(super) const FIRST_OF_TWO: Texts = Texts {
    sent: [29, 8, 30, 40],
    ..FIRST
};

/// The second, two years later, with another plan.
pub(super) const SECOND_OF_TWO: Texts = Texts {
    reason: "Twee jaar geleden spraken wij af dat inwoners antwoord krijgen. Wij willen weten of dat lukt, en wat er verder veranderde.",
    sent: [31, 9, 38, 56],
    remarks: &[],
    priorities: ROOM_TO_CHOOSE,
    ..FIRST
};

const SECOND: Texts = Texts {
    reason: "Veel leden zijn nieuw. Wij willen met elkaar bespreken wat wij van elkaar verwachten.",
    staff: "410",
    declined: Some(
        "Ik begeleid dit halfjaar al genoeg scans. Vraag mij in het voorjaar gerust weer.",
    ),
    committee: [
        "Ronald Steenhuis",
        "Fenna Oudkerk\nBoris Landman",
        "Gülşen Kaya\nMark Tolhuis",
        "Johanna Wiegers",
    ],
    agreed: "De vragenlijst gaat open na het reces. Inwoners horen het uit de krant en van hun dorpsraad.",
    senior_staff: "",
    sent: [12, 5, 6, 6],
    remarks: REMARKS_ON_WORK,
    priorities: ROOM_TO_CHOOSE,
    ..FIRST
};

const THIRD: Texts = Texts {
    reason: "Volksvertegenwoordigers en bestuurders groeien uit elkaar, zeggen zij zelf. Wij willen weten waar dat aan ligt en samen afspraken maken.",
    staff: "260",
    committee: [
        "Tineke Rozendaal\nHarm-Jan Veldkamp",
        "Olaf Brinkman",
        "Sacha van der Wal",
        "Mehmet Arslan\nCorrie Hagenaar",
    ],
    agreed: "Alle groepen vullen in dezelfde week in. Voor inwoners hangt er een poster in bibliotheek en dorpshuis.",
    sent: [10, 7, 8, 5],
    remarks: REMARKS_ON_TIME,
    priorities: ROOM_TO_CHOOSE,
    ..FIRST
};

#[rustfmt::skip]
const REMARKS_ON_TIME: &[Remark] = &[
    Remark { group: Council, theme: "T1", text: "Wij horen het vaak pas als het voorstel klaar is.", then: Then::Released },
    Remark { group: Residents, theme: "T5", text: "Ik heb twee keer meegedacht en nooit meer iets gehoord.", then: Then::Released },
];

#[rustfmt::skip]
const REMARKS_ON_WORK: &[Remark] = &[
    Remark { group: Staff, theme: "T7", text: "Vragen uit de raad komen nu bij iedereen tegelijk binnen.", then: Then::Released },
    Remark { group: Residents, theme: "T8", text: "De brieven zijn beter te lezen dan vroeger.", then: Then::Released },
];

const BACK_TO_RESIDENTS: &[Priority] = &[
    Priority {
        direction: "R7",
        title: "",
        statements: &["T5.1", "T5.3"],
        dissent: "",
        finding: "Inwoners denken graag mee, maar horen daarna weinig terug. Bestuurders zien dat minder scherp dan inwoners zelf.",
        goal: "Wie meedenkt over een plan, krijgt binnen zes weken na het besluit antwoord.",
        actions: &[
            Action {
                what: "Bij elk voorstel staat wat inwoners zeiden en wat daarmee is gedaan.",
                first_step: "De griffie maakt een voorbeeld bij één groot voorstel.",
                owner: "Griffier",
                others: "Team communicatie",
                due: Some(90),
                how_seen: "De helft van de voorstellen heeft zo’n bladzijde na een halfjaar.",
            },
            Action {
                what: "Deelnemers aan avonden krijgen een bericht bij elke volgende stap.",
                first_step: "Twee projectleiders proberen het uit.",
                owner: "Hoofd communicatie",
                others: "Projectleiders",
                due: Some(210),
                how_seen: "Deelnemers zeggen in een korte vraag dat zij weten hoe het afliep.",
            },
        ],
    },
    Priority {
        direction: "R5",
        title: "",
        statements: &["T3.4", "T3.5"],
        dissent: "",
        finding: "Het werk kost meer tijd dan er is. Vooral het lezen van stukken gaat ten koste van de straat op gaan.",
        goal: "Gekozen vertegenwoordigers lezen minder en praten vaker met inwoners.",
        actions: &[Action {
            what: "Elk voorstel begint met een samenvatting van één bladzijde.",
            first_step: "De griffie spreekt met de directie een vaste vorm af.",
            owner: "Griffier",
            others: "Directie",
            due: Some(120),
            how_seen: "Na een kwartaal heeft elk voorstel een samenvatting.",
        }],
    },
    Priority {
        direction: "R11",
        title: "",
        statements: &["T8.1", "T8.2"],
        dissent: "Twee leden hadden liever eerst de jongeren gekozen.",
        finding: "Besluiten zijn moeilijk te vinden. Wie ze vindt, begrijpt ze niet altijd.",
        goal: "Elk besluit staat binnen twee dagen in gewone taal op de site.",
        actions: &[Action {
            what: "Een vaste rubriek “Besloten” met per besluit tien regels.",
            first_step: "Communicatie schrijft de eerste vijf samen met de griffie.",
            owner: "Hoofd communicatie",
            others: "Griffie",
            due: Some(75),
            how_seen: "De rubriek wordt vaker gelezen dan de besluitenlijst.",
        }],
    },
];

const ROOM_TO_CHOOSE: &[Priority] = &[
    Priority {
        direction: "R1",
        title: "",
        statements: &["T1.2", "T1.3"],
        dissent: "",
        finding: "Plannen komen laat op tafel, vinden de gekozen vertegenwoordigers. De bestuurders vinden van niet.",
        goal: "Bij grote plannen ligt er aan het begin een keuze tussen minstens twee mogelijkheden.",
        actions: &[Action {
            what: "Een startnotitie met mogelijkheden bij elk groot plan.",
            first_step: "Griffie en directie kiezen twee plannen voor een proef.",
            owner: "Directeur",
            others: "Griffier",
            due: Some(100),
            how_seen: "Bij alle grote plannen van dit jaar is een startnotitie besproken.",
        }],
    },
    Priority {
        direction: "R9",
        title: "",
        statements: &["T6.4", "T6.5"],
        dissent: "",
        finding: "Inwoners met een eigen plan weten niet bij wie zij moeten zijn. De organisatie wil helpen, maar heeft er weinig ruimte voor.",
        goal: "Een inwoner met een plan heeft binnen twee weken een vaste gesprekspartner.",
        actions: &[Action {
            what: "Eén loket voor plannen van inwoners, met een naam en een telefoonnummer.",
            first_step: "De directie wijst twee medewerkers aan.",
            owner: "Gebiedsmanager",
            others: "Gebiedsteams",
            due: Some(130),
            how_seen: "Van elk plan is bekend wie ermee bezig is en sinds wanneer.",
        }],
    },
    Priority {
        direction: "R10",
        title: "",
        statements: &["T7.1", "T7.2"],
        dissent: "",
        finding: "Inwoners wachten lang op antwoord. Hun vragen komen op veel plekken binnen, en niemand ziet wat er al ligt.",
        goal: "Wie een vraag stelt, hoort binnen vijf werkdagen wie antwoord geeft en wanneer.",
        actions: &[Action {
            what: "Vragen van inwoners komen op één plek binnen, waar te zien is wie antwoord geeft.",
            first_step: "Twee teams proberen het een maand uit.",
            owner: "Hoofd dienstverlening",
            others: "Team communicatie",
            due: Some(160),
            how_seen: "Negen van de tien vragen hebben binnen vijf werkdagen een naam en een dag.",
        }],
    },
];
