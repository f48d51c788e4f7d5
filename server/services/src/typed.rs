//! Reading what people type: days, times and numbers come as text and are kept as text until they can be read.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use crate::error::ProblemCode;

/// The longest line: a name, a place, a function.
pub const LONGEST_LINE: usize = 120;

/// The programme began some years after this one: a day before it has a wrong year in it.
const FIRST_YEAR: i32 = 2010;

/// Authorities of the register began before there was a programme, though not before this year.
const FIRST_YEAR_OF_REGISTER: i32 = 1900;

/// Nothing is planned after this year: it is a slip of somebody who types `2999`.
const LAST_YEAR: i32 = 2199;

/// The longest address of a page.
pub const LONGEST_LINK: usize = 300;

/// The longest text of a few paragraphs.
pub const LONGEST_TEXT: usize = 4000;

/// A day as a browser sends it (`2026-11-23`) or as somebody types it (`23-11-2026`), of a year in which there can be scans.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    required_day(text).ok()
}

/// The first or last day of an authority.
///
/// # Errors
/// [`ProblemCode::NotADay`], or [`ProblemCode::ImpossibleYear`].
pub fn day_of_register(text: &str) -> Result<NaiveDate, ProblemCode> {
    day_from(FIRST_YEAR_OF_REGISTER, text)
}

fn day_from(first: i32, text: &str) -> Result<NaiveDate, ProblemCode> {
    let text = text.trim();
    let day = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(text, format).ok())
        .ok_or(ProblemCode::NotADay)?;
    if (first..=LAST_YEAR).contains(&day.year()) {
        Ok(day)
    } else {
        Err(ProblemCode::ImpossibleYear {
            first,
            last: LAST_YEAR,
        })
    }
}

/// A time of day: `19:30`, `19.30`, `9:00`.
#[must_use]
pub fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(&text.trim().replace('.', ":"), "%H:%M").ok()
}

/// A whole number; points and spaces between thousands are allowed. `1.5` is none: it is meant for one and a half.
#[must_use]
pub fn whole(text: &str) -> Option<u32> {
    let groups: Vec<&str> = text.trim().split(['.', ' ', '\u{a0}']).collect();
    let [first, thousands @ ..] = groups.as_slice() else {
        return None;
    };
    let in_thousands = first.len() <= 3 && thousands.iter().all(|group| group.len() == 3);
    let digits = groups.concat();
    let is_number = !first.is_empty()
        && (thousands.is_empty() || in_thousands)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}

/// A day that must be there.
///
/// # Errors
/// [`ProblemCode::Missing`], [`ProblemCode::NotADay`], or [`ProblemCode::ImpossibleYear`], also before there was a Quick Scan.
pub fn required_day(text: &str) -> Result<NaiveDate, ProblemCode> {
    if text.trim().is_empty() {
        return Err(ProblemCode::Missing);
    }
    day_from(FIRST_YEAR, text)
}

/// A number between two bounds, both included.
///
/// # Errors
/// What keeps it from being one.
pub fn required_whole(text: &str, min: u32, max: u32) -> Result<u32, ProblemCode> {
    if text.trim().is_empty() {
        return Err(ProblemCode::Missing);
    }
    match whole(text).ok_or(ProblemCode::NotANumber)? {
        number if number < min => Err(ProblemCode::TooSmall { min }),
        number if number > max => Err(ProblemCode::TooLarge { max }),
        number => Ok(number),
    }
}

/// One line that must be there, without the white space around it.
///
/// # Errors
/// [`ProblemCode::Missing`], or [`ProblemCode::TooLong`] from [`LONGEST_LINE`] on.
pub fn required_line(text: &str) -> Result<String, ProblemCode> {
    required_text(text, LONGEST_LINE)
}

/// A text that must be there, without the white space around it.
///
/// # Errors
/// [`ProblemCode::Missing`] or [`ProblemCode::TooLong`].
pub fn required_text(text: &str, max: usize) -> Result<String, ProblemCode> {
    match optional_text(text, max)? {
        text if text.is_empty() => Err(ProblemCode::Missing),
        text => Ok(text),
    }
}

/// A text that may be empty.
///
/// # Errors
/// [`ProblemCode::TooLong`].
pub fn optional_text(text: &str, max: usize) -> Result<String, ProblemCode> {
    let text = text.trim();
    too_long(text, max).map_or_else(|| Ok(text.to_owned()), Err)
}

/// Why a text of more than `max` characters cannot be kept; `None` for one that can.
#[must_use]
pub fn too_long(text: &str, max: usize) -> Option<ProblemCode> {
    (text.chars().count() > max).then_some(ProblemCode::TooLong { max })
}

/// A title as it is kept: a sentence that became one loses its full stop.
#[must_use]
pub fn title(text: &str) -> &str {
    let text = text.trim();
    match text.strip_suffix('.') {
        Some(title) if !title.ends_with('.') => title.trim_end(),
        _ => text,
    }
}

/// An e-mail address, in lower case.
///
/// # Errors
/// [`ProblemCode::Missing`], [`ProblemCode::TooLong`] or [`ProblemCode::NotAnEmail`].
pub fn required_email(text: &str) -> Result<String, ProblemCode> {
    crate::accounts::email_address(text)
}

/// The address of a page, which may be left out. Only `https`: what is read there cannot be changed on the way, and nothing but a page
/// is opened.
///
/// # Errors
/// [`ProblemCode::TooLong`] or [`ProblemCode::NotALink`].
pub fn optional_link(text: &str) -> Result<String, ProblemCode> {
    let link = optional_text(text, LONGEST_LINK)?;
    if link.is_empty() || is_link(&link) {
        Ok(link)
    } else {
        Err(ProblemCode::NotALink)
    }
}

/// A host of several names, with whatever path, and nothing that could pass for another host.
fn is_link(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let mut names = host.split('.');
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let is_safe = |sign: char| !sign.is_whitespace() && !sign.is_control() && sign != '\\';
    host.contains('.') && names.all(is_name) && rest.chars().all(is_safe)
}

/// A text in one line: what is typed over several becomes one sentence.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text that say something.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_browsers_and_people_write_them() {
        assert_eq!(day("2026-11-23"), day(" 23-11-2026 "));
        assert_eq!(day("23/11/2026"), day("23-11-2026"));
        for text in ["31-02-2026", "23-11-26", "", "morgen", "2026-11-23T10:00"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_title_has_no_full_stop() {
        assert_eq!(title(" De raad beslist eerder. "), "De raad beslist eerder");
        assert_eq!(title("En dan…"), "En dan…");
        assert_eq!(title("En dan..."), "En dan...");
        assert_eq!(title("."), "");
    }

    #[test]
    fn a_day_with_a_wrong_year_is_told_which_years_can_be() {
        let impossible = |first| ProblemCode::ImpossibleYear { first, last: 2199 };
        for text in [
            "1900-02-01",
            "31-12-2009",
            "23-11-26",
            "2999-01-01",
            "01-01-2200",
        ] {
            assert_eq!(required_day(text), Err(impossible(2010)), "{text}");
        }
        for text in ["1899-12-31", "2999-01-01"] {
            assert_eq!(day_of_register(text), Err(impossible(1900)), "{text}");
        }
        for text in ["2010-01-01", "31-12-2199"] {
            assert!(required_day(text).is_ok(), "{text}");
        }
        assert!(day_of_register("1900-01-01").is_ok());
        assert_eq!(required_day("morgen"), Err(ProblemCode::NotADay));
        assert_eq!(required_day(" "), Err(ProblemCode::Missing));
    }

    #[test]
    fn numbers_may_have_points_between_thousands_and_nothing_else() {
        assert_eq!(whole("1.720"), Some(1720));
        assert_eq!(whole(" 1 720 "), Some(1720));
        assert_eq!(
            whole("99999999999"),
            Some(u32::MAX),
            "too large is said as such, not as 'no number'"
        );
        for text in [
            "",
            "-3",
            "3,5",
            "1.5",
            "2026.1",
            "1234.567",
            ".",
            "ongeveer 20",
            "2e3",
            "٣",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn zero_is_too_small_for_a_group() {
        assert_eq!(
            required_whole("0", 1, 100),
            Err(ProblemCode::TooSmall { min: 1 })
        );
        assert_eq!(
            required_whole("101", 1, 100),
            Err(ProblemCode::TooLarge { max: 100 })
        );
        assert_eq!(required_whole("  ", 1, 100), Err(ProblemCode::Missing));
    }

    #[test]
    fn a_link_leads_to_a_page_and_to_nothing_else() {
        for link in [
            "https://www.lokale-democratie.nl",
            " https://voorbeeld.nl/aanbod?x=1#top ",
            "",
        ] {
            assert_eq!(optional_link(link), Ok(link.trim().to_owned()));
        }
        for link in [
            "http://voorbeeld.nl",
            "javascript:alert(1)",
            "www.voorbeeld.nl",
            "https://",
            "https://localhost/",
            "https://voorbeeld.nl@boef.nl/",
            "https://voor beeld.nl",
            "https://voorbeeld..nl",
        ] {
            assert_eq!(optional_link(link), Err(ProblemCode::NotALink), "{link}");
        }
        let long = format!("https://voorbeeld.nl/{}", "x".repeat(LONGEST_LINK));
        let max = LONGEST_LINK;
        assert_eq!(optional_link(&long), Err(ProblemCode::TooLong { max }));
    }

    #[test]
    fn times_are_read_with_point_or_colon() {
        assert_eq!(time("19.30"), time("19:30"));
        assert_eq!(time("25:00"), None);
    }
}
