//! IndexedDB through the `idb` crate, with the one option that the crate does not pass on: `durability: "strict"`. Without
//! it a transaction is "complete" before it is on the disk, and a power cut takes it back.

use idb::{DatabaseEvent, Factory, Transaction, TransactionResult};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase`.
    type Connection;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Connection, stores: &Array, mode: &str, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &Connection);
}

impl From<idb::Error> for BrowserError {
    fn from(error: idb::Error) -> BrowserError {
        BrowserError::Other(error.to_string())
    }
}

/// An open database, closed when it is dropped, after the transactions that run.
pub struct Database {
    connection: Connection,
}

impl Database {
    /// Opens the database of that name, and lets `make` put its stores in place where there is none of this version.
    ///
    /// # Errors
    /// In the browser's words, as where it keeps nothing at all.
    pub async fn open(
        name: &str,
        version: u32,
        make: impl FnOnce(&idb::Database) -> Result<(), idb::Error> + 'static,
    ) -> Result<Database, BrowserError> {
        let mut opening = Factory::new()?.open(name, Some(version))?;
        opening.on_upgrade_needed(|event| {
            // A store that is missing is told by the first transaction on it.
            let _ = event.database().and_then(|database| make(&database));
        });
        let connection = JsValue::from(opening.await?).unchecked_into();
        Ok(Database { connection })
    }

    /// A transaction that only reads.
    ///
    /// # Errors
    /// In the browser's words.
    pub fn reading(&self, stores: &[&str]) -> Result<Transaction, BrowserError> {
        self.start(stores, "readonly")
    }

    /// A transaction that writes, alone on these stores, and is on the disk when it is done.
    ///
    /// # Errors
    /// In the browser's words.
    pub fn writing(&self, stores: &[&str]) -> Result<Transaction, BrowserError> {
        self.start(stores, "readwrite")
    }

    fn start(&self, stores: &[&str], mode: &str) -> Result<Transaction, BrowserError> {
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let options = Object::new();
        Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str("strict"))
            .and_then(|_| self.connection.transaction(&stores, mode, &options))
            .map_err(|thrown| BrowserError::from_js(&thrown))
            .and_then(|transaction| Ok(Transaction::try_from(transaction)?))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.connection.close();
    }
}

/// Waits until the transaction is on the disk.
///
/// # Errors
/// In the browser's words; nothing of it was kept then.
pub async fn committed(transaction: Transaction) -> Result<(), BrowserError> {
    match transaction.await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(BrowserError::Other("the transaction was aborted".to_owned())),
    }
}

/// The text under a key of a store whose values are texts.
///
/// # Errors
/// In the browser's words.
pub async fn text(transaction: &Transaction, store: &str, key: &str) -> Result<Option<String>, BrowserError> {
    let value = transaction.object_store(store)?.get(JsValue::from_str(key))?.await?;
    Ok(value.and_then(|value| value.as_string()))
}

/// Puts a text under a key of such a store.
///
/// # Errors
/// In the browser's words.
pub async fn put_text(transaction: &Transaction, store: &str, key: &str, text: &str) -> Result<(), BrowserError> {
    transaction.object_store(store)?.put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))?.await?;
    Ok(())
}

/// Takes away what is under a key; that nothing is there is no error.
///
/// # Errors
/// In the browser's words.
pub async fn take_away(transaction: &Transaction, store: &str, key: &str) -> Result<(), BrowserError> {
    transaction.object_store(store)?.delete(JsValue::from_str(key))?.await?;
    Ok(())
}

/// A record of texts, as a plain object.
///
/// # Errors
/// Only in the browser's words.
pub fn object(fields: &[(&str, &str)]) -> Result<JsValue, BrowserError> {
    let object = Object::new();
    for (name, text) in fields {
        Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(text))
            .map_err(|thrown| BrowserError::from_js(&thrown))?;
    }
    Ok(object.into())
}

/// The text in one field of such a record.
pub fn field(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &JsValue::from_str(name)).ok()?.as_string()
}
