//! Checks a questionnaire file and tells everything that is wrong with it at once, each with its line and key.

mod crosswalk;
mod file;
mod problem;
#[cfg(test)]
mod tests;
mod themes;
mod toml_words;

pub use problem::{Counted, Expected, Named, Problem, ProblemKind};

use crate::answers::Answer;
use crate::form::AREA;
use crate::instrument::Instrument;
use crate::kind::{AuthorityKind, Subgoal};
use crate::rules::NO_ANSWER;
use crate::versions::Versions;
use file::{Empty, Fields, Node, Reader};
use std::collections::BTreeSet;
use toml::de::DeTable;

/// The background questions that residents can be split by.
pub const BACKGROUND: [&str; 3] = ["age", AREA, "took_part"];

/// Directions each subgoal has.
const DIRECTIONS_OF_SUBGOAL: usize = 3;

/// Reads a questionnaire file.
///
/// # Errors
/// All problems at once, in the order of the file.
pub fn parse(toml: &str) -> Result<Instrument, Vec<Problem>> {
    parse_with(toml, None)
}

/// Reads a questionnaire file that is to come after all versions there are: its number is later than theirs, and its crosswalk says
/// what became of each statement of the newest one.
///
/// # Errors
/// All problems at once, in the order of the file.
pub fn parse_after(toml: &str, released: &Versions) -> Result<Instrument, Vec<Problem>> {
    parse_with(toml, Some(released))
}

fn parse_with(toml: &str, released: Option<&Versions>) -> Result<Instrument, Vec<Problem>> {
    let (root, errors) = DeTable::parse_recoverable(toml);
    let mut reader = Reader::new(toml);
    for error in &errors {
        reader.report_toml(error);
    }
    let fields = Fields::root(root.get_ref());
    check(&mut reader, &fields);
    if reader.is_clean() {
        match toml::from_str(toml) {
            Ok(instrument) => {
                if let Some(released) = released {
                    crosswalk::check_after(&mut reader, &fields, &instrument, released);
                }
                if reader.is_clean() {
                    return Ok(instrument);
                }
            }
            Err(error) => reader.report_toml(&error),
        }
    }
    Err(reader.into_problems())
}

/// Keys that results hang on: those of themes, statements and directions, each used once.
#[derive(Default)]
struct Keys(BTreeSet<String>);

impl Keys {
    /// Checks the key of a table, and returns it.
    fn check<'a>(&mut self, reader: &mut Reader<'a>, fields: &Fields<'a>) -> Option<&'a str> {
        let node = fields.get("key")?;
        let key = reader.word(&node)?;
        let sound = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        if !key.split('.').all(sound) {
            reader.report_at(&node, ProblemKind::MalformedKey);
        }
        if !self.0.insert(key.to_owned()) {
            reader.report(node.value.span().start, key, ProblemKind::DoubledKey);
        }
        Some(key)
    }
}

/// The key that a table gives itself.
fn key_of<'a>(node: &Node<'a>) -> Option<&'a str> {
    let key = node.value.get_ref().as_table()?.get("key")?;
    key.get_ref().as_str().filter(|key| !key.is_empty())
}

/// The node under its own key, where it has one.
fn called<'a>(node: &Node<'a>, key: Option<&str>) -> Node<'a> {
    let path = key.map_or_else(|| node.path.clone(), str::to_owned);
    Node {
        value: node.value,
        path,
    }
}

fn check<'a>(reader: &mut Reader<'a>, root: &Fields<'a>) {
    let wordings = [
        "title",
        "welcome",
        "remark",
        "directions_question",
        "caveat",
    ];
    let paragraphs = ["introduction", "sending", "closing"];
    let lists = [
        "version",
        "about_authority",
        "who_sees_what",
        "scale",
        "themes",
        "directions",
        "background",
    ];
    let required = [&wordings[..], &paragraphs[..], &lists[..]].concat();
    reader.check_fields(root, &required, &["crosswalk"]);
    version_in(reader, root, "version");
    for name in wordings {
        reader.wording_in(root, name);
    }
    for name in paragraphs {
        for paragraph in reader.list_in(root, name, Empty::Refused) {
            reader.wording(&paragraph, Empty::Refused);
        }
    }
    about_authority(reader, root);
    who_sees_what(reader, root);
    scale(reader, root);
    let mut keys = Keys::default();
    themes::check(reader, root, &mut keys);
    directions(reader, root, &mut keys);
    background(reader, root);
    crosswalk::check(reader, root);
}

/// Checks a field that names a version.
fn version_in<'a>(reader: &mut Reader<'a>, fields: &Fields<'a>, name: &str) {
    let Some(node) = fields.get(name) else {
        return;
    };
    let Some(version) = reader.word(&node) else {
        return;
    };
    if crate::versions::order(version).is_none() {
        reader.report_at(&node, ProblemKind::MalformedVersion);
    }
}

/// What an authority does may be left empty, but not for water boards, whose work few people know.
fn about_authority<'a>(reader: &mut Reader<'a>, root: &Fields<'a>) {
    let mut explained = false;
    for sentence in reader.list_in(root, "about_authority", Empty::Allowed) {
        let texts = reader.wording(&sentence, Empty::Allowed);
        explained |= texts
            .iter()
            .any(|(kind, text)| *kind == AuthorityKind::WaterBoard && !text.is_empty());
    }
    if let Some(node) = root.get("about_authority").filter(|_| !explained) {
        reader.report_at(&node, ProblemKind::WaterBoardUnexplained);
    }
}

fn who_sees_what<'a>(reader: &mut Reader<'a>, root: &Fields<'a>) {
    let parts = ["subject", "who", "explanation"];
    for line in reader.list_in(root, "who_sees_what", Empty::Refused) {
        let fields = reader.fields(&line, &parts, &[]);
        for part in parts {
            reader.wording_in(&fields, part);
        }
    }
}

fn scale<'a>(reader: &mut Reader<'a>, root: &Fields<'a>) {
    let mut found = Vec::new();
    for option in reader.list_in(root, "scale", Empty::Refused) {
        let fields = reader.fields(&option, &["answer", "label"], &[]);
        reader.text_in(&fields, "label");
        let Some(node) = fields.get("answer") else {
            continue;
        };
        let Some(answer) = reader.code(&node, Answer::from_code, Named::Answer) else {
            continue;
        };
        if found.contains(&answer) {
            reader.report_at(&node, ProblemKind::DoubledKey);
        }
        found.push(answer);
    }
    let Some(all) = root.get("scale") else { return };
    for answer in Answer::ALL
        .into_iter()
        .filter(|answer| !found.contains(answer))
    {
        reader.report_at(&all, ProblemKind::MissingAnswer(answer));
    }
    if !found.is_sorted() {
        reader.report_at(&all, ProblemKind::ScaleOrder);
    }
}

fn directions<'a>(reader: &mut Reader<'a>, root: &Fields<'a>, keys: &mut Keys) {
    let directions = reader.list_in(root, "directions", Empty::Allowed);
    let mut subgoals = Vec::new();
    for node in &directions {
        let fields = reader.fields(
            &called(node, key_of(node)),
            &["key", "subgoal", "text"],
            &[],
        );
        keys.check(reader, &fields);
        reader.wording_in(&fields, "text");
        subgoals.extend(reader.subgoal_in(&fields));
    }
    let Some(all) = root.get("directions") else {
        return;
    };
    let wanted = DIRECTIONS_OF_SUBGOAL * Subgoal::ALL.len();
    reader.count(&all, Counted::Directions, directions.len(), wanted);
    reader.count_by_subgoal(
        &all,
        Counted::DirectionsOf,
        &subgoals,
        DIRECTIONS_OF_SUBGOAL,
    );
}

fn background<'a>(reader: &mut Reader<'a>, root: &Fields<'a>) {
    let mut keys = Keys::default();
    for node in reader.list_in(root, "background", Empty::Allowed) {
        let fields = reader.fields(&node, &["key", "question"], &["options"]);
        let key = keys.check(reader, &fields);
        if let Some(unknown) = key.filter(|key| !BACKGROUND.contains(key)) {
            reader.report(
                fields.at,
                &fields.path,
                ProblemKind::Unknown(Named::Background, unknown.to_owned()),
            );
        }
        let fields = fields.called(key);
        reader.wording_in(&fields, "question");
        let options = options(reader, &fields);
        match key {
            Some(AREA) if options > 0 => {
                reader.report(fields.at, &fields.path, ProblemKind::AreaWithOptions)
            }
            Some(AREA) => {}
            _ if options < 2 => reader.report(fields.at, &fields.path, ProblemKind::TooFewOptions),
            _ => {}
        }
    }
}

/// Checks the options of a background question, and counts them.
fn options<'a>(reader: &mut Reader<'a>, question: &Fields<'a>) -> usize {
    let mut keys = Keys(BTreeSet::from([NO_ANSWER.to_owned()]));
    let options = reader.list_in(question, "options", Empty::Allowed);
    for option in &options {
        let fields = reader.fields(option, &["key", "label"], &[]);
        keys.check(reader, &fields);
        reader.text_in(&fields, "label");
    }
    options.len()
}
