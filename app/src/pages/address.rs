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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_survives_an_address() {
        assert_eq!(encoded("Súd & co"), "S%C3%BAd%20%26%20co");
        assert_eq!(encoded("Deventer"), "Deventer");
    }
}
