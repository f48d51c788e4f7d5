//! Somebody with a browser of their own.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use tower::ServiceExt as _;
use url::{Url, form_urlencoded};

use crate::form::Form;
use crate::page::Page;

/// More redirects in a row than any page needs.
const MOST_REDIRECTS: usize = 5;

/// Somebody with a browser of their own: its cookies are nobody else's.
#[derive(Debug)]
pub struct Visitor {
    router: Router,
    base: Url,
    cookies: RefCell<BTreeMap<String, String>>,
    from: SocketAddr,
}

impl Visitor {
    pub(crate) fn new(router: Router, base_url: &str) -> Self {
        Self {
            router,
            base: base_url.parse().expect("the base URL of the test site"),
            cookies: RefCell::default(),
            from: SocketAddr::from(([127, 0, 0, 1], 40_000)),
        }
    }

    /// The same visitor at another place on the network.
    #[must_use]
    pub fn at(mut self, from: [u8; 4]) -> Self {
        self.from = SocketAddr::from((from, 40_000));
        self
    }

    /// A second browser with the same cookies: another tab, or what a thief of cookies has.
    #[must_use]
    pub fn second_tab(&self) -> Self {
        Self {
            router: self.router.clone(),
            base: self.base.clone(),
            cookies: self.cookies.clone(),
            from: self.from,
        }
    }

    /// The cookies the browser holds.
    #[must_use]
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.borrow().clone()
    }

    /// Goes to an address, following redirects.
    pub async fn get(&self, address: &str) -> Page {
        let page = self.once(Method::GET, address, None).await;
        self.follow(page).await
    }

    /// Goes to an address and stays there, also where it leads on.
    pub async fn get_once(&self, address: &str) -> Page {
        self.once(Method::GET, address, None).await
    }

    /// Sends a form, following redirects.
    pub async fn send(&self, form: Form) -> Page {
        let page = self.send_once(form).await;
        self.follow(page).await
    }

    /// Sends a form and stays with the first answer.
    pub async fn send_once(&self, form: Form) -> Page {
        let fields = encoded(&form.fields());
        if form.method == Method::GET {
            let path = form.action.split(['?', '#']).next().unwrap_or_default();
            self.once(Method::GET, &format!("{path}?{fields}"), None)
                .await
        } else {
            self.once(Method::POST, &form.action, Some(fields)).await
        }
    }

    /// Posts fields to an address, as a program would; stays with the first answer.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Page {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.once(Method::POST, address, Some(encoded(&fields)))
            .await
    }

    /// Sends a file from a form as a browser does, in the field `file`; stays with the first answer.
    ///
    /// # Panics
    /// Where the address is none.
    pub async fn send_file(&self, address: &str, name: &str, file: &[u8]) -> Page {
        const SEAM: &str = "seam-of-the-test";
        let mut body = format!(
            "--{SEAM}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{SEAM}--\r\n").as_bytes());
        let request = Request::post(self.resolve("/", address))
            .header(header::HOST, self.base.authority())
            .header(header::ACCEPT, "text/html,*/*;q=0.8")
            .header("sec-fetch-site", "same-origin")
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={SEAM}"),
            );
        self.request(request.body(Body::from(body)).expect("a request"))
            .await
    }

    /// How many bytes of body an address sends to a browser that takes Brotli.
    pub async fn weigh(&self, address: &str) -> usize {
        let request = Request::get(self.resolve("/", address))
            .header(header::HOST, self.base.authority())
            .header(header::ACCEPT, "text/html,*/*;q=0.8")
            .header(header::ACCEPT_ENCODING, "gzip, br");
        let answer = self
            .request(request.body(Body::empty()).expect("a request"))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        answer.body.len()
    }

    /// Makes a request as it is given, with this visitor's cookies added.
    pub async fn request(&self, mut request: Request<Body>) -> Page {
        let address = request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default();
        if let Some(cookies) = self.cookie_header() {
            request.headers_mut().insert(
                header::COOKIE,
                cookies.parse().expect("cookies the site set"),
            );
        }
        request.extensions_mut().insert(ConnectInfo(self.from));
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("a router never fails");
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let body = to_bytes(body, usize::MAX)
            .await
            .expect("a body that is in memory");
        Page {
            address,
            status: parts.status,
            headers: parts.headers,
            body: body.to_vec(),
        }
    }

    async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..MOST_REDIRECTS {
            let Some(next) = page
                .headers
                .get(header::LOCATION)
                .filter(|_| page.status.is_redirection())
            else {
                return page;
            };
            let next = next.to_str().expect("an address in ASCII").to_owned();
            assert_eq!(
                page.status,
                StatusCode::SEE_OTHER,
                "{} leads to {next}",
                page.address
            );
            page = self
                .once(Method::GET, &self.resolve(&page.address, &next), None)
                .await;
        }
        panic!("{} leads on and on", page.address)
    }

    async fn once(&self, method: Method, address: &str, fields: Option<String>) -> Page {
        let address = self.resolve("/", address);
        let request = Request::builder()
            .method(method)
            .uri(&address)
            .header(header::HOST, self.base.authority())
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header(header::ACCEPT_LANGUAGE, "nl")
            .header("sec-fetch-site", "same-origin");
        let request = match fields {
            Some(fields) => request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::ORIGIN, self.base.origin().ascii_serialization())
                .body(Body::from(fields)),
            None => request.body(Body::empty()),
        };
        self.request(request.expect("a request")).await
    }

    /// The path and query of an address on this site.
    fn resolve(&self, from: &str, address: &str) -> String {
        let url = self
            .base
            .join(from)
            .and_then(|from| from.join(address))
            .expect("an address");
        assert_eq!(
            url.origin(),
            self.base.origin(),
            "{from} leads to another site"
        );
        url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
    }

    fn cookie_header(&self) -> Option<String> {
        let cookies = self.cookies.borrow();
        let pairs: Vec<_> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie in ASCII");
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            let gone = attributes
                .split(';')
                .any(|attribute| attribute.trim().eq_ignore_ascii_case("max-age=0"));
            let mut cookies = self.cookies.borrow_mut();
            if gone {
                cookies.remove(name.trim());
            } else {
                cookies.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
    }
}

fn encoded(fields: &[(String, String)]) -> String {
    // Browsers send line breaks as CR LF.
    let fields = fields
        .iter()
        .map(|(name, value)| (name, value.replace("\r\n", "\n").replace('\n', "\r\n")));
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
