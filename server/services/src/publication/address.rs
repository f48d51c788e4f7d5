//! Public addresses: `/openbaar/sudwest-fryslan/2026`.

use chrono::{Datelike as _, NaiveDate};
use questionnaires::kind::AuthorityKind;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::scans::Scan;

/// The part of the address that names the authority: small letters without accents, a dash for every other sign. A municipality has
/// its bare name; a province is called one, and water boards have their kind in their name, so that gemeente Groningen and provincie
/// Groningen differ.
#[must_use]
pub fn slug(kind: AuthorityKind, display_name: &str) -> String {
    let name = plain(display_name);
    let is_called_so = ["waterschap", "hoogheemraadschap", "wetterskip"]
        .iter()
        .any(|word| name.starts_with(word));
    match kind {
        AuthorityKind::Province => format!("provincie-{name}"),
        AuthorityKind::WaterBoard if !is_called_so => format!("waterschap-{name}"),
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => name,
    }
}

fn plain(name: &str) -> String {
    let letters = name
        .nfd()
        .filter(|sign| !is_combining_mark(*sign) && !matches!(sign, '\'' | '’' | '‘' | '`'))
        .flat_map(char::to_lowercase)
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                ' '
            }
        })
        .collect::<String>();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The part of the address that names the scan: the year in which it opened, and a number from the second in that year on.
pub(super) fn year(opened_on: NaiveDate, taken: &[String]) -> String {
    let year = opened_on.year().to_string();
    let numbered = (2_u32..).map(|number| format!("{year}-{number}"));
    std::iter::once(year.clone())
        .chain(numbered)
        .find(|candidate| !taken.contains(candidate))
        .unwrap_or(year)
}

/// The whole path.
pub(super) fn path(slug: &str, year: &str) -> String {
    format!("/openbaar/{slug}/{year}")
}

/// Where a scan stands for everybody; `None` until it is published. The address is the one it got then, whatever its authority is called
/// since.
#[must_use]
pub fn path_of(scan: &Scan) -> Option<String> {
    let (slug, year) = (scan.public_slug.as_deref()?, scan.public_year.as_deref()?);
    Some(path(slug, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses_that_people_can_type() {
        use AuthorityKind::{Municipality, Province, WaterBoard};
        for (kind, name, expected) in [
            (Municipality, "Súdwest-Fryslân", "sudwest-fryslan"),
            (Municipality, "'s-Hertogenbosch", "s-hertogenbosch"),
            (Municipality, "Bergen (NH)", "bergen-nh"),
            (Municipality, "Groningen", "groningen"),
            (Province, "Groningen", "provincie-groningen"),
            (
                WaterBoard,
                "waterschap Hunze en Aa's",
                "waterschap-hunze-en-aas",
            ),
            (
                WaterBoard,
                "Hoogheemraadschap van Delfland",
                "hoogheemraadschap-van-delfland",
            ),
            (WaterBoard, "Wetterskip Fryslân", "wetterskip-fryslan"),
            (WaterBoard, "Limburg", "waterschap-limburg"),
        ] {
            assert_eq!(slug(kind, name), expected);
        }
    }

    #[test]
    fn a_second_scan_in_a_year_gets_a_number() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let taken = |years: &[&str]| years.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(year(day, &[]), "2026");
        assert_eq!(year(day, &taken(&["2025", "2026"])), "2026-2");
        assert_eq!(year(day, &taken(&["2026", "2026-2"])), "2026-3");
    }
}
