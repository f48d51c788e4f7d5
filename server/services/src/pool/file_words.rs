//! The words of a file with clerks: those of the pages. The codes of the database are read as well, since older files hold them.

use std::collections::BTreeMap;

use questionnaires::kind::AuthorityKind;

use super::export::COLUMNS;
use super::facts::Language;
use super::profile_form::ProfileForm;
use crate::authorities::{Authority, AuthorityCode, folded};
use crate::error::ProblemCode;

/// Names of authorities to and from codes.
pub(super) struct FileWords<'a> {
    by_code: BTreeMap<&'a str, &'a Authority>,
    /// By each name without accents and capitals, in the order of the register.
    by_name: BTreeMap<String, Vec<&'a Authority>>,
}

impl<'a> FileWords<'a> {
    pub(super) fn new(register: &'a [Authority]) -> Self {
        let mut by_name = BTreeMap::<String, Vec<&Authority>>::new();
        for authority in register {
            let names = [
                folded(&label(authority)),
                folded(&authority.display_name),
                folded(&authority.official_name),
                folded(&authority.cbs_name),
            ];
            for name in names {
                let bearers = by_name.entry(name).or_default();
                if !bearers.iter().any(|other| other.code == authority.code) {
                    bearers.push(authority);
                }
            }
        }
        let by_code = register.iter().map(|one| (one.code.as_str(), one));
        Self {
            by_code: by_code.collect(),
            by_name,
        }
    }

    /// What stands in the row of a clerk, column by column.
    pub(super) fn cells(&self, email: &str, form: &ProfileForm) -> [String; COLUMNS.len()] {
        let list = |words: Vec<String>| words.join(", ");
        let kinds = form.kinds.iter().map(|code| {
            AuthorityKind::from_code(code).map_or(code.as_str(), |kind| kind_words(kind)[0])
        });
        let regions = form
            .regions
            .iter()
            .map(|code| self.name(code, |province| province.display_name.clone()));
        let languages = form.languages.iter().map(|code| {
            let known = Language::from_code(code).map(language_word);
            known.unwrap_or(code)
        });
        [
            form.name.clone(),
            email.to_owned(),
            self.name(&form.home, label),
            form.functions.clone(),
            list(kinds.map(str::to_owned).collect()),
            form.trained_on.clone(),
            form.travel_km.clone(),
            list(regions.collect()),
            list(languages.map(str::to_owned).collect()),
            form.capacity.clone(),
            if form.active == "ja" { "ja" } else { "nee" }.to_owned(),
        ]
    }

    fn name(&self, code: &str, name: impl Fn(&Authority) -> String) -> String {
        let found = self.by_code.get(code);
        found.map_or_else(|| code.to_owned(), |authority| name(authority))
    }

    /// Every authority of that code or name, the most usual first.
    pub(super) fn authorities(&self, text: &str) -> Vec<&'a Authority> {
        if let Some(code) = AuthorityCode::parse(text) {
            let found = self.by_code.get(code.as_str());
            return found.into_iter().copied().collect();
        }
        self.by_name.get(&folded(text)).cloned().unwrap_or_default()
    }

    /// The codes of kinds, by their words.
    pub(super) fn kinds(text: &str) -> Result<Vec<String>, ProblemCode> {
        each(text, |word| {
            let known = |kind: &AuthorityKind| {
                kind.code() == word || kind_words(*kind).contains(&word.as_str())
            };
            let kind = AuthorityKind::ALL.into_iter().find(known)?;
            Some(kind.code().to_owned())
        })
    }

    /// The codes of languages, by their words.
    pub(super) fn languages(text: &str) -> Result<Vec<String>, ProblemCode> {
        each(text, |word| {
            let known =
                |own: &Language| own.code() == word || language_word(*own).to_lowercase() == word;
            let language = Language::ALL.into_iter().find(known)?;
            Some(language.code().to_owned())
        })
    }

    /// The codes of provinces, by their names.
    pub(super) fn provinces(&self, text: &str) -> Result<Vec<String>, ProblemCode> {
        each(text, |word| {
            let found = self.authorities(&word);
            let province = found
                .into_iter()
                .find(|authority| authority.kind == AuthorityKind::Province)?;
            Some(province.code.to_string())
        })
    }
}

/// The name of an authority. Some provinces bear the name of a municipality, which is meant where nothing else is said.
pub(super) fn label(authority: &Authority) -> String {
    match authority.kind {
        AuthorityKind::Province => format!("{} (provincie)", authority.display_name),
        AuthorityKind::Municipality | AuthorityKind::WaterBoard => authority.display_name.clone(),
    }
}

/// One of a kind, and several.
const fn kind_words(kind: AuthorityKind) -> [&'static str; 2] {
    match kind {
        AuthorityKind::Municipality => ["gemeente", "gemeenten"],
        AuthorityKind::Province => ["provincie", "provincies"],
        AuthorityKind::WaterBoard => ["waterschap", "waterschappen"],
    }
}

const fn language_word(language: Language) -> &'static str {
    match language {
        Language::Dutch => "Nederlands",
        Language::Frisian => "Fries",
    }
}

/// What stands between commas or spaces, word by word in small letters.
fn each(text: &str, read: impl Fn(String) -> Option<String>) -> Result<Vec<String>, ProblemCode> {
    text.split(|sign: char| sign == ',' || sign.is_whitespace())
        .filter(|word| !word.is_empty())
        .map(|word| read(word.to_lowercase()).ok_or(ProblemCode::NotAChoice))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_are_read_and_nothing_else() {
        let kinds = |text| FileWords::kinds(text);
        let all = vec!["municipality", "province", "water_board"];
        let all: Vec<String> = all.into_iter().map(str::to_owned).collect();
        for text in [
            "gemeente, provincie, waterschap",
            "Gemeenten provincies,waterschappen",
            "municipality province water_board",
        ] {
            assert_eq!(kinds(text), Ok(all.clone()), "{text}");
        }
        assert_eq!(kinds("dorp"), Err(ProblemCode::NotAChoice));
        let both = Ok(vec!["nl".to_owned(), "fy".to_owned()]);
        assert_eq!(FileWords::languages("Nederlands, Fries"), both);
        assert_eq!(FileWords::languages("nl fy"), both);
        assert_eq!(FileWords::languages(""), Ok(Vec::new()));
        assert_eq!(FileWords::languages("Duits"), Err(ProblemCode::NotAChoice));
    }
}
