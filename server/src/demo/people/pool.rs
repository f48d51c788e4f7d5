//! The rest of the griffiers pool: clerks whom no story names.

use super::{Person, PoolProfile, clerk};

const M: &[&str] = &["municipality"];
const MP: &[&str] = &["municipality", "province"];
const MW: &[&str] = &["municipality", "water_board"];
const NL: &[&str] = &["nl"];
const FY: &[&str] = &["nl", "fy"];

const fn profile(
    functions: &'static str,
    kinds: &'static [&'static str],
    languages: &'static [&'static str],
    capacity: &'static str,
    travel_km: &'static str,
) -> PoolProfile {
    PoolProfile {
        functions,
        kinds,
        languages,
        capacity,
        travel_km,
    }
}

/// Address, and the first and last day away.
pub(in crate::demo) const AWAY: &[(&str, i64, i64)] = &[
    ("leontien.krimpener@voorbeeld.nl", 2, 43),
    ("karin.gooiland@voorbeeld.nl", 20, 48),
    ("gijs.vechtstroom@voorbeeld.nl", 0, 96),
];

/// Address of a clerk, an authority, and why the two are kept apart.
pub(in crate::demo) const KEPT_APART: &[(&str, &str, &str)] = &[
    (
        "els.betuwehof@voorbeeld.nl",
        "GM0274",
        "Was tot 2024 interim-griffier in deze gemeente.",
    ),
    (
        "ismael.rijnhaven@voorbeeld.nl",
        "GM0606",
        "Zijn partner is raadslid in deze gemeente.",
    ),
    (
        "hanneke.peelrand@voorbeeld.nl",
        "WS0654",
        "Zat in het algemeen bestuur van dit waterschap.",
    ),
];

#[rustfmt::skip]
pub(super) const ALL: &[Person] = &[
    // Het Hogeland
    clerk("Aafke Winsumborg", "aafke.winsumborg@voorbeeld.nl", "GM1966", profile("Griffier", M, NL, "3", "")),
    // Tynaarlo
    clerk("Abel Eelderwolde", "abel.eelderwolde@voorbeeld.nl", "GM1730", profile("Raadsgriffier", M, NL, "2", "120")),
    // Dinkelland
    clerk("Agnes Ootmarsum", "agnes.ootmarsum@voorbeeld.nl", "GM1774", profile("Griffier en trainer", MW, NL, "4", "150")),
    // Coevorden
    clerk("Berend Coevorder", "berend.coevorder@voorbeeld.nl", "GM0109", profile("Griffier", M, NL, "3", "100")),
    // Den Haag
    clerk("Bouchra Zuiderpark", "bouchra.zuiderpark@voorbeeld.nl", "GM0518", profile("Adjunct-griffier", M, NL, "3", "90")),
    // Rheden
    clerk("Carolien Veluwezoom", "carolien.veluwezoom@voorbeeld.nl", "GM0275", profile("Raadsgriffier", M, NL, "4", "150")),
    // Amsterdam
    clerk("Daniël Zeeburgh", "daniel.zeeburgh@voorbeeld.nl", "GM0363", profile("Plaatsvervangend griffier", M, NL, "2", "60")),
    // Waadhoeke
    clerk("Dieuwke Bildtstra", "dieuwke.bildtstra@voorbeeld.nl", "GM1949", profile("Griffier", MW, FY, "4", "")),
    // Velsen
    clerk("Eduard Kennemer", "eduard.kennemer@voorbeeld.nl", "GM0453", profile("Griffier", M, NL, "3", "110")),
    // Overbetuwe
    clerk("Els Betuwehof", "els.betuwehof@voorbeeld.nl", "GM1734", profile("Statengriffier in ruste", MP, NL, "6", "")),
    // Nissewaard
    clerk("Fatih Spijkenisser", "fatih.spijkenisser@voorbeeld.nl", "GM1930", profile("Raadsadviseur", M, NL, "2", "80")),
    // De Fryske Marren
    clerk("Froukje Gaasterlân", "froukje.gaasterlan@voorbeeld.nl", "GM1940", profile("Griffier", M, FY, "3", "140")),
    // Stichtse Vecht
    clerk("Gijs Vechtstroom", "gijs.vechtstroom@voorbeeld.nl", "GM1904", profile("Raadsgriffier", M, NL, "3", "100")),
    // Someren
    clerk("Hanneke Peelrand", "hanneke.peelrand@voorbeeld.nl", "GM0847", profile("Griffier", MW, NL, "4", "130")),
    // Heerenveen
    clerk("Hidde Noorderend", "hidde.noorderend@voorbeeld.nl", "GM0074", profile("Griffier", M, FY, "2", "120")),
    // Bronckhorst
    clerk("Imke Achterhoek", "imke.achterhoek@voorbeeld.nl", "GM1876", profile("Griffier", M, NL, "4", "160")),
    // Rotterdam
    clerk("Ismaël Rijnhaven", "ismael.rijnhaven@voorbeeld.nl", "GM0599", profile("Adjunct-griffier", M, NL, "3", "70")),
    // Tholen
    clerk("Jacoba Thoolse", "jacoba.thoolse@voorbeeld.nl", "GM0716", profile("Griffier", MW, NL, "3", "150")),
    // Gennep
    clerk("Jeroen Maasduinen", "jeroen.maasduinen@voorbeeld.nl", "GM0907", profile("Raadsgriffier", M, NL, "3", "120")),
    // Gooise Meren
    clerk("Karin Gooiland", "karin.gooiland@voorbeeld.nl", "GM1942", profile("Griffier en trainer", MP, NL, "5", "150")),
    // Midden-Groningen
    clerk("Lambert Hoogezand", "lambert.hoogezand@voorbeeld.nl", "GM1952", profile("Griffier", M, NL, "2", "90")),
    // Krimpenerwaard
    clerk("Leontien Krimpener", "leontien.krimpener@voorbeeld.nl", "GM1931", profile("Griffier", M, NL, "3", "100")),
    // Utrecht
    clerk("Mohamed Overvecht", "mohamed.overvecht@voorbeeld.nl", "GM0344", profile("Raadsadviseur", M, NL, "2", "80")),
    // Medemblik
    clerk("Nienke Westfries", "nienke.westfries@voorbeeld.nl", "GM0420", profile("Griffier", M, NL, "3", "120")),
    // Dronten
    clerk("Olav Zuiderzee", "olav.zuiderzee@voorbeeld.nl", "GM0303", profile("Griffier", MW, NL, "4", "150")),
    // Valkenburg aan de Geul
    clerk("Petra Heuvelland", "petra.heuvelland@voorbeeld.nl", "GM0994", profile("Griffier", M, NL, "3", "130")),
    // Geertruidenberg
    clerk("Quirine Baronie", "quirine.baronie@voorbeeld.nl", "GM0779", profile("Griffier", M, NL, "4", "140")),
    // Tytsjerksteradiel
    clerk("Rients Wâldmans", "rients.waldmans@voorbeeld.nl", "GM0737", profile("Griffier", M, FY, "3", "120")),
    // Achtkarspelen
    clerk("Sjoerdtje Terpstra-de Vries", "sjoerdtje.terpstradevries@voorbeeld.nl", "GM0059", profile("Plaatsvervangend griffier", M, FY, "2", "100")),
    // Dordrecht
    clerk("Tamara Drechtstede", "tamara.drechtstede@voorbeeld.nl", "GM0505", profile("Raadsgriffier", M, NL, "3", "100")),
    // Heusden
    clerk("Teun Langstraat", "teun.langstraat@voorbeeld.nl", "GM0797", profile("Griffier", M, NL, "3", "110")),
    // Dalfsen
    clerk("Ursula Salland", "ursula.salland@voorbeeld.nl", "GM0148", profile("Griffier", MP, NL, "4", "140")),
    // Katwijk
    clerk("Vincent Duinstreek", "vincent.duinstreek@voorbeeld.nl", "GM0537", profile("Griffier", M, NL, "3", "90")),
    // Weststellingwerf
    clerk("Wilma Stellingwerf", "wilma.stellingwerf@voorbeeld.nl", "GM0098", profile("Griffier", MW, FY, "3", "150")),
    // Amersfoort
    clerk("Xander Eemland", "xander.eemland@voorbeeld.nl", "GM0307", profile("Raadsgriffier", M, NL, "2", "100")),
    // Vught
    clerk("Yara Meierij", "yara.meierij@voorbeeld.nl", "GM0865", profile("Griffier", M, NL, "3", "110")),
];
