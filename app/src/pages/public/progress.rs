//! How far the actions of the plan are, in short, as the lead last made it public.

use crate::pages::dates::day;
use crate::pages::progress::words::summary;
use leptos::prelude::*;
use services::publication::PublicView;

/// The section; nothing before the first time.
pub fn progress(view: &PublicView) -> Option<AnyView> {
    let published = view.progress.as_ref()?;
    let report = &published.report;
    let round = published.round;
    let changed = (report.version < view.plan.number).then(|| {
        view! { <p class="qs-measure">"Daarna is het plan gewijzigd. Hierboven staat hoe het nu luidt."</p> }
    });
    let href = format!("{}/voortgang", view.path);
    Some(
        view! {
            <section class="qs-section" aria-labelledby="voortgang">
                <h2 id="voortgang">"Hoe ver zijn wij?"</h2>
                <p class="qs-measure">{summary(|own| report.count(own))}{late(report.late())}</p>
                <p class="qs-measure">{format!("Dit was de stand op {}, in ronde {round}.", day(report.on))}</p>
                {changed}
                <p><a class="qs-standalone" href=href>"Hoe het met de acties gaat"</a></p>
            </section>
        }
        .into_any(),
    )
}

/// That the day of some actions went by without them being done.
fn late(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " Bij 1 actie is de afgesproken dag voorbij.".to_owned(),
        more => format!(" Bij {more} acties is de afgesproken dag voorbij."),
    }
}
