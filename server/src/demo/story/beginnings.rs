//! Scans that have not come to a questionnaire: asked for, waiting for a clerk, being prepared, cancelled.

use super::super::people::{CHAIMA, DESIDERIO, JORGEN, RENEE, lead};
use super::{Agreements, Cancelled, ClerkPart, Meeting, Preparation, Request, Story, Who};

const NOTHING_YET: Story = Story {
    request: Request {
        on: 0,
        authority: "",
        lead: lead("", ""),
        by_lead: true,
        repeats: false,
        reason: "",
        wanted: 0,
        council: "",
        executive: "",
        staff: "",
    },
    clerk: None,
    cancelled: None,
    agreements: None,
    preparation: None,
    opening: None,
    response: None,
    remarks: &[],
    closing: None,
    talk: None,
    plan: None,
};

/// Waits until the programme proposes a clerk.
pub(super) const NUENEN: Story = Story {
    request: Request {
        on: -9,
        authority: "GM0820",
        lead: lead("Stéphanie Roefszoon", "stephanie.roefszoon@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "De raad wil weten waarom inwoners uit de drie dorpen zo weinig inspreken. Ook vraagt het presidium zich af of de nieuwe \
                 manier van vergaderen werkt.",
        wanted: 100,
        council: "",
        executive: "5",
        staff: "",
    },
    ..NOTHING_YET
};

/// A clerk was asked and has not answered.
pub(super) const HOLLANDS_KROON: Story = Story {
    request: Request {
        on: -20,
        authority: "GM1911",
        lead: lead("Loïc Wagenvoorde", "loic.wagenvoorde@voorbeeld.nl"),
        by_lead: false,
        repeats: false,
        reason: "De gemeente is groot en telt meer dan twintig kernen. Raad en college willen horen of inwoners zich vertegenwoordigd voelen.",
        wanted: 75,
        council: "",
        executive: "5",
        staff: "430",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -6,
        person: Who::Named(RENEE),
        accepted: None,
        second: None,
    }),
    ..NOTHING_YET
};

/// Takes part; the startgesprek was held, period and preview are still to come.
pub(super) const HARDINXVELD_GIESSENDAM: Story = Story {
    request: Request {
        on: -70,
        authority: "GM0523",
        lead: lead("Hélène Bouwmansdijk", "helene.bouwmansdijk@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "De gemeenteraad is kort geleden vernieuwd. Wij willen samen bespreken hoe raad, college en ambtenaren elkaar helpen.",
        wanted: 25,
        council: "",
        executive: "4",
        staff: "165",
    },
    clerk: Some(ClerkPart {
        declined: Some((
            Who::Named(JORGEN),
            "Voor mij is het te ver reizen, en ik begeleid al twee scans. Na de zomer kan ik wel weer.",
        )),
        proposed: -66,
        person: Who::Named(CHAIMA),
        accepted: Some(-58),
        second: None,
    }),
    agreements: Some(Agreements {
        on: -34,
        signed_by: "Hélène Bouwmansdijk, griffier",
        controller: "College van burgemeester en wethouders van Hardinxveld-Giessendam",
    }),
    preparation: Some(Preparation {
        on: -27,
        committee: [
            "Teunis Baardwijk\nNoémie Kortland",
            "Adriënne Slobbe",
            "Ruben Oosterwaal\nYaël Dubbeldam",
            "Cor Nederveen\nZeynep Aydoğanlar",
        ],
        start: Meeting {
            on: -12,
            at: "19.30",
            place: "Raadhuisplein, commissiekamer",
        },
        agreed: "De vragenlijst gaat open na de begrotingsraad. De griffie vraagt de kerken en sportclubs om de link te delen. \
                 Yaël Dubbeldam maakt een bericht voor de krant.",
        agenda: Meeting {
            on: 64,
            at: "19.30",
            place: "Raadszaal",
        },
        plan_on: 110,
        senior_staff: "6",
        areas: "Hardinxveld\nGiessendam en Neder-Hardinxveld",
        question: "",
        open_questions: &[],
    }),
    ..NOTHING_YET
};

/// Stopped before the questionnaire.
pub(super) const SCHOUWEN_DUIVELAND: Story = Story {
    request: Request {
        on: -190,
        authority: "GM1676",
        lead: lead("Joëlle Kouwekerke", "joelle.kouwekerke@voorbeeld.nl"),
        by_lead: true,
        repeats: false,
        reason: "De raad wil een gesprek over de samenwerking met het college en de inwoners.",
        wanted: -120,
        council: "",
        executive: "5",
        staff: "310",
    },
    clerk: Some(ClerkPart {
        declined: None,
        proposed: -183,
        person: Who::Named(DESIDERIO),
        accepted: Some(-180),
        second: None,
    }),
    cancelled: Some(Cancelled {
        on: -141,
        reason: "De raad heeft dit jaar geen ruimte: er komt eerst een nieuwe griffier. Daarna vragen wij de scan opnieuw aan.",
    }),
    ..NOTHING_YET
};
