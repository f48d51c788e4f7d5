//! Labels: a small drawing around the middle line, and a word. Never colour alone.

use leptos::prelude::*;
use questionnaires::results::Label;
use services::results::Report;
use services::results::words::LabelKind;

const fn class(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::DifferentPictures => "qs-label qs-label--different-pictures",
        LabelKind::SharedConcern => "qs-label qs-label--shared-bottleneck",
        LabelKind::SharedStrength => "qs-label qs-label--shared-strength",
        LabelKind::Divided => "qs-label qs-label--divided",
        LabelKind::Unknown => "qs-label qs-label--unknown",
    }
}

/// The bars of the drawing, and where its line stands; a label of the unknown has an open shape instead.
const fn drawing(kind: LabelKind) -> (&'static str, Option<&'static str>) {
    match kind {
        LabelKind::DifferentPictures => ("M2 2h10v4H2zM12 10h10v4H12z", Some("M12 0v16")),
        LabelKind::SharedConcern => ("M3 2h15v4H3zM8 10h10v4H8z", Some("M20 0v16")),
        LabelKind::SharedStrength => ("M6 2h15v4H6zM6 10h10v4H6z", Some("M4 0v16")),
        LabelKind::Divided => ("M1 6h7v4H1zM16 6h7v4h-7z", Some("M12 0v16")),
        LabelKind::Unknown => ("M4 4.5h16v7H4z", None),
    }
}

fn glyph(kind: LabelKind) -> AnyView {
    let (shape, axis) = drawing(kind);
    let open = axis.is_none().then_some("qs-label__open");
    let axis = axis.map(|axis| view! { <path class="qs-label__axis" d=axis></path> });
    view! {
            <svg class="qs-label__glyph" width="24" height="16" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
                <path class=open d=shape></path>
                {axis}
            </svg>
        }
        .into_any()
}

/// A label with what it says more.
#[must_use]
pub fn label(kind: LabelKind, more: &str) -> AnyView {
    let more = (!more.is_empty()).then(|| view! { " "<small>{more.to_owned()}</small> });
    view! { <span class=class(kind)>{glyph(kind)}<span>{kind.word()}{more}</span></span> }
        .into_any()
}

/// The labels of a statement, as a list; nothing when it has none.
#[must_use]
pub fn label_list(report: &Report, labels: &[Label]) -> Option<AnyView> {
    let items: Vec<_> = labels_of(report, labels)
        .into_iter()
        .map(|(kind, more)| view! { <li>{label(kind, &more)}</li> })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="qs-labels">{items}</ul> }.into_any())
}

/// The labels of a statement, each kind once with the groups it is about.
#[must_use]
pub fn labels_of(report: &Report, labels: &[Label]) -> Vec<(LabelKind, String)> {
    let of_kind = |kind: LabelKind| {
        let own: Vec<_> = labels
            .iter()
            .filter(|label| LabelKind::of(**label) == kind)
            .collect();
        let groups: Vec<_> = own
            .iter()
            .filter_map(|label| group(report, **label))
            .collect();
        let more = if groups.is_empty() {
            String::new()
        } else {
            format!("bij {}", groups.join(" en "))
        };
        (!own.is_empty()).then_some((kind, more))
    };
    LabelKind::ALL.into_iter().filter_map(of_kind).collect()
}

fn group(report: &Report, label: Label) -> Option<String> {
    match label {
        Label::DividedWithin { group } | Label::Unknown { group } => {
            Some(report.group_in_sentence(group))
        }
        Label::SharedStrength | Label::SharedConcern | Label::DifferentPictures => None,
    }
}
