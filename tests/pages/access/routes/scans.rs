//! A scan from the request until its questionnaire closes.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{
    AskedClerk, Clerk, Everybody, Lead, LeadOrClerk, LeadOrProgramme, Members, ProgrammeOfScan,
    Requesters, Seeing,
};

/// Its rows.
pub const AREAS: &[Area] = &[
    // A scan from the request to the opening.
    (
        When::Always,
        &[
            get("/scans", Members),
            get("/scans/nieuw", Requesters),
            post("/scans/nieuw", Requesters),
            get("/scans/{id}", Seeing),
            get("/scans/{id}/logboek", Seeing),
            get("/scans/{id}/gesprek/live", Seeing),
            get("/scans/{id}/toewijzen", ProgrammeOfScan),
            post("/scans/{id}/toewijzen", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/intrekken", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/niemand", ProgrammeOfScan),
            get("/scans/{id}/toewijzen/overdragen", ProgrammeOfScan),
            get("/scans/{id}/toewijzen/tweede", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/tweede", ProgrammeOfScan),
            get("/scans/{id}/toewijzen/stoppen/{member}", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/stoppen/{member}", ProgrammeOfScan),
            get("/scans/{id}/trekker", ProgrammeOfScan),
            post("/scans/{id}/trekker", ProgrammeOfScan),
            get("/scans/{id}/stoppen", Clerk),
            post("/scans/{id}/stoppen", Clerk),
            get("/verzoek/{token}", Everybody),
            post("/verzoek/{token}", Everybody),
            post("/verzoek/{token}/ja", Everybody),
            get("/scans/{id}/verzoek", AskedClerk),
            post("/scans/{id}/verzoek", AskedClerk),
            get("/scans/{id}/herhaalmeting", LeadOrProgramme),
            post("/scans/{id}/herhaalmeting", LeadOrProgramme),
            get("/scans/{id}/annuleren", LeadOrProgramme),
            post("/scans/{id}/annuleren", LeadOrProgramme),
            get("/scans/{id}/voorbereiding", Seeing),
            get("/scans/{id}/voorbereiding/commissie", Lead),
            get("/scans/{id}/voorbereiding/data", LeadOrClerk),
            post("/scans/{id}/voorbereiding/commissie", Lead),
            post("/scans/{id}/voorbereiding/data", LeadOrClerk),
            post("/scans/{id}/voorbereiding/bevestigen", Lead),
            get("/scans/{id}/startgesprek", Seeing),
            post("/scans/{id}/startgesprek", LeadOrClerk),
            get("/scans/{id}/startgesprek.ics", Seeing),
            get("/scans/{id}/startgesprek/gespreksblad.pdf", Seeing),
            get("/scans/{id}/startgesprek/voorbereiden", Clerk),
            get("/scans/{id}/startgesprek/scherm", Seeing),
            get("/scans/{id}/startgesprek/scherm/overzicht", Seeing),
            get("/scans/{id}/startgesprek/afstandsbediening", Seeing),
            get("/scans/{id}/agenderingsgesprek.ics", Seeing),
            get("/scans/{id}/draaiboek/{gesprek}", Clerk),
            post("/scans/{id}/draaiboek/{gesprek}", Clerk),
            get("/scans/{id}/draaiboek/{gesprek}/stappen/{stap}", Clerk),
            post("/scans/{id}/draaiboek/{gesprek}/stappen/{stap}", Clerk),
            post(
                "/scans/{id}/draaiboek/{gesprek}/stappen/{stap}/plaats",
                Clerk,
            ),
            post(
                "/scans/{id}/draaiboek/{gesprek}/stappen/{stap}/klaar",
                Clerk,
            ),
            post("/scans/{id}/draaiboek/{gesprek}/standaard", Clerk),
            post("/scans/{id}/draaiboek/{gesprek}/terugzetten", Clerk),
        ],
    ),
    // Setting up the questionnaire.
    (
        When::BeforeOpening,
        &[
            get("/scans/{id}/voorbereiding/overeenkomsten", Lead),
            get("/scans/{id}/voorbereiding/groepen", Lead),
            get("/scans/{id}/voorbereiding/vragen", Lead),
            get("/scans/{id}/voorbereiding/periode", Lead),
            post("/scans/{id}/voorbereiding/overeenkomsten", Lead),
            post("/scans/{id}/voorbereiding/groepen", Lead),
            post("/scans/{id}/voorbereiding/vragen", Lead),
            post("/scans/{id}/voorbereiding/periode", Lead),
            post("/scans/{id}/vragenlijst/voorbeeld/{group}", Lead),
            // The startgesprek on a screen. It begins last: what comes before it is refused for want of a room.
            post("/scans/{id}/startgesprek/scherm", LeadOrClerk),
            post("/scans/{id}/startgesprek/afstandsbediening", LeadOrClerk),
            post("/scans/{id}/startgesprek/zaal/openen", LeadOrClerk),
            post("/scans/{id}/startgesprek/zaal/beeindigen", LeadOrClerk),
        ],
    ),
    // The questionnaire of a scan.
    (
        When::Always,
        &[
            get("/scans/{id}/vragenlijst", Seeing),
            get("/scans/{id}/vragenlijst/voorbeeld/{group}", Seeing),
            post("/scans/{id}/vragenlijst/openen", Lead),
        ],
    ),
    // Letting people in.
    (
        When::UntilClosing,
        &[
            get("/scans/{id}/vragenlijst/codes/{group}", Lead),
            get("/scans/{id}/vragenlijst/poster.pdf", Lead),
            get("/scans/{id}/vragenlijst/papier", Lead),
            get("/scans/{id}/vragenlijst/papier/{file}", Lead),
            post("/scans/{id}/vragenlijst/codes/{group}", Lead),
            post("/scans/{id}/vragenlijst/links/{group}", Lead),
        ],
    ),
    // While people answer.
    (
        When::WhileOpen,
        &[
            get("/scans/{id}/vragenlijst/sluiten", Lead),
            post("/scans/{id}/vragenlijst/papier", Lead),
            get("/scans/{id}/vragenlijst/zaal", LeadOrClerk),
            get("/scans/{id}/vragenlijst/zaal/scherm", LeadOrClerk),
            post("/scans/{id}/vragenlijst/zaal", LeadOrClerk),
            post("/scans/{id}/vragenlijst/zaal/sluiten", LeadOrClerk),
        ],
    ),
];
