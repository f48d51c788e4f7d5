use super::*;

const FILE: &str = include_str!("../../2026.1/questionnaire.toml");

/// The sentences about the released file after a change to it.
fn after(from: &str, to: &str) -> Vec<String> {
    assert!(FILE.contains(from), "{from} is not in the file");
    sentences(&FILE.replacen(from, to, 1))
}

fn sentences(toml: &str) -> Vec<String> {
    let Err(problems) = parse(toml) else {
        panic!("the file should be refused")
    };
    problems.iter().map(ToString::to_string).collect()
}

/// The line on which a text first stands.
fn line_of(text: &str) -> usize {
    1 + FILE[..FILE.find(text).unwrap()].matches('\n').count()
}

#[test]
fn the_released_file_is_sound() {
    let instrument = parse(FILE).unwrap();
    assert_eq!(instrument.statements().count(), 44);
}

#[test]
fn an_empty_file_misses_every_field_and_nothing_else() {
    let problems = parse("").unwrap_err();
    assert_eq!(problems.len(), 15);
    assert!(
        problems
            .iter()
            .all(|problem| problem.kind == ProblemKind::MissingField && problem.line == 1)
    );
}

#[test]
fn a_long_sentence_is_named_with_line_key_and_length() {
    let text = "Provinciale Staten bepalen zelf wat belangrijk is voor de provincie.";
    let long = format!("{} provincie.", "heel ".repeat(30).trim());
    let line = line_of(text);
    assert_eq!(
        after(text, &long),
        [format!(
            "regel {line}, T1.1.province: de zin heeft 31 woorden; B1 vraagt hoogstens 25"
        )]
    );
}

#[test]
fn a_missing_variant_is_named() {
    let text = "text.water_board  = \"Het algemeen bestuur bepaalt zelf wat belangrijk is voor het waterschap.\"";
    let found = after(text, "");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0]
            .ends_with("T1.1.water_board: de tekst voor een waterschap (water_board) ontbreekt"),
        "{found:?}"
    );
}

#[test]
fn unknown_names_are_told_with_what_is_known() {
    let group = after(
        "groups = [\"council\", \"executive\", \"staff\"]",
        "groups = [\"council\", \"raad\"]",
    );
    assert!(
        group[0].contains("T1.2.groups.2: de groep ‘raad’ bestaat niet"),
        "{group:?}"
    );
    let subgoal = after("subgoal = \"strong_council\"", "subgoal = \"sterk\"");
    assert!(
        subgoal
            .iter()
            .any(|s| s.contains("T1.subgoal: het subdoel ‘sterk’ bestaat niet")),
        "{subgoal:?}"
    );
    assert!(
        subgoal.iter().any(|s| s
            .contains("thema’s bij subdoel strong_council: het zijn er 1, het moeten er 2 zijn")),
        "{subgoal:?}"
    );
    let kind = after("kinds   = [\"municipality\"]", "kinds   = [\"gemeente\"]");
    assert!(
        kind[0].contains("T1.words.1.kinds.1: de soort ‘gemeente’ bestaat niet"),
        "{kind:?}"
    );
    let field = after("\nmay_decline = true", "\nmay_declin = true");
    assert!(
        field[0].ends_with("T4.2.may_declin: dit veld bestaat niet"),
        "{field:?}"
    );
    let background = after("key = \"age\"", "key = \"gender\"");
    assert!(
        background
            .iter()
            .any(|s| s.contains("de achtergrondvraag ‘gender’ bestaat niet")),
        "{background:?}"
    );
    let yes = after("\nmay_decline = true", "\nmay_decline = \"ja\"");
    assert!(
        yes[0].ends_with("T4.2.may_decline: hier hoort true of false te staan"),
        "{yes:?}"
    );
}

#[test]
fn keys_are_used_once_and_under_their_theme() {
    let doubled = after("key    = \"T1.2\"", "key    = \"T1.1\"");
    assert_eq!(doubled.len(), 1, "{doubled:?}");
    assert!(doubled[0].ends_with("T1.1: deze sleutel is al gebruikt"));
    let elsewhere = after("key    = \"T1.2\"", "key    = \"T12.2\"");
    assert!(
        elsewhere[0].ends_with("T12.2: de sleutel hoort te beginnen met T1. (met de punt)"),
        "{elsewhere:?}"
    );
    let theme = after("key     = \"T2\"", "key     = \"T1\"");
    assert!(
        theme
            .iter()
            .any(|s| s.ends_with("T1: deze sleutel is al gebruikt")),
        "{theme:?}"
    );
    let direction = after("key     = \"R4\"", "key     = \"R 4\"");
    assert!(
        direction[0].contains("een sleutel heeft alleen letters"),
        "{direction:?}"
    );
    let toml = after("key    = \"T1.2\"", "key    = \"T1.2\"\nkey    = \"T1.2\"");
    assert_eq!(
        toml,
        [format!(
            "regel {}, key: dit veld staat er twee keer",
            line_of("key    = \"T1.2\"") + 1
        )]
    );
}

#[test]
fn the_scale_is_whole_and_in_order() {
    let missing = after(
        "[[scale]]\nanswer = \"unknown\"\nlabel  = \"Weet ik niet\"\n",
        "",
    );
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert!(missing[0].ends_with("het antwoord ‘unknown’ ontbreekt in de schaal"));
    let other = after("answer = \"2\"", "answer = \"6\"");
    assert!(
        other
            .iter()
            .any(|s| s.contains("het antwoord ‘6’ bestaat niet")),
        "{other:?}"
    );
    let turned = FILE
        .replacen("answer = \"2\"", "answer = \"x\"", 1)
        .replacen("answer = \"3\"", "answer = \"2\"", 1);
    let turned = sentences(&turned.replacen("answer = \"x\"", "answer = \"3\"", 1));
    assert!(
        turned[0].contains("niet in de vaste volgorde"),
        "{turned:?}"
    );
}

#[test]
fn counts_of_themes_and_directions_are_fixed() {
    let themes = FILE.split("[[themes]]").count() - 1;
    assert_eq!(themes, 8);
    let start = FILE.find("[[directions]]\nkey     = \"R4\"").unwrap();
    let end = FILE.find("[[directions]]\nkey     = \"R5\"").unwrap();
    let fewer = sentences(&format!("{}{}", &FILE[..start], &FILE[end..]));
    assert!(
        fewer[0].ends_with("richtingen: het zijn er 11, het moeten er 12 zijn"),
        "{fewer:?}"
    );
    assert!(
        fewer[1].ends_with(
            "richtingen bij subdoel equipped_office_holders: het zijn er 2, het moeten er 3 zijn"
        ),
        "{fewer:?}"
    );
    let renamed = sentences(&FILE.replace("[[themes", "[[theme"));
    assert!(
        renamed
            .iter()
            .any(|s| s.ends_with("theme: dit veld bestaat niet")),
        "{renamed:?}"
    );
    assert!(
        renamed
            .iter()
            .any(|s| s.ends_with("themes: dit veld ontbreekt")),
        "{renamed:?}"
    );
}

#[test]
fn a_hard_word_must_be_used_and_texts_must_say_something() {
    let word = after("word    = \"stukken\"", "word    = \"notulen\"");
    assert!(
        word[0].contains("het woord ‘notulen’ komt in dit thema niet voor"),
        "{word:?}"
    );
    let empty = after("\"Raadsleden krijgen de stukken op tijd.\"", "\" \"");
    assert!(
        empty[0].ends_with("T3.2.municipality: de tekst is leeg"),
        "{empty:?}"
    );
    let version = after("version = \"2026.1\"", "version = \"nieuw\"");
    assert!(
        version[0].contains("een versie is een jaartal"),
        "{version:?}"
    );
}

#[test]
fn all_problems_come_at_once_in_the_order_of_the_file() {
    let broken = FILE
        .replacen("label  = \"Oneens\"", "label  = \"\"", 1)
        .replacen("\nmay_decline = true", "\nmay_decline = ja", 1)
        .replacen("key   = \"from_65\"", "key   = \"none\"", 1)
        .replacen("label = \"Nee\"", "naam = \"Nee\"", 1);
    let found = parse(&broken).unwrap_err();
    assert!(found.is_sorted_by_key(|problem| problem.line));
    let kinds: Vec<_> = found.iter().map(|problem| &problem.kind).collect();
    assert!(kinds.contains(&&ProblemKind::EmptyText), "{found:?}");
    assert!(
        kinds
            .iter()
            .any(|kind| matches!(kind, ProblemKind::Syntax(_))),
        "{found:?}"
    );
    assert!(kinds.contains(&&ProblemKind::DoubledKey), "{found:?}");
    assert!(
        kinds.contains(&&ProblemKind::UnknownField) && kinds.contains(&&ProblemKind::MissingField),
        "{found:?}"
    );
}

#[test]
fn text_that_is_no_toml_is_told_in_one_piece() {
    for text in ["dit is geen toml", "[", "= 1", "\u{0}", "version = "] {
        assert!(
            sentences(text)
                .iter()
                .any(|s| s.contains("geen geldige TOML")),
            "{text}"
        );
    }
}

mod after {
    use super::*;
    use crate::versions::Versions;

    /// The newest released file under a later number, with a crosswalk that mentions nothing.
    fn next() -> String {
        FILE.replacen("version = \"2026.1\"", "version = \"2027.1\"", 1)
            + "\n[crosswalk]\nfrom = \"2026.1\"\n"
    }

    fn refused(toml: &str) -> Vec<String> {
        let problems = parse_after(toml, Versions::embedded()).unwrap_err();
        problems.iter().map(ToString::to_string).collect()
    }

    fn passage(from: &str, rest: &str) -> String {
        format!("[[crosswalk.statements]]\nfrom = \"{from}\"\n{rest}\n")
    }

    #[test]
    fn a_version_with_a_later_number_and_a_crosswalk_is_sound() {
        let instrument = parse_after(&next(), Versions::embedded()).unwrap();
        assert_eq!(instrument.version, "2027.1");
    }

    #[test]
    fn its_number_is_its_own_and_comes_after_the_newest() {
        let taken = refused(FILE);
        assert_eq!(taken.len(), 1, "{taken:?}");
        assert!(
            taken[0].contains("version: deze versie is er al"),
            "{taken:?}"
        );
        let early = refused(&next().replacen("2027.1", "2025.9", 1));
        assert!(
            early[0].contains("een nieuwe versie komt na 2026.1"),
            "{early:?}"
        );
    }

    #[test]
    fn the_crosswalk_begins_at_the_newest_version() {
        let none = refused(&next().replace("[crosswalk]\nfrom = \"2026.1\"\n", ""));
        assert_eq!(
            none,
            [
                "regel 1, crosswalk: dit deel ontbreekt; zeg daarin wat er werd van de stellingen van 2026.1"
            ]
        );
        let other = refused(&next().replace("from = \"2026.1\"", "from = \"2025.1\""));
        assert!(
            other[0].contains("crosswalk.from: de overgang begint bij 2026.1"),
            "{other:?}"
        );
        let form = refused(&next().replace("from = \"2026.1\"", "van = \"2026.1\""));
        assert!(
            form.iter()
                .any(|s| s.contains("crosswalk.van: dit veld bestaat niet")),
            "{form:?}"
        );
    }

    #[test]
    fn what_changed_is_mentioned_and_what_is_mentioned_is_so() {
        let text = "\"Raadsleden krijgen de stukken op tijd.\"";
        let changed = next().replacen(text, "\"Raadsleden krijgen de stukken vroeg.\"", 1);
        let unsaid = refused(&changed);
        assert_eq!(unsaid.len(), 1, "{unsaid:?}");
        assert!(
            unsaid[0].contains("T3.2: deze stelling is veranderd of weg"),
            "{unsaid:?}"
        );
        let said = changed.clone() + &passage("T3.2", "to = \"T3.2\"\nfate = \"reworded\"");
        assert!(parse_after(&said, Versions::embedded()).is_ok());
        let wrong =
            refused(&(changed.clone() + &passage("T3.2", "to = \"T3.2\"\nfate = \"same\"")));
        assert!(
            wrong[0].contains("crosswalk.statements.T3.2: dit is niet same"),
            "{wrong:?}"
        );
        let fate =
            refused(&(changed.clone() + &passage("T3.2", "to = \"T3.2\"\nfate = \"anders\"")));
        assert!(
            fate[0].contains("de uitkomst ‘anders’ bestaat niet; kies uit same, corrected"),
            "{fate:?}"
        );
        let nowhere = refused(&(next() + &passage("T9.9", "to = \"T3.2\"\nfate = \"same\"")));
        assert!(
            nowhere[0].contains("crosswalk.statements.T9.9: deze stelling is er niet"),
            "{nowhere:?}"
        );
    }

    #[test]
    fn a_key_is_not_used_again_for_another_meaning() {
        let reused = refused(&(next() + &passage("T3.2", "fate = \"dropped\"")));
        assert!(
            reused
                .iter()
                .any(|s| s.contains("deze sleutel was van een andere stelling")),
            "{reused:?}"
        );
    }

    #[test]
    fn what_the_parser_says_is_told_in_dutch() {
        let found = after("version = \"2026.1\"", "version = 2026.1b");
        assert!(
            found
                .iter()
                .all(|s| !s.contains("invalid") && !s.contains("expected")),
            "{found:?}"
        );
    }
}
