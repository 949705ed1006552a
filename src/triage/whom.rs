//! Which of the watched brands a post is about, and what is said of it then.

use crate::post::Post;
use crate::triage::about::{About, Answering, Circumstances};
use crate::triage::correction::layer::LocalLayer;
use crate::triage::model::{Judged, Model};
use crate::watch::brand::BrandId;
use crate::watch::mention::Mentions;
use crate::watch::watchlist::Watchlist;

/// The verdict on a post, and the brand it is about: of several that are named, the first one that it is about; else the
/// first one that it may be about; else the first. No brand where only a query found it, or nothing did: such a post is
/// judged as if it were about us.
pub fn judged(
    post: &Post,
    mentions: &Mentions,
    watch: &Watchlist,
    model: &Model,
    layer: &LocalLayer,
) -> (Option<BrandId>, Judged) {
    let named = mentions.spans();
    let brands = mentions.brands();
    let answers = post.answers.iter().map(|handle| watch.has_handle(post.site, handle));
    let answering = if brands.is_empty() { Answering::NobodyElse } else { Answering::of(answers) };
    let key = post.key();
    let judge = |whom: &Circumstances<'_>| model.judge_corrected(&post.text, whom, &key, layer);
    let mut best: Option<(Option<BrandId>, Judged)> = None;
    for brand in brands {
        let ours = mentions.spans_of(brand);
        let judged = judge(&Circumstances { named: &named, ours: &ours, answering });
        let about = judged.verdict.about;
        let better =
            best.as_ref().is_none_or(|(_, other)| other.verdict.about == About::Another && about != About::Another);
        if about == About::Us || better {
            best = Some((Some(brand.clone()), judged));
        }
        if about == About::Us {
            break;
        }
    }
    best.unwrap_or_else(|| {
        let whom = Circumstances { named: &named, answering, ..Circumstances::default() };
        (None, judge(&whom))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::{Handle, PostId, Site};
    use crate::watch::brand::{Brand, SiteHandle, Switch};

    #[test]
    fn of_several_watched_brands_the_one_it_is_about() {
        let brand = |name: &str| Brand {
            id: BrandId(name.to_lowercase()),
            name: name.to_owned(),
            handles: vec![SiteHandle { site: Site::X, handle: Handle::new(name) }],
            aliases: Vec::new(),
            switch: Switch::On,
        };
        let watch = Watchlist::compile(&[brand("Northwind"), brand("Bluebird")], &[]).unwrap();
        let model = Model::from_bytes(include_bytes!("../../model/complaints.bin")).unwrap();
        let judge = |text: &str, answers: &[&str]| {
            let mut post = Post::from_text(Site::X, PostId::new("1"), text);
            post.answers = answers.iter().map(|handle| Handle::new(handle)).collect();
            let (brand, verdict) = judged(&post, &watch.look(&post), &watch, &model, &LocalLayer::default());
            (brand.map(|brand| brand.0).unwrap_or_default(), verdict.verdict.about)
        };
        let table: &[(&str, &[&str], &str, About)] = &[
            ("@bluebird lost my bag, @northwind would never", &[], "bluebird", About::Us),
            ("Northwind lost my bag. Bluebird fixed it.", &[], "northwind", About::Us),
            ("Unlike Bluebird, Northwind answers the phone", &[], "bluebird", About::Us),
            ("my parcel is late and broken", &["northwind"], "northwind", About::Us),
            ("my parcel is late and broken", &["anna", "northwind"], "northwind", About::Unsure),
            ("my parcel is late and broken", &["anna"], "", About::Us),
            ("my parcel is late and broken", &[], "", About::Us),
        ];
        for (text, answers, brand, about) in table {
            assert_eq!(judge(text, answers), ((*brand).to_owned(), *about), "{text:?} {answers:?}");
        }
    }
}
