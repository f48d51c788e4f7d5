//! What the TOML parser says, in Dutch, for whoever wrote the file.

/// Beginnings of the parser's sentences, with what to do. The first that fits counts.
const WORDS: [(&str, &str); 24] = [
    ("duplicate key", "deze sleutel staat er twee keer"),
    ("missing opening quote", "er ontbreekt een aanhalingsteken"),
    (
        "string values must be quoted",
        "zet de tekst tussen rechte aanhalingstekens",
    ),
    (
        "invalid basic string",
        "de tekst loopt niet goed af; zet hem tussen rechte aanhalingstekens, op één regel",
    ),
    (
        "invalid literal string",
        "de tekst loopt niet goed af; zet hem tussen rechte aanhalingstekens, op één regel",
    ),
    (
        "invalid multi-line",
        "de tekst over meer regels loopt niet goed af",
    ),
    (
        "missing escaped value",
        "na een schuine streep naar links hoort een teken te staan",
    ),
    ("missing comma between", "er ontbreekt een komma"),
    ("extra comma", "er staat een komma te veel"),
    (
        "missing assignment",
        "er ontbreekt een = tussen sleutel en waarde",
    ),
    ("extra assignment", "er staat een = te veel"),
    ("extra `=`", "er staat een = te veel"),
    ("unexpected `=`", "er staat een = te veel"),
    (
        "key with no value",
        "achter de sleutel hoort een = met een waarde te staan",
    ),
    ("missing value", "achter de = hoort een waarde te staan"),
    ("invalid value", "deze waarde is niet te lezen"),
    ("unclosed table", "er ontbreekt een sluithaak: ]"),
    ("unclosed array", "er ontbreekt een sluithaak: ]"),
    ("unclosed inline table", "er ontbreekt een accolade: }"),
    (
        "invalid unquoted key",
        "een sleutel heeft alleen letters, cijfers, _ en -",
    ),
    (
        "unquoted keys cannot be empty",
        "voor de = hoort een sleutel te staan",
    ),
    ("unexpected content", "hier staat iets wat er niet hoort"),
    (
        "unexpected key or value",
        "hier staat iets wat er niet hoort",
    ),
    ("carriage return", "de regel eindigt met een vreemd teken"),
];

/// What to do about it.
pub(super) fn dutch(message: &str) -> &'static str {
    let known = WORDS
        .iter()
        .find(|(beginning, _)| message.starts_with(beginning));
    known.map_or(
        "kijk naar aanhalingstekens, haken, komma’s en het =-teken op deze regel",
        |(_, words)| words,
    )
}
