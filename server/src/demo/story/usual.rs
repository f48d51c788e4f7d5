//! A municipality as there are many: what several stories begin with.

use super::profile::Shape::{Agree, Blank, Doubt, Guard, Leans, Lost, Mixed, Proud, Unput, Vague};
use super::profile::{Profile, Row};
use super::{Tendency, Tilt};

/// Nothing stands out more than usual.
pub(super) const PROFILE: Profile = Profile {
    statements: STATEMENTS,
    accents: &[],
    background: BACKGROUND,
    tilts: TILTS,
    directions: DIRECTIONS,
};

#[rustfmt::skip]
pub(super) const STATEMENTS: &[Row] = &[
    //         elected, executive,  staff, residents
    ("T1.1", [Agree, Proud, Agree, Vague]),
    ("T1.2", [Mixed, Agree, Leans, Unput]),
    ("T1.3", [Doubt, Leans, Mixed, Unput]),
    ("T1.4", [Agree, Agree, Leans, Blank]),
    ("T1.5", [Leans, Leans, Leans, Mixed]),
    ("T1.6", [Leans, Leans, Mixed, Doubt]),

    ("T2.1", [Doubt, Leans, Mixed, Unput]),
    ("T2.2", [Doubt, Mixed, Doubt, Unput]),
    ("T2.3", [Mixed, Mixed, Doubt, Unput]),
    ("T2.4", [Agree, Agree, Leans, Mixed]),
    ("T2.5", [Proud, Agree, Agree, Leans]),

    ("T3.1", [Leans, Agree, Agree, Unput]),
    ("T3.2", [Mixed, Agree, Leans, Unput]),
    ("T3.3", [Proud, Proud, Proud, Unput]),
    ("T3.4", [Agree, Agree, Leans, Unput]),
    ("T3.5", [Doubt, Mixed, Unput, Unput]),
    ("T3.6", [Leans, Agree, Leans, Unput]),

    ("T4.1", [Leans, Agree, Leans, Unput]),
    ("T4.2", [Guard, Leans, Leans, Unput]),
    ("T4.3", [Agree, Agree, Unput, Unput]),
    ("T4.4", [Agree, Agree, Unput, Unput]),
    ("T4.5", [Mixed, Leans, Vague, Unput]),
    ("T4.6", [Leans, Agree, Leans, Mixed]),

    ("T5.1", [Leans, Agree, Leans, Doubt]),
    ("T5.2", [Mixed, Leans, Doubt, Doubt]),
    ("T5.3", [Leans, Leans, Mixed, Doubt]),
    ("T5.4", [Leans, Agree, Leans, Doubt]),
    ("T5.5", [Mixed, Mixed, Doubt, Doubt]),

    ("T6.1", [Mixed, Leans, Mixed, Doubt]),
    ("T6.2", [Doubt, Mixed, Doubt, Doubt]),
    ("T6.3", [Doubt, Mixed, Mixed, Doubt]),
    ("T6.4", [Agree, Agree, Agree, Leans]),
    ("T6.5", [Doubt, Mixed, Doubt, Lost]),

    ("T7.1", [Agree, Proud, Proud, Leans]),
    ("T7.2", [Mixed, Leans, Leans, Doubt]),
    ("T7.3", [Leans, Agree, Agree, Unput]),
    ("T7.4", [Mixed, Leans, Doubt, Unput]),
    ("T7.5", [Leans, Agree, Guard, Unput]),
    ("T7.6", [Mixed, Leans, Mixed, Doubt]),

    ("T8.1", [Leans, Agree, Leans, Mixed]),
    ("T8.2", [Leans, Leans, Leans, Mixed]),
    ("T8.3", [Leans, Leans, Leans, Vague]),
    ("T8.4", [Agree, Agree, Agree, Vague]),
    ("T8.5", [Leans, Agree, Agree, Mixed]),
];

/// Fewer young people than there are; most never took part in a plan.
pub(super) const BACKGROUND: &[(&str, &[u32])] = &[
    ("age", &[9, 21, 38, 28, 4]),
    ("area", &[26, 24, 22, 20, 8]),
    ("took_part", &[27, 68, 5]),
];

/// Who took part in a plan is milder; the young know less of it.
pub(super) const TILTS: &[Tilt] = &[
    Tilt {
        question: "took_part",
        option: "yes",
        theme: "T5",
        percent: 35,
        tendency: Tendency::Agree,
    },
    Tilt {
        question: "took_part",
        option: "yes",
        theme: "T6",
        percent: 25,
        tendency: Tendency::Agree,
    },
    Tilt {
        question: "age",
        option: "under_30",
        theme: "T5",
        percent: 30,
        tendency: Tendency::Unsure,
    },
    Tilt {
        question: "age",
        option: "from_65",
        theme: "T8",
        percent: 20,
        tendency: Tendency::Disagree,
    },
];

#[rustfmt::skip]
pub(super) const DIRECTIONS: &[(&str, [u32; 4])] = &[
    ("R1",  [14,  4,  6,  5]),
    ("R2",  [16,  8,  6,  4]),
    ("R3",  [10, 12,  8, 16]),
    ("R4",  [ 9,  4,  5,  3]),
    ("R5",  [16, 12,  6,  2]),
    ("R6",  [ 6,  8, 10,  5]),
    ("R7",  [14, 16, 16, 24]),
    ("R8",  [10, 14, 14, 12]),
    ("R9",  [ 6,  8,  8, 12]),
    ("R10", [ 8,  6,  6, 22]),
    ("R11", [ 8,  8, 12, 18]),
    ("R12", [ 6, 12, 14,  5]),
];
