//! What stands differently in two versions of the instrument, statement by statement, for whoever reads them beside each other.

use super::crosswalk::{Crosswalk, Fate, Passage};
use crate::instrument::{Instrument, Statement, Wording};
use crate::kind::RespondentGroup;

/// All statements of two versions, by theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differences<'a> {
    /// The themes in the order of the later version; those that only the earlier one has come last.
    pub themes: Vec<ThemeDifferences<'a>>,
}

/// A theme of two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeDifferences<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its name, as the later version that has it calls it.
    pub title: &'a Wording,
    /// Its statements in the order of the later version; those that are gone come last.
    pub statements: Vec<StatementDifference<'a>>,
}

/// A statement of two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementDifference<'a> {
    /// As the earlier version has it.
    pub earlier: Option<&'a Statement>,
    /// As the later version has it.
    pub later: Option<&'a Statement>,
    /// What became of it.
    pub change: StatementChange,
}

/// What became of a statement between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatementChange {
    /// The same words and the same scale.
    Same,
    /// Other words that ask the same: may be compared.
    Corrected,
    /// Other words: may not be compared.
    Reworded,
    /// Another scale: may not be compared.
    ScaleChanged,
    /// It was not asked before.
    New,
    /// It is no longer asked.
    Gone,
}

impl StatementChange {
    /// Every value, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Same,
        Self::Corrected,
        Self::Reworded,
        Self::ScaleChanged,
        Self::New,
        Self::Gone,
    ];

    const fn of(fate: Fate) -> Self {
        match fate {
            Fate::Same => Self::Same,
            Fate::Corrected => Self::Corrected,
            Fate::Reworded => Self::Reworded,
            Fate::ScaleChanged => Self::ScaleChanged,
            Fate::Dropped => Self::Gone,
        }
    }
}

impl StatementDifference<'_> {
    /// Whether anything about it is otherwise: what became of it, or who gets it and with which answers.
    #[must_use]
    pub fn is_different(&self) -> bool {
        let asked = |statement: &Statement| {
            (
                statement.key.clone(),
                statement.groups.clone(),
                statement.may_decline,
                statement.differs_by_kind,
            )
        };
        self.change != StatementChange::Same || self.earlier.map(asked) != self.later.map(asked)
    }

    /// The groups that get it now and did not before, or the other way round; none where it is new or gone.
    #[must_use]
    pub fn groups_changed(&self) -> (Vec<RespondentGroup>, Vec<RespondentGroup>) {
        let (Some(earlier), Some(later)) = (self.earlier, self.later) else {
            return (Vec::new(), Vec::new());
        };
        let only = |these: &Statement, those: &Statement| {
            let all = RespondentGroup::ALL.into_iter();
            all.filter(|group| these.groups.contains(group) && !those.groups.contains(group))
                .collect()
        };
        (only(later, earlier), only(earlier, later))
    }
}

impl Differences<'_> {
    /// How many statements became that.
    #[must_use]
    pub fn count(&self, change: StatementChange) -> usize {
        let all = self.themes.iter().flat_map(|theme| &theme.statements);
        all.filter(|statement| statement.change == change).count()
    }
}

/// Holds two versions beside each other. Without a crosswalk, statements with the same key belong together, and what reads otherwise may
/// not be compared.
#[must_use]
pub fn differences<'a>(
    earlier: &'a Instrument,
    later: &'a Instrument,
    crosswalk: Option<&Crosswalk>,
) -> Differences<'a> {
    let guessed = crosswalk.is_none().then(|| guess(earlier, later));
    let passages = crosswalk
        .or(guessed.as_ref())
        .map_or(&[][..], |walk| &walk.statements);
    let mut themes: Vec<_> = later
        .themes
        .iter()
        .map(|theme| ThemeDifferences {
            key: &theme.key,
            title: &theme.title,
            statements: theme
                .statements
                .iter()
                .map(|statement| of_later(earlier, statement, passages))
                .collect(),
        })
        .collect();
    for theme in &earlier.themes {
        let gone: Vec<_> = theme
            .statements
            .iter()
            .filter(|statement| is_gone(later, statement, passages))
            .map(|statement| StatementDifference {
                earlier: Some(statement),
                later: None,
                change: StatementChange::Gone,
            })
            .collect();
        match themes.iter_mut().find(|known| known.key == theme.key) {
            Some(known) => known.statements.extend(gone),
            None if gone.is_empty() => {}
            None => themes.push(ThemeDifferences {
                key: &theme.key,
                title: &theme.title,
                statements: gone,
            }),
        }
    }
    Differences { themes }
}

fn of_later<'a>(
    earlier: &'a Instrument,
    statement: &'a Statement,
    passages: &[Passage],
) -> StatementDifference<'a> {
    let passage = passages
        .iter()
        .find(|passage| passage.to.as_ref() == Some(&statement.key));
    let before = passage.and_then(|passage| earlier.statement(&passage.from));
    let change = match (passage, before) {
        (Some(passage), Some(_)) => StatementChange::of(passage.fate),
        _ => StatementChange::New,
    };
    StatementDifference {
        earlier: before,
        later: Some(statement),
        change,
    }
}

fn is_gone(later: &Instrument, statement: &Statement, passages: &[Passage]) -> bool {
    let passage = passages
        .iter()
        .find(|passage| passage.from == statement.key);
    passage
        .and_then(|passage| passage.to.as_ref())
        .is_none_or(|key| later.statement(key).is_none())
}

/// By key and text alone.
fn guess(earlier: &Instrument, later: &Instrument) -> Crosswalk {
    let passage = |statement: &Statement| {
        let now = later.statement(&statement.key);
        Passage {
            from: statement.key.clone(),
            to: now.map(|now| now.key.clone()),
            fate: match now {
                None => Fate::Dropped,
                Some(now) if now.text == statement.text => Fate::Same,
                Some(_) => Fate::Reworded,
            },
        }
    };
    Crosswalk {
        from: earlier.version.clone(),
        to: later.version.clone(),
        statements: earlier.statements().map(passage).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::other_texts;
    use crate::kind::AuthorityKind;
    use crate::versions::{Version, Versions};

    fn first() -> &'static Version {
        Versions::embedded().version("2026.1").unwrap()
    }

    /// A later version: T1.2 corrected, T1.3 in other words, T1.4 gone, T1.9 new, T1.1 for residents no more or for staff as well.
    fn second() -> Instrument {
        let mut later = first().instrument.clone();
        later.version = "2027.1".into();
        let statements = &mut later.themes[0].statements;
        statements[0].groups = vec![RespondentGroup::Council];
        for place in [1, 2] {
            statements[place].text.municipality.push_str(" Echt waar.");
        }
        statements[3].key = "T1.9".into();
        statements[3].text.municipality = "De raad leert van fouten.".into();
        let passage = |from: &str, to: Option<&str>, fate| Passage {
            from: from.into(),
            to: to.map(str::to_owned),
            fate,
        };
        later.crosswalk = Some(crate::instrument::Descent {
            from: "2026.1".into(),
            statements: vec![
                passage("T1.2", Some("T1.2"), Fate::Corrected),
                passage("T1.3", Some("T1.3"), Fate::Reworded),
                passage("T1.4", None, Fate::Dropped),
            ],
        });
        later
    }

    #[test]
    fn each_statement_says_what_became_of_it() {
        let (earlier, later) = (&first().instrument, second());
        let walk = Crosswalk::between(earlier, &later).unwrap();
        assert_eq!(walk.problems(earlier, &later), []);
        let found = differences(earlier, &later, Some(&walk));
        let count = |change| found.count(change);
        assert_eq!(
            StatementChange::ALL.map(count),
            [41, 1, 1, 0, 1, 1],
            "the gone one is counted beside the 44 of the later version"
        );
        let theme = &found.themes[0].statements;
        assert!(theme[0].is_different(), "other groups get it");
        assert_eq!(theme[0].groups_changed().0, []);
        assert!(!theme[0].groups_changed().1.is_empty());
        let last = theme.last().unwrap();
        assert_eq!(
            (last.change, last.earlier.map(|it| it.key.as_str())),
            (StatementChange::Gone, Some("T1.4"))
        );
        assert!(
            found.themes[1]
                .statements
                .iter()
                .all(|it| !it.is_different())
        );
    }

    #[test]
    fn without_a_crosswalk_nothing_that_reads_otherwise_may_be_compared() {
        let (earlier, later) = (&first().instrument, second());
        let found = differences(earlier, &later, None);
        assert_eq!(found.count(StatementChange::Corrected), 0);
        assert_eq!(found.count(StatementChange::Reworded), 2);
    }

    #[test]
    fn another_scale_changes_every_statement() {
        let mut later = first().instrument.clone();
        later.version = "2027.1".into();
        later.scale[0].label = "Helemaal niet mee eens".into();
        later.crosswalk = Some(crate::instrument::Descent {
            from: "2026.1".into(),
            statements: Vec::new(),
        });
        let walk = Crosswalk::between(&first().instrument, &later).unwrap();
        let found = differences(&first().instrument, &later, Some(&walk));
        assert_eq!(found.count(StatementChange::ScaleChanged), 44);
        let texts = other_texts(&first().instrument, &later, AuthorityKind::Province);
        assert_eq!(texts.len(), 1);
        assert_eq!(texts[0].place, "scale.1");
    }

    #[test]
    fn the_heaviest_of_several_steps_counts() {
        let same = Crosswalk::within(&first().instrument);
        let mut reworded = same.clone();
        reworded.statements[0].fate = Fate::Reworded;
        let mut dropped = same.clone();
        dropped.statements[0].to = None;
        dropped.statements[0].fate = Fate::Dropped;
        let fate = |walk: &Crosswalk| walk.statements[0].fate;
        assert_eq!(fate(&reworded.then(&same)), Fate::Reworded);
        assert_eq!(fate(&same.then(&reworded)), Fate::Reworded);
        assert_eq!(fate(&reworded.then(&dropped)), Fate::Dropped);
        assert_eq!(fate(&dropped.then(&same)), Fate::Dropped);
    }
}
