//! The words every other module speaks in: kinds of authority, groups of respondents, subgoals.

use serde::{Deserialize, Serialize};

/// A kind of authority. Each has its own complete variant of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityKind {
    /// Gemeente.
    Municipality,
    /// Provincie.
    Province,
    /// Waterschap.
    WaterBoard,
}

/// A group that answers the questionnaire. The order is the order in which groups stand on every page and in every document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RespondentGroup {
    /// The elected body: gemeenteraad, Provinciale Staten, algemeen bestuur.
    Council,
    /// The executive: college, Gedeputeerde Staten, dagelijks bestuur; by default joined with the senior staff.
    Executive,
    /// Ambtenaren; medewerkers of a water board.
    Staff,
    /// Inwoners, and whoever else lives or works in the area.
    Residents,
}

/// One of the four subgoals of the Quick Scan. Two themes and three directions belong to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subgoal {
    /// Krachtige gemeenteraad.
    StrongCouncil,
    /// Toegeruste politieke ambtsdragers.
    EquippedOfficeHolders,
    /// Beter betrokken inwoners.
    InvolvedResidents,
    /// Responsieve ambtelijke organisatie.
    ResponsiveOrganisation,
}

macro_rules! named {
    ($type:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in the fixed order of the product.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$variant),+];

            /// The code that files, the database and addresses use.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code; `None` for anything else.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use named;

named!(AuthorityKind { Municipality = "municipality", Province = "province", WaterBoard = "water_board" });
named!(RespondentGroup { Council = "council", Executive = "executive", Staff = "staff", Residents = "residents" });
named!(Subgoal {
    StrongCouncil = "strong_council",
    EquippedOfficeHolders = "equipped_office_holders",
    InvolvedResidents = "involved_residents",
    ResponsiveOrganisation = "responsive_organisation",
});
