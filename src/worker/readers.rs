//! All readers of the background: the second one of English, and those of other languages.

use super::second;
use crate::browser::turn;
use crate::message::Doubt;
use crate::triage::language::{Languages, ReadBy};
use crate::triage::opinion::Opinion;
use crate::triage::tongues::Reader;
use crate::watch::brand::Switch;

thread_local! {
    /// What is built in; nothing where it is damaged, and then such posts stay without a judgement.
    static BUILT_IN: Option<(Languages, Reader)> = {
        let languages = Languages::from_bytes(include_bytes!("../../model/languages.bin")).ok();
        languages.zip(Reader::from_bytes(include_bytes!("../../model/tongues.bin")).ok())
    };
}

/// What is said of each post. Between two posts everybody else gets a turn: nobody waits longer than for one post. Doubtful English
/// posts are read where `again` says so.
pub(super) async fn opinions(posts: Vec<Doubt>, again: Switch) -> Vec<Option<Opinion>> {
    let mut opinions = Vec::with_capacity(posts.len());
    for doubt in posts {
        turn::next().await;
        opinions.push(match elsewhere(&doubt) {
            Some(opinion) => Some(opinion),
            None if again.is_on() => {
                let reader = second::reader().await;
                reader.map(|reader| reader.borrow_mut().opinion(&doubt.text, &doubt.mentions, doubt.score))
            }
            None => None,
        });
    }
    opinions
}

/// What the reader of another language says, of a post in one.
fn elsewhere(Doubt { text, lang, mentions, .. }: &Doubt) -> Option<Opinion> {
    BUILT_IN.with(|built_in| {
        let (languages, reader) = built_in.as_ref()?;
        match languages.spoken(text, mentions, lang.as_deref()).read_by() {
            ReadBy::Another(language) => Some(reader.judge(text, mentions, language).into()),
            ReadBy::First | ReadBy::Nobody => None,
        }
    })
}
