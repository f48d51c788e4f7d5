//! One page being filled: its marks, who they belong to, its links.

use super::structure::NodeId;
use super::style::Colour;
use super::text::Target;
use printpdf::{
    Color, DictItem, Line, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, Rgb,
    WindingOrder,
};
use std::collections::BTreeMap;

/// A4, in points.
pub(super) const WIDTH: f32 = 595.276;
/// A4, in points.
pub(super) const HEIGHT: f32 = 841.89;

/// Which furniture of the page an artefact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    Header,
    Footer,
    /// Rules, backgrounds, repeated table headers.
    Layout,
}

/// A link on a page: left, top, right, bottom in points from the top left corner.
#[derive(Clone, Debug)]
pub(super) struct LinkArea {
    pub area: [f32; 4],
    pub node: NodeId,
    pub target: Target,
    pub description: String,
}

#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub ops: Vec<Op>,
    /// The element of each marked content, by its number on the page.
    pub owners: Vec<NodeId>,
    pub links: Vec<LinkArea>,
    /// Whether it carries the header and footer of the document.
    pub furnished: bool,
}

impl Sheet {
    pub fn new(furnished: bool) -> Self {
        Self {
            furnished,
            ..Self::default()
        }
    }

    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// Opens marked content of an element and returns its number.
    pub fn begin(&mut self, tag: &str, node: NodeId) -> usize {
        let mcid = self.owners.len();
        self.owners.push(node);
        let number = i64::try_from(mcid).unwrap_or(i64::MAX);
        self.begin_with(tag, [("MCID", DictItem::Int(number))]);
        mcid
    }

    pub fn begin_artefact(&mut self, furniture: Furniture) {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        match furniture {
            Furniture::Layout => self.begin_with("Artifact", [("Type", name("Layout"))]),
            Furniture::Header => self.begin_with(
                "Artifact",
                [("Type", name("Pagination")), ("Subtype", name("Header"))],
            ),
            Furniture::Footer => self.begin_with(
                "Artifact",
                [("Type", name("Pagination")), ("Subtype", name("Footer"))],
            ),
        }
    }

    /// Opens a span whose characters are told, since its glyphs do not tell them.
    pub fn begin_actual_text(&mut self, text: &str) {
        let utf16 = std::iter::once(0xfeff).chain(text.encode_utf16());
        let data = utf16.flat_map(u16::to_be_bytes).collect();
        self.begin_with("Span", [("ActualText", DictItem::Bytes(data))]);
    }

    fn begin_with<const N: usize>(&mut self, tag: &str, properties: [(&str, DictItem); N]) {
        let map: BTreeMap<String, DictItem> = properties
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    pub fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    pub fn fill_colour(&mut self, colour: Colour) {
        let col = rgb(colour);
        self.ops.push(Op::SetFillColor { col });
    }

    pub fn stroke_colour(&mut self, colour: Colour, thickness: f32) {
        let col = rgb(colour);
        self.ops.push(Op::SetOutlineColor { col });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
    }

    /// A closed shape through points, from the top left corner.
    pub fn polygon(&mut self, points: &[LinePoint], mode: PaintMode) {
        self.polygons(std::iter::once(points.to_vec()), mode);
    }

    /// Several closed shapes, painted at once.
    pub fn polygons(&mut self, shapes: impl Iterator<Item = Vec<LinePoint>>, mode: PaintMode) {
        let rings = shapes.map(|points| PolygonRing { points }).collect();
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings,
                mode,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32)) {
        let points = vec![corner(from.0, from.1), corner(to.0, to.1)];
        self.ops.push(Op::DrawLine {
            line: Line {
                points,
                is_closed: false,
            },
        });
    }

    /// A rule as an artefact.
    pub fn rule(&mut self, from: (f32, f32), to: (f32, f32), colour: Colour, thickness: f32) {
        self.begin_artefact(Furniture::Layout);
        self.stroke_colour(colour, thickness);
        self.line(from, to);
        self.end();
    }
}

/// A point, given from the top left corner of the page.
pub(super) fn point(x: f32, y: f32) -> Point {
    Point {
        x: Pt(x),
        y: Pt(HEIGHT - y),
    }
}

/// A corner of a shape.
pub(super) fn corner(x: f32, y: f32) -> LinePoint {
    LinePoint {
        p: point(x, y),
        bezier: false,
    }
}

/// A handle of a curve.
pub(super) fn handle(x: f32, y: f32) -> LinePoint {
    LinePoint {
        p: point(x, y),
        bezier: true,
    }
}

fn rgb(Colour(red, green, blue): Colour) -> Color {
    let part = |value: u8| f32::from(value) / 255.0;
    Color::Rgb(Rgb::new(part(red), part(green), part(blue), None))
}
