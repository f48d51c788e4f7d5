//! Rules and reasons of the division in words.

use services::ids::ScanId;
use services::pool::division::{DividedScan, Division, Hindered, Hindrance, Share, Trade};
use services::pool::{ClerkFacts, Offer, Reason};
use services::results::names::at_the_start;

use super::names::some_of;
use crate::pages::pool_words::{exclusion as excluded, kilometres, places};

/// When everything was left for later.
pub const NOBODY_CHOSEN: &str = "U hebt bij geen enkele scan iemand om te vragen.";

/// A clerk with where they work.
pub fn clerk(clerk: &ClerkFacts) -> String {
    match &clerk.home {
        Some(home) => format!("{}, {}", clerk.name, home.display_name),
        None => clerk.name.clone(),
    }
}

/// Names of scans in a sentence.
pub fn scans(division: &Division, ids: &[ScanId]) -> String {
    let names: Vec<String> = ids
        .iter()
        .filter_map(|id| division.scan(id))
        .map(|divided| divided.scan.authority.among_others())
        .collect();
    some_of(&names, 8, "andere")
}

/// What a scan gives up for the whole.
pub fn trade(division: &Division, trade: &Trade) -> Option<String> {
    let best = division.clerk(&trade.best.clerk)?;
    let instead = if trade.held_by.is_empty() {
        String::new()
    } else {
        format!(
            " {} krijgt hier {}.",
            best.name,
            scans(division, &trade.held_by)
        )
    };
    Some(format!(
        "Los van de andere scans past {} beter. Het verschil telt als {} km.{instead}",
        best.name, trade.extra
    ))
}

/// Why a choice by hand cannot be.
pub fn clash(division: &Division, divided: &DividedScan) -> Option<String> {
    let scan = divided.scan.authority.in_sentence();
    let name = |id| {
        division
            .clerk(id)
            .map_or("Deze griffier", |clerk| clerk.name.as_str())
    };
    match &divided.share {
        Share::NotAllowed { clerk, exclusion } => Some(match exclusion {
            Some(exclusion) => format!(
                "{} kan {scan} niet begeleiden. {}",
                name(clerk),
                excluded(exclusion)
            ),
            None => {
                format!("Wie u koos voor {scan}, is geen griffier in de pool meer. Kies een ander.")
            }
        }),
        Share::ChosenTooOften { clerk, places } => Some(format!(
            "{} heeft nog {}. Kies voor {scan} een ander, of laat een andere scan wachten.",
            name(clerk),
            places_left(*places)
        )),
        Share::Clerk { .. } | Share::NotNow | Share::NobodyAllowed | Share::AllTaken { .. } => None,
    }
}

/// Why somebody could not be asked any more.
pub fn hindered(hindered: &Hindered) -> String {
    let scan = hindered.authority.as_deref().unwrap_or("een scan");
    let clerk = hindered
        .clerk
        .as_deref()
        .unwrap_or("De griffier die u koos");
    match &hindered.why {
        Hindrance::NotWaiting {
            taken_by: Some(other),
        } => format!(
            "{} wacht niet meer: een collega heeft intussen {other} gevraagd.",
            at_the_start(scan)
        ),
        Hindrance::NotWaiting { taken_by: None } => {
            format!(
                "{} wacht niet meer op een procesbegeleider.",
                at_the_start(scan)
            )
        }
        Hindrance::NoClerk => {
            format!("{clerk} voor {scan} is geen griffier in de pool meer.")
        }
        Hindrance::Excluded(exclusion) => format!(
            "{clerk} kan {scan} niet meer begeleiden. {}",
            excluded(exclusion)
        ),
        Hindrance::TooMany { places } => format!(
            "{clerk} kan {scan} er niet bij hebben: er is nog {}.",
            places_left(*places)
        ),
    }
}

fn places_left(places: u32) -> String {
    match places {
        0 => "geen plaats".to_owned(),
        1 => "1 plaats".to_owned(),
        more => format!("{more} plaatsen"),
    }
}

/// Above a division around what was chosen by hand.
pub const DIVIDED: &str = "Opnieuw verdeeld rond uw keuzes.";

/// Above a division that had to come first.
pub const DIVIDED_FIRST: &str = "Uw keuzes veranderen ook iets voor andere scans. Daarom is er eerst opnieuw verdeeld. \
     Kijk het na, en vraag daarna de procesbegeleiders.";

/// What the division comes down to.
pub fn summary(waiting: usize, given: usize, nobody: usize) -> String {
    let waiting = match waiting {
        1 => "Er wacht 1 scan op een procesbegeleider.".to_owned(),
        more => format!("Er wachten {more} scans op een procesbegeleider."),
    };
    let given = match given {
        0 => "Geen enkele krijgt hier een voorstel.".to_owned(),
        1 => "Voor 1 scan is er een voorstel.".to_owned(),
        more => format!("Voor {more} scans is er een voorstel."),
    };
    match nobody {
        0 => format!("{waiting} {given}"),
        1 => format!("{waiting} {given} 1 scan krijgt nog niemand."),
        more => format!("{waiting} {given} {more} scans krijgen nog niemand."),
    }
}

/// After asking.
pub fn asked(scans: usize) -> String {
    match scans {
        1 => "Voor 1 scan is een procesbegeleider gevraagd. Die krijgt een mail.".to_owned(),
        more => {
            format!("Voor {more} scans is een procesbegeleider gevraagd. Zij krijgen een mail.")
        }
    }
}

/// Before asking.
pub fn about_to_ask(people: usize, scans: usize) -> String {
    let scans = match scans {
        1 => "1 scan".to_owned(),
        more => format!("{more} scans"),
    };
    match people {
        1 => format!(
            "U vraagt 1 griffier voor {scans}. Die krijgt meteen een mail en zegt ja of nee."
        ),
        more => format!(
            "U vraagt {more} griffiers voor {scans}. Zij krijgen meteen een mail en zeggen ja of nee."
        ),
    }
}

/// The button that asks.
pub fn ask_them(people: usize) -> String {
    match people {
        1 => "Ja, vraag deze procesbegeleider".to_owned(),
        more => format!("Ja, vraag deze {more} procesbegeleiders"),
    }
}

/// Where scans wait and there is no clerk at all.
pub fn waiting_for_a_pool(waiting: usize) -> String {
    let scans = match waiting {
        1 => "1 scan wacht".to_owned(),
        more => format!("{more} scans wachten"),
    };
    format!("{scans} op een procesbegeleider. Nodig eerst griffiers uit voor de pool.")
}

/// Which other scans the clerk of this one is given as well.
pub fn others_given(division: &Division, divided: &DividedScan) -> Option<String> {
    let clerk = &divided.offer()?.clerk;
    let others: Vec<ScanId> = division
        .scans
        .iter()
        .filter(|other| other.scan.id != divided.scan.id)
        .filter(|other| other.offer().is_some_and(|offer| offer.clerk == *clerk))
        .map(|other| other.scan.id.clone())
        .collect();
    (!others.is_empty()).then(|| format!("Krijgt hier ook {}.", scans(division, &others)))
}

/// The distance and the places, for a list in which there is room for little.
pub fn in_short(offer: &Offer) -> String {
    let word = |reason: &Reason| match reason {
        Reason::Distance { km, about } => Some(kilometres(*km, *about)),
        Reason::Load { occupied, capacity } => {
            Some(format!("{} bezet", places(*occupied, *capacity)))
        }
        _ => None,
    };
    let words: Vec<String> = offer.reasons.iter().filter_map(word).collect();
    words.join(", ")
}
