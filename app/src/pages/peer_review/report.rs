//! `/intervisie/{groep}/verslag/{id}`: what an authority takes along.

use super::asked::{Asked, own_part};
use crate::pages::forms::TextArea;
use crate::pages::problems::Filled;
use leptos::prelude::*;
use services::peer_review::{Decision, GroupView, PeerMember, ReportForm};

/// `/intervisie/{groep}/verslag/{id}`
#[component]
pub fn ReportPage() -> impl IntoView {
    own_part(begun, asked)
}

fn asked(_: &GroupView, _: &PeerMember, filled: &Filled<ReportForm>) -> Asked {
    let Filled { form, problems } = filled;
    let before = view! {
        <p class="qs-lead">"Een paar zinnen zijn genoeg. De groep leest mee. Is de groep afgerond, dan blijft uw verslag bij uw scan staan."</p>
    };
    let fields = view! {
        <TextArea
            name="report"
            label="Wat u meeneemt"
            value=form.report.clone()
            rows=8
            problem=problems.of("report")
        />
    };
    Asked {
        title: "Wat neemt u mee?",
        before: before.into_any(),
        fields: fields.into_any(),
        done: "Bewaren",
        not_done: "Niet bewaren",
    }
}

/// The report as it is kept; until there is one, what came of the suggestions, to confirm or to change.
fn begun(view: &GroupView, member: &PeerMember) -> ReportForm {
    if !member.report.is_empty() {
        return ReportForm {
            report: member.report.clone(),
        };
    }
    let scan = &member.scan.id;
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
    ReportForm {
        report: parts.join("\n\n"),
    }
}
