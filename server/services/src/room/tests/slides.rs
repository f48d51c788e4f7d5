//! The deck, without a room.

use super::*;
use crate::room::{Deck, Slide, agreements, differences};
use crate::sessions::{Audience, PointForm, SessionView, load, points, share};

/// A talk with these points, shared with everybody.
async fn session(test: &TestServices, points_to_add: &[PointForm]) -> SessionView {
    let scan = ClosedScan::new(test, &Closing::default()).await;
    for form in points_to_add {
        points::add(&scan.clerk, test, &scan.id, form)
            .await
            .unwrap();
    }
    share(&scan.clerk, test, &scan.id, Audience::Everybody)
        .await
        .unwrap();
    load(&scan.clerk, test, &scan.id).await.unwrap()
}

fn point(statements: &[&str], text: &str) -> PointForm {
    PointForm {
        statements: statements.iter().map(|key| (*key).to_owned()).collect(),
        text: text.into(),
        ..PointForm::default()
    }
}

fn texts(deck: &Deck) -> Vec<String> {
    deck.slides().iter().map(Slide::to_string).collect()
}

#[tokio::test]
async fn the_deck_goes_from_the_purpose_to_the_priorities() {
    let test = TestServices::sqlite().await;
    let view = session(&test, &[point(&["T2.1"], "een"), point(&["T5.3"], "twee")]).await;
    let texts = texts(&Deck::of(&view.report, view.points_for_room()));
    assert_eq!(texts[..2], ["doel", "respons"]);
    let [one, two] = [0, 1].map(|at| format!("punt-{}", view.points[at].id));
    let end = [one.as_str(), &two, "meedoen", "keuzes", "prioriteiten"];
    assert_eq!(texts[texts.len() - 5..], end);
    let themes = &texts[2..texts.len() - 5];
    assert!(
        themes.contains(&"thema-t1-verschil".to_owned())
            && themes.is_sorted_by_key(|text| text[..8].to_owned())
    );
    test.end().await;
}

#[tokio::test]
async fn every_slide_is_read_back_from_its_text_and_has_its_place() {
    let test = TestServices::sqlite().await;
    let view = session(&test, &[]).await;
    let deck = Deck::of(&view.report, view.points_for_room());
    for (place, slide) in deck.slides().iter().enumerate() {
        assert_eq!(Slide::parse(&slide.to_string()).as_ref(), Some(slide));
        assert_eq!(deck.place(slide), place);
        assert_eq!(deck.next(place), deck.slides().get(place + 1));
        assert_eq!(deck.previous(place + 1), Some(slide));
    }
    assert_eq!(deck.previous(0), None);
    let statements = texts(&deck)
        .iter()
        .filter(|text| text.starts_with("stelling-"))
        .count();
    assert_eq!(statements, 10, "without points the largest gaps");
    for theme in &view.report.texts.themes {
        for statement in &theme.statements {
            let slide = Slide::Statement {
                key: statement.key.clone(),
            };
            assert_eq!(Slide::parse(&slide.to_string()), Some(slide));
        }
    }
    for text in [
        "",
        "punt-",
        "punt-1",
        "thema-t1",
        "thema-<b>-verschil",
        "stelling-",
        "doel ",
        "stelling-aaaaaaaaaaaaa",
    ] {
        assert_eq!(Slide::parse(text), None, "{text}");
    }
    test.end().await;
}

#[tokio::test]
async fn a_point_about_several_statements_is_followed_by_each_of_them_once() {
    let test = TestServices::sqlite().await;
    let points = [
        point(&["T2.1"], "Eén."),
        point(&["T5.3", "T2.1"], "Twee."),
        point(&["T5.3", "T3.1"], "Ook twee."),
    ];
    let view = session(&test, &points).await;
    let deck = Deck::of(&view.report, view.points_for_room());
    let texts = texts(&deck);
    let [one, two, three] = [0, 1, 2].map(|at| format!("punt-{}", view.points[at].id));
    let first = texts.iter().position(|text| *text == one).unwrap();
    let expected = [
        one.as_str(),
        &two,
        "stelling-t5.3",
        "stelling-t2.1",
        &three,
        "stelling-t3.1",
        "meedoen",
    ];
    assert_eq!(texts[first..first + expected.len()], expected);
    for (place, slide) in deck.slides().iter().enumerate() {
        assert_eq!(deck.place(slide), place, "{slide}");
    }
    test.end().await;
}

#[tokio::test]
async fn agreements_and_differences_of_a_theme_are_other_statements() {
    let test = TestServices::sqlite().await;
    let report = session(&test, &[]).await.report;
    for theme in &report.texts.themes {
        let (alike, apart) = (agreements(&report, theme), differences(&report, theme));
        assert!(alike.len() <= 3 && apart.len() <= 3);
        let gap = |row: &crate::results::StatementRow<'_>| row.table.gap.unwrap().points;
        assert!(alike.is_sorted_by(|left, right| gap(left) <= gap(right)));
        assert!(apart.is_sorted_by(|left, right| gap(left) >= gap(right)));
        for row in &alike {
            assert!(
                apart
                    .iter()
                    .all(|other| other.text.key != row.text.key && gap(other) >= gap(row))
            );
        }
    }
    test.end().await;
}
