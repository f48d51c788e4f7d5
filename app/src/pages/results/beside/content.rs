//! Then and now, for those of the scan and for everybody alike.

use super::row::{mark, statement};
use super::words;
use crate::pages::dates::day;
use crate::pages::results::caveat;
use crate::pages::results::charts::{anchor, out_of};
use crate::pages::table::{
    Column::{Number, Text},
    Table,
};
use leptos::prelude::*;
use questionnaires::comparison::{ComparedGroup, GroupOutcome, Outcome};
use questionnaires::kind::RespondentGroup;
use questionnaires::results::GroupResponse;
use services::results::{Beside, StatementBeside, ThemeBeside, names};

/// When the two were measured, in a line.
#[must_use]
pub fn when(beside: &Beside) -> String {
    format!(
        "Toen: {}, vragenlijst {} · nu: {}, vragenlijst {}",
        day(beside.then.closed_on),
        beside.then.version,
        day(beside.now.closed_on),
        beside.now.version
    )
}

/// All of it, below the heading.
#[must_use]
pub fn then_and_now(beside: &Beside) -> AnyView {
    let themes: Vec<_> = beside
        .themes
        .iter()
        .map(|theme| section(beside, theme))
        .collect();
    view! {
        <p class="qs-lead">"Hier staan twee metingen naast elkaar, per stelling en per groep. Er is geen totaal, en meer of minder eens is niet beter of slechter."</p>
        {caveat(&beside.caveat)}
        <p class="qs-measure">"Let op: er kunnen andere mensen hebben geantwoord dan toen. Een verschil zegt dus niet dat iemand van mening veranderde."</p>
        {responses(beside)}
        {how_to_read(beside)}
        {contents(beside)}
        {themes}
    }
    .into_any()
}

fn responses(beside: &Beside) -> AnyView {
    let rows: Vec<_> = beside
        .comparison
        .groups()
        .iter()
        .map(|group| response(beside, *group))
        .collect();
    let earlier = beside.then.path.clone().map(|path| {
        view! { <p><a class="qs-standalone" href=path>"Bekijk de meting van toen"</a></p> }
    });
    view! {
        <section class="qs-section" aria-labelledby="respons">
            <h2 id="respons">"Wie deden mee, toen en nu?"</h2>
            <Table
                label="Aantal antwoorden per groep, toen en nu"
                columns=&[Text("Groep"), Number("Toen"), Number("Nu")]
            >
                {rows}
            </Table>
            {earlier}
        </section>
    }
    .into_any()
}

fn response(beside: &Beside, compared: ComparedGroup) -> AnyView {
    let kind = beside.authority.kind;
    let (name, rule) = (beside.group(compared.group), beside.then.executive);
    let is_same = names::group(kind, rule, compared.group) == name;
    let otherwise = (!is_same).then(|| {
        let before = names::group_in_sentence(kind, rule, compared.group);
        view! { <span class="qs-note">{format!("toen: {before}")}</span> }
    });
    let count = |response: GroupResponse| out_of(response.responses, response.size);
    view! {
        <tr>
            <th scope="row">{name}{otherwise}</th>
            <td class="qs-number">{count(compared.then)}</td>
            <td class="qs-number">{count(compared.now)}</td>
        </tr>
    }
    .into_any()
}

fn how_to_read(beside: &Beside) -> AnyView {
    let labels = if beside.comparison.has_other_limits() {
        "De grenzen voor labels, of het minste aantal antwoorden, zijn nu anders dan toen. Daarom staan er geen labels bij."
    } else {
        "Een label staat er alleen bij als alles waarop het rust, toen en nu te tonen is."
    };
    view! {
        <section class="qs-section" aria-labelledby="lezen">
            <h2 id="lezen">"Zo leest u toen en nu"</h2>
            <ul class="qs-key">
                <li>{mark("then")}"toen"</li>
                <li>{mark("now")}"nu"</li>
            </ul>
            <p class="qs-note">"Helemaal links is 0% het eens, helemaal rechts 100%."</p>
            <dl class="qs-rows qs-rows--wide qs-finding">
                <div><dt>"Toen 33%, nu 75%"</dt><dd>"Zoveel procent van wie een antwoord gaf, is het eens of helemaal eens."</dd></div>
                <div><dt>"Antwoord van 12 van 25"</dt><dd>"Van de 25 mensen in de groep gaven er 12 een antwoord op deze stelling."</dd></div>
                <div><dt>"42 punten meer eens"</dt><dd>"Het verschil tussen de twee percentages."</dd></div>
                <div><dt>"Te weinig verschil om te tonen"</dt><dd>{few_people(beside)}</dd></div>
                <div><dt>"Labels"</dt><dd>{labels}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

/// Why a small difference is not shown, nor that there is none.
fn few_people(beside: &Beside) -> String {
    let member = names::council_member(beside.authority.kind);
    format!(
        "Toen en nu tonen wij alleen als het verschil niet door een paar mensen kan komen. Is er geen verschil, dan staat dat er ook niet bij. Anders was uit te rekenen wat één nieuw {member} antwoordde."
    )
}

fn contents(beside: &Beside) -> AnyView {
    let items: Vec<_> = beside
        .themes
        .iter()
        .map(|theme| {
            let href = format!("#{}", anchor(&theme.key));
            view! {
                <li class="qs-contents__item">
                    <a class="qs-standalone" href=href>{theme.title.clone()}</a>
                    " "<span class="qs-subtle">{count(theme)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="qs-section" aria-labelledby="themas">
            <h2 id="themas">"Thema’s"</h2>
            <ol class="qs-rows">{items}</ol>
        </nav>
    }
    .into_any()
}

/// How many statements of a theme show a difference somewhere.
fn count(theme: &ThemeBeside) -> String {
    let is_shown = |statement: &&StatementBeside| {
        RespondentGroup::ALL.into_iter().any(|group| {
            let outcome = statement.compared.group(group);
            outcome.is_some_and(GroupOutcome::is_shown)
        })
    };
    let shown = theme.statements.iter().filter(is_shown).count();
    let noun = if theme.statements.len() == 1 {
        "stelling"
    } else {
        "stellingen"
    };
    match shown {
        0 => format!(
            "Bij geen van de {} {noun} is een verschil te tonen",
            theme.statements.len()
        ),
        shown => format!(
            "Bij {shown} van de {} {noun} is een verschil te tonen",
            theme.statements.len()
        ),
    }
}

fn section(beside: &Beside, theme: &ThemeBeside) -> AnyView {
    let subgoal = theme
        .subgoal
        .map(|subgoal| names::subgoal(beside.authority.kind, subgoal));
    let kicker = match (theme.key.strip_prefix('T'), subgoal) {
        (Some(number), Some(subgoal)) => format!("Thema {number} · {subgoal}"),
        _ => "Eigen vragen".to_owned(),
    };
    let id = anchor(&theme.key);
    let heading = format!("{id}-kop");
    let statements: Vec<_> = theme
        .statements
        .iter()
        .map(|one| match &one.compared.outcome {
            Outcome::Comparable { groups, labels } => statement(beside, one, groups, labels),
            Outcome::NotComparable { reason } => {
                let before = one.then.clone().map(|before| {
                    view! { <p class="qs-note">"Toen: "<q>{before}</q></p> }
                });
                view! {
                    <article class="qs-result">
                        <div class="qs-result__head">
                            <h3 class="qs-result__statement">{one.text.text.clone()}</h3>
                        </div>
                        <div>
                            <p class="qs-subtle">{words::not_comparable(*reason)}</p>
                            {before}
                        </div>
                    </article>
                }
                .into_any()
            }
        })
        .collect();
    view! {
        <section class="qs-section" id=id aria-labelledby=heading.clone()>
            <p class="qs-kicker">{kicker}</p>
            <h2 id=heading.clone()>{theme.title.clone()}</h2>
            {statements}
        </section>
    }
    .into_any()
}
