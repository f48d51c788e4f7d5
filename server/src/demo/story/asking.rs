//! What leads ask of the programme with their plan, and what the programme does about it.

/// A question for help with a priority.
#[derive(Debug)]
pub(in super::super) struct Asked {
    /// Code in the register.
    pub authority: &'static str,
    /// The place of the priority in the plan; the first has 0.
    pub priority: usize,
    /// What the support is called in the catalogue.
    pub support: &'static str,
    pub question: &'static str,
    /// How many days after the plan was written an officer took it up, and with which note.
    pub taken_up: Option<(i64, &'static str)>,
}

pub(in super::super) const ALL: &[Asked] = &[
    // Drenthe
    Asked {
        authority: "PV22",
        priority: 0,
        support: "Digitale democratie",
        question: "Eén site waarop inwoners zien wat er met hun idee gebeurt",
        taken_up: Some((
            5,
            "Wij komen langs met twee provincies die zo’n site al hebben.",
        )),
    },
    Asked {
        authority: "PV22",
        priority: 3,
        support: "Duidelijke taal",
        question: "",
        taken_up: Some((
            5,
            "De training is voor twaalf mensen. Wij sturen u drie mogelijke dagen.",
        )),
    },
    // Horst aan de Maas
    Asked {
        authority: "GM1507",
        priority: 0,
        support: "Intervisie",
        question: "Met gemeenten die ook veel dorpen hebben",
        taken_up: Some((
            9,
            "Er begint een groep over terugkoppelen. U krijgt een uitnodiging.",
        )),
    },
    Asked {
        authority: "GM1507",
        priority: 1,
        support: "Inwerkprogramma",
        question: "Wat kan een raadslid in het eerste jaar laten liggen?",
        taken_up: None,
    },
    // Noordoostpolder
    Asked {
        authority: "GM0171",
        priority: 0,
        support: "Uitdaagrecht",
        question: "Drie dorpen willen een taak overnemen, en wij hebben nog geen afspraken",
        taken_up: Some((
            12,
            "Wij bellen de coördinator dorpen en wijken en sturen twee voorbeelden van een regeling.",
        )),
    },
    Asked {
        authority: "GM0171",
        priority: 2,
        support: "Digitale democratie",
        question: "",
        taken_up: None,
    },
    // Utrechtse Heuvelrug
    Asked {
        authority: "GM1581",
        priority: 1,
        support: "Weerbaar bestuur",
        question: "Een avond over omgangsvormen, met iemand van buiten",
        taken_up: None,
    },
];
