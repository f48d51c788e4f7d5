//! What is decided at the startgesprek, one decision after the other: what depends on it, what was decided, and when.

use super::parts::{below, executive_rule};
use crate::pages::dates;
use crate::pages::numbers::decimal;
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use questionnaires::rules::CutOffs;
use services::audit::{ArrangementEvent, AuditActor, AuditEntry, AuditEvent, ScanPart};
use services::scans::decisions::{Decision, Subject, decided_cut_offs, decisions as decided};
use services::scans::{Log, Scan, Standing};

/// The decisions in the order in which they are talked about.
pub fn decisions(scan: &Scan, log: &Log, standing: Standing) -> AnyView {
    let all = decided(scan);
    let open = all.iter().filter(|own| own.decided.is_none()).count();
    let left = match open {
        0 => "Alles is afgesproken.".to_owned(),
        1 => "Over 1 punt is nog niets afgesproken.".to_owned(),
        more => format!("Over {more} punten is nog niets afgesproken."),
    };
    let rows: Vec<_> = all
        .into_iter()
        .map(|own| row(scan, log, standing, own))
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="besluiten">
            <h2 id="besluiten">"Wat u samen beslist"</h2>
            <p class="qs-measure">{left}" De trekker legt de besluiten vast. Als de vragenlijst opengaat, staan ze vast; alleen de commissie mag daarna nog veranderen."</p>
            <ol class="qs-rows qs-decisions">{rows}</ol>
        </section>
    }
    .into_any()
}

/// The form in which a decision takes effect, after the address of the scan.
pub const fn form(subject: Subject) -> &'static str {
    match subject {
        Subject::Committee => "/voorbereiding/commissie",
        Subject::Executive | Subject::Minimum | Subject::CutOffs => "/voorbereiding/groepen",
        Subject::Questions => "/voorbereiding/vragen",
        Subject::Period => "/voorbereiding/periode",
    }
}

/// More about what was decided.
fn more(scan: &Scan, own: &Decision) -> Option<AnyView> {
    if own.subject == Subject::CutOffs {
        return Some(divided(decided_cut_offs(scan).unwrap_or_default()));
    }
    let lines: Vec<_> = own
        .questions
        .iter()
        .map(|(text, whom)| {
            view! { <li dir="auto">{text.clone()}" "<span class="qs-subtle">{whom.clone()}</span></li> }
        })
        .collect();
    (!lines.is_empty())
        .then(|| view! { <ul class="qs-list">{lines}</ul> {previews(scan)} }.into_any())
}

fn row(scan: &Scan, log: &Log, standing: Standing, own: Decision) -> AnyView {
    let part = own.subject.part();
    let may_change = if part == ScanPart::Committee {
        scan.state.is_running()
    } else {
        scan.state.is_before_opening()
    };
    let is_decided = own.decided.is_some();
    let label = if is_decided {
        "Aanpassen"
    } else {
        "Vastleggen"
    };
    let way = (standing.lead && may_change).then(|| {
        view! {
            <p class="qs-decision__way">
                <a class="qs-standalone" href=below(&scan.id, form(own.subject))>{label}<span class="qs-visually-hidden">": "{own.title}</span></a>
            </p>
        }
    });
    let more = more(scan, &own);
    let decided = match own.decided {
        Some(decided) => view! { <p class="qs-measure"><strong>{decided}</strong></p> }.into_any(),
        None => view! { <p>"Nog niet afgesproken."</p> }.into_any(),
    };
    // Something half filled in was kept too, but is no decision.
    let when = kept(log, part).filter(|_| is_decided);
    let when = when.map(|entry| view! { <p class="qs-note">{told(entry)}</p> });
    view! {
        <li>
            <h3>{own.title}</h3>
            <p class="qs-measure">{own.at_stake}</p>
            {decided}
            {more}
            {when}
            {way}
        </li>
    }
    .into_any()
}

/// When a part was last kept. The log has the newest first.
fn kept(log: &Log, part: ScanPart) -> Option<&AuditEntry> {
    let kept = Some(AuditEvent::from(ArrangementEvent::ScanFilledIn { part }));
    log.entries.iter().find(|entry| entry.event == kept)
}

fn told(entry: &AuditEntry) -> String {
    let at = dates::moment(entry.at);
    match &entry.actor {
        AuditActor::Member { name, .. } => format!("Vastgelegd op {at} door {name}."),
        AuditActor::System | AuditActor::Anonymous => format!("Vastgelegd op {at}."),
    }
}

/// What "verdeeld" is measured by, and why its limit is no decision.
pub fn divided(own: CutOffs) -> AnyView {
    let limit = decimal(own.divided_below, 1);
    view! {
        <p class="qs-note qs-measure">
            {format!("Verdeeld meten wij met een getal tussen −1 en 1. Bij 1 gaf iedereen hetzelfde antwoord. Bij 0 zijn alle antwoorden even vaak gegeven. Bij −1 staan er twee kampen tegenover elkaar. Onder {limit} noemen wij een groep verdeeld, vanaf 10 antwoorden. Deze grens staat vast: het woord ‘verdeeld’ staat bij de antwoorden van elke scan en moet overal hetzelfde betekenen.")}
        </p>
    }
    .into_any()
}

/// The questionnaire as each group will see it, own questions included.
fn previews(scan: &Scan) -> AnyView {
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let path = below(
                &scan.id,
                &format!("/vragenlijst/voorbeeld/{}", group.code()),
            );
            let name =
                services::results::names::group(scan.authority.kind, executive_rule(scan), group);
            view! { <li><a class="qs-standalone" href=path>{format!("Voorbeeld: {name}")}</a></li> }
        })
        .collect();
    view! { <ul class="qs-decision__way">{links}</ul> }.into_any()
}
