//! What everybody may open, the ways in, and the questionnaire of who fills it in.

use super::{Area, get, post};
use crate::access::moments::When;
use crate::access::rights::Access::{DemonstrationOnly, Everybody, Nobody, Respondent};

/// Its rows.
pub const AREAS: &[Area] = &[
    // Everybody's.
    (
        When::Always,
        &[
            get("/", Everybody),
            get("/toegankelijkheid", Everybody),
            get("/privacy", Everybody),
            get("/aanmelden", Everybody),
            post("/aanmelden", Everybody),
            get("/aanmelden/verstuurd", Everybody),
            get("/aanmelden/{token}", Everybody),
            post("/aanmelden/{token}", Everybody),
            get("/openbaar", Everybody),
            get("/openbaar/{organisatie}/{jaar}", Everybody),
            get("/openbaar/{organisatie}/{jaar}/uitkomsten", Everybody),
            get("/openbaar/{organisatie}/{jaar}/toen-en-nu", Everybody),
            get("/assets/{name}", Everybody),
            get("/.well-known/security.txt", Everybody),
            get("/gezond", Everybody),
            get("/zaal/live", Everybody),
            get("/openbaar/{organisatie}/{jaar}/uitkomsten.pdf", Everybody),
            get("/openbaar/{organisatie}/{jaar}/verbeterplan.pdf", Everybody),
            get(
                "/openbaar/{organisatie}/{jaar}/versies/{planversie}/verbeterplan.pdf",
                Everybody,
            ),
            get("/openbaar/{organisatie}/{jaar}/voortgang", Everybody),
            get("/openbaar/{organisatie}/{jaar}/voortgang.pdf", Everybody),
            get("/voortgang/{sleutel}", Everybody),
            get("/voortgang/{sleutel}/acties/{action}", Everybody),
            post("/voortgang/{sleutel}/acties/{action}", Everybody),
        ],
    ),
    // Ways in.
    (
        When::Always,
        &[
            get("/inloggen", Everybody),
            post("/inloggen", Everybody),
            get("/inloggen/verstuurd", Everybody),
            get("/inloggen/{token}", Everybody),
            post("/inloggen/{token}", Everybody),
            post("/inloggen/demonstratie", DemonstrationOnly),
            post("/inloggen/demonstratie/gesprek", DemonstrationOnly),
            get("/meedoen", Everybody),
            post("/meedoen", Everybody),
            get("/meedoen/link/{pass}", Everybody),
            get("/inwoners/{poster}", Everybody),
            get("/meedoen/zaal/{deur}", Everybody),
            post("/meedoen/zaal/{deur}", Everybody),
            get("/zaal", Everybody),
            post("/zaal", Everybody),
            get("/zaal/{deur}", Everybody),
            post("/zaal/{deur}", Everybody),
            get("/zaal/gesprek", Everybody),
            post("/zaal/keuze", Everybody),
            post("/zaal/voorstel", Everybody),
            post("/zaal/verlaten", Everybody),
            get("/meedoen/hervatten", Nobody),
            post("/meedoen/hervatten", Everybody),
        ],
    ),
    // The questionnaire, for who fills it in.
    (
        When::Always,
        &[
            get("/meedoen/{vragenlijst}", Respondent),
            post("/meedoen/{vragenlijst}", Nobody),
            get("/meedoen/{vragenlijst}/thema/{nummer}", Respondent),
            post("/meedoen/{vragenlijst}/thema/{nummer}", Respondent),
            get("/meedoen/{vragenlijst}/richtingen", Respondent),
            post("/meedoen/{vragenlijst}/richtingen", Respondent),
            get("/meedoen/{vragenlijst}/over-u", Respondent),
            post("/meedoen/{vragenlijst}/over-u", Respondent),
            get("/meedoen/{vragenlijst}/overzicht", Respondent),
            get("/meedoen/{vragenlijst}/stoppen", Respondent),
            get("/meedoen/{vragenlijst}/bedankt", Respondent),
            post("/meedoen/{vragenlijst}/overzicht", Respondent),
        ],
    ),
];
