//! Checks of the crosswalk: what a version says of the one it came forth from.

use super::file::{Empty, Fields, Node, Reader, join};
use super::problem::{Named, ProblemKind};
use crate::comparison::{Crosswalk, CrosswalkProblem, Fate};
use crate::instrument::Instrument;
use crate::versions::{Versions, order};

/// Checks how it is written, where there is one.
pub(super) fn check<'a>(reader: &mut Reader<'a>, root: &Fields<'a>) {
    let Some(node) = root.get("crosswalk") else {
        return;
    };
    let fields = reader.fields(&node, &["from"], &["statements"]);
    super::version_in(reader, &fields, "from");
    for passage in reader.list_in(&fields, "statements", Empty::Allowed) {
        let fields = reader.fields(&passage, &["from", "fate"], &["to"]);
        for name in ["from", "to"] {
            if let Some(key) = fields.get(name) {
                reader.word(&key);
            }
        }
        if let Some(fate) = fields.get("fate") {
            reader.code(&fate, Fate::from_code, Named::Fate);
        }
    }
}

/// Checks that the version can come after all there are.
pub(super) fn check_after<'a>(
    reader: &mut Reader<'a>,
    root: &Fields<'a>,
    instrument: &Instrument,
    released: &Versions,
) {
    let Some(newest) = released.newest().map(|version| &version.instrument) else {
        return;
    };
    if let Some(node) = root.get("version") {
        if released.version(&instrument.version).is_some() {
            reader.report_at(&node, ProblemKind::VersionTaken);
            return;
        }
        if order(&instrument.version) <= order(&newest.version) {
            let newest = newest.version.clone();
            reader.report_at(&node, ProblemKind::NotAfter { newest });
        }
    }
    let (Some(node), Some(own)) = (root.get("crosswalk"), &instrument.crosswalk) else {
        let newest = newest.version.clone();
        reader.report(0, "crosswalk", ProblemKind::NoCrosswalk { newest });
        return;
    };
    let Some(walk) = Crosswalk::between(newest, instrument) else {
        let newest = newest.version.clone();
        let key = join(&node.path, "from");
        let at = node.value.span().start;
        reader.report(at, &key, ProblemKind::CrosswalkFrom { newest });
        return;
    };
    for problem in walk.problems(newest, instrument) {
        let (at, key) = place(&node, root, key_of(&problem));
        reader.report(at, &key, ProblemKind::Crosswalk(problem));
    }
    let mentioned: Vec<_> = own.statements.iter().map(|passage| &passage.from).collect();
    reused(reader, (&node, root), &walk, instrument, &|key: &String| {
        let mut older = released.iter();
        let known = older.any(|older| older.instrument.statement(key).is_some());
        known && (mentioned.contains(&key) || newest.statement(key).is_none())
    });
}

/// Reports new statements under a key that had another meaning before.
fn reused<'a>(
    reader: &mut Reader<'a>,
    (node, root): (&Node<'a>, &Fields<'a>),
    walk: &Crosswalk,
    instrument: &Instrument,
    had_meaning: &dyn Fn(&String) -> bool,
) {
    let goes_on = |key: &String| {
        let mut passages = walk.statements.iter();
        passages.any(|passage| passage.from == *key && passage.to.as_ref() == Some(key))
    };
    let keys = instrument.statements().map(|statement| &statement.key);
    for key in keys.filter(|key| !goes_on(key) && had_meaning(key)) {
        let (at, key) = place(node, root, key);
        reader.report(at, &key, ProblemKind::KeyReused);
    }
}

fn key_of(problem: &CrosswalkProblem) -> &str {
    match problem {
        CrosswalkProblem::OtherVersions => "",
        CrosswalkProblem::Missing { key }
        | CrosswalkProblem::Unusable { key }
        | CrosswalkProblem::FateAndKey { key }
        | CrosswalkProblem::NotTheSame { key } => key,
    }
}

/// Where a statement is spoken of: in the crosswalk, or else where it stands itself, or else the crosswalk as a whole.
fn place<'a>(crosswalk: &Node<'a>, root: &Fields<'a>, key: &str) -> (usize, String) {
    let passages = children(crosswalk, "statements").filter(|passage| {
        ["from", "to"]
            .iter()
            .any(|name| text(passage, name) == Some(key))
    });
    // The last one: of two that say something of the same statement it is the one too many.
    if let Some(passage) = passages.last() {
        return (
            passage.value.span().start,
            join(&crosswalk.path, &format!("statements.{key}")),
        );
    }
    let themes = root.get("themes");
    let themes = themes.iter().flat_map(items);
    let mut statements =
        themes.flat_map(|theme| children(&theme, "statements").collect::<Vec<_>>());
    match statements.find(|statement| text(statement, "key") == Some(key)) {
        Some(statement) => (statement.value.span().start, key.to_owned()),
        None => (
            crosswalk.value.span().start,
            join(&crosswalk.path, &format!("statements.{key}")),
        ),
    }
}

fn text<'a>(node: &Node<'a>, name: &str) -> Option<&'a str> {
    node.value
        .get_ref()
        .as_table()?
        .get(name)?
        .get_ref()
        .as_str()
}

fn children<'a>(node: &Node<'a>, name: &str) -> impl Iterator<Item = Node<'a>> + use<'a> {
    let list = node
        .value
        .get_ref()
        .as_table()
        .and_then(|table| table.get(name))
        .map(|value| Node {
            value,
            path: String::new(),
        });
    list.into_iter().flat_map(|list| items(&list))
}

fn items<'a>(list: &Node<'a>) -> Vec<Node<'a>> {
    let items = list.value.get_ref().as_array();
    let items = items.into_iter().flat_map(|items| items.iter());
    items
        .map(|value| Node {
            value,
            path: String::new(),
        })
        .collect()
}
