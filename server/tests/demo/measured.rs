//! What came out of the scans that were measured.

use std::collections::BTreeMap;
use std::path::Path;

use questionnaires::comparison::{GroupOutcome, LeftOut};
use questionnaires::kind::RespondentGroup;
use questionnaires::results::{Cell, Label, ResultTables, StatementTable, Withheld};
use serde_json::Value;
use services::{Actor, Services, publication, results, scans, sessions};
use sqlx::{AnyConnection, Connection as _};

use super::people::{DEN_BOSCH, WETTERSKIP, all, officer};

/// The released tables of every scan that has them, by authority.
pub async fn tables(services: &Services) -> BTreeMap<String, ResultTables> {
    let officer = officer(services).await;
    let mut tables = BTreeMap::new();
    for (code, scan) in all(services).await {
        if scan.closed_at.is_some() {
            let view = results::load(&officer, services, &scan.id).await.unwrap();
            tables.insert(code, ResultTables::clone(&view.report.tables));
        }
    }
    tables
}

fn cell<'a>(tables: &'a ResultTables, statement: &str, group: RespondentGroup) -> &'a Cell {
    tables
        .statement(statement)
        .and_then(|table| table.cell(group))
        .unwrap()
}

fn percent(tables: &ResultTables, statement: &str, group: RespondentGroup) -> f64 {
    let share = cell(tables, statement, group).three().unwrap();
    100.0 * f64::from(share[2]) / f64::from(share.iter().sum::<u32>())
}

fn labels<'a>(tables: &'a ResultTables, statement: &str) -> &'a [Label] {
    let table: &StatementTable = tables.statement(statement).unwrap();
    &table.labels
}

pub async fn a_council_proud_and_residents_unheard(services: &Services) {
    use RespondentGroup::{Council, Executive, Residents, Staff};
    let scan = &all(services).await[DEN_BOSCH];
    let tables = &tables(services).await[DEN_BOSCH];
    assert!(percent(tables, "T1.4", Council) > 80.0);
    assert!(labels(tables, "T1.4").contains(&Label::Unknown { group: Residents }));
    assert!(percent(tables, "T5.4", Council) - percent(tables, "T5.4", Residents) > 50.0);
    assert!(labels(tables, "T1.5").contains(&Label::DividedWithin { group: Council }));
    assert!(labels(tables, "T3.3").contains(&Label::SharedStrength));
    assert!(labels(tables, "T6.5").contains(&Label::SharedConcern));
    assert!(percent(tables, "T7.5", Executive) - percent(tables, "T7.5", Staff) > 40.0);
    assert_eq!(cell(tables, "T3.3", Residents), &Cell::NotAsked);
    assert_eq!(tables.splits.len(), 3);
    assert!(tables.splits.iter().all(|split| split.withheld.is_none()));
    assert!(scan.has_two_clerks(), "{:?}", scan.clerk_names());
    let view = sessions::load(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    assert!(view.remarks.len() > 20, "{}", view.remarks.len());
}

/// Some differences are shown, those of a few people are not, and everybody can read it.
pub async fn two_measurements_stand_beside_each_other(services: &Services) {
    let officer = officer(services).await;
    let list = scans::list(&officer, services).await.unwrap();
    let mut repeats = list.all.iter().filter(|listed| listed.scan.is_repeat);
    let scan = &repeats.next().unwrap().scan;
    let view = results::load_beside(&officer, services, &scan.id).await;
    let results::ThenAndNow::Beside(beside) = view.unwrap().then_and_now else {
        panic!("nothing is compared")
    };
    let of_council = |wanted: fn(&GroupOutcome) -> bool| {
        let statements = beside.comparison.statements().iter();
        let outcomes = statements.filter_map(|one| one.group(RespondentGroup::Council));
        outcomes.filter(wanted).count()
    };
    let shown = of_council(|outcome| outcome.is_shown());
    let few = |outcome: &GroupOutcome| {
        let reason = LeftOut::FewPeople { minimum: 5 };
        *outcome == GroupOutcome::LeftOut { reason }
    };
    assert!(shown >= 3 && of_council(few) >= 10, "{shown}");
    let months = (beside.now.closed_on - beside.then.closed_on).num_days() / 30;
    assert!((18..30).contains(&months), "{months}");
    let year = scan.public_year.clone().unwrap();
    let public = publication::then_and_now(&Actor::Anonymous, services, "groningen", &year).await;
    assert_eq!(public.unwrap().beside.comparison, beside.comparison);
}

/// Two people of the executive answered: not a number of theirs is kept, and none follows from what is.
pub async fn the_executive_of_the_water_board_is_nowhere(data: &Path) {
    sqlx::any::install_default_drivers();
    let file = format!("sqlite:{}", data.join("quickscan.sqlite").display());
    let mut connection = AnyConnection::connect(&file).await.unwrap();
    let stored: String = sqlx::query_scalar(
        "SELECT r.tables FROM released_results r JOIN scans s ON s.id = r.scan_id WHERE s.authority_code = $1",
    )
    .bind(WETTERSKIP)
    .fetch_one(&mut connection)
    .await
    .unwrap();
    let text: Value = serde_json::from_str(&stored).unwrap();
    let tables: ResultTables = serde_json::from_value(text).unwrap();
    let too_few = Withheld::TooFew { minimum: 5 };
    let executive = RespondentGroup::Executive;
    let response = tables
        .groups
        .iter()
        .find(|response| response.group == executive)
        .unwrap();
    assert_eq!(
        (response.responses, response.size, response.withheld),
        (2, Some(5), Some(too_few))
    );
    for statement in &tables.statements {
        assert_eq!(
            statement.cell(executive),
            Some(&Cell::Withheld(too_few)),
            "{}",
            statement.key
        );
        let of_gap = statement.gap.map(|gap| [gap.highest, gap.lowest]);
        assert!(
            of_gap.is_none_or(|groups| !groups.contains(&executive)),
            "{}",
            statement.key
        );
    }
    let direction = |cells: &[(RespondentGroup, _)]| {
        cells
            .iter()
            .find(|(group, _)| *group == executive)
            .map(|(_, cell)| *cell)
    };
    for table in &tables.directions {
        let expected = questionnaires::results::DirectionCell::Withheld(too_few);
        assert_eq!(direction(&table.cells), Some(expected), "{}", table.key);
    }
    assert!(!tables.remarks_from.contains(&executive));
    let council = cell(&tables, "T1.5", RespondentGroup::Council);
    assert!(
        matches!(council, Cell::NearlyAll { .. } | Cell::Three(_)),
        "seven people are shown in three classes: {council:?}"
    );
    connection.close().await.unwrap();
}
