//! Looking ahead, in words.

use super::words::season;
use crate::pages::dates;
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use services::programme::uptake::{Forecast, LEAST_EVENTS, Outlook};

/// What the pace says about the target, in a sentence or two. `is_today`: whether it is the pace of now; `list`: where those that came are
/// listed.
#[must_use]
pub fn sentence(
    outlook: Outlook,
    target: (u32, NaiveDate),
    is_today: bool,
    list: String,
) -> AnyView {
    let (gained, rest) = parts(outlook, target, is_today);
    let year = if is_today {
        "In de laatste twaalf maanden "
    } else {
        "In de twaalf maanden ervoor "
    };
    let gained = gained.map(|gained| {
        let came = came(gained);
        let told = if gained == 0 {
            came.into_any()
        } else {
            view! { <a href=list>{came}</a> }.into_any()
        };
        view! { {year}{told}". " }
    });
    view! { {gained}{rest} }.into_any()
}

/// How many came, where that says anything, and what follows from it.
fn parts(
    outlook: Outlook,
    (target, by): (u32, NaiveDate),
    is_today: bool,
) -> (Option<u32>, String) {
    let is = if is_today { "is" } else { "was" };
    match outlook {
        Outlook::Reached => (None, format!("Het doel van {target} {is} gehaald.")),
        Outlook::TooEarly => {
            let told = if is_today {
                "Er is nog geen vol jaar geteld. Daarna staat hier waar het tempo heen leidt."
            } else {
                "Er was nog geen vol jaar geteld, en dus nog geen tempo."
            };
            (None, told.to_owned())
        }
        Outlook::TooFew { gained } => (
            Some(gained),
            format!("Met minder dan {LEAST_EVENTS} in een jaar {is} er geen datum te noemen."),
        ),
        Outlook::Expected(forecast) => (
            Some(forecast.gained),
            expected(forecast, (target, by), is_today),
        ),
    }
}

/// "kwamen er 23 bij"
fn came(gained: u32) -> String {
    match gained {
        0 => "kwam er geen bij".to_owned(),
        1 => "kwam er 1 bij".to_owned(),
        more => format!("kwamen er {more} bij"),
    }
}

fn expected(forecast: Forecast, (target, by): (u32, NaiveDate), is_today: bool) -> String {
    let when = match (forecast.earliest.map(season), forecast.latest.map(season)) {
        (Some(earliest), Some(latest)) if earliest == latest => format!("rond {latest}"),
        (Some(earliest), Some(latest)) => format!("tussen {earliest} en {latest}"),
        (Some(earliest), None) => format!("op zijn vroegst {earliest}"),
        (None, _) if is_today => "pas over meer dan veertig jaar".to_owned(),
        (None, _) => "pas na meer dan veertig jaar".to_owned(),
    };
    let is = if is_today { "is" } else { "was" };
    let middle = forecast.on.map_or_else(String::new, |on| {
        format!(
            " Het midden daarvan {is} {}{}.",
            dates::month(on),
            beside(on, by)
        )
    });
    if is_today {
        format!("Als het tempo zo blijft, zijn het er {target} {when}.{middle}")
    } else {
        format!("Bleef het tempo zo, dan waren het er {target} {when}.{middle}")
    }
}

/// How far a day is from the one that was set: ", vijf maanden na het doel".
fn beside(on: NaiveDate, by: NaiveDate) -> String {
    let months = (on.year() - by.year()) * 12 + on.month().cast_signed() - by.month().cast_signed();
    let side = if months > 0 { "na" } else { "voor" };
    match months.unsigned_abs() {
        0 => ", de maand van het doel".to_owned(),
        1 => format!(", een maand {side} het doel"),
        months @ 2..=23 => format!(", {months} maanden {side} het doel"),
        months => format!(", {} jaar {side} het doel", (months + 6) / 12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_forecast_says_its_uncertainty_and_that_it_holds_for_this_pace_only() {
        let forecast = Forecast {
            gained: 23,
            a_month: 23.0 / 12.0,
            on: Some(day("2029-05-10")),
            earliest: Some(day("2028-05-10")),
            latest: Some(day("2029-11-10")),
        };
        let target = (150, day("2028-12-31"));
        assert_eq!(
            parts(Outlook::Expected(forecast), target, true),
            (
                Some(23),
                "Als het tempo zo blijft, zijn het er 150 tussen voorjaar 2028 en najaar 2029. Het midden daarvan is mei 2029, \
                 5 maanden na het doel."
                    .to_owned()
            )
        );
        let far = Forecast {
            latest: None,
            on: None,
            ..forecast
        };
        let (_, told) = parts(Outlook::Expected(far), target, true);
        assert!(told.contains("op zijn vroegst voorjaar 2028."), "{told}");
    }

    #[test]
    fn a_day_that_is_over_is_told_in_the_past() {
        let target = (150, day("2028-12-31"));
        let forecast = Forecast {
            gained: 23,
            a_month: 23.0 / 12.0,
            on: Some(day("2029-05-10")),
            earliest: Some(day("2028-05-10")),
            latest: Some(day("2029-11-10")),
        };
        for outlook in [
            Outlook::Reached,
            Outlook::TooEarly,
            Outlook::TooFew { gained: 2 },
            Outlook::Expected(forecast),
        ] {
            let (_, told) = parts(outlook, target, false);
            let now = [" is ", " zijn ", " blijft", " staat "];
            assert!(!now.iter().any(|verb| told.contains(verb)), "{told}");
            assert!(told.contains(" was ") || told.contains(" waren "), "{told}");
        }
    }

    #[test]
    fn few_are_no_pace() {
        let target = (150, day("2028-12-31"));
        assert_eq!(
            parts(Outlook::TooFew { gained: 1 }, target, true),
            (
                Some(1),
                "Met minder dan 5 in een jaar is er geen datum te noemen.".to_owned()
            )
        );
        assert_eq!(
            [0, 1, 2].map(came),
            ["kwam er geen bij", "kwam er 1 bij", "kwamen er 2 bij"]
        );
    }
}
