//! Whatever people type comes out readable, for the eye and for a program.

use crate::conformance::assert_conforms;
use crate::reading::Reading;
use chrono::NaiveDate;
use report::tagged::{Block, Builder, Level, Settings, TextStyle};

const BODY: TextStyle = TextStyle::new(10.5, 15.0);

fn read(text: &str) -> (Reading, String) {
    read_in(text, BODY, 0.0)
}

fn read_in(text: &str, style: TextStyle, inset: f32) -> (Reading, String) {
    let created = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut builder = Builder::new(Settings {
        title: text.to_owned(),
        author: String::new(),
        subject: text.to_owned(),
        created: created.and_hms_opt(0, 0, 0).unwrap(),
        identifier: "tekens".to_owned(),
        header: String::new(),
        footer: String::new(),
    });
    builder.heading(Level::One, "T", Block::new(BODY, 0.0, 0.0));
    builder.inset(0.0, inset, |b| {
        b.paragraph(text, Block::new(style, 0.0, 0.0))
    });
    let pdf = builder.finish().unwrap();
    assert_conforms(&pdf);
    let reading = Reading::of(&pdf);
    let pages = (0..reading.page_count()).map(|page| reading.page_text(page));
    let whole: String = pages.collect();
    let said = whole.strip_prefix("T\n").unwrap_or_default().to_owned();
    (reading, said)
}

fn assert_no_missing_glyph(reading: &Reading) {
    for page in 0..reading.page_count() {
        let codes = reading.codes(page);
        assert!(
            codes.iter().all(|code| *code != 0),
            "a box for a missing glyph on page {page}"
        );
    }
}

#[test]
fn names_keep_their_marks() {
    let names = "Súdwest-Fryslân, 's-Hertogenbosch, Łódź, Şükrü Çağlar, Đặng Nguyễn, Ångström, Ørsted, Æsir, ĳ";
    let (reading, said) = read(names);
    assert_eq!(said, names);
    assert_no_missing_glyph(&reading);
}

#[test]
fn what_looks_like_markup_or_a_formula_is_text() {
    let text = "<script>alert('x')</script> & \"aanhaling\" ‘enkel’ =SOM(A1) (haakje \\ streep) 100% €\u{a0}5,00";
    let (reading, said) = read(text);
    assert_eq!(said.replace('\u{a0}', " "), text.replace('\u{a0}', " "));
    assert_no_missing_glyph(&reading);
}

#[test]
fn decomposed_letters_are_put_together() {
    let (reading, said) = read("cafe\u{301} en café");
    assert_eq!(said, "cafe\u{301} en café");
    assert_no_missing_glyph(&reading);
}

#[test]
fn symbols_come_from_the_other_face() {
    let (reading, said) = read("☎ ♿ ✓ → ☺ ∑ ½");
    assert_eq!(said, "☎ ♿ ✓ → ☺ ∑ ½");
    assert_no_missing_glyph(&reading);
}

#[test]
fn what_no_face_has_is_marked_and_still_told() {
    let text = "Dank 🙂👍🏽 en 日本 daar";
    let (reading, said) = read(text);
    assert_eq!(said, text);
    assert_no_missing_glyph(&reading);
}

#[test]
fn text_from_right_to_left_is_told_in_the_order_of_reading() {
    for text in [
        "Welkom מועצה 2027 hier",
        "Welkom مرحبا بكم hier",
        "ברוכים הבאים למועצה",
    ] {
        let (reading, said) = read(text);
        let mut told: Vec<&str> = said.split_whitespace().collect();
        let mut typed: Vec<&str> = text.split_whitespace().collect();
        // Words stand as the eye meets them; each is told in its own order.
        told.sort_unstable();
        typed.sort_unstable();
        assert_eq!(told, typed);
        assert_no_missing_glyph(&reading);
    }
}

#[test]
fn arabic_letters_join() {
    let (joined, _) = read("بكم");
    let (apart, _) = read("ب ك م");
    let shapes = |reading: &Reading| {
        let mut codes = reading.codes(0);
        codes.dedup();
        codes
    };
    let glyphs = |reading: &Reading| shapes(reading).len();
    assert!(
        glyphs(&joined) < glyphs(&apart),
        "three joined letters need no spaces"
    );
    assert_no_missing_glyph(&joined);
}

#[test]
fn control_characters_leave_no_trace() {
    let (reading, said) = read("een\u{0}twee\u{7}drie\u{202e}vier\u{feff}\tvijf");
    assert_eq!(said, "eentweedrievier vijf");
    assert_no_missing_glyph(&reading);
}

#[test]
fn a_broken_word_is_found_whole() {
    let (_, said) = read_in("Agenderings\u{ad}gesprek", BODY, 400.0);
    assert_eq!(said, "Agenderings\u{ad}gesprek");
    let (_, said) = read_in("Gemeenteraadsvergadering", BODY, 400.0);
    assert_eq!(said.replace('\u{ad}', ""), "Gemeenteraadsvergadering");
    assert!(said.contains('\u{ad}'), "it is broken with a hyphen");
}

#[test]
fn endless_words_stay_in_their_column() {
    for text in [
        "x".repeat(3000),
        "https://voorbeeld.nl/".repeat(40),
        "日".repeat(500),
    ] {
        let (reading, said) = read_in(&text, BODY.hyphenated(), 380.0);
        assert_eq!(said.replace('\u{ad}', ""), text);
        for page in 0..reading.page_count() {
            for run in reading.runs(page) {
                assert!(run.right < 595.3 - 380.0 - 40.0, "{run:?}");
            }
        }
    }
}
