//! `/intervisie/{groep}/verslag/{id}`: what an authority takes along.

use super::told::told;
use super::words::name;
use super::{below, group_id, parsed_both};
use crate::pages::forms::{Button, Form, TextArea};
use crate::pages::load::load;
use crate::pages::problems::{ErrorSummary, Filled};
use crate::pages::scan_page::scan_id;
use crate::pages::sent::Sent;
use crate::pages::site::Site;
use crate::pages::visit::{Answer, Visit, use_visit};
use axum::extract::Path;
use axum::routing::post;
use leptos::prelude::*;
use services::ids::ScanId;
use services::peer_review::{self, Decision, GroupView, ReportForm};

pub(super) fn posts() -> axum::Router<Site> {
    axum::Router::new().route("/intervisie/{groep}/verslag/{id}", post(keep))
}

async fn keep(
    visit: Visit,
    Path((group, scan)): Path<(String, String)>,
    Sent(form): Sent<ReportForm>,
) -> Answer {
    let (group, scan) = parsed_both(&group, &scan)?;
    let both = (&group, &scan);
    let kept = peer_review::keep_report(&visit.actor, visit.services(), both, &form).await;
    let next = |()| below(&group, "?melding=opgeslagen");
    visit.go_or_show_again(kept, form, told, next).await
}

/// `/intervisie/{groep}/verslag/{id}`
#[component]
pub fn ReportPage() -> impl IntoView {
    let visit = use_visit();
    let group = group_id();
    let scan = scan_id();
    let sent = use_context::<Filled<ReportForm>>();
    load(async move {
        let (group, scan) = (group?, scan?);
        let both = (&group, &scan);
        let view = peer_review::own_part(&visit.actor, visit.services(), both).await?;
        let begun = ReportForm {
            report: begun(&view, &scan),
        };
        let Filled { form, problems } = sent.unwrap_or_else(|| Filled::stored(begun));
        let member = view.group.member(&scan);
        let back = below(&group, "");
        let content = view! {
            <p class="qs-back"><a class="qs-standalone" href=back.clone()>"Terug naar de groep"</a></p>
            <ErrorSummary problems=problems.clone()/>
            <p class="qs-kicker">{member.map(|own| name(&own.scan))}</p>
            <h1>"Wat neemt u mee?"</h1>
            <p class="qs-lead">"Een paar zinnen zijn genoeg. De groep leest mee. Is de groep afgerond, dan blijft uw verslag bij uw scan staan."</p>
            <Form>
                <TextArea
                    name="report"
                    label="Wat u meeneemt"
                    value=form.report.clone()
                    rows=8
                    problem=problems.of("report")
                />
                <div class="qs-button-group">
                    <Button>"Bewaren"</Button>
                    <a class="qs-standalone" href=back>"Niet bewaren"</a>
                </div>
            </Form>
        };
        Ok(super::page("Wat neemt u mee?", content.into_any()))
    })
}

/// The report as it is kept; until there is one, what came of the suggestions, to confirm or to change.
fn begun(view: &GroupView, scan: &ScanId) -> String {
    let kept = view.group.member(scan).map(|own| own.report.clone());
    if let Some(kept) = kept.filter(|report| !report.is_empty()) {
        return kept;
    }
    let lines = |heading: &str, decision: Decision| {
        let own = view
            .suggestions
            .iter()
            .filter(|own| own.scan == *scan && !own.removed && own.decision == decision);
        let lines: Vec<_> = own.map(|own| format!("- {}", own.text)).collect();
        (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
    };
    let parts = [
        lines("Wij namen over:", Decision::Taken),
        lines("Wij bewaren voor later:", Decision::Later),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join("\n\n")
}
