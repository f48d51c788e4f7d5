//! What would become of a file with clerks: what is wrong with it, line by line, and the button that imports it.

use crate::pages::{
    brought::file_problem,
    forms::Button,
    numbers::whole,
    table::{Column::Text, Table},
    words,
};
use leptos::prelude::*;
use services::ProblemCode;
use services::pool::import::{ImportRow, Preview};

/// Lines shown of a file without errors: enough to see that the columns are right.
const SHOWN: usize = 50;

/// The preview, with what can be done.
pub fn preview_of(preview: &Preview) -> AnyView {
    let body = match &preview.rows {
        Err(problem) => view! {
            <p class="qs-notice"><strong>"Dit bestand kan zo niet worden overgenomen. "</strong>{file_problem(problem, "puntkomma’s")}</p>
        }
        .into_any(),
        Ok(rows) if preview.is_fine() => fine(rows),
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

fn fine(rows: &[ImportRow]) -> AnyView {
    let known = rows.iter().filter(|row| row.known).count();
    let sentence = format!(
        "Het bestand is in orde. {} nieuw: zij krijgen een uitnodiging per mail. {} al bekend: hun profiel wordt wat hier staat.",
        whole((rows.len() - known) as u64),
        whole(known as u64)
    );
    view! {
        <p class="qs-lead">{sentence}</p>
        <form method="post" action="/programma/griffierspool/importeren/overnemen">
            <div class="qs-button-group"><Button>"Overnemen"</Button></div>
        </form>
        {table(rows.iter().take(SHOWN))}
        {(rows.len() > SHOWN).then(|| view! { <p class="qs-note">{format!("De eerste {SHOWN} regels van {}.", whole(rows.len() as u64))}</p> })}
    }
    .into_any()
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
        let what = if row.known {
            "profiel bijwerken"
        } else {
            "uitnodigen"
        };
        view! { <td>{what}</td> }.into_any()
    } else {
        let problems: Vec<_> = row
            .problems
            .iter()
            .map(|problem| {
                let text = format!("{}: {}", problem.field, say(&problem.field, &problem.code));
                view! { <li>{text}</li> }
            })
            .collect();
        view! { <td><ul>{problems}</ul></td> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{row.line}</th>
            <td>{row.name.clone()}</td>
            <td class="qs-typed">{row.email.clone()}</td>
            {what}
        </tr>
    }
    .into_any()
}

fn say(column: &str, code: &ProblemCode) -> String {
    match (column, code) {
        ("e-mailadres", ProblemCode::Twice) => {
            "dit adres staat ook op een eerdere regel.".to_owned()
        }
        ("e-mailadres", ProblemCode::Taken) => {
            "dit is het adres van een account dat is beëindigd.".to_owned()
        }
        ("regel", ProblemCode::TooMany { max }) => {
            format!(
                "er zijn meer dan {max} cellen. Zet een tekst met een puntkomma tussen aanhalingstekens."
            )
        }
        ("organisatie", ProblemCode::UnknownAuthority) => {
            "deze organisatie kennen wij niet. Schrijf de naam voluit, of de code, zoals GM0344."
                .to_owned()
        }
        ("doet mee", _) => "vul ja of nee in.".to_owned(),
        ("talen", _) => "vul nl of fy in, met een spatie ertussen als het beide is.".to_owned(),
        ("soorten", _) => "vul municipality, province of water_board in.".to_owned(),
        ("provincies", _) => "vul codes van provincies in, zoals PV26.".to_owned(),
        (_, code) => words::problem(code),
    }
}
