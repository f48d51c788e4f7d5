//! After closing: what was destroyed, and when.

use crate::pages::dates;
use crate::pages::scans::parts::below;
use leptos::prelude::*;
use services::audit::{AuditEntry, AuditEvent, ResultEvent, ScanEvent};
use services::scans::{Cockpit, State};

pub fn closed(cockpit: &Cockpit) -> AnyView {
    let scan = &cockpit.scan;
    let rows: Vec<_> = cockpit.log.entries.iter().rev().filter_map(row).collect();
    let destroyed = (!rows.is_empty()).then(|| {
        view! {
            <section class="qs-section" aria-labelledby="vernietigd">
                <h2 id="vernietigd">"Wat is vernietigd"</h2>
                <dl class="qs-rows qs-rows--wide">{rows}</dl>
            </section>
        }
    });
    let results = (scan.state != State::Cancelled).then(|| {
        view! { <p class="qs-finding"><a class="qs-button qs-button--primary" href=below(&scan.id, "/resultaten")>"Naar de resultaten"</a></p> }
    });
    view! {
        <p class="qs-lead">{lead(cockpit)}</p>
        {results}
        {destroyed}
    }
    .into_any()
}

fn lead(cockpit: &Cockpit) -> String {
    let scan = &cockpit.scan;
    match (scan.state, scan.opened_at, scan.closed_at) {
        (State::Cancelled, None, _) => {
            "Deze scan is geannuleerd voordat de vragenlijst openging.".to_owned()
        }
        (State::Cancelled, Some(_), _) => {
            "Deze scan is geannuleerd. Niemand heeft gezien wat er was ingevuld.".to_owned()
        }
        (_, Some(opened), Some(closed)) => format!(
            "De vragenlijst was open van {} tot {}.",
            dates::day(dates::local_day(opened)),
            dates::moment(closed)
        ),
        _ => "De vragenlijst is gesloten.".to_owned(),
    }
}

fn row(entry: &AuditEntry) -> Option<AnyView> {
    let what = match entry.event.as_ref()? {
        AuditEvent::Scan(
            ScanEvent::ScanClosed { destroyed, .. } | ScanEvent::ScanCancelled { destroyed, .. },
        ) => codes(*destroyed)?,
        AuditEvent::Result(ResultEvent::StoreCompacted) => {
            "De opslag is opgeruimd: ook op de schijf staat er niets meer van.".to_owned()
        }
        AuditEvent::Result(ResultEvent::LateDestroyed { remarks, counters }) => {
            let remarks = counted(
                *remarks,
                "niet vrijgegeven opmerking",
                "niet vrijgegeven opmerkingen",
            );
            let counters = counted(*counters, "telling", "tellingen");
            let both: Vec<_> = remarks.into_iter().chain(counters).collect();
            (!both.is_empty()).then(|| format!("{}.", both.join(" en ")))?
        }
        AuditEvent::Scan(ScanEvent::ScanPublished { counters, .. }) => {
            let counters = counted(*counters, "telling", "tellingen")?;
            format!("{counters}, bij het openbaar maken.")
        }
        _ => return None,
    };
    Some(view! { <div><dt>{dates::moment(entry.at)}</dt><dd>{what}</dd></div> }.into_any())
}

fn codes(destroyed: u64) -> Option<String> {
    match destroyed {
        0 => None,
        1 => Some("1 code of begonnen lijst.".to_owned()),
        all => Some(format!(
            "Alle {all} codes en begonnen lijsten, ook de codes die al waren gebruikt."
        )),
    }
}

/// Nothing is said of what there was none of.
fn counted(count: u64, one: &str, more: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {more}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_what_there_was_none_of() {
        assert_eq!(codes(0), None);
        assert_eq!(counted(0, "telling", "tellingen"), None);
        assert_eq!(
            counted(1, "telling", "tellingen").as_deref(),
            Some("1 telling")
        );
    }
}
