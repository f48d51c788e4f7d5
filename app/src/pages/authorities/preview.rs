//! What an edition would change, before anything does.

use super::line_problems::line_problems;
use super::{of_authority, words};
use crate::pages::{brought::file_problem, dates, forms::Button, numbers::whole};
use leptos::prelude::*;
use services::authorities::Authority;
use services::authorities::changes::Stage;
use services::authorities::edition::{
    Corrected, Differences, Ending, FieldChange, Planned, Preview, Renamed,
};

/// The preview, with what can be done.
pub fn preview_of(preview: &Preview) -> AnyView {
    let as_of = dates::day(preview.as_of);
    let body = match &preview.checked {
        Err(problem) => view! {
            <p class="qs-notice"><strong>"Dit bestand kan zo niet worden overgenomen. "</strong>{file_problem(problem, "komma’s of puntkomma’s")}</p>
        }
        .into_any(),
        Ok(checked) => match &checked.outcome {
            Err(wrong) => line_problems(wrong, checked.lines),
            Ok(differences) => changes(preview, differences, checked.lines),
        },
    };
    view! {
        <p class="qs-kicker">{format!("Uw bestand, van {as_of}")}</p>
        {body}
        <form class="qs-finding" method="post" action="/overheden/nieuwe-editie/weggooien">
            <Button secondary=true>"Ander bestand kiezen"</Button>
        </form>
    }
    .into_any()
}

fn changes(preview: &Preview, differences: &Differences, lines: usize) -> AnyView {
    let lines = whole(lines as u64);
    let unchanged = whole(differences.unchanged as u64);
    let sentence = if differences.is_empty() {
        format!("Het bestand is in orde. Het heeft {lines} regels en verandert niets.")
    } else {
        format!(
            "Het bestand is in orde. Het heeft {lines} regels. {unchanged} organisaties blijven zoals zij zijn."
        )
    };
    view! {
        <p class="qs-lead">{sentence}</p>
        {apply(preview)}
        {ended(preview, &differences.ended)}
        {planned(&differences.planned)}
        {plain("vervallen", "Gaan toch niet op in een ander", "Dat was wel voorzien. Is het bevestigd, dan vervalt dat.", &differences.dropped)}
        {plain("weer", "Bestaan weer", "Volgens het register waren zij opgeheven. Kijk goed of dit klopt.", &differences.revived)}
        {plain("nieuw", "Nieuw", "", &differences.added)}
        {renamed(&differences.renamed)}
        {corrected(&differences.corrected)}
        {absent(&differences.absent)}
    }
    .into_any()
}

fn apply(preview: &Preview) -> AnyView {
    view! {
        <form class="qs-finding" method="post" action="/overheden/nieuwe-editie/overnemen">
            <input type="hidden" name="seen" value=preview.seen.clone()/>
            <Button>"Overnemen"</Button>
        </form>
    }
    .into_any()
}

fn section(id: &'static str, title: &str, count: usize, body: AnyView) -> AnyView {
    let title = format!("{title} ({})", whole(count as u64));
    view! {
        <section class="qs-section" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn ended(preview: &Preview, endings: &[Ending]) -> Option<AnyView> {
    let (split, merged): (Vec<_>, Vec<_>) = endings.iter().partition(|ending| ending.is_split());
    let list = |endings: Vec<&Ending>| {
        let rows: Vec<_> = endings
            .into_iter()
            .map(|ending| {
                let scan = preview.running.get(&ending.authority.code).map(|scan| {
                    let href = format!("/scans/{scan}");
                    view! { <p>"De lopende "<a href=href>"scan"</a>" gaat door onder de eigen naam. De trekker krijgt een mail."</p> }
                });
                view! { <li><p>{words::ending(ending, Stage::Done)}</p>{scan}</li> }
            })
            .collect();
        view! { <ul class="qs-rows">{rows}</ul> }.into_any()
    };
    let count = (merged.len(), split.len());
    let merged =
        (count.0 > 0).then(|| section("opgegaan", "Opgegaan in een ander", count.0, list(merged)));
    let split = (count.1 > 0).then(|| section("gesplitst", "Gesplitst", count.1, list(split)));
    (!endings.is_empty()).then(|| view! { {merged} {split} }.into_any())
}

fn planned(plans: &[Planned]) -> Option<AnyView> {
    let rows: Vec<_> = plans
        .iter()
        .map(|planned| {
            let note = match (planned.lapses, planned.replaces) {
                (true, _) => Some(
                    "Eerder was een andere dag of opvolger bevestigd. Die bevestiging vervalt.",
                ),
                (false, true) => Some("Eerder was een andere dag of opvolger voorzien."),
                (false, false) => None,
            };
            let note = note.map(|note| view! { <p class="qs-note">{note}</p> });
            view! { <li><p>{words::ending(&planned.ending, Stage::Waiting)}</p>{note}</li> }
        })
        .collect();
    let body = view! {
        <p>"Dit verandert nog niets: het wacht daarna op bevestiging, bij Herindelingen."</p>
        <ul class="qs-rows">{rows}</ul>
    };
    (!plans.is_empty()).then(|| section("voorzien", "Komt nog", plans.len(), body.into_any()))
}

fn plain(
    id: &'static str,
    title: &'static str,
    note: &'static str,
    authorities: &[Authority],
) -> Option<AnyView> {
    let note = (!note.is_empty()).then(|| view! { <p>{note}</p> });
    let body = view! { {note} {named(authorities)} };
    (!authorities.is_empty()).then(|| section(id, title, authorities.len(), body.into_any()))
}

fn named(authorities: &[Authority]) -> AnyView {
    let rows: Vec<_> = authorities
        .iter()
        .map(|authority| {
            let code = authority.code.to_string();
            view! { <li>{authority.display_name.clone()}" "<span class="qs-note">{code}</span></li> }
        })
        .collect();
    view! { <ul class="qs-rows">{rows}</ul> }.into_any()
}

fn renamed(renamed: &[Renamed]) -> Option<AnyView> {
    let rows: Vec<_> = renamed
        .iter()
        .map(|renamed| {
            let authority = &renamed.authority;
            let on_pages = renamed.display_name != authority.display_name;
            let by_law = renamed.official_name != authority.official_name;
            let on_pages = on_pages.then(|| {
                let names = format!(
                    "{} heet voortaan {}",
                    renamed.display_name, authority.display_name
                );
                view! { <p>{names}</p> }
            });
            let by_law = by_law.then(|| {
                let names = format!(
                    "naam volgens de wet: {} wordt {}",
                    renamed.official_name, authority.official_name
                );
                view! { <p class="qs-note">{names}</p> }
            });
            view! { <li>{on_pages}{by_law}<p class="qs-note">{authority.code.to_string()}</p></li> }
        })
        .collect();
    let body = view! { <ul class="qs-rows">{rows}</ul> };
    (!renamed.is_empty())
        .then(|| section("hernoemd", "Andere naam", renamed.len(), body.into_any()))
}

fn corrected(corrected: &[Corrected]) -> Option<AnyView> {
    let rows: Vec<_> = corrected
        .iter()
        .map(|corrected| {
            let authority = &corrected.authority;
            let fields: Vec<_> = corrected.fields.iter().map(field).collect();
            view! {
                <tr>
                    <th scope="row">
                        <a href=of_authority(&authority.code)>{authority.display_name.clone()}</a>
                        <span class="qs-note">{authority.code.to_string()}</span>
                    </th>
                    <td><ul>{fields}</ul></td>
                </tr>
            }
        })
        .collect();
    let body = view! {
        <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: wat verbeterd wordt">
            <table class="qs-table">
                <thead><tr><th scope="col">"Organisatie"</th><th scope="col">"Wat er verandert"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    (!corrected.is_empty())
        .then(|| section("verbeterd", "Verbeterd", corrected.len(), body.into_any()))
}

fn field(change: &FieldChange) -> AnyView {
    let or_empty = |text: &str| {
        if text.is_empty() {
            "leeg".to_owned()
        } else {
            text.to_owned()
        }
    };
    let (before, after) = (or_empty(&change.before), or_empty(&change.after));
    view! { <li><code>{change.column}</code>{format!(": {before} wordt {after}")}</li> }.into_any()
}

fn absent(authorities: &[Authority]) -> Option<AnyView> {
    let title = if authorities.len() == 1 {
        "1 organisatie die bestaat, staat niet in het bestand en blijft zoals zij is".to_owned()
    } else {
        format!(
            "{} organisaties die bestaan, staan niet in het bestand en blijven zoals zij zijn",
            whole(authorities.len() as u64)
        )
    };
    (!authorities.is_empty()).then(|| {
        view! {
            <details class="qs-disclosure qs-section">
                <summary>{title}</summary>
                {named(authorities)}
            </details>
        }
        .into_any()
    })
}
