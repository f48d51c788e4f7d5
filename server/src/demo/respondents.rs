//! People who fill in, as they would on the pages, and then send.

use questionnaires::answers::Answers;
use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use services::ids::ScanId;
use services::participations::{self, Change, OpenScan, Pass, Place, Resumed};
use services::responses::{self, Outcome};
use services::secrets::{LinkSecret, TypedCode};
use services::{Actor, Error, Services};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::task::{JoinError, JoinSet};

use super::answers::sheets;
use super::dice::Dice;
use super::story::{Remark, Response};

/// How many pages somebody has done who stopped halfway.
const HALFWAY: usize = 3;

/// Personal codes that were handed out, by group.
pub(super) type HandedOut = BTreeMap<RespondentGroup, Vec<TypedCode>>;

/// The lead makes codes for the groups that have them.
pub(super) async fn hand_out(
    services: &Services,
    (scan, lead): (&ScanId, &Actor),
) -> Result<HandedOut, Error> {
    let mut handed_out = HandedOut::new();
    for group in [RespondentGroup::Council, RespondentGroup::Executive] {
        let made = participations::create_codes(lead, services, scan, group).await?;
        handed_out.insert(group, made.codes);
    }
    Ok(handed_out)
}

/// Codes that nobody used, and those of people who stopped halfway.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub unused: Vec<TypedCode>,
    pub begun: Vec<TypedCode>,
}

/// Everybody of every group fills in. Answers with the codes of the elected body that are left.
pub(super) async fn fill_in(
    services: &Services,
    (scan, lead): (&ScanId, &Actor),
    mut handed_out: HandedOut,
    response: &Response,
    (name, remarks): (&str, &[Remark]),
) -> Result<Left, Error> {
    let mut dice = Dice::named(name);
    let mut left = Left::default();
    for group in RespondentGroup::ALL {
        let (sent, begun) = (
            response.sent[group as usize],
            response.begun[group as usize],
        );
        let mut codes = match handed_out.remove(&group) {
            Some(codes) => codes,
            None => shared(services, (scan, lead), group, sent + begun).await?,
        };
        let Some(first) = codes.first() else { continue };
        let open = questionnaire(services, first).await?;
        let drawn = sheets(
            &mut dice,
            open.form(group),
            sent + begun,
            response.profile,
            remarks,
        );
        let rest = codes.split_off(drawn.len());
        let halfway = codes.split_off(size(sent));
        send_all(services, open.form(group), codes, &drawn).await?;
        for (code, sheet) in halfway.iter().zip(&drawn[size(sent)..]) {
            stop_halfway(services, code, open.form(group), sheet).await?;
        }
        if group == RespondentGroup::Council {
            left = Left {
                unused: rest,
                begun: halfway,
            };
        }
    }
    Ok(left)
}

fn size(people: u32) -> usize {
    usize::try_from(people).unwrap_or(usize::MAX)
}

/// What the link that a group shares hands out to so many people.
async fn shared(
    services: &Services,
    (scan, lead): (&ScanId, &Actor),
    group: RespondentGroup,
    people: u32,
) -> Result<Vec<TypedCode>, Error> {
    let secret = link(services, (scan, lead), group).await?;
    begin_all(services, scan, &secret, people).await
}

async fn link(
    services: &Services,
    (scan, lead): (&ScanId, &Actor),
    group: RespondentGroup,
) -> Result<LinkSecret, Error> {
    let links = participations::links(lead, services, scan).await?;
    let link = links
        .into_iter()
        .find(|link| link.group == group)
        .ok_or(Error::NotFound)?;
    match link.address.rsplit('/').next().and_then(Pass::parse) {
        Some(Pass::Link { secret, .. }) => Ok(secret),
        Some(Pass::Code { .. }) | None => Err(Error::unavailable("a shared link has no secret")),
    }
}

async fn begin_all(
    services: &Services,
    scan: &ScanId,
    secret: &LinkSecret,
    people: u32,
) -> Result<Vec<TypedCode>, Error> {
    let mut codes = Vec::new();
    let mut under_way = JoinSet::new();
    for _ in 0..people {
        let (services, scan, secret) = (services.clone(), scan.clone(), secret.clone());
        under_way
            .spawn(async move { participations::begin(&services, &scan, &secret, None).await });
    }
    while let Some(begun) = under_way.join_next().await {
        codes.push(done(begun)??.ok_or(Error::NotFound)?);
    }
    Ok(codes)
}

/// The questionnaire that a code opens.
async fn questionnaire(services: &Services, code: &TypedCode) -> Result<Arc<OpenScan>, Error> {
    match participations::resume(&Actor::Respondent(code.clone()), services).await? {
        Resumed::Filling(filling) => Ok(filling.scan),
        other => Err(Error::unavailable(format!(
            "a code opens no questionnaire: {other:?}"
        ))),
    }
}

/// Everybody fills in; then all send at the same moment, which the desk counts together.
async fn send_all(
    services: &Services,
    form: &Form,
    codes: Vec<TypedCode>,
    sheets: &[Answers],
) -> Result<(), Error> {
    let people: Vec<Actor> = codes.into_iter().map(Actor::Respondent).collect();
    let mut saving = JoinSet::new();
    for (actor, sheet) in people.iter().zip(sheets) {
        saving.spawn(save(services.clone(), actor.clone(), pages(form, sheet)));
    }
    all_done(saving).await?;
    let mut sending = JoinSet::new();
    for actor in people {
        sending.spawn(send(services.clone(), actor));
    }
    all_done(sending).await
}

async fn save(services: Services, actor: Actor, pages: Vec<Change>) -> Result<(), Error> {
    let saved = participations::save_pages(&actor, &services, pages, None).await?;
    expect(&saved, &Outcome::Saved)
}

async fn send(services: Services, actor: Actor) -> Result<(), Error> {
    let sent = responses::send(&actor, &services).await?;
    expect(&sent, &Outcome::Sent)
}

async fn all_done(mut under_way: JoinSet<Result<(), Error>>) -> Result<(), Error> {
    while let Some(outcome) = under_way.join_next().await {
        done(outcome)??;
    }
    Ok(())
}

async fn stop_halfway(
    services: &Services,
    code: &TypedCode,
    form: &Form,
    sheet: &Answers,
) -> Result<(), Error> {
    let actor = Actor::Respondent(code.clone());
    for (page, next) in pages(form, sheet).into_iter().zip(2..).take(HALFWAY) {
        let saved = participations::save(&actor, services, page, Some(Place::Theme(next))).await?;
        expect(&saved, &Outcome::Saved)?;
    }
    Ok(())
}

/// What somebody posts, page by page.
fn pages(form: &Form, sheet: &Answers) -> Vec<Change> {
    let mut pages: Vec<Change> = form
        .themes
        .iter()
        .map(|theme| {
            let answers = theme.statements.iter().filter_map(|statement| {
                let answer = sheet.statements.get(&statement.key)?;
                Some((statement.key.clone(), answer.code().to_owned()))
            });
            let remarks = theme.remarks.iter().filter_map(|asked| {
                let text = sheet.remarks.get(&asked.key)?;
                Some((asked.field().to_owned(), text.clone()))
            });
            Change::Theme {
                theme: theme.key.clone(),
                fields: answers.chain(remarks).collect(),
            }
        })
        .collect();
    let directions = sheet.directions.iter().cloned();
    pages.push(Change::Directions(
        directions.map(|key| (key, true)).collect(),
    ));
    if !form.background.is_empty() {
        let told = sheet
            .background
            .iter()
            .map(|(question, option)| (question.clone(), option.clone()));
        pages.push(Change::Background(told.collect()));
    }
    pages
}

fn expect(outcome: &Outcome, wanted: &Outcome) -> Result<(), Error> {
    if outcome == wanted {
        Ok(())
    } else {
        Err(Error::unavailable(format!(
            "a respondent got {outcome:?} instead of {wanted:?}"
        )))
    }
}

fn done<T>(outcome: Result<T, JoinError>) -> Result<T, Error> {
    outcome.map_err(Error::unavailable)
}
