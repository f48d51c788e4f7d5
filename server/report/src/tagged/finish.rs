//! From filled sheets to a file: printpdf writes the marks, then the structure is added that it knows nothing of.

use super::builder::Builder;
use super::face::Face;
use super::lines;
use super::object;
use super::outline;
use super::paragraph::draw_artefact;
use super::sheet::{Furniture, HEIGHT, LinkArea, WIDTH};
use super::structure::{Attribute, Kid, Node, NodeId, Scope, Tree};
use super::style::{Align, Colour, TextStyle, Weight};
use super::text::{Target, Text};
use super::xmp;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::{PdfDocument, PdfFont, PdfPage, PdfSaveOptions, Pt};

/// A document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The parts do not fit together: a fault in this program or in a library of it.
    #[error("the document could not be put together: {0}")]
    Assembly(#[from] lopdf::Error),
    /// The file could not be written to memory.
    #[error("the document could not be written: {0}")]
    Writing(#[from] std::io::Error),
}

const PRODUCER: &str = "Quick Scan Lokale Democratie";
/// A compact sRGB profile in the public domain (CC0).
const SRGB: &[u8] = include_bytes!("../../colour/sRGB-v2-magic.icc");
/// Header and footer.
const FURNITURE: TextStyle = TextStyle::new(9.0, 12.0).colour(Colour::GREY);
/// From the foot of the page up to the top of the footer.
const FOOTER_UP: f32 = 48.0;
const HEADER_DOWN: f32 = 34.0;

impl Builder {
    /// Ends the document: PDF 1.7 that is PDF/A-2a and PDF/UA-1. The same blocks and settings give the same bytes.
    ///
    /// # Errors
    ///
    /// Only if this program or a library of it is at fault.
    pub fn finish(mut self) -> Result<Vec<u8>, PdfError> {
        let order = self.finish_contents();
        self.draw_furniture(&order);
        let mut pdf = self.marks(&order);
        // Pages by sheet, since the tree and the links speak of sheets.
        let in_order: Vec<ObjectId> = pdf.get_pages().into_values().collect();
        let mut pages = in_order.clone();
        for (page, sheet) in order.iter().enumerate() {
            pages[*sheet] = in_order[page];
        }
        let mut assembly = Assembly {
            pdf: &mut pdf,
            builder: &self,
            pages,
        };
        assembly.structure(&order)?;
        assembly.catalog()?;
        // What printpdf says about the document is replaced; nothing of it stays behind.
        pdf.prune_objects();
        pdf.version = "1.7".into();
        pdf.compress();
        for object in pdf.objects.values_mut() {
            if let Object::Stream(stream) = object {
                object::end_plainly(stream);
            }
        }
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes)?;
        Ok(bytes)
    }

    fn draw_furniture(&mut self, order: &[usize]) {
        let pages = order.len();
        for (page, sheet) in order.iter().enumerate() {
            if !self.sheets[*sheet].furnished {
                continue;
            }
            let (header, footer) = (self.settings.header.clone(), self.settings.footer.clone());
            if !header.is_empty() {
                let style = FURNITURE.weight(Weight::SemiBold).align(Align::Right);
                self.draw_at(*sheet, &header, &style, HEADER_DOWN, Furniture::Header);
            }
            if !footer.is_empty() {
                let number = format!("pagina {} van {pages}", page + 1);
                self.draw_footer(*sheet, &footer, &number);
            }
        }
    }

    fn draw_footer(&mut self, sheet: usize, footer: &str, number: &str) {
        let top = HEIGHT - FOOTER_UP;
        let (left, right) = (self.frame.left, self.frame.right);
        let page = &mut self.sheets[sheet];
        page.begin_artefact(Furniture::Footer);
        page.stroke_colour(Colour::RULE, 0.6);
        page.line((left, top - 4.0), (right, top - 4.0));
        page.end();
        self.draw_at(sheet, footer, &FURNITURE, top, Furniture::Footer);
        let style = FURNITURE.align(Align::Right);
        self.draw_at(sheet, number, &style, top, Furniture::Footer);
    }

    fn draw_at(
        &mut self,
        sheet: usize,
        text: &str,
        style: &TextStyle,
        top: f32,
        furniture: Furniture,
    ) {
        let room = self.frame.width()
            - if style.align == Align::Left {
                80.0
            } else {
                0.0
            };
        let mut laid = lines::lay(&mut self.shaper, &Text::from(text), style, room);
        laid.lines.truncate(2);
        let left = self.frame.left;
        draw_artefact(
            &laid,
            left,
            top,
            furniture,
            &mut self.sheets[sheet],
            &mut self.meanings,
        );
    }

    /// The marks on the pages, with the glyphs they need.
    fn marks(&mut self, order: &[usize]) -> Document {
        let mut document = PdfDocument::new(&self.settings.title);
        for face in Face::ALL {
            let font = PdfFont::new(face.embedded());
            document.resources.fonts.map.insert(face.id(), font);
        }
        let (width, height) = (Pt(WIDTH).into(), Pt(HEIGHT).into());
        let pages = order.iter().map(|sheet| {
            let ops = std::mem::take(&mut self.sheets[*sheet].ops);
            PdfPage::new(width, height, ops)
        });
        document.with_pages(pages.collect());
        let options = PdfSaveOptions {
            optimize: true,
            subset_fonts: true,
            secure: true,
            image_optimization: None,
        };
        document.to_lopdf_document(&options, &mut Vec::new())
    }
}

/// Adds to the file what makes it accessible and lasting.
struct Assembly<'a> {
    pdf: &'a mut Document,
    builder: &'a Builder,
    /// The page of each sheet.
    pages: Vec<ObjectId>,
}

impl Assembly<'_> {
    /// The tree, the way back from marks to elements, and the links.
    fn structure(&mut self, order: &[usize]) -> Result<(), PdfError> {
        let nodes: Vec<ObjectId> = self
            .builder
            .tree
            .nodes
            .iter()
            .map(|_| self.pdf.new_object_id())
            .collect();
        let root = self.pdf.new_object_id();
        let mut back = Vec::new();
        for (page, sheet) in order.iter().enumerate() {
            let owners = self.builder.sheets[*sheet].owners.iter();
            let owners = owners.map(|node| nodes[node.0].into()).collect();
            let owners = self.pdf.add_object(Object::Array(owners));
            back.extend([object::count(page), owners.into()]);
        }
        let mut key = order.len();
        let mut links: Vec<Vec<ObjectId>> = vec![Vec::new(); self.builder.sheets.len()];
        for (page, sheet) in order.iter().enumerate() {
            for link in &self.builder.sheets[*sheet].links {
                let annotation = self.annotation(link, key);
                links[*sheet].push(annotation);
                back.extend([object::count(key), nodes[link.node.0].into()]);
                key += 1;
            }
            self.page(*sheet, page, &links[*sheet])?;
        }
        for (index, node) in self.builder.tree.nodes.iter().enumerate() {
            let parent = node.parent.map_or(root, |parent| nodes[parent.0]);
            let element = self.element(node, parent, &nodes, &links);
            self.pdf.set_object(nodes[index], element);
        }
        let back = self.pdf.add_object(dictionary! { "Nums" => back });
        self.pdf.set_object(
            root,
            dictionary! {
                "Type" => "StructTreeRoot",
                "K" => nodes[Tree::ROOT.0],
                "ParentTree" => back,
                "ParentTreeNextKey" => object::count(key)
            },
        );
        self.root()?.set("StructTreeRoot", root);
        Ok(())
    }

    fn annotation(&mut self, link: &LinkArea, key: usize) -> ObjectId {
        let [left, top, right, bottom] = link.area;
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => object::numbers(&[left, HEIGHT - bottom, right, HEIGHT - top]),
            "Border" => object::numbers(&[0.0, 0.0, 0.0]),
            "F" => 4,
            "Contents" => object::text(&link.description),
            "StructParent" => object::count(key)
        };
        match &link.target {
            Target::Address(address) => {
                let action = dictionary! { "S" => "URI", "URI" => object::text(address) };
                annotation.set("A", action);
            }
            Target::Heading(anchor) => {
                let heading = &self.builder.headings[anchor.0];
                annotation.set("Dest", outline::destination(heading, &self.pages));
            }
        }
        self.pdf.add_object(annotation)
    }

    fn page(&mut self, sheet: usize, key: usize, links: &[ObjectId]) -> Result<(), PdfError> {
        let page = self.pdf.get_object_mut(self.pages[sheet])?.as_dict_mut()?;
        page.set("StructParents", object::count(key));
        page.set("Tabs", object::name("S"));
        page.remove(b"Annots");
        if !links.is_empty() {
            let links: Vec<Object> = links.iter().map(|link| (*link).into()).collect();
            page.set("Annots", links);
        }
        Ok(())
    }

    fn element(
        &self,
        node: &Node,
        parent: ObjectId,
        nodes: &[ObjectId],
        links: &[Vec<ObjectId>],
    ) -> Dictionary {
        let mut element = dictionary! {
            "Type" => "StructElem", "S" => object::name(node.tag.name()), "P" => parent
        };
        let home = node.kids.iter().find_map(|kid| match kid {
            Kid::Content { sheet, .. } => Some(*sheet),
            Kid::Node(_) | Kid::Link { .. } => None,
        });
        if let Some(home) = home {
            element.set("Pg", self.pages[home]);
        }
        let kids: Vec<Object> = node
            .kids
            .iter()
            .map(|kid| self.kid(*kid, home, nodes, links))
            .collect();
        if !kids.is_empty() {
            element.set("K", kids);
        }
        if let Some(alternative) = &node.alternative {
            element.set("Alt", object::text(alternative));
        }
        let attributes: Vec<Object> = attributes(&node.attributes);
        if !attributes.is_empty() {
            element.set("A", attributes);
        }
        element
    }

    fn kid(
        &self,
        kid: Kid,
        home: Option<usize>,
        nodes: &[ObjectId],
        links: &[Vec<ObjectId>],
    ) -> Object {
        match kid {
            Kid::Node(NodeId(node)) => nodes[node].into(),
            Kid::Content { sheet, mcid } if Some(sheet) == home => object::count(mcid),
            Kid::Content { sheet, mcid } => Object::Dictionary(dictionary! {
                "Type" => "MCR", "Pg" => self.pages[sheet], "MCID" => object::count(mcid)
            }),
            Kid::Link { sheet, link } => Object::Dictionary(dictionary! {
                "Type" => "OBJR", "Pg" => self.pages[sheet], "Obj" => links[sheet][link]
            }),
        }
    }

    /// Metadata, colours, bookmarks, and what the reader's program has to know.
    fn catalog(&mut self) -> Result<(), PdfError> {
        let metadata = self.metadata();
        let intent = self.output_intent();
        let outlines = outline::add(self.pdf, &self.builder.headings, &self.pages);
        self.trailer();
        let root = self.root()?;
        root.set("Metadata", metadata);
        root.set("OutputIntents", vec![Object::Dictionary(intent)]);
        root.set("MarkInfo", dictionary! { "Marked" => true });
        root.set("Lang", object::text("nl-NL"));
        root.set(
            "ViewerPreferences",
            dictionary! { "DisplayDocTitle" => true },
        );
        root.set("PageMode", object::name("UseNone"));
        if let Some(outlines) = outlines {
            root.set("Outlines", outlines);
            root.set("PageMode", object::name("UseOutlines"));
        }
        Ok(())
    }

    fn metadata(&mut self) -> ObjectId {
        let packet = xmp::packet(&self.builder.settings, PRODUCER).into_bytes();
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        // Metadata stays readable for programs that know nothing of PDF.
        self.pdf
            .add_object(Stream::new(kind, packet).with_compression(false))
    }

    fn output_intent(&mut self) -> Dictionary {
        let profile = Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec());
        let profile = self.pdf.add_object(profile);
        dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => object::text("sRGB"),
            "DestOutputProfile" => profile
        }
    }

    /// The same as the metadata say, for programs that read only this.
    fn trailer(&mut self) {
        let settings = &self.builder.settings;
        let created = object::text(&format!("D:{}", settings.created.format("%Y%m%d%H%M%S")));
        let info = self.pdf.add_object(dictionary! {
            "Title" => object::text(&settings.title),
            "Author" => object::text(&settings.author),
            "Subject" => object::text(&settings.subject),
            "Producer" => object::text(PRODUCER),
            "CreationDate" => created.clone(),
            "ModDate" => created
        });
        let identifier = object::text(&settings.identifier);
        self.pdf.trailer.set("Info", info);
        self.pdf
            .trailer
            .set("ID", vec![identifier.clone(), identifier]);
    }

    fn root(&mut self) -> Result<&mut Dictionary, lopdf::Error> {
        self.pdf.catalog_mut()
    }
}

fn attributes(attributes: &[Attribute]) -> Vec<Object> {
    let one = |attribute: &Attribute| match attribute {
        Attribute::Scope(Scope::Row) => dictionary! { "O" => "Table", "Scope" => "Row" },
        Attribute::Scope(Scope::Column) => dictionary! { "O" => "Table", "Scope" => "Column" },
        Attribute::ColumnSpan(span) => {
            dictionary! { "O" => "Table", "ColSpan" => object::count(*span) }
        }
        Attribute::Summary(summary) => {
            dictionary! { "O" => "Table", "Summary" => object::text(summary) }
        }
        Attribute::BoundingBox(bounds) => dictionary! {
            "O" => "Layout", "BBox" => object::numbers(bounds), "Placement" => "Block"
        },
        Attribute::Numbered(numbered) => {
            let style = if *numbered { "Decimal" } else { "Disc" };
            dictionary! { "O" => "List", "ListNumbering" => style }
        }
    };
    attributes
        .iter()
        .map(|attribute| Object::Dictionary(one(attribute)))
        .collect()
}
