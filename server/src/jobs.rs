//! Work that no visitor asks for. What is due stands in the database and is taken with a lease, so that several servers on one
//! database do each thing once.

use services::authorities::{changes, edition};
use services::programme::outreach;
use services::{
    Actor, Services, accounts, mail, peer_review, plans, pool, progress, results, room, scans,
};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often to look. People wait for the mail that signs them in.
const ROUND: Duration = Duration::from_secs(2);

/// How often to forget what is no longer needed.
const CLEANING: Duration = Duration::from_secs(60 * 60);

/// Looks for work until the process ends.
pub async fn run(services: Services) {
    let mut rounds = interval(ROUND);
    let mut cleaning = interval(CLEANING);
    for timer in [&mut rounds, &mut cleaning] {
        timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
    }
    loop {
        tokio::select! {
            _ = rounds.tick() => {
                deliver_mail(&services).await;
                close_scans(&services).await;
            }
            _ = cleaning.tick() => {
                end_authorities(&services).await;
                remind_clerks(&services).await;
                remind_leads(&services).await;
                follow_plans(&services).await;
                end_rooms(&services).await;
                remind_groups(&services).await;
                tidy(&services).await;
            }
        }
    }
}

/// Forgets what is no longer needed, and destroys what may not be kept any longer.
pub async fn tidy(services: &Services) {
    report("mail cannot be tidied up", mail::tidy(services).await);
    report(
        "sessions cannot be tidied up",
        accounts::tidy(&Actor::System, services).await,
    );
    report(
        "files with clerks cannot be tidied up",
        pool::import::tidy(services).await,
    );
    report(
        "applications cannot be tidied up",
        outreach::tidy(&Actor::System, services).await,
    );
    report(
        "editions of the register cannot be tidied up",
        edition::tidy(services).await,
    );
    destroy_late(services).await;
}

async fn destroy_late(services: &Services) {
    match results::destroy_late(services).await {
        Ok(destroyed) if destroyed == results::Destroyed::default() => {}
        Ok(results::Destroyed {
            scans,
            remarks,
            counters,
        }) => {
            tracing::info!(
                scans,
                remarks,
                counters,
                "destroyed three months after closing"
            );
        }
        Err(error) => report("what is over its time cannot be destroyed", Err(error)),
    }
}

async fn deliver_mail(services: &Services) {
    match mail::deliver_due(services).await {
        Ok(delivery) if delivery == mail::Delivery::default() => {}
        Ok(mail::Delivery {
            sent,
            postponed,
            given_up,
        }) => {
            tracing::info!(sent, postponed, given_up, "mail");
        }
        Err(error) => report("mail cannot be delivered", Err(error)),
    }
}

async fn close_scans(services: &Services) {
    match scans::close_due(services).await {
        Ok(0) => {}
        Ok(closed) => tracing::info!(closed, "scans closed, their period is over"),
        Err(error) => report("scans cannot be closed", Err(error)),
    }
}

async fn end_authorities(services: &Services) {
    match changes::take_effect_due(services).await {
        Ok(0) => {}
        Ok(ended) => tracing::info!(ended, "authorities ended, as was confirmed"),
        Err(error) => report("authorities cannot be ended", Err(error)),
    }
}

async fn remind_clerks(services: &Services) {
    match scans::remind_clerks(services).await {
        Ok(0) => {}
        Ok(reminded) => tracing::info!(reminded, "clerks reminded of a question"),
        Err(error) => report("clerks cannot be reminded", Err(error)),
    }
}

async fn remind_leads(services: &Services) {
    match scans::remind_to_open(services).await {
        Ok(0) => {}
        Ok(reminded) => tracing::info!(reminded, "leads reminded to open their questionnaire"),
        Err(error) => report("leads cannot be reminded to open", Err(error)),
    }
    match scans::remind_repeats(services).await {
        Ok(0) => {}
        Ok(told) => tracing::info!(
            told,
            "leads told that a repeat measurement can be asked for"
        ),
        Err(error) => report("leads cannot be told of repeat measurements", Err(error)),
    }
}

async fn end_rooms(services: &Services) {
    match room::end_due(services).await {
        Ok(0) => {}
        Ok(ended) => tracing::info!(ended, "rooms ended, their time was over"),
        Err(error) => report("rooms cannot be ended", Err(error)),
    }
}

/// Opens and closes rounds of progress, reminds of actions, and makes the files of plans that were adopted before files were kept.
pub async fn follow_plans(services: &Services) {
    match progress::run_due(services).await {
        Ok(due) if due == progress::Due::default() => {}
        Ok(progress::Due {
            opened,
            closed,
            reminded,
            told,
        }) => tracing::info!(
            opened,
            closed,
            reminded,
            told,
            "rounds of progress and reminders"
        ),
        Err(error) => report("plans cannot be followed", Err(error)),
    }
    match plans::keep_missing_files(services).await {
        Ok(0) => {}
        Ok(made) => tracing::info!(made, "files of adopted plans made"),
        Err(error) => report("files of adopted plans cannot be made", Err(error)),
    }
}

async fn remind_groups(services: &Services) {
    match peer_review::run_due(services).await {
        Ok(due) if due == peer_review::Due::default() => {}
        Ok(peer_review::Due { reminded, asked }) => {
            tracing::info!(reminded, asked, "groups in intervision reminded and asked");
        }
        Err(error) => report("groups in intervision cannot be reminded", Err(error)),
    }
}

fn report(what: &str, outcome: Result<(), services::Error>) {
    if let Err(error) = outcome {
        tracing::error!(error = %chain(&error), "{what}");
    }
}

/// An error with its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
