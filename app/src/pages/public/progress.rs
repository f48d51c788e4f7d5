//! How far the actions of the plan are, in short, as the lead last made it public; and that the plan is followed no more.

use crate::pages::dates::day;
use crate::pages::progress::words::summary;
use crate::pages::results::typed_text;
use leptos::prelude::*;
use services::progress::PublishedProgress;
use services::publication::PublicView;

/// The section; nothing before the first time, unless it was stopped.
pub fn progress(view: &PublicView) -> Option<AnyView> {
    let stopped = stopped(view);
    let told = view.progress.as_ref().map(|told| published(view, told));
    (stopped.is_some() || told.is_some()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="voortgang">
                <h2 id="voortgang">"Hoe ver zijn wij?"</h2>
                {stopped}
                {told}
            </section>
        }
        .into_any()
    })
}

/// Since when and why nobody asks how the actions go.
fn stopped(view: &PublicView) -> Option<AnyView> {
    let stopped = view.stopped.as_ref()?;
    Some(
        view! {
            <div class="qs-notice">
                <p><strong>{format!("Sinds {} volgen wij dit plan niet meer. De reden:", day(stopped.on))}</strong></p>
                {typed_text(&stopped.reason)}
            </div>
        }
        .into_any(),
    )
}

fn published(view: &PublicView, published: &PublishedProgress) -> AnyView {
    let report = &published.report;
    let round = published.round;
    let changed = (report.version < view.plan.number).then(|| {
        view! { <p class="qs-measure">"Daarna is het plan gewijzigd. Hierboven staat hoe het nu luidt."</p> }
    });
    let href = format!("{}/voortgang", view.path);
    view! {
        <p class="qs-measure">{summary(|own| report.count(own))}{late(report.late())}</p>
        <p class="qs-measure">{format!("Dit was de stand op {}, in ronde {round}.", day(report.on))}</p>
        {changed}
        <p><a class="qs-standalone" href=href>"Hoe het met de acties gaat"</a></p>
    }
    .into_any()
}

/// That the day of some actions went by without them being done.
fn late(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " Bij 1 actie is de afgesproken dag voorbij.".to_owned(),
        more => format!(" Bij {more} acties is de afgesproken dag voorbij."),
    }
}
