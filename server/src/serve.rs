//! From settings to a server that answers, and to its orderly end.

use crate::{
    assets,
    config::{Options, Purpose},
    jobs,
    router::router,
};
use app::pages::site::Site;
use services::Services;
use std::{io, net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, signal};

/// How long requests that are under way may take after the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Claims the port. Comes before the database is opened, since a second server on one data folder is the usual slip.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|cause| cannot_listen(address, &cause))
}

/// Opens database, key and mail.
pub async fn open(options: &Options, purpose: Purpose) -> Result<Services, String> {
    Services::open(options.config(purpose)?)
        .await
        .map_err(|problem| problem.to_string())
}

/// Serves until the process is told to stop, then closes the database.
pub async fn run(listener: TcpListener, services: Services) -> Result<(), String> {
    let jobs = tokio::spawn(jobs::run(services.clone()));
    let site = Site::new(services.clone(), assets::addresses());
    let app = router(site).into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, app).with_graceful_shutdown(end_of(services.clone()));
    tokio::select! {
        ended = async { server.await } => ended.map_err(|cause| format!("De server is gestopt: {cause}."))?,
        () = too_long() => tracing::warn!("some requests took too long to wait for"),
    }
    jobs.abort();
    services.close().await;
    Ok(())
}

/// Once the server is told to stop. What screens and phones listen to has no end of its own: without one it would be waited for.
async fn end_of(services: Services) {
    told_to_stop().await;
    services.live().end();
}

async fn too_long() {
    told_to_stop().await;
    tokio::time::sleep(FAREWELL).await;
}

/// Ctrl-C, or the signal by which systems stop a service.
async fn told_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        };
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

fn cannot_listen(address: SocketAddr, cause: &io::Error) -> String {
    match cause.kind() {
        io::ErrorKind::AddrInUse => format!(
            "Poort {} is in gebruik. Stop het programma dat die poort gebruikt, of geef met --address een ander adres.",
            address.port()
        ),
        io::ErrorKind::PermissionDenied => format!(
            "Poort {} mag alleen een beheerder gebruiken. Geef met --address een poort vanaf 1024.",
            address.port()
        ),
        io::ErrorKind::AddrNotAvailable => {
            format!(
                "Deze computer heeft geen adres {}. Geef met --address een adres van deze computer.",
                address.ip()
            )
        }
        _ => format!("De server kan niet luisteren op {address}: {cause}."),
    }
}
