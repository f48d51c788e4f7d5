//! What brings a scan on, and what ends a step or a session: it comes after everything else, or it would come between the others.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{AskedClerk, Clerk, Everybody, Lead, LeadOrClerk, Programme};

/// Its rows.
pub const AREAS: &[Area] = &[
    // Buttons that bring a scan on, and what they lead up to: whatever the step, the guard that fails says why not.
    (
        When::Always,
        &[
            post("/scans/{id}/gesprek", Clerk),
            post("/scans/{id}/verbeterplan", Lead),
            get("/scans/{id}/verbeterplan/publiceren", LeadOrClerk),
            post("/scans/{id}/verbeterplan/publiceren", Lead),
            // From then on the clerk guides the scan.
            post("/scans/{id}/verzoek/ja", AskedClerk),
        ],
    ),
    // What ends a step.
    (
        When::WhileOpen,
        &[post("/scans/{id}/vragenlijst/sluiten", Lead)],
    ),
    // What ends a session.
    (
        When::Always,
        &[
            // Calls by islands name the questionnaire in their body; without one they are malformed.
            post("/api/{*function}", Everybody),
            post("/meedoen/{vragenlijst}/stoppen", Everybody),
            post("/programma/accounts/{member}/beeindigen", Programme),
            post("/uitloggen", Everybody),
        ],
    ),
];
