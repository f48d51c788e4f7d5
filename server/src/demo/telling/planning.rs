//! The improvement plan, as far as the story goes.

use services::ids::{PriorityId, SupportId};
use services::plans::{
    self, ActionForm, AdoptionForm, PlanView, PriorityTexts, SupportQuestionForm, edit,
};
use services::programme::support::{self, TakeUpForm};
use services::results::remark_answers;
use services::{Error, publication};

use super::super::calendar::Calendar;
use super::super::story::{ASKED, Action, Asked, Plan, Priority};
use super::Scene;

impl Scene<'_> {
    /// Writes the plan and brings it to the elected body and the public.
    pub(super) async fn plan(&self) -> Result<(), Error> {
        let Some(plan) = &self.story.plan else {
            return Ok(());
        };
        self.calendar.go_to(plan.written).await;
        self.write(plan.due_from).await?;
        self.ask_for_support().await?;
        for (theme, text) in plan.answers {
            remark_answers::write(&self.lead, self.services, &self.scan, theme, text).await?;
            self.later();
        }
        self.take_up(plan.written).await?;
        if let Some(ready) = plan.ready {
            self.calendar.go_to(ready).await;
            plans::complete(&self.lead, self.services, &self.scan).await?;
        }
        self.adopt(plan).await?;
        if let Some(published) = plan.published {
            self.calendar.go_to(published).await;
            publication::publish(&self.lead, self.services, &self.scan).await?;
        }
        match (&plan.adopted, &plan.following) {
            (Some((adopted, _)), Some(following)) => self.follow(*adopted, following).await,
            _ => Ok(()),
        }
    }

    /// What the story asks of the programme.
    fn asked(&self) -> Vec<&'static Asked> {
        let authority = self.story.request.authority;
        let all = ASKED.iter();
        all.filter(|asked| asked.authority == authority).collect()
    }

    async fn ask_for_support(&self) -> Result<(), Error> {
        for asked in self.asked() {
            let view = plans::load(&self.lead, self.services, &self.scan).await?;
            let (priority, support) = asked.place(&view)?;
            let form = SupportQuestionForm {
                question: asked.question.to_owned(),
            };
            let own = (&priority, &support);
            plans::ask_support(&self.lead, self.services, &self.scan, own, &form).await?;
            self.later();
        }
        Ok(())
    }

    /// The programme takes up what was asked, as far as the story says.
    async fn take_up(&self, written: i64) -> Result<(), Error> {
        for asked in self.asked() {
            let Some((after, note)) = asked.taken_up else {
                continue;
            };
            self.calendar.go_to(written + after).await;
            let view = plans::load(&self.lead, self.services, &self.scan).await?;
            let (_, support) = asked.place(&view)?;
            let priority = &view.priorities[asked.priority];
            let request = priority.asked_for(&support).ok_or(Error::NotFound)?;
            let form = TakeUpForm {
                note: note.to_owned(),
            };
            support::take_up(&self.programme, self.services, &request.id, &form).await?;
        }
        Ok(())
    }

    async fn adopt(&self, plan: &Plan) -> Result<(), Error> {
        let Some((on, by)) = plan.adopted else {
            return Ok(());
        };
        self.calendar.go_to(on).await;
        let form = AdoptionForm {
            adopted_on: self.calendar.typed(on),
            adopted_by: by.to_owned(),
            decision_number: String::new(),
        };
        plans::adopt(&self.lead, self.services, &self.scan, &form)
            .await
            .map(|_| ())
    }

    async fn write(&self, due_from: i64) -> Result<(), Error> {
        let told = self
            .story
            .talk
            .as_ref()
            .map_or(&[][..], |talk| talk.priorities);
        let view = plans::load(&self.lead, self.services, &self.scan).await?;
        for (own, kept) in told.iter().zip(&view.priorities) {
            let id = &kept.priority.id;
            self.write_texts(own, id, kept.texts()).await?;
            for action in own.actions {
                edit::add_action(
                    &self.lead,
                    self.services,
                    &self.scan,
                    id,
                    &action.form(self.calendar, due_from),
                )
                .await?;
                self.later();
            }
        }
        Ok(())
    }

    async fn write_texts(
        &self,
        own: &Priority,
        id: &PriorityId,
        kept: PriorityTexts,
    ) -> Result<(), Error> {
        if own.finding.is_empty() && own.goal.is_empty() {
            return Ok(());
        }
        let texts = PriorityTexts {
            finding: own.finding.to_owned(),
            goal: own.goal.to_owned(),
            ..kept
        };
        edit::write_priority(&self.lead, self.services, &self.scan, id, &texts).await?;
        self.later();
        Ok(())
    }
}

impl Asked {
    /// The priority it is about, and the support of the catalogue.
    fn place(&self, view: &PlanView) -> Result<(PriorityId, SupportId), Error> {
        let priority = view.priorities.get(self.priority).ok_or(Error::NotFound)?;
        let mut catalogue = view.catalogue.iter();
        let support = catalogue.find(|support| support.name == self.support);
        let support = support.ok_or(Error::NotFound)?;
        Ok((priority.priority.id.clone(), support.id.clone()))
    }
}

impl Action {
    fn form(&self, calendar: &Calendar, due_from: i64) -> ActionForm {
        ActionForm {
            what: self.what.to_owned(),
            first_step: self.first_step.to_owned(),
            owner: self.owner.to_owned(),
            others: self.others.to_owned(),
            due_on: self
                .due
                .map(|day| calendar.typed(due_from + day))
                .unwrap_or_default(),
            how_seen: self.how_seen.to_owned(),
            ..ActionForm::default()
        }
    }
}
