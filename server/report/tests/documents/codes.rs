//! Codes on paper.

use crate::conformance::assert_conforms;
use crate::plan::keep;
use crate::qr::read_from;
use crate::reading::Reading;
use crate::samples::day;
use report::codes::CodesDocument;
use report::qr::Qr;

const ADDRESS: &str = "https://quickscan.voorbeeld.nl/meedoen";

fn document(count: usize) -> CodesDocument {
    CodesDocument {
        authority: "Gemeente 's-Hertogenbosch".to_owned(),
        instrument: "Quick Scan Lokale Democratie".to_owned(),
        group: "Gemeenteraad".to_owned(),
        address: "quickscan.voorbeeld.nl/meedoen".to_owned(),
        link: Qr::of(ADDRESS).unwrap(),
        closes: day(2026, 11, 27),
        made: day(2026, 11, 1),
        privacy: "Uw antwoorden zijn niet naar u terug te leiden, ook niet met deze code."
            .to_owned(),
        codes: (0..count)
            .map(|number| format!("7QK4-M2XA-{number:04}"))
            .collect(),
    }
}

#[test]
fn every_code_stands_on_one_card() {
    for (count, pages) in [(0, 1), (1, 2), (10, 2), (11, 3), (45, 6)] {
        let pdf = document(count).to_pdf().unwrap();
        keep(&format!("codes-{count}"), &pdf);
        assert_conforms(&pdf);
        let reading = Reading::of(&pdf);
        assert_eq!(reading.page_count(), pages);
        let outline = reading.outline().replace(['\u{a0}', ' '], "");
        for code in document(count).codes {
            assert_eq!(outline.matches(&code).count(), 1, "{code}");
        }
    }
}

#[test]
fn the_qr_code_of_every_card_opens_the_site_and_holds_no_code() {
    let pdf = document(11).to_pdf().unwrap();
    assert_eq!(read_from(&pdf, 2), vec![ADDRESS; 10]);
    assert_eq!(read_from(&pdf, 3), [ADDRESS]);
}

/// Top of the first card, its height, and what stays free above the cut, in points.
const TOP: f32 = 10.5 * 72.0 / 25.4;
const HEIGHT: f32 = 52.0 * 72.0 / 25.4;
const FREE: f32 = 4.0;
const SHEET: f32 = 841.89;

#[test]
fn the_longest_names_stay_on_their_card() {
    let mut long = document(10);
    long.authority = "Hoogheemraadschap Hollands Noorderkwartier".to_owned();
    long.instrument = "Quick Scan Waterschapsdemocratie".to_owned();
    long.group = "Dagelijks bestuur en directie".to_owned();
    long.address = "quickscan.hoogheemraadschap-hollandsnoorderkwartier.nl/meedoen".to_owned();
    let pdf = long.to_pdf().unwrap();
    keep("codes-long", &pdf);
    let reading = Reading::of(&pdf);
    let cards = SHEET - TOP - 5.0 * HEIGHT;
    for run in reading.runs(1) {
        if run.baseline < cards {
            continue;
        }
        let down = (SHEET - TOP - run.baseline) % HEIGHT;
        assert!((FREE..HEIGHT - FREE).contains(&down), "{run:?}");
    }
}

#[test]
fn a_card_says_all_that_its_holder_needs() {
    let outline = Reading::of(&document(1).to_pdf().unwrap()).outline();
    insta::assert_snapshot!(outline);
}
