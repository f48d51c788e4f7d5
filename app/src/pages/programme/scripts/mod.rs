//! The scripts with which sessions begin, as the programme keeps them.

mod list;
mod page;
mod posts;

pub use list::ScriptsPage;
pub use page::{StandardScriptPage, StandardStepPage};
pub use posts::posts;

use crate::pages::failure::Failure;
use crate::pages::programme::uptake::words::plural;
use questionnaires::kind::AuthorityKind;
use services::scans::arrangements::SessionKind;
use services::sessions::script::standard::Which;

/// Where the scripts stand.
pub const ADDRESS: &str = "/programma/instellingen/draaiboeken";

/// Kinds of authority as addresses name them.
const KINDS: [(AuthorityKind, &str); 3] = [
    (AuthorityKind::Municipality, "gemeente"),
    (AuthorityKind::Province, "provincie"),
    (AuthorityKind::WaterBoard, "waterschap"),
];

/// The address of one of them.
fn address(which: Which) -> String {
    let kind = KINDS.iter().find(|(kind, _)| *kind == which.kind);
    let kind = kind.map_or("", |(_, name)| *name);
    format!("{ADDRESS}/{kind}/{}", which.session.code())
}

/// The script that an address names.
fn parsed(kind: &str, session: &str) -> Result<Which, Failure> {
    let kind = KINDS.iter().find(|(_, name)| *name == kind);
    let kind = kind.map(|(kind, _)| *kind);
    let found = kind.zip(SessionKind::from_code(session));
    let (kind, session) = found.ok_or(Failure::NotFound)?;
    Ok(Which { session, kind })
}

/// Such as "Agenderingsgesprek van gemeenten".
fn name(which: Which) -> String {
    format!("{} van {}", which.session.name(), plural(&[which.kind]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_an_address_that_leads_to_it() {
        for which in Which::all() {
            let address = address(which);
            let rest = address.strip_prefix(ADDRESS).unwrap();
            let (kind, session) = rest.trim_start_matches('/').split_once('/').unwrap();
            assert_eq!(parsed(kind, session).unwrap(), which);
        }
        assert!(parsed("dorp", "startgesprek").is_err());
        assert!(parsed("gemeente", "praatje").is_err());
    }
}
