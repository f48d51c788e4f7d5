//! A statement or another text in two versions: what became of it, and both texts beside each other.

use super::{chooser::group_name, words};
use leptos::prelude::*;
use questionnaires::comparison::{StatementChange, StatementDifference, TextDifference};
use questionnaires::kind::{AuthorityKind, RespondentGroup};

/// What is held beside each other.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// Number of the earlier version.
    pub earlier: &'a str,
    /// Number of the later version.
    pub later: &'a str,
    /// The kind of authority whose texts are shown.
    pub kind: AuthorityKind,
}

/// A statement.
pub fn statement(own: &StatementDifference<'_>, sides: &Sides<'_>) -> AnyView {
    let keys = match (own.earlier, own.later) {
        (Some(earlier), Some(later)) if earlier.key != later.key => {
            format!("{}, was {}", later.key, earlier.key)
        }
        (earlier, later) => later
            .or(earlier)
            .map(|statement| statement.key.clone())
            .unwrap_or_default(),
    };
    let texts = (
        own.earlier.map(|it| it.text.of(sides.kind)),
        own.later.map(|it| it.text.of(sides.kind)),
    );
    let notes: Vec<_> = notes(own, sides.kind)
        .into_iter()
        .map(|note| view! { <p class="qs-note">{note}</p> })
        .collect();
    view! {
        <li>
            <p class="qs-difference__what">
                <span class="qs-note">{keys}</span>
                <span class="qs-label">
                    <span class="qs-difference__sign" aria-hidden="true">{words::sign(own.change)}</span>
                    {words::change(own.change)}
                </span>
            </p>
            {both(texts, sides)}
            {notes}
        </li>
    }
    .into_any()
}

/// A text beside the statements.
pub fn text(own: &TextDifference, sides: &Sides<'_>) -> AnyView {
    let texts = (own.earlier.as_deref(), own.later.as_deref());
    view! {
        <li>
            <p class="qs-difference__what"><strong>{words::place(&own.place)}</strong></p>
            {both(texts, sides)}
        </li>
    }
    .into_any()
}

/// Both texts, or the one there is.
fn both(texts: (Option<&str>, Option<&str>), sides: &Sides<'_>) -> AnyView {
    let (old, new) = match texts {
        (Some(earlier), Some(later)) if earlier == later => {
            return view! { <p class="qs-measure">{later.to_owned()}</p> }.into_any();
        }
        (Some(earlier), Some(later)) => {
            let (start, end) = common(earlier, later);
            (
                parted(earlier, (start, end), |part| {
                    view! { <del>{part}</del> }.into_any()
                }),
                parted(later, (start, end), |part| {
                    view! { <ins>{part}</ins> }.into_any()
                }),
            )
        }
        (earlier, later) => (
            whole(earlier, "Stond er nog niet."),
            whole(later, "Staat er niet meer."),
        ),
    };
    view! {
        <div class="qs-difference">
            <div><p class="qs-note">{format!("In {}", sides.earlier)}</p><p>{old}</p></div>
            <div><p class="qs-note">{format!("In {}", sides.later)}</p><p>{new}</p></div>
        </div>
    }
    .into_any()
}

fn whole(text: Option<&str>, missing: &'static str) -> AnyView {
    match text {
        Some(text) => text.to_owned().into_any(),
        None => view! { <span class="qs-subtle">{missing}</span> }.into_any(),
    }
}

/// How many words two texts have in common at the beginning, and after that at the end.
fn common(one: &str, other: &str) -> (usize, usize) {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (one, other) = (words(one), words(other));
    let shortest = one.len().min(other.len());
    let same = |(one, other): &(&String, &String)| one == other;
    let start = one.iter().zip(&other).take_while(same).count();
    let end = one.iter().rev().zip(other.iter().rev());
    let end = end.take(shortest - start).take_while(same).count();
    (start, end)
}

/// The text with what is not common marked.
fn parted(text: &str, (start, end): (usize, usize), mark: impl Fn(String) -> AnyView) -> AnyView {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (before, rest) = words.split_at(start.min(words.len()));
    let (middle, after) = rest.split_at(rest.len().saturating_sub(end));
    let marked = (!middle.is_empty()).then(|| mark(middle.join(" ")));
    let space = |needed: bool| needed.then_some(" ");
    view! {
        {before.join(" ")}
        {space(!before.is_empty())}
        {marked}
        {space(!middle.is_empty() && !after.is_empty())}
        {after.join(" ")}
    }
    .into_any()
}

/// What else is otherwise: other kinds of authority, groups, answers.
fn notes(own: &StatementDifference<'_>, kind: AuthorityKind) -> Vec<String> {
    let mut notes = Vec::new();
    let (Some(earlier), Some(later)) = (own.earlier, own.later) else {
        let statement = own.later.or(own.earlier);
        let groups = statement.map(|it| it.groups.as_slice()).unwrap_or_default();
        let verb = if own.change == StatementChange::Gone {
            "Was voor"
        } else {
            "Voor"
        };
        return vec![format!("{verb}: {}.", names(kind, groups))];
    };
    let elsewhere: Vec<_> = AuthorityKind::ALL
        .into_iter()
        .filter(|other| *other != kind && earlier.text.of(*other) != later.text.of(*other))
        .map(words::kind)
        .collect();
    if earlier.text.of(kind) == later.text.of(kind) && !elsewhere.is_empty() {
        notes.push(format!(
            "De woorden verschillen alleen bij: {}.",
            elsewhere.join(", ")
        ));
    }
    let (now, no_more) = own.groups_changed();
    if !now.is_empty() {
        notes.push(format!("Nu ook voor: {}.", names(kind, &now)));
    }
    if !no_more.is_empty() {
        notes.push(format!("Niet meer voor: {}.", names(kind, &no_more)));
    }
    if earlier.may_decline != later.may_decline {
        let now = if later.may_decline {
            "nu ook"
        } else {
            "niet meer"
        };
        notes.push(format!("‘Zeg ik liever niet’ kan {now}."));
    }
    if earlier.differs_by_kind != later.differs_by_kind {
        let now = if later.differs_by_kind {
            "Wordt niet meer vergeleken tussen soorten organisaties."
        } else {
            "Wordt nu ook vergeleken tussen soorten organisaties."
        };
        notes.push(now.to_owned());
    }
    notes
}

fn names(kind: AuthorityKind, groups: &[RespondentGroup]) -> String {
    let names: Vec<_> = groups
        .iter()
        .map(|group| group_name(kind, *group))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_marked() {
        assert_eq!(common("de raad bepaalt zelf", "de raad kiest zelf"), (2, 1));
        assert_eq!(common("de raad", "de raad kiest"), (2, 0));
        assert_eq!(common("zelf", "zelf zelf"), (1, 0));
        assert_eq!(common("", "de raad"), (0, 0));
    }
}
