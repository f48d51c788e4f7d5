//! How a group answers: a shape for each statement, and what differs within the residents.

use questionnaires::kind::RespondentGroup;

/// Shapes of a statement in the order of groups: elected body, executive, staff, residents.
pub(in crate::demo) type Row = (&'static str, [Shape; 4]);

/// How the groups of one authority answer.
#[derive(Debug)]
pub(in crate::demo) struct Profile {
    /// A shape for each statement and group.
    pub statements: &'static [Row],
    /// What is different here; goes before `statements`.
    pub accents: &'static [Row],
    /// Weights of each option of a background question, that of no answer last.
    pub background: &'static [(&'static str, &'static [u32])],
    /// What differs within the residents.
    pub tilts: &'static [Tilt],
    /// Weights of the directions, in the order of groups.
    pub directions: &'static [(&'static str, [u32; 4])],
}

/// People with one background lean one way in a theme.
#[derive(Debug)]
pub(in crate::demo) struct Tilt {
    pub question: &'static str,
    pub option: &'static str,
    pub theme: &'static str,
    /// How many of them.
    pub percent: u32,
    pub tendency: Tendency,
}

/// Which way.
#[derive(Clone, Copy, Debug)]
pub(in crate::demo) enum Tendency {
    /// One step up.
    Agree,
    /// One step down.
    Disagree,
    /// Weet ik niet.
    Unsure,
}

/// How a group divides over the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::demo) enum Shape {
    /// Nearly everybody agrees.
    Proud,
    /// Three quarters agree.
    Agree,
    /// More than half agree.
    Leans,
    /// A third agrees.
    Mixed,
    /// A quarter agrees, half disagree.
    Doubt,
    /// Hardly anybody agrees.
    Never,
    /// Two camps.
    Split,
    /// A third does not know, the others are divided.
    Vague,
    /// Nearly half do not know.
    Blank,
    /// A third does not know, the others disagree.
    Lost,
    /// Divided, and some would rather not say.
    Guard,
    /// Most disagree, and some would rather not say.
    Wary,
    /// The group does not get the statement.
    Unput,
}

impl Shape {
    /// People in a hundred: helemaal oneens to helemaal eens, weet ik niet, zeg ik liever niet.
    #[rustfmt::skip]
    pub(in crate::demo) const fn weights(self) -> [u32; 7] {
        match self {
            Self::Proud => [ 1,  4,  8, 46, 39,  2,  0],
            Self::Agree => [ 2,  8, 14, 52, 20,  4,  0],
            Self::Leans => [ 5, 17, 20, 41, 10,  7,  0],
            Self::Mixed => [ 8, 24, 28, 25,  6,  9,  0],
            Self::Doubt => [14, 33, 21, 19,  4,  9,  0],
            Self::Never => [30, 38, 14,  8,  2,  8,  0],
            Self::Split => [32, 20,  4, 19, 23,  2,  0],
            Self::Vague => [ 6, 14, 22, 20,  4, 34,  0],
            Self::Blank => [ 8, 14, 15, 14,  4, 45,  0],
            Self::Lost  => [20, 28, 10,  5,  2, 35,  0],
            Self::Guard => [11, 22, 17, 29,  8,  4,  9],
            Self::Wary  => [17, 30, 13, 17,  5,  6, 12],
            Self::Unput => [ 0,  0,  0,  0,  0,  0,  0],
        }
    }
}

impl Profile {
    /// How a group answers a statement; `None` for one that it does not get.
    pub(in crate::demo) fn shape(&self, statement: &str, group: RespondentGroup) -> Option<Shape> {
        let rows = self.accents.iter().chain(self.statements);
        let (_, shapes) = rows.into_iter().find(|(key, _)| *key == statement)?;
        Some(shapes[group as usize]).filter(|shape| *shape != Shape::Unput)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaires::versions::Versions;

    #[test]
    fn a_shape_is_a_hundred_people() {
        use Shape::{
            Agree, Blank, Doubt, Guard, Leans, Lost, Mixed, Never, Proud, Split, Vague, Wary,
        };
        for shape in [
            Proud, Agree, Leans, Mixed, Doubt, Never, Split, Vague, Blank, Lost, Guard, Wary,
        ] {
            assert_eq!(shape.weights().iter().sum::<u32>(), 100, "{shape:?}");
        }
    }

    /// A statement without a shape would stay empty without anybody noticing.
    #[test]
    fn every_group_answers_every_statement_it_gets() {
        let newest = Versions::embedded().newest().unwrap();
        for story in super::super::all() {
            let Some(response) = &story.response else {
                continue;
            };
            for statement in newest
                .instrument
                .themes
                .iter()
                .flat_map(|theme| &theme.statements)
            {
                for group in RespondentGroup::ALL {
                    let shaped = response.profile.shape(&statement.key, group).is_some();
                    assert_eq!(
                        shaped,
                        statement.groups.contains(&group),
                        "{} {} {group:?}",
                        story.request.authority,
                        statement.key
                    );
                }
            }
        }
    }
}
