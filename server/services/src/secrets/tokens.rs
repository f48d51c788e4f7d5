//! The kinds of secret people hold.

use std::fmt;

use zeroize::Zeroizing;

use super::symbols::{forgiving, is_symbols, random_symbols};

/// A secret that somebody holds and the database does not.
pub trait Secret {
    /// Keeps a fingerprint of one kind of secret from ever being that of another.
    const KIND: &'static str;

    /// The secret itself: for a link, a cookie or a letter, never for a log.
    fn expose(&self) -> &str;
}

/// Symbols in a link or a cookie: 26 of 5 bits, a little over 128 bits.
const LINK_LENGTH: usize = 26;

/// Symbols in a code that a person types: 12 of 5 bits, 60 bits. Guessing is also limited.
const CODE_LENGTH: usize = 12;

/// Symbols in an address that a poster spells out: 8 of 5 bits. It opens no more than the link that hangs beside it, and guessing is
/// limited.
const POSTER_LENGTH: usize = 8;

macro_rules! secret {
    ($(#[$meaning:meta])* $name:ident, $kind:literal, $length:ident, $read:ident) => {
        $(#[$meaning])*
        #[derive(Clone)]
        pub struct $name(Zeroizing<String>);

        impl $name {
            /// A new one that nobody knows yet.
            #[must_use]
            pub fn random() -> Self {
                Self(Zeroizing::new(random_symbols::<$length>()))
            }

            /// Reads one; `None` for what cannot be one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                $read(text, $length).map(|text| Self(Zeroizing::new(text)))
            }
        }

        impl Secret for $name {
            const KIND: &'static str = $kind;

            fn expose(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

fn exact(text: &str, length: usize) -> Option<String> {
    is_symbols(text, length).then(|| text.to_owned())
}

secret! {
    /// In a link that opens a questionnaire: 26 symbols that go into an address as they are.
    LinkSecret, "link", LINK_LENGTH, exact
}
secret! {
    /// In a mailed link that signs a member in once.
    SignInToken, "sign-in", LINK_LENGTH, exact
}
secret! {
    /// In a mailed link with which somebody confirms that their authority applies.
    ApplicationToken, "application", LINK_LENGTH, exact
}
secret! {
    /// In the cookie of a browser in which a member is signed in.
    SessionToken, "session", LINK_LENGTH, exact
}
secret! {
    /// In a mailed link with which the owner of an action tells how it goes.
    OwnerSecret, "owner", LINK_LENGTH, exact
}
secret! {
    /// A code on paper that a person types: twelve symbols, shown as three groups of four. Reading one forgives lower and upper
    /// case, spaces, dashes, O for 0, and I or L for 1.
    TypedCode, "code", CODE_LENGTH, forgiving
}

secret! {
    /// At the end of the address that a poster spells out. Reading one forgives what [`TypedCode`] forgives.
    PosterCode, "poster", POSTER_LENGTH, forgiving
}

impl PosterCode {
    /// A code that was derived, not drawn.
    pub(super) fn derived(symbols: String) -> Self {
        Self(Zeroizing::new(symbols))
    }

    /// Symbols in such a code.
    pub(super) const LENGTH: usize = POSTER_LENGTH;

    /// As it stands on paper: `7K3M-Q9TB`.
    #[must_use]
    pub fn shown(&self) -> String {
        let upper = self.0.to_ascii_uppercase();
        [&upper[..4], &upper[4..]].join("-")
    }
}

impl LinkSecret {
    /// A secret that was derived, not drawn.
    pub(super) fn derived(symbols: String) -> Self {
        Self(Zeroizing::new(symbols))
    }

    /// Symbols in a link secret.
    pub(super) const LENGTH: usize = LINK_LENGTH;
}

impl TypedCode {
    /// As it stands on paper: `7K3M-Q9TB-2XVR`.
    #[must_use]
    pub fn shown(&self) -> String {
        let upper = self.0.to_ascii_uppercase();
        [&upper[..4], &upper[4..8], &upper[8..]].join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_from_paper() {
        let code = TypedCode::random();
        let shown = code.shown();
        assert_eq!(shown.len(), 14);
        assert_eq!(
            TypedCode::parse(&shown).map(|read| read.shown()),
            Some(shown)
        );
    }

    #[test]
    fn a_secret_stays_out_of_logs() {
        let link = LinkSecret::random();
        assert_eq!(format!("{link:?}"), "LinkSecret(…)");
        assert!(LinkSecret::parse(link.expose()).is_some());
        assert!(LinkSecret::parse(&link.expose().to_uppercase()).is_none());
    }
}
