//! A map of the Netherlands: a mark for each authority where it lies. Shape and colour say which step it is in.

use crate::pages::programme::uptake::words::{
    STEPS, number, plural, plural_heading, singular, step,
};
use leptos::prelude::*;
use questionnaires::kind::AuthorityKind;
use services::authorities::Centre;
use services::programme::uptake::MapPlace;
use services::scans::Step;

/// What a degree of longitude is of one of latitude in the middle of the country: the cosine of 52.2°. Over so small an area the
/// earth is flat enough for no better projection.
const SQUEEZE: f64 = 0.6129;

/// Units of the drawing in a degree of latitude: on a phone a unit is about a pixel.
const SCALE: f64 = 130.0;

/// The corner of the drawing, with room for marks at the coast of Zeeland and of the Wadden: degrees east and north.
const CORNER: (f64, f64) = (3.3, 53.6);

/// What the drawing holds, in its units: up to 7.3° east and 50.65° north.
const SIZE: (u32, u32) = (319, 384);

/// The map with its key, whoever has no place on it, and its table. `is_today`: whether it tells of now; `rest`: where who has no scan is
/// listed.
#[must_use]
pub fn map(places: &[MapPlace], kinds: &[AuthorityKind], is_today: bool, rest: &str) -> AnyView {
    let on_map = of_map(kinds);
    let (drawn, beside): (Vec<&MapPlace>, Vec<&MapPlace>) = places
        .iter()
        .partition(|place| on_map.contains(&place.kind) && place.centre.is_some());
    view! {
        {(!drawn.is_empty()).then(|| drawing(&drawn, &on_map, is_today))}
        {key()}
        {(!beside.is_empty()).then(|| without_place(&beside, is_today))}
        {table(places, is_today, rest)}
    }
    .into_any()
}

/// The kinds that lie beside each other: a province lies over its municipalities, and of water boards the register knows no centre.
fn of_map(kinds: &[AuthorityKind]) -> Vec<AuthorityKind> {
    let kind = if kinds.contains(&AuthorityKind::Municipality) {
        AuthorityKind::Municipality
    } else {
        AuthorityKind::Province
    };
    vec![kind]
}

/// The furthest come last, so that nobody without a scan hides them.
fn drawing(drawn: &[&MapPlace], kinds: &[AuthorityKind], is_today: bool) -> AnyView {
    let (width, height) = SIZE;
    let marks: Vec<_> = STEPS
        .into_iter()
        .flat_map(|own| drawn.iter().filter(move |place| is_in(place, own)))
        .filter_map(|place| mark(place))
        .collect();
    let title = format!("{} op de kaart, naar stap", plural_heading(kinds));
    view! {
        <p class="qs-measure">"Elk teken staat waar de organisatie ligt. Vorm en kleur zeggen in welke stap zij is. In de tabel eronder staan de namen, met een link naar de scan."</p>
        <svg
            class="qs-map"
            viewBox=format!("0 0 {width} {height}")
            role="img"
            aria-labelledby="kaart-titel kaart-tekst"
        >
            <title id="kaart-titel">{title}</title>
            <desc id="kaart-tekst">{told(drawn, kinds, is_today)}</desc>
            <path class="qs-map__empty" d=dots(drawn)></path>
            {marks}
        </svg>
    }
    .into_any()
}

fn is_in(place: &MapPlace, step: Step) -> bool {
    place.begun.as_ref().is_some_and(|(own, _)| *own == step)
}

/// Where a centre lies in the drawing.
fn project(centre: Centre) -> (f64, f64) {
    let (west, north) = CORNER;
    (
        (centre.longitude - west) * SQUEEZE * SCALE,
        (north - centre.latitude) * SCALE,
    )
}

/// All without a scan in one path, to keep the page light: a line of no length with round ends is a dot.
fn dots(drawn: &[&MapPlace]) -> String {
    drawn
        .iter()
        .filter(|place| place.begun.is_none())
        .filter_map(|place| place.centre.map(project))
        .map(|(x, y)| format!("M{x:.1} {y:.1}h0"))
        .collect()
}

fn mark(place: &MapPlace) -> Option<AnyView> {
    let (own, _) = place.begun.as_ref()?;
    let level = number(*own);
    let told = format!("{}: stap {level}, {}", place.name, step(*own));
    let d = shape(*own, project(place.centre?));
    Some(
        view! {
            <path class=format!("qs-map__mark qs-step--{level}") d=d>
                <title>{told}</title>
            </path>
        }
        .into_any(),
    )
}

/// Each step has a shape of its own: circle, triangle, square, diamond, cross.
fn shape(step: Step, (x, y): (f64, f64)) -> String {
    let (dx, dy, outline) = match step {
        Step::Preparation => (-3.4, 0.0, "a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0z"),
        Step::StartSession => (0.0, -4.4, "l4.4 7.6h-8.8z"),
        Step::Questionnaire => (-3.2, -3.2, "h6.4v6.4h-6.4z"),
        Step::AgendaSession => (0.0, -4.6, "l4.6 4.6l-4.6 4.6l-4.6-4.6z"),
        Step::Plan => (-1.5, -4.5, "h3v3h3v3h-3v3h-3v-3h-3v-3h3z"),
    };
    format!("M{:.1} {:.1}{outline}", x + dx, y + dy)
}

/// "93 van de 342 gemeenten hebben een scan: 12 in stap 1, 9 in stap 2."
fn told(drawn: &[&MapPlace], kinds: &[AuthorityKind], is_today: bool) -> String {
    let begun = drawn.iter().filter(|place| place.begun.is_some()).count();
    let steps: Vec<String> = STEPS
        .into_iter()
        .map(|own| (own, drawn.iter().filter(|place| is_in(place, own)).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(own, count)| format!("{count} in stap {}", number(own)))
        .collect();
    let have = have(begun, is_today);
    let of = format!(
        "{begun} van de {} {} {have} een scan",
        drawn.len(),
        plural(kinds)
    );
    if steps.is_empty() {
        format!("{of}.")
    } else {
        format!("{of}: {}.", steps.join(", "))
    }
}

/// "heeft" of one and "hebben" of more, or "had" and "hadden" of a day that is over.
const fn have(count: usize, is_today: bool) -> &'static str {
    match (count, is_today) {
        (1, true) => "heeft",
        (_, true) => "hebben",
        (1, false) => "had",
        (_, false) => "hadden",
    }
}

fn key() -> AnyView {
    let steps: Vec<_> = STEPS
        .into_iter()
        .map(|own| {
            let level = number(own);
            view! { <li>{sample(own)}{format!("{level} {}", step(own))}</li> }
        })
        .collect();
    view! {
        <ul class="qs-key">
            {steps}
            <li>
                <svg class="qs-map__sample" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
                    <path class="qs-map__empty" d="M0 0h0"></path>
                </svg>
                "nog geen scan"
            </li>
        </ul>
    }
    .into_any()
}

/// A mark of the key.
fn sample(own: Step) -> AnyView {
    view! {
        <svg class="qs-map__sample" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
            <path class=format!("qs-map__mark qs-step--{}", number(own)) d=shape(own, (0.0, 0.0))></path>
        </svg>
    }
    .into_any()
}

/// Those that have no place on the map: with a scan by name, the others as a number.
fn without_place(beside: &[&MapPlace], is_today: bool) -> AnyView {
    let mut kinds: Vec<AuthorityKind> = AuthorityKind::ALL.to_vec();
    kinds.retain(|kind| beside.iter().any(|place| place.kind == *kind));
    let names: Vec<&str> = kinds.iter().map(|kind| plural(&[*kind])).collect();
    let marks: Vec<_> = beside
        .iter()
        .filter_map(|place| {
            let (own, scan) = place.begun.as_ref()?;
            let told = format!("{}, stap {}", place.name, number(*own));
            let href = format!("/scans/{scan}");
            Some(view! { <li>{sample(*own)}<a href=href>{told}</a></li> })
        })
        .collect();
    let without = beside.len() - marks.len();
    let nouns = if without == 1 {
        singular(&kinds)
    } else {
        plural(&kinds)
    };
    let have = have(without, is_today);
    let rest = (without > 0).then(|| format!("{without} {nouns} {have} nog geen scan."));
    let list =
        (!marks.is_empty()).then(|| view! { <ul class="qs-key qs-map__beside">{marks}</ul> });
    view! {
        <div class="qs-section">
            <h3>{format!("Naast de kaart: {}", names.join(" en "))}</h3>
            {list}
            {rest.map(|rest| view! { <p class="qs-note">{rest}</p> })}
        </div>
    }
    .into_any()
}

/// All with a scan by name. Its links are for who cannot point at a mark of some pixels.
fn table(places: &[MapPlace], is_today: bool, rest: &str) -> AnyView {
    let rows: Vec<_> = places.iter().filter_map(row).collect();
    let body = if rows.is_empty() {
        let told = format!("Hier {} nog niemand een scan.", have(1, is_today));
        view! { <p>{told}</p> }.into_any()
    } else {
        view! {
            <div class="qs-scroll" tabindex="0" role="region" aria-label="Tabel: de kaart">
                <table class="qs-table qs-map__table">
                    <caption class="qs-visually-hidden">"Wie op de kaart een scan hebben, op alfabet"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Organisatie"</th>
                            <th scope="col">"Provincie"</th>
                            <th scope="col">"Stap"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <details class="qs-disclosure">
            <summary>"De kaart als tabel"</summary>
            {body}
            <p class="qs-on-screen"><a class="qs-standalone" href=rest.to_owned()>"Wie nog geen scan heeft"</a></p>
        </details>
    }
    .into_any()
}

fn row(place: &MapPlace) -> Option<AnyView> {
    let (own, scan) = place.begun.as_ref()?;
    let href = format!("/scans/{scan}");
    Some(
        view! {
            <tr>
                <th scope="row"><a href=href>{place.name.clone()}</a></th>
                <td>{place.province.clone()}</td>
                <td>{format!("{} {}", number(*own), step(*own))}</td>
            </tr>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> (f64, f64) {
        project(Centre {
            latitude,
            longitude,
        })
    }

    #[test]
    fn the_country_fits_with_room_for_its_marks() {
        // The outermost centres of the register: Eijsden-Margraten, Schiermonnikoog, Sluis and Westerwolde lie on these lines.
        for (x, y) in [at(50.7743, 3.5153), at(53.4912, 7.1202)] {
            let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
            assert!((6.0..width - 6.0).contains(&x), "{x}");
            assert!((6.0..height - 6.0).contains(&y), "{y}");
        }
    }

    #[test]
    fn north_is_up_and_a_kilometre_is_as_long_in_either_direction() {
        let (assen, maastricht) = (at(52.99, 6.55), at(50.85, 5.7));
        assert!(assen.1 < maastricht.1 && assen.0 > maastricht.0);
        // A degree of latitude is 111.2 km; at 52.2° one of longitude is 68.2 km.
        let (origin, east, north) = (at(52.2, 5.0), at(52.2, 6.0), at(53.2, 5.0));
        let (a_km_east, a_km_north) = ((east.0 - origin.0) / 68.2, (origin.1 - north.1) / 111.2);
        assert!((a_km_east / a_km_north - 1.0).abs() < 0.01);
    }

    #[test]
    fn who_has_no_scan_is_a_dot_and_who_has_one_a_mark_of_its_own() {
        let place = |begun| MapPlace {
            name: "Assen".to_owned(),
            kind: AuthorityKind::Municipality,
            province: "Drenthe".to_owned(),
            centre: Some(Centre {
                latitude: 52.6,
                longitude: 4.3,
            }),
            begun,
        };
        let scan = services::ids::ScanId::random();
        let (without, with) = (place(None), place(Some((Step::Plan, scan))));
        assert_eq!(
            dots(&[&without, &with, &without]),
            "M79.7 130.0h0M79.7 130.0h0"
        );
        let kinds = [AuthorityKind::Municipality];
        let said = |is_today| told(&[&without, &with], &kinds, is_today);
        assert_eq!(
            said(true),
            "1 van de 2 gemeenten heeft een scan: 1 in stap 5."
        );
        assert_eq!(
            said(false),
            "1 van de 2 gemeenten had een scan: 1 in stap 5."
        );
    }

    #[test]
    fn no_two_steps_look_the_same_without_colour() {
        let mut shapes: Vec<String> = STEPS.map(|step| shape(step, (0.0, 0.0))).to_vec();
        shapes.sort();
        shapes.dedup();
        assert_eq!(shapes.len(), STEPS.len());
    }
}
