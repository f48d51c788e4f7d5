//! Small helpers for PDF objects.

use lopdf::{Object, Stream, StringFormat};

/// A text string: as it is where it is plain ASCII, in UTF-16 otherwise.
pub(super) fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let utf16 = std::iter::once(0xfeff).chain(text.encode_utf16());
    let bytes = utf16.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A count as PDF has it. No document comes near the limit.
pub(super) fn count(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

pub(super) fn numbers(values: &[f32]) -> Object {
    Object::Array(values.iter().map(|value| Object::Real(*value)).collect())
}

/// Makes it plain where a compressed stream ends. A carriage return as its last byte and the line feed that is written after it read
/// as one end of a line, and the stream as a byte too long (ISO 19005-2, 6.1.7.1). Compressed data say themselves where they end, so a
/// byte more belongs to nobody.
pub(super) fn end_plainly(stream: &mut Stream) {
    if stream.content.last() == Some(&b'\r') && stream.dict.has(b"Filter") {
        let mut content = std::mem::take(&mut stream.content);
        content.push(0);
        stream.set_content(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn no_compressed_stream_ends_in_half_an_end_of_a_line() {
        let mut stream = Stream::new(dictionary! { "Filter" => "FlateDecode" }, b"x\r".to_vec());
        end_plainly(&mut stream);
        assert_eq!(stream.content, b"x\r\0");
        assert_eq!(
            stream.dict.get(b"Length").and_then(Object::as_i64).unwrap(),
            3
        );
        let mut other = Stream::new(dictionary! { "Filter" => "FlateDecode" }, b"x\n".to_vec());
        end_plainly(&mut other);
        assert_eq!(other.content, b"x\n");
    }
}
