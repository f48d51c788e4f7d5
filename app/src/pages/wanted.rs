//! The months in which an authority would like to hold its scan: two lists, of which both may stay open.
//!
//! Lists, since a field of type `month` is a plain line of text in some browsers, and nothing that is chosen can be a slip of the pen.

use super::dates;
use super::forms::{Choice, Select, TextField};
use super::problems::Problems;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::ProblemCode;
use services::scans::{Month, RequestForm, WantedMonths};
use std::collections::BTreeSet;

/// What an empty choice says.
const UNKNOWN: &str = "Nog niet bekend";

/// The months in a request, and what else to know about them.
pub fn wanted(form: &RequestForm, problems: &Problems, today: NaiveDate) -> AnyView {
    let remark = view! {
        <TextField
            name="wanted_remark"
            label="Wat moeten wij over deze maanden weten?"
            hint="Bijvoorbeeld: na de begroting, niet in het reces."
            value=form.wanted_remark.clone()
            problem=problems.of("wanted_remark")
            optional=true
        />
    }
    .into_any();
    let chosen = (form.wanted_from.as_str(), form.wanted_until.as_str());
    group("Wanneer ongeveer?", chosen, problems, today, Some(remark))
}

/// The months alone, below a question of the form itself.
pub fn months(
    question: &'static str,
    chosen: (&str, &str),
    problems: &Problems,
    today: NaiveDate,
) -> AnyView {
    group(question, chosen, problems, today, None)
}

/// The lists with their question above them.
fn group(
    question: &'static str,
    (from, until): (&str, &str),
    problems: &Problems,
    today: NaiveDate,
    more: Option<AnyView>,
) -> AnyView {
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">{question}</legend>
            <p class="qs-form-field__hint">"Wij zoeken een procesbegeleider die dan kan. Weet u de maanden nog niet? Laat dan beide op ‘Nog niet bekend’ staan."</p>
            <Select
                name="wanted_from"
                label="Van maand"
                choices=choices(today, from)
                value=from.to_owned()
                problem=problems.of("wanted_from")
                optional=true
                empty=UNKNOWN
            />
            <Select
                name="wanted_until"
                label="Tot en met maand"
                choices=choices(today, until)
                value=until.to_owned()
                problem=problems.of("wanted_until")
                optional=true
                empty=UNKNOWN
            />
            {more}
        </fieldset>
    }
    .into_any()
}

/// The months to choose from. What was chosen stays one of them, also when its month is over by now.
fn choices(today: NaiveDate, chosen: &str) -> Vec<Choice> {
    let mut months: BTreeSet<Month> = WantedMonths::choices(today).collect();
    months.extend(Month::parse(chosen));
    months
        .into_iter()
        .map(|month| Choice::new(month.to_string(), dates::month(month.first_day())))
        .collect()
}

/// What is wrong with the months, in the words of their lists.
pub fn say(field: &str, code: &ProblemCode) -> Option<&'static str> {
    match (field, code) {
        ("wanted_from", ProblemCode::Missing) => {
            Some("Kies ook de eerste maand, of zet beide op ‘Nog niet bekend’.")
        }
        ("wanted_until", ProblemCode::Missing) => {
            Some("Kies ook de laatste maand, of zet beide op ‘Nog niet bekend’.")
        }
        ("wanted_from" | "wanted_until", ProblemCode::NotAChoice) => {
            Some("Kies een maand uit de lijst.")
        }
        ("wanted_until", ProblemCode::BeforeFirstDay) => {
            Some("De laatste maand ligt voor de eerste. Kies een latere maand.")
        }
        ("wanted_until", ProblemCode::InThePast) => Some(
            "Deze maanden zijn al voorbij. Kies een latere maand, of zet beide op ‘Nog niet bekend’.",
        ),
        ("wanted_until", ProblemCode::TooFarAway) => {
            Some("Dit ligt te ver weg. Kies een maand binnen twee jaar.")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_went_by_while_the_page_stood_open_is_still_chosen() {
        let labels = |chosen: &str| -> Vec<String> {
            let today = "2026-12-01".parse().expect("a day");
            let choices = choices(today, chosen);
            choices.into_iter().map(|choice| choice.label).collect()
        };
        assert_eq!(labels("")[0], "december 2026");
        assert_eq!(labels("2026-11")[..2], ["november 2026", "december 2026"]);
        assert_eq!(labels("2027-01"), labels(""), "no month twice");
        assert_eq!(labels("voorjaar"), labels(""));
    }
}
