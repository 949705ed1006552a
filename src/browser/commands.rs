//! `commands`: keys of the browser's shortcut page.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::listening::Listening;
use super::namespace::{EventTarget, Namespace, namespace, settled};
use crate::message::KeyCommand;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithCommands;
    #[wasm_bindgen(method, getter)]
    fn commands(this: &WithCommands) -> Option<Commands>;

    /// `commands`.
    type Commands;
    #[wasm_bindgen(method, getter, js_name = onCommand)]
    fn on_command(this: &Commands) -> EventTarget;
    #[wasm_bindgen(method, catch, js_name = getAll)]
    fn get_all(this: &Commands) -> Result<Promise, JsValue>;

    /// `commands.Command`.
    type JsCommand;
    #[wasm_bindgen(method, getter)]
    fn name(this: &JsCommand) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn shortcut(this: &JsCommand) -> Option<String>;
}

/// Hears the keys. Commands that this build does not know are not heard.
///
/// # Errors
/// [`BrowserError::ContextGone`] where there are no commands.
pub fn on_command(hear: impl Fn(KeyCommand) + 'static) -> Result<Listening, BrowserError> {
    let closure = Closure::<dyn Fn(String)>::new(move |name: String| {
        if let Some(command) = named(&name) {
            hear(command);
        }
    });
    Listening::new(api()?.on_command(), closure)
}

/// Each command and its key as the browser writes it (`Alt+Shift+J`); the empty text where the user took the key away.
///
/// # Errors
/// In the browser's words.
pub async fn shortcuts() -> Result<Vec<(KeyCommand, String)>, BrowserError> {
    let all = settled(api()?.get_all()).await?;
    let read = |command: JsValue| {
        let command: JsCommand = command.unchecked_into();
        Some((named(&command.name()?)?, command.shortcut().unwrap_or_default()))
    };
    Ok(Array::from(&all).iter().filter_map(read).collect())
}

fn named(name: &str) -> Option<KeyCommand> {
    KeyCommand::ALL.into_iter().find(|command| command.name() == name)
}

fn api() -> Result<Commands, BrowserError> {
    namespace()?.unchecked_into::<WithCommands>().commands().ok_or(BrowserError::ContextGone)
}
