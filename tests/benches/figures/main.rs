//! The figures that the product promises, measured on the program itself: `cargo bench -p acceptance`.
//!
//! Prints a table in Markdown. `docs/performance.md` says how each figure is measured and what it was. With
//! `QUICKSCAN_TEST_POSTGRES` set everything is measured on PostgreSQL as well; `tests/measure` starts one and does both.
//! It ends by itself, in some minutes, and leaves nothing behind.

mod assignment;
mod burst;
mod crowd;
mod disk;
mod figure;
mod flow;
mod load;
mod plan;
mod plan_file;
mod program;
mod programme_page;
mod results_page;
mod room;
mod start;
mod submissions;
mod theme_page;

use std::path::Path;

use acceptance::running::{Place, Server};
use figure::{Figure, Spread, print_heading};

/// How often each figure is measured; the table has the median, the least and the most.
const RUNS: usize = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if std::env::args().any(|argument| argument == plan::ALONE) {
        plan::alone();
        return;
    }
    // `cargo test --all-targets` starts this too, and is no moment to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let program = program::build();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    println!(
        "One write to this disk takes {}.\n",
        disk::time_of_a_write(folder)
    );
    print_heading("SQLite");
    measure(&program, &Place::embedded(folder)).await;
    if let Some(place) = Place::postgres(folder).await {
        print_heading("PostgreSQL");
        if !is_durable(&place).await {
            println!("This PostgreSQL does not wait for the disk: its figures say nothing.\n");
        }
        measure(&program, &place).await;
        place.end().await;
    }
    print_heading("Documents");
    plan::measure().into_iter().for_each(Figure::print);
    print_heading("Assignment");
    assignment::measure().into_iter().for_each(Figure::print);
    let whole = assignment::measure_whole().await;
    whole.into_iter().for_each(Figure::print);
}

/// Everything that depends on the database.
async fn measure(program: &Path, place: &Place) {
    let services = place.services().await;
    let mut authorities = crowd::Authorities::all(&services).await;
    let staff = submissions::prepare_staff(&services, &mut authorities).await;
    let councils = submissions::prepare_councils(&services, &mut authorities).await;
    let bursts = burst::prepare(&services, &mut authorities).await;
    let flows = flow::prepare(&services, &mut authorities).await;
    let readers = theme_page::prepare(&services, &mut authorities).await;
    let pairs = results_page::prepare(&services, &mut authorities).await;
    let plan = plan_file::prepare(&services, &mut authorities).await;
    let talks = room::prepare(&services, &mut authorities).await;
    let officer = programme_page::prepare(&services).await;
    services.close().await;

    let server = Server::start(program, place).await;
    theme_page::measure(&server, &readers).await;
    submissions::measure_staff(&server, &staff).await;
    submissions::measure_councils(&server, &councils).await;
    burst::measure(&server, &bursts).await;
    flow::measure(&server, &flows).await;
    results_page::measure(&server, &pairs).await;
    programme_page::measure(&server, &officer).await;
    plan_file::measure(&server, &plan).await;
    print_memory(&server);
    drop(server);
    room::measure(program, place, &talks).await;
    start::measure(program, place).await;

    let services = place.services().await;
    let mut counted = true;
    let flows = flows.iter().map(flow::Flow::crowd);
    for crowd in staff.iter().chain(&councils).chain(&bursts).chain(flows) {
        counted &= crowd.is_counted(&services).await;
    }
    services.close().await;
    assert!(counted, "a submission was lost or doubled");
    println!("\nEvery submission above was counted exactly once.\n");
}

fn print_memory(server: &Server) {
    if let Some(kilobytes) = server.peak_memory() {
        let megabytes = kilobytes as f64 / 1024.0;
        Figure::new(
            "Resident memory of the server at its peak, under all of the above (MB)",
            "≤ 100",
            Spread::single(megabytes),
        )
        .print();
    }
}

async fn is_durable(place: &Place) -> bool {
    match place.on_postgres() {
        Some(own) => own.is_durable().await,
        None => true,
    }
}
