//! The page itself: where the scan stands, whose turn it is, what was done.

use super::{
    aside::aside, counts::count_rows, opening_day::not_open_yet, peers::peers, repeat::repeat,
    steps::steps, turns::turns,
};
use crate::pages::authorities::of_authority;
use crate::pages::results::typed_text;
use crate::pages::scans::away::away;
use crate::pages::scans::log::newest;
use crate::pages::scans::parts::{below, kind, today};
use crate::pages::scans::tied::tied;
use crate::pages::scans::words;
use crate::pages::{
    dates,
    load::load,
    scan_page::{first_scan_page, scan_id},
    visit::use_visit,
};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::results::names;
use services::scans::{self, Cockpit, State};

/// Milestones on the cockpit; the rest is in the log.
const NEWEST: usize = 6;

/// `/scans/{id}`
#[component]
pub fn CockpitPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    load(async move {
        let cockpit = scans::cockpit(&visit.actor, visit.services(), &id?).await?;
        let today = today(&visit);
        let scan = &cockpit.scan;
        let own = visit.actor.member().map(|member| &member.id);
        let content = view! {
            <p class="qs-kicker">{kicker(&cockpit)}</p>
            <h1>{names::at_the_start(&scan.authority.display_name)}</h1>
            <p class="qs-lead">{lead(&cockpit, today)}</p>
            {not_open_yet(&cockpit, today)}
            {stopped(&cockpit)}
            {steps(&cockpit)}
            {tied(&cockpit.tied, cockpit.standing)}
            {away(&cockpit.away, own)}
            <div class="qs-columns qs-columns--aside qs-section">
                <div>
                    {turns(&cockpit)}
                    {repeat(&cockpit)}
                    {counts(&cockpit)}
                    {peers(&cockpit, today)}
                    {done(&cockpit)}
                    {ends(&cockpit)}
                </div>
                {aside(&cockpit, own)}
            </div>
        };
        Ok(first_scan_page(scan, "Stand van zaken", content.into_any()))
    })
}

/// What kind of authority it is, unless its name says so, of which year the scan is, and which one it repeats or follows up.
fn kicker(cockpit: &Cockpit) -> String {
    let scan = &cockpit.scan;
    let kind = match scan.authority.kind {
        AuthorityKind::WaterBoard => None,
        other => Some(kind(other).to_owned()),
    };
    let of_year = format!("scan van {}", scan.requested_on.year());
    let what = if scan.is_repeat {
        "herhaalmeting na"
    } else {
        "vervolg op"
    };
    let earlier = cockpit
        .repeats
        .map(|earlier| format!("{what} de scan van {}", earlier.year()));
    let parts: Vec<String> = kind.into_iter().chain([of_year]).chain(earlier).collect();
    names::at_the_start(&parts.join(" · "))
}

/// Where the scan stands, in a sentence or two.
fn lead(cockpit: &Cockpit, today: NaiveDate) -> String {
    let scan = &cockpit.scan;
    match scan.state {
        State::Requested => {
            "De scan is aangevraagd. Er wordt een procesbegeleider gezocht.".to_owned()
        }
        State::Assigned if scan.clerk.is_some() => agreed_to_guide(cockpit),
        State::Assigned => {
            "Er is een procesbegeleider gevraagd. Het antwoord is er nog niet.".to_owned()
        }
        State::Prepared => "De organisatie doet mee. De vragenlijst wordt klaargezet.".to_owned(),
        State::Open => open_until(cockpit, today),
        State::Closed => {
            "De vragenlijst is gesloten. De resultaten zijn er; nu komt het gesprek.".to_owned()
        }
        State::Discussed => "De prioriteiten zijn gekozen. Nu komt het verbeterplan.".to_owned(),
        State::Planned => "Het verbeterplan is geschreven en kan worden vastgesteld.".to_owned(),
        State::Adopted if cockpit.standing.lead => {
            "Het verbeterplan is vastgesteld. U kunt het openbaar maken.".to_owned()
        }
        State::Adopted => {
            "Het verbeterplan is vastgesteld. De trekker kan het openbaar maken.".to_owned()
        }
        State::Published => "De resultaten en het verbeterplan zijn openbaar.".to_owned(),
        State::FollowedUp => "De scan is afgerond.".to_owned(),
        State::Cancelled => {
            let reason = scan.cancelled_because.as_deref().unwrap_or_default();
            format!("Deze scan is geannuleerd: {reason}")
        }
    }
}

/// The lead reads of "u"; who else looks reads the name of the authority.
fn agreed_to_guide(cockpit: &Cockpit) -> String {
    let scan = &cockpit.scan;
    let clerks = if scan.has_two_clerks() {
        "Beide procesbegeleiders zeiden ja."
    } else {
        "De procesbegeleider zei ja."
    };
    let whose = if cockpit.standing.lead {
        "U".to_owned()
    } else {
        scan.authority.begins_sentence()
    };
    format!("{clerks} {whose} doet mee zodra beide overeenkomsten zijn vastgelegd.")
}

/// Since when and why the plan is followed no more.
fn stopped(cockpit: &Cockpit) -> Option<AnyView> {
    let stopped = cockpit.follow_up.stopped.as_ref()?;
    Some(
        view! {
            <div class="qs-notice">
                <p><strong>{format!("De opvolging van het verbeterplan is gestopt op {}.", dates::day(stopped.on))}</strong></p>
                {typed_text(&stopped.reason)}
                <p><a class="qs-standalone" href=below(&cockpit.scan.id, "/voortgang")>"Naar de voortgang"</a></p>
            </div>
        }
        .into_any(),
    )
}

fn open_until(cockpit: &Cockpit, today: NaiveDate) -> String {
    let period = cockpit
        .scan
        .setup
        .period
        .as_ref()
        .and_then(|period| period.read().ok());
    let Some(period) = period else {
        return "De vragenlijst staat open.".to_owned();
    };
    let last = dates::day(period.closes_on);
    match (period.closes_on - today).num_days() {
        ..0 => format!("De laatste dag was {last}. De vragenlijst gaat nu dicht."),
        0 => format!("De vragenlijst staat open tot en met vandaag, {last}."),
        1 => format!("De vragenlijst staat open tot en met {last}. Dat is morgen."),
        days => format!("De vragenlijst staat open tot en met {last}. Dat is nog {days} dagen."),
    }
}

fn counts(cockpit: &Cockpit) -> AnyView {
    let Some(counts) = &cockpit.counts else {
        return ().into_any();
    };
    view! {
        <section class="qs-section" aria-labelledby="respons">
            <h2 id="respons">"Antwoorden tot nu toe"</h2>
            <p>"Alleen aantallen. Wat mensen antwoorden, ziet iedereen pas na het sluiten."</p>
            {count_rows(&cockpit.scan, counts)}
        </section>
    }
    .into_any()
}

fn done(cockpit: &Cockpit) -> AnyView {
    view! {
        <section class="qs-section" aria-labelledby="gedaan">
            <h2 id="gedaan">"Wat is gedaan"</h2>
            {newest(&cockpit.scan, &cockpit.log, NEWEST)}
            <p><a class="qs-standalone" href=below(&cockpit.scan.id, "/logboek")>"Hele logboek"</a></p>
        </section>
    }
    .into_any()
}

/// The ways out of a scan, for who may take them.
fn ends(cockpit: &Cockpit) -> AnyView {
    let (scan, standing) = (&cockpit.scan, cockpit.standing);
    let may_cancel = (standing.lead || standing.programme) && scan.state < State::Closed;
    let link = |path: &str, label: &'static str| {
        view! { <a class="qs-standalone" href=below(&scan.id, path)>{label}</a> }
    };
    let may_assign = standing.programme && scan.state < State::FollowedUp;
    let assign = may_assign.then(|| {
        view! { {link("/toewijzen", "Wie begeleidt deze scan")} {link("/trekker", "Andere trekker")} }
    });
    let may_stop = standing.clerk && scan.has_two_clerks() && scan.state < State::FollowedUp;
    let stop = may_stop.then(|| link("/stoppen", "Stoppen als procesbegeleider"));
    let cancel = may_cancel.then(|| link("/annuleren", "Scan annuleren"));
    let ended = (!scan.state.is_running())
        .then(|| view! { <span class="qs-note">{words::state(scan.state)}</span> });
    let may_look = standing.programme || standing.clerk;
    let register = may_look.then(|| {
        let label = format!("Over {}", scan.authority.in_sentence());
        view! { <a class="qs-standalone" href=of_authority(&scan.authority.code)>{label}</a> }
    });
    view! { <p class="qs-section qs-links">{register} {assign} {stop} {cancel} {ended}</p> }
        .into_any()
}
