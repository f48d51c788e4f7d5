//! Streams of which everybody finds the same end.

use lopdf::{Document, Error, Object, Stream};

/// White space in page contents and character maps, padding behind the tables of a font. Not zero: a checksum ends the compressed data,
/// and the last byte of that sum stays what it is when zeros are added.
const PADDING: u8 = b' ';

/// Pads every compressed stream whose last byte looks like the end of a line. A line ends before `endstream` too, and a reader that looks
/// for that word then takes both for it and misses a byte (ISO 19005-2, 6.1.7.1: the length is that of the data without that line end).
pub fn pad(pdf: &mut Document) -> Result<(), Error> {
    for object in pdf.objects.values_mut() {
        if let Object::Stream(stream) = object
            && is_unclear(stream)
        {
            lengthen(stream)?;
        }
    }
    Ok(())
}

fn is_unclear(stream: &Stream) -> bool {
    stream.dict.has(b"Filter") && matches!(stream.content.last(), Some(b'\n' | b'\r'))
}

fn lengthen(stream: &mut Stream) -> Result<(), Error> {
    let mut plain = stream.decompressed_content()?;
    plain.push(PADDING);
    if stream.dict.has(b"Length1") {
        let length = i64::try_from(plain.len()).unwrap_or(i64::MAX);
        stream.dict.set("Length1", length);
    }
    stream.set_plain_content(plain);
    stream.compress()
}
