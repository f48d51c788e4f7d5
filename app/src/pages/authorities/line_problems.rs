//! What is wrong with an edition, line by line.

use crate::pages::{numbers::whole, words};
use leptos::prelude::*;
use services::ProblemCode;
use services::authorities::edition::LineProblems;

/// Lines with errors shown at once: who repairs these first often repairs the others too.
const SHOWN: usize = 200;

/// Every line with an error, and what to do.
pub fn line_problems(wrong: &[LineProblems], lines: usize) -> AnyView {
    let count = if wrong.len() == 1 {
        "1 regel".to_owned()
    } else {
        format!("{} regels", whole(wrong.len() as u64))
    };
    let rows: Vec<_> = wrong.iter().take(SHOWN).map(row).collect();
    let more = (wrong.len() > SHOWN).then(|| {
        let sentence = format!(
            "De eerste {SHOWN} van {} regels met een fout.",
            whole(wrong.len() as u64)
        );
        view! { <p class="qs-note">{sentence}</p> }
    });
    view! {
        <p class="qs-notice"><strong>{format!("In {count} van {} staat iets dat niet klopt. ", whole(lines as u64))}</strong>"Verbeter het bestand en kies het opnieuw. Tot die tijd wordt er niets overgenomen."</p>
        <div class="qs-scroll qs-section" tabindex="0" role="region" aria-label="Tabel: regels met een fout">
            <table class="qs-table">
                <thead>
                    <tr>
                        <th scope="col">"Regel"</th>
                        <th scope="col">"Code"</th>
                        <th scope="col">"Naam"</th>
                        <th scope="col">"Wat klopt er niet"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(line: &LineProblems) -> AnyView {
    let problems: Vec<_> = line
        .problems
        .iter()
        .map(|problem| {
            let text = format!("{}: {}", problem.field, say(&problem.field, &problem.code));
            view! { <li>{text}</li> }
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{line.line}</th>
            <td class="qs-typed">{line.code.clone()}</td>
            <td class="qs-typed">{line.name.clone()}</td>
            <td><ul>{problems}</ul></td>
        </tr>
    }
    .into_any()
}

fn say(column: &str, code: &ProblemCode) -> String {
    let sentence = match (column, code) {
        ("code", ProblemCode::Twice) => "deze code staat ook op een eerdere regel.",
        ("code", ProblemCode::NotAChoice) => {
            "dit is geen code. Zij begint met GM, PV of WS, zoals GM0363."
        }
        ("kind", _) => "vul municipality, province of water_board in, passend bij de code.",
        ("province_code", ProblemCode::NotAChoice) => "een provincie noemt hier zichzelf.",
        ("province_code" | "further_provinces", ProblemCode::UnknownAuthority) => {
            "deze provincie kennen wij niet. Vul een code in, zoals PV27."
        }
        ("valid_to", ProblemCode::BeforeFirstDay) => "de laatste dag ligt voor de eerste.",
        ("valid_to", ProblemCode::Missing) => {
            "er is een opvolger, dus ook een laatste dag. Vul die in."
        }
        ("successors", ProblemCode::Missing) => {
            "er is een laatste dag, dus ook een opvolger. Vul die in."
        }
        ("successors", code) => successors(code),
        ("latitude", _) => {
            "breedte en lengte horen bij elkaar en liggen in Nederland, zoals 52.2262 en 5.0848."
        }
        (_, ProblemCode::NotADay) => "vul een dag in, zoals 2027-01-01.",
        (_, code) => return words::after_colon(&words::problem(code)),
    };
    sentence.to_owned()
}

fn successors(code: &ProblemCode) -> &'static str {
    match code {
        ProblemCode::Circular => {
            "deze rij opvolgers komt weer uit bij deze organisatie. Ergens klopt een opvolger niet."
        }
        ProblemCode::EndedAuthority => "een opvolger bestaat niet op de dag erna.",
        ProblemCode::NotAChoice => "een opvolger is van dezelfde soort.",
        _ => "een opvolger staat niet in het bestand en niet in het register.",
    }
}
