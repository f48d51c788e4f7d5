//! The three cookies of the site, all needed for it to work.

use super::site::Site;
use axum::http::{HeaderMap, HeaderValue, header};

/// A cookie of the site. A browser drops it when it closes; the server ends what it stands for earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Holds the session of a member.
    Session,
    /// Holds the key of one questionnaire that is being filled in. Each has a cookie of its own, by the name that stands
    /// in its address, so that two links in one browser are two questionnaires.
    Questionnaire(String),
    /// Holds the key of a phone that takes part in a talk in a room.
    Device,
}

impl Cookie {
    /// The value for `Set-Cookie`.
    #[must_use]
    pub fn set(&self, site: &Site, value: &str) -> Option<HeaderValue> {
        self.written(site, value, "")
    }

    /// The value for `Set-Cookie` that removes it.
    #[must_use]
    pub fn forget(&self, site: &Site) -> Option<HeaderValue> {
        self.written(site, "", "; Max-Age=0")
    }

    /// What the browser sent along.
    #[must_use]
    pub fn read(&self, site: &Site, headers: &HeaderMap) -> Option<String> {
        let name = self.name(site);
        pairs(headers)
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }

    /// The names of all questionnaires that this browser fills in, with what it holds of each.
    #[must_use]
    pub fn questionnaires(site: &Site, headers: &HeaderMap) -> Vec<(String, String)> {
        let prefix = Self::Questionnaire(String::new()).name(site);
        let held =
            pairs(headers).filter_map(|(key, value)| Some((key.strip_prefix(&prefix)?, value)));
        held.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// `__Host-` makes a browser refuse the cookie from a neighbouring site; it works over HTTPS only.
    fn name(&self, site: &Site) -> String {
        let prefix = if site.is_secure() { "__Host-" } else { "" };
        match self {
            Self::Session => format!("{prefix}sessie"),
            Self::Questionnaire(name) => format!("{prefix}vragenlijst-{name}"),
            Self::Device => format!("{prefix}zaal"),
        }
    }

    fn written(&self, site: &Site, value: &str, lifetime: &str) -> Option<HeaderValue> {
        let secure = if site.is_secure() { "; Secure" } else { "" };
        let name = self.name(site);
        let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{lifetime}");
        HeaderValue::from_str(&line).ok()
    }
}

/// All cookies of a request, name and value.
fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
