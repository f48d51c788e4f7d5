//! What is wrong with a file, line by line.

use super::bring::SentFile;
use leptos::prelude::*;
use questionnaires::check::Problem;
use services::versions::{LARGEST_FILE, WrongFile};

/// Problems shown: whoever has more has mostly made one mistake many times.
const SHOWN: usize = 200;

/// Characters of a line that are shown.
const LINE: usize = 120;

/// What is wrong in one sentence, for the field.
pub fn sentence(wrong: &WrongFile) -> String {
    match wrong {
        WrongFile::Empty => "Kies een bestand waar iets in staat.".to_owned(),
        WrongFile::TooLarge => format!(
            "Het bestand is te groot. Een vragenlijst past ruim in {} kB.",
            LARGEST_FILE / 1024
        ),
        WrongFile::NotText { line } => format!(
            "Dit bestand is niet opgeslagen als UTF-8: op regel {line} staat een teken dat niet te lezen is. Sla het in uw tekstverwerker op als ‘UTF-8’ en kies het opnieuw."
        ),
        WrongFile::Problems { problems, .. } if problems.len() == 1 => {
            "In het bestand is 1 ding niet goed. Verbeter het en kies het bestand opnieuw."
                .to_owned()
        }
        WrongFile::Problems { problems, .. } => format!(
            "In het bestand zijn {} dingen niet goed. Verbeter ze en kies het bestand opnieuw.",
            problems.len()
        ),
    }
}

/// The problems with their lines; nothing where the sentence says it all.
pub fn wrong(sent: &SentFile) -> Option<AnyView> {
    let Some(WrongFile::Problems { problems, lines }) = &sent.wrong else {
        return None;
    };
    let rows: Vec<_> = problems
        .iter()
        .take(SHOWN)
        .map(|problem| row(problem, lines))
        .collect();
    let more = (problems.len() > SHOWN).then(|| {
        view! { <p class="qs-note">{format!("Dit zijn de eerste {SHOWN} van {}.", problems.len())}</p> }
    });
    Some(
        view! {
            <section class="qs-finding" aria-labelledby="fouten-in-bestand">
                <h2 id="fouten-in-bestand">{format!("Niet goed in {}", sent.name)}</h2>
                <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: fouten in het bestand">
                    <table class="qs-table">
                        <thead>
                            <tr>
                                <th scope="col" class="qs-number">"Regel"</th>
                                <th scope="col">"Sleutel"</th>
                                <th scope="col">"Wat is er mis"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {more}
                <p>"Er is niets bewaard."</p>
            </section>
        }
        .into_any(),
    )
}

fn row(problem: &Problem, lines: &[String]) -> AnyView {
    let line = problem
        .line
        .checked_sub(1)
        .and_then(|at| lines.get(at))
        .map(|line| line.trim())
        .filter(|line| !line.is_empty());
    let line = line.map(|line| {
        let shown: String = line.chars().take(LINE).collect();
        let shown = if shown.len() < line.len() {
            format!("{shown}…")
        } else {
            shown
        };
        view! { <span class="qs-table__more qs-note"><code>{shown}</code></span> }
    });
    let key = if problem.key.is_empty() {
        "–".to_owned()
    } else {
        problem.key.clone()
    };
    view! {
        <tr>
            <td class="qs-number">{problem.line}</td>
            <th scope="row"><code>{key}</code></th>
            <td>{capital(&problem.kind.to_string())}"."{line}</td>
        </tr>
    }
    .into_any()
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
