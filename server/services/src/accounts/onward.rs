//! Where somebody goes on who had to sign in first.

/// The path, if it is one of this site. Whoever makes a link may write anything in it, so there is no sign in it that a browser reads
/// in another way than it stands there.
#[must_use]
pub fn own_path(path: &str) -> Option<&str> {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '/' | '-');
    let own = path.starts_with('/') && !path.starts_with("//");
    (own && path.chars().all(plain)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_link_leads_on_to_pages_of_this_site_only() {
        for own in ["/scans", "/scans/0a1b2c/gesprek/scherm"] {
            assert_eq!(own_path(own), Some(own));
        }
        for other in [
            "",
            "scans",
            "https://kwaad.example",
            "//kwaad.example",
            "/\\kwaad.example",
            "/\t/kwaad.example",
            "/scans?van=kwaad",
            "/../kwaad",
            "/%2f%2fkwaad",
        ] {
            assert_eq!(own_path(other), None, "{other}");
        }
    }
}
