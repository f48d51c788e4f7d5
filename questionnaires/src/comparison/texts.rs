//! What stands differently in two versions beside the statements.

use crate::form::AREA;
use crate::instrument::{BackgroundQuestion, Instrument};
use crate::kind::AuthorityKind;

/// A text beside the statements that stands differently in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDifference {
    /// Where it stands, as problems name it: `introduction.2`, `R4`, `T1.explanation`.
    pub place: String,
    /// As the earlier version has it; `None` where that has none.
    pub earlier: Option<String>,
    /// As the later version has it; `None` where that has none.
    pub later: Option<String>,
}

/// The texts beside the statements that stand differently for one kind of authority, in the order of the later version.
#[must_use]
pub fn other_texts(
    earlier: &Instrument,
    later: &Instrument,
    kind: AuthorityKind,
) -> Vec<TextDifference> {
    let (before, now) = (texts(earlier, kind), texts(later, kind));
    let find = |texts: &[(String, String)], place: &str| {
        let found = texts.iter().find(|(own, _)| own == place);
        found.map(|(_, text)| text.clone())
    };
    let gone = before
        .iter()
        .filter(|(place, _)| find(&now, place).is_none());
    let places = now.iter().chain(gone).map(|(place, _)| place);
    places
        .map(|place| TextDifference {
            place: place.clone(),
            earlier: find(&before, place),
            later: find(&now, place),
        })
        .filter(|text| text.earlier != text.later)
        .collect()
}

/// All texts beside the statements with their places, as one kind of authority reads them.
fn texts(instrument: &Instrument, kind: AuthorityKind) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut put = |place: String, text: &str| {
        if !text.is_empty() {
            texts.push((place, text.to_owned()));
        }
    };
    put("title".to_owned(), instrument.title.of(kind));
    put("welcome".to_owned(), instrument.welcome.of(kind));
    let lists = [
        ("about_authority", &instrument.about_authority),
        ("introduction", &instrument.introduction),
        ("sending", &instrument.sending),
        ("closing", &instrument.closing),
    ];
    for (name, list) in lists {
        for (wording, number) in list.iter().zip(1..) {
            put(format!("{name}.{number}"), wording.of(kind));
        }
    }
    for (line, number) in instrument.who_sees_what.iter().zip(1..) {
        let parts = [&line.subject, &line.who, &line.explanation].map(|part| part.of(kind));
        put(format!("who_sees_what.{number}"), &parts.join(" – "));
    }
    for option in &instrument.scale {
        put(format!("scale.{}", option.answer), &option.label);
    }
    for theme in &instrument.themes {
        put(theme.key.clone(), theme.title.of(kind));
        put(
            format!("{}.explanation", theme.key),
            theme.explanation.of(kind),
        );
        for hard in theme.words.iter().filter(|hard| hard.kinds.contains(&kind)) {
            put(format!("{}.words.{}", theme.key, hard.word), &hard.meaning);
        }
    }
    put("remark".to_owned(), instrument.remark.of(kind));
    put(
        "directions_question".to_owned(),
        instrument.directions_question.of(kind),
    );
    for direction in &instrument.directions {
        put(direction.key.clone(), direction.text.of(kind));
    }
    for question in &instrument.background {
        put(
            format!("background.{}", question.key),
            &background(question, kind),
        );
    }
    put("caveat".to_owned(), instrument.caveat.of(kind));
    texts
}

fn background(question: &BackgroundQuestion, kind: AuthorityKind) -> String {
    let asked = question.question.of(kind);
    if question.key == AREA {
        return asked.to_owned();
    }
    let options: Vec<_> = question
        .options
        .iter()
        .map(|option| option.label.as_str())
        .collect();
    format!("{asked} {}", options.join(" · "))
}
