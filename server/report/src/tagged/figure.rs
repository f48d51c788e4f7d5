//! Drawings made of plain shapes, with the words that stand in for them.

use super::builder::Builder;
use super::lines;
use super::sheet::{Furniture, HEIGHT, Sheet, corner, handle};
use super::structure::{Attribute, Kid, NodeId, Tag};
use super::style::{Align, Colour, TextStyle};
use super::text::Text;
use super::write::{Pen, baseline, placed};
use printpdf::{LineDashPattern, LinePoint, Op, PaintMode};

/// An edge: its colour and thickness in points.
pub type Edge = (Colour, f32);

/// A shape. Coordinates are points from the top left corner of the drawing.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A rectangle.
    Box {
        /// Top left corner.
        at: (f32, f32),
        /// Width and height.
        size: (f32, f32),
        /// Inside.
        fill: Option<Colour>,
        /// Slanted lines over the inside.
        hatch: Option<Colour>,
        /// Outline.
        edge: Option<Edge>,
    },
    /// Many rectangles of one colour, painted as one: where they touch, no seam shows.
    Mosaic {
        /// Top left corner, and width and height, of each.
        boxes: Vec<((f32, f32), (f32, f32))>,
        /// Inside.
        fill: Colour,
    },
    /// A straight line.
    Line {
        /// One end.
        from: (f32, f32),
        /// The other.
        to: (f32, f32),
        /// Look.
        edge: Edge,
        /// Lengths of dashes and gaps, for a broken line.
        dash: Option<f32>,
    },
    /// A disc.
    Disc {
        /// Its middle.
        centre: (f32, f32),
        /// Its radius.
        radius: f32,
        /// Inside.
        fill: Colour,
        /// Outline.
        edge: Edge,
    },
    /// Text on one line, centred on a height; from, up to or around `at` as its style is aligned.
    Label {
        /// Where it stands; the height is that of its middle.
        at: (f32, f32),
        /// What it says.
        text: Text,
        /// How it is set.
        style: TextStyle,
    },
}

/// Shapes, drawn in order.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// A drawing and what it tells.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is seen.
    pub drawing: Drawing,
    /// What is read instead: all that the drawing tells, in words.
    pub alternative: String,
}

/// Distance between the lines of a hatch, in points.
const HATCH: f32 = 3.4;
/// Handles of the curve that comes nearest to a quarter of a circle.
const QUARTER: f32 = 0.552_285;

impl Builder {
    /// A figure, on a line of its own.
    pub fn figure(&mut self, figure: &Figure, before: f32, after: f32) {
        self.settle(before, figure.drawing.height);
        let node = self.add(Tag::Figure);
        let (left, y) = (self.frame.left, self.y);
        self.draw_figure(figure, node, left, y);
        self.y += figure.drawing.height;
        self.gap = after;
    }

    /// Decoration: shapes placed from the top left corner of the page, that mean nothing.
    pub fn decorate(&mut self, drawing: &Drawing) {
        self.sheets[self.sheet].begin_artefact(Furniture::Layout);
        self.draw_shapes(drawing, 0.0, 0.0);
        self.sheets[self.sheet].end();
    }

    pub(super) fn draw_figure(&mut self, figure: &Figure, node: NodeId, left: f32, top: f32) {
        let (right, bottom) = (left + figure.drawing.width, top + figure.drawing.height);
        let bounds = [left, HEIGHT - bottom, right, HEIGHT - top];
        self.tree.name(node, &figure.alternative);
        self.tree.describe(node, Attribute::BoundingBox(bounds));
        let sheet = self.sheet;
        let mcid = self.sheets[sheet].begin(Tag::Figure.name(), node);
        self.tree.push(node, Kid::Content { sheet, mcid });
        self.draw_shapes(&figure.drawing, left, top);
        self.sheets[sheet].end();
    }

    fn draw_shapes(&mut self, drawing: &Drawing, left: f32, top: f32) {
        for shape in &drawing.shapes {
            let sheet = &mut self.sheets[self.sheet];
            match shape {
                Shape::Box {
                    at,
                    size,
                    fill,
                    hatch,
                    edge,
                } => {
                    let at = (at.0 + left, at.1 + top);
                    draw_box(sheet, at, *size, *fill, *hatch, *edge);
                }
                Shape::Mosaic { boxes, fill } => {
                    sheet.fill_colour(*fill);
                    let place = |((x, y), size): &((f32, f32), (f32, f32))| {
                        rectangle((x + left, y + top), *size)
                    };
                    sheet.polygons(boxes.iter().map(place), PaintMode::Fill);
                }
                Shape::Line {
                    from,
                    to,
                    edge,
                    dash,
                } => {
                    let from = (from.0 + left, from.1 + top);
                    draw_line(sheet, from, (to.0 + left, to.1 + top), *edge, *dash);
                }
                Shape::Disc {
                    centre,
                    radius,
                    fill,
                    edge,
                } => {
                    sheet.fill_colour(*fill);
                    sheet.stroke_colour(edge.0, edge.1);
                    let points = circle(centre.0 + left, centre.1 + top, *radius);
                    sheet.polygon(&points, PaintMode::FillStroke);
                }
                Shape::Label { at, text, style } => {
                    self.draw_text((at.0 + left, at.1 + top), text, style);
                }
            }
        }
    }

    fn draw_text(&mut self, at: (f32, f32), text: &Text, style: &TextStyle) {
        let laid = lines::lay(&mut self.shaper, text, style, f32::MAX / 4.0);
        let baseline = baseline(&laid, at.1 - style.leading / 2.0);
        let mut pen = Pen::new(&mut self.sheets[self.sheet], &mut self.meanings);
        for line in laid.lines.iter().take(1) {
            let x = match style.align {
                Align::Left => at.0,
                Align::Right => at.0 - line.width,
                Align::Centre => at.0 - line.width / 2.0,
            };
            for (piece, x) in placed(line, x) {
                pen.piece(piece, x, baseline);
            }
        }
        pen.lift();
    }

    /// The width of a text on one line, in points.
    pub fn measure(&mut self, text: &Text, style: &TextStyle) -> f32 {
        lines::lay(&mut self.shaper, text, style, f32::MAX / 4.0).widest()
    }
}

fn draw_box(
    sheet: &mut Sheet,
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    fill: Option<Colour>,
    hatch: Option<Colour>,
    edge: Option<Edge>,
) {
    let corners = rectangle((x, y), (width, height));
    if let Some(fill) = fill {
        sheet.fill_colour(fill);
        sheet.polygon(&corners, PaintMode::Fill);
    }
    if let Some(hatch) = hatch {
        sheet.stroke_colour(hatch, 0.9);
        draw_hatch(sheet, (x, y), (width, height));
    }
    if let Some((colour, thickness)) = edge {
        sheet.stroke_colour(colour, thickness);
        sheet.polygon(&corners, PaintMode::Stroke);
    }
}

fn rectangle((x, y): (f32, f32), (width, height): (f32, f32)) -> Vec<LinePoint> {
    let (right, bottom) = (x + width, y + height);
    vec![
        corner(x, y),
        corner(right, y),
        corner(right, bottom),
        corner(x, bottom),
    ]
}

/// Lines that rise to the right, cut off at the edges of the box.
fn draw_hatch(sheet: &mut Sheet, (x, y): (f32, f32), (width, height): (f32, f32)) {
    let mut along = HATCH;
    while along < width + height {
        let from = (along.min(width), (along - width).max(0.0));
        let to = ((along - height).max(0.0), along.min(height));
        sheet.line((x + from.0, y + from.1), (x + to.0, y + to.1));
        along += HATCH;
    }
}

fn draw_line(sheet: &mut Sheet, from: (f32, f32), to: (f32, f32), edge: Edge, dash: Option<f32>) {
    sheet.stroke_colour(edge.0, edge.1);
    if let Some(length) = dash {
        let dash = LineDashPattern::new(0.0, &[length, length]);
        sheet.ops.push(Op::SetLineDashPattern { dash });
    }
    sheet.line(from, to);
    if dash.is_some() {
        let dash = LineDashPattern::solid();
        sheet.ops.push(Op::SetLineDashPattern { dash });
    }
}

fn circle(x: f32, y: f32, radius: f32) -> Vec<LinePoint> {
    let bend = radius * QUARTER;
    vec![
        corner(x + radius, y),
        handle(x + radius, y + bend),
        handle(x + bend, y + radius),
        corner(x, y + radius),
        handle(x - bend, y + radius),
        handle(x - radius, y + bend),
        corner(x - radius, y),
        handle(x - radius, y - bend),
        handle(x - bend, y - radius),
        corner(x, y - radius),
        handle(x + bend, y - radius),
        handle(x + radius, y - bend),
        corner(x + radius, y),
    ]
}
