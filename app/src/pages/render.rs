//! From a request to a page.

use super::{
    failure::{Failure, Told},
    shell::shell,
    site::Site,
    unsent::Unsent,
    visit::Visit,
};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{Method, request::Parts},
    response::Response,
};
use futures::{StreamExt, stream};
use leptos::prelude::{IntoView, provide_context};
use leptos_axum::handle_response_inner;

/// Handler for every page: the address decides which.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    render(&site, request, || ()).await
}

/// Renders the page at the address of `request`, with more context than the visit itself.
///
/// The page comes whole: Leptos would otherwise stream what is still loading into `<template>` elements that
/// only a script moves to their place, and add a script with data for hydration, which plain pages do not need.
pub async fn render(
    site: &Site,
    request: Request,
    more_context: impl Fn() + Clone + Send + 'static,
) -> Response {
    let site = site.clone();
    let (parts, body) = request.into_parts();
    let visit = Visit::new(site.clone(), parts.clone());
    let told = Told::default();
    let refusing = told.clone();
    let context = move || {
        provide_context(visit.clone());
        provide_context(refusing.clone());
        more_context();
    };
    let request = Request::from_parts(parts, body);
    let assets = site.assets();
    let mut response = handle_response_inner(
        context,
        move || shell(assets),
        request,
        |view, _scripts, _streaming| {
            Box::pin(async move {
                let html = whole(view).await;
                Box::pin(stream::once(async move { html })) as _
            })
        },
    )
    .await;
    if let Some(failure) = told.failure() {
        response.extensions_mut().insert(failure.clone());
    }
    response
}

/// Renders the page that explains a failure, for a request that a handler or a layer refused. It holds on to what was sent.
pub async fn render_failure(
    site: &Site,
    mut parts: Parts,
    failure: Failure,
    unsent: Option<Unsent>,
) -> Response {
    parts.method = Method::GET;
    let request = Request::from_parts(parts, Body::empty());
    let context = move || {
        provide_context(failure.clone());
        if let Some(unsent) = unsent.clone() {
            provide_context(unsent);
        }
    };
    render(site, request, context).await
}

async fn whole(view: impl IntoView) -> String {
    view.to_html_stream_in_order().collect().await
}
