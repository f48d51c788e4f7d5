//! The authority's own questions: at most four, each a statement on the same scale or an open question.

use super::section::{section, taken_over, what_to_tell};
use crate::pages::scans::parts::{below, executive_rule, points_out, query};
use crate::pages::{
    crossed::{Brought, Opened, button_to_save, kept_now, kept_otherwise, read_on},
    forms::{Button, CheckboxList, Choice, Form, RadioList, TextArea},
    load::load,
    problems::Problems,
    scan_page::{scan_id, told},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::kind::RespondentGroup;
use questionnaires::local::MOST_LOCAL_QUESTIONS;
use services::audit::ScanPart;
use services::results::names;
use services::scans::setup::{OPEN, QuestionWarning, QuestionsForm};
use services::scans::{self, Scan};

/// What in the address says for how many questions there is room.
pub(super) const HOW_MANY: &str = "vragen";

/// `/scans/{id}/voorbereiding/vragen`
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let points_out = points_out();
    let brought = Brought::<QuestionsForm>::of_request();
    let asked: usize = query(HOW_MANY).parse().unwrap_or_default();
    load(async move {
        let part = ScanPart::Questions;
        let scan = scans::to_fill_in(&visit.actor, visit.services(), &id?, part).await?;
        let opened = brought.or(scan.setup.questions.clone().unwrap_or_default());
        let to_tell = what_to_tell(&opened, points_out, |form| {
            told(&form.check().err().unwrap_or_default())
        });
        let problems = to_tell.0.clone();
        let lead = "U mag hoogstens vier eigen vragen toevoegen. Het hoeft niet. Als de vragenlijst opengaat, staan ze vast.";
        Ok(section(
            &scan,
            "Eigen vragen",
            lead,
            to_tell,
            fields(&scan, opened, asked, &problems),
        ))
    })
}

/// The kind that is no open question.
const STATEMENT: &str = "statement";

/// For how many questions there is room: those that were typed and one more, or as many as were asked for.
fn room(form: &QuestionsForm, asked: usize) -> usize {
    let questions = form.questions();
    let last = questions
        .iter()
        .rposition(|(text, ..)| !text.trim().is_empty());
    let typed = last.map_or(0, |last| last + 1);
    asked.max(typed + 1).min(MOST_LOCAL_QUESTIONS)
}

fn fields(
    scan: &Scan,
    opened: Opened<QuestionsForm>,
    asked: usize,
    problems: &Problems,
) -> AnyView {
    let Opened { filled, kept, .. } = opened;
    let form = filled.form;
    let room = room(&form, asked);
    let questions: Vec<_> = (1..=room)
        .zip(form.questions())
        .map(|(number, typed)| question(scan, number, typed, problems))
        .collect();
    let save = button_to_save(kept.is_some());
    // Who has two texts to choose from chooses first.
    let more = kept.is_none().then(|| more(scan, room));
    let kept = kept.map(|kept| {
        let kept = kept_otherwise(in_words(scan, &kept), &in_words(scan, &form));
        kept_now(kept, below(&scan.id, "/voorbereiding/vragen"))
    });
    let fields = view! {
        {read_on(&form)}
        {questions}
        <div class="qs-button-group"><Button>{save}</Button>{more}</div>
    }
    .into_any();
    view! {
        {taken_over(scan.setup.taken_over.questions)}
        {kept}
        {warnings(&form.warnings(&scan.authority.display_name))}
        <p class="qs-measure qs-finding">
            "Een stelling is een korte zin waarmee iemand het eens of oneens kan zijn. Bijvoorbeeld: ‘De gemeente kent de wensen van mijn wijk.’"
        </p>
        <Form action=below(&scan.id, "/voorbereiding/vragen")>{fields}</Form>
    }
    .into_any()
}

/// The button for another question. It sends all that was typed to be kept, as the other button does, and comes back.
fn more(scan: &Scan, room: usize) -> AnyView {
    if room == MOST_LOCAL_QUESTIONS {
        return view! { <p class="qs-note">"Meer dan vier eigen vragen kan niet."</p> }.into_any();
    }
    let action = format!("/voorbereiding/vragen?{HOW_MANY}={}", room + 1);
    view! {
        <button class="qs-button" type="submit" formaction=below(&scan.id, &action)>"Nog een vraag"</button>
    }
    .into_any()
}

/// The fields of each question: its text and who gets it.
const FIELDS: [(&str, &str); MOST_LOCAL_QUESTIONS] = [
    ("l1_text", "l1_groups"),
    ("l2_text", "l2_groups"),
    ("l3_text", "l3_groups"),
    ("l4_text", "l4_groups"),
];

/// What each field says. Of a question without a text nobody gets anything, whatever is ticked.
fn in_words(scan: &Scan, form: &QuestionsForm) -> Vec<(&'static str, String)> {
    let group = |code: &String| {
        let group = RespondentGroup::from_code(code)?;
        Some(names::group(
            scan.authority.kind,
            executive_rule(scan),
            group,
        ))
    };
    let fields = FIELDS.into_iter().zip(form.questions());
    let fields = fields.flat_map(|((text_name, groups_name), (text, groups, kind))| {
        if text.trim().is_empty() {
            return [(text_name, String::new()), (groups_name, String::new())];
        }
        let kind = if kind == OPEN {
            "open vraag"
        } else {
            "stelling"
        };
        let groups: Vec<_> = groups.iter().filter_map(group).collect();
        [
            (text_name, format!("{text} ({kind})")),
            (groups_name, groups.join(", ")),
        ]
    });
    fields.collect()
}

fn question(
    scan: &Scan,
    number: usize,
    (text, groups, kind): (&str, &[String], &str),
    problems: &Problems,
) -> AnyView {
    let choice = |group: RespondentGroup| {
        Choice::new(
            group.code(),
            names::group(scan.authority.kind, executive_rule(scan), group),
        )
    };
    let choices: Vec<_> = RespondentGroup::ALL.into_iter().map(choice).collect();
    // A new question goes to everybody unless somebody is left out.
    let everybody = || {
        RespondentGroup::ALL
            .map(|group| group.code().to_owned())
            .to_vec()
    };
    let values = if text.trim().is_empty() && groups.is_empty() {
        everybody()
    } else {
        groups.to_vec()
    };
    let field = |part: &str| format!("l{number}_{part}");
    let (text_name, groups_name, kind_name) = (field("text"), field("groups"), field("kind"));
    let kinds = vec![
        Choice::new(STATEMENT, "Een stelling: mensen kiezen eens of oneens"),
        Choice::new(OPEN, "Een open vraag: mensen schrijven zelf iets op")
            .hint("Wat mensen schrijven, behandelen wij als elke opmerking. U leest het eerst na. Van een groep met minder dan 10 antwoorden wordt het vernietigd voordat iemand het leest."),
    ];
    let kind = if kind == OPEN { OPEN } else { STATEMENT };
    view! {
        <fieldset class="qs-form-group">
            <legend class="qs-form-group__legend">{format!("Eigen vraag {number}")}</legend>
            <RadioList
                name=kind_name.clone()
                label="Wat voor vraag is het?"
                choices=kinds
                value=kind
                problem=problems.of(&kind_name)
            />
            <TextArea
                name=text_name.clone()
                label="Tekst"
                rows=2
                value=text.to_owned()
                problem=problems.of(&text_name)
                optional=true
            />
            <CheckboxList
                name=groups_name.clone()
                label="Wie krijgt deze vraag?"
                choices
                values
                problem=problems.of(&groups_name)
            />
        </fieldset>
    }
    .into_any()
}

/// Warnings, not refusals: a list of words cannot judge.
fn warnings(found: &[QuestionWarning]) -> AnyView {
    let recognised = warning(
        found,
        |own| &own.words,
        "Let op: kan iemand hierdoor herkend worden?",
        "Met deze woorden zegt iemand iets over zichzelf. In een kleine groep is dan te raden wie het is. Schrijf de vraag liever over de organisatie.",
    );
    let people = warning(
        found,
        |own| &own.people,
        "Let op: staat hier de naam van een mens?",
        "Over wie hier genoemd wordt, gaan dan cijfers. Noem liever een taak of een orgaan. Is het geen naam van een mens? Dan kan het zo blijven.",
    );
    let parties = warning(
        found,
        |own| &own.parties,
        "Let op: hier staat een politieke partij",
        "De scan gaat over hoe de democratie werkt, niet over wie er gelijk heeft. Schrijf de vraag zonder de naam van een partij.",
    );
    view! { {recognised} {people} {parties} }.into_any()
}

/// What one list of words found, by question.
fn warning(
    found: &[QuestionWarning],
    words: fn(&QuestionWarning) -> &[String],
    title: &'static str,
    why: &'static str,
) -> Option<AnyView> {
    let lines: Vec<_> = found
        .iter()
        .filter(|own| !words(own).is_empty())
        .map(|own| {
            let number = own
                .field
                .trim_start_matches('l')
                .trim_end_matches("_text")
                .to_owned();
            let words = words(own).join(", ");
            let href = format!("#{}", own.field);
            view! { <li><a href=href>{format!("Eigen vraag {number}")}</a>{format!(": {words}")}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="qs-notice" role="status">
                <p><strong>{title}</strong></p>
                <p>{why}</p>
                <ul class="qs-list">{lines}</ul>
            </div>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_one_more_question_until_there_are_four() {
        let typed = QuestionsForm {
            l1_text: "De raad kent de wijken.".into(),
            l3_text: "Wat moet er anders?".into(),
            ..QuestionsForm::default()
        };
        assert_eq!(room(&QuestionsForm::default(), 0), 1);
        assert_eq!(room(&QuestionsForm::default(), 2), 2);
        assert_eq!(room(&typed, 0), 4, "the third is shown, and one more");
        assert_eq!(room(&typed, 99), 4);
    }
}
