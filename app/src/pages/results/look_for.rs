//! What somebody who takes names out of remarks looks for. No program finds them all, so the reader does.

use leptos::prelude::*;

const LOOK_FOR: [(&str, &str); 5] = [
    (
        "Namen",
        "Ook voornamen, bijnamen, initialen, en de naam van een bedrijf of vereniging van één persoon.",
    ),
    (
        "Functies die één persoon heeft",
        "De wethouder van Sport, de griffier, de fractievoorzitter van een partij.",
    ),
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
];

/// The list. Names may hide in any text, so the reader is told where.
#[must_use]
pub fn look_for() -> AnyView {
    let rows: Vec<_> = LOOK_FOR
        .iter()
        .map(|(what, such_as)| view! { <div><dt>{*what}</dt><dd>{*such_as}</dd></div> })
        .collect();
    view! {
        <p class="qs-measure">"De computer haalt geen namen weg. Dat doet u, want alleen een mens ziet aan wie een tekst doet denken."</p>
        <dl class="qs-rows qs-rows--wide">{rows}</dl>
    }
    .into_any()
}
