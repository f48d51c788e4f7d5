//! What somebody who takes names out of remarks looks for. No program finds them all, so the reader does.

use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;

/// Functions that one person has, in the words of each kind of authority.
const fn functions(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => {
            "De wethouder van Sport, de griffier, de fractievoorzitter van een partij."
        }
        AuthorityKind::Province => {
            "De gedeputeerde voor Natuur, de statengriffier, de fractievoorzitter van een partij."
        }
        AuthorityKind::WaterBoard => {
            "De dijkgraaf, de secretaris-directeur, de fractievoorzitter van een partij."
        }
    }
}

const fn rows(kind: AuthorityKind) -> [(&'static str, &'static str); 5] {
    [
        (
            "Namen",
            "Ook voornamen, bijnamen, initialen, en de naam van een bedrijf of vereniging van één persoon.",
        ),
        ("Functies die één persoon heeft", functions(kind)),
        (
            "Waar iemand te vinden is",
            "Een adres, een telefoonnummer, een e-mailadres, een kenteken, een zaaknummer.",
        ),
        (
            "Een verhaal dat naar één persoon wijst",
            "Een ziekte, een ruzie, een vergunning, een uitspraak in een vergadering.",
        ),
        (
            "Wie het zelf schreef",
            "‘Als enige vrouw in de fractie’, ‘ik werk hier dertig jaar’.",
        ),
    ]
}

/// The list. Names may hide in any text, so the reader is told where.
#[must_use]
pub fn look_for(kind: AuthorityKind) -> AnyView {
    let rows: Vec<_> = rows(kind)
        .into_iter()
        .map(|(what, such_as)| view! { <div><dt>{what}</dt><dd>{such_as}</dd></div> })
        .collect();
    view! {
        <p class="qs-measure">"De computer haalt geen namen weg. Dat doet u, want alleen een mens ziet aan wie een tekst doet denken."</p>
        <dl class="qs-rows qs-rows--wide">{rows}</dl>
    }
    .into_any()
}
