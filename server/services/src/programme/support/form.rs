//! Something the programme offers, as typed.

use questionnaires::kind::{AuthorityKind, Subgoal};
use serde::{Deserialize, Serialize};

use super::record::Support;
use crate::error::{Problem, ProblemCode};
use crate::ids::SupportId;
use crate::programme::settings::Problems;
use crate::typed::{optional_link, required_line, required_text};

/// The longest description: it stands in plans, beside others.
const LONGEST_DESCRIPTION: usize = 400;

/// Something the programme offers, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupportForm {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where to read more; may stay empty.
    pub link: String,
    /// Codes of the subgoals it serves.
    pub for_subgoals: Vec<String>,
    /// Codes of the kinds of authority it is for.
    pub for_kinds: Vec<String>,
}

impl From<&Support> for SupportForm {
    fn from(support: &Support) -> Self {
        let subgoals = support.subgoals.iter();
        let kinds = support.kinds.iter();
        Self {
            name: support.name.clone(),
            description: support.description.clone(),
            link: support.link.clone(),
            for_subgoals: subgoals.map(|own| own.code().to_owned()).collect(),
            for_kinds: kinds.map(|own| own.code().to_owned()).collect(),
        }
    }
}

impl SupportForm {
    /// What was typed, under this id.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub(super) fn check(&self, id: SupportId, offered: bool) -> Result<Support, Vec<Problem>> {
        let mut problems = Problems::default();
        let description = required_text(&self.description, LONGEST_DESCRIPTION);
        let subgoals = chosen(&self.for_subgoals, &Subgoal::ALL, Subgoal::code);
        let kinds = chosen(&self.for_kinds, &AuthorityKind::ALL, AuthorityKind::code);
        let support = Support {
            id,
            name: problems.of("name", required_line(&self.name)),
            description: problems.of("description", description),
            link: problems.of("link", optional_link(&self.link)),
            subgoals: problems.of("for_subgoals", subgoals),
            kinds: problems.of("for_kinds", kinds),
            offered,
        };
        if problems.0.is_empty() {
            Ok(support)
        } else {
            Err(problems.0)
        }
    }
}

/// What the codes stand for, in the order of all there are.
fn chosen<T: Copy>(
    codes: &[String],
    all: &[T],
    code: impl Fn(T) -> &'static str,
) -> Result<Vec<T>, ProblemCode> {
    let is_known = |typed: &String| all.iter().any(|own| code(*own) == typed);
    if codes.is_empty() {
        Err(ProblemCode::Missing)
    } else if codes.iter().all(is_known) {
        let own = all.iter().copied();
        Ok(own
            .filter(|own| codes.iter().any(|typed| typed == code(*own)))
            .collect())
    } else {
        Err(ProblemCode::NotAChoice)
    }
}

/// Field, old value and new value of everything that is different.
pub(super) fn changed_fields(old: &Support, new: &Support) -> Vec<(String, String, String)> {
    let values = |support: &Support| {
        let form = SupportForm::from(support);
        [
            ("name", form.name),
            ("description", form.description),
            ("link", form.link),
            ("for_subgoals", form.for_subgoals.join(", ")),
            ("for_kinds", form.for_kinds.join(", ")),
        ]
    };
    values(old)
        .into_iter()
        .zip(values(new))
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| (field.to_owned(), old, new))
        .collect()
}
