//! Checks of the themes: their statements, the groups these name, and the hard words explained with them.

use super::Keys;
use super::file::{Empty, Fields, Node, Reader};
use super::problem::{Counted, Named, ProblemKind};
use crate::kind::{AuthorityKind, RespondentGroup, Subgoal};

/// Texts of a theme by the kind of authority that reads them.
type Texts<'a> = Vec<(AuthorityKind, &'a str)>;

/// Themes each subgoal has.
const THEMES_OF_SUBGOAL: usize = 2;

/// Checks all themes.
pub(super) fn check<'a>(reader: &mut Reader<'a>, root: &Fields<'a>, keys: &mut Keys) {
    let themes = reader.list_in(root, "themes", Empty::Allowed);
    let subgoals: Vec<_> = themes
        .iter()
        .filter_map(|node| theme(reader, node, keys))
        .collect();
    let Some(all) = root.get("themes") else {
        return;
    };
    reader.count(
        &all,
        Counted::Themes,
        themes.len(),
        THEMES_OF_SUBGOAL * Subgoal::ALL.len(),
    );
    reader.count_by_subgoal(&all, Counted::ThemesOf, &subgoals, THEMES_OF_SUBGOAL);
}

fn theme<'a>(reader: &mut Reader<'a>, node: &Node<'a>, keys: &mut Keys) -> Option<Subgoal> {
    let required = ["key", "subgoal", "title", "explanation", "statements"];
    let key = super::key_of(node);
    let node = &super::called(node, key);
    let fields = reader.fields(node, &required, &["words"]);
    keys.check(reader, &fields);
    let mut texts = reader.wording_in(&fields, "title");
    texts.extend(reader.wording_in(&fields, "explanation"));
    for statement_node in reader.list_in(&fields, "statements", Empty::Refused) {
        texts.extend(statement(reader, &statement_node, key, keys));
    }
    for word in reader.list_in(&fields, "words", Empty::Allowed) {
        hard_word(reader, &word, &texts);
    }
    reader.subgoal_in(&fields)
}

fn statement<'a>(
    reader: &mut Reader<'a>,
    node: &Node<'a>,
    theme: Option<&str>,
    keys: &mut Keys,
) -> Texts<'a> {
    let node = &super::called(node, super::key_of(node));
    let fields = reader.fields(
        node,
        &["key", "groups", "text"],
        &["may_decline", "differs_by_kind"],
    );
    if let Some(key) = keys.check(reader, &fields)
        && let Some(theme) = theme
        && key
            .strip_prefix(theme)
            .is_none_or(|rest| !rest.starts_with('.'))
    {
        let theme = theme.to_owned();
        reader.report(fields.at, key, ProblemKind::NotUnderTheme { theme });
    }
    for group in reader.list_in(&fields, "groups", Empty::Refused) {
        reader.code(&group, RespondentGroup::from_code, Named::Group);
    }
    reader.yes_or_no(&fields, "may_decline");
    reader.yes_or_no(&fields, "differs_by_kind");
    reader.wording_in(&fields, "text")
}

fn hard_word<'a>(reader: &mut Reader<'a>, node: &Node<'a>, texts: &Texts<'a>) {
    let fields = reader.fields(node, &["word", "meaning"], &["kinds"]);
    let kinds = reader.list_in(&fields, "kinds", Empty::Refused);
    let named: Vec<_> = kinds
        .iter()
        .filter_map(|kind| reader.code(kind, AuthorityKind::from_code, Named::Kind))
        .collect();
    reader.text_in(&fields, "meaning");
    let Some(word) = reader.text_in(&fields, "word") else {
        return;
    };
    let sought = word.to_lowercase();
    let reads = |kind: &AuthorityKind| named.is_empty() || named.contains(kind);
    if !texts
        .iter()
        .any(|(kind, text)| reads(kind) && text.to_lowercase().contains(&sought))
    {
        reader.report(
            fields.at,
            &fields.path,
            ProblemKind::UnusedWord(word.to_owned()),
        );
    }
}
