//! The register of authorities.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{Programme, ProgrammeOrClerks};

/// Its rows.
pub const AREAS: &[Area] = &[
    // The register.
    (
        When::Always,
        &[
            get("/overheden", ProgrammeOrClerks),
            get("/overheden/{code}", ProgrammeOrClerks),
            get("/overheden/register.csv", Programme),
            get("/overheden/lijst.csv", ProgrammeOrClerks),
            get("/overheden/nieuwe-editie", Programme),
            post("/overheden/nieuwe-editie", Programme),
            post("/overheden/nieuwe-editie/overnemen", Programme),
            post("/overheden/nieuwe-editie/weggooien", Programme),
            get("/overheden/wijzigingen", Programme),
            get("/overheden/wijzigingen/{code}", Programme),
            post("/overheden/wijzigingen/{code}", Programme),
            post("/overheden/wijzigingen/{code}/intrekken", Programme),
        ],
    ),
];
