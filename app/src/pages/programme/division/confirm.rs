//! Before anybody is asked: who for which scan, once more.

use super::{
    form::{Choice, DivisionForm, Step},
    words,
};
use crate::pages::{
    forms::{Button, Form},
    scans::parts::below,
    table::{Column::Text, Table},
};
use leptos::prelude::*;
use services::pool::division::Division;
use services::results::names::at_the_start;
use std::collections::BTreeSet;

/// The scans with whom would be asked, and the button that asks them.
pub fn confirm(division: &Division, form: &DivisionForm) -> AnyView {
    let pairs = form.pairs();
    let rows: Vec<_> = division
        .scans
        .iter()
        .filter_map(|divided| Some((&divided.scan, division.clerk(pairs.get(&divided.scan.id)?)?)))
        .map(|(scan, clerk)| {
            view! {
                <tr>
                    <th scope="row"><a href=below(&scan.id, "")>{at_the_start(&scan.authority.display_name)}</a></th>
                    <td>{words::clerk(clerk)}</td>
                </tr>
            }
        })
        .collect();
    let scans = pairs.len();
    let people = pairs.values().collect::<BTreeSet<_>>().len();
    let kept: Vec<_> = form
        .choices()
        .into_iter()
        .map(|(scan, choice): (_, Choice)| {
            view! { <input type="hidden" name="keuze" value=choice.value(&scan)/> }
        })
        .collect();
    view! {
        <h1>"Klopt dit?"</h1>
        <p class="qs-lead">{words::about_to_ask(people, scans)}</p>
        <Table label="Wie u vraagt, bij elke scan" columns=&[Text("Scan"), Text("Procesbegeleider")]>
            {rows}
        </Table>
        <Form>
            {kept}
            <div class="qs-button-group">
                <Button name="knop" value=Step::Ask.value()>{words::ask_them(people)}</Button>
                <Button name="knop" value=Step::Divide.value() secondary=true>"Terug naar de verdeling"</Button>
            </div>
        </Form>
    }
    .into_any()
}
