//! What slides of the agenderingsgesprek are called, and texts that are cut to what fits.

use services::room::{RoomView, Slide};
use services::sessions::TalkingPoint;

/// From this length on the name of a slide is cut off in a list.
const LONG: usize = 90;

/// What the slide is called.
pub fn title(view: &RoomView, slide: &Slide) -> String {
    let texts = &view.session.report.texts;
    let theme = |key: &str| {
        texts
            .theme(key)
            .map_or_else(String::new, |theme| theme.title.clone())
    };
    match slide {
        Slide::Purpose => "Waar gaat dit gesprek over?".to_owned(),
        Slide::Response => "Wie deden mee?".to_owned(),
        Slide::Agreement { theme: key } => format!("{}: overeenkomsten", theme(key)),
        Slide::Difference { theme: key } => format!("{}: verschillen", theme(key)),
        Slide::Statement { key } => statement(view, key),
        Slide::Point { id } => view.point(id).map_or_else(
            || "Gesprekspunt".to_owned(),
            |(number, point)| {
                format!(
                    "Gesprekspunt {number}: {}",
                    shortened(&point_text(view, point))
                )
            },
        ),
        Slide::Joining => "Doe mee op uw telefoon".to_owned(),
        Slide::Picks => "Wat moet het eerst beter?".to_owned(),
        Slide::Priorities => "Onze prioriteiten".to_owned(),
        Slide::Start(_) => "Dit hoort bij het startgesprek".to_owned(),
    }
}

fn statement(view: &RoomView, key: &str) -> String {
    let found = view.session.report.texts.statement(key);
    found.map_or_else(|| "Stelling".to_owned(), |found| shortened(&found.text))
}

/// What a talking point is about: its first statement, or its own words.
pub fn point_text(view: &RoomView, point: &TalkingPoint) -> String {
    let texts = &view.session.report.texts;
    let mut statements = point
        .statements
        .iter()
        .filter_map(|key| texts.statement(key));
    let first = statements.next();
    first.map_or_else(|| point.text.clone(), |statement| statement.text.clone())
}

/// The beginning of a text that is too long for a line.
pub fn shortened(text: &str) -> String {
    cut(text, LONG)
}

/// At most so many characters of a text, ended at a word.
pub fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let head = &text[..end];
    let head = head
        .rsplit_once(char::is_whitespace)
        .map_or(head, |(whole, _)| whole);
    format!("{}…", head.trim_end())
}

/// At most so many characters and lines of a text: what a screen has room for.
pub fn fitting(text: &str, most: usize, most_lines: usize) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let shown = cut(&lines[..lines.len().min(most_lines)].join("\n"), most);
    if lines.len() > most_lines && !shown.ends_with('…') {
        format!("{shown}…")
    } else {
        shown
    }
}

/// A text as one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{cut, fitting};

    #[test]
    fn a_text_of_many_lines_fits_a_screen() {
        assert_eq!(fitting("een\n\ntwee", 40, 2), "een\ntwee");
        assert_eq!(fitting("een\ntwee\ndrie", 40, 2), "een\ntwee…");
        assert_eq!(fitting(&"x\n".repeat(300), 40, 3), "x\nx\nx…");
        assert_eq!(fitting("", 40, 3), "");
    }

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(cut("Wie denkt mee?", 40), "Wie denkt mee?");
        assert_eq!(cut("Wie denkt er mee over de wijk?", 15), "Wie denkt er…");
        assert_eq!(cut("ëëëëëë", 3), "ëëë…");
    }
}
