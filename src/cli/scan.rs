//! `amends scan`: judges posts in a file as the extension judges them on a page.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lines::{self, Text};
use super::train::failed;
use super::{Outcome, not_understood};
use crate::post::{Counts, Handle, Post, PostId, Site, UnixMillis};
use crate::settings::Settings;
use crate::text::place::{ByteSpan, scalar_span};
use crate::text::time::rfc3339;
use crate::triage::correction::layer::{LocalLayer, learn};
use crate::triage::language::{Language, Languages, ReadBy, Spoken};
use crate::triage::model::{self, Model};
use crate::triage::second::reader::SecondReader;
use crate::triage::second::together::is_unsure;
use crate::triage::theme_entry::{ThemeEntry, name_of};
use crate::triage::tongues::Reader;
use crate::triage::verdict::{About, PostKind, Theme, Verdict};
use crate::triage::whom::judged;
use crate::watch::brand::{Brand, BrandId, SiteHandle, Switch};
use crate::watch::watchlist::Watchlist;

/// The shipped weights.
const WEIGHTS: &[u8] = include_bytes!("../../model/complaints.bin");
/// The table that tells languages apart.
const LANGUAGES: &[u8] = include_bytes!("../../model/languages.bin");
/// The weights of the readers of other languages.
const TONGUES: &[u8] = include_bytes!("../../model/tongues.bin");

/// The shipped second reader.
pub(super) const SECOND: &[u8] = include_bytes!("../../model/second.bin");

/// Runs `scan` with its own arguments (`--brand NAME [--handle H]… [--settings FILE] [--all]`).
pub(super) fn command(args: &[String], input: impl BufRead, output: impl Write, mut errors: impl Write) -> Outcome {
    let asked = match Asked::read(args) {
        Ok(asked) => asked,
        Err(what) => return not_understood(&mut errors, &format!("scan: {what}")),
    };
    let settings = match asked.settings() {
        Ok(settings) => settings,
        Err(why) => return failed(&mut errors, why),
    };
    let watchlist = match Watchlist::compile(&settings.brands, &settings.queries) {
        Ok(watchlist) => watchlist,
        Err(why) => return failed(&mut errors, why),
    };
    let (mut model, languages, tongues) =
        match (Model::from_bytes(WEIGHTS), Languages::from_bytes(LANGUAGES), Reader::from_bytes(TONGUES)) {
            (Ok(model), Ok(languages), Ok(tongues)) => (model, languages, tongues),
            (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => return failed(&mut errors, why),
        };
    model.set_themes(&settings.themes);
    let layer = learn(&settings.corrections).layer;
    let second = match settings.second_reader {
        Switch::Off => None,
        Switch::On => match SecondReader::from_bytes(SECOND) {
            Ok(second) => Some(second),
            Err(why) => return failed(&mut errors, why),
        },
    };
    let themes = settings.themes;
    Scan { watchlist, model, languages, tongues, second, themes, layer, which: asked.which }.run(input, output, errors)
}

/// Which posts are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Judged {
    /// Those about the brand that somebody else wrote.
    #[default]
    AboutUs,
    /// All.
    All,
}

/// What the arguments ask for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    brand: Option<String>,
    handles: Vec<Handle>,
    settings: Option<PathBuf>,
    which: Judged,
}

impl Asked {
    fn read(args: &[String]) -> Result<Asked, String> {
        let mut asked = Asked::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let (option, mut value) = match arg.split_once('=') {
                Some((option, value)) if option.starts_with("--") => (option, Some(value)),
                _ => (arg.as_str(), None),
            };
            let mut value =
                || value.take().or_else(|| args.next().map(String::as_str)).ok_or(format!("{option} wants a value"));
            match option {
                "--brand" => asked.brand = Some(value()?.trim().to_owned()),
                "--handle" => asked.handles.push(Handle::new(value()?)),
                "--settings" => asked.settings = Some(PathBuf::from(value()?)),
                "--all" => asked.which = Judged::All,
                _ => return Err(format!("there is no option \"{arg}\"")),
            }
        }
        asked.handles.retain(|handle| !handle.is_empty());
        if asked.brand.as_ref().is_some_and(String::is_empty) {
            return Err("--brand wants a name".to_owned());
        }
        if asked.brand.is_none() && asked.settings.is_none() {
            return Err("whom should it be about? (--brand NAME, or --settings FILE)".to_owned());
        }
        Ok(asked)
    }

    /// What to watch: the brand named, with what the settings say of it; or, when none is named, all that the settings watch.
    /// The settings' queries are watched in both cases, their themes and their word on the second reader hold, and what the
    /// user corrected is followed.
    fn settings(&self) -> Result<Settings, String> {
        let mut settings = match &self.settings {
            None => Settings::blank(),
            Some(file) => {
                let text =
                    std::fs::read_to_string(file).map_err(|why| format!("{} can't be read: {why}", file.display()))?;
                Settings::import(&text).map_err(|why| format!("{}: {why}", file.display()))?
            }
        };
        let brands = &mut settings.brands;
        if let Some(name) = &self.brand {
            brands.retain(|brand| brand.name.to_lowercase() == name.to_lowercase());
            if brands.is_empty() {
                brands.push(Brand {
                    id: BrandId("named".to_owned()),
                    name: name.clone(),
                    handles: Vec::new(),
                    aliases: Vec::new(),
                    switch: Switch::On,
                });
            }
            brands.iter_mut().for_each(|brand| brand.switch = Switch::On);
        }
        if let Some(brand) = brands.first_mut() {
            let more = self.handles.iter().map(|handle| SiteHandle { site: Site::X, handle: handle.clone() });
            brand.handles.extend(more);
        }
        Ok(settings)
    }
}

/// One post in.
#[derive(Deserialize)]
struct Row {
    id: Value,
    text: Text,
    author: Option<Text>,
    lang: Option<Text>,
    // No verdict depends on these, so no line is lost by one that can't be read.
    #[serde(default)]
    created_at: Value,
    #[serde(default)]
    likes: Value,
    #[serde(default)]
    reposts: Value,
    #[serde(default)]
    replies: Value,
    #[serde(default)]
    views: Value,
}

/// One judgement out.
#[derive(Serialize)]
struct Judgement {
    id: Value,
    about: bool,
    whom: About,
    kind: Option<PostKind>,
    /// By its code; `other` for one that nobody reads, none for a post that nobody looked at.
    language: Option<&'static str>,
    judged: bool,
    complaint: bool,
    score: f32,
    severity: u8,
    pressure: Vec<&'static str>,
    theme: Option<String>,
    reasons: Vec<Words>,
}

/// A reason, for a reader who counts in Unicode scalar values.
#[derive(Serialize)]
struct Words {
    start: usize,
    end: usize,
    text: String,
    weight: f32,
}

/// Times from this number on are milliseconds since 1970, smaller ones seconds: as seconds it would be the year 5138.
const SURELY_MILLIS: f64 = 1e11;

fn time_of(written: &Value) -> Option<UnixMillis> {
    let since_1970 = |number: f64| {
        let millis = if number.abs() >= SURELY_MILLIS { number } else { number * 1000.0 };
        UnixMillis(millis as i64)
    };
    match written {
        Value::Number(number) => number.as_f64().map(since_1970),
        Value::String(text) => rfc3339(text).or_else(|| text.trim().parse().ok().map(since_1970)),
        _ => None,
    }
}

/// A scan, ready to run.
#[derive(Debug)]
pub struct Scan {
    /// What is watched.
    pub watchlist: Watchlist,
    /// What judges.
    pub model: Model,
    /// Which language a post is in.
    pub languages: Languages,
    /// What judges other languages than English.
    pub tongues: Reader,
    /// What reads doubtful posts again.
    pub second: Option<SecondReader>,
    /// What is set of the themes.
    pub themes: Vec<ThemeEntry>,
    /// What the user corrected.
    pub layer: LocalLayer,
    /// Which posts are judged.
    pub which: Judged,
}

impl Scan {
    /// Reads a post a line and writes a judgement a line, in the same order, one line in memory at a time. A line that is no
    /// post is reported on `errors` with its number; the rest goes on.
    pub fn run(mut self, input: impl BufRead, output: impl Write, errors: impl Write) -> Outcome {
        lines::each(input, output, errors, |row: Row| self.judge(row))
    }

    fn judge(&mut self, row: Row) -> Judgement {
        let id = row.id.as_str().map_or_else(|| row.id.to_string(), str::to_owned);
        let mut post = Post::from_text(Site::X, PostId::new(id), row.text.0);
        post.author = row.author.map(|author| Handle::new(&author.0)).unwrap_or_default();
        post.lang = row.lang.map(|lang| lang.0);
        post.posted_at = time_of(&row.created_at);
        post.counts = Counts {
            replies: row.replies.as_u64(),
            reposts: row.reposts.as_u64(),
            likes: row.likes.as_u64(),
            views: row.views.as_u64(),
        };
        let mentions = self.watchlist.look(&post);
        let about = !mentions.is_empty();
        let ours = mentions.is_ours();
        if self.which == Judged::AboutUs && (!about || ours) {
            return Judgement {
                id: row.id,
                about,
                whom: if about || ours { About::Us } else { About::Another },
                kind: ours.then_some(PostKind::Own),
                language: None,
                judged: false,
                complaint: false,
                score: 0.0,
                severity: 0,
                pressure: Vec::new(),
                theme: None,
                reasons: Vec::new(),
            };
        }
        let mask = mentions.spans();
        let spoken = self.languages.spoken(&post.text, &mask, post.lang.as_deref());
        let verdict = match spoken.read_by() {
            ReadBy::Nobody => Verdict::not_judged(),
            ReadBy::Another(language) => self.tongues.judge(&post.text, &mask, language),
            ReadBy::First => {
                let (_, judged) = judged(&post, &mentions, &self.watchlist, &self.model, &self.layer);
                match &mut self.second {
                    Some(second) if !ours => read_again(judged, &self.model, second, &post.text, &mask),
                    _ => judged.verdict,
                }
            }
        };
        let verdict = if ours { verdict.of_our_own() } else { verdict };
        Judgement {
            language: Some(match spoken {
                Spoken::In(language) => language.code(),
                Spoken::TooShort => Language::English.code(),
                Spoken::Other => "other",
            }),
            theme: verdict.theme.map(|theme| self.told(theme)),
            ..judgement(row.id, about, &verdict, &post.text)
        }
    }
}

impl Scan {
    /// The word for a theme; for one of the user's own, its name.
    fn told(&self, theme: Theme) -> String {
        match theme {
            Theme::Own(_) => name_of(&self.themes, theme).map_or_else(|| theme.word(), str::to_owned),
            theme => theme.word(),
        }
    }
}

/// Has a doubtful post read again, as the extension does. Of one that is called no complaint after all, the severity and theme
/// that it would have are told.
pub(super) fn read_again(
    judged: model::Judged,
    reader: &Model,
    second: &mut SecondReader,
    text: &str,
    mask: &[ByteSpan],
) -> Verdict {
    let model::Judged { verdict, said, plain, shift } = judged;
    if said.is_some() || verdict.about == About::Another || !is_unsure(plain) {
        return verdict;
    }
    let opinion = second.opinion(text, mask, plain);
    let settled = reader.settled(text, mask, &verdict, shift, opinion);
    if settled.is_complaint() {
        return settled;
    }
    Verdict { severity: opinion.severity, theme: Some(reader.taken_for_complaint(text).1), ..settled }
}

fn judgement(id: Value, about: bool, verdict: &Verdict, text: &str) -> Judgement {
    let words = verdict.reasons.iter().map(|reason| {
        let span = scalar_span(text, reason.span);
        Words { start: span.start, end: span.end, text: reason.span.of(text).to_owned(), weight: reason.weight }
    });
    Judgement {
        id,
        about,
        whom: verdict.about,
        kind: verdict.is_judged().then_some(verdict.kind),
        language: None,
        judged: verdict.is_judged(),
        complaint: verdict.is_complaint(),
        score: verdict.score.0,
        severity: verdict.severity.level(),
        pressure: verdict.pressure.each().map(|(name, _)| name).collect(),
        theme: None,
        reasons: words.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::PostKey;
    use crate::triage::correction::said::{Correction, Said};
    use crate::triage::verdict::ThemeId;
    use crate::watch::brand::{QueryId, WatchedQuery};

    fn scan(args: &[&str], input: &str) -> (Outcome, Vec<Value>, String) {
        let args: Vec<String> = args.iter().map(|a| (*a).to_owned()).collect();
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let outcome = command(&args, input.as_bytes(), &mut output, &mut errors);
        let output = String::from_utf8(output).unwrap();
        (
            outcome,
            output.lines().map(|l| serde_json::from_str(l).unwrap()).collect(),
            String::from_utf8(errors).unwrap(),
        )
    }

    const NORTHWIND: &[&str] = &["--brand", "Northwind", "--handle", "@NorthwindHelp"];

    #[test]
    fn a_complaint_about_the_brand_is_told_with_its_words() {
        let text = "é😀 @NorthwindHelp my parcel arrived broken and nobody replies, worst service ever";
        let (outcome, out, errors) = scan(NORTHWIND, &serde_json::json!({"id": 7, "text": text}).to_string());
        assert_eq!((outcome, errors.as_str()), (Outcome::Done, ""));
        let out = &out[0];
        assert_eq!((&out["id"], &out["about"], &out["complaint"]), (&Value::from(7), &true.into(), &true.into()));
        assert_eq!(out["severity"], 3);
        assert!(out["score"].as_f64().unwrap() > 0.5);
        let reasons = out["reasons"].as_array().unwrap();
        assert!((1..=4).contains(&reasons.len()));
        let scalars: Vec<char> = text.chars().collect();
        for reason in reasons {
            let (start, end) = (reason["start"].as_u64().unwrap() as usize, reason["end"].as_u64().unwrap() as usize);
            assert_eq!(scalars[start..end].iter().collect::<String>(), reason["text"].as_str().unwrap());
            assert!(reason["weight"].as_f64().unwrap() > 0.0);
            assert!(!reason["text"].as_str().unwrap().contains("Northwind"));
        }
    }

    #[test]
    fn posts_about_others_and_our_own_are_not_judged_unless_all_are() {
        let input = concat!(
            r#"{"id":"a","text":"@otherfirm my parcel arrived broken, worst service ever"}"#,
            "\n",
            r#"{"id":"b","text":"Northwind: sorry, your parcel arrived broken, that is terrible service","author":"NorthwindHelp"}"#,
            "\n",
        );
        for line in scan(NORTHWIND, input).1 {
            assert_eq!(
                (&line["complaint"], &line["score"], &line["theme"]),
                (&false.into(), &0.0.into(), &Value::Null)
            );
            assert_eq!(line["reasons"], Value::Array(vec![]));
        }
        let mut all = NORTHWIND.to_vec();
        all.push("--all");
        let lines = scan(&all, input).1;
        assert_eq!((&lines[0]["about"], &lines[0]["complaint"]), (&false.into(), &true.into()));
        assert!(lines[1]["score"].as_f64().unwrap() > 0.0);
    }

    #[test]
    fn whom_kind_and_pressure_are_told() {
        let told = |text: &str, all: bool| {
            let mut args = NORTHWIND.to_vec();
            args.extend(all.then_some("--all"));
            let line = serde_json::json!({"id": 1, "text": text, "author": "ann"}).to_string();
            let out = scan(&args, &line).1.remove(0);
            let word = |field: &str| out[field].as_str().unwrap_or("-").to_owned();
            let pressure: Vec<&str> = out["pressure"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let complains = if out["complaint"] == true { "yes" } else { "no" };
            format!("{} {} {complains} {}", word("whom"), word("kind"), pressure.join("+"))
        };
        for (text, all, expected) in [
            (
                "third time northwind lost my parcel, two weeks now and nobody replies",
                false,
                "us complaint yes repeated+waiting+unanswered",
            ),
            ("@rival lost my bag and nobody replies, @NorthwindHelp would never", false, "another complaint no "),
            ("my parcel arrived broken, terrible service", true, "us complaint yes "),
            ("my parcel arrived broken, terrible service", false, "another - no "),
            ("thank you northwind, love it", false, "us praise no "),
            ("does northwind open on Sunday?", false, "us question no "),
        ] {
            assert_eq!(told(text, all), expected, "{text:?}");
        }
        let own = r#"{"id":1,"text":"sorry, terrible service, nobody replies","author":"NorthwindHelp"}"#;
        for args in [NORTHWIND.to_vec(), [NORTHWIND, &["--all"]].concat()] {
            let out = scan(&args, own).1.remove(0);
            assert_eq!((&out["kind"], &out["complaint"]), (&"own".into(), &false.into()));
        }
    }

    #[test]
    fn ids_keep_their_type_and_order_and_bad_lines_are_reported() {
        let input = concat!(
            r#"{"id":"007","text":"northwind"}"#,
            "\nnonsense\n",
            r#"{"id":1234567890123456789,"text":"","created_at":"yesterday","likes":"1.2K"}"#,
            "\n",
            r#"{"text":"no id"}"#,
            "\n",
            r#"{"id":null,"text":"\ud800 northwind 😡"}"#,
            "\n",
            r#"{"id":3.5,"text":null}"#,
            "\n",
            r#"{"id":4,"text":"northwind https://t.co/a","author":null,"created_at":null}"#,
        );
        let (outcome, out, errors) = scan(NORTHWIND, input);
        assert_eq!(outcome, Outcome::SomeLineBad);
        let ids: Vec<String> = out.iter().map(|o| o["id"].to_string()).collect();
        assert_eq!(ids, ["\"007\"", "1234567890123456789", "null", "4"]);
        assert!(out.iter().all(|o| o["complaint"] == false && o["reasons"] == Value::Array(vec![])));
        let lines: Vec<&str> = errors.lines().map(|l| l.split(',').next().unwrap()).collect();
        assert_eq!(lines, ["line 2", "line 4", "line 6"]);
    }

    #[test]
    fn each_language_has_its_reader_and_what_none_reads_is_not_judged() {
        for (text, language, judged, complaint) in [
            ("@NorthwindHelp mi pedido llegó roto y nadie me contesta, qué vergüenza", "es", true, true),
            ("@NorthwindHelp mein Paket ist kaputt angekommen und niemand antwortet", "de", true, true),
            ("Nos vemos a las cinco en el Northwind de la plaza", "es", true, false),
            ("@NorthwindHelp my parcel arrived broken and nobody replies", "en", true, true),
            ("Northwind awful service", "en", true, true),
            ("@NorthwindHelp 注文してから二週間たっても届きません。がっかりです。", "other", false, false),
            ("@NorthwindHelp mijn pakket is nog steeds niet geleverd en niemand reageert", "other", false, false),
        ] {
            let out = &scan(NORTHWIND, &serde_json::json!({"id": 1, "text": text}).to_string()).1[0];
            let said = (out["language"].as_str().unwrap(), out["judged"] == true, out["complaint"] == true);
            assert_eq!(said, (language, judged, complaint), "{text:?}: {out}");
        }
    }

    #[test]
    fn a_verdict_does_not_depend_on_the_lines_around_it() {
        let line = r#"{"id":1,"text":"Northwind lost my parcel again"}"#;
        let alone = scan(NORTHWIND, line).1;
        let among = scan(NORTHWIND, &format!("{{\"id\":0,\"text\":\"thanks northwind!\"}}\n{line}\n{line}\n")).1;
        assert_eq!(alone[0], among[1]);
        assert_eq!(alone[0], among[2]);
    }

    #[test]
    fn an_exported_file_gives_other_names_and_queries() {
        let mut settings = Settings::blank();
        settings.brands.push(Brand {
            id: BrandId("n".into()),
            name: "Northwind".into(),
            handles: vec![SiteHandle { site: Site::X, handle: Handle::new("nwhelp") }],
            aliases: vec!["Polar Kettle".into()],
            switch: Switch::On,
        });
        settings.queries.push(WatchedQuery {
            id: QueryId("q".into()),
            query: "\"warm stone\"".into(),
            switch: Switch::On,
        });
        let file = std::env::temp_dir().join(format!("amends-scan-{}.json", std::process::id()));
        std::fs::write(&file, settings.export()).unwrap();
        let path = file.to_str().unwrap();
        let input =
            ["my polar kettle is late", "the warm stone is late", "@nwhelp late", "@other late", "Contoso is late"]
                .map(|text| serde_json::json!({"id": text, "text": text}).to_string())
                .join("\n");
        let about = |args: &[&str]| -> Vec<bool> {
            scan(args, &input).1.iter().map(|o| o["about"].as_bool().unwrap()).collect()
        };
        assert_eq!(about(&["--settings", path]), [true, true, true, false, false]);
        assert_eq!(
            about(&["--brand", "northwind", "--settings", path, "--handle=other"]),
            [true, true, true, true, false]
        );
        assert_eq!(about(&["--brand", "Contoso", "--settings", path]), [false, true, false, false, true]);
        std::fs::write(&file, "{}").unwrap();
        let (outcome, out, errors) = scan(&["--settings", path], &input);
        assert_eq!((outcome, out.len()), (Outcome::Broken, 0));
        assert!(errors.contains(path), "{errors}");
        std::fs::remove_file(&file).unwrap();
    }

    #[test]
    fn themes_of_an_exported_file_hold() {
        let mut settings = Settings::blank();
        let mut tents = ThemeEntry::of(Theme::Own(ThemeId(3)));
        (tents.name, tents.cues) = ("Tents".to_owned(), vec!["tent pole".to_owned()]);
        settings.themes = vec![tents, ThemeEntry { switch: Switch::Off, ..ThemeEntry::of(Theme::Delivery) }];
        let file = std::env::temp_dir().join(format!("amends-themes-{}.json", std::process::id()));
        std::fs::write(&file, settings.export()).unwrap();
        let input = [
            "worst parcel ever, broken tent pole",
            "Northwind broke my parcel, worst service ever",
            "Northwind lost my parcel, worst ever",
        ]
        .map(|text| serde_json::json!({"id": 1, "text": text}).to_string())
        .join("\n");
        let themes = |more: &[&str]| -> Vec<Value> {
            let args = [&["--brand", "Northwind", "--all"], more].concat();
            scan(&args, &input).1.iter().map(|line| line["theme"].clone()).collect()
        };
        assert_eq!(themes(&["--settings", file.to_str().unwrap()])[..2], ["Tents", "damaged_or_wrong"]);
        assert_eq!(themes(&[])[2], "delivery");
        assert_ne!(themes(&["--settings", file.to_str().unwrap()])[2], "delivery");
        std::fs::remove_file(&file).unwrap();
    }

    #[test]
    fn what_the_user_corrected_is_followed() {
        let mut settings = Settings::blank();
        settings.brands.push(Brand {
            id: BrandId("n".into()),
            name: "Northwind".into(),
            handles: Vec::new(),
            aliases: Vec::new(),
            switch: Switch::On,
        });
        let text = "Northwind, my parcel arrived broken and nobody replies";
        let model = Model::from_bytes(WEIGHTS).unwrap();
        let (words, margin) = model.to_correct(text, &[crate::text::place::ByteSpan::new(0, 9)]);
        let correction = |post: &str, said| Correction {
            key: PostKey { site: Site::X, post: PostId::new(post) },
            author: Handle::default(),
            at: UnixMillis(1),
            words: words.clone(),
            margin,
            said,
        };
        let file = std::env::temp_dir().join(format!("amends-corrected-{}.json", std::process::id()));
        let input = [
            ("7", "Northwind opens on Sunday"),
            ("8", "MY PARCEL arrived broken and nobody replies, Northwind!"),
            ("9", "Northwind lost my refund, worst service ever"),
        ]
        .map(|(id, text)| serde_json::json!({"id": id, "text": text}).to_string())
        .join("\n");
        let mut complaints = |corrections: Vec<Correction>| -> Vec<bool> {
            settings.corrections = corrections;
            std::fs::write(&file, settings.export()).unwrap();
            let (_, out, _) = scan(&["--settings", file.to_str().unwrap()], &input);
            out.iter().map(|o| o["complaint"].as_bool().unwrap()).collect()
        };
        assert_eq!(complaints(vec![]), [false, true, true]);
        let price = Said::Complaint { theme: Some(Theme::Price), severity: None };
        assert_eq!(complaints(vec![correction("1", Said::NotAComplaint), correction("7", price)]), [true, false, true]);
        let (_, out, _) = scan(&["--settings", file.to_str().unwrap()], &input);
        assert_eq!((&out[0]["theme"], &out[0]["score"]), (&"price".into(), &1.0.into()));
        std::fs::remove_file(&file).unwrap();
    }

    #[test]
    fn times_are_read_in_three_ways() {
        let expected = Some(UnixMillis(1_700_000_000_000));
        for written in ["1700000000", "1700000000000", "\"2023-11-14T22:13:20Z\"", "\"1700000000\"", "1700000000.0"] {
            assert_eq!(time_of(&serde_json::from_str(written).unwrap()), expected, "{written}");
        }
        for written in ["null", "\"soon\"", "{}", "true"] {
            assert_eq!(time_of(&serde_json::from_str(written).unwrap()), None, "{written}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for (args, said) in [
            (&[][..], "whom should it be about?"),
            (&["--brand"], "--brand wants a value"),
            (&["--brand", " "], "--brand wants a name"),
            (&["--band", "x"], "there is no option \"--band\""),
            (&["--settings", "no-such-file.json"], "no-such-file.json can't be read"),
        ] {
            let (outcome, _, errors) = scan(args, "");
            assert!(matches!(outcome, Outcome::NotUnderstood | Outcome::Broken), "{args:?}");
            assert!(errors.contains(said), "{args:?}: {errors}");
        }
    }
}
