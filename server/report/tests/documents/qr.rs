//! QR codes, read back from what is painted on the page.

use lopdf::Document;
use lopdf::content::Content;

/// Pixels on a side of the picture that the reader gets.
const PICTURE: usize = 600;

/// Left, bottom, right, top.
type Rectangle = [f32; 4];

/// What the QR codes on a page say, in the order in which they are painted.
pub fn read_from(pdf: &[u8], page: u32) -> Vec<String> {
    let document = Document::load_mem(pdf).unwrap();
    let id = document.get_pages()[&page];
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    mosaics(&content)
        .iter()
        .map(|rectangles| read(rectangles))
        .collect()
}

/// The rectangles that are filled together, where they are too many for a chart.
fn mosaics(content: &Content) -> Vec<Vec<Rectangle>> {
    let mut found = Vec::new();
    let mut rings: Vec<Vec<(f32, f32)>> = Vec::new();
    for operation in &content.operations {
        let number = |at: usize| operation.operands[at].as_float().unwrap();
        match operation.operator.as_str() {
            "m" => rings.push(vec![(number(0), number(1))]),
            "l" => rings.last_mut().unwrap().push((number(0), number(1))),
            "f" | "F" | "f*" => found.push(std::mem::take(&mut rings)),
            "S" | "s" | "B" | "b" | "n" => rings.clear(),
            _ => {}
        }
    }
    found.retain(|rings| rings.len() > 50);
    found
        .iter()
        .map(|rings| rings.iter().map(|ring| bounds(ring)).collect())
        .collect()
}

fn bounds(points: &[(f32, f32)]) -> Rectangle {
    let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    points
        .iter()
        .fold(start, |[left, low, right, high], (x, y)| {
            [left.min(*x), low.min(*y), right.max(*x), high.max(*y)]
        })
}

/// Paints the rectangles in a picture with a tenth of white around them, and reads it as a telephone would.
fn read(rectangles: &[Rectangle]) -> String {
    let corners: Vec<_> = rectangles
        .iter()
        .flat_map(|[left, low, right, high]| [(*left, *low), (*right, *high)])
        .collect();
    let [left, low, right, _] = bounds(&corners);
    let side = right - left;
    let place = |pixel: usize| (pixel as f32 / PICTURE as f32).mul_add(1.2, -0.1) * side;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(PICTURE, PICTURE, |x, y| {
        let (x, y) = (left + place(x), low + place(PICTURE - 1 - y));
        let is_dark = rectangles
            .iter()
            .any(|[l, b, r, t]| (*l..*r).contains(&x) && (*b..*t).contains(&y));
        if is_dark { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code in the picture");
    let (meta, text) = grids[0].decode().unwrap();
    assert_eq!(meta.ecc_level, 0, "level M");
    text
}

#[test]
fn a_figure_keeps_four_light_modules_around_its_code() {
    let qr = report::qr::Qr::of("https://quickscan.voorbeeld.nl/meedoen").unwrap();
    let figure = qr.figure(37.0, "QR-code");
    let report::tagged::Shape::Mosaic { boxes, .. } = &figure.drawing.shapes[0] else {
        panic!("not a mosaic");
    };
    let left = boxes.iter().map(|((x, _), _)| *x).fold(f32::MAX, f32::min);
    let right = boxes
        .iter()
        .map(|((x, _), (w, _))| x + w)
        .fold(0.0, f32::max);
    assert!((left - 4.0).abs() < 0.01 && (right - 33.0).abs() < 0.01);
}
