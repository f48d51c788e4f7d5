//! Agreements of the programme with provinces.

/// A campaign.
#[derive(Debug)]
pub(in crate::demo) struct Campaign {
    pub name: &'static str,
    pub partner: &'static str,
    pub target: &'static str,
    /// Name and address.
    pub contact: (&'static str, &'static str),
    pub starts: i64,
    pub ends: i64,
    /// Provinces whose municipalities are all invited.
    pub provinces: &'static [&'static str],
}

pub(in crate::demo) const ALL: &[Campaign] = &[
    Campaign {
        name: "Drenthe doet de scan",
        partner: "Provincie Drenthe",
        target: "10",
        contact: ("Wubbo Ellertsveld", "wubbo.ellertsveld@voorbeeld.nl"),
        starts: -720,
        ends: 120,
        provinces: &["PV22"],
    },
    Campaign {
        name: "Sterke raden in Groningen",
        partner: "Provincie Groningen",
        target: "8",
        contact: ("Heleen Reitdiepster", "heleen.reitdiepster@voorbeeld.nl"),
        starts: -250,
        ends: 395,
        provinces: &["PV20"],
    },
    // It is over, with fewer than was hoped for.
    Campaign {
        name: "Zeeuwse raden aan zet",
        partner: "Provincie Zeeland",
        target: "5",
        contact: (
            "Pieternel Westkapelle",
            "pieternel.westkapelle@voorbeeld.nl",
        ),
        starts: -600,
        ends: -60,
        provinces: &["PV29"],
    },
];
