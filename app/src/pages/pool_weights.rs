//! How clerks are weighed against each other, in kilometres: what the ranking itself counts, and nothing else.

use super::table::{
    Column::{Number, Text},
    Table,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::pool::Reason;

/// The table, folded.
pub fn weights() -> AnyView {
    let rows: Vec<_> = examples()
        .iter()
        .map(|reason| {
            view! {
                <tr>
                    <th scope="row">{what(reason)}</th>
                    <td class="qs-number">{counts_as(reason)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="qs-disclosure">
            <summary>"Zo wegen wij"</summary>
            <div class="qs-stack">
                <p class="qs-measure">
                    "Alles telt mee als kilometers. Wie samen het minste heeft, past het best. Dit verandert alleen de volgorde: wie niet mag, staat er niet in."
                </p>
                <Table label="Wat meetelt, en als hoeveel kilometer" columns=&[Text("Wat meetelt"), Number("Telt als")]>
                    {rows}
                </Table>
            </div>
        </details>
    }
    .into_any()
}

/// One of each kind that counts against somebody.
fn examples() -> [Reason; 11] {
    let kind = AuthorityKind::Municipality;
    let day = NaiveDate::default();
    [
        Reason::Distance {
            km: 1,
            about: false,
        },
        Reason::DistanceUnknown,
        Reason::BeyondTravel { travel: 0, by: 1 },
        Reason::OutsideRegion,
        Reason::Load {
            occupied: 1,
            capacity: 2,
        },
        Reason::Experience { kind, known: false },
        Reason::Fairness { guided: 1 },
        Reason::NoFrisian,
        Reason::Untrained,
        Reason::Unconfirmed,
        Reason::Away {
            from: day,
            until: day,
            days: 1,
            of: 4,
        },
    ]
}

/// What an example is one of. No arm for the rest: what is new does not compile before it is told here.
const fn what(reason: &Reason) -> &'static str {
    match reason {
        Reason::Distance { .. } => "Elke kilometer tussen de twee organisaties, hemelsbreed",
        Reason::DistanceUnknown => "Van een van de twee is niet bekend waar die ligt",
        Reason::BeyondTravel { .. } => "Verder dan de griffier wil reizen",
        Reason::OutsideRegion => "Buiten de provincies van voorkeur",
        Reason::Load { .. } => "De helft van de plaatsen bezet, en zo naar verhouding",
        Reason::Experience { .. } => "Begeleidde dit soort organisatie nog niet",
        Reason::Fairness { .. } => "Elke scan die iemand de laatste twee jaar kreeg",
        Reason::Frisian => "Spreekt Fries",
        Reason::NoFrisian => "Spreekt geen Fries, en de organisatie ligt in Fryslân",
        Reason::Untrained => "Nog niet getraind",
        Reason::Unconfirmed => "Bevestigde nog niet mee te doen",
        Reason::Away { .. } => "Een kwart van de periode afwezig, en zo naar verhouding",
    }
}

fn counts_as(reason: &Reason) -> String {
    if let Reason::BeyondTravel { travel, .. } = reason {
        let cost = |by| {
            Reason::BeyondTravel {
                travel: *travel,
                by,
            }
            .cost()
        };
        let (once, each) = (cost(0), cost(1) - cost(0));
        return format!("{once} km, en {each} km voor elke kilometer te ver");
    }
    format!("{} km", reason.cost())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everything_that_counts_against_somebody_stands_in_the_table_once() {
        let all = examples();
        let told: BTreeSet<&str> = all.iter().map(what).collect();
        assert_eq!(told.len(), all.len());
        assert!(all.iter().all(|reason| reason.cost() > 0));
        assert!(!told.contains(what(&Reason::Frisian)), "it costs nothing");
        assert_eq!(counts_as(&Reason::Untrained), "80 km");
        assert_eq!(
            counts_as(&all[2]),
            "50 km, en 3 km voor elke kilometer te ver"
        );
    }
}
