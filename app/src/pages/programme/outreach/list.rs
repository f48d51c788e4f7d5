//! `/programma/werving`: who takes no part yet, what comes next, and who applied.

use super::applications::{declined, waiting};
use super::filter::{self, address, chooser, parts, search};
use super::words::{interest, next_step};
use crate::pages::dates;
use crate::pages::load::load;
use crate::pages::numbers::whole;
use crate::pages::paged::{FIELD, Paged};
use crate::pages::problems::ErrorSummary;
use crate::pages::programme::frame::{Part, programme_page};
use crate::pages::programme::uptake::words::plural;
use crate::pages::scans::parts::{kind, query};
use crate::pages::visit::use_visit;
use chrono::NaiveDate;
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities::Authority;
use services::programme::outreach::{self, Interest, OutreachList, OutreachRow};

/// `/programma/werving`
#[component]
pub fn OutreachPage() -> impl IntoView {
    let visit = use_visit();
    let (form, paged) = filter::of_request();
    let told = query("melding");
    load(async move {
        let list = outreach::list(&visit.actor, visit.services(), &form).await?;
        let applications = outreach::waiting(&visit.actor, visit.services()).await?;
        let problems = filter::problems(&list);
        let notice = (told == "afgewezen").then(|| {
            view! { <p class="qs-notice" role="status">"De aanmelding is afgewezen. De aanvrager krijgt een mail."</p> }
        });
        let content = view! {
            <ErrorSummary problems=problems.clone()/>
            <h1>"Werving"</h1>
            {notice}
            <p class="qs-lead">{lead(&list)}</p>
            {waiting(&applications.waiting)}
            <section class="qs-section" aria-labelledby="lijst">
                <h2 id="lijst">"Wie nog niet meedoen"</h2>
                {search(&list, &problems)}
                {parts(&list)}
                {chooser(&list, &problems)}
                {body(&list, paged)}
            </section>
            {declined(&applications.declined)}
        };
        Ok(programme_page(
            Part::Outreach,
            "Werving",
            content.into_any(),
        ))
    })
}

fn lead(list: &OutreachList) -> String {
    let nouns = plural(&list.view.selection.kinds);
    let found = list.rows.len();
    let overdue = list.rows.iter().filter(|row| row.overdue).count();
    let who = match (found, list.filter.is_narrow()) {
        (0, _) => return "Hier staat niemand in.".to_owned(),
        (1, _) => "1 organisatie.".to_owned(),
        (_, true) => format!("{} {nouns} in deze selectie.", whole(found as u64)),
        (_, false) => format!("{} {nouns} doen nog niet mee.", whole(found as u64)),
    };
    match overdue {
        0 => who,
        1 => format!("{who} Bij 1 is de dag van de volgende stap voorbij."),
        many => format!(
            "{who} Bij {} is de dag van de volgende stap voorbij.",
            whole(many as u64)
        ),
    }
}

fn body(list: &OutreachList, paged: Paged) -> AnyView {
    if list.rows.is_empty() {
        return view! {
            <div class="qs-empty qs-section__table">
                <p><strong>"Er is niemand die hieraan voldoet."</strong></p>
                <p>"Kies een ander deel van de lijst, of zoek op een korter stuk van de naam. Wie meedoet, staat hier niet."</p>
                <p><a class="qs-standalone" href=super::ADDRESS>"Bekijk de hele lijst"</a></p>
            </div>
        }
        .into_any();
    }
    let file = address(list, "/programma/werving.csv", &[]);
    let page = |to: &str| address(list, super::ADDRESS, &[(FIELD, to)]);
    view! {
        {table(paged.rows(&list.rows), list.view.filter.on)}
        {paged.ways(list.rows.len(), page)}
        <p><a class="qs-standalone" href=file>"Download als CSV, voor een spreadsheet"</a></p>
    }
    .into_any()
}

fn table(rows: &[OutreachRow], today: NaiveDate) -> AnyView {
    let rows: Vec<_> = rows.iter().map(|row| self::row(row, today)).collect();
    view! {
        <table class="qs-table qs-table--stacked qs-section__table" role="table">
            <caption class="qs-visually-hidden">"Organisaties die nog niet meedoen. Wie het eerst aan de beurt is, staat bovenaan; daarna op alfabet"</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">"Organisatie"</th>
                    <th scope="col" role="columnheader">"Belangstelling"</th>
                    <th scope="col" role="columnheader">"Laatste contact"</th>
                    <th scope="col" role="columnheader">"Volgende stap"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(row: &OutreachRow, today: NaiveDate) -> AnyView {
    let last = row
        .last_contact
        .map_or_else(|| "nog geen".to_owned(), dates::day);
    let last_class = row.last_contact.is_none().then_some("qs-subtle");
    let request = (row.outreach.interest == Interest::Willing).then(|| request(&row.authority));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=super::of(&row.authority.code, "")>{row.authority.display_name.clone()}</a>
                <span class="qs-note">{place(row)}</span>
            </th>
            <td role="cell"><span class="qs-table__label">"Belangstelling"</span>{interest(row.outreach.interest)}</td>
            <td role="cell"><span class="qs-table__label">"Laatste contact"</span><span class=last_class>{last}</span></td>
            <td role="cell"><span class="qs-table__label">"Volgende stap"</span>{next_step(&row.outreach, today)}{request}</td>
        </tr>
    }
    .into_any()
}

/// The way to a scan for an authority that wants to take part.
fn request(authority: &Authority) -> AnyView {
    let href = super::of(&authority.code, "/aanvragen");
    view! {
        <p>
            <a class="qs-standalone" href=href>
                "Scan aanvragen"<span class="qs-visually-hidden">{format!(": {}", authority.display_name)}</span>
            </a>
        </p>
    }
    .into_any()
}

/// What it is and where; with the campaigns that invite it.
fn place(row: &OutreachRow) -> String {
    let kind = match row.authority.kind {
        AuthorityKind::Province => kind(row.authority.kind).to_owned(),
        own => format!("{}, {}", kind(own), row.province),
    };
    if row.campaigns.is_empty() {
        kind
    } else {
        format!("{kind}. Genodigd: {}", row.campaigns.join(", "))
    }
}
