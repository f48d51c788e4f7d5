//! How far the actions of the plan are, in short, as the lead last made it public, or when that comes; and that the plan is followed no more.

use crate::pages::dates::{day, month};
use crate::pages::progress::words::{followed_no_more, summary};
use leptos::prelude::*;
use services::progress::{PublishedProgress, ROUNDS};
use services::publication::PublicView;

/// The section.
pub fn progress(view: &PublicView) -> AnyView {
    let told = match &view.progress {
        Some(told) => published(view, told),
        None => view! { <p class="qs-measure">{nothing_yet(view)}</p> }.into_any(),
    };
    view! {
        <section class="qs-section" aria-labelledby="voortgang">
            <h2 id="voortgang">"Hoe ver zijn wij?"</h2>
            {view.stopped.as_ref().map(followed_no_more)}
            {told}
        </section>
    }
    .into_any()
}

/// That nothing was published of how the actions go, and when there is more to tell.
fn nothing_yet(view: &PublicView) -> String {
    let nothing = "Over de voortgang is nog niets gepubliceerd";
    when(view).map_or_else(
        || format!("{nothing}."),
        |when| format!("{nothing}; {when}."),
    )
}

/// The round that is open, or the next; nothing where none comes any more.
fn when(view: &PublicView) -> Option<String> {
    let ended = view.became.is_some() || view.stopped.is_some();
    let held = match view.rounds.last() {
        _ if ended => return None,
        Some(round) if round.is_open => {
            let until = day(round.closes_on);
            return Some(format!("ronde {} loopt tot en met {until}", round.number));
        }
        Some(round) => usize::try_from(round.number).ok()?,
        None => 0,
    };
    let begins = view
        .first_adopted_on
        .checked_add_months(*ROUNDS.get(held)?)?;
    let which = if held == 0 { "eerste" } else { "volgende" };
    Some(format!("de {which} ronde is in {}", month(begins)))
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
