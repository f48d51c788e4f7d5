//! A connection that stays open, as a browser keeps it.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, to_bytes};
use axum::http::response::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use futures::StreamExt as _;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// An answer that takes longer than this is none: the server itself gives up after as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that stays open. One request at a time.
#[derive(Debug)]
pub struct Connection {
    sender: SendRequest<String>,
    driver: JoinHandle<()>,
    host: HeaderValue,
    origin: HeaderValue,
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as it came over the line.
    pub body: Bytes,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens there.
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        // How the connection ends, the next request finds out.
        let driver = tokio::spawn(async move {
            let _ = connection.await;
        });
        let header = |text: String| HeaderValue::from_str(&text).map_err(io::Error::other);
        Ok(Self {
            sender,
            driver,
            host: header(address.to_string())?,
            origin: header(format!("http://{address}"))?,
        })
    }

    /// Asks, and waits for the whole answer. Redirects are not followed.
    ///
    /// # Errors
    /// When the connection breaks, or no answer comes within half a minute. Whether the server did what it was asked is then not known.
    pub async fn ask(&mut self, mut request: Request<String>) -> io::Result<Answer> {
        let headers = request.headers_mut();
        headers.insert(header::HOST, self.host.clone());
        headers.insert(header::ORIGIN, self.origin.clone());
        timeout(PATIENCE, self.exchange(request)).await?
    }

    /// Asks for what goes on: server-sent events, which come for as long as both sides stay. The connection is then used for nothing else.
    ///
    /// # Errors
    /// As [`Connection::ask`].
    pub async fn listen(mut self, mut request: Request<String>) -> io::Result<Events> {
        let headers = request.headers_mut();
        headers.insert(header::HOST, self.host.clone());
        headers.insert(
            header::ACCEPT,
            HeaderValue::from_static("text/event-stream"),
        );
        let (parts, body) = timeout(PATIENCE, self.send(request)).await??;
        Ok(Events {
            status: parts.status,
            headers: parts.headers,
            body: body.into_data_stream(),
            come: String::new(),
            _connection: self,
        })
    }

    async fn exchange(&mut self, request: Request<String>) -> io::Result<Answer> {
        let (parts, body) = self.send(request).await?;
        let body = to_bytes(body, usize::MAX).await;
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.map_err(io::Error::other)?,
        })
    }

    /// The head of the answer, and the body as it comes.
    async fn send(&mut self, request: Request<String>) -> io::Result<(Parts, Body)> {
        self.sender.ready().await.map_err(io::Error::other)?;
        let response = self.sender.send_request(request).await;
        let (parts, body) = response.map_err(io::Error::other)?.into_parts();
        Ok((parts, Body::new(body)))
    }
}

/// Events of a server, as they come.
#[derive(Debug)]
pub struct Events {
    /// The status of the answer.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    body: BodyDataStream,
    come: String,
    _connection: Connection,
}

impl Events {
    /// The data of the next event; `None` once the server ended it.
    ///
    /// # Errors
    /// When the connection breaks, or nothing comes within half a minute.
    pub async fn next(&mut self) -> io::Result<Option<String>> {
        loop {
            while let Some((event, rest)) = self.come.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data:"));
                let data = data.map(|data| data.trim_start().to_owned());
                self.come = rest.to_owned();
                // What has no data is a sign of life.
                if data.is_some() {
                    return Ok(data);
                }
            }
            let Some(chunk) = timeout(PATIENCE, self.body.next()).await? else {
                return Ok(None);
            };
            let chunk = chunk.map_err(io::Error::other)?;
            let text = str::from_utf8(&chunk).map_err(io::Error::other)?;
            self.come.push_str(text);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

impl Answer {
    /// Where it leads; empty when it leads nowhere.
    #[must_use]
    pub fn location(&self) -> &str {
        let location = self.headers.get(header::LOCATION);
        location
            .and_then(|location| location.to_str().ok())
            .unwrap_or_default()
    }

    /// The body as text.
    ///
    /// # Panics
    /// Where it is not UTF-8: compressed, for one.
    #[must_use]
    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).expect("an answer in UTF-8")
    }

    /// Bytes over the line: status line, headers and body.
    #[must_use]
    pub fn bytes(&self) -> usize {
        // "HTTP/1.1 200 OK" and four line ends; ": " and a line end with each header.
        let head: usize = self
            .headers
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum();
        head + self.body.len() + 19
    }
}

/// A request for a page, with the cookies of a browser.
///
/// # Panics
/// Where the address is none.
#[must_use]
pub fn get(address: &str, cookies: &str) -> Request<String> {
    request(Method::GET, address, cookies, String::new())
}

/// A form that is sent: fields as they stand in the body, `a=1&b=2`.
///
/// # Panics
/// Where the address is none.
#[must_use]
pub fn post(address: &str, cookies: &str, fields: &str) -> Request<String> {
    let mut request = request(Method::POST, address, cookies, fields.to_owned());
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(header::CONTENT_TYPE, form);
    request
}

/// The same request of a browser that takes compressed answers, as all do.
#[must_use]
pub fn taking_compressed(mut request: Request<String>) -> Request<String> {
    let encodings = HeaderValue::from_static("gzip, deflate, br, zstd");
    request
        .headers_mut()
        .insert(header::ACCEPT_ENCODING, encodings);
    request
}

fn request(method: Method, address: &str, cookies: &str, body: String) -> Request<String> {
    let mut request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
        .header("sec-fetch-site", "same-origin");
    if !cookies.is_empty() {
        request = request.header(header::COOKIE, cookies);
    }
    request.body(body).expect("an address of the site")
}
