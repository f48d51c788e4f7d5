//! Tables on the pages: rows laid out, cut where they have to be, and the head drawn again on every page.

use super::builder::Builder;
use super::figure::Figure;
use super::lines::Laid;
use super::paragraph::{Paragraph, draw_artefact};
use super::sheet::Furniture;
use super::structure::{Attribute, NodeId, Scope, Tag};
use super::style::{Align, Colour};
use super::table::{Cell, Part, Table, TableLook};

/// What cannot be cut: a line or a figure.
struct Unit {
    height: f32,
    part: usize,
    what: What,
}

enum What {
    Line(usize),
    Whole,
}

enum LaidPart<'t> {
    Text(Paragraph),
    Figure(&'t Figure, NodeId),
    Room(f32),
}

struct LaidCell<'t> {
    left: f32,
    parts: Vec<LaidPart<'t>>,
    units: Vec<Unit>,
    next: usize,
}

/// Positions of the columns, and the head to draw again on each page.
struct Plan<'t> {
    table: &'t Table,
    lefts: Vec<f32>,
    widths: Vec<f32>,
    head: Vec<Laid>,
    head_height: f32,
}

/// A row is kept on one page if it is no higher than this part of one.
const KEPT_PART: f32 = 0.4;
/// Lines of a row that at least stand together at the foot of a page.
const LINES_KEPT: f32 = 3.0;

impl Builder {
    /// A table. Nothing if it has no rows.
    pub fn table(&mut self, table: &Table) {
        if table.rows.is_empty() {
            return;
        }
        let node = self.add(Tag::Table);
        if !table.summary.is_empty() {
            self.tree
                .describe(node, Attribute::Summary(table.summary.clone()));
        }
        let plan = self.plan(table);
        let caption = (!table.caption.is_empty()).then(|| self.lay_caption(table, node));
        let head_nodes = plan.has_head().then(|| self.head_nodes(table, node));
        let body = self.tree.add(node, Tag::TableBody);
        let mut rows: Vec<Vec<LaidCell>> = table
            .rows
            .iter()
            .map(|row| self.lay_row(&plan, row, body))
            .collect();
        let padding = 2.0 * table.look.padding;
        let heights: Vec<f32> = rows.iter().map(|cells| height(cells) + padding).collect();
        let whole: f32 = heights.iter().sum();
        let least = if table.look.together && whole <= self.frame.bottom - self.frame.top - 100.0 {
            whole
        } else {
            self.least(heights[0], &rows[0], &table.look)
        };
        self.begin_table(&plan, caption, head_nodes.as_deref(), least);
        for (cells, height) in rows.iter_mut().zip(heights) {
            self.draw_row(&plan, cells, height);
        }
        self.gap = table.look.after;
    }

    /// Caption and head, together with the start of the first row.
    fn begin_table(
        &mut self,
        plan: &Plan,
        caption: Option<Paragraph>,
        head: Option<&[NodeId]>,
        least: f32,
    ) {
        let look = &plan.table.look;
        let above = caption
            .as_ref()
            .map_or(0.0, |c| c.laid.height() + look.caption.after);
        self.settle(look.before, above + plan.head_height + least);
        if let Some(mut caption) = caption {
            let (left, y) = (self.frame.left, self.y);
            let lines = caption.laid.lines.len();
            caption.draw(0..lines, left, y, &mut self.ground());
            self.y += above;
        }
        self.draw_head(plan, head);
    }

    fn lay_caption(&mut self, table: &Table, node: NodeId) -> Paragraph {
        let caption = self.tree.add(node, Tag::Caption);
        let laid = self.lay(&table.caption, &table.look.caption.text, self.frame.width());
        Paragraph::new(laid, caption)
    }

    fn head_nodes(&mut self, table: &Table, node: NodeId) -> Vec<NodeId> {
        let head = self.tree.add(node, Tag::TableHead);
        let row = self.tree.add(head, Tag::Row);
        table
            .columns
            .iter()
            .map(|column| {
                let tag = if column.head.is_empty() {
                    Tag::Cell
                } else {
                    Tag::HeaderCell
                };
                let node = self.tree.add(row, tag);
                if tag == Tag::HeaderCell {
                    self.tree.describe(node, Attribute::Scope(Scope::Column));
                }
                node
            })
            .collect()
    }

    fn plan<'t>(&mut self, table: &'t Table) -> Plan<'t> {
        let gutters = table.look.gutter * (table.columns.len().max(1) - 1) as f32;
        let room = self.frame.width() - gutters;
        let whole: f32 = table.columns.iter().map(|column| column.share).sum();
        let widths: Vec<f32> = table
            .columns
            .iter()
            .map(|c| room * c.share / whole)
            .collect();
        let mut left = self.frame.left;
        let lefts = widths
            .iter()
            .map(|width| {
                let at = left;
                left += width + table.look.gutter;
                at
            })
            .collect();
        let head: Vec<Laid> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| {
                let style = table.look.head.align(column.align);
                self.lay(&column.head, &style, *width)
            })
            .collect();
        let tallest = head.iter().map(Laid::height).fold(0.0, f32::max);
        let padded = tallest + 2.0 * table.look.padding;
        let head_height = if tallest > 0.0 { padded } else { 0.0 };
        Plan {
            table,
            lefts,
            widths,
            head,
            head_height,
        }
    }

    /// Draws the head: with its elements the first time, as an artefact on later pages.
    fn draw_head(&mut self, plan: &Plan, nodes: Option<&[NodeId]>) {
        let look = &plan.table.look;
        let foot = self.y + plan.head_height - look.padding;
        for (index, laid) in plan.head.iter().enumerate() {
            let top = foot - laid.height();
            let left = plan.lefts[index];
            match nodes {
                Some(nodes) => {
                    let mut cell = Paragraph::new(laid.clone(), nodes[index]);
                    let lines = laid.lines.len();
                    cell.draw(0..lines, left, top, &mut self.ground());
                }
                None if laid.lines.is_empty() => {}
                None => {
                    let sheet = &mut self.sheets[self.sheet];
                    draw_artefact(
                        laid,
                        left,
                        top,
                        Furniture::Layout,
                        sheet,
                        &mut self.meanings,
                    );
                }
            }
        }
        self.y += plan.head_height;
        self.rule_below(look.head_rule);
    }

    fn rule_below(&mut self, colour: Colour) {
        let (left, right, y) = (self.frame.left, self.frame.right, self.y);
        self.sheets[self.sheet].rule((left, y), (right, y), colour, 0.6);
    }

    fn lay_row<'t>(&mut self, plan: &Plan<'t>, row: &'t [Cell], body: NodeId) -> Vec<LaidCell<'t>> {
        let node = self.tree.add(body, Tag::Row);
        let mut column = 0;
        let mut cells = Vec::new();
        for cell in row {
            let last = (column + cell.span.max(1) - 1).min(plan.widths.len() - 1);
            let first = column.min(last);
            let left = plan.lefts[first];
            let width = plan.lefts[last] + plan.widths[last] - left;
            let align = plan.table.columns[first].align;
            cells.push(self.lay_cell(cell, node, left, width, align));
            column += cell.span.max(1);
        }
        cells
    }

    fn lay_cell<'t>(
        &mut self,
        cell: &'t Cell,
        row: NodeId,
        left: f32,
        width: f32,
        align: Align,
    ) -> LaidCell<'t> {
        let node = self.cell_node(cell, row);
        let single = cell.parts.len() == 1;
        let mut parts = Vec::new();
        for part in &cell.parts {
            parts.push(match part {
                Part::Text(text, style) => {
                    let node = if single {
                        node
                    } else {
                        self.tree.add(node, Tag::Paragraph)
                    };
                    let align = if cell.span > 1 { style.align } else { align };
                    let laid = self.lay(text, &style.align(align), width);
                    LaidPart::Text(Paragraph::new(laid, node))
                }
                Part::Figure(figure) => LaidPart::Figure(figure, self.tree.add(node, Tag::Figure)),
                Part::Room(height) => LaidPart::Room(*height),
            });
        }
        let units = units(&parts);
        LaidCell {
            left,
            parts,
            units,
            next: 0,
        }
    }

    fn cell_node(&mut self, cell: &Cell, row: NodeId) -> NodeId {
        let tag = if cell.names_row {
            Tag::HeaderCell
        } else {
            Tag::Cell
        };
        let node = self.tree.add(row, tag);
        if cell.names_row {
            self.tree.describe(node, Attribute::Scope(Scope::Row));
        }
        if cell.span > 1 {
            self.tree.describe(node, Attribute::ColumnSpan(cell.span));
        }
        node
    }

    /// The height that must fit below the head for a row to begin here.
    fn least(&self, height: f32, cells: &[LaidCell], look: &TableLook) -> f32 {
        if self.kept_whole(height) {
            return height;
        }
        let line = cells.iter().filter_map(|cell| cell.units.get(cell.next));
        let tallest = line.map(|unit| unit.height).fold(0.0, f32::max);
        height.min(tallest * LINES_KEPT + 2.0 * look.padding)
    }

    fn kept_whole(&self, height: f32) -> bool {
        height <= (self.frame.bottom - self.frame.top) * KEPT_PART
    }

    fn draw_row(&mut self, plan: &Plan, cells: &mut [LaidCell], height: f32) {
        let look = &plan.table.look;
        let mut rest = height;
        let mut fresh = false;
        loop {
            let room = self.frame.bottom - self.y;
            if rest <= room + 0.01 {
                break;
            }
            if fresh || (!self.kept_whole(rest) && self.least(rest, cells, look) <= room) {
                self.draw_units(cells, look.padding, room - 2.0 * look.padding, fresh);
            }
            self.turn();
            self.draw_head(plan, None);
            fresh = true;
            rest = height_left(cells) + 2.0 * look.padding;
        }
        self.draw_units(cells, look.padding, f32::MAX, false);
        self.y += rest;
        if let Some(colour) = look.row_rule {
            self.rule_below(colour);
        }
    }

    /// Draws as many lines and figures of each cell as fit; with `forced`, at least one, lest a table never end.
    fn draw_units(&mut self, cells: &mut [LaidCell], padding: f32, room: f32, forced: bool) {
        for cell in cells {
            let mut y = self.y + padding;
            let end = y + room + 0.01;
            let mut forced = forced;
            while let Some(unit) = cell.units.get(cell.next) {
                if y + unit.height > end && !forced {
                    break;
                }
                forced = false;
                match (&unit.what, &mut cell.parts[unit.part]) {
                    (What::Line(line), LaidPart::Text(paragraph)) => {
                        paragraph.draw(*line..line + 1, cell.left, y, &mut self.ground());
                    }
                    (What::Whole, LaidPart::Figure(figure, node)) => {
                        self.draw_figure(figure, *node, cell.left, y);
                    }
                    _ => {}
                }
                y += unit.height;
                cell.next += 1;
            }
        }
    }
}

impl Plan<'_> {
    fn has_head(&self) -> bool {
        self.head_height > 0.0
    }
}

fn units(parts: &[LaidPart]) -> Vec<Unit> {
    let of = |(part, laid): (usize, &LaidPart)| match laid {
        LaidPart::Text(paragraph) => {
            let height = paragraph.laid.style.leading;
            let lines = 0..paragraph.laid.lines.len();
            let unit = |line| Unit {
                height,
                part,
                what: What::Line(line),
            };
            lines.map(unit).collect::<Vec<_>>()
        }
        LaidPart::Figure(Figure { drawing, .. }, _) => vec![Unit {
            height: drawing.height,
            part,
            what: What::Whole,
        }],
        LaidPart::Room(height) => vec![Unit {
            height: *height,
            part,
            what: What::Whole,
        }],
    };
    parts.iter().enumerate().flat_map(of).collect()
}

fn height(cells: &[LaidCell]) -> f32 {
    let of = |cell: &LaidCell| cell.units.iter().map(|unit| unit.height).sum();
    cells.iter().map(of).fold(0.0, f32::max)
}

fn height_left(cells: &[LaidCell]) -> f32 {
    let of = |cell: &LaidCell| cell.units[cell.next..].iter().map(|unit| unit.height).sum();
    cells.iter().map(of).fold(0.0, f32::max)
}
