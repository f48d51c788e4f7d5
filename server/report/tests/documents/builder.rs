//! The tagged builder by itself: text, tables, figures and pages of no document in particular.

use crate::conformance::assert_conforms;
use crate::reading::Reading;
use chrono::NaiveDate;
use report::tagged::{
    Align, Block, Builder, Cell, Colour, Column, ContentsLook, Drawing, Figure, Level, Link, Marks,
    Settings, Shape, Table, TableLook, Tag, Target, Text, TextStyle, Weight,
};

const BODY: TextStyle = TextStyle::new(10.5, 15.0);
const PARAGRAPH: Block = Block::new(BODY, 0.0, 8.0);
const HEADING: Block = Block::new(BODY.weight(Weight::SemiBold), 20.0, 6.0);

fn settings() -> Settings {
    Settings {
        title: "Proef".to_owned(),
        author: "Gemeente Súdwest-Fryslân".to_owned(),
        subject: "Een proef van de bouwer".to_owned(),
        created: NaiveDate::from_ymd_opt(2026, 11, 23)
            .unwrap()
            .and_hms_opt(20, 14, 0)
            .unwrap(),
        identifier: "proef-1".to_owned(),
        header: "Concept".to_owned(),
        footer: "Proef · versie 1".to_owned(),
    }
}

fn document(content: impl FnOnce(&mut Builder)) -> Vec<u8> {
    let mut builder = Builder::new(settings());
    builder.heading(Level::One, "Proef", HEADING);
    content(&mut builder);
    builder.finish().unwrap()
}

fn look() -> TableLook {
    TableLook {
        head: BODY.weight(Weight::SemiBold),
        caption: Block::new(BODY.weight(Weight::SemiBold), 0.0, 4.0),
        padding: 4.0,
        gutter: 8.0,
        head_rule: Colour::INK,
        row_rule: Some(Colour::RULE),
        before: 8.0,
        after: 12.0,
        together: false,
    }
}

fn column(head: &str, share: f32, align: Align) -> Column {
    Column {
        head: Text::from(head),
        share,
        align,
    }
}

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: Text::from("Acties"),
        summary: "Acties met wie en wanneer".to_owned(),
        columns: vec![
            column("Wat", 3.0, Align::Left),
            column("Wie", 2.0, Align::Left),
            column("Aantal", 1.0, Align::Right),
        ],
        rows,
        look: look(),
    }
}

fn row(number: usize, what: &str) -> Vec<Cell> {
    vec![
        Cell::text(what, BODY.hyphenated()).naming_row(),
        Cell::text("programmamanager Participatie", BODY.hyphenated()),
        Cell::text(number.to_string(), BODY),
    ]
}

fn figure() -> Figure {
    let shapes = vec![
        Shape::Box {
            at: (0.0, 0.0),
            size: (60.0, 20.0),
            fill: Some(Colour(0xfd, 0xee, 0xd9)),
            hatch: Some(Colour(0xdd, 0xa5, 0x66)),
            edge: Some((Colour::INK, 0.6)),
        },
        Shape::Disc {
            centre: (80.0, 10.0),
            radius: 5.0,
            fill: Colour::PAPER,
            edge: (Colour::INK, 1.0),
        },
        Shape::Line {
            from: (90.0, 10.0),
            to: (140.0, 10.0),
            edge: (Colour::INK, 1.0),
            dash: Some(3.0),
        },
        Shape::Label {
            at: (30.0, 10.0),
            text: Text::from("24"),
            style: BODY.align(Align::Centre),
        },
    ];
    Figure {
        drawing: Drawing {
            width: 200.0,
            height: 20.0,
            shapes,
        },
        alternative: "24% oneens".to_owned(),
    }
}

fn contents() -> ContentsLook {
    ContentsLook {
        heading: HEADING,
        title: "Inhoud".to_owned(),
        section: Block::new(BODY, 4.0, 4.0),
        within: Some(Block::new(BODY, 2.0, 2.0)),
        indent: 12.0,
        rule: Some(Colour::RULE),
    }
}

fn everything(builder: &mut Builder) {
    builder.contents(contents());
    builder.within(Tag::Section, |b| {
        let here = b.heading(Level::Two, "Waarom en hoe", HEADING);
        let link = Link {
            target: Target::Address("https://voorbeeld.nl/".to_owned()),
            description: "Voorbeeld".to_owned(),
        };
        let back = Link {
            target: Target::Heading(here),
            description: "Waarom en hoe".to_owned(),
        };
        let text = Text::from("Lees ")
            .link("meer op deze bladzijde", link, Colour(0x6b, 0x1a, 0x50))
            .and(" of ga ")
            .link("terug", back, Colour(0x6b, 0x1a, 0x50))
            .bold(" naar boven")
            .and(".");
        b.paragraph(text, PARAGRAPH);
        b.note("Geen cijfer.", PARAGRAPH, Colour::EDGE);
        b.list(
            Marks::Bullets,
            &["Eén".into(), "Twee".into()],
            PARAGRAPH,
            14.0,
        );
        b.list(
            Marks::Numbers,
            &["Eén".into(), "Twee".into()],
            PARAGRAPH,
            14.0,
        );
        b.heading(Level::Three, "Wie deden mee?", HEADING);
        b.figure(&figure(), 4.0, 8.0);
        let rows = (0..40)
            .map(|n| row(n, "Het sjabloon van voorstellen aanpassen"))
            .collect();
        b.table(&table(rows));
    });
}

#[test]
fn a_document_of_everything_conforms() {
    assert_conforms(&document(everything));
}

#[test]
fn a_document_of_nothing_conforms() {
    let pdf = document(|b| {
        b.list(Marks::Bullets, &[], PARAGRAPH, 14.0);
        b.paragraph("", PARAGRAPH);
        b.table(&table(Vec::new()));
    });
    assert_conforms(&pdf);
    assert_eq!(Reading::of(&pdf).outline(), "Document\n  H1 Proef");
}

#[test]
fn the_same_blocks_give_the_same_bytes() {
    assert_eq!(document(everything), document(everything));
}

#[test]
fn what_a_screen_reader_reads_is_in_order() {
    let pdf = document(|b| {
        everything(b);
    });
    let outline = Reading::of(&pdf).outline();
    let short: Vec<&str> = outline.lines().take(52).collect();
    insta::assert_snapshot!(short.join("\n"));
}

#[test]
fn every_page_says_which_it_is_of_how_many() {
    let pdf = document(everything);
    let reading = Reading::of(&pdf);
    let count = reading.page_count();
    assert!(count > 3);
    for page in 0..count {
        let furniture = reading.artefacts(page);
        let number = format!("pagina {} van {count}", page + 1);
        assert!(furniture.contains(&number), "{furniture}");
        assert!(furniture.contains("Concept"), "{furniture}");
    }
}

#[test]
fn the_contents_name_the_page_where_a_section_stands() {
    let pdf = document(|b| {
        b.contents(contents());
        for section in 1..=9 {
            b.heading(Level::Two, format!("Deel {section}"), HEADING);
            b.paragraph("Tekst. ".repeat(300), PARAGRAPH);
        }
    });
    let reading = Reading::of(&pdf);
    let contents = reading.page_text(1);
    for section in 1..=9 {
        let title = format!("Deel {section}");
        let stands = |page: &usize| reading.page_text(*page).lines().any(|line| line == title);
        let page = (2..reading.page_count()).find(stands).unwrap() + 1;
        assert!(contents.contains(&format!("{title}\n{page}")), "{contents}");
    }
    assert_eq!(reading.links(1).len(), 9);
}

#[test]
fn headings_become_bookmarks_in_order() {
    let pdf = document(|b| {
        b.heading(Level::Two, "B eerst", HEADING);
        b.minor_heading("daarbinnen", HEADING);
        b.heading(Level::Two, "A daarna", HEADING);
        b.paragraph("Tekst.", PARAGRAPH);
    });
    let bookmarks = Reading::of(&pdf).bookmarks();
    assert_eq!(bookmarks, ["Proef", "B eerst", "  daarbinnen", "A daarna"]);
}

#[test]
fn a_heading_never_stands_at_the_foot_of_a_page() {
    for lines in 38..48 {
        let pdf = document(|b| {
            for line in 0..lines {
                b.paragraph(format!("regel {line}"), Block::new(BODY, 0.0, 0.0));
            }
            b.heading(Level::Two, "Kop", HEADING);
            b.minor_heading("Tussenkop", HEADING);
            b.paragraph("Eerste zin. ".repeat(40), PARAGRAPH);
        });
        let reading = Reading::of(&pdf);
        let page = (0..reading.page_count())
            .find(|page| reading.page_text(*page).contains("Kop"))
            .unwrap();
        let text = reading.page_text(page);
        assert!(
            text.contains("Tussenkop") && text.contains("Eerste zin"),
            "{lines}: {text}"
        );
    }
}

#[test]
fn a_paragraph_never_leaves_one_line_alone() {
    let line_count = |reading: &Reading, page: usize| {
        let mut baselines: Vec<i64> = Vec::new();
        for run in reading.runs(page) {
            let inside = (80.0..770.0).contains(&run.baseline);
            let baseline = format!("{:.0}", run.baseline).parse().unwrap();
            if inside && !baselines.contains(&baseline) {
                baselines.push(baseline);
            }
        }
        baselines.len()
    };
    for lines in 40..48 {
        let pdf = document(|b| {
            for line in 0..lines {
                b.paragraph(format!("regel {line}"), Block::new(BODY, 0.0, 0.0));
            }
            b.paragraph("Een lange alinea loopt door. ".repeat(17), PARAGRAPH);
        });
        let reading = Reading::of(&pdf);
        let last = line_count(&reading, reading.page_count() - 1);
        assert!(last != 1, "{lines} lines before: {last} on the last page");
    }
}

#[test]
fn a_table_repeats_its_head_for_the_eye_only() {
    let rows = (0..60).map(|number| row(number, "Wat wij doen")).collect();
    let pdf = document(|b| b.table(&table(rows)));
    let reading = Reading::of(&pdf);
    assert!(reading.page_count() > 1);
    assert!(reading.artefacts(1).contains("Aantal"));
    assert_eq!(reading.outline().matches("TH Aantal").count(), 1);
}

#[test]
fn a_row_longer_than_a_page_goes_on_overleaf_and_loses_nothing() {
    let long: String = (0..1500).map(|number| format!("woord{number} ")).collect();
    let pdf = document(|b| b.table(&table(vec![row(1, &long), row(2, "kort")])));
    assert_conforms(&pdf);
    let reading = Reading::of(&pdf);
    assert!(reading.page_count() > 2);
    let outline = reading.outline();
    for number in 0..1500 {
        let word = format!("woord{number}");
        let count = outline
            .split_whitespace()
            .filter(|said| *said == word)
            .count();
        assert_eq!(count, 1, "{word}");
    }
}

#[test]
fn links_tell_where_they_lead() {
    let pdf = document(everything);
    let reading = Reading::of(&pdf);
    let links: Vec<String> = (0..reading.page_count())
        .flat_map(|page| reading.links(page))
        .collect();
    assert!(links.contains(&"Voorbeeld".to_owned()) && links.contains(&"Waarom en hoe".to_owned()));
}

#[test]
fn every_stream_ends_where_its_length_says() {
    for number in 0..48 {
        let pdf = document(|builder| builder.paragraph(format!("Proef {number}"), PARAGRAPH));
        let read = lopdf::Document::load_mem(&pdf).unwrap();
        for object in read.objects.values() {
            let lopdf::Object::Stream(stream) = object else {
                continue;
            };
            let last = stream.content.last();
            assert!(
                !matches!(last, Some(b'\n' | b'\r')),
                "document {number} has a stream with an unclear end"
            );
        }
    }
}
