//! Sending complete answers to 44 statements, by somebody else each time.

use acceptance::running::{Groups, Server};
use questionnaires::kind::RespondentGroup;
use services::Services;

use super::RUNS;
use super::crowd::{Authorities, Crowd, thanks};
use super::figure::{Figure, Spread, milliseconds};
use super::load::{Load, load};

/// Staff of one organisation, in each run.
const STAFF: usize = 2_000;

/// Councils that send at the same time, in each run.
const COUNCILS: usize = 20;

/// Seats of each: those of the largest municipalities.
const SEATS: u32 = 45;

/// The staff of one authority for each run.
pub async fn prepare_staff(services: &Services, authorities: &mut Authorities) -> Vec<Crowd> {
    let groups = Groups {
        council: 45,
        executive: 8,
        staff: 100_000,
    };
    let mut crowds = Vec::new();
    for _ in 0..RUNS {
        let scan = authorities.open_scan(services, groups).await;
        let mut crowd = Crowd::default();
        crowd.join(
            &scan,
            RespondentGroup::Staff,
            scan.beginners(services, RespondentGroup::Staff, STAFF)
                .await,
        );
        crowd.fill_in(services).await;
        crowds.push(crowd);
    }
    crowds
}

/// The councils of several authorities for each run.
pub async fn prepare_councils(services: &Services, authorities: &mut Authorities) -> Vec<Crowd> {
    let groups = Groups {
        council: SEATS,
        executive: 8,
        staff: 900,
    };
    let mut crowds = Vec::new();
    for _ in 0..RUNS {
        let mut crowd = Crowd::default();
        for _ in 0..COUNCILS {
            let scan = authorities.open_scan(services, groups).await;
            crowd.join(
                &scan,
                RespondentGroup::Council,
                scan.holders(services, RespondentGroup::Council).await,
            );
        }
        crowd.fill_in(services).await;
        crowds.push(crowd);
    }
    crowds
}

/// Everybody in one scan.
pub async fn measure_staff(server: &Server, crowds: &[Crowd]) {
    let loads = send(server, crowds).await;
    let of = |value: fn(&Load) -> f64| Spread::of(loads.iter().map(value).collect());
    Figure::new(
        "Submissions of 44 statements a second, 64 at a time, one scan",
        "≥ 1000",
        of(Load::per_second),
    )
    .print();
    Figure::new(
        "the same: half are acknowledged within (ms)",
        "",
        of(|load| milliseconds(load.percentile(50))),
    )
    .print();
    Figure::new(
        "the same: 99 of 100 are acknowledged within (ms)",
        "≤ 100",
        of(|load| milliseconds(load.percentile(99))),
    )
    .print();
}

/// Everybody spread over several scans, which share commits but no counters.
pub async fn measure_councils(server: &Server, crowds: &[Crowd]) {
    let loads = send(server, crowds).await;
    let of = |value: fn(&Load) -> f64| Spread::of(loads.iter().map(value).collect());
    let name =
        format!("Submissions of 44 statements a second, 64 at a time, {COUNCILS} councils mixed");
    Figure::new(name, "", of(Load::per_second)).print();
    Figure::new(
        "the same: 99 of 100 are acknowledged within (ms)",
        "",
        of(|load| milliseconds(load.percentile(99))),
    )
    .print();
}

async fn send(server: &Server, crowds: &[Crowd]) -> Vec<Load> {
    let mut loads = Vec::new();
    for crowd in crowds {
        loads.push(load(server, crowd.sending(), thanks).await);
    }
    loads
}
