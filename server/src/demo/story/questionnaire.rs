//! A next version of the questionnaire, which waits for a second programme officer: the first one with two statements in other words.

use questionnaires::versions::Versions;

/// The day on which it was brought.
pub(in crate::demo) const BROUGHT: i64 = -6;

/// Its number, and that of the version whose texts it takes.
const NUMBER: &str = "2027.1";
const BEFORE: &str = "2026.1";

/// A statement in other words.
struct Reworded {
    key: &'static str,
    /// How it was and how it is, for each kind of authority of which the words change.
    words: &'static [(&'static str, &'static str)],
}

/// What users asked for: a number of days where it said "op tijd", and one thing at a time.
const REWORDED: &[Reworded] = &[
    Reworded {
        key: "T3.2",
        words: &[
            (
                "Raadsleden krijgen de stukken op tijd.",
                "Raadsleden krijgen de stukken minstens een week voor de vergadering.",
            ),
            (
                "Statenleden krijgen de stukken op tijd.",
                "Statenleden krijgen de stukken minstens een week voor de vergadering.",
            ),
            (
                "Leden van het algemeen bestuur krijgen de stukken op tijd.",
                "Leden van het algemeen bestuur krijgen de stukken minstens een week voor de vergadering.",
            ),
        ],
    },
    Reworded {
        key: "T6.5",
        words: &[
            (
                "Inwoners weten dat zij de gemeente kunnen vragen of zij een taak mogen overnemen (uitdaagrecht).",
                "Inwoners weten dat zij een taak van de gemeente kunnen overnemen (uitdaagrecht).",
            ),
            (
                "Inwoners weten dat zij de provincie kunnen vragen of zij een taak mogen overnemen (uitdaagrecht).",
                "Inwoners weten dat zij een taak van de provincie kunnen overnemen (uitdaagrecht).",
            ),
            (
                "Inwoners weten dat zij het waterschap kunnen vragen of zij een taak mogen overnemen (uitdaagrecht).",
                "Inwoners weten dat zij een taak van het waterschap kunnen overnemen (uitdaagrecht).",
            ),
        ],
    },
];

/// The file; `None` where this program does not come with the version before.
pub(in crate::demo) fn file() -> Option<String> {
    let before = &Versions::embedded().version(BEFORE)?.toml;
    let mut toml = before.replacen(
        &format!("version = \"{BEFORE}\""),
        &format!("version = \"{NUMBER}\""),
        1,
    );
    let mut crosswalk = format!("\n[crosswalk]\nfrom = \"{BEFORE}\"\n");
    for Reworded { key, words } in REWORDED {
        for (was, is) in *words {
            toml = toml.replacen(&format!("\"{was}\""), &format!("\"{is}\""), 1);
        }
        crosswalk.push_str(&format!(
            "\n[[crosswalk.statements]]\nfrom = \"{key}\"\nto   = \"{key}\"\nfate = \"reworded\"\n"
        ));
    }
    Some(toml + &crosswalk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_that_is_reworded_was_found() {
        let file = file().unwrap();
        assert!(file.contains("version = \"2027.1\""));
        for (was, is) in REWORDED.iter().flat_map(|reworded| reworded.words) {
            assert!(!file.contains(&format!("\"{was}\"")), "{was}");
            assert!(file.contains(&format!("\"{is}\"")), "{is}");
        }
    }
}
