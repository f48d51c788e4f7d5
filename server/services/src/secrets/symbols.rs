//! Crockford's base32: 32 symbols without the look-alikes I, L, O and U (<https://www.crockford.com/base32.html>).

/// The symbols in lower case, as they stand in links and ids. Typed codes show them in upper case.
const SYMBOLS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes the low five bits of each byte as a symbol. Uniform bytes give uniform symbols.
pub(crate) fn from_bytes(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| char::from(SYMBOLS[usize::from(byte & 31)]))
        .collect()
}

/// `LENGTH` random symbols of five bits each.
pub(crate) fn random_symbols<const LENGTH: usize>() -> String {
    from_bytes(&random_bytes::<LENGTH>())
}

/// A number that tells nothing: 64 random bits.
pub(crate) fn random_number() -> i64 {
    i64::from_le_bytes(random_bytes())
}

/// Bytes from the operating system's source of randomness.
///
/// # Panics
/// Where the system has none: without it no secret is one, and going on would be worse than stopping.
pub(super) fn random_bytes<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// Whether the text is exactly `length` lower-case symbols.
pub(crate) fn is_symbols(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| SYMBOLS.contains(&byte))
}

/// What a person typed, as lower-case symbols: forgives upper case, spaces, dashes and the look-alikes O for 0, I and L for 1.
/// `None` when anything else is in it, or when the number of symbols is not `length`.
pub(super) fn forgiving(typed: &str, length: usize) -> Option<String> {
    let mut symbols = String::with_capacity(length);
    for character in typed.chars().filter(|character| !is_separator(*character)) {
        symbols.push(match character.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        });
        if symbols.len() > length {
            return None;
        }
    }
    is_symbols(&symbols, length).then_some(symbols)
}

/// Phones turn a typed dash into one of the longer ones.
pub(crate) fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '‐'..='―' | '−' | '.' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_can_be_drawn_and_is_read_back() {
        let all: Vec<u8> = (0..=255).collect();
        let text = from_bytes(&all);
        assert!(is_symbols(&text, 256));
        for symbol in SYMBOLS {
            assert_eq!(
                text.bytes().filter(|byte| byte == symbol).count(),
                8,
                "each symbol is as likely as any other"
            );
        }
    }

    #[test]
    fn what_people_type_is_understood() {
        for typed in [
            "0123-abcd-efgh",
            "0123 ABCD EFGH",
            "  o123abcdefgh ",
            "OI23\u{2013}abcd\u{2014}efgh",
            "0L23abcdefgh",
        ] {
            assert_eq!(
                forgiving(typed, 12).as_deref(),
                Some("0123abcdefgh"),
                "{typed}"
            );
        }
        for typed in [
            "",
            "0123-abcd-efg",
            "0123-abcd-efghj",
            "u123-abcd-efgh",
            "0123-abcd-efg!",
            "0123-abcd-efgé",
        ] {
            assert_eq!(forgiving(typed, 12), None, "{typed}");
        }
        assert_eq!(forgiving(&"a".repeat(1_000_000), 12), None);
    }
}
