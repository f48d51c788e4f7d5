//! The period in which an authority wants its scan, as far as its own words say it.
//!
//! Who asks for a scan writes when it should be: "voorjaar 2027", "maart of april", "rond november 2026". What names months, a season, a
//! part of a year or a year is read; anything else, such as "zo snel mogelijk", is not, and then the rules look at the months to come.

use chrono::{Datelike as _, Months, NaiveDate};

use super::facts::Period;

/// A word that names a part of a year, or a year.
#[derive(Clone, Copy)]
enum Named {
    /// The first month and the last; past 12 they are those of the next year.
    Months(u32, u32),
    Year(i32),
}

/// Words that change nothing about the ones beside them.
const FILLERS: [&str; 7] = ["de", "het", "van", "in", "rond", "omstreeks", "of"];

/// The period that the words name; without a year the first one that is not over on the day of the request.
pub(super) fn wanted(text: &str, requested_on: NaiveDate) -> Option<Period> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    if has_an_open_end(&words) {
        return None;
    }
    let named: Vec<Named> = (0..words.len())
        .filter_map(|place| named(&words, place, requested_on))
        .collect();
    let spans = spans(&named, requested_on);
    let (first, last) = (spans.first()?, spans.last()?);
    let runs_on = words.iter().any(|word| matches!(*word, "tot" | "t"));
    if runs_on && first.from > last.until {
        // "december tot februari 2027": the year is that of the last month.
        let from = first.from.checked_sub_months(Months::new(12))?;
        return Some(Period {
            from,
            until: last.until,
        });
    }
    let from = spans.iter().map(|span| span.from).min()?;
    let until = spans.iter().map(|span| span.until).max()?;
    Some(if words.contains(&"vanaf") {
        let until = until.max(Period::months_from(from).until);
        Period { from, until }
    } else {
        Period { from, until }
    })
}

/// "Voor maart" and "na de herfst" say when it is not. Around the summer they are a way to name the spring and the autumn.
fn has_an_open_end(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        let open = matches!(pair[0], "voor" | "vóór" | "na" | "uiterlijk");
        open && pair[1] != "zomer" && months(pair[1]).is_some()
    })
}

fn named(words: &[&str], place: usize, requested_on: NaiveDate) -> Option<Named> {
    let previous = place.checked_sub(1).map_or("", |before| words[before]);
    let next = words.get(place + 1).copied().unwrap_or_default();
    let this_year = requested_on.year();
    match (previous, words[place]) {
        ("voor" | "vóór", "zomer") => Some(Named::Months(3, 6)),
        ("na", "zomer") => Some(Named::Months(9, 11)),
        ("dit", "jaar") => Some(Named::Year(this_year)),
        ("volgend" | "komend", "jaar") => Some(Named::Year(this_year + 1)),
        (_, "begin") if begins_a_year(next) => Some(Named::Months(1, 3)),
        (_, "eind" | "einde") if begins_a_year(next) => Some(Named::Months(10, 12)),
        (nth, "kwartaal") => part_of_year(nth, 3),
        (nth, "helft" | "halfjaar") if months(next).is_none() => part_of_year(nth, 6),
        (_, word) => months(word)
            .map(|(first, last)| Named::Months(first, last))
            .or_else(|| year(word).map(Named::Year)),
    }
}

fn begins_a_year(word: &str) -> bool {
    year(word).is_some() || matches!(word, "dit" | "volgend" | "komend")
}

/// A quarter or a half by its number, of so many months.
fn part_of_year(nth: &str, length: u32) -> Option<Named> {
    let nth = match nth {
        "1" | "1e" | "1ste" | "eerste" => 1,
        "2" | "2e" | "2de" | "tweede" => 2,
        "3" | "3e" | "3de" | "derde" => 3,
        "4" | "4e" | "4de" | "vierde" => 4,
        _ => return None,
    };
    let last = nth * length;
    (last <= 12).then(|| Named::Months(last - length + 1, last))
}

fn year(word: &str) -> Option<i32> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (2000..2100).contains(&year).then_some(year)
}

/// The first month of what a word names and its last: winter runs on into the next year.
fn months(word: &str) -> Option<(u32, u32)> {
    Some(match word {
        "januari" | "jan" => (1, 1),
        "februari" | "feb" => (2, 2),
        "maart" | "mrt" => (3, 3),
        "april" | "apr" => (4, 4),
        "mei" => (5, 5),
        "juni" | "jun" => (6, 6),
        "juli" | "jul" => (7, 7),
        "augustus" | "aug" => (8, 8),
        "september" | "sept" | "sep" => (9, 9),
        "oktober" | "okt" => (10, 10),
        "november" | "nov" => (11, 11),
        "december" | "dec" => (12, 12),
        "voorjaar" | "lente" => (3, 5),
        "zomer" => (6, 8),
        "najaar" | "herfst" => (9, 11),
        "winter" => (12, 14),
        "q1" => (1, 3),
        "q2" => (4, 6),
        "q3" => (7, 9),
        "q4" => (10, 12),
        _ => return None,
    })
}

/// What is named, in order. A part of a year is of the year that follows it or, with none behind it, of the one before it.
fn spans(named: &[Named], requested_on: NaiveDate) -> Vec<Period> {
    let parts = (0..named.len()).filter_map(|place| match named[place] {
        Named::Months(first, last) => Some((place, first, last)),
        Named::Year(_) => None,
    });
    let spans: Vec<Period> = parts
        .filter_map(|(place, first, last)| {
            let mut years = named[place..]
                .iter()
                .chain(named[..place].iter().rev())
                .filter_map(|other| year_of(*other));
            match years.next() {
                Some(year) => span(year, first, last),
                None => next_span(first, last, requested_on),
            }
        })
        .collect();
    if spans.is_empty() {
        let years = named.iter().filter_map(|other| year_of(*other));
        return years.filter_map(|year| span(year, 1, 12)).collect();
    }
    spans
}

const fn year_of(named: Named) -> Option<i32> {
    match named {
        Named::Year(year) => Some(year),
        Named::Months(..) => None,
    }
}

fn span(year: i32, first: u32, last: u32) -> Option<Period> {
    let begin = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some(Period {
        from: begin.checked_add_months(Months::new(first - 1))?,
        until: begin.checked_add_months(Months::new(last))?.pred_opt()?,
    })
}

/// The first time that it is not over on that day. A winter may have begun in the year before.
fn next_span(first: u32, last: u32, day: NaiveDate) -> Option<Period> {
    let years = (day.year() - 1)..=(day.year() + 1);
    years
        .filter_map(|year| span(year, first, last))
        .find(|span| span.until >= day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let requested = "2026-11-23".parse().unwrap();
        wanted(text, requested).map(|period| (period.from.to_string(), period.until.to_string()))
    }

    #[test]
    fn the_words_people_write_are_read_as_months() {
        for (text, from, until) in [
            ("voorjaar 2027", "2027-03-01", "2027-05-31"),
            ("Dit najaar", "2026-09-01", "2026-11-30"),
            ("In het voorjaar", "2027-03-01", "2027-05-31"),
            ("Rond mei 2027", "2027-05-01", "2027-05-31"),
            ("maart of april 2027", "2027-03-01", "2027-04-30"),
            ("november 2026 of januari 2027", "2026-11-01", "2027-01-31"),
            ("december t/m februari 2027", "2026-12-01", "2027-02-28"),
            ("winter", "2026-12-01", "2027-02-28"),
            ("voor de zomer van 2027", "2027-03-01", "2027-06-30"),
            ("na de zomer", "2026-09-01", "2026-11-30"),
            ("begin 2027", "2027-01-01", "2027-03-31"),
            ("eerste kwartaal van 2027", "2027-01-01", "2027-03-31"),
            ("Q2 2027", "2027-04-01", "2027-06-30"),
            ("tweede helft 2027", "2027-07-01", "2027-12-31"),
            ("Volgend jaar", "2027-01-01", "2027-12-31"),
            ("vanaf maart 2027", "2027-03-01", "2027-05-31"),
            ("eind januari 2027", "2027-01-01", "2027-01-31"),
        ] {
            let expected = (from.to_owned(), until.to_owned());
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_names_no_period_is_not_guessed() {
        for text in [
            "",
            "Nog af te spreken",
            "zo snel mogelijk",
            "nu",
            "na maart 2027",
            "vijfde kwartaal",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
