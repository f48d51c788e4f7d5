//! A province that has gone all the way: its plan is adopted, and published with the results.

use questionnaires::kind::RespondentGroup::{Council, Executive, Residents, Staff};

use super::super::people::{RENEE, lead};
use super::profile::Row;
use super::profile::Shape::{Agree, Doubt, Leans, Mixed, Never, Proud, Unput, Vague};
use super::usual::{BACKGROUND, STATEMENTS, TILTS};
use super::{
    Action, Agreements, ClerkPart, Closing, Meeting, Opening, Plan, Preparation, Priority, Profile,
    Remark, Request, Response, Story, Talk, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -338,
        authority: "PV22",
        lead: lead("Désirée Kloosterziel", "desiree.kloosterziel@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "Provinciale Staten willen weten of inwoners en organisaties zich gehoord voelen, en of Staten vroeg genoeg aan tafel zitten.",
        wanted: -240,
        council: "43",
        executive: "6",
        staff: "610",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -330,
        person: Who::Named(RENEE),
        accepted: Some(-326),
        second: None,
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -300,
        signed_by: "Désirée Kloosterziel, statengriffier",
        controller: "Gedeputeerde Staten van Drenthe",
    }),
    preparation: Some(Preparation {
        on: -292,
        committee: [
            "Aleida Schoonewelle\nBertil Veldhuisen",
            "Mariëtte Hondsrugge",
            "Ilse Marie Zandstroöm\nOğuz Brinkhuis",
            "Geertje Nijenstede\nThéo Reestman",
        ],
        start: Meeting {
            on: -270,
            at: "19.30",
            place: "Provinciehuis Assen, Statenzaal",
        },
        agreed: "De dorpsbesturen en de jongerenraad delen de link. Gedeputeerde Staten en de directie antwoorden samen.",
        agenda: Meeting {
            on: -185,
            at: "19.30",
            place: "Provinciehuis Assen, Ontvangstzaal",
        },
        plan_on: -142,
        senior_staff: "7",
        areas: "Noord-Drenthe\nMidden-Drenthe\nZuidoost-Drenthe\nZuidwest-Drenthe",
        question: "",
        open_questions: &[],
    }),
    opening: Some(Opening {
        opens: -243,
        closes: -215,
        contact: (
            "Statengriffie Drenthe",
            "statengriffie.drenthe@voorbeeld.nl",
        ),
    }),
    response: Some(Response {
        on: -226,
        sent: [29, 11, 97, 188],
        begun: [0, 0, 2, 4],
        profile: &PROFILE,
    }),
    remarks: REMARKS,
    closing: Some(Closing::ByItself),
    talk: Some(Talk {
        redacted: -206,
        prepared: -198,
        interpretations: &[
            (
                "T5",
                "Gedeputeerde Staten en de directie zijn tevreden over het meedenken. Inwoners zijn dat niet: zij horen niet terug wat er gebeurt.",
            ),
            (
                "T8",
                "Inwoners weten niet wie waarover beslist. Ambtenaren zien dat ook. Dit raakt alles wat de provincie vertelt.",
            ),
        ],
        points: &[
            (
                "T5.3",
                "Wie vertelt inwoners wat er met hun idee is gebeurd, en wanneer?",
            ),
            (
                "T1.2",
                "Op welk moment willen Staten meedoen aan een groot plan?",
            ),
            (
                "T6.3",
                "Waarom doen jongeren niet mee, en wat zeggen zij daar zelf van?",
            ),
            ("T8.3", "Hoe leggen wij uit waar de provincie over gaat?"),
        ],
        eve: None,
        held: Some(-185),
        priorities: PRIORITIES,
    }),
    plan: Some(Plan {
        written: -172,
        due_from: 0,
        ready: Some(-164),
        answers: ANSWERS,
        adopted: Some((-142, "Provinciale Staten van Drenthe")),
        published: Some(-136),
        following: None,
    }),
};

const PROFILE: Profile = Profile {
    statements: STATEMENTS,
    accents: ACCENTS,
    background: BACKGROUND,
    tilts: TILTS,
    directions: DIRECTIONS,
};

#[rustfmt::skip]
const ACCENTS: &[Row] = &[
    //         Staten, executive,  staff, residents
    ("T1.2", [Doubt, Agree, Leans, Unput]),
    ("T1.5", [Agree, Agree, Agree, Leans]),
    ("T2.1", [Leans, Agree, Leans, Unput]),
    ("T5.3", [Leans, Agree, Mixed, Never]),
    ("T5.4", [Leans, Agree, Leans, Never]),
    ("T6.3", [Doubt, Mixed, Doubt, Never]),
    ("T7.5", [Leans, Agree, Leans, Unput]),
    ("T8.1", [Leans, Leans, Leans, Vague]),
    ("T8.3", [Mixed, Mixed, Doubt, Never]),
    ("T8.4", [Agree, Proud, Agree, Vague]),
];

#[rustfmt::skip]
const DIRECTIONS: &[(&str, [u32; 4])] = &[
    ("R1",  [26,  6, 10,  5]),
    ("R2",  [12,  8,  6,  4]),
    ("R3",  [10, 10,  8, 12]),
    ("R4",  [10,  4,  5,  3]),
    ("R5",  [12, 10,  5,  2]),
    ("R6",  [ 4,  6,  8,  4]),
    ("R7",  [16, 20, 18, 28]),
    ("R8",  [14, 18, 16, 16]),
    ("R9",  [ 6,  8,  8, 10]),
    ("R10", [ 6,  6,  6, 14]),
    ("R11", [12, 16, 22, 24]),
    ("R12", [ 4, 10, 12,  4]),
];

#[rustfmt::skip]
const REMARKS: &[Remark] = &[
    Remark { group: Council, theme: "T1", text: "Als een plan bij ons komt, staat de handtekening er al bijna onder.", then: Then::Released },
    Remark { group: Council, theme: "T3", text: "De statengriffie is snel en denkt met ons mee.", then: Then::Released },
    Remark { group: Council, theme: "T5", text: "Wij gaan te weinig terug naar de mensen die met ons hebben gepraat.", then: Then::Released },
    Remark { group: Executive, theme: "T5", text: "Wij organiseren veel avonden. Het kan zijn dat wij daarna te stil zijn.", then: Then::Released },
    Remark { group: Staff, theme: "T8", text: "Bellers weten vaak niet of zij bij ons of bij de gemeente moeten zijn.", then: Then::Released },
    Remark { group: Staff, theme: "T5", text: "Er is geld voor de avond zelf, niet voor het werk erna.", then: Then::Released },
    Remark { group: Staff, theme: "T6", text: "Mijn collega Oğuz gaat naar scholen. Dat zouden er meer moeten doen.", then: Then::Redacted("Een collega gaat naar scholen. Dat zouden er meer moeten doen.") },
    Remark { group: Residents, theme: "T5", text: "Bij de windmolens mochten wij praten, maar alles stond al vast.", then: Then::Released },
    Remark { group: Residents, theme: "T5", text: "Ons dorp kreeg een duidelijke brief over de rondweg. Zo wil ik het altijd.", then: Then::Released },
    Remark { group: Residents, theme: "T6", text: "Op onze school is nog nooit iemand van de provincie geweest.", then: Then::Released },
    Remark { group: Residents, theme: "T8", text: "Ik heb geen idee wat de provincie eigenlijk doet.", then: Then::Released },
    Remark { group: Residents, theme: "T8", text: "Gemeente, provincie, Rijk: iedereen wijst naar elkaar.", then: Then::Released },
    Remark { group: Residents, theme: "T2", text: "Twee Statenleden kwamen op onze jaarvergadering. Dat waardeer ik.", then: Then::Released },
    Remark { group: Residents, theme: "T7", text: "Bel gedeputeerde Hondsrugge maar, die weet hoe het met onze vergunning zit.", then: Then::Withheld },
];

const ANSWERS: &[(&str, &str)] = &[
    (
        "T1",
        "Provinciale Staten willen meepraten als er nog iets te kiezen is. Daarover gaat de tweede prioriteit van het plan.",
    ),
    (
        "T5",
        "Dank voor uw voorbeelden, ook voor de kritische. U had gelijk: wij vroegen veel en vertelden daarna weinig.\n\nDaarom is dit onze eerste \
         prioriteit. Wie meedenkt, hoort voortaan binnen vier weken na het besluit wat wij ermee deden. De brief over de rondweg is daarbij ons \
         voorbeeld.",
    ),
    (
        "T6",
        "Statenleden gaan twee keer per jaar naar scholen. Wil uw school meedoen? Bel de Statengriffie.",
    ),
    (
        "T8",
        "Wij begrijpen dat het ingewikkeld is. Met de gemeenten en de waterschappen maken wij één bladzijde waarop staat wie waarover gaat.",
    ),
];

const PRIORITIES: &[Priority] = &[
    Priority {
        direction: "R7",
        title: "Wie meedenkt, hoort wat er met het idee is gebeurd",
        statements: &["T5.3", "T5.4", "T5.2"],
        dissent: "",
        finding: "Gedeputeerde Staten en de directie denken dat inwoners horen wat er met hun ideeën gebeurt. Van de inwoners ziet bijna \
                  niemand dat zo. Ook Statenleden en ambtenaren twijfelen. Wie de laatste twee jaar meedacht, is iets milder.",
        goal: "Iedereen die meedenkt over een plan van de provincie, krijgt binnen vier weken na het besluit antwoord: dit namen wij over, dit \
               niet, en daarom.",
        actions: &[
            Action {
                what: "Elk voorstel aan Provinciale Staten krijgt een bladzijde “Wat inwoners zeiden en wat wij ermee deden”.",
                first_step: "De statengriffie en twee Statenleden maken een voorbeeld bij het eerstvolgende grote voorstel.",
                owner: "Statengriffier",
                others: "Programmamanager leefomgeving",
                due: Some(24),
                how_seen: "Bij alle grote voorstellen in een half jaar staat de bladzijde erbij.",
            },
            Action {
                what: "Wie meedenkt, kan zijn e-mailadres achterlaten en krijgt bericht bij elke stap tot het besluit.",
                first_step: "Het team participatie kiest twee lopende plannen om het mee uit te proberen.",
                owner: "Hoofd communicatie",
                others: "Team participatie, dorpsbesturen",
                due: Some(86),
                how_seen: "Twee van de drie mensen die reageren op een korte vraag, weten wat er met hun idee is gebeurd.",
            },
        ],
    },
    Priority {
        direction: "R1",
        title: "",
        statements: &["T1.2", "T1.3"],
        dissent: "De leden uit de ambtelijke organisatie wilden liever beginnen met duidelijke taal. Zij leggen zich neer bij deze keuze.",
        finding: "Veel Statenleden vinden dat zij te laat worden betrokken, en dat zij niet echt kunnen kiezen. Gedeputeerde Staten en de \
                  directie zien dat anders: de meesten van hen vinden Staten vroeg genoeg betrokken.",
        goal: "Bij elk groot plan praten Provinciale Staten aan het begin over de vraag en over minstens twee mogelijkheden.",
        actions: &[
            Action {
                what: "Gedeputeerde Staten leggen bij grote plannen eerst een startnotitie voor met twee of meer mogelijkheden.",
                first_step: "Staten en Gedeputeerde Staten wijzen samen drie plannen aan waarbij dit het eerst gebeurt.",
                owner: "Provinciesecretaris",
                others: "Statengriffier, fractievoorzitters",
                due: Some(-20),
                how_seen: "Over drie plannen is gesproken voordat er een voorkeur was.",
            },
            Action {
                what: "Staten houden een lange agenda bij met de grote plannen van de komende twee jaar.",
                first_step: "De statengriffie zet de eerste lijst op de agenda van het presidium.",
                owner: "Statengriffier",
                others: "Bestuursadviseurs",
                due: Some(-62),
                how_seen: "De agenda staat op de site en wordt elk kwartaal besproken.",
            },
        ],
    },
    Priority {
        direction: "R8",
        title: "Jongeren praten mee over wat hen raakt",
        statements: &["T6.3", "T6.1"],
        dissent: "",
        finding: "Alle groepen zijn het eens: jongeren krijgen te weinig kans om mee te praten. Ook andere mensen die niet vanzelf meedoen, \
                  bereikt de provincie nog niet goed. Van de inwoners die de vragenlijst invulden, was ongeveer één op de tien jonger dan 30.",
        goal: "Bij drie onderwerpen per jaar praten jongeren mee op een plek en een manier die zij zelf kiezen.",
        actions: &[
            Action {
                what: "De jongerenraad kiest elk jaar drie onderwerpen en krijgt daar geld en een vaste ambtenaar voor.",
                first_step: "Een gedeputeerde en de jongerenraad maken hierover een afspraak op één bladzijde.",
                owner: "Gedeputeerde met jeugd in de portefeuille",
                others: "Jongerenraad, scholen voor mbo",
                due: Some(55),
                how_seen: "Drie adviezen van jongeren zijn besproken in Provinciale Staten.",
            },
            Action {
                what: "Statenleden gaan twee keer per jaar een dag naar scholen, in tweetallen van verschillende partijen.",
                first_step: "De statengriffie plant de eerste dag met een school in Emmen en een in Meppel.",
                owner: "Voorzitter van de werkgroep Staten en inwoners",
                others: "Statengriffie, scholen",
                due: Some(120),
                how_seen: "Twintig Statenleden zijn geweest; leerlingen zeggen achteraf wat het opleverde.",
            },
        ],
    },
    Priority {
        direction: "R11",
        title: "Duidelijk maken waar de provincie over gaat",
        statements: &["T8.3", "T8.1", "T8.2"],
        dissent: "",
        finding: "Inwoners weten niet wie waarover beslist: de provincie, de gemeente of het Rijk. De andere groepen zien dat ook. Een deel van \
                  de inwoners weet niet of informatie over besluiten makkelijk te vinden is: zij hebben die nooit gezocht.",
        goal: "Wie met een vraag komt, weet na één bezoek aan de site of één telefoontje wie erover gaat.",
        actions: &[
            Action {
                what: "De site krijgt een bladzijde “Wie gaat waarover?”, samen gemaakt met de twaalf gemeenten en de waterschappen.",
                first_step: "De redactie vraagt tien inwoners om hardop zoekend door de site te gaan.",
                owner: "Hoofd communicatie",
                others: "Gemeenten, waterschappen",
                due: Some(40),
                how_seen: "Acht van de tien inwoners vinden in een nieuwe proef het antwoord.",
            },
            Action {
                what: "De veertig brieven die het meest worden verstuurd, worden herschreven in duidelijke taal.",
                first_step: "Het klantcontactcentrum kiest de tien brieven waarover mensen het vaakst bellen.",
                owner: "Directeur bedrijfsvoering",
                others: "Klantcontactcentrum, panel van taalambassadeurs",
                due: Some(210),
                how_seen: "Over de herschreven brieven komen de helft minder telefoontjes.",
            },
        ],
    },
];
