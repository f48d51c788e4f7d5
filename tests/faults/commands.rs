//! What an operator asks of the program: good and bad input to each command, what it says, and the code with which it ends.

use acceptance::running::{Place, Told, run, test_program};
use questionnaires::versions::Versions;
use services::accounts::list_members;
use services::testing::next_questionnaire;
use services::{Actor, Role};

use super::folder;

/// A sentence of the released file.
const SENTENCE: &str = "Provinciale Staten bepalen zelf wat belangrijk is voor de provincie.";

fn told(place: &Place, words: &[&str]) -> Told {
    run(&test_program(), place, words)
}

#[track_caller]
fn assert_done(told: &Told, sentence: &str) {
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(told.output.contains(sentence), "{told:?}");
    assert_eq!(told.complaints, "", "{told:?}");
}

#[track_caller]
fn assert_refused(told: &Told, sentence: &str) {
    assert_eq!(told.code, Some(1), "{told:?}");
    assert!(told.complaints.contains(sentence), "{told:?}");
    assert_eq!(told.output, "", "{told:?}");
}

/// The file of the first version.
fn released() -> &'static str {
    let first = Versions::embedded().version("2026.1");
    &first.expect("the first version").toml
}

/// What the check says of a file with this text, and the name of the file.
fn checked(place: &Place, toml: &str) -> (Told, String) {
    let file = place.data().join("questionnaire.toml");
    std::fs::write(&file, toml).expect("a file");
    let name = file.to_str().expect("a path in UTF-8").to_owned();
    (told(place, &["questionnaires", "check", &name]), name)
}

#[test]
fn a_sound_questionnaire_is_named_with_its_version() {
    let place = Place::embedded(folder());
    let (released, file) = checked(&place, released());
    assert_done(&released, &format!("{file} is in orde: versie 2026.1."));
    let (next, file) = checked(&place, &next_questionnaire("2027.1", "2026.1"));
    assert_done(&next, &format!("{file} is in orde: versie 2027.1."));
}

#[test]
fn what_is_wrong_with_a_questionnaire_is_told_by_file_line_and_key() {
    let place = Place::embedded(folder());
    let long = format!("{} provincie.", ["heel"; 30].join(" "));
    let before = released().find(SENTENCE).expect("the sentence");
    let line = 1 + released()[..before].matches('\n').count();
    let (one, file) = checked(&place, &released().replacen(SENTENCE, &long, 1));
    assert_eq!(one.code, Some(1));
    assert_eq!(one.output, "");
    assert_eq!(
        one.complaints,
        format!(
            "{file}: regel {line}, T1.1.province: de zin heeft 31 woorden; B1 vraagt hoogstens 25\nEr is 1 probleem gevonden.\n"
        )
    );

    let (empty, file) = checked(&place, "");
    assert_refused(&empty, "Er zijn 15 problemen gevonden.");
    let problem = format!("{file}: regel 1, ");
    assert_eq!(empty.complaints.matches(&problem).count(), 15, "{empty:?}");
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let place = Place::embedded(folder());
    let nothing = told(&place, &["questionnaires", "check", "/er/is/niets.toml"]);
    assert_refused(
        &nothing,
        "/er/is/niets.toml is niet te lezen: dat bestand is er niet.",
    );
    let map = place.data().to_str().expect("a path in UTF-8");
    let map = told(&place, &["questionnaires", "check", map]);
    assert_refused(&map, "is niet te lezen: dat is een map.");
}

#[test]
fn the_list_tells_each_version_with_what_is_in_it_and_its_hash() {
    let place = Place::embedded(folder());
    let list = told(&place, &["questionnaires", "list"]);
    for version in Versions::embedded().iter() {
        let (number, hash) = (&version.instrument.version, &version.hash);
        assert_done(
            &list,
            &format!("{number}  8 thema’s, 44 stellingen  {hash}\n"),
        );
    }
}

/// Once on nothing and once on what is there.
fn assert_migrates(place: &Place) {
    for _ in 0..2 {
        assert_done(&told(place, &["migrate"]), "De database is bijgewerkt.");
    }
}

#[tokio::test]
async fn migrating_makes_the_database_and_may_be_done_again() {
    let embedded = Place::embedded(folder());
    assert_migrates(&embedded);
    assert!(embedded.data().join("quickscan.sqlite").is_file());
    if let Some(place) = Place::postgres(folder()).await {
        assert_migrates(&place);
        place.end().await;
    }
}

#[test]
fn migrating_where_no_folder_can_be_says_so() {
    let place = Place::embedded(folder());
    let file = place.data().join("bestand");
    std::fs::write(&file, "").expect("a file");
    let data = file.to_str().expect("a path in UTF-8");
    let refused = told(&place, &["migrate", "--data", data]);
    assert_refused(&refused, &format!("De map {data} is niet te gebruiken"));
}

fn add(place: &Place, flags: &[&str]) -> Told {
    told(place, &[&["member", "add"][..], flags].concat())
}

const SAMIRA: [&str; 6] = [
    "--name",
    "Samira el Idrissi",
    "--email",
    "samira@voorbeeld.nl",
    "--role",
    "programme",
];

const HANNEKE: [&str; 6] = [
    "--name",
    "Hanneke Verstraten",
    "--email",
    "hanneke@leeuwarden.example",
    "--lead-of",
    "GM0080",
];

async fn assert_adds_members(place: &Place) {
    let done = add(place, &SAMIRA);
    assert_done(
        &done,
        "Samira el Idrissi kan nu inloggen met samira@voorbeeld.nl.",
    );
    let hanneke = [&HANNEKE[..], &["--role", "lead"]].concat();
    assert_done(&add(place, &hanneke), "Hanneke Verstraten kan nu inloggen");

    let again = add(place, &SAMIRA);
    assert_refused(&again, "--email: Dit is al in gebruik. Kies iets anders.");
    let wrong = [
        "--name", " ", "--email", "bas", "--role", "clerk", "--home", "GM9999",
    ];
    let wrong = add(place, &wrong);
    for sentence in [
        "--name: Vul dit in.",
        "--email: Vul een e-mailadres in, zoals naam@voorbeeld.nl.",
        "--home: Wij kennen deze organisatie niet.",
    ] {
        assert_refused(&wrong, sentence);
    }
    assert_eq!(add(place, &HANNEKE).code, Some(2), "without a role");

    let services = place.services().await;
    let members = list_members(&Actor::System, &services, None).await;
    let mut members = members.expect("the members");
    members.sort_by(|one, other| one.name.cmp(&other.name));
    services.close().await;
    let [hanneke, samira] = &members[..] else {
        panic!("two were added, and nobody else: {members:?}")
    };
    assert_eq!(samira.email, "samira@voorbeeld.nl");
    assert!(samira.is(Role::Programme) && !samira.is(Role::Lead));
    let leads: Vec<_> = hanneke.lead_of.iter().map(ToString::to_string).collect();
    assert_eq!(leads, ["GM0080"]);
}

#[tokio::test]
async fn who_is_added_is_there_and_what_is_wrong_is_told_by_its_flag() {
    assert_adds_members(&Place::embedded(folder())).await;
    if let Some(place) = Place::postgres(folder()).await {
        assert_adds_members(&place).await;
        place.end().await;
    }
}
