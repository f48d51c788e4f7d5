//! A municipality whose questionnaire is open: visitors can fill it in.

use questionnaires::kind::RespondentGroup::{Council, Residents, Staff};

use super::super::people::{RENEE, lead};
use super::profile::Shape::{Leans, Mixed, Vague};
use super::usual;
use super::{
    Agreements, ClerkPart, Meeting, Opening, Preparation, Profile, Remark, Request, Response,
    Story, Then, Who,
};

pub(super) const STORY: Story = Story {
    request: Request {
        on: -96,
        authority: super::OPEN,
        lead: lead("Jikke Sânstra", "jikke.sanstra@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "Súdwest-Fryslân telt 89 steden en dorpen. De raad wil weten of inwoners overal evenveel te zeggen hebben, en hoe raad, college \
                 en ambtenaren daarbij samenwerken.",
        wanted: 0,
        council: "37",
        executive: "7",
        staff: "890",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -91,
        person: Who::Named(RENEE),
        accepted: Some(-88),
        second: None,
    }),
    cancelled: None,
    agreements: Some(Agreements {
        on: -62,
        signed_by: "Jikke Sânstra, griffier",
        controller: "College van burgemeester en wethouders van Súdwest-Fryslân",
    }),
    preparation: Some(Preparation {
        on: -55,
        committee: [
            "Wytske Hoarnstra\nRoelof Pôlsma",
            "Ivanka Grúnewâld\nHidde Brêgeman",
            "Michèle Oosterhof\nTarik Özdemirli",
            "Fardau Sinnema-Lânsbergen\nEelke Wâldsang",
        ],
        start: Meeting {
            on: -41,
            at: "19.30",
            place: "Gemeentehuis Sneek, raadszaal",
        },
        agreed: "Wij openen de vragenlijst na de vergadering van de raad. Dorpsbelangen en de jongerenraad krijgen de link voor inwoners. \
                 Na een week belt de griffie de fracties die achterblijven.",
        agenda: Meeting {
            on: 33,
            at: "19.30",
            place: "Gemeentehuis Bolsward",
        },
        plan_on: 82,
        senior_staff: "6",
        areas: "Sneek\nBolsward en Workum\nDe kuststreek\nDe dorpen in het zuiden en het oosten",
        question: "Stadsbelangen en dorpsbelangen hebben genoeg invloed op plannen van de gemeente.",
        open_questions: &[],
    }),
    opening: Some(Opening {
        opens: -12,
        closes: 9,
        contact: ("Jikke Sânstra, griffier", "griffie.sudwest@voorbeeld.nl"),
    }),
    response: Some(Response {
        on: 0,
        sent: [17, 6, 52, 84],
        begun: [3, 1, 5, 8],
        profile: &PROFILE,
    }),
    remarks: &[
        Remark {
            group: Residents,
            theme: "T5",
            text: "Dorpsbelang mocht meepraten over het nieuwe fietspad. Dat ging heel goed.",
            then: Then::Waits,
        },
        Remark {
            group: Residents,
            theme: "T8",
            text: "Ik wil besluiten ook in het Fries kunnen lezen.",
            then: Then::Waits,
        },
        Remark {
            group: Council,
            theme: "T3",
            text: "De stukken komen vaak pas op vrijdagmiddag.",
            then: Then::Waits,
        },
        Remark {
            group: Staff,
            theme: "T7",
            text: "Wij gaan graag het dorp in, maar er is geen tijd voor.",
            then: Then::Waits,
        },
    ],
    closing: None,
    talk: None,
    plan: None,
};

const PROFILE: Profile = Profile {
    accents: &[("L1", [Leans, Leans, Mixed, Vague])],
    ..usual::PROFILE
};
