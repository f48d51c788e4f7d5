//! The tagged builder by itself: text, tables, figures and pages of no document in particular.

use crate::conformance::assert_conforms;
use crate::reading::Reading;
use chrono::NaiveDate;
use report::tagged::{
    Align, Block, Builder, Cell, Colour, Column, ContentsLook, Drawing, Figure, Level, Link, Marks,
    Part, Settings, Shape, Table, TableLook, Tag, Target, Text, TextStyle, Weight,
};

const BODY: TextStyle = TextStyle::new(10.5, 15.0);
const PARAGRAPH: Block = Block::new(BODY, 0.0, 8.0);
const HEADING: Block = Block::new(BODY.weight(Weight::SemiBold), 20.0, 6.0);

fn settings() -> Settings {
    Settings {
        title: "Proef".to_owned(),
        author: "Gemeente Súdwest-Fryslân".to_owned(),
        subject: "Een proef van de bouwer".to_owned(),
        created: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(20, 14, 0).unwrap(),
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
    Column { head: Text::from(head), share, align }
}

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: Text::from("Acties"),
        summary: "Acties met wie en wanneer".to_owned(),
        columns: vec![column("Wat", 3.0, Align::Left), column("Wie", 2.0, Align::Left), column("Aantal", 1.0, Align::Right)],
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
        Shape::Disc { centre: (80.0, 10.0), radius: 5.0, fill: Colour::PAPER, edge: (Colour::INK, 1.0) },
        Shape::Line { from: (90.0, 10.0), to: (140.0, 10.0), edge: (Colour::INK, 1.0), dash: Some(3.0) },
        Shape::Label { at: (30.0, 10.0), text: Text::from("24"), style: BODY.align(Align::Centre) },
    ];
    Figure {
        drawing: Drawing { width: 200.0, height: 20.0, shapes },
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
        let link = Link { target: Target::Address("https://voorbeeld.nl/".to_owned()), description: "Voorbeeld".to_owned() };
        let back = Link { target: Target::Heading(here), description: "Waarom en hoe".to_owned() };
        let text = Text::from("Lees ").link("meer op deze bladzijde", link, Colour(0x6b, 0x1a, 0x50)).and(" of ga ")
            .link("terug", back, Colour(0x6b, 0x1a, 0x50)).bold(" naar boven").and(".");
        b.paragraph(text, PARAGRAPH);
        b.note("Geen cijfer.", PARAGRAPH, Colour::EDGE);
        b.list(Marks::Bullets, &["Eén".into(), "Twee".into()], PARAGRAPH, 14.0);
        b.list(Marks::Numbers, &["Eén".into(), "Twee".into()], PARAGRAPH, 14.0);
        b.heading(Level::Three, "Wie deden mee?", HEADING);
        b.figure(&figure(), 4.0, 8.0);
        let rows = (0..40).map(|n| row(n, "Het sjabloon van voorstellen aanpassen")).collect();
        b.table(&table(rows));
    });
}

#[test]
fn a_document_of_everything_conforms() {
    let pdf = document(everything);
    if let Ok(path) = std::env::var("KEEP_PDF") {
        std::fs::write(path, &pdf).unwrap();
    }
    assert_conforms(&pdf);
    println!("{}", Reading::of(&pdf).outline());
}
