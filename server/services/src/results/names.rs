//! What bodies and groups are called, by kind of authority: for pages and documents alike.

use questionnaires::kind::{AuthorityKind, RespondentGroup, Subgoal};
use questionnaires::rules::ExecutiveRule;

/// The name of a group as a heading: "Raad", "Dagelijks bestuur en directie".
#[must_use]
pub const fn group(
    kind: AuthorityKind,
    executive: ExecutiveRule,
    group: RespondentGroup,
) -> &'static str {
    use AuthorityKind::{Municipality, Province, WaterBoard};
    match (group, kind) {
        (RespondentGroup::Council, Municipality) => "Raad",
        (RespondentGroup::Council, Province) => "Provinciale Staten",
        (RespondentGroup::Council, WaterBoard) => "Algemeen bestuur",
        (RespondentGroup::Executive, kind) => executive_name(kind, executive),
        (RespondentGroup::Staff, Municipality | Province) => "Ambtenaren",
        (RespondentGroup::Staff, WaterBoard) => "Medewerkers",
        (RespondentGroup::Residents, Municipality) => "Inwoners",
        (RespondentGroup::Residents, Province) => "Inwoners en organisaties",
        (RespondentGroup::Residents, WaterBoard) => {
            "Inwoners, agrariërs, bedrijven en natuurbeheerders"
        }
    }
}

const fn executive_name(kind: AuthorityKind, executive: ExecutiveRule) -> &'static str {
    match (executive, kind) {
        (
            ExecutiveRule::JoinedWithSeniorStaff,
            AuthorityKind::Municipality | AuthorityKind::Province,
        ) => "Bestuur en directie",
        (ExecutiveRule::JoinedWithSeniorStaff, AuthorityKind::WaterBoard) => {
            "Dagelijks bestuur en directie"
        }
        (ExecutiveRule::Alone, AuthorityKind::Municipality) => "College",
        (ExecutiveRule::Alone, AuthorityKind::Province) => "Gedeputeerde Staten",
        (ExecutiveRule::Alone, AuthorityKind::WaterBoard) => "Dagelijks bestuur",
    }
}

/// The name of a group inside a sentence. Provinciale Staten and Gedeputeerde Staten keep their capitals.
#[must_use]
pub fn group_in_sentence(
    kind: AuthorityKind,
    executive: ExecutiveRule,
    of: RespondentGroup,
) -> String {
    let name = group(kind, executive, of);
    if name.ends_with("Staten") {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// One member of the elected body: "raadslid".
#[must_use]
pub const fn council_member(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "raadslid",
        AuthorityKind::Province => "Statenlid",
        AuthorityKind::WaterBoard => "lid van het algemeen bestuur",
    }
}

/// The elected body with its article, as who adopts a plan: "de gemeenteraad".
#[must_use]
pub const fn elected_body(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => "de gemeenteraad",
        AuthorityKind::Province => "Provinciale Staten",
        AuthorityKind::WaterBoard => "het algemeen bestuur",
    }
}

/// The name of a subgoal of the Quick Scan.
#[must_use]
pub const fn subgoal(kind: AuthorityKind, subgoal: Subgoal) -> &'static str {
    match (subgoal, kind) {
        (Subgoal::StrongCouncil, AuthorityKind::Municipality) => "Krachtige gemeenteraad",
        (Subgoal::StrongCouncil, AuthorityKind::Province) => "Krachtige Provinciale Staten",
        (Subgoal::StrongCouncil, AuthorityKind::WaterBoard) => "Krachtig algemeen bestuur",
        (Subgoal::EquippedOfficeHolders, AuthorityKind::Municipality | AuthorityKind::Province) => {
            "Toegeruste politieke ambtsdragers"
        }
        (Subgoal::EquippedOfficeHolders, AuthorityKind::WaterBoard) => "Toegeruste bestuurders",
        (Subgoal::InvolvedResidents, _) => "Beter betrokken inwoners",
        (Subgoal::ResponsiveOrganisation, _) => "Responsieve ambtelijke organisatie",
    }
}

/// The name of an authority with its kind in front: "Gemeente Leiden", "Waterschap Brabantse Delta". Water boards have their kind in
/// their name already.
#[must_use]
pub fn authority(kind: AuthorityKind, display_name: &str) -> String {
    match kind {
        AuthorityKind::Municipality => format!("Gemeente {display_name}"),
        AuthorityKind::Province => format!("Provincie {display_name}"),
        AuthorityKind::WaterBoard => at_the_start(display_name),
    }
}

/// A name where a line or a sentence begins: "Waterschap De Dommel". Names of water boards begin in lower case.
#[must_use]
pub fn at_the_start(display_name: &str) -> String {
    let mut letters = display_name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// An authority inside a sentence, with its article where it has one: "de gemeente Leiden", "het waterschap De Dommel", "het
/// Hoogheemraadschap van Delfland", "Wetterskip Fryslân".
#[must_use]
pub fn authority_in_sentence(kind: AuthorityKind, display_name: &str) -> String {
    match kind {
        AuthorityKind::Municipality => format!("de gemeente {display_name}"),
        AuthorityKind::Province => format!("de provincie {display_name}"),
        AuthorityKind::WaterBoard => match display_name.split_once(' ') {
            // A common word at the head of a name: small, however an edition of the register writes it.
            Some(("waterschap" | "Waterschap", rest)) => format!("het waterschap {rest}"),
            Some(("hoogheemraadschap" | "Hoogheemraadschap", _)) => format!("het {display_name}"),
            _ => display_name.to_owned(),
        },
    }
}

/// An authority among others of its kind, which bear its name in a sentence one after the other: "Boxtel, Oisterwijk en Vught", but
/// "het waterschap De Dommel en het waterschap Aa en Maas".
#[must_use]
pub fn authority_among_others(kind: AuthorityKind, display_name: &str) -> String {
    match kind {
        AuthorityKind::Municipality | AuthorityKind::Province => display_name.to_owned(),
        AuthorityKind::WaterBoard => authority_in_sentence(kind, display_name),
    }
}

/// What elected body and executive do when they have something: Provinciale Staten and Gedeputeerde Staten are plural.
#[must_use]
pub const fn has(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Province => "hebben",
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => "heeft",
    }
}

/// What an authority did that held a scan: "hield de gemeente een spiegel voor aan haar eigen democratie".
#[must_use]
pub const fn held_a_mirror(kind: AuthorityKind) -> &'static str {
    match kind {
        AuthorityKind::Municipality => {
            "hield de gemeente een spiegel voor aan haar eigen democratie"
        }
        AuthorityKind::Province => "hield de provincie een spiegel voor aan haar eigen democratie",
        AuthorityKind::WaterBoard => {
            "hield het waterschap een spiegel voor aan zijn eigen democratie"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_well_inside_a_sentence() {
        let name = |kind, of| group_in_sentence(kind, ExecutiveRule::Alone, of);
        assert_eq!(
            name(AuthorityKind::Municipality, RespondentGroup::Council),
            "raad"
        );
        assert_eq!(
            name(AuthorityKind::Province, RespondentGroup::Executive),
            "Gedeputeerde Staten"
        );
        assert_eq!(
            name(AuthorityKind::WaterBoard, RespondentGroup::Executive),
            "dagelijks bestuur"
        );
    }

    #[test]
    fn an_authority_has_its_article_inside_a_sentence() {
        for (kind, name, expected) in [
            (
                AuthorityKind::Municipality,
                "Súdwest-Fryslân",
                "de gemeente Súdwest-Fryslân",
            ),
            (AuthorityKind::Province, "Drenthe", "de provincie Drenthe"),
            (
                AuthorityKind::WaterBoard,
                "waterschap Hunze en Aa’s",
                "het waterschap Hunze en Aa’s",
            ),
            (
                AuthorityKind::WaterBoard,
                "Waterschap De Dommel",
                "het waterschap De Dommel",
            ),
            (
                AuthorityKind::WaterBoard,
                "Hoogheemraadschap van Delfland",
                "het Hoogheemraadschap van Delfland",
            ),
            (
                AuthorityKind::WaterBoard,
                "Wetterskip Fryslân",
                "Wetterskip Fryslân",
            ),
        ] {
            assert_eq!(authority_in_sentence(kind, name), expected);
        }
        assert_eq!(
            at_the_start(&authority_in_sentence(
                AuthorityKind::WaterBoard,
                "waterschap De Dommel"
            )),
            "Het waterschap De Dommel"
        );
        assert_eq!(at_the_start("waterschap De Dommel"), "Waterschap De Dommel");
        assert_eq!(at_the_start("’s-Hertogenbosch"), "’s-Hertogenbosch");
    }

    #[test]
    fn a_water_board_is_not_called_a_water_board_twice() {
        assert_eq!(
            authority(AuthorityKind::WaterBoard, "waterschap De Dommel"),
            "Waterschap De Dommel"
        );
        assert_eq!(
            authority(AuthorityKind::WaterBoard, "Wetterskip Fryslân"),
            "Wetterskip Fryslân"
        );
        assert_eq!(
            authority(AuthorityKind::Province, "Groningen"),
            "Provincie Groningen"
        );
    }
}
