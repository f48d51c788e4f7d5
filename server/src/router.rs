//! Which request goes where, and through which layers.

use crate::{
    access_log, assets, downloads, failures, live, security, security_txt, session, unsent,
};
use app::pages::{render::page, routes, site::Site, visit::Visit};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse,
    routing::{get, post},
};
use leptos::prelude::provide_context;
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, generate_route_list_with_exclusions_and_ssg_and_context,
    handle_server_fns_with_context,
};
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// The longest form: a plan in which every field holds as much as it may, with every sign written as `%xx`.
pub(crate) const LARGEST_BODY: usize = 1024 * 1024;

/// The whole site.
pub fn router(site: Site) -> Router {
    Router::new()
        .leptos_routes_with_handler(page_routes(), page)
        .merge(routes::posts())
        .merge(downloads::routes())
        .merge(live::routes())
        .route("/api/{*function}", post(server_function))
        .route("/assets/{name}", get(assets::serve))
        .route("/.well-known/security.txt", get(security_txt::serve))
        .route("/gezond", get(health))
        .fallback(page)
        // The first layer is the outermost: an answer passes them from below to above.
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(access_log::log))
                .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
                .layer(from_fn_with_state(site.clone(), security::protect))
                .layer(from_fn_with_state(site.clone(), failures::explain))
                .layer(from_fn(unsent::keep))
                .layer(CatchPanicLayer::custom(failures::recover))
                .layer(from_fn(failures::lose_patience))
                .layer(from_fn_with_state(site.clone(), security::refuse_foreign))
                .layer(from_fn_with_state(site.clone(), session::recognise))
                .layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
        .with_state(site)
}

/// Every page with its address, for the router and for the test that tries each against each actor.
#[must_use]
pub fn page_routes() -> Vec<AxumRouteListing> {
    generate_route_list_with_exclusions_and_ssg_and_context(routes::Addresses, None, || ()).0
}

/// The functions that islands call.
async fn server_function(State(site): State<Site>, request: Request) -> impl IntoResponse {
    let (parts, body) = request.into_parts();
    let visit = Visit::new(site, parts.clone());
    handle_server_fns_with_context(
        move || provide_context(visit.clone()),
        Request::from_parts(parts, body),
    )
    .await
}

/// For whoever watches the server: 200 while the database answers.
async fn health(State(site): State<Site>) -> StatusCode {
    match site.services().ping().await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
