//! The judging half of the injected module, without a page: what the tests and the benchmark compare the two carriers by. Compiled
//! twice by the very steps that make the injected module, and never shipped.

#[cfg(target_arch = "wasm32")]
mod door {
    use std::cell::RefCell;
    use std::hint::black_box;

    use amends::page::finding::{Finding, Readers};
    use amends::post::{Handle, Site};
    use amends::sites::record::{self, ElementNumber, Reading};
    use amends::triage::correction::layer::LocalLayer;
    use amends::triage::language::Languages;
    use amends::triage::model::Model;
    use amends::watch::brand::{BrandId, Switch};
    use amends::watch::watchlist::Watchlist;
    use wasm_bindgen::prelude::*;

    struct Judge {
        model: Option<Model>,
        languages: Option<Languages>,
        list: Watchlist,
    }

    thread_local! {
        static JUDGE: RefCell<Option<Judge>> = const { RefCell::new(None) };
        static HELD: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
    }

    /// Watches brands and queries, each as JSON; the words of a refusal, or nothing.
    #[wasm_bindgen]
    pub fn watch(brands: &str, queries: &str) -> Option<String> {
        let made = || -> Result<Judge, String> {
            let brands: Vec<_> = serde_json::from_str(brands).map_err(|error| error.to_string())?;
            let queries: Vec<_> = serde_json::from_str(queries).map_err(|error| error.to_string())?;
            Ok(Judge {
                model: Model::from_bytes(include_bytes!("../../model/complaints.bin")).ok(),
                languages: Languages::from_bytes(include_bytes!("../../model/languages.bin")).ok(),
                list: Watchlist::compile(&brands, &queries).map_err(|error| error.to_string())?,
            })
        };
        match made() {
            Ok(judge) => {
                JUDGE.set(Some(judge));
                None
            }
            Err(because) => Some(because),
        }
    }

    /// Everything that is found out about the posts of these raw records, one line a post, floats to the last bit.
    #[wasm_bindgen]
    pub fn judge(records: &str) -> String {
        let said = each(records, |number, finding| {
            let doubt = finding.doubt(Switch::On).map(|doubt| (doubt.mentions, doubt.score.0.to_bits()));
            format!("{} {:?} {:?} {:?} {:?}", number.0, finding.post, finding.kind, finding.said, doubt)
        });
        said.join("\n")
    }

    /// The same without words, for the time that it takes: how many posts are complaints.
    #[wasm_bindgen]
    pub fn complaints(records: &str) -> u32 {
        each(records, |_, finding| u32::from(black_box(finding).complaint().is_some())).into_iter().sum()
    }

    /// Takes that much memory and keeps it, so that the module's grows.
    #[wasm_bindgen]
    pub fn hold(mebibytes: usize) {
        HELD.with_borrow_mut(|held| held.push(vec![0x5a; mebibytes << 20]));
    }

    /// Takes that much memory without touching it.
    #[wasm_bindgen]
    pub fn reserve(mebibytes: usize) {
        HELD.with_borrow_mut(|held| held.push(Vec::with_capacity(mebibytes << 20)));
    }

    /// How many bytes of what is kept are not what was put there.
    #[wasm_bindgen]
    pub fn spoilt() -> u32 {
        HELD.with_borrow(|held| held.iter().flatten().filter(|byte| **byte != 0x5a).count() as u32)
    }

    /// Comes to a stop, as a fault does.
    #[wasm_bindgen]
    pub fn trap() {
        let nothing: [u8; 0] = [];
        black_box(nothing.get(black_box(1))).map_or_else(|| std::process::abort(), |_| ());
    }

    fn each<T>(records: &str, of: impl Fn(ElementNumber, &Finding) -> T) -> Vec<T> {
        JUDGE.with_borrow(|judge| {
            let Some(judge) = judge else { return Vec::new() };
            let layer = LocalLayer::default();
            let readers = Readers { model: judge.model.as_ref(), languages: judge.languages.as_ref(), layer: &layer };
            let brand = BrandId("northwind".to_owned());
            let viewer = Handle::new("northwind_viewer");
            let mut found = Vec::new();
            for (number, _, reading) in record::parse(Site::X, records) {
                if let Reading::Post(post, standing) = reading {
                    let finding = Finding::judge(*post, standing, &judge.list, &brand, &readers, Some(&viewer));
                    found.push(of(number, &finding));
                }
            }
            found
        })
    }
}

fn main() {}
