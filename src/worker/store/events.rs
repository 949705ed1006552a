//! The ledger: events are added and read, never changed.

use idb::Transaction;
use wasm_bindgen::JsValue;

use super::database::{BY_POST, EVENTS, META, StoreError, open};
use crate::browser::indexed_db::{committed, field, object, put_text, text};
use crate::browser::{clock, random};
use crate::ledger::case::{Case, CaseState};
use crate::ledger::event::{AgentId, Event, EventId, Happened, PostKey};
use crate::ledger::record::{decode_all, encode};
use crate::message::SeenPost;

/// In `meta`: who is at this machine.
const AGENT: &str = "agent";

/// Adds a sighting for each post that was not seen before, and tells where each case stands, in the order of the posts.
pub(in crate::worker) async fn sighted(posts: Vec<SeenPost>) -> Result<Vec<CaseState>, StoreError> {
    let database = open().await?;
    let transaction = database.writing(&[EVENTS, META])?;
    let mut states = Vec::with_capacity(posts.len());
    for seen in posts {
        let case = case(&transaction, &seen.key).await?;
        if case.seen().is_none() {
            let SeenPost { key, author, posted_at, brand, score, severity, theme } = seen;
            add(&transaction, key, Happened::Seen { author, posted_at, brand, score, severity, theme }).await?;
        }
        states.push(case.state());
    }
    committed(transaction).await?;
    Ok(states)
}

/// Adds what happened to a post, which may depend on what happened to it before; `None` adds nothing.
pub(in crate::worker) async fn record(
    key: PostKey,
    happened: impl FnOnce(&Case) -> Option<Happened>,
) -> Result<(), StoreError> {
    let database = open().await?;
    let transaction = database.writing(&[EVENTS, META])?;
    let case = case(&transaction, &key).await?;
    if let Some(happened) = happened(&case) {
        add(&transaction, key, happened).await?;
    }
    Ok(committed(transaction).await?)
}

async fn case(transaction: &Transaction, key: &PostKey) -> Result<Case, StoreError> {
    let index = transaction.object_store(EVENTS)?.index(BY_POST)?;
    let found = index.get_all(Some(JsValue::from_str(&place(key)).into()), None)?.await?;
    let records: Vec<String> = found.iter().filter_map(|value| field(value, "record")).collect();
    let events = decode_all(records.iter().map(String::as_str)).events;
    // A record that lies under another post's key is not believed either.
    Ok(Case::of(events.iter().filter(|event| event.key == *key)))
}

async fn add(transaction: &Transaction, key: PostKey, happened: Happened) -> Result<(), StoreError> {
    let agent = agent(transaction).await?;
    let event = Event { id: EventId(random::id()), at: clock::now(), agent, key, happened };
    let record = encode(&event).map_err(|error| StoreError::Refused(error.to_string()))?;
    let value = object(&[("id", &event.id.0), ("post", &place(&event.key)), ("record", &record)])?;
    transaction.object_store(EVENTS)?.add(&value, None)?.await?;
    Ok(())
}

/// Who is at this machine; made once.
async fn agent(transaction: &Transaction) -> Result<AgentId, StoreError> {
    if let Some(agent) = text(transaction, META, AGENT).await? {
        return Ok(AgentId(agent));
    }
    let agent = random::id();
    put_text(transaction, META, AGENT, &agent).await?;
    Ok(AgentId(agent))
}

/// The post as the index has it: `x:17`.
fn place(key: &PostKey) -> String {
    let mut place = key.site.name().to_owned();
    place.push(':');
    place.push_str(key.post.as_str());
    place
}
