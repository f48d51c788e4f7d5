//! Support that the programme offers, by the subgoal it serves.

use questionnaires::kind::Subgoal;

/// Something the programme offers to authorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// What it is called.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub what: &'static str,
    /// The subgoals it serves.
    pub subgoals: &'static [Subgoal],
}

/// All support, in the order of the subgoals.
pub const SUPPORT: [Support; 8] = [
    Support {
        name: "Raad in beraad",
        what: "Een avond onder leiding van een ervaren begeleider over hoe u samen vergadert en besluit.",
        subgoals: &[Subgoal::StrongCouncil],
    },
    Support {
        name: "Leerkring vroege informatie",
        what: "Griffiers en secretarissen leren van elkaar hoe de volksvertegenwoordiging eerder aan zet komt.",
        subgoals: &[Subgoal::StrongCouncil, Subgoal::ResponsiveOrganisation],
    },
    Support {
        name: "Intervisie",
        what: "Vier tot zes organisaties met een plan over hetzelfde onderwerp denken met elkaar mee.",
        subgoals: &Subgoal::ALL,
    },
    Support {
        name: "Weerbaar bestuur",
        what: "Advies en oefening over integriteit, en over wat u doet bij bedreiging of intimidatie.",
        subgoals: &[Subgoal::EquippedOfficeHolders],
    },
    Support {
        name: "Inwerkprogramma",
        what: "Bouwstenen om nieuwe volksvertegenwoordigers en bestuurders goed te laten beginnen.",
        subgoals: &[Subgoal::EquippedOfficeHolders],
    },
    Support {
        name: "Uitdaagrecht",
        what: "Hulp bij afspraken waarmee inwoners een taak van de overheid kunnen overnemen.",
        subgoals: &[Subgoal::InvolvedResidents],
    },
    Support {
        name: "Digitale democratie",
        what: "Hulp bij het kiezen en gebruiken van een site waarop inwoners meedenken en meebeslissen.",
        subgoals: &[Subgoal::InvolvedResidents],
    },
    Support {
        name: "Duidelijke taal",
        what: "Een training voor wie brieven en voorstellen schrijft die iedereen moet begrijpen.",
        subgoals: &[Subgoal::ResponsiveOrganisation],
    },
];

impl Support {
    /// What is offered for a subgoal.
    pub fn of(subgoal: Subgoal) -> impl Iterator<Item = &'static Self> {
        SUPPORT
            .iter()
            .filter(move |support| support.subgoals.contains(&subgoal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subgoal_has_something_of_its_own_to_offer() {
        for subgoal in Subgoal::ALL {
            assert!(Support::of(subgoal).count() > 1, "{subgoal:?}");
        }
    }
}
