//! What is said to somebody who comes too late for a step of a scan, or too early: that it is so, since when, and where to go.

use super::{dates, scans::words::state};
use services::scans::{OutOfStep, State, Step};

/// In a few words.
#[must_use]
pub fn title(out: &OutOfStep) -> &'static str {
    match (out.state, out.step) {
        (State::Cancelled, _) => "Deze scan is geannuleerd",
        (_, None) => "Deze scan is afgerond",
        (_, Some(_)) if out.is_ahead() => "Deze stap is nog niet begonnen",
        (_, Some(_)) => "Deze stap is voorbij",
    }
}

/// What is over or has yet to come, and since when the scan is where it is.
#[must_use]
pub fn what(out: &OutOfStep) -> String {
    let step = match out.step {
        Some(step) if out.is_ahead() => ahead(step),
        Some(step) if out.state != State::Cancelled => over(step),
        Some(_) | None => "",
    };
    let stands = match out.since {
        Some(day) => format!("Sinds {} is de stand:", dates::day(day)),
        None => "De stand is:".to_owned(),
    };
    format!("{step} {stands} {}.", state(out.state).to_lowercase())
        .trim_start()
        .to_owned()
}

const fn over(step: Step) -> &'static str {
    match step {
        Step::Preparation | Step::StartSession => "De voorbereiding is voorbij.",
        Step::Questionnaire => "De vragenlijst is gesloten.",
        Step::AgendaSession => "Het agenderingsgesprek is afgerond.",
        Step::Plan => "Het verbeterplan is af.",
    }
}

const fn ahead(step: Step) -> &'static str {
    match step {
        Step::Preparation | Step::StartSession => "De voorbereiding moet nog beginnen.",
        Step::Questionnaire => "Eerst moet de voorbereiding klaar zijn.",
        Step::AgendaSession => "Eerst moet de vragenlijst sluiten. Daarna zijn er resultaten.",
        Step::Plan => "Eerst moet het agenderingsgesprek worden afgerond.",
    }
}

/// What that means for who asked.
#[must_use]
pub fn next(out: &OutOfStep) -> &'static str {
    if out.state == State::Cancelled {
        "De scan gaat niet door. U hoeft niets te doen."
    } else if out.is_ahead() {
        "Kijk wat u nu kunt doen."
    } else {
        "U kunt hier niets meer veranderen. Kijk wat u nu kunt doen."
    }
}

/// Where the work is now: address and label.
#[must_use]
pub fn way_on(out: &OutOfStep) -> (String, &'static str) {
    let (path, label) = match out.state {
        State::Requested | State::Assigned | State::Prepared => {
            ("/voorbereiding", "Naar de voorbereiding")
        }
        State::Open => ("/vragenlijst", "Naar de vragenlijst"),
        State::Closed => ("/gesprek", "Naar het gesprek"),
        State::Discussed
        | State::Planned
        | State::Adopted
        | State::Published
        | State::FollowedUp => ("/verbeterplan", "Naar het verbeterplan"),
        State::Cancelled => ("", "Naar de stand van zaken"),
    };
    (format!("/scans/{}{path}", out.scan), label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use services::ids::ScanId;

    fn out(step: Option<Step>, state: State) -> OutOfStep {
        OutOfStep {
            scan: ScanId::random(),
            authority: "Gemeente Leiden".to_owned(),
            step,
            state,
            since: NaiveDate::from_ymd_opt(2026, 11, 23),
        }
    }

    #[test]
    fn it_says_what_is_over_and_where_the_scan_is() {
        let late = out(Some(Step::Preparation), State::Open);
        assert_eq!(title(&late), "Deze stap is voorbij");
        assert_eq!(
            what(&late),
            "De voorbereiding is voorbij. Sinds ma\u{a0}23\u{a0}november 2026 is de stand: vragenlijst open."
        );
        let early = out(Some(Step::Plan), State::Closed);
        assert_eq!(title(&early), "Deze stap is nog niet begonnen");
        let cancelled = out(Some(Step::Plan), State::Cancelled);
        assert_eq!(
            what(&cancelled),
            "Sinds ma\u{a0}23\u{a0}november 2026 is de stand: geannuleerd."
        );
        assert_eq!(
            next(&cancelled),
            "De scan gaat niet door. U hoeft niets te doen."
        );
    }
}
