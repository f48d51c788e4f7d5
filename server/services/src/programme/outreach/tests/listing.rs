use super::*;
use crate::on_both_engines;
use crate::programme::campaigns::{self, CampaignForm};
use crate::programme::uptake::FilterForm;
use crate::testing::fill_programme;

async fn names(test: &TestServices, actor: &Actor, form: &OutreachFilterForm) -> Vec<String> {
    let list = list(actor, test, form).await.unwrap();
    let rows = list.rows.into_iter();
    rows.map(|row| row.authority.display_name).collect()
}

fn by_name(name: &str) -> OutreachFilterForm {
    OutreachFilterForm {
        name: name.to_owned(),
        ..OutreachFilterForm::default()
    }
}

fn selecting(selection: FilterForm) -> OutreachFilterForm {
    OutreachFilterForm {
        selection,
        ..OutreachFilterForm::default()
    }
}

on_both_engines! {
    async fn who_exists_and_takes_no_part_is_listed(test: &TestServices) {
        let samira = officer(test).await;
        let all = list(&samira, test, &OutreachFilterForm::default()).await.unwrap();
        assert!((300..400).contains(&all.rows.len()), "{}", all.rows.len());
        assert!(all.rows.iter().all(|row| row.authority.exists_on(test.clock().today())));
        assert!(all.rows.iter().all(|row| row.authority.code.as_str() != WEESP));
        fill_programme(test, 360).await;
        let left = list(&samira, test, &OutreachFilterForm::default()).await.unwrap();
        assert!(left.rows.len() < all.rows.len() / 2, "{}", left.rows.len());
        let without = crate::programme::uptake::list(&samira, test, &FilterForm::default(), crate::programme::uptake::Subset::NotYet).await.unwrap();
        assert_eq!(left.rows.len(), without.rows.len(), "as the programme counts");
    }

    async fn what_is_due_first_comes_first_and_the_rest_by_name(test: &TestServices) {
        let samira = officer(test).await;
        for (authority, on) in [("GM0193", "2026-12-20"), (DEN_BOSCH, "2026-11-10"), (DEVENTER, "2026-11-23")] {
            let form = OutreachForm { next_step: "Bellen".to_owned(), next_step_on: on.to_owned(), ..shown(test, &samira, authority).await };
            keep(&samira, test, &code(authority), &form).await.unwrap();
        }
        let all = list(&samira, test, &OutreachFilterForm::default()).await.unwrap();
        let first: Vec<_> = all.rows.iter().take(5).map(|row| (row.authority.display_name.as_str(), row.overdue)).collect();
        assert_eq!(first, [("’s-Hertogenbosch", true), ("Deventer", false), ("Zwolle", false), ("Aa en Hunze", false), ("Aalsmeer", false)]);
        let overdue = OutreachFilterForm { overdue: "ja".to_owned(), ..OutreachFilterForm::default() };
        assert_eq!(names(test, &samira, &overdue).await, ["’s-Hertogenbosch"]);
    }

    async fn the_list_can_be_narrowed(test: &TestServices) {
        let samira = officer(test).await;
        add_contact(&samira, test, &code(DEVENTER), &talk(0)).await.unwrap();
        let interested = OutreachFilterForm { interest: "interested".to_owned(), ..OutreachFilterForm::default() };
        assert_eq!(names(test, &samira, &interested).await, ["Deventer"]);
        assert_eq!(names(test, &samira, &by_name("den bosch")).await, ["’s-Hertogenbosch"]);
        assert_eq!(names(test, &samira, &by_name("SUDWEST")).await, ["Súdwest-Fryslân"]);
        let unknown = OutreachFilterForm { interest: "keen".to_owned(), ..by_name("deventer") };
        let told = list(&samira, test, &unknown).await.unwrap();
        assert_eq!((told.rows.len(), told.problems[0].field.as_str()), (1, "interest"));
        let drenthe = selecting(FilterForm { province: "PV22".to_owned(), ..FilterForm::default() });
        assert_eq!(names(test, &samira, &drenthe).await.len(), 12);
        let boards = selecting(FilterForm { kind: "water_board".to_owned(), ..FilterForm::default() });
        assert_eq!(names(test, &samira, &boards).await.len(), 21);
        let everything = selecting(FilterForm { kind: "all".to_owned(), ..FilterForm::default() });
        assert_eq!(names(test, &samira, &everything).await.len(), names(test, &samira, &OutreachFilterForm::default()).await.len() + 12 + 21);
    }

    async fn the_invited_of_a_campaign_are_listed_whatever_their_kind(test: &TestServices) {
        let samira = officer(test).await;
        let form = CampaignForm {
            name: "Drenthe doet mee".to_owned(), partner: "Provincie Drenthe".to_owned(), target: "10".to_owned(),
            contact_name: "Jan Kok".to_owned(), contact_email: "jan@drenthe.example".to_owned(),
            starts_on: "2026-01-01".to_owned(), ends_on: "2027-12-31".to_owned(), provinces: vec!["PV22".to_owned()], ..CampaignForm::default()
        };
        let campaign = campaigns::add(&samira, test, &form).await.unwrap();
        let filter = selecting(FilterForm { campaign: campaign.to_string(), ..FilterForm::default() });
        let found = list(&samira, test, &filter).await.unwrap();
        assert_eq!(found.rows.len(), 12);
        assert!(found.rows.iter().all(|row| row.campaigns == ["Drenthe doet mee"]));
        let own = file(test, &samira, found.rows[0].authority.code.as_str()).await;
        assert_eq!(own.campaigns, [(campaign, "Drenthe doet mee".to_owned())]);
    }

    async fn of_a_campaign_that_is_over_who_takes_no_part_today_is_listed(test: &TestServices) {
        let samira = officer(test).await;
        fill_programme(test, 400).await;
        let form = CampaignForm {
            name: "Het noorden doet mee".to_owned(), partner: "Provincie Drenthe".to_owned(), target: "10".to_owned(),
            contact_name: "Jan Kok".to_owned(), contact_email: "jan@drenthe.example".to_owned(),
            starts_on: "2025-01-01".to_owned(), ends_on: "2026-03-31".to_owned(),
            provinces: vec!["PV20".to_owned(), "PV22".to_owned()], revision: 0,
        };
        let campaign = campaigns::add(&samira, test, &form).await.unwrap();
        let today = test.clock().today();
        let selection = FilterForm { campaign: campaign.to_string(), since: "2026-03-01".to_owned(), ..FilterForm::default() };
        let found = list(&samira, test, &selecting(selection)).await.unwrap();
        assert_eq!((found.view.filter.on, found.view.filter.since), (today, None));
        let without = async |on: String| {
            let form = FilterForm { campaign: campaign.to_string(), on, ..FilterForm::default() };
            let list = crate::programme::uptake::list(&samira, test, &form, crate::programme::uptake::Subset::NotYet).await.unwrap();
            list.rows.len()
        };
        assert_eq!(found.rows.len(), without(today.to_string()).await);
        assert!(found.rows.len() < without("2026-03-31".to_owned()).await, "some asked for a scan after its last day");
    }

    async fn the_list_goes_into_a_spreadsheet(test: &TestServices) {
        let samira = officer(test).await;
        let form = OutreachForm { contact_name: "=1+1".to_owned(), contact_telephone: "+31 570".to_owned(), notes: "Eerst de kadernota".to_owned(), ..shown(test, &samira, DEVENTER).await };
        keep(&samira, test, &code(DEVENTER), &form).await.unwrap();
        add_contact(&samira, test, &code(DEVENTER), &talk(1)).await.unwrap();
        let file = list_file(&samira, test, &by_name("deventer"), Interest::code).await.unwrap();
        assert_eq!(file.name, "werving-2026-11-23.csv");
        let text = String::from_utf8(file.bytes).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert_eq!(row, "GM0150;Deventer;gemeente;Overijssel;interested;2026-11-20;Terugbellen;2026-12-01;'=1+1;;;'+31 570;;Eerst de kadernota");
    }
}
