//! One request, as pages and handlers see it.

use super::{
    cookies::Cookie,
    failure::Failure,
    patience,
    problems::{Filled, Problems},
    render::render,
    site::Site,
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::{expect_context, provide_context};
use services::{Actor, Services, participations::Pass};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

/// What a handler of a form answers.
pub type Answer = Result<Response, Failure>;

/// One request: the site it is for and who makes it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The site.
    pub site: Site,
    /// On whose behalf use cases run: a member who is signed in, or nobody. A page of the questionnaire takes
    /// [`Visit::respondent`] instead.
    pub actor: Actor,
    parts: Parts,
}

/// The visit a page is rendered for. Call it before the first `await` of the page.
#[must_use]
pub fn use_visit() -> Visit {
    expect_context::<Visit>()
}

impl Visit {
    /// The visit that a request starts.
    #[must_use]
    pub fn new(site: Site, parts: Parts) -> Self {
        let actor = parts.extensions.get().cloned().unwrap_or(Actor::Anonymous);
        Self { site, actor, parts }
    }

    /// The use cases.
    #[must_use]
    pub fn services(&self) -> &Services {
        self.site.services()
    }

    /// What this browser holds of the questionnaire of that name.
    #[must_use]
    pub fn pass(&self, questionnaire: &str) -> Option<Pass> {
        Cookie::Questionnaire(questionnaire.to_owned())
            .read(&self.site, self.headers())
            .and_then(|pass| Pass::parse(&pass))
    }

    /// The respondent who fills in the questionnaire of that name in this browser, or nobody.
    #[must_use]
    pub fn respondent(&self, questionnaire: &str) -> Actor {
        match self.pass(questionnaire) {
            Some(Pass::Code { code, .. }) => Actor::Respondent(code),
            Some(Pass::Link { .. }) | None => Actor::Anonymous,
        }
    }

    /// Where the request comes from. A proxy on the same machine or network says on whose behalf it asks; nobody else is believed.
    #[must_use]
    pub fn client(&self) -> Option<IpAddr> {
        let ConnectInfo(peer) = self.parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
        let peer = peer.ip().to_canonical();
        let forwarded = || {
            let header = self
                .headers()
                .get_all("x-forwarded-for")
                .iter()
                .next_back()?;
            header
                .to_str()
                .ok()?
                .rsplit(',')
                .next()?
                .trim()
                .parse()
                .ok()
        };
        is_near(peer).then(forwarded).flatten().or(Some(peer))
    }

    /// Headers of the request.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// Path of the request, without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// Sends the browser on (303), so that a reload does not send the form again.
    ///
    /// # Errors
    ///
    /// Refuses an address that is not a path of this site.
    pub fn go(&self, path: impl AsRef<str>) -> Answer {
        let path = path.as_ref();
        let own = path.starts_with('/') && !path.starts_with("//");
        let location = HeaderValue::from_str(path)
            .ok()
            .filter(|_| own)
            .ok_or(Failure::Failed)?;
        Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
    }

    /// Sends the browser on with a cookie, made by [`Cookie::set`] or [`Cookie::forget`].
    ///
    /// # Errors
    ///
    /// As [`Visit::go`], and when the cookie could not be written.
    pub fn go_with(&self, path: impl AsRef<str>, cookie: Option<HeaderValue>) -> Answer {
        let mut response = self.go(path)?;
        let cookie = cookie.ok_or(Failure::Failed)?;
        response.headers_mut().append(header::SET_COOKIE, cookie);
        Ok(response)
    }

    /// The same visit to another page, for [`Visit::show_again`] where a form posts to an address that has no page.
    ///
    /// # Errors
    ///
    /// Refuses what is not a path.
    pub fn at(mut self, path: &str) -> Result<Self, Failure> {
        self.parts.uri = path.parse().map_err(|_| Failure::Failed)?;
        Ok(self)
    }

    /// What a form is answered with once its use case ran: on to `next`, or the same page again with what was typed and what is wrong
    /// with it, in the words of `told`.
    ///
    /// # Errors
    ///
    /// What the use case refused for another reason than what was typed.
    pub async fn go_or_show_again<T, F: Clone + Send + Sync + 'static>(
        self,
        outcome: Result<T, services::Error>,
        form: F,
        told: fn(&[services::Problem]) -> Problems,
        next: impl FnOnce(T) -> String,
    ) -> Answer {
        match outcome {
            Ok(done) => self.go(next(done)),
            Err(services::Error::Invalid(found)) => {
                let problems = told(&found);
                self.show_again(Filled { form, problems }).await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Shows the page of this address again, with what was typed and what is wrong with it (status 422).
    ///
    /// # Errors
    ///
    /// None; an [`Answer`] so that a handler can end with it.
    pub async fn show_again<F: Clone + Send + Sync + 'static>(self, filled: Filled<F>) -> Answer {
        let mut response = self.show_with(filled).await?;
        // A page that refuses its visitor has a status of its own.
        if response.status() == StatusCode::OK {
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        Ok(response)
    }

    /// Shows the page of this address again with what was typed, to somebody who tried too often (status 429): the sentence at the
    /// field says how long to wait, and so does `Retry-After`.
    ///
    /// # Errors
    ///
    /// None; an [`Answer`] so that a handler can end with it.
    pub async fn show_too_often<F: Clone + Send + Sync + 'static>(
        self,
        form: F,
        field: &str,
        wait: Duration,
    ) -> Answer {
        let sentence = format!(
            "U hebt het te vaak geprobeerd. Wacht {} en probeer het dan opnieuw.",
            patience::in_words(wait)
        );
        let problems = Problems::one(field, sentence);
        let mut response = self.show_with(Filled { form, problems }).await?;
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, patience::retry_after(wait));
        Ok(response)
    }

    /// Shows the page of this address with something that exists in this one answer only, which the page finds in its context.
    ///
    /// # Errors
    ///
    /// None; an [`Answer`] so that a handler can end with it.
    pub async fn show_with<C: Clone + Send + Sync + 'static>(self, made: C) -> Answer {
        let mut parts = self.parts;
        parts.method = Method::GET;
        let request = Request::from_parts(parts, axum::body::Body::empty());
        Ok(render(&self.site, request, move || provide_context(made.clone())).await)
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        Ok(Self::new(site.clone(), parts.clone()))
    }
}

/// On this machine, or in a network of its own.
fn is_near(peer: IpAddr) -> bool {
    match peer {
        IpAddr::V4(peer) => peer.is_loopback() || peer.is_private(),
        IpAddr::V6(peer) => peer.is_loopback() || peer.is_unique_local(),
    }
}
