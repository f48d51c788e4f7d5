//! The fields of a form that was sent.

use super::failure::Failure;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::header,
};
use serde::de::DeserializeOwned;

/// The fields of a form, read into a struct.
///
/// Browsers leave out radio groups without a choice and boxes that are not ticked, so give such a struct
/// `#[serde(default)]`. A field that may come more than once is a `Vec`. Fields are text until they are checked:
/// a number or a date that cannot be read is then a problem with a sentence, and what was typed is kept.
///
/// What is typed comes as it was typed but for two things: an end of a line is one sign, where browsers send two, so that a text of the
/// greatest length fits whatever lines it has; and the sign with number zero, which no keyboard has and no database keeps, is gone.
#[derive(Clone, Copy, Debug)]
pub struct Sent<F>(
    /// The fields.
    pub F,
);

impl<F: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<F> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        if !is_form(&request) {
            return Err(Failure::Malformed);
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| failure(&rejection))?;
        serde_html_form::from_bytes(&tidy(&body))
            .map(Self)
            .map_err(|_| Failure::Malformed)
    }
}

/// Works on the form as it travels, in which a per cent sign that was typed is `%25`: so nothing typed is taken for what is replaced.
fn tidy(body: &[u8]) -> Vec<u8> {
    let mut tidy = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, others @ ..] = rest {
        rest = if let Some(after) = after(rest, b"%0D%0A") {
            tidy.extend_from_slice(b"%0A");
            after
        } else if let Some(after) = after(rest, b"%00") {
            after
        } else {
            tidy.push(*first);
            others
        };
    }
    tidy
}

fn after<'a>(text: &'a [u8], start: &[u8]) -> Option<&'a [u8]> {
    let (head, after) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(after)
}

fn is_form(request: &Request) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

fn failure(rejection: &BytesRejection) -> Failure {
    if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::Malformed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default)]
    struct Form {
        naam: String,
        richting: Vec<String>,
    }

    async fn sent(body: &'static str, kind: &str) -> Result<Form, Failure> {
        let request = Request::post("/")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body));
        Sent::from_request(request.expect("a request"), &())
            .await
            .map(|Sent(form)| form)
    }

    #[tokio::test]
    async fn repeated_and_missing_fields_are_read() {
        let kind = "application/x-www-form-urlencoded";
        let form = sent("richting=R1&richting=R2&onbekend=1", kind).await;
        let expected = Form {
            naam: String::new(),
            richting: vec!["R1".into(), "R2".into()],
        };
        assert_eq!(form, Ok(expected));
    }

    #[tokio::test]
    async fn lines_end_in_one_sign_and_no_sign_is_number_zero() {
        let kind = "application/x-www-form-urlencoded";
        let body = "naam=een%0d%0Atwee%0Adrie%00%250D%250A&richting=%0D%0A";
        let expected = Form {
            naam: "een\ntwee\ndrie%0D%0A".into(),
            richting: vec!["\n".into()],
        };
        assert_eq!(sent(body, kind).await, Ok(expected));
    }

    #[tokio::test]
    async fn another_kind_of_body_is_refused() {
        assert_eq!(
            sent("{}", "application/json").await,
            Err(Failure::Malformed)
        );
    }
}
