//! Authorities that take no part yet: whom the programme spoke to, and two that applied by themselves.

/// What the programme knows of an authority, from one talk.
#[derive(Debug)]
pub(in super::super) struct Recruited {
    pub on: i64,
    /// Code in the register.
    pub authority: &'static str,
    /// Name, function, address and telephone number.
    pub contact: [&'static str; 4],
    /// Code of how they spoke.
    pub means: &'static str,
    pub note: &'static str,
    /// Code of its interest.
    pub interest: &'static str,
    /// What comes next, and when.
    pub next: Option<(&'static str, i64)>,
    /// Why it wants a scan.
    pub reason: &'static str,
}

/// An application that waits.
#[derive(Debug)]
pub(in super::super) struct Applied {
    pub on: i64,
    /// Code in the register.
    pub authority: &'static str,
    /// Name, function, address and telephone number.
    pub applicant: [&'static str; 4],
    pub reason: &'static str,
    /// A day in the first of three months in which they want a scan; `None`: not known.
    pub wanted: Option<i64>,
}

/// Whom the programme spoke to, in the order of days.
pub(in super::super) const RECRUITED: &[Recruited] = &[
    Recruited {
        on: -75,
        authority: "GM0518",
        contact: [
            "Lídia van der Meulen-Costa",
            "griffier",
            "lidia.vandermeulen@voorbeeld.nl",
            "070 555 01 23",
        ],
        means: "email",
        note: "De raad doet dit jaar al mee aan een ander onderzoek. Volgend jaar mogen wij het weer vragen.",
        interest: "not_now",
        next: Some(("Opnieuw vragen, na het andere onderzoek", 140)),
        reason: "",
    },
    Recruited {
        on: -33,
        authority: "WS0656",
        contact: [
            "Baukje Rijnsburger",
            "bestuursadviseur",
            "baukje.rijnsburger@voorbeeld.nl",
            "",
        ],
        means: "gathering",
        note: "Gesproken op de bijeenkomst van de waterschappen. Wil weten hoeveel tijd het kost en wat de dijkgraaf ervan moet vinden.",
        interest: "interested",
        next: Some(("Voorbeeld van een verbeterplan sturen en bellen", -4)),
        reason: "",
    },
    Recruited {
        on: -20,
        authority: "GM0118",
        contact: [
            "Roelof Oosting",
            "raadsgriffier",
            "roelof.oosting@voorbeeld.nl",
            "0528 555 678",
        ],
        means: "telephone",
        note: "Het presidium bespreekt het in de volgende vergadering.",
        interest: "interested",
        next: Some(("Bellen wat het presidium vond", 3)),
        reason: "Het presidium wil dat de nieuwe raad beter zicht krijgt op wat inwoners van hem verwachten.",
    },
    Recruited {
        on: -12,
        authority: "GM0301",
        contact: ["", "griffie", "griffie.zutphen@voorbeeld.nl", ""],
        means: "email",
        note: "Brief van het programma gemaild. Nog geen antwoord.",
        interest: "approached",
        next: Some(("Nabellen", -1)),
        reason: "",
    },
    Recruited {
        on: -6,
        authority: "GM1674",
        contact: [
            "Wouter-Jan Franckenhuysen",
            "griffier",
            "wj.franckenhuysen@voorbeeld.nl",
            "0165 555 432",
        ],
        means: "talk",
        note: "Raad en college willen beide. De griffier wordt trekker.",
        interest: "willing",
        next: Some(("Scan aanvragen", 0)),
        reason: "De raad is voor de helft nieuw en wil weten hoe het gaat voordat hij zijn werkwijze vaststelt.",
    },
];

/// Who applied, in the order of days.
pub(in super::super) const APPLIED: &[Applied] = &[
    Applied {
        on: -3,
        authority: "GM1931",
        applicant: [
            "Noëlle Baartmans",
            "plaatsvervangend griffier",
            "noelle.baartmans@voorbeeld.nl",
            "0182 555 909",
        ],
        reason: "Bij de laatste verkiezingen stemde minder dan de helft. De raad vraagt zich af wat inwoners van hem merken.",
        wanted: Some(100),
    },
    Applied {
        on: -1,
        authority: "GM0765",
        applicant: [
            "Harm Bouwkamp",
            "raadsgriffier",
            "harm.bouwkamp@voorbeeld.nl",
            "",
        ],
        reason: "",
        wanted: None,
    },
];
