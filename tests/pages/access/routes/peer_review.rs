//! Intervision, as the programme runs it and for those inside a group.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{Lead, LeadOrClerk, Members, Programme};

/// Its rows.
pub const AREAS: &[Area] = &[
    // Intervision: as the programme runs it, and for those inside a group.
    (
        When::Always,
        &[
            get("/programma/intervisie", Programme),
            get("/programma/intervisie/nieuw", Programme),
            post("/programma/intervisie/nieuw", Programme),
            get("/programma/intervisie/{groep}", Programme),
            get("/programma/intervisie/{groep}/wijzigen", Programme),
            post("/programma/intervisie/{groep}/wijzigen", Programme),
            get("/programma/intervisie/{groep}/leden", Programme),
            post(
                "/programma/intervisie/{groep}/leden/{id}/toevoegen",
                Programme,
            ),
            post(
                "/programma/intervisie/{groep}/leden/{id}/weghalen",
                Programme,
            ),
            post("/programma/intervisie/{groep}/uitnodigen", Programme),
            post("/programma/intervisie/{groep}/beginnen", Programme),
            get(
                "/programma/intervisie/{groep}/leden/{id}/uit-de-groep",
                Programme,
            ),
            post(
                "/programma/intervisie/{groep}/leden/{id}/uit-de-groep",
                Programme,
            ),
            post("/programma/intervisie/{groep}/zo-verder", Programme),
            get("/programma/intervisie/{groep}/annuleren", Programme),
            post("/programma/intervisie/{groep}/annuleren", Programme),
            post("/programma/intervisie/{groep}/toch-door", Programme),
            post("/programma/intervisie/{groep}/afronden", Programme),
            post("/programma/intervisie/{groep}/heropenen", Programme),
            get("/intervisie", Members),
            get("/intervisie/{groep}", LeadOrClerk),
            get("/intervisie/{groep}/deelname/{id}", Lead),
            post("/intervisie/{groep}/deelname/{id}", Lead),
            get("/intervisie/{groep}/stoppen/{id}", Lead),
            post("/intervisie/{groep}/stoppen/{id}", Lead),
            get("/intervisie/{groep}/vraag/{id}", Lead),
            post("/intervisie/{groep}/vraag/{id}", Lead),
            get("/intervisie/{groep}/plan/{id}", LeadOrClerk),
            get("/intervisie/{groep}/suggestie/{collega}", LeadOrClerk),
            post("/intervisie/{groep}/suggestie/{collega}", LeadOrClerk),
            post(
                "/intervisie/{groep}/gegeven/{gegeven}/weghalen",
                LeadOrClerk,
            ),
            post(
                "/intervisie/{groep}/gegeven/{gegeven}/terugzetten",
                LeadOrClerk,
            ),
            get("/intervisie/{groep}/suggesties/{suggestie}", Lead),
            post("/intervisie/{groep}/suggesties/{suggestie}", Lead),
            get("/intervisie/{groep}/suggesties/{suggestie}/overnemen", Lead),
            post("/intervisie/{groep}/suggesties/{suggestie}/overnemen", Lead),
            get("/intervisie/{groep}/verslag/{id}", Lead),
            post("/intervisie/{groep}/verslag/{id}", Lead),
        ],
    ),
];
