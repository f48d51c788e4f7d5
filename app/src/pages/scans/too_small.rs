//! Groups with fewer people than the answers from which on something is shown. It is told beforehand: afterwards nothing can be done
//! about it.

use super::parts::{executive, group_with_article};
use leptos::prelude::*;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::rules::{ExecutiveRule, LEAST_MINIMUM};
use services::scans::setup::{Groups, GroupsForm};
use services::scans::{Scan, Standing};

/// A notice for each such group, as the groups were saved. What to do about it is for the lead.
pub fn too_small(scan: &Scan, standing: Standing) -> Option<AnyView> {
    let groups = scan.setup.groups.as_ref().map(GroupsForm::check)?.ok()?;
    let notices: Vec<_> = groups
        .never_shown()
        .map(|(group, size)| {
            let title = format!("Te klein om te tonen: {}", group_with_article(scan, group));
            let advice = if standing.lead {
                advice(scan.authority.kind, &groups, group, size)
            } else {
                Some("Tot het openen kan de trekker dat veranderen.".to_owned())
            };
            let advice = advice.map(|advice| view! { <p>{advice}</p> });
            view! {
                <div class="qs-notice">
                    <p><strong>{title}</strong></p>
                    <p>{fact(size, groups.minimum)}</p>
                    {advice}
                </div>
            }
        })
        .collect();
    (!notices.is_empty()).then(|| notices.into_any())
}

fn fact(size: u32, minimum: u32) -> String {
    let people = if size == 1 { "mens" } else { "mensen" };
    format!(
        "Deze groep telt {size} {people}, en er is pas iets te zien vanaf {minimum} antwoorden. Ook als iedereen antwoordt, blijft alles verborgen."
    )
}

/// `None` where nothing helps: the seats of the elected body are what they are, and the minimum of the product too.
fn advice(
    kind: AuthorityKind,
    groups: &Groups,
    group: RespondentGroup,
    size: u32,
) -> Option<String> {
    let more = match (group, groups.executive) {
        (RespondentGroup::Executive, ExecutiveRule::Alone) => Some(format!(
            "Laat {} samen met de directie antwoorden",
            executive(kind)
        )),
        (RespondentGroup::Executive, ExecutiveRule::JoinedWithSeniorStaff) => {
            Some("Laat meer mensen uit de directie meedoen".to_owned())
        }
        (RespondentGroup::Staff, _) => Some("Nodig meer mensen uit".to_owned()),
        (RespondentGroup::Council | RespondentGroup::Residents, _) => None,
    };
    let lower = format!("het minste aantal antwoorden tot hoogstens {size}.");
    match (more, size >= LEAST_MINIMUM) {
        (Some(more), true) => Some(format!("{more}, of verlaag {lower}")),
        (Some(more), false) => Some(format!("{more}.")),
        (None, true) => Some(format!("Verlaag {lower}")),
        (None, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use services::scans::setup::{ALONE, JOINED};

    fn advised(rule: &str, minimum: &str) -> Vec<(RespondentGroup, Option<String>)> {
        let form = GroupsForm {
            council: "15".into(),
            executive: "4".into(),
            executive_rule: rule.into(),
            senior_staff: "3".into(),
            staff: "12".into(),
            minimum: minimum.into(),
            ..GroupsForm::default()
        };
        let groups = form.check().unwrap();
        let kind = AuthorityKind::Municipality;
        groups
            .never_shown()
            .map(|(group, size)| (group, advice(kind, &groups, group, size)))
            .collect()
    }

    #[test]
    fn each_group_that_can_never_be_shown_is_told_with_what_helps() {
        assert!(advised(JOINED, "5").is_empty());
        assert_eq!(
            advised(ALONE, "5"),
            [(
                RespondentGroup::Executive,
                Some("Laat het college samen met de directie antwoorden.".to_owned())
            )]
        );
        let told = [
            (
                RespondentGroup::Council,
                "Verlaag het minste aantal antwoorden tot hoogstens 15.",
            ),
            (
                RespondentGroup::Executive,
                "Laat meer mensen uit de directie meedoen, of verlaag het minste aantal antwoorden tot hoogstens 7.",
            ),
            (
                RespondentGroup::Staff,
                "Nodig meer mensen uit, of verlaag het minste aantal antwoorden tot hoogstens 12.",
            ),
        ];
        assert_eq!(
            advised(JOINED, "20"),
            told.map(|(group, advice)| (group, Some(advice.to_owned())))
        );
    }

    #[test]
    fn one_person_is_a_person() {
        assert!(fact(1, 5).starts_with("Deze groep telt 1 mens, "));
        assert!(fact(14, 15).starts_with("Deze groep telt 14 mensen, "));
    }
}
