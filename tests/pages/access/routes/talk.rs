//! What came of the questionnaire, and the talk about it.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{Clerk, LeadOrClerk, Seeing};

/// Its rows.
pub const AREAS: &[Area] = &[
    // What came of it.
    (
        When::FromClosing,
        &[
            get("/scans/{id}/resultaten", Seeing),
            get("/scans/{id}/uitkomsten.pdf", Seeing),
            get("/scans/{id}/resultaten/vergelijking", Seeing),
            get("/scans/{id}/resultaten/opmerkingen", LeadOrClerk),
            get("/scans/{id}/gesprek", Seeing),
            get("/scans/{id}/gesprek/scherm", Seeing),
            get("/scans/{id}/gesprek/scherm/overzicht", Seeing),
            get("/scans/{id}/gesprek/afstandsbediening", Seeing),
            post("/scans/{id}/gesprek/delen", Clerk),
            get("/scans/{id}/gesprek/voorbereiden", Clerk),
            get("/scans/{id}/gesprek/gespreksblad.pdf", Seeing),
            get("/scans/{id}/verbeterplan", Seeing),
            get("/scans/{id}/verbeterplan.pdf", Seeing),
            get("/scans/{id}/verbeterplan/versies", Seeing),
            get("/scans/{id}/verbeterplan/versies/{planversie}", Seeing),
            get(
                "/scans/{id}/verbeterplan/versies/{planversie}/verbeterplan.pdf",
                Seeing,
            ),
            get("/scans/{id}/verbeterplan/verschillen", Seeing),
        ],
    ),
    // The talk. Interpretations and talking points are the clerk's alone here: `talking` shares them with the lead.
    (
        When::Talk,
        &[
            get("/scans/{id}/resultaten/opmerkingen/{remark}", LeadOrClerk),
            post("/scans/{id}/resultaten/opmerkingen/{remark}", LeadOrClerk),
            get("/scans/{id}/gesprek/duiding/{theme}", Clerk),
            post("/scans/{id}/gesprek/duiding/{theme}", Clerk),
            get("/scans/{id}/gesprek/gesprekspunten/nieuw", Clerk),
            post("/scans/{id}/gesprek/gesprekspunten/nieuw", Clerk),
            get("/scans/{id}/gesprek/gesprekspunten/{point}", Clerk),
            post("/scans/{id}/gesprek/gesprekspunten/{point}", Clerk),
            post("/scans/{id}/gesprek/gesprekspunten/{point}/plaats", Clerk),
            get("/scans/{id}/gesprek/prioriteiten/nieuw", LeadOrClerk),
            post("/scans/{id}/gesprek/prioriteiten/nieuw", LeadOrClerk),
            get("/scans/{id}/gesprek/prioriteiten/{priority}", LeadOrClerk),
            post("/scans/{id}/gesprek/prioriteiten/{priority}", LeadOrClerk),
            post(
                "/scans/{id}/gesprek/prioriteiten/{priority}/plaats",
                LeadOrClerk,
            ),
            // In the room. It opens last: what comes before it is refused for want of one.
            post("/scans/{id}/gesprek/scherm", LeadOrClerk),
            post("/scans/{id}/gesprek/afstandsbediening", LeadOrClerk),
            post("/scans/{id}/gesprek/rondes", LeadOrClerk),
            post("/scans/{id}/gesprek/rondes/{n}/sluiten", LeadOrClerk),
            get("/scans/{id}/gesprek/rondes/{n}/tonen", LeadOrClerk),
            post("/scans/{id}/gesprek/rondes/{n}/tonen", LeadOrClerk),
            post("/scans/{id}/gesprek/rondes/{n}/weggooien", LeadOrClerk),
            get("/scans/{id}/gesprek/rondes/{n}/intrekken", LeadOrClerk),
            post("/scans/{id}/gesprek/rondes/{n}/intrekken", LeadOrClerk),
            post("/scans/{id}/gesprek/overnemen", LeadOrClerk),
            post("/scans/{id}/gesprek/voorstellen/{suggestion}", LeadOrClerk),
            post("/scans/{id}/gesprek/zaal/openen", LeadOrClerk),
            get("/scans/{id}/gesprek/zaal/beeindigen", LeadOrClerk),
            post("/scans/{id}/gesprek/zaal/beeindigen", LeadOrClerk),
        ],
    ),
];
