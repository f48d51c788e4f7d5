//! From closing to the end of the talk.

use services::ordered::Move;
use services::results::remarks::{self, Decision, WrittenRemark};
use services::scans::Part;
use services::scans::arrangements::{SessionKind, SessionsForm};
use services::sessions::script::{self, StepForm, StepMove};
use services::sessions::{
    self, Audience, InterpretationForm, PointForm, PriorityForm, points, priorities,
};
use services::{Actor, Error, scans};

use super::super::story::{Closing, Eve, Priority, Talk, Then};
use super::Scene;

impl Scene<'_> {
    /// The end of the questionnaire.
    pub(super) async fn close(&self) -> Result<(), Error> {
        let (Some(closing), Some(opening)) = (&self.story.closing, &self.story.opening) else {
            return Ok(());
        };
        match closing {
            Closing::ByHand(on) => {
                self.calendar.go_to(*on).await;
                scans::close(&self.lead, self.services, &self.scan).await
            }
            Closing::ByItself => {
                self.calendar.go_past(opening.closes).await;
                scans::close(&Actor::System, self.services, &self.scan).await
            }
        }
    }

    /// Redaction, interpretation, talking points, and the talk itself.
    pub(super) async fn talk(&self, clerk: &Actor) -> Result<(), Error> {
        let Some(talk) = &self.story.talk else {
            return Ok(());
        };
        self.calendar.go_to(talk.redacted).await;
        self.redact().await?;
        self.calendar.go_to(talk.prepared).await;
        for (theme, text) in talk.interpretations {
            let form = InterpretationForm {
                text: (*text).to_owned(),
                ..InterpretationForm::default()
            };
            sessions::interpret(clerk, self.services, &self.scan, theme, &form).await?;
            self.later();
        }
        for (statements, text) in talk.points {
            let form = PointForm {
                statements: statements.split_whitespace().map(str::to_owned).collect(),
                text: (*text).to_owned(),
                ..PointForm::default()
            };
            points::add(clerk, self.services, &self.scan, &form).await?;
            self.later();
        }
        sessions::share(clerk, self.services, &self.scan, talk.shared()).await?;
        self.later();
        if let Some(eve) = &talk.eve {
            self.plan_talk(clerk, eve).await?;
        }
        let Some(held) = talk.held else { return Ok(()) };
        self.calendar.go_to(held).await;
        for priority in talk.priorities {
            priorities::add(clerk, self.services, &self.scan, &priority.form()).await?;
            self.later();
        }
        sessions::discuss(clerk, self.services, &self.scan).await
    }

    /// Whom the clerk invites, and what the clerk makes of the script.
    async fn plan_talk(&self, clerk: &Actor, eve: &Eve) -> Result<(), Error> {
        let (services, scan) = (self.services, &self.scan);
        let known = scans::visible(clerk, services, scan).await?;
        let sessions = SessionsForm {
            agenda_invited: eve.invited.to_owned(),
            ..known.arrangements.sessions.unwrap_or_default()
        };
        scans::fill_in(clerk, services, scan, Part::Sessions(sessions)).await?;
        self.later();
        for (step, minutes, before_the_end) in eve.script {
            let form = StepForm {
                step: (*step).to_owned(),
                minutes: (*minutes).to_owned(),
                ..StepForm::default()
            };
            let talk = SessionKind::Agenda;
            let key = script::add(clerk, services, scan, talk, &form).await?;
            for _ in 0..*before_the_end {
                let up = StepMove::Move(Move::Up);
                script::arrange(clerk, services, scan, talk, &key, up).await?;
            }
            self.later();
        }
        Ok(())
    }

    /// The lead decides on remarks, as far as the story says.
    async fn redact(&self) -> Result<(), Error> {
        let view = remarks::list(&self.lead, self.services, &self.scan).await?;
        for remark in &view.remarks {
            if let Some(decision) = self.decision(remark) {
                remarks::decide(&self.lead, self.services, &self.scan, &remark.id, &decision)
                    .await?;
                self.later();
            }
        }
        Ok(())
    }

    fn decision(&self, remark: &WrittenRemark) -> Option<Decision> {
        let of_story = self
            .story
            .remarks
            .iter()
            .find(|own| own.text == remark.written)?;
        match of_story.then {
            Then::Waits => None,
            Then::Released => Some(Decision::Release(remark.written.clone())),
            Then::Redacted(text) => Some(Decision::Release(text.to_owned())),
            Then::Withheld => Some(Decision::Withhold),
        }
    }
}

impl Talk {
    /// A talk that was held was shared with everybody before.
    const fn shared(&self) -> Audience {
        match (&self.eve, self.held) {
            (Some(eve), _) => eve.shared,
            (None, Some(_)) => Audience::Everybody,
            (None, None) => Audience::Clerk,
        }
    }
}

impl Priority {
    fn form(&self) -> PriorityForm {
        PriorityForm {
            direction: self.direction.to_owned(),
            title: self.title.to_owned(),
            subgoal: String::new(),
            statements: self.statements.iter().copied().map(str::to_owned).collect(),
            dissent: self.dissent.to_owned(),
            ..PriorityForm::default()
        }
    }
}
