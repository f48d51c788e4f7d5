//! What stands in an address.

/// A text as it stands in an address (RFC 3986, 2.1).
#[must_use]
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

/// An address with those of its fields that say something. Values stand in it as they are: what was typed is to be [`encoded`].
#[must_use]
pub fn with_fields(path: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if fields.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", fields.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_survives_an_address() {
        assert_eq!(encoded("Súd & co"), "S%C3%BAd%20%26%20co");
        assert_eq!(encoded("Deventer"), "Deventer");
    }

    #[test]
    fn an_address_holds_no_empty_fields() {
        assert_eq!(with_fields("/scans", &[("stap", "")]), "/scans");
        assert_eq!(
            with_fields("/scans", &[("naam", "a"), ("stap", ""), ("soort", "b")]),
            "/scans?naam=a&soort=b"
        );
    }
}
