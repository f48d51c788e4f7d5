//! How many answered, group by group: a block a person in small groups. Nothing else is known before closing.

use crate::pages::numbers::whole;
use crate::pages::results::charts::units;
use crate::pages::scans::parts::executive_rule;
use leptos::prelude::*;
use services::responses::GroupCount;
use services::results::names;
use services::scans::Scan;

/// The rows of all groups.
pub fn count_rows(scan: &Scan, counts: &[GroupCount]) -> AnyView {
    let rows: Vec<_> = counts.iter().map(|count| row(scan, count)).collect();
    view! { <ul class="qs-rows">{rows}</ul> }.into_any()
}

fn row(scan: &Scan, count: &GroupCount) -> AnyView {
    let number = match count.size {
        Some(size) => format!(
            "{} van {}",
            whole(count.responses.into()),
            whole(size.into())
        ),
        None => whole(count.responses.into()),
    };
    let bar = count
        .size
        .map(|size| view! { <div class="qs-response__bar">{units(count.responses, size)}</div> });
    view! {
        <li class="qs-response__row">
            <p class="qs-response__group">{names::group(scan.authority.kind, executive_rule(scan), count.group)}</p>
            <p class="qs-response__count">{number}</p>
            {bar}
            <p class="qs-note">{note(count)}</p>
        </li>
    }
    .into_any()
}

/// What is still missing before the group is shown, and before it is shown in full.
fn note(count: &GroupCount) -> String {
    let too_small = |needed: u32| {
        count
            .size
            .is_some_and(|size| size < count.responses + needed)
    };
    match (count.missing_to_show, count.missing_to_full_detail) {
        (0, 0) => "Genoeg om in vijf klassen te tonen.".to_owned(),
        (0, more) if too_small(more) => "Genoeg om in drie klassen te tonen.".to_owned(),
        (0, more) => format!("Genoeg om te tonen. Nog {more} nodig om in vijf klassen te tonen."),
        (more, _) if too_small(more) => "Deze groep is te klein om te tonen.".to_owned(),
        (1, _) => "Nog 1 antwoord nodig om deze groep te mogen tonen.".to_owned(),
        (more, _) => format!("Nog {more} antwoorden nodig om deze groep te mogen tonen."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaires::kind::RespondentGroup;

    fn sentence(responses: u32, size: Option<u32>, minimum: u32) -> String {
        note(&GroupCount {
            group: RespondentGroup::Council,
            responses,
            size,
            missing_to_show: minimum.saturating_sub(responses),
            missing_to_full_detail: minimum.max(10).saturating_sub(responses),
        })
    }

    #[test]
    fn each_group_says_what_is_still_missing() {
        assert_eq!(
            sentence(6, Some(21), 5),
            "Genoeg om te tonen. Nog 4 nodig om in vijf klassen te tonen."
        );
        assert_eq!(
            sentence(4, Some(13), 5),
            "Nog 1 antwoord nodig om deze groep te mogen tonen."
        );
        assert_eq!(
            sentence(6, Some(8), 5),
            "Genoeg om in drie klassen te tonen."
        );
        assert_eq!(
            sentence(0, Some(4), 5),
            "Deze groep is te klein om te tonen."
        );
        assert_eq!(
            sentence(0, None, 8),
            "Nog 8 antwoorden nodig om deze groep te mogen tonen."
        );
        assert_eq!(
            sentence(30, Some(45), 5),
            "Genoeg om in vijf klassen te tonen."
        );
    }
}
