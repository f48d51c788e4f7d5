//! The improvement plan, as far as the story goes.

use services::ids::PriorityId;
use services::plans::{self, ActionForm, AdoptionForm, PriorityTexts, edit};
use services::results::remark_answers;
use services::{Error, publication};

use super::super::calendar::Calendar;
use super::super::story::{Action, Plan, Priority};
use super::Scene;

impl Scene<'_> {
    /// Writes the plan and brings it to the elected body and the public.
    pub(super) async fn plan(&self) -> Result<(), Error> {
        let Some(plan) = &self.story.plan else {
            return Ok(());
        };
        self.calendar.go_to(plan.written).await;
        self.write(plan.due_from).await?;
        for (theme, text) in plan.answers {
            remark_answers::write(&self.lead, self.services, &self.scan, theme, text).await?;
            self.later();
        }
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
            let (id, title) = (&kept.priority.id, &kept.priority.title);
            self.write_texts(own, id, title).await?;
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

    async fn write_texts(&self, own: &Priority, id: &PriorityId, title: &str) -> Result<(), Error> {
        if own.finding.is_empty() && own.goal.is_empty() {
            return Ok(());
        }
        let texts = PriorityTexts {
            title: title.to_owned(),
            finding: own.finding.to_owned(),
            goal: own.goal.to_owned(),
        };
        edit::write_priority(&self.lead, self.services, &self.scan, id, &texts).await?;
        self.later();
        Ok(())
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
            subgoal: String::new(),
        }
    }
}
