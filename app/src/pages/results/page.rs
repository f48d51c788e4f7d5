//! `/scans/{id}/resultaten`

use super::charts::{
    Domain, Hatch, anchor, answers_key, bars, bars_head, dot_plot, example, label, label_list,
    labels_of, marks_key, response_rows, statement_table,
};
use super::directions::directions;
use super::parts::caveat;
use super::remarks::{answers_in_words, remark_list};
use super::splits::splits;
use crate::pages::dates::day;
use crate::pages::load::load;
use crate::pages::scan_page::{ScanTab, scan_id, scan_page};
use crate::pages::visit::use_visit;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Gap, Label};
use services::results::words::{self, LabelKind};
use services::results::{self, Report, ResultsView, StatementRow, ThemeText};
use services::scans::State;

/// How the statements are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// By theme, and within a theme by gap.
    Theme,
    /// By gap, whatever the theme.
    Gap,
}

/// `/scans/{id}/resultaten`
#[component]
pub fn ResultsPage() -> impl IntoView {
    let visit = use_visit();
    let scan = scan_id();
    let order = match use_query_map().read_untracked().get("volgorde").as_deref() {
        Some("verschil") => Order::Gap,
        _ => Order::Theme,
    };
    load(async move {
        let view = results::load(&visit.actor, visit.services(), &scan?).await?;
        Ok(page(&view, order))
    })
}

fn page(view: &ResultsView, order: Order) -> AnyView {
    let report = &view.report;
    let domain = Domain::of_report(report);
    let statements = match order {
        Order::Theme => report
            .texts
            .themes
            .iter()
            .map(|theme| theme_section(view, theme, domain))
            .collect::<Vec<_>>(),
        Order::Gap => vec![gap_section(report, domain)],
    };
    let kicker = format!(
        "Gesloten op {} · vragenlijst {}",
        day(report.closed_on),
        report.tables.version
    );
    let content = view! {
        <Hatch/>
        <p class="qs-kicker">{kicker}</p>
        <h1>"Resultaten"</h1>
        <p class="qs-lead">"Hier staan de antwoorden van de groepen naast elkaar. Ze zijn niet opgeteld: elk beeld telt."</p>
        {caveat(&report.texts.caveat)}
        {to_then_and_now(view)}
        {to_remarks(view)}
        {to_file(view)}
        <section class="qs-section" aria-labelledby="respons">
            <h2 id="respons">"Wie deden mee?"</h2>
            {response_rows(report)}
        </section>
        {how_to_read(report, domain)}
        {contents(report, order)}
        {statements}
        {directions(report)}
        {splits(report)}
    };
    scan_page(
        &view.scan,
        ScanTab::Results,
        "Resultaten",
        content.into_any(),
    )
}

/// The way to what was then, of a repeat measurement.
fn to_then_and_now(view: &ResultsView) -> Option<AnyView> {
    view.scan.is_repeat.then(|| {
        let href = format!("/scans/{}/resultaten/vergelijking", view.scan.id);
        view! { <p class="qs-finding"><a class="qs-standalone" href=href>"Toen en nu: naast de vorige meting"</a></p> }.into_any()
    })
}

/// The way to the remarks: to read them while they wait, to answer them once the talk is over.
fn to_remarks(view: &ResultsView) -> Option<AnyView> {
    if view.scan.state > State::Closed {
        let link = format!("/scans/{}/resultaten/antwoorden", view.scan.id);
        return Some(view! { <p class="qs-finding"><a class="qs-standalone" href=link>"Antwoorden op opmerkingen"</a></p> }.into_any());
    }
    let may_redact = view.standing.lead || view.standing.clerk;
    let link = format!("/scans/{}/resultaten/opmerkingen", view.scan.id);
    let sentence = match view.waiting {
        0 => return may_redact.then(|| view! { <p class="qs-finding"><a class="qs-standalone" href=link>"Opmerkingen nalezen"</a></p> }.into_any()),
        1 => "Er wacht 1 opmerking. Haal er eerst namen uit.".to_owned(),
        many => format!("Er wachten {many} opmerkingen. Haal er eerst namen uit."),
    };
    let link =
        may_redact.then(|| view! { <a class="qs-standalone" href=link>"Opmerkingen nalezen"</a> });
    Some(view! { <div class="qs-panel"><p>{sentence}</p>{link}</div> }.into_any())
}

/// The way to the same on paper.
fn to_file(view: &ResultsView) -> AnyView {
    let href = format!("/scans/{}/uitkomsten.pdf", view.scan.id);
    view! {
        <p class="qs-finding">
            <a class="qs-standalone" href=href download>"Uitkomsten als PDF"</a>
            " "
            <span class="qs-subtle">"toegankelijk, zonder wat mensen schreven"</span>
        </p>
    }
    .into_any()
}

fn how_to_read(report: &Report, domain: Domain) -> AnyView {
    let labels: Vec<_> = LabelKind::ALL
        .into_iter()
        .map(|kind| view! { <div><dt>{label(kind, "")}</dt><dd class="qs-small">{kind.meaning(report.rules.cut_offs())}</dd></div> })
        .collect();
    let unknown = report.rules.cut_offs().unknown_percent;
    let bounded = [RespondentGroup::Council, RespondentGroup::Executive]
        .map(|group| report.group_in_sentence(group))
        .join(" en bij ");
    view! {
        <section class="qs-section" aria-labelledby="lezen">
            <h2 id="lezen">"Zo leest u de balken"</h2>
            <div class="qs-stack">
                <p class="qs-measure">
                    "Links van de middellijn staat "<strong>"oneens"</strong>", rechts "<strong>"eens"</strong>". De getallen in de balk zijn procenten van de mensen die een antwoord gaven. Wie ‘weet ik niet’ koos, telt niet mee in de balk."
                </p>
                {bars_head(domain)}
                {example(&report.texts.scale, domain)}
                {answers_key(&report.texts.scale)}
            </div>
            <div class="qs-columns qs-columns--2 qs-finding">
                <dl class="qs-rows">
                    <div><dt>"100 van 300"</dt><dd class="qs-small">"Van de 300 mensen in de groep gaven er 100 een antwoord."</dd></div>
                    <div><dt>"54% eens"</dt><dd class="qs-small">"Eens en helemaal eens samen."</dd></div>
                    <div><dt>"Gemengd"</dt><dd class="qs-small">"Hoe dicht de antwoorden in een groep bij elkaar liggen. "{words::SPREAD_LIMITS}</dd></div>
                    <div>
                        <dt>"6% weet niet"</dt>
                        <dd class="qs-small">{format!("Deel van de groep dat ‘weet ik niet’ koos. Vet vanaf {unknown}%.")}</dd>
                    </div>
                    <div>
                        <dt>"38 tot 68% mogelijk"</dt>
                        <dd class="qs-small">{format!("Niet iedereen antwoordde. Ook als alle anderen het eens of juist oneens zijn, ligt het deel ‘eens’ hiertussen. Alleen bij {bounded}.")}</dd>
                    </div>
                </dl>
                <dl class="qs-rows">{labels}</dl>
            </div>
        </section>
    }
    .into_any()
}

/// The themes with what stands out in each, and the other order.
fn contents(report: &Report, order: Order) -> AnyView {
    if order == Order::Gap {
        return view! {
            <nav class="qs-section" aria-label="Volgorde">
                <p>"U ziet alle stellingen, het grootste verschil eerst. "<a href="?volgorde=thema#inhoud">"Toon ze per thema"</a></p>
            </nav>
        }
        .into_any();
    }
    let themes: Vec<_> = report
        .texts
        .themes
        .iter()
        .map(|theme| contents_item(report, theme))
        .collect();
    view! {
        <nav class="qs-section" aria-labelledby="themas">
            <h2 id="themas">"Thema’s"</h2>
            <p>"Of bekijk alle stellingen achter elkaar: "<a href="?volgorde=verschil">"het grootste verschil eerst"</a>"."</p>
            <ol class="qs-rows">{themes}</ol>
        </nav>
    }
    .into_any()
}

fn contents_item(report: &Report, theme: &ThemeText) -> AnyView {
    let rows = report.rows_of(theme);
    let count = |kind: LabelKind| {
        rows.iter()
            .filter(|row| {
                row.table
                    .labels
                    .iter()
                    .any(|label| LabelKind::of(*label) == kind)
            })
            .count()
    };
    let labels: Vec<_> = LabelKind::ALL
        .into_iter()
        .filter_map(|kind| Some(kind).zip(Some(count(kind)).filter(|count| *count > 0)))
        .map(|(kind, count)| view! { <li>{label(kind, &format!("{count} ×"))}</li> })
        .collect();
    let labels = (!labels.is_empty()).then(|| view! { <ul class="qs-labels">{labels}</ul> });
    view! {
        <li class="qs-contents__item">
            <p>
                <a class="qs-standalone" href=format!("#{}", anchor(&theme.key))>{theme.title.clone()}</a>
                " "<span class="qs-subtle">{asked_in_words(theme.statements.len(), theme.questions.len())}</span>
            </p>
            {labels}
        </li>
    }
    .into_any()
}

fn asked_in_words(statements: usize, questions: usize) -> String {
    let count = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {more}")),
    };
    let statements = count(statements, "stelling", "stellingen");
    let questions = count(questions, "open vraag", "open vragen");
    let asked: Vec<_> = statements.into_iter().chain(questions).collect();
    asked.join(" en ")
}

fn theme_section(view: &ResultsView, theme: &ThemeText, domain: Domain) -> AnyView {
    let report = &view.report;
    let rows = report.rows_of(theme);
    let id = anchor(&theme.key);
    let heading = format!("{id}-kop");
    let subgoal = theme
        .subgoal
        .map(|subgoal| services::results::names::subgoal(report.kind(), subgoal));
    let kicker = match (theme.key.strip_prefix('T'), subgoal) {
        (Some(number), Some(subgoal)) => format!("Thema {number} · {subgoal}"),
        _ => "Eigen vragen".to_owned(),
    };
    let remarks_to = |key: &str| -> Vec<_> {
        let remarks = view.remarks.iter();
        remarks.filter(|remark| remark.theme == key).collect()
    };
    let answers: Vec<_> = theme
        .questions
        .iter()
        .map(|question| answers_in_words(report, question, &remarks_to(&question.key)))
        .collect();
    view! {
        <section class="qs-section" id=id aria-labelledby=heading.clone()>
            <p class="qs-kicker">{kicker}</p>
            <h2 id=heading.clone()>{theme.title.clone()}</h2>
            {(!rows.is_empty()).then(|| view! { {plot(report, &rows)} {all_answers(report, &rows, domain)} })}
            {remark_list(report, &remarks_to(&theme.key))}
            {answers}
        </section>
    }
    .into_any()
}

fn gap_section(report: &Report, domain: Domain) -> AnyView {
    let rows = report.by_gap();
    view! {
        <section class="qs-section" aria-labelledby="verschillen">
            <h2 id="verschillen">"Alle stellingen, het grootste verschil eerst"</h2>
            {plot(report, &rows)}
            {all_answers(report, &rows, domain)}
        </section>
    }
    .into_any()
}

fn plot(report: &Report, rows: &[StatementRow<'_>]) -> AnyView {
    view! {
        <figure class="qs-figure">
            <figcaption>
                <h3 class="qs-figure__title">"Hoeveel procent is het eens? Het grootste verschil staat bovenaan"</h3>
                {marks_key(report, rows)}
            </figcaption>
            {dot_plot(report, rows)}
        </figure>
    }
    .into_any()
}

fn all_answers(report: &Report, rows: &[StatementRow<'_>], domain: Domain) -> AnyView {
    let articles: Vec<_> = rows
        .iter()
        .map(|row| statement(report, *row, domain))
        .collect();
    view! {
        <h3 class="qs-figure__title">"Alle antwoorden per stelling"</h3>
        <div class="qs-results">
            {bars_head(domain)}
            {articles}
        </div>
    }
    .into_any()
}

/// A statement with its labels, its gap, its bars and its table. Also used by the public page.
#[must_use]
pub fn statement(report: &Report, row: StatementRow<'_>, domain: Domain) -> AnyView {
    view! {
        <article class="qs-result" id=anchor(&row.text.key)>
            <div class="qs-result__head">
                <h3 class="qs-result__statement">{row.text.text.clone()}</h3>
                {label_list(report, &row.table.labels)}
                {row.table.gap.map(|gap| gap_in_words(report, row, gap))}
            </div>
            {bars(report, row, domain)}
            {statement_table(report, row)}
        </article>
    }
    .into_any()
}

/// The gap: in large figures only where it is a difference of pictures.
fn gap_in_words(report: &Report, row: StatementRow<'_>, gap: Gap) -> AnyView {
    let points = row.table.shown_gap().unwrap_or_default().to_string();
    let noun = if points == "1" {
        "punt verschil"
    } else {
        "punten verschil"
    };
    let percent = |group| {
        row.table
            .cell(group)
            .and_then(questionnaires::results::Cell::percent_agree)
            .map_or(0, |share| share.percent())
    };
    let sides = format!(
        "{} {}% eens, {} {}%",
        report.group_in_sentence(gap.highest),
        percent(gap.highest),
        report.group_in_sentence(gap.lowest),
        percent(gap.lowest)
    );
    if row.table.labels.contains(&Label::DifferentPictures) {
        view! { <p class="qs-result__gap"><span class="qs-result__points">{points}</span>" "{noun}<br/>{sides}</p> }.into_any()
    } else {
        view! { <p class="qs-result__gap">{points}" "{noun}": "{sides}</p> }.into_any()
    }
}

/// The labels of a statement in words, for a line of text.
#[must_use]
pub fn labels_in_words(report: &Report, labels: &[Label]) -> String {
    let words = labels_of(report, labels).into_iter().map(|(kind, more)| {
        if more.is_empty() {
            kind.word().to_owned()
        } else {
            format!("{} {more}", kind.word())
        }
    });
    words.collect::<Vec<_>>().join(", ")
}
