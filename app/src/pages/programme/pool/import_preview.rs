//! What would become of a file with clerks: what each line changes or what is wrong with it, and the button that imports it.

use crate::pages::{
    brought::file_problem,
    forms::Button,
    numbers::whole,
    table::{Column::Text, Table, stacked_cell},
    words,
};
use leptos::prelude::*;
use services::ProblemCode;
use services::pool::import::{ImportChange, ImportRow, Preview};

/// Lines shown of a file without errors. A longer list nobody reads to its end.
const SHOWN: usize = 500;

/// The most lines that are counted up in a sentence.
const COUNTED_UP: usize = 10;

/// The most characters shown of what stands in a cell.
const LONGEST_CELL: usize = 120;

/// The preview, with what can be done.
pub fn preview_of(preview: &Preview) -> AnyView {
    let body = match &preview.rows {
        Err(problem) => view! {
            <p class="qs-notice"><strong>"Dit bestand kan zo niet worden overgenomen. "</strong>{file_problem(problem, "puntkomma’s")}</p>
        }
        .into_any(),
        Ok(rows) if preview.is_fine() => fine(rows, &preview.seen),
        Ok(rows) => wrong(rows),
    };
    view! {
        {body}
        <form method="post" action="/programma/griffierspool/importeren/weggooien">
            <div class="qs-button-group"><Button secondary=true>"Ander bestand kiezen"</Button></div>
        </form>
    }
    .into_any()
}

fn fine(rows: &[ImportRow], seen: &str) -> AnyView {
    let count =
        |of: fn(&ImportRow) -> bool| whole(rows.iter().filter(|row| of(row)).count() as u64);
    let sentence = format!(
        "Het bestand is in orde. Nieuw: {}. Zij krijgen een uitnodiging per mail. Bijgewerkt: {}. Zonder verandering: {}.",
        count(|row| !row.known),
        count(|row| row.known && !row.is_the_same()),
        count(ImportRow::is_the_same)
    );
    let telling: Vec<_> = rows.iter().filter(|row| !row.is_the_same()).collect();
    let absences = not_read(rows);
    if telling.is_empty() {
        return view! {
            <p class="qs-lead">"Het bestand is in orde, maar er verandert niets: alles wat erin staat, is al zo bewaard."</p>
            {absences}
        }
        .into_any();
    }
    let more = (telling.len() > SHOWN).then(|| {
        let all = whole(telling.len() as u64);
        view! { <p class="qs-note">{format!("De eerste {SHOWN} van {all} regels die iets veranderen.")}</p> }
    });
    view! {
        <p class="qs-lead">{sentence}</p>
        {homeless(&telling)}
        {absences}
        <form method="post" action="/programma/griffierspool/importeren/overnemen">
            <input type="hidden" name="seen" value=seen.to_owned()/>
            <div class="qs-button-group"><Button>"Overnemen"</Button></div>
        </form>
        {table(telling.into_iter().take(SHOWN))}
        {more}
    }
    .into_any()
}

/// That a file does not change when somebody is away, where it tells of that.
fn not_read(rows: &[ImportRow]) -> Option<AnyView> {
    let told = rows.iter().any(|row| row.tells_absences);
    told.then(|| {
        view! { <p class="qs-note qs-measure">"Wat in de kolom ‘afwezig’ staat, nemen wij niet over. Wanneer iemand weg is, wijzigt u in het profiel."</p> }
            .into_any()
    })
}

/// Who could not be asked for a scan. That is no error: many officers do not know where everybody works, and clerks fill it in.
fn homeless(rows: &[&ImportRow]) -> Option<AnyView> {
    let lines = rows.iter().filter(|row| row.has_no_home());
    let lines: Vec<String> = lines.map(|row| row.line.to_string()).collect();
    let sentence = match lines.as_slice() {
        [] => return None,
        [only] => format!(
            "De griffier op regel {only} kan niet worden gevraagd tot die in het profiel staat. Overnemen kan wel."
        ),
        many => {
            let named = &many[..many.len().min(COUNTED_UP)];
            let more = if named.len() < many.len() {
                " en meer"
            } else {
                ""
            };
            format!(
                "{} griffiers (regels {}{more}) kunnen niet worden gevraagd tot die in hun profiel staat. Overnemen kan wel.",
                whole(many.len() as u64),
                named.join(", ")
            )
        }
    };
    Some(view! { <p class="qs-notice"><strong>"Eigen organisatie onbekend. "</strong>{sentence}</p> }.into_any())
}

fn wrong(rows: &[ImportRow]) -> AnyView {
    let wrong: Vec<_> = rows.iter().filter(|row| !row.problems.is_empty()).collect();
    let lines = if wrong.len() == 1 {
        "1 regel".to_owned()
    } else {
        format!("{} regels", whole(wrong.len() as u64))
    };
    view! {
        <p class="qs-notice"><strong>{format!("In {lines} van {} staat iets dat niet klopt. ", whole(rows.len() as u64))}</strong>"Verbeter het bestand en kies het opnieuw. Tot die tijd wordt er niets overgenomen."</p>
        {table(wrong.into_iter())}
    }
    .into_any()
}

fn table<'a>(rows: impl Iterator<Item = &'a ImportRow>) -> AnyView {
    let rows: Vec<_> = rows.map(row).collect();
    view! {
        <Table
            label="Regels van het bestand"
            class="qs-section"
            stacked=true
            columns=&[
                Text("Regel"),
                Text("Naam"),
                Text("E-mailadres"),
                Text("Wat gebeurt ermee"),
            ]
        >
            {rows}
        </Table>
    }
    .into_any()
}

fn row(row: &ImportRow) -> AnyView {
    let what = if row.problems.is_empty() {
        what_happens(row)
    } else {
        let problems: Vec<_> = row
            .problems
            .iter()
            .map(|problem| {
                let text = format!("{}: {}", problem.field, say(&problem.field, &problem.code));
                view! { <li>{text}</li> }
            })
            .collect();
        view! { <ul>{problems}</ul> }.into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <span class="qs-table__label" aria-hidden="true">"Regel"</span>
                {row.line}
            </th>
            {stacked_cell("Naam", row.name.clone().into_any())}
            {stacked_cell("E-mailadres", view! { <span class="qs-typed">{row.email.clone()}</span> }.into_any())}
            {stacked_cell("Wat gebeurt ermee", what)}
        </tr>
    }
    .into_any()
}

/// What is new, column by column, and what stays.
fn what_happens(row: &ImportRow) -> AnyView {
    let (heading, told): (_, fn(&ImportChange) -> String) = if row.known {
        ("Bijwerken:", becomes)
    } else {
        ("Uitnodigen, met:", is)
    };
    let account = row.has_account.then(|| {
        view! { <p class="qs-note">{format!("Heeft al een account, als {}. Die naam blijft.", row.name)}</p> }
    });
    let changes: Vec<_> = row
        .changes
        .iter()
        .map(|change| view! { <li>{told(change)}</li> })
        .collect();
    let stays: Vec<_> = row
        .stays()
        .filter(|column| *column != "e-mailadres")
        .collect();
    let homeless = row.has_no_home().then(|| {
        view! { <p class="qs-note">"Geen eigen organisatie: kan nog niet worden gevraagd."</p> }
    });
    let stays = (row.known && !stays.is_empty()).then(|| {
        view! { <p class="qs-note">{format!("Blijft zoals het is: {}.", stays.join(", "))}</p> }
    });
    view! {
        <p>{heading}</p>
        <ul>{changes}</ul>
        {account}
        {homeless}
        {stays}
    }
    .into_any()
}

/// "plaatsen: 2 wordt 3".
fn becomes(change: &ImportChange) -> String {
    let (old, new) = (
        shown(change.column, &change.old),
        shown(change.column, &change.new),
    );
    format!("{}: {old} wordt {new}", change.column)
}

/// "plaatsen: 3".
fn is(change: &ImportChange) -> String {
    format!("{}: {}", change.column, shown(change.column, &change.new))
}

/// What stands in a cell; what an empty one means.
fn shown(column: &str, cell: &str) -> String {
    match (column, cell) {
        ("reisafstand km" | "provincies", "") => "(leeg: maakt niet uit)".to_owned(),
        (_, "") => "(leeg)".to_owned(),
        (_, cell) if cell.chars().count() > LONGEST_CELL => {
            let beginning: String = cell.chars().take(LONGEST_CELL).collect();
            format!("‘{}…’", beginning.trim_end())
        }
        (_, cell) => format!("‘{cell}’"),
    }
}

fn say(column: &str, code: &ProblemCode) -> String {
    match (column, code) {
        ("e-mailadres", ProblemCode::AlsoOnLine { line }) => {
            format!("dit adres staat ook op regel {line}.")
        }
        ("e-mailadres", ProblemCode::Taken) => {
            "dit is het adres van een account dat is beëindigd.".to_owned()
        }
        ("organisatie", ProblemCode::UnknownAuthority) => {
            "deze organisatie kennen wij niet. Schrijf de naam voluit, of de code, zoals GM0344."
                .to_owned()
        }
        ("doet mee", _) => "vul ja of nee in.".to_owned(),
        ("talen", _) => {
            "vul Nederlands of Fries in, met een komma ertussen als het beide is.".to_owned()
        }
        ("soorten", _) => {
            "vul gemeente, provincie of waterschap in, met een komma ertussen.".to_owned()
        }
        ("provincies", _) => {
            "vul namen van provincies in, met een komma ertussen, zoals Utrecht, Zeeland."
                .to_owned()
        }
        (_, code) => words::after_colon(&words::problem(code)),
    }
}
