//! What somebody saw before they agreed to it, where a program worked it out from many tables and nothing was typed.

use sha2::{Digest as _, Sha256};

/// Stands for these parts in their order: another one where any of them differs. It travels with the form by which somebody agrees.
pub(crate) fn fingerprint(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
        // No text that people bring holds this sign, so that nothing can move from one part into the next.
        digest.update([0]);
    }
    let digest = digest.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_and_where_it_ends_counts() {
        let seen = fingerprint(&["bestand", "nieuw"]);
        assert_eq!(seen, fingerprint(&["bestand", "nieuw"]));
        for other in [
            ["bestand", "bekend"],
            ["bestanden", "ieuw"],
            ["nieuw", "bestand"],
        ] {
            assert_ne!(seen, fingerprint(&other), "{other:?}");
        }
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
    }
}
