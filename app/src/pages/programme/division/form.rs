//! What was chosen for each scan, as it travels in the form: nothing of a division is kept.

use serde::Deserialize;
use services::ids::{MemberId, ScanId};
use services::pool::division::{Decision, Decisions};
use std::collections::BTreeMap;

/// The choices, and which button was pressed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DivisionForm {
    keuze: Vec<String>,
    knop: String,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Divides again around what was chosen by hand.
    Divide,
    /// Shows who would be asked, to be confirmed.
    Check,
    /// Asks them.
    Ask,
}

impl Step {
    /// What the button sends.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Divide => "verdelen",
            Self::Check => "nakijken",
            Self::Ask => "vragen",
        }
    }
}

/// What stands in the list of one scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The division has to choose.
    Free,
    /// What the division chose: a clerk, or nobody.
    Proposal(Option<MemberId>),
    /// A clerk chosen by hand.
    Clerk(MemberId),
    /// Nobody for now, by hand.
    NotNow,
}

impl Choice {
    /// The choice for a scan as it is sent. Ids hold no points.
    pub fn value(&self, scan: &ScanId) -> String {
        match self {
            Self::Free => format!("{scan}.vrij"),
            Self::Proposal(None) => format!("{scan}.voorstel"),
            Self::Proposal(Some(clerk)) => format!("{scan}.voorstel.{clerk}"),
            Self::Clerk(clerk) => format!("{scan}.keuze.{clerk}"),
            Self::NotNow => format!("{scan}.wacht"),
        }
    }

    fn parse(value: &str) -> Option<(ScanId, Self)> {
        let mut parts = value.split('.');
        let scan = ScanId::parse(parts.next()?)?;
        let choice = match (parts.next()?, parts.next().map(MemberId::parse)) {
            ("vrij", None) => Self::Free,
            ("voorstel", None) => Self::Proposal(None),
            ("voorstel", Some(clerk)) => Self::Proposal(Some(clerk?)),
            ("keuze", Some(clerk)) => Self::Clerk(clerk?),
            ("wacht", None) => Self::NotNow,
            _ => return None,
        };
        Some((scan, choice))
    }
}

/// Name of the list of one scan on the page, where what is wrong with it is said.
pub fn field(scan: &ScanId) -> String {
    format!("scan-{scan}")
}

impl DivisionForm {
    /// The button that was pressed; one that is not known divides again, which changes nothing.
    pub fn step(&self) -> Step {
        [Step::Check, Step::Ask]
            .into_iter()
            .find(|step| step.value() == self.knop)
            .unwrap_or(Step::Divide)
    }

    /// What was chosen for each scan. What cannot be read was not chosen.
    pub fn choices(&self) -> BTreeMap<ScanId, Choice> {
        self.keuze
            .iter()
            .filter_map(|value| Choice::parse(value))
            .collect()
    }

    /// What was decided by hand: the division goes around it.
    pub fn decisions(&self) -> Decisions {
        let decision = |choice| match choice {
            Choice::Free | Choice::Proposal(_) => Decision::Free,
            Choice::Clerk(clerk) => Decision::Clerk(clerk),
            Choice::NotNow => Decision::NotNow,
        };
        self.choices()
            .into_iter()
            .map(|(scan, choice)| (scan, decision(choice)))
            .collect()
    }

    /// Everybody who would be asked, as it stood on the page.
    pub fn pairs(&self) -> BTreeMap<ScanId, MemberId> {
        self.choices()
            .into_iter()
            .filter_map(|(scan, choice)| match choice {
                Choice::Proposal(Some(clerk)) | Choice::Clerk(clerk) => Some((scan, clerk)),
                Choice::Free | Choice::Proposal(None) | Choice::NotNow => None,
            })
            .collect()
    }

    /// Whether a scan was left to a division that is yet to come.
    pub fn has_open_choices(&self) -> bool {
        self.choices()
            .values()
            .any(|choice| *choice == Choice::Free)
    }

    /// Without what was chosen for these scans.
    pub fn without(mut self, scans: &[ScanId]) -> Self {
        self.keuze
            .retain(|value| Choice::parse(value).is_some_and(|(scan, _)| !scans.contains(&scan)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_survives_the_form_and_nothing_else_passes_for_one() {
        let (scan, clerk) = (ScanId::random(), MemberId::random());
        for choice in [
            Choice::Free,
            Choice::Proposal(None),
            Choice::Proposal(Some(clerk.clone())),
            Choice::Clerk(clerk),
            Choice::NotNow,
        ] {
            let value = choice.value(&scan);
            assert_eq!(Choice::parse(&value), Some((scan.clone(), choice)));
        }
        for value in [
            "",
            "a.vrij",
            &scan.to_string(),
            &format!("{scan}.keuze.x"),
            &format!("{scan}.weg"),
        ] {
            assert_eq!(Choice::parse(value), None, "{value}");
        }
    }

    #[test]
    fn only_what_was_chosen_by_hand_is_kept_when_dividing_again() {
        let scans = [ScanId::random(), ScanId::random(), ScanId::random()];
        let clerk = MemberId::random();
        let form = DivisionForm {
            keuze: vec![
                Choice::Proposal(Some(clerk.clone())).value(&scans[0]),
                Choice::Clerk(clerk.clone()).value(&scans[1]),
                Choice::NotNow.value(&scans[2]),
            ],
            knop: "nakijken".to_owned(),
        };
        assert_eq!(form.step(), Step::Check);
        assert_eq!(form.decisions().of(&scans[0]), Decision::Free);
        assert_eq!(
            form.decisions().of(&scans[1]),
            Decision::Clerk(clerk.clone())
        );
        assert_eq!(form.decisions().of(&scans[2]), Decision::NotNow);
        assert_eq!(form.pairs().get(&scans[0]), Some(&clerk));
        assert_eq!(form.pairs().len(), 2);
        assert_eq!(form.without(&scans[..2]).choices().len(), 1);
    }
}
