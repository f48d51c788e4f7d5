//! Bookmarks: the headings as a tree, in reading order.

use super::builder::{Heading, Level};
use super::object;
use super::sheet::HEIGHT;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// A bookmark and the ones below it.
struct Bookmark<'h> {
    heading: &'h Heading,
    below: Vec<Bookmark<'h>>,
}

/// Adds the bookmarks and returns their root; nothing if there are no headings.
pub(super) fn add(
    pdf: &mut Document,
    headings: &[Heading],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    let bookmarks = nest(headings);
    if bookmarks.is_empty() {
        return None;
    }
    let root = pdf.new_object_id();
    let (first, last, all) = add_level(pdf, &bookmarks, root, pages)?;
    pdf.set_object(
        root,
        dictionary! {
            "Type" => "Outlines", "First" => first, "Last" => last, "Count" => object::count(all)
        },
    );
    Some(root)
}

fn nest(headings: &[Heading]) -> Vec<Bookmark<'_>> {
    let mut found: Vec<Bookmark> = Vec::new();
    for heading in headings.iter().filter(|heading| heading.place.is_some()) {
        let bookmark = Bookmark {
            heading,
            below: Vec::new(),
        };
        match found.last_mut() {
            Some(last) if heading.level == Level::Three && last.heading.level == Level::Two => {
                last.below.push(bookmark);
            }
            _ => found.push(bookmark),
        }
    }
    found
}

/// First, last, and how many there are with those below them.
fn add_level(
    pdf: &mut Document,
    bookmarks: &[Bookmark],
    parent: ObjectId,
    pages: &[ObjectId],
) -> Option<(ObjectId, ObjectId, usize)> {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| pdf.new_object_id()).collect();
    let mut all = bookmarks.len();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        let mut entry = entry(bookmark.heading, parent, pages);
        if let Some(previous) = index.checked_sub(1) {
            entry.set("Prev", ids[previous]);
        }
        if let Some(next) = ids.get(index + 1) {
            entry.set("Next", *next);
        }
        if let Some((first, last, below)) = add_level(pdf, &bookmark.below, ids[index], pages) {
            entry.set("First", first);
            entry.set("Last", last);
            entry.set("Count", object::count(below));
            all += below;
        }
        pdf.set_object(ids[index], entry);
    }
    Some((*ids.first()?, *ids.last()?, all))
}

fn entry(heading: &Heading, parent: ObjectId, pages: &[ObjectId]) -> Dictionary {
    dictionary! {
        "Title" => object::text(&heading.text),
        "Parent" => parent,
        "Dest" => destination(heading, pages)
    }
}

/// Where a heading is: its page, scrolled so that it stands at the top.
pub(super) fn destination(heading: &Heading, pages: &[ObjectId]) -> Object {
    let (sheet, y) = heading.place.unwrap_or((0, 0.0));
    let page = pages.get(sheet).copied().unwrap_or_default();
    let top = (HEIGHT - y + 8.0).min(HEIGHT);
    Object::Array(vec![
        page.into(),
        object::name("XYZ"),
        Object::Real(0.0),
        Object::Real(top),
        Object::Null,
    ])
}
