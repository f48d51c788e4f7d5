//! What a browser shows with each request of a respondent: the content of their cookie.

use crate::ids::ScanId;
use crate::secrets::{LinkSecret, Secret, TypedCode, is_symbols, random_symbols};

/// Symbols in a code, in a link secret and in the id of a scan.
const CODE: usize = 12;
const ID: usize = 26;

/// Symbols in the name that a questionnaire has in one browser.
const NAME: usize = 8;

/// A new name for a questionnaire in a browser. It stands in addresses, so it is drawn and tells nothing: an address in a log does not
/// lead to a code.
#[must_use]
pub fn new_name() -> String {
    random_symbols::<NAME>()
}

/// Whether a text can be such a name.
#[must_use]
pub fn is_name(text: &str) -> bool {
    is_symbols(text, NAME)
}

/// What a browser shows with each request of a respondent. The scan goes along so that a page can say that it is closed when
/// nothing else is left of somebody's code.
#[derive(Clone, Debug)]
pub enum Pass {
    /// A code: on paper, or handed out at a shared link.
    Code {
        /// The code.
        code: TypedCode,
        /// The scan it is for.
        scan: ScanId,
    },
    /// The link that a group shares.
    Link {
        /// Its secret.
        secret: LinkSecret,
        /// The scan it is for.
        scan: ScanId,
    },
}

impl Pass {
    /// The scan it is for.
    #[must_use]
    pub const fn scan(&self) -> &ScanId {
        match self {
            Self::Code { scan, .. } | Self::Link { scan, .. } => scan,
        }
    }

    /// The code, if it is one.
    #[must_use]
    pub const fn code(&self) -> Option<&TypedCode> {
        match self {
            Self::Code { code, .. } => Some(code),
            Self::Link { .. } => None,
        }
    }

    /// As it stands in a cookie or in a link. Secret: not for a log.
    #[must_use]
    pub fn expose(&self) -> String {
        let (secret, scan) = match self {
            Self::Code { code, scan } => (code.expose(), scan),
            Self::Link { secret, scan } => (secret.expose(), scan),
        };
        [secret, scan.as_str()].concat()
    }

    /// Reads one; `None` for what cannot be one. Whether it opens anything is another question.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (secret, scan) = text.split_at_checked(text.len().checked_sub(ID)?)?;
        let scan = ScanId::parse(scan)?;
        if secret.len() == CODE {
            TypedCode::parse(secret).map(|code| Self::Code { code, scan })
        } else {
            LinkSecret::parse(secret).map(|secret| Self::Link { secret, scan })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_read_back_as_what_it_was() {
        let (code, secret, scan) = (TypedCode::random(), LinkSecret::random(), ScanId::random());
        let own = Pass::Code {
            code: code.clone(),
            scan: scan.clone(),
        };
        let read = Pass::parse(&own.expose()).unwrap();
        assert_eq!(read.code().map(Secret::expose), Some(code.expose()));
        assert_eq!(read.scan(), &scan);
        let shared = Pass::Link { secret, scan };
        assert!(matches!(
            Pass::parse(&shared.expose()),
            Some(Pass::Link { .. })
        ));
        for text in [
            "",
            "7kq4",
            &own.expose()[1..],
            &shared.expose()[2..],
            &"é".repeat(19),
        ] {
            assert!(Pass::parse(text).is_none(), "{text}");
        }
        assert!(!format!("{own:?}").contains(code.expose()));
        assert!(is_name(&new_name()) && !is_name("link") && !is_name("hervatten"));
    }
}
