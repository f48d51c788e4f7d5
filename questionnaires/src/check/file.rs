//! Reading a questionnaire file so that every problem keeps its line and key, and one problem does not hide the next.

use super::problem::{Counted, Expected, Named, Problem, ProblemKind};
use crate::kind::{AuthorityKind, Subgoal};
use crate::language::{MOST_WORDS, longest_sentence};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// A value in the file, and the dotted key by which people call it.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pub value: &'a Spanned<DeValue<'a>>,
    pub path: String,
}

/// The fields of one table; none where something else stands.
pub(super) struct Fields<'a> {
    table: Option<&'a DeTable<'a>>,
    pub path: String,
    pub at: usize,
}

impl<'a> Fields<'a> {
    /// The fields of the file itself.
    pub fn root(table: &'a DeTable<'a>) -> Self {
        Self {
            table: Some(table),
            path: String::new(),
            at: 0,
        }
    }

    pub fn get(&self, name: &str) -> Option<Node<'a>> {
        let value = self.table?.get(name)?;
        Some(Node {
            value,
            path: join(&self.path, name),
        })
    }

    /// The same fields under the key by which people call their table, such as `T3.2`.
    pub fn called(mut self, key: Option<&str>) -> Self {
        if let Some(key) = key {
            key.clone_into(&mut self.path);
        }
        self
    }
}

/// Whether a text may be empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    Refused,
    Allowed,
}

/// The file and the problems found in it so far.
pub(super) struct Reader<'a> {
    source: &'a str,
    /// Where each line begins, but the first.
    lines: Vec<usize>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub fn new(source: &'a str) -> Self {
        Self {
            source,
            lines: source.match_indices('\n').map(|(at, _)| at + 1).collect(),
            problems: Vec::new(),
        }
    }

    /// All problems, in the order of the file.
    pub fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems.dedup();
        self.problems
    }

    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    pub fn report(&mut self, at: usize, key: &str, kind: ProblemKind) {
        let line = self.lines.partition_point(|start| *start <= at);
        self.problems.push(Problem {
            line: line + 1,
            key: key.to_owned(),
            kind,
        });
    }

    pub fn report_at(&mut self, node: &Node<'a>, kind: ProblemKind) {
        self.report(node.value.span().start, &node.path, kind);
    }

    /// A problem that the TOML parser found.
    pub fn report_toml(&mut self, error: &Error) {
        let span: Range<usize> = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" {
            let key = self.source.get(span.clone()).unwrap_or_default().to_owned();
            self.report(span.start, &key, ProblemKind::DoubledField);
        } else {
            self.report(
                span.start,
                "",
                ProblemKind::Syntax(error.message().to_owned()),
            );
        }
    }

    /// The fields of a table. Those in `required` must be there, and no others but those in `optional` may.
    pub fn fields(&mut self, node: &Node<'a>, required: &[&str], optional: &[&str]) -> Fields<'a> {
        let table = node.value.get_ref().as_table();
        if table.is_none() {
            self.report_at(node, ProblemKind::Expected(Expected::Table));
        }
        let fields = Fields {
            table,
            path: node.path.clone(),
            at: node.value.span().start,
        };
        self.check_fields(&fields, required, optional);
        fields
    }

    /// Reports fields that are missing or unknown.
    pub fn check_fields(&mut self, fields: &Fields<'a>, required: &[&str], optional: &[&str]) {
        let Some(table) = fields.table else { return };
        for name in required.iter().filter(|name| !table.contains_key(**name)) {
            self.report(
                fields.at,
                &join(&fields.path, name),
                ProblemKind::MissingField,
            );
        }
        for name in table.keys() {
            let known = |list: &[&str]| list.contains(&name.get_ref().as_ref());
            if !known(required) && !known(optional) {
                self.report(
                    name.span().start,
                    &join(&fields.path, name.get_ref()),
                    ProblemKind::UnknownField,
                );
            }
        }
    }

    /// A text without further demands than that it says something.
    pub fn word(&mut self, node: &Node<'a>) -> Option<&'a str> {
        let text = node.value.get_ref().as_str();
        match text {
            None => self.report_at(node, ProblemKind::Expected(Expected::Text)),
            Some(text) if text.trim().is_empty() => self.report_at(node, ProblemKind::EmptyText),
            Some(_) => {}
        }
        text
    }

    /// A text that people read, at level B1.
    pub fn text(&mut self, node: &Node<'a>, empty: Empty) -> Option<&'a str> {
        if empty == Empty::Allowed && node.value.get_ref().as_str() == Some("") {
            return Some("");
        }
        let text = self.word(node)?;
        let words = longest_sentence(text);
        if words > MOST_WORDS {
            self.report_at(node, ProblemKind::SentenceTooLong { words });
        }
        Some(text)
    }

    /// The text in one field.
    pub fn text_in(&mut self, fields: &Fields<'a>, name: &str) -> Option<&'a str> {
        let node = fields.get(name)?;
        self.text(&node, Empty::Refused)
    }

    /// The three texts of a wording, by kind, as far as they are there.
    pub fn wording(&mut self, node: &Node<'a>, empty: Empty) -> Vec<(AuthorityKind, &'a str)> {
        let fields = self.fields(node, &[], &AuthorityKind::ALL.map(AuthorityKind::code));
        let mut texts = Vec::new();
        for kind in AuthorityKind::ALL {
            match fields.get(kind.code()) {
                Some(variant) => texts.extend(self.text(&variant, empty).map(|text| (kind, text))),
                None if fields.table.is_some() => {
                    self.report(
                        fields.at,
                        &join(&fields.path, kind.code()),
                        ProblemKind::MissingVariant(kind),
                    );
                }
                None => {}
            }
        }
        texts
    }

    /// The wording in one field; nothing where it is missing.
    pub fn wording_in(&mut self, fields: &Fields<'a>, name: &str) -> Vec<(AuthorityKind, &'a str)> {
        let Some(node) = fields.get(name) else {
            return Vec::new();
        };
        self.wording(&node, Empty::Refused)
    }

    /// The items of the list in one field, numbered from 1; nothing where it is missing.
    pub fn list_in(&mut self, fields: &Fields<'a>, name: &str, empty: Empty) -> Vec<Node<'a>> {
        let Some(node) = fields.get(name) else {
            return Vec::new();
        };
        let Some(items) = node.value.get_ref().as_array() else {
            self.report_at(&node, ProblemKind::Expected(Expected::List));
            return Vec::new();
        };
        if items.is_empty() && empty == Empty::Refused {
            self.report_at(&node, ProblemKind::EmptyList);
        }
        let item = |(value, number): (&'a Spanned<DeValue<'a>>, usize)| Node {
            value,
            path: join(&node.path, &number.to_string()),
        };
        items.iter().zip(1..).map(item).collect()
    }

    /// The value that a code stands for.
    pub fn code<T>(
        &mut self,
        node: &Node<'a>,
        from: fn(&str) -> Option<T>,
        named: Named,
    ) -> Option<T> {
        let code = self.word(node)?;
        let value = from(code);
        if value.is_none() {
            self.report_at(node, ProblemKind::Unknown(named, code.to_owned()));
        }
        value
    }

    /// The subgoal that a theme or a direction names.
    pub fn subgoal_in(&mut self, fields: &Fields<'a>) -> Option<Subgoal> {
        let node = fields.get("subgoal")?;
        self.code(&node, Subgoal::from_code, Named::Subgoal)
    }

    /// Reports where there are more or fewer than there must be.
    pub fn count(&mut self, node: &Node<'a>, of: Counted, found: usize, wanted: usize) {
        if found != wanted {
            self.report_at(node, ProblemKind::Count { of, found, wanted });
        }
    }

    /// Reports subgoals that have more or fewer than `wanted` of what names them.
    pub fn count_by_subgoal(
        &mut self,
        node: &Node<'a>,
        of: fn(Subgoal) -> Counted,
        subgoals: &[Subgoal],
        wanted: usize,
    ) {
        for subgoal in Subgoal::ALL {
            let found = subgoals.iter().filter(|&&named| named == subgoal).count();
            self.count(node, of(subgoal), found, wanted);
        }
    }

    /// Reports anything but `true` or `false`.
    pub fn yes_or_no(&mut self, fields: &Fields<'a>, name: &str) {
        if let Some(node) = fields.get(name)
            && !node.value.get_ref().is_bool()
        {
            self.report_at(&node, ProblemKind::Expected(Expected::YesOrNo));
        }
    }
}

pub(super) fn join(path: &str, name: &str) -> String {
    // "T3.2.province", not "T3.2.text.province": a statement is its text
    match (path, name) {
        ("", name) => name.to_owned(),
        (path, "text") => path.to_owned(),
        (path, name) => format!("{path}.{name}"),
    }
}
