//! Events for tests.

use proptest::prelude::*;

use super::event::{AgentId, Event, EventId, Happened, PostKey};
use crate::post::{Handle, PostId, Site, UnixMillis};
use crate::reply::template::TemplateId;
use crate::triage::verdict::{Probability, Severity, Theme, ThemeId};
use crate::watch::brand::BrandId;

/// One event with this id, on this post.
pub(crate) fn event(id: &str, post: &str, happened: Happened) -> Event {
    Event {
        id: EventId(id.to_owned()),
        at: UnixMillis(1_700_000_000_000),
        agent: AgentId("agent".to_owned()),
        key: PostKey { site: Site::X, post: PostId::new(post) },
        happened,
    }
}

/// Up to `most` events on three posts, with different ids; what is taken back is now and then a dismissal that is there.
pub(crate) fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    let happened = prop_oneof![
        (0u16..=1000, 0usize..4, prop::option::of(0usize..=Theme::ALL.len()), any::<i32>()).prop_map(
            |(score, level, theme, at)| {
                Happened::Seen {
                    author: Handle::new("maya_b"),
                    posted_at: Some(UnixMillis(i64::from(at))),
                    brand: BrandId("northwind".to_owned()),
                    score: Probability(f32::from(score) / 1000.0),
                    severity: Severity::ALL[level],
                    theme: theme
                        .map(|place| Theme::ALL.get(place).copied().unwrap_or(Theme::Own(ThemeId(place as u32)))),
                }
            }
        ),
        Just(Happened::Dismissed),
        prop::collection::vec(0usize..12, 0..3).prop_map(|of| Happened::Restored {
            dismissals: of.into_iter().map(|n| EventId(format!("e{n}"))).collect()
        }),
        "[a-z]{1,8}".prop_map(|id| Happened::Inserted { template: TemplateId(id) }),
        Just(Happened::Answered),
    ];
    prop::collection::vec((happened, 0u8..3), 0..=most).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(n, (happened, post))| event(&format!("e{n}"), &post.to_string(), happened))
            .collect()
    })
}
