//! How names are compared: as somebody types them on a phone.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A name as it is searched and sorted: lower case, without accents and apostrophes, with a space for every other sign, and
/// without the `'s-` that people leave out: `'s-Gravenhage` is `gravenhage`, `Bergen (NH.)` is `bergen nh`.
pub(crate) fn folded(name: &str) -> String {
    let plain = name
        .nfd()
        .filter(|character| {
            !is_combining_mark(*character) && !matches!(character, '\'' | '’' | '‘' | '`')
        })
        .flat_map(char::to_lowercase)
        .map(|character| {
            if character.is_alphanumeric() {
                character
            } else {
                ' '
            }
        })
        .collect::<String>();
    let words = plain.split_whitespace().collect::<Vec<_>>();
    match words.as_slice() {
        ["s", rest @ ..] if !rest.is_empty() => rest.join(" "),
        words => words.join(" "),
    }
}

/// What kinds of authorities are called inside their names. Part of such a word says nothing: "tersch" is meant for Terschelling, and is in
/// every "waterschap" too.
const KINDS: [&str; 3] = ["waterschap", "hoogheemraadschap", "wetterskip"];

/// How well a query fits a name, both folded; the smallest number fits best: the whole name, whole words of it, its beginning,
/// the beginning of a word, any part. `None`: not at all.
pub(super) fn fit(query: &str, name: &str) -> Option<u8> {
    let position = name.find(query)?;
    let padded = format!(" {name} ");
    Some(match position {
        _ if name == query => 0,
        _ if padded.contains(&format!(" {query} ")) => 1,
        0 => 2,
        _ if padded.contains(&format!(" {query}")) => 3,
        _ if without_kind(name).contains(query) => 4,
        _ => return None,
    })
}

fn without_kind(name: &str) -> String {
    let words = name.split(' ').filter(|word| !KINDS.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_as_people_type_them() {
        for (name, expected) in [
            ("'s-Gravenhage", "gravenhage"),
            ("’s-Hertogenbosch", "hertogenbosch"),
            ("s-Gravenhage", "gravenhage"),
            ("Súdwest-Fryslân", "sudwest fryslan"),
            ("Bergen (NH.)", "bergen nh"),
            ("Hunze en Aa's", "hunze en aas"),
            (
                "Nuenen, Gerwen en Nederwetten",
                "nuenen gerwen en nederwetten",
            ),
            ("  GM0363 ", "gm0363"),
            ("'s", "s"),
            ("100%_", "100"),
            ("", ""),
        ] {
            assert_eq!(folded(name), expected, "{name}");
        }
    }

    #[test]
    fn the_more_of_a_name_a_query_is_the_better_it_fits() {
        let names = [
            "ede",
            "brede ede",
            "edegem",
            "brede edegem",
            "enschede",
            "edam volendam",
        ];
        assert_eq!(
            names.map(|name| fit("ede", name)),
            [Some(0), Some(1), Some(2), Some(3), Some(4), None]
        );
        let of_waterschap = |query| fit(query, "waterschap de dommel");
        assert_eq!(
            ["waters", "schap", "mmel"].map(of_waterschap),
            [Some(2), None, Some(4)]
        );
    }
}
