//! The poster for residents.

use crate::conformance::assert_conforms;
use crate::plan::keep;
use crate::qr::read_from;
use crate::reading::Reading;
use crate::samples::day;
use report::poster::Poster;
use report::qr::Qr;

const LINK: &str = "https://quickscan.voorbeeld.nl/meedoen/link/7qk4m2xa9tb37qk4m2xa9tb37q0123456789abcdefghjkmnpq";

const ADDRESS: &str = "quickscan.voorbeeld.nl/inwoners/7KQ4-M2XA";

fn poster(question: &str) -> Poster {
    Poster {
        authority: "Gemeente 's-Hertogenbosch".to_owned(),
        instrument: "Quick Scan Lokale Democratie".to_owned(),
        question: question.to_owned(),
        link: Qr::of(LINK).unwrap(),
        address: ADDRESS.to_owned(),
        contact: "De griffie".to_owned(),
        email: "griffie@voorbeeld.nl".to_owned(),
        closes: day(2026, 11, 27),
        made: day(2026, 11, 1),
    }
}

#[test]
fn a_poster_is_one_sheet_that_opens_the_questionnaire() {
    for (name, question) in [
        ("short", "Hoe gaat het met de democratie bij u?"),
        (
            "long",
            "Hoe gaat het met de democratie in de gemeente waar u woont, werkt of naar school gaat?",
        ),
    ] {
        let pdf = poster(question).to_pdf().unwrap();
        keep(&format!("poster-{name}"), &pdf);
        assert_conforms(&pdf);
        let reading = Reading::of(&pdf);
        assert_eq!(reading.page_count(), 1, "{name}");
        assert!(
            reading
                .outline()
                .contains("QR-code die de vragenlijst voor inwoners opent")
        );
        assert_eq!(read_from(&pdf, 1), [LINK]);
        assert!(
            reading.outline().contains(ADDRESS),
            "who cannot scan can type: {}",
            reading.outline()
        );
    }
}
