//! What changed between two versions of a plan: what came, what went, and what reads otherwise, each old text beside the new one.

use super::text::{PlanAction, PlanPriority, PlanSupport, PlanText};

/// What became of something from one version to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It came.
    Added,
    /// It went.
    Gone,
    /// It, or something in it, reads otherwise.
    Changed,
    /// It reads as it did.
    Same,
}

/// A part of a priority or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanField {
    /// What must get better.
    Title,
    /// The subgoal, as its code.
    Subgoal,
    /// What was seen.
    Finding,
    /// What is to be reached.
    Goal,
    /// Keys of statements.
    Statements,
    /// A disagreement of the group.
    Dissent,
    /// Support that is asked of the programme, a line each.
    Support,
    /// What is done.
    What,
    /// The first step.
    FirstStep,
    /// Who sees to it.
    Owner,
    /// Who else takes part.
    Others,
    /// The day on which it is done, as `2027-09-01`.
    DueOn,
    /// How it will be seen that it works.
    HowSeen,
}

/// A text that is not what it was. Either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// Which text.
    pub field: PlanField,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

/// An action in both versions, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionDifference {
    /// What became of it.
    pub fate: Fate,
    /// The action as it is, or as it was when it went.
    pub action: PlanAction,
    /// The texts that changed.
    pub fields: Vec<FieldDifference>,
}

/// A priority in both versions, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityDifference {
    /// What became of it.
    pub fate: Fate,
    /// The priority as it is, or as it was when it went.
    pub priority: PlanPriority,
    /// The texts that changed.
    pub fields: Vec<FieldDifference>,
    /// Its actions: as they stand, then those that went.
    pub actions: Vec<ActionDifference>,
    /// Whether actions that stayed stand in another order.
    pub reordered: bool,
}

/// What changed between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDifference {
    /// The priorities: as they stand, then those that went.
    pub priorities: Vec<PriorityDifference>,
    /// Whether priorities that stayed stand in another order.
    pub reordered: bool,
}

impl PlanDifference {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.reordered && self.priorities.iter().all(|own| own.fate == Fate::Same)
    }
}

/// What changed from one version to the other.
#[must_use]
pub fn difference(before: &PlanText, after: &PlanText) -> PlanDifference {
    let pairs = pairs(&before.priorities, &after.priorities, |old, new| {
        known(old.id.as_ref(), new.id.as_ref()).unwrap_or(old.title == new.title)
    });
    PlanDifference {
        reordered: is_reordered(&pairs),
        priorities: pairs.iter().filter_map(of_priorities).collect(),
    }
}

/// Whether two are one, by their ids; `None` where an id was not kept.
fn known<I: PartialEq>(old: Option<&I>, new: Option<&I>) -> Option<bool> {
    Some(old? == new?)
}

/// One thing, as it was and as it is, with its old place.
struct Pair<'a, T> {
    before: Option<(usize, &'a T)>,
    after: Option<&'a T>,
}

/// Everything that is there now beside what it was, then what is there no more.
fn pairs<'a, T>(
    before: &'a [T],
    after: &'a [T],
    is_one: impl Fn(&T, &T) -> bool,
) -> Vec<Pair<'a, T>> {
    let mut left: Vec<(usize, &T)> = before.iter().enumerate().collect();
    let mut pairs: Vec<Pair<'a, T>> = Vec::new();
    for new in after {
        let at = left.iter().position(|(_, old)| is_one(old, new));
        pairs.push(Pair {
            before: at.map(|at| left.remove(at)),
            after: Some(new),
        });
    }
    let gone = left.into_iter().map(|old| Pair {
        before: Some(old),
        after: None,
    });
    pairs.extend(gone);
    pairs
}

fn is_reordered<T>(pairs: &[Pair<'_, T>]) -> bool {
    let stayed = pairs.iter().filter(|pair| pair.after.is_some());
    let places = stayed.filter_map(|pair| pair.before.map(|(place, _)| place));
    !places.is_sorted()
}

fn of_priorities(pair: &Pair<'_, PlanPriority>) -> Option<PriorityDifference> {
    let old = pair.before.map(|(_, old)| old);
    let none: &[PlanAction] = &[];
    let actions = pairs(
        old.map_or(none, |old| old.actions.as_slice()),
        pair.after.map_or(none, |new| new.actions.as_slice()),
        |old, new| known(old.id.as_ref(), new.id.as_ref()).unwrap_or(old.what == new.what),
    );
    let reordered = is_reordered(&actions);
    let actions: Vec<_> = actions.iter().filter_map(of_actions).collect();
    let fields = match (old, pair.after) {
        (Some(old), Some(new)) => priority_fields(old, new),
        _ => Vec::new(),
    };
    let same =
        fields.is_empty() && !reordered && actions.iter().all(|action| action.fate == Fate::Same);
    Some(PriorityDifference {
        fate: fate(old.is_some(), pair.after.is_some(), same),
        priority: pair.after.or(old)?.clone(),
        fields,
        actions,
        reordered,
    })
}

fn of_actions(pair: &Pair<'_, PlanAction>) -> Option<ActionDifference> {
    let old = pair.before.map(|(_, old)| old);
    let fields = match (old, pair.after) {
        (Some(old), Some(new)) => action_fields(old, new),
        _ => Vec::new(),
    };
    Some(ActionDifference {
        fate: fate(old.is_some(), pair.after.is_some(), fields.is_empty()),
        action: pair.after.or(old)?.clone(),
        fields,
    })
}

const fn fate(was: bool, is: bool, same: bool) -> Fate {
    match (was, is) {
        (false, _) => Fate::Added,
        (true, false) => Fate::Gone,
        (true, true) if same => Fate::Same,
        (true, true) => Fate::Changed,
    }
}

fn priority_fields(old: &PlanPriority, new: &PlanPriority) -> Vec<FieldDifference> {
    let same_support = old.asks_same_as(new);
    let texts = |own: &PlanPriority| {
        let support: Vec<String> = own.support.iter().map(PlanSupport::told).collect();
        let support = if same_support {
            String::new()
        } else {
            support.join("\n")
        };
        [
            (PlanField::Title, own.title.clone()),
            (PlanField::Subgoal, own.subgoal.code().to_owned()),
            (PlanField::Finding, own.finding.clone()),
            (PlanField::Goal, own.goal.clone()),
            (PlanField::Statements, own.statements.join(", ")),
            (PlanField::Dissent, own.dissent.clone()),
            (PlanField::Support, support),
        ]
    };
    changed(texts(old), texts(new))
}

fn action_fields(old: &PlanAction, new: &PlanAction) -> Vec<FieldDifference> {
    let texts = |own: &PlanAction| {
        let due = own.due_on.map_or_else(String::new, |day| day.to_string());
        [
            (PlanField::What, own.what.clone()),
            (PlanField::FirstStep, own.first_step.clone()),
            (PlanField::Owner, own.owner.clone()),
            (PlanField::Others, own.others.clone()),
            (PlanField::DueOn, due),
            (PlanField::HowSeen, own.how_seen.clone()),
            (PlanField::Subgoal, own.subgoal.code().to_owned()),
        ]
    };
    changed(texts(old), texts(new))
}

fn changed<const N: usize>(
    old: [(PlanField, String); N],
    new: [(PlanField, String); N],
) -> Vec<FieldDifference> {
    let both = old.into_iter().zip(new);
    both.filter(|(old, new)| old.1 != new.1)
        .map(|((field, before), (_, after))| FieldDifference {
            field,
            before,
            after,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use questionnaires::kind::Subgoal;

    use super::*;
    use crate::ids::{ActionId, PriorityId, SupportId};

    fn action(id: Option<&ActionId>, what: &str) -> PlanAction {
        PlanAction {
            id: id.cloned(),
            what: what.into(),
            first_step: String::new(),
            owner: "griffier".into(),
            others: String::new(),
            due_on: None,
            how_seen: String::new(),
            subgoal: Subgoal::StrongCouncil,
        }
    }

    fn priority(id: Option<&PriorityId>, title: &str, actions: Vec<PlanAction>) -> PlanPriority {
        PlanPriority {
            id: id.cloned(),
            title: title.into(),
            subgoal: Subgoal::StrongCouncil,
            finding: String::new(),
            goal: String::new(),
            statements: Vec::new(),
            dissent: String::new(),
            actions,
            support: Vec::new(),
        }
    }

    fn plan(priorities: Vec<PlanPriority>) -> PlanText {
        PlanText { priorities }
    }

    #[test]
    fn what_came_what_went_and_what_reads_otherwise_is_told_apart() {
        let (first, second) = (PriorityId::random(), PriorityId::random());
        let (kept, gone, new) = (ActionId::random(), ActionId::random(), ActionId::random());
        let before = plan(vec![
            priority(
                Some(&first),
                "Een",
                vec![action(Some(&kept), "een brief"), action(Some(&gone), "weg")],
            ),
            priority(Some(&second), "Twee", vec![]),
        ]);
        let after = plan(vec![
            priority(Some(&second), "Twee", vec![]),
            priority(
                Some(&first),
                "Een!",
                vec![
                    action(Some(&new), "nieuw"),
                    action(Some(&kept), "twee brieven"),
                ],
            ),
        ]);
        let found = difference(&before, &after);
        assert!(found.reordered && !found.is_empty());
        let fates: Vec<_> = found.priorities.iter().map(|own| own.fate).collect();
        assert_eq!(fates, [Fate::Same, Fate::Changed]);
        let changed = &found.priorities[1];
        assert_eq!(
            (
                changed.fields[0].field,
                changed.fields[0].before.as_str(),
                changed.fields[0].after.as_str()
            ),
            (PlanField::Title, "Een", "Een!")
        );
        let actions: Vec<_> = changed
            .actions
            .iter()
            .map(|own| (own.fate, own.action.what.as_str()))
            .collect();
        assert_eq!(
            actions,
            [
                (Fate::Added, "nieuw"),
                (Fate::Changed, "twee brieven"),
                (Fate::Gone, "weg")
            ]
        );
    }

    #[test]
    fn versions_from_before_ids_were_kept_are_compared_by_their_words() {
        let id = ActionId::random();
        let before = plan(vec![priority(
            None,
            "Een",
            vec![action(None, "x"), action(None, "y")],
        )]);
        let after = plan(vec![priority(
            Some(&PriorityId::random()),
            "Een",
            vec![action(Some(&id), "y")],
        )]);
        let found = difference(&before, &after);
        let actions: Vec<_> = found.priorities[0]
            .actions
            .iter()
            .map(|own| own.fate)
            .collect();
        assert_eq!(actions, [Fate::Same, Fate::Gone]);
        assert!(difference(&before, &before).is_empty());
    }

    #[test]
    fn support_differs_by_what_is_asked_and_not_by_what_the_programme_calls_it() {
        let asked = |id: &SupportId, name: &str, question: &str| PlanSupport {
            id: id.clone(),
            name: name.into(),
            description: String::new(),
            link: String::new(),
            question: question.into(),
        };
        let with = |support| PlanPriority {
            support,
            ..priority(None, "Een", vec![])
        };
        let id = SupportId::random();
        let before = plan(vec![with(vec![asked(&id, "Intervisie", "")])]);
        let renamed = plan(vec![with(vec![asked(&id, "Samen leren", "")])]);
        assert!(difference(&before, &renamed).is_empty() && before.says_same_as(&renamed));
        let more = plan(vec![with(vec![
            asked(&id, "Intervisie", "over stukken"),
            asked(&SupportId::random(), "Uitdaagrecht", ""),
        ])]);
        assert!(!before.says_same_as(&more));
        let found = difference(&before, &more);
        let field = &found.priorities[0].fields[0];
        assert_eq!(field.field, PlanField::Support);
        assert_eq!(field.before, "Intervisie");
        assert_eq!(field.after, "Intervisie: over stukken\nUitdaagrecht");
    }

    #[test]
    fn another_order_alone_is_a_difference() {
        let (one, two) = (ActionId::random(), ActionId::random());
        let (x, y) = (action(Some(&one), "x"), action(Some(&two), "y"));
        let of = |actions| plan(vec![priority(None, "Een", actions)]);
        let found = difference(&of(vec![x.clone(), y.clone()]), &of(vec![y, x]));
        assert!(found.priorities[0].reordered && !found.is_empty());
    }
}
