//! What fields are called away from their form, in the list of what is wrong.

/// Names by the name of the field, the same wherever a form has such a field.
const NAMES: &[(&str, &str)] = &[
    ("active", "Doet nu mee"),
    ("adopted_by", "Door wie"),
    ("adopted_on", "Dag van vaststellen"),
    ("agenda_at", "Tijd van het agenderingsgesprek"),
    (
        "agenda_invited",
        "Wie u uitnodigt voor het agenderingsgesprek",
    ),
    ("agenda_on", "Dag van het agenderingsgesprek"),
    ("agenda_place", "Plaats van het agenderingsgesprek"),
    ("among", "Onderwerpen"),
    ("answer", "Antwoord"),
    ("answer_within_days", "Dagen om te antwoorden"),
    ("areas", "Wijken, dorpen of gebieden"),
    ("authority", "Organisatie"),
    ("campagne", "Campagne"),
    ("capacity", "Aantal scans in een halfjaar"),
    ("clerk", "Procesbegeleider"),
    ("closes_on", "Laatste dag"),
    ("concern", "Grens voor een gedeeld knelpunt"),
    ("contact_email", "E-mailadres van de contactpersoon"),
    ("contact_name", "Naam van de contactpersoon"),
    ("controller", "Wie verantwoordelijk is voor de gegevens"),
    ("council", "Raad, Staten of algemeen bestuur"),
    ("counted_kinds", "Wie tellen mee"),
    ("decision", "Wat u ermee doet"),
    ("decision_number", "Nummer van het besluit"),
    ("description", "Omschrijving"),
    ("despite", "Waarom toch"),
    ("difference", "Grens voor een verschil van beeld"),
    ("direction", "Richting"),
    ("dissent", "Anders gezien"),
    ("due_on", "Wanneer het klaar is"),
    ("email", "E-mailadres"),
    ("ends_on", "Laatste dag"),
    ("executive", "Bestuur"),
    ("executive_rule", "Hoe het bestuur antwoordt"),
    ("explanation", "Uitleg"),
    ("facilitator", "Wie de gesprekken leidt"),
    ("file", "Bestand"),
    ("finding", "Wat wij zagen"),
    ("first_step", "Eerste stap"),
    ("for_kinds", "Voor wie"),
    ("for_subgoals", "Bij welke subdoelen"),
    ("from", "Eerste dag weg"),
    ("functions", "Functies"),
    ("goal", "Doel"),
    ("goal_by", "Dag van het doel"),
    ("group", "Groep"),
    ("held_on", "Gehouden op"),
    ("home", "Eigen organisatie"),
    ("how_seen", "Hoe wij het zien"),
    ("kinds", "Wat u eerder begeleidde"),
    ("languages", "Talen"),
    ("lead_email", "E-mailadres van de trekker"),
    ("lead_name", "Naam van de trekker"),
    ("least_distance_km", "Kilometers"),
    ("line", "Toelichting"),
    ("link", "Link"),
    ("means", "Hoe"),
    ("minimum", "Minste aantal antwoorden"),
    ("minutes", "Minuten"),
    ("name", "Naam"),
    ("note", "Toelichting"),
    ("notes", "Notities"),
    ("op", "Stand op een andere dag"),
    ("opens_on", "Eerste dag"),
    ("others", "Wie helpt mee"),
    ("owner", "Wie ervoor zorgt"),
    ("participation_by", "Deelnameformulier, getekend door"),
    ("participation_on", "Deelnameformulier, getekend op"),
    ("partner", "Met wie dit is afgesproken"),
    ("person", "Met wie"),
    ("picks", "Uw keuze"),
    ("plan_on", "Dag van het verbeterplan"),
    ("previous", "Eerdere scan"),
    ("priority", "Prioriteit"),
    ("processing_on", "Verwerkersovereenkomst, getekend op"),
    ("provinces", "Provincies"),
    ("provincie", "Provincie"),
    ("pseudonym", "Naam in het gesprek"),
    ("question", "Uw vraag"),
    ("reason", "Reden"),
    ("regions", "Provincies"),
    ("reply", "Antwoord"),
    ("report", "Wat u meeneemt"),
    ("residents", "Inwoners"),
    ("senior_staff", "Mensen in de directie"),
    ("soort", "Soort"),
    ("staff", "Ambtenaren of medewerkers"),
    ("stalls_after_days", "Dagen zonder volgende stap"),
    ("start_at", "Tijd van het startgesprek"),
    ("start_invited", "Wie u uitnodigt voor het startgesprek"),
    ("start_on", "Dag van het startgesprek"),
    ("start_place", "Plaats van het startgesprek"),
    ("starting_figure", "Hoeveel er al meededen"),
    ("starting_on", "Tot en met welke dag geteld"),
    ("starts_on", "Eerste dag"),
    ("statements", "Stellingen"),
    ("status", "Stand"),
    ("step", "Onderdeel"),
    ("strength", "Grens voor een gedeelde kracht"),
    ("subgoal", "Subdoel"),
    ("suggestion", "Suggestie"),
    ("target", "Doel"),
    ("text", "Tekst"),
    ("title", "Wat er beter moet"),
    ("trained_on", "Dag van de training"),
    ("travel_km", "Kilometers"),
    ("unknown", "Grens voor onbekend"),
    ("until", "Laatste dag weg"),
    ("van", "Aangevraagd vanaf"),
    ("wanted_from", "Van maand"),
    ("wanted_remark", "Opmerking over de maanden"),
    ("wanted_until", "Tot en met maand"),
    ("what", "Wat wij gaan doen"),
];

/// The name of a field; `None` for one that only stands in forms that say more themselves.
#[must_use]
pub fn field_name(field: &str) -> Option<&'static str> {
    let known = NAMES.iter().find(|(known, _)| *known == field);
    known
        .map(|(_, name)| *name)
        .or_else(|| local(field))
        .or_else(|| meeting(field))
}

/// The meetings of a group are numbered: `m2_on`.
fn meeting(field: &str) -> Option<&'static str> {
    match field {
        "m1_on" => Some("Dag van de eerste bijeenkomst"),
        "m2_on" => Some("Dag van de tweede bijeenkomst"),
        "m3_on" => Some("Dag van de derde bijeenkomst"),
        "m4_on" => Some("Dag van de vierde bijeenkomst"),
        _ => match field.strip_prefix('m')?.split_once('_')?.1 {
            "at" => Some("Tijd van de bijeenkomst"),
            "place" => Some("Plaats van de bijeenkomst"),
            _ => None,
        },
    }
}

/// The authority's own questions are numbered: `l1_text`.
fn local(field: &str) -> Option<&'static str> {
    match field {
        "l1_text" | "l1_kind" => Some("Eigen vraag 1"),
        "l2_text" | "l2_kind" => Some("Eigen vraag 2"),
        "l3_text" | "l3_kind" => Some("Eigen vraag 3"),
        "l4_text" | "l4_kind" => Some("Eigen vraag 4"),
        "l1_groups" => Some("Wie eigen vraag 1 krijgt"),
        "l2_groups" => Some("Wie eigen vraag 2 krijgt"),
        "l3_groups" => Some("Wie eigen vraag 3 krijgt"),
        "l4_groups" => Some("Wie eigen vraag 4 krijgt"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_one_name_and_questions_of_the_authority_have_theirs() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0), "sorted");
        assert_eq!(field_name("closes_on"), Some("Laatste dag"));
        assert_eq!(field_name("l2_text"), Some("Eigen vraag 2"));
        assert_eq!(field_name("l3_groups"), Some("Wie eigen vraag 3 krijgt"));
        assert_eq!(field_name("m3_at"), Some("Tijd van de bijeenkomst"));
        assert_eq!(field_name("iets"), None);
    }
}
