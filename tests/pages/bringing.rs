//! Sending a file as a browser does.

use acceptance::{Page, Visitor};
use axum::body::Body;
use axum::http::{Request, header};

/// Sends a form with a file and fields of text; where it leads is not followed.
pub async fn bring(visitor: &Visitor, address: &str, fields: &[(&str, &str)], file: &[u8]) -> Page {
    const SEAM: &str = "seam-of-the-test";
    let mut body = Vec::new();
    for (name, text) in fields {
        let part = format!(
            "--{SEAM}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--{SEAM}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bestand.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{SEAM}--\r\n").as_bytes());
    let request = Request::post(address)
        .header(
            header::CONTENT_TYPE,
            format!("multipart/form-data; boundary={SEAM}"),
        )
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .expect("a request");
    visitor.request(request).await
}
