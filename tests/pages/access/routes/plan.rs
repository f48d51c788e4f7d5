//! The plan and how it goes.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{Lead, Seeing};

/// Its rows.
pub const AREAS: &[Area] = &[
    // The plan.
    (
        When::FromPlan,
        &[
            get("/scans/{id}/verbeterplan/prioriteiten/{priority}", Lead),
            post("/scans/{id}/verbeterplan/prioriteiten/{priority}", Lead),
            get(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
                Lead,
            ),
            post(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
                Lead,
            ),
            get(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/hulp/{aanbod}",
                Lead,
            ),
            post(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/hulp/{aanbod}",
                Lead,
            ),
            post(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/hulp/{aanbod}/weghalen",
                Lead,
            ),
            get("/scans/{id}/verbeterplan/acties/{action}", Lead),
            post("/scans/{id}/verbeterplan/acties/{action}", Lead),
            post("/scans/{id}/verbeterplan/acties/{action}/plaats", Lead),
            get("/scans/{id}/verbeterplan/vaststellen", Lead),
            post("/scans/{id}/verbeterplan/vaststellen", Lead),
            get("/scans/{id}/verbeterplan/wijzigen", Lead),
            post("/scans/{id}/verbeterplan/wijzigen", Lead),
            get("/scans/{id}/verbeterplan/wijzigen/intrekken", Lead),
            post("/scans/{id}/verbeterplan/wijzigen/intrekken", Lead),
            get("/scans/{id}/voortgang", Seeing),
            get("/scans/{id}/voortgang.pdf", Seeing),
            get("/scans/{id}/voortgang/verslag", Seeing),
            post("/scans/{id}/voortgang/verslag", Lead),
            get("/scans/{id}/voortgang/acties/{action}", Lead),
            post("/scans/{id}/voortgang/acties/{action}", Lead),
            post(
                "/scans/{id}/voortgang/acties/{action}/datum/overnemen",
                Lead,
            ),
            post("/scans/{id}/voortgang/acties/{action}/datum/laten", Lead),
            post("/scans/{id}/voortgang/acties/{action}/adres", Lead),
            post("/scans/{id}/voortgang/acties/{action}/link/sturen", Lead),
            post("/scans/{id}/voortgang/acties/{action}/link/intrekken", Lead),
            post("/scans/{id}/voortgang/afronden", Lead),
            get("/scans/{id}/voortgang/stoppen", Lead),
            post("/scans/{id}/voortgang/stoppen", Lead),
            post("/scans/{id}/voortgang/hervatten", Lead),
            get("/scans/{id}/resultaten/antwoorden", Seeing),
            get("/scans/{id}/resultaten/antwoorden/{theme}", Lead),
            post("/scans/{id}/resultaten/antwoorden/{theme}", Lead),
            post("/scans/{id}/resultaten/antwoorden/{theme}/weghalen", Lead),
        ],
    ),
];
