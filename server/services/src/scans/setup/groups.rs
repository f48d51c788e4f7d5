//! Sizes of the groups, who stands in the executive, and from when on something is shown.

use std::collections::BTreeSet;

use questionnaires::kind::RespondentGroup;
use questionnaires::rules::{Area, CutOffs, ExecutiveRule, GroupSizes, LEAST_MINIMUM};
use serde::{Deserialize, Serialize};

use super::cut_offs::cut_offs;
use super::noted;
use crate::authorities::Authority;
use crate::error::{Problem, ProblemCode};
use crate::typed::{lines, required_whole};

/// The executive answers together with the senior staff: the default.
pub const JOINED: &str = "joined";

/// The executive is shown by itself.
pub const ALONE: &str = "alone";

/// The most seats, with room to spare: the largest municipal council has 45, the largest Staten have 55.
const MOST_SEATS: u32 = 100;

/// The most members of an executive.
const MOST_EXECUTIVES: u32 = 30;

/// The most senior staff that answer together with the executive.
const MOST_SENIOR_STAFF: u32 = 200;

/// The most staff.
const MOST_STAFF: u32 = 100_000;

/// The highest minimum: above this hardly any group would ever be shown.
const HIGHEST_MINIMUM: u32 = 25;

/// The most areas to choose from on a phone.
const MOST_AREAS: usize = 20;

/// The longest name of an area, in characters.
const LONGEST_AREA: usize = 60;

/// The fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupsForm {
    /// Seats of the elected body.
    pub council: String,
    /// Members of the executive.
    pub executive: String,
    /// [`JOINED`] or [`ALONE`].
    pub executive_rule: String,
    /// Senior staff who answer together with the executive.
    pub senior_staff: String,
    /// Staff who are invited.
    pub staff: String,
    /// From how many answers on a group is shown.
    pub minimum: String,
    /// From how many per cent "eens" in every group on something is a shared strength; empty for the usual, as are those below.
    pub strength: String,
    /// Up to how many per cent "eens" in every group something is a shared concern.
    pub concern: String,
    /// From how many percentage points on groups see something differently.
    pub difference: String,
    /// From how many per cent "weet ik niet" on something is unknown.
    pub unknown: String,
    /// Areas that residents choose from, one a line; empty when they are not asked.
    pub areas: String,
    /// What was read before it was typed; 0 where nobody saved it yet. Of what is kept: how often it was saved.
    pub revision: i64,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// From how many answers on a group is shown.
    pub minimum: u32,
    /// Who stands in the executive.
    pub executive: ExecutiveRule,
    /// People in each group.
    pub sizes: GroupSizes,
    /// Where labels begin.
    pub cut_offs: CutOffs,
    /// Areas that residents choose from.
    pub areas: Vec<Area>,
}

impl Groups {
    /// Groups that stay hidden even if everybody in them answers, with their size: fewer people than the minimum.
    pub fn never_shown(&self) -> impl Iterator<Item = (RespondentGroup, u32)> + '_ {
        RespondentGroup::ALL.into_iter().filter_map(move |group| {
            let size = self.sizes.of(group)?;
            (size < self.minimum).then_some((group, size))
        })
    }
}

impl GroupsForm {
    /// What a scan begins with: the seats that the register knows, the executive joined, the minimum of the product.
    #[must_use]
    pub fn of_register(authority: &Authority) -> Self {
        Self {
            council: authority
                .seats
                .map(|seats| seats.to_string())
                .unwrap_or_default(),
            executive_rule: JOINED.to_owned(),
            minimum: LEAST_MINIMUM.to_string(),
            ..Self::default()
        }
    }

    /// Reads the fields.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn check(&self) -> Result<Groups, Vec<Problem>> {
        let mut problems = Vec::new();
        let council = noted(
            &mut problems,
            "council",
            required_whole(&self.council, 1, MOST_SEATS),
        );
        let executive = noted(
            &mut problems,
            "executive",
            required_whole(&self.executive, 1, MOST_EXECUTIVES),
        );
        let rule = noted(&mut problems, "executive_rule", self.rule());
        let senior_staff = noted(&mut problems, "senior_staff", self.senior_staff());
        let staff = noted(
            &mut problems,
            "staff",
            required_whole(&self.staff, 1, MOST_STAFF),
        );
        let minimum = noted(&mut problems, "minimum", self.minimum());
        let cut_offs = cut_offs(self, &mut problems);
        let areas = noted(&mut problems, "areas", self.areas());
        match (
            council,
            executive,
            rule,
            senior_staff,
            staff,
            minimum,
            cut_offs,
            areas,
        ) {
            (
                Some(council),
                Some(executive),
                Some(rule),
                Some(senior),
                Some(staff),
                Some(minimum),
                Some(cut_offs),
                Some(areas),
            ) => {
                let sizes = GroupSizes {
                    council,
                    executive: executive + senior,
                    staff,
                };
                Ok(Groups {
                    minimum,
                    executive: rule,
                    sizes,
                    cut_offs,
                    areas,
                })
            }
            _ => Err(problems),
        }
    }

    /// The areas as far as they can be used, whatever else is still missing.
    #[must_use]
    pub fn typed_areas(&self) -> Vec<Area> {
        self.areas().unwrap_or_default()
    }

    /// What respondents are promised by these rules: who stands in the executive, and from how many answers on a group is shown. As
    /// typed where it cannot be read.
    pub(in crate::scans) fn promise(&self) -> impl PartialEq + use<> {
        let minimum = self.minimum().map_err(|_| self.minimum.clone());
        (
            self.rule().map_err(|_| self.executive_rule.clone()),
            minimum,
        )
    }

    fn rule(&self) -> Result<ExecutiveRule, ProblemCode> {
        match self.executive_rule.as_str() {
            "" | JOINED => Ok(ExecutiveRule::JoinedWithSeniorStaff),
            ALONE => Ok(ExecutiveRule::Alone),
            _ => Err(ProblemCode::Missing),
        }
    }

    /// Nobody where the executive stands alone, whatever is typed.
    fn senior_staff(&self) -> Result<u32, ProblemCode> {
        match self.executive_rule.as_str() {
            ALONE => Ok(0),
            _ => required_whole(&self.senior_staff, 1, MOST_SENIOR_STAFF),
        }
    }

    fn minimum(&self) -> Result<u32, ProblemCode> {
        if self.minimum.trim().is_empty() {
            return Ok(LEAST_MINIMUM);
        }
        required_whole(&self.minimum, LEAST_MINIMUM, HIGHEST_MINIMUM)
    }

    fn areas(&self) -> Result<Vec<Area>, ProblemCode> {
        let labels: Vec<&str> = lines(&self.areas).collect();
        let different: BTreeSet<String> = labels.iter().map(|label| label.to_lowercase()).collect();
        if labels.len() == 1 {
            return Err(ProblemCode::OnlyOne);
        }
        if labels.len() > MOST_AREAS {
            return Err(ProblemCode::TooMany { max: MOST_AREAS });
        }
        if different.len() < labels.len() {
            return Err(ProblemCode::Twice);
        }
        if labels
            .iter()
            .any(|label| label.chars().count() > LONGEST_AREA)
        {
            return Err(ProblemCode::TooLong { max: LONGEST_AREA });
        }
        let area = |(number, label): (usize, &str)| Area {
            key: format!("g{number}"),
            label: label.to_owned(),
        };
        Ok((1..).zip(labels).map(area).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> GroupsForm {
        GroupsForm {
            council: "25".into(),
            executive: "5".into(),
            executive_rule: ALONE.into(),
            staff: "300".into(),
            ..GroupsForm::default()
        }
    }

    fn problem(form: &GroupsForm) -> (String, ProblemCode) {
        let problems = form.check().unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        (problems[0].field.clone(), problems[0].code.clone())
    }

    #[test]
    fn the_executive_may_stand_alone_and_the_minimum_is_five_unless_raised() {
        let groups = form().check().unwrap();
        assert_eq!(
            (groups.executive, groups.sizes.executive, groups.minimum),
            (ExecutiveRule::Alone, 5, 5)
        );
        let raised = GroupsForm {
            minimum: "8".into(),
            ..form()
        };
        assert_eq!(raised.check().unwrap().minimum, 8);
    }

    #[test]
    fn a_minimum_below_five_and_a_group_of_nobody_are_refused() {
        let lowered = GroupsForm {
            minimum: "4".into(),
            ..form()
        };
        assert_eq!(
            problem(&lowered),
            ("minimum".into(), ProblemCode::TooSmall { min: 5 })
        );
        let nobody = GroupsForm {
            council: "0".into(),
            ..form()
        };
        assert_eq!(
            problem(&nobody),
            ("council".into(), ProblemCode::TooSmall { min: 1 })
        );
    }

    #[test]
    fn a_raised_minimum_may_hide_any_group_for_ever() {
        let never = |minimum: &str| {
            let form = GroupsForm {
                minimum: minimum.into(),
                staff: "20".into(),
                ..form()
            };
            form.check().unwrap().never_shown().collect::<Vec<_>>()
        };
        assert!(never("5").is_empty(), "just enough is enough");
        assert_eq!(never("6"), [(RespondentGroup::Executive, 5)]);
        assert_eq!(
            never("21"),
            [
                (RespondentGroup::Executive, 5),
                (RespondentGroup::Staff, 20)
            ]
        );
        assert_eq!(never("25").len(), 2, "a council of 25 may be shown");
    }

    #[test]
    fn joined_asks_for_the_senior_staff() {
        let joined = GroupsForm {
            executive_rule: JOINED.into(),
            ..form()
        };
        assert_eq!(
            problem(&joined),
            ("senior_staff".into(), ProblemCode::Missing)
        );
    }

    #[test]
    fn areas_are_two_or_more_different_names() {
        for (areas, code) in [
            ("Noord", ProblemCode::OnlyOne),
            ("Noord\nnoord", ProblemCode::Twice),
            (&"x\ny".repeat(20), ProblemCode::TooMany { max: 20 }),
            (
                &format!("Noord\n{}", "x".repeat(61)),
                ProblemCode::TooLong { max: 60 },
            ),
        ] {
            assert_eq!(
                problem(&GroupsForm {
                    areas: areas.into(),
                    ..form()
                }),
                ("areas".into(), code),
                "{areas}"
            );
        }
    }
}
