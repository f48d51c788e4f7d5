//! What somebody who does not see the page, or uses no script, hangs on.

use super::*;
use leptos::prelude::*;

fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}

#[test]
fn label_hint_and_error_are_tied_to_the_control() {
    let html = html(|| {
        view! {
            <TextField name="naam" label="Uw naam" value="" hint="Zoals op uw pas." problem=Some("Vul uw naam in.".to_owned())/>
        }
    });
    for tie in [
        "<label for=\"naam\"",
        "<p id=\"naam-uitleg\"",
        "<p id=\"naam-fout\"",
        "aria-describedby=\"naam-uitleg naam-fout\"",
        "aria-invalid=\"true\"",
        "aria-required=\"true\"",
    ] {
        assert!(html.contains(tie), "{tie} in {html}");
    }
}

#[test]
fn a_field_without_hint_or_error_claims_neither() {
    let html = html(
        || view! { <TextField kind=TextKind::Number name="leden" label="Leden" value="37" optional=true/> },
    );
    assert!(html.contains("(optioneel)"));
    for claim in ["aria-describedby", "aria-invalid", "aria-required", "<p"] {
        assert!(!html.contains(claim), "{claim} in {html}");
    }
}

#[test]
fn what_was_typed_comes_back_as_text() {
    let typed = "\n<script>\"&</textarea>";
    let html = html(|| view! { <TextArea name="reden" label="Reden" value=typed/> });
    assert!(!html.contains("<script>"), "{html}");
    assert!(
        html.contains("\n\n&lt;script&gt;"),
        "a first line break survives: {html}"
    );
}

#[test]
fn the_list_of_errors_leads_to_the_first_choice_of_a_group() {
    let choices = || {
        vec![
            Choice::new("ja", "Ja"),
            Choice::new("nee", "Nee").hint("Dan stopt het hier."),
        ]
    };
    let html = html(
        || view! { <RadioList name="mee" label="Doet u mee?" choices=choices() value="nee"/> },
    );
    assert!(html.contains("<fieldset"), "{html}");
    assert!(html.contains("<legend"), "{html}");
    assert_eq!(html.matches("id=\"mee\"").count(), 1, "{html}");
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
    assert!(html.contains("aria-describedby=\"mee-2-keuze\""), "{html}");
}

fn by_theme() -> Choices {
    let group = |title: &str, keys: [&str; 2]| ChoiceGroup {
        title: title.to_owned(),
        choices: keys.map(|key| Choice::new(key, key)).into(),
    };
    Choices::by_group(vec![
        group("Kaders", ["T1.1", "T1.2"]),
        group("Inwoners", ["T2.1", "T2.2"]),
    ])
}

#[test]
fn groups_with_something_chosen_come_first_and_stand_open() {
    let values = vec!["T2.2".to_owned()];
    let html = html(
        || view! { <CheckboxList name="stellingen" label="Welke?" choices=by_theme() values/> },
    );
    let place = |text: &str| {
        html.find(text)
            .unwrap_or_else(|| panic!("{text} in {html}"))
    };
    assert!(place("Inwoners") < place("Kaders"), "{html}");
    assert_eq!(html.matches("<details").count(), 2, "{html}");
    assert_eq!(html.matches(" open").count(), 1, "{html}");
    assert!(place(" open") < place("Inwoners"), "{html}");
    assert_eq!(html.matches("<legend").count(), 3, "{html}");
    assert_eq!(html.matches("id=\"stellingen\"").count(), 1, "{html}");
}

#[test]
fn the_first_group_stands_open_where_nothing_is_chosen() {
    let values = Vec::new();
    let html = html(
        || view! { <CheckboxList name="stellingen" label="Welke?" choices=by_theme() values/> },
    );
    let (before, _) = html.split_once("Kaders").expect("the first group");
    assert_eq!(before.matches(" open").count(), 1, "{html}");
    assert_eq!(html.matches(" open").count(), 1, "{html}");
}

#[test]
fn choices_that_stand_apart_are_sent_by_their_own_names() {
    let values = vec!["R2".to_owned()];
    let html = html(|| {
        let choices = Choices::from(vec![Choice::new("R1", "Een"), Choice::new("R2", "Twee")]);
        view! { <CheckboxList name="richting" label="Wat eerst?" choices=choices.apart() values/> }
    });
    assert!(html.contains("name=\"R1\""), "{html}");
    assert!(html.contains("name=\"R2\""), "{html}");
    assert!(!html.contains("name=\"richting\""), "{html}");
    assert_eq!(html.matches("id=\"richting\"").count(), 1, "{html}");
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
}
