//! Reads a document the way a program does that knows nothing of how it was made: through its glyphs and its tree.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A document opened for reading.
pub struct Reading {
    pub pdf: Document,
    pages: Vec<ObjectId>,
}

/// What one marked content says, and where its glyphs stand.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    pub text: String,
    /// Where each run of glyphs stands.
    pub runs: Vec<Run>,
    /// Codes of glyphs.
    pub codes: Vec<u16>,
}

/// A run of glyphs, in points from the bottom left corner.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub left: f32,
    pub right: f32,
    pub baseline: f32,
}

/// What a font's tables say of its codes.
struct Font {
    characters: BTreeMap<u16, String>,
    /// In thousandths of an em.
    widths: BTreeMap<u16, f32>,
}

impl Reading {
    pub fn of(bytes: &[u8]) -> Self {
        let pdf = Document::load_mem(bytes).unwrap();
        let pages = pdf.get_pages().into_values().collect();
        Self { pdf, pages }
    }

    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// What the structure tree says, one line an element, indented by depth: `H2 Planning`.
    pub fn outline(&self) -> String {
        let marks: Vec<BTreeMap<i64, Marked>> =
            self.pages.iter().map(|page| self.marks(*page).0).collect();
        let root = self.pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap();
        let root = self.dictionary(root);
        let mut lines = String::new();
        self.walk(root.get(b"K").unwrap(), 0, None, &marks, &mut lines);
        lines
    }

    fn walk(
        &self,
        kid: &Object,
        depth: usize,
        page: Option<ObjectId>,
        marks: &[BTreeMap<i64, Marked>],
        lines: &mut String,
    ) {
        match self.resolve(kid) {
            Object::Array(kids) => kids
                .iter()
                .for_each(|kid| self.walk(kid, depth, page, marks, lines)),
            Object::Integer(mcid) => {
                let index = self.pages.iter().position(|id| Some(*id) == page).unwrap();
                let last = lines.lines().last().unwrap_or_default();
                if last.starts_with(&"  ".repeat(depth)) {
                    // The line is that of an element inside this one.
                    lines.push_str(&format!("\n{}", "  ".repeat(depth)));
                }
                append(lines, &marks[index][mcid].text);
            }
            Object::Dictionary(element) => {
                let page = element
                    .get(b"Pg")
                    .and_then(Object::as_reference)
                    .ok()
                    .or(page);
                if element.has_type(b"MCR") {
                    self.walk(element.get(b"MCID").unwrap(), depth, page, marks, lines);
                } else if !element.has_type(b"OBJR") {
                    self.element(element, depth, page, marks, lines);
                }
            }
            other => panic!("{other:?} in the tree"),
        }
    }

    fn element(
        &self,
        element: &Dictionary,
        depth: usize,
        page: Option<ObjectId>,
        marks: &[BTreeMap<i64, Marked>],
        lines: &mut String,
    ) {
        let tag =
            String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&"  ".repeat(depth));
        lines.push_str(&tag);
        if let Ok(alternative) = element.get(b"Alt") {
            append(lines, &format!("[{}]", text_string(alternative)));
            return;
        }
        if let Ok(kids) = element.get(b"K") {
            self.walk(kids, depth + 1, page, marks, lines);
        }
    }

    /// What stands on a page outside the tree: headers, footers, repeated table heads.
    pub fn artefacts(&self, page: usize) -> String {
        self.marks(self.pages[page]).1.text
    }

    /// Everything on a page, in order.
    pub fn page_text(&self, page: usize) -> String {
        let (marks, _) = self.marks(self.pages[page]);
        marks
            .into_values()
            .map(|mark| mark.text)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Every run of glyphs of a page.
    pub fn runs(&self, page: usize) -> Vec<Run> {
        let (marks, artefacts) = self.marks(self.pages[page]);
        let all = marks.into_values().chain([artefacts]);
        all.flat_map(|mark| mark.runs).collect()
    }

    /// The title of each bookmark, with two spaces a level.
    pub fn bookmarks(&self) -> Vec<String> {
        let mut titles = Vec::new();
        let outlines = self.pdf.catalog().unwrap().get(b"Outlines").unwrap();
        self.add_bookmarks(self.dictionary(outlines), 0, &mut titles);
        titles
    }

    fn add_bookmarks(&self, parent: &Dictionary, depth: usize, titles: &mut Vec<String>) {
        let mut next = parent.get(b"First").ok();
        while let Some(bookmark) = next.map(|bookmark| self.dictionary(bookmark)) {
            let title = text_string(bookmark.get(b"Title").unwrap());
            titles.push(format!("{}{title}", "  ".repeat(depth)));
            self.add_bookmarks(bookmark, depth + 1, titles);
            next = bookmark.get(b"Next").ok();
        }
    }

    /// What each link of a page is called.
    pub fn links(&self, page: usize) -> Vec<String> {
        let page = self.pdf.get_dictionary(self.pages[page]).unwrap();
        let Ok(links) = page.get(b"Annots") else {
            return Vec::new();
        };
        let links = self.resolve(links).as_array().unwrap();
        let name = |link: &Object| text_string(self.dictionary(link).get(b"Contents").unwrap());
        links.iter().map(name).collect()
    }

    /// Codes of every glyph of a page; 0 is the box for a missing glyph.
    pub fn codes(&self, page: usize) -> Vec<u16> {
        let (marks, artefacts) = self.marks(self.pages[page]);
        marks
            .into_values()
            .chain([artefacts])
            .flat_map(|mark| mark.codes)
            .collect()
    }

    fn marks(&self, page: ObjectId) -> (BTreeMap<i64, Marked>, Marked) {
        let fonts = self.fonts(page);
        let content = Content::decode(&self.pdf.get_page_content(page)).unwrap();
        let mut reader = Reader::new(&fonts);
        for operation in &content.operations {
            reader.take(&operation.operator, &operation.operands);
        }
        assert!(reader.stack.is_empty(), "marked content is closed");
        (reader.marks, reader.artefacts)
    }

    fn fonts(&self, page: ObjectId) -> BTreeMap<Vec<u8>, Font> {
        let fonts = self.pdf.get_page_fonts(page).unwrap();
        let read = |font: &Dictionary| {
            let map = self.resolve(font.get(b"ToUnicode").unwrap());
            let map = map.as_stream().unwrap();
            let map = map
                .decompressed_content()
                .unwrap_or_else(|_| map.content.clone());
            let descendants = self.resolve(font.get(b"DescendantFonts").unwrap());
            let descendant = self.dictionary(&descendants.as_array().unwrap()[0]);
            Font {
                characters: to_unicode(&String::from_utf8_lossy(&map)),
                widths: widths(self.resolve(descendant.get(b"W").unwrap())),
            }
        };
        let all = fonts.into_iter();
        all.map(|(name, font)| (name, read(font))).collect()
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.pdf.dereference(object).unwrap().1
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.resolve(object).as_dict().unwrap()
    }
}

fn append(lines: &mut String, text: &str) {
    if !text.is_empty() {
        if !lines.ends_with(' ') {
            lines.push(' ');
        }
        lines.push_str(text.trim());
    }
}

/// A text string of PDF: UTF-16 with a mark, or ASCII.
pub fn text_string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// Widths as `first [width width …]`.
fn widths(object: &Object) -> BTreeMap<u16, f32> {
    let mut found = BTreeMap::new();
    for pair in object.as_array().unwrap().chunks(2) {
        let first = u16::try_from(pair[0].as_i64().unwrap()).unwrap();
        for (code, width) in (first..).zip(pair[1].as_array().unwrap()) {
            found.insert(code, width.as_float().unwrap());
        }
    }
    found
}

/// The `<code> <text>` pairs and `<from> <to> <text>` ranges of a ToUnicode map.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let mut found = BTreeMap::new();
    let mut ranges = false;
    for line in map.lines() {
        ranges = match line {
            _ if line.contains("beginbfrange") => true,
            _ if line.contains("beginbfchar") => false,
            _ => ranges,
        };
        let parts: Vec<&str> = line
            .split(['<', '>'])
            .filter(|part| !part.trim().is_empty())
            .collect();
        match (ranges, parts.as_slice()) {
            (false, [code, text]) if code.len() == 4 => {
                found.insert(hex(code), utf16(text));
            }
            (true, [from, to, text]) if from.len() == 4 => {
                let first = utf16(text).chars().next().unwrap() as u32;
                for (step, code) in (hex(from)..=hex(to)).enumerate() {
                    let character = char::from_u32(first + u32::try_from(step).unwrap()).unwrap();
                    found.insert(code, character.to_string());
                }
            }
            _ => {}
        }
    }
    found
}

fn hex(digits: &str) -> u16 {
    u16::from_str_radix(digits, 16).unwrap()
}

fn utf16(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_hexdigit).collect();
    let units: Vec<u16> = digits
        .chunks(4)
        .map(|four| hex(&four.iter().collect::<String>()))
        .collect();
    String::from_utf16(&units).unwrap()
}

enum Open {
    Element(i64),
    Artefact,
    Actual,
    Other,
}

struct Reader<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    font: Vec<u8>,
    size: f32,
    pen: (f32, f32),
    stack: Vec<Open>,
    marks: BTreeMap<i64, Marked>,
    artefacts: Marked,
}

impl<'a> Reader<'a> {
    fn new(fonts: &'a BTreeMap<Vec<u8>, Font>) -> Self {
        Self {
            fonts,
            font: Vec::new(),
            size: 0.0,
            pen: (0.0, 0.0),
            stack: Vec::new(),
            marks: BTreeMap::new(),
            artefacts: Marked::default(),
        }
    }

    fn take(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            "BDC" => self.open(operands),
            "EMC" => drop(self.stack.pop()),
            "Tf" => {
                self.font = operands[0].as_name().unwrap().to_vec();
                self.size = operands[1].as_float().unwrap();
            }
            "Tm" => {
                self.pen = (
                    operands[4].as_float().unwrap(),
                    operands[5].as_float().unwrap(),
                )
            }
            "Tj" | "TJ" => {
                let left = self.pen.0;
                match &operands[0] {
                    Object::Array(parts) => parts.iter().for_each(|part| self.show(part)),
                    one => self.show(one),
                }
                let run = Run {
                    left,
                    right: self.pen.0,
                    baseline: self.pen.1,
                };
                self.mark().runs.push(run);
            }
            _ => {}
        }
    }

    fn open(&mut self, operands: &[Object]) {
        let properties = operands[1].as_dict().unwrap();
        let open = if operands[0].as_name().unwrap() == b"Artifact" {
            Open::Artefact
        } else if let Ok(mcid) = properties.get(b"MCID") {
            Open::Element(mcid.as_i64().unwrap())
        } else if let Ok(actual) = properties.get(b"ActualText") {
            let actual = text_string(actual);
            self.mark().text.push_str(&actual);
            Open::Actual
        } else {
            Open::Other
        };
        if let Open::Element(mcid) = open {
            self.marks.entry(mcid).or_default();
        }
        self.stack.push(open);
    }

    fn mark(&mut self) -> &mut Marked {
        let element = self.stack.iter().rev().find_map(|open| match open {
            Open::Element(mcid) => Some(*mcid),
            _ => None,
        });
        match element {
            Some(mcid) => self.marks.entry(mcid).or_default(),
            None => {
                assert!(
                    self.stack.iter().any(|open| matches!(open, Open::Artefact)),
                    "every glyph is marked"
                );
                &mut self.artefacts
            }
        }
    }

    fn show(&mut self, object: &Object) {
        let Object::String(bytes, _) = object else {
            self.pen.0 -= object.as_float().unwrap() / 1000.0 * self.size;
            return;
        };
        let told = self.stack.iter().any(|open| matches!(open, Open::Actual));
        for pair in bytes.chunks(2) {
            let code = u16::from_be_bytes([pair[0], pair[1]]);
            let font = &self.fonts[&self.font];
            let text = font.characters.get(&code).cloned().unwrap_or_default();
            self.pen.0 += font.widths[&code] / 1000.0 * self.size;
            let mark = self.mark();
            mark.codes.push(code);
            if !told {
                mark.text.push_str(&text);
            }
        }
    }
}
