//! `/scans/{id}/vragenlijst/voorbeeld/{group}`: the questionnaire as a group will see it, on one page.

use crate::pages::scans::parts::{back, below, executive_rule, group_with_article};
use crate::pages::{
    failure::Failure,
    forms::{Button, Form},
    load::load,
    scan_page::{ScanTab, param, scan_id, scan_page},
    visit::use_visit,
};
use leptos::prelude::*;
use questionnaires::form::{Form as Questionnaire, FormStatement, FormTheme};
use questionnaires::kind::RespondentGroup;
use services::Actor;
use services::results::names;
use services::scans::{self, Scan};

/// `/scans/{id}/vragenlijst/voorbeeld/{group}`
#[component]
pub fn PreviewPage() -> impl IntoView {
    let visit = use_visit();
    let id = scan_id();
    let group = RespondentGroup::from_code(&param("group"));
    load(async move {
        let group = group.ok_or(Failure::NotFound)?;
        let (scan, form) = scans::preview(&visit.actor, visit.services(), &id?, group).await?;
        let name = names::group(scan.authority.kind, executive_rule(&scan), group);
        let themes: Vec<_> = form
            .themes
            .iter()
            .map(|theme| self::theme(&form, theme))
            .collect();
        let content = view! {
            {back(below(&scan.id, "/voorbereiding"), "Terug naar de voorbereiding")}
            <p class="qs-kicker">{format!("Voorbeeld · versie {} · {} stellingen", form.version, form.statements().count())}</p>
            <h1>{format!("De vragenlijst voor {}", group_with_article(&scan, group))}</h1>
            {others(&scan, group)}
            {welcome(&form)}
            {themes}
            {end(&form)}
            {seen(&scan, group, &visit.actor)}
        };
        Ok(scan_page(
            &scan,
            ScanTab::Preparation,
            &format!("Voorbeeld {name}"),
            content.into_any(),
        ))
    })
}

/// The same page for the other groups.
fn others(scan: &Scan, current: RespondentGroup) -> AnyView {
    let links: Vec<_> = RespondentGroup::ALL
        .into_iter()
        .map(|group| {
            let name = names::group(scan.authority.kind, executive_rule(scan), group);
            let href = below(&scan.id, &format!("/vragenlijst/voorbeeld/{}", group.code()));
            let unseen = scan.state.is_before_opening() && !scan.arrangements.previewed.contains(&group);
            let unseen = unseen.then(|| view! { <span class="qs-note">" (nog bekijken)"</span> });
            view! { <li><a class="qs-standalone" href=href aria-current=(group == current).then_some("page")>{name}</a>{unseen}</li> }
        })
        .collect();
    view! { <ul class="qs-links" aria-label="Voorbeeld voor">{links}</ul> }.into_any()
}

fn paragraphs(texts: &[String]) -> Vec<AnyView> {
    texts
        .iter()
        .map(|text| view! { <p>{text.clone()}</p> }.into_any())
        .collect()
}

fn welcome(form: &Questionnaire) -> AnyView {
    let lines: Vec<_> = form
        .who_sees_what
        .iter()
        .map(|line| {
            view! { <div><dt>{line.subject.clone()}</dt><dd><strong>{line.who.clone()}</strong>" "{line.explanation.clone()}</dd></div> }
        })
        .collect();
    view! {
        <section class="qs-section" aria-labelledby="begin">
            <h2 id="begin">{form.welcome.clone()}</h2>
            <div class="qs-stack qs-measure">{paragraphs(&form.about_authority)} {paragraphs(&form.introduction)}</div>
            <dl class="qs-rows qs-rows--wide qs-finding">{lines}</dl>
        </section>
    }
    .into_any()
}

fn theme(form: &Questionnaire, theme: &FormTheme) -> AnyView {
    let statements: Vec<_> = theme
        .statements
        .iter()
        .map(|statement| self::statement(form, statement))
        .collect();
    let words: Vec<_> = theme
        .words
        .iter()
        .map(
            |hard| view! { <div><dt>{hard.word.clone()}</dt><dd>{hard.meaning.clone()}</dd></div> },
        )
        .collect();
    let words = (!words.is_empty())
        .then(|| view! { <dl class="qs-rows qs-rows--wide qs-finding">{words}</dl> });
    let id = format!("thema-{}", theme.number);
    let labelled_by = id.clone();
    view! {
        <section class="qs-section" aria-labelledby=labelled_by>
            <p class="qs-kicker">{format!("Thema {} van {}", theme.number, form.themes.len())}</p>
            <h2 id=id>{theme.title.clone()}</h2>
            <p class="qs-measure">{theme.explanation.clone()}</p>
            {words}
            <ol class="qs-rows qs-finding">{statements}</ol>
            {theme.remark.clone().map(|remark| view! { <p class="qs-note">{remark}</p> })}
        </section>
    }
    .into_any()
}

fn statement(form: &Questionnaire, statement: &FormStatement) -> AnyView {
    let answers: Vec<&str> = form
        .answers_to(statement)
        .map(|answer| answer.label.as_str())
        .collect();
    view! {
        <li>
            <p><strong>{statement.text.clone()}</strong></p>
            <p class="qs-note">{answers.join(" · ")}</p>
        </li>
    }
    .into_any()
}

fn end(form: &Questionnaire) -> AnyView {
    let directions: Vec<_> = form
        .directions
        .iter()
        .map(|direction| view! { <li>{direction.text.clone()}</li> })
        .collect();
    let background: Vec<_> = form
        .background
        .iter()
        .map(|question| {
            let options: Vec<&str> = question
                .options
                .iter()
                .map(|option| option.label.as_str())
                .collect();
            view! { <div><dt>{question.question.clone()}</dt><dd>{options.join(" · ")}</dd></div> }
        })
        .collect();
    let background = (!background.is_empty())
        .then(|| view! { <dl class="qs-rows qs-rows--wide qs-finding">{background}</dl> });
    view! {
        <section class="qs-section" aria-labelledby="richtingen">
            <h2 id="richtingen">{form.directions_question.clone()}</h2>
            <ul class="qs-list">{directions}</ul>
            {background}
        </section>
        <section class="qs-section" aria-labelledby="versturen">
            <h2 id="versturen">"Versturen"</h2>
            <div class="qs-stack qs-measure">{paragraphs(&form.sending)} {paragraphs(&form.closing)}</div>
        </section>
    }
    .into_any()
}

/// The lead says to have looked: opening waits for that, group by group.
fn seen(scan: &Scan, group: RespondentGroup, actor: &Actor) -> AnyView {
    if !scan.state.is_before_opening() || !scan.standing(actor).lead {
        return ().into_any();
    }
    if scan.arrangements.previewed.contains(&group) {
        return view! { <p class="qs-notice">"U hebt dit voorbeeld bekeken."</p> }.into_any();
    }
    let fields = view! {
        <div class="qs-button-group"><Button>"Ik heb dit bekeken"</Button></div>
    }
    .into_any();
    view! {
        <section class="qs-section" aria-labelledby="bekeken">
            <h2 id="bekeken">"Klopt het?"</h2>
            <p class="qs-measure">"Klopt er iets niet bij uw eigen vragen of gebieden? Pas dat aan bij de voorbereiding. Klopt alles, zeg dan dat u het hebt bekeken. De vragenlijst kan pas open als u dat bij elke groep hebt gezegd."</p>
            <Form>{fields}</Form>
        </section>
    }
    .into_any()
}
