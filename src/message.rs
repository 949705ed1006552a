//! What the page, the worker and the extension's own pages say to each other: every message, in one place.
//! The worker is asked; it answers each request with one [`Reply`]. It tells pages and tabs of changes with a [`Notice`].
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

use crate::ledger::event::PostKey;
use crate::post::{Handle, Site, UnixMillis};
use crate::reply::suggestion::{Asked, PostFacts, Suggestion};
use crate::reply::template::TemplateId;
use crate::sentence::Sentence;
use crate::settings::{MentionMarks, Settings, SettingsEdit};
use crate::text::place::ByteSpan;
use crate::triage::correction::layer::LocalLayer;
use crate::triage::correction::said::{Margin, Said};
use crate::triage::correction::wording::Wording;
use crate::triage::opinion::Opinion;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::{Probability, Severity, Theme};
use crate::watch::brand::{Brand, BrandId, Switch, WatchedQuery};

pub use crate::ledger::case::CaseState;

/// What the injected half may ask. Nothing here reads the settings, and nothing but [`FromPage::Correct`] changes any.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum FromPage {
    /// A page of this site has started: what is watched? Answered with [`Reply::Setup`].
    Start {
        /// The site.
        site: Site,
    },
    /// Complaints were seen. Answered with [`Reply::Cases`], in the same order.
    Seen {
        /// The complaints.
        posts: Vec<SeenPost>,
    },
    /// What does the second reader say of these? Answered with [`Reply::Opinions`], in the same order. The one message that
    /// carries texts; they are read, and kept nowhere.
    Consult {
        /// Posts about us that the first reader is unsure about.
        posts: Vec<Doubt>,
    },
    /// Which replies fit this post? Answered with [`Reply::Suggestions`], best first.
    Suggest {
        /// The brand it is about.
        brand: BrandId,
        /// The post.
        post: PostFacts,
        /// Answers to asked fields.
        asked: Asked,
        /// At most so many.
        most: usize,
    },
    /// A reply was put into the composer. Answered with [`Reply::Done`].
    Inserted {
        /// The post.
        key: PostKey,
        /// The template.
        template: TemplateId,
    },
    /// The person said by hand what a post is, or took that back. Every tab hears what follows from it as a new setup.
    /// Answered with [`Reply::Done`].
    Correct {
        /// The post.
        key: PostKey,
        /// Who wrote it.
        author: Handle,
        /// Its words, hashed; no text leaves the page.
        words: Wording,
        /// What the shipped weights made of it.
        margin: Margin,
        /// What was said; `None` takes back what was said before.
        said: Option<Said>,
    },
    /// A post of ours that answers this one was seen. Answered with [`Reply::Done`].
    Answered {
        /// The post that was answered.
        key: PostKey,
    },
    /// What is on the page now; for the badge and an open popup. Answered with [`Reply::Done`].
    Counted {
        /// The counts.
        counts: PageCounts,
    },
    /// WebAssembly could not be started on this page: the other carrier is wanted. Sent by the script's JavaScript, before there
    /// is any Rust in the page. Answered with [`Reply::Done`].
    CarrierFailed,
}

/// A complaint as the page reports it; no text leaves the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenPost {
    /// The post.
    pub key: PostKey,
    /// Who wrote it.
    pub author: Handle,
    /// When.
    pub posted_at: Option<UnixMillis>,
    /// The brand it is about.
    pub brand: BrandId,
    /// How sure.
    pub score: Probability,
    /// How hard.
    pub severity: Severity,
    /// What about.
    pub theme: Option<Theme>,
}

/// A post about us, to be read again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// Its words.
    pub text: String,
    /// The language that the page names; no proof.
    pub lang: Option<String>,
    /// Where it mentions the brand.
    pub mentions: Vec<ByteSpan>,
    /// What the first reader says.
    pub score: Probability,
}

/// Whether the page could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageHealth {
    /// Posts were found, or the page is not one that has posts.
    #[default]
    Readable,
    /// Nothing was read yet.
    Waiting,
    /// A page that should have posts, and none was found.
    Unreadable,
    /// Reading it has come to a stop, twice.
    Stopped,
    /// Posts are found, but the reader of complaints is damaged.
    NoReader,
}

/// What is on a page now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCounts {
    /// Posts read.
    pub posts: u32,
    /// Posts about the brand, complaints among them.
    pub mentions: u32,
    /// Complaints about the brand, without dismissed ones.
    pub complaints: u32,
    /// Complaints that nobody of ours has answered, as far as is known.
    pub unanswered: u32,
    /// Posts that could not be read and were skipped.
    pub skipped: u32,
    /// Whether the page could be read.
    pub health: PageHealth,
}

/// What the injected half needs of the settings. Never the templates, never the contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageSetup {
    /// The master switch and the site's, together.
    pub switch: Switch,
    /// Enabled brands.
    pub brands: Vec<Brand>,
    /// Enabled queries.
    pub queries: Vec<WatchedQuery>,
    /// How plain mentions are marked.
    pub mention_marks: MentionMarks,
    /// Whether doubtful posts are sent to be read again.
    pub second_reader: Switch,
    /// What is set of the themes.
    pub themes: Vec<ThemeEntry>,
    /// What follows from the user's corrections.
    #[serde(default)]
    pub layer: LocalLayer,
}

/// What the extension's own pages may ask, besides all that they show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "app", rename_all = "snake_case")]
pub enum FromApp {
    /// The settings. Answered with [`Reply::Settings`].
    Settings,
    /// Change them. Answered with [`Reply::Settings`] or [`Reply::Refused`].
    Edit {
        /// The change.
        edit: SettingsEdit,
    },
    /// Replace them by an exported file. Answered with [`Reply::Settings`] or [`Reply::Refused`].
    Import {
        /// The file's text.
        file: String,
    },
    /// The settings as a file. Answered with [`Reply::File`].
    Export,
}

/// Anything the worker can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Request {
    /// By the injected half.
    Page(FromPage),
    /// By an extension page; refused when it comes from anywhere else.
    App(FromApp),
}

/// How the store is; said in the popup when it is not well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreHealth {
    /// All is kept.
    #[default]
    Well,
    /// The browser refuses to keep anything; what was there is untouched.
    Refused,
    /// The first copy was damaged; the settings were put back from the second.
    Restored,
}

/// The worker's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "snake_case")]
pub enum Reply {
    /// What to watch.
    Setup {
        /// What to watch.
        setup: PageSetup,
    },
    /// What the ledger knows, in the order of the request.
    Cases {
        /// One state a post.
        states: Vec<CaseState>,
    },
    /// What both readers say together, in the order of the request; nothing where the second can't be asked.
    Opinions {
        /// One a post.
        opinions: Vec<Option<Opinion>>,
    },
    /// Replies that fit, best first.
    Suggestions {
        /// The replies.
        suggestions: Vec<Suggestion>,
    },
    /// The settings as they are now.
    Settings {
        /// The settings.
        settings: Box<Settings>,
        /// How the store is.
        store: StoreHealth,
        /// Why the second reader could not be asked, when it was asked and could not.
        reader: Option<Sentence>,
    },
    /// A file's text.
    File {
        /// The text.
        text: String,
    },
    /// Done and kept.
    Done,
    /// Not done, nothing changed.
    Refused {
        /// A sentence that the user can act on.
        because: Sentence,
    },
}

/// [`Reply::Setup`] as the injected half reads it: only the field that it asked for. Reading the whole of [`Reply`] there
/// would carry the settings' reader into every page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SetupAnswer {
    /// What to watch.
    pub setup: PageSetup,
}

/// [`Reply::Cases`] as the injected half reads it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CasesAnswer {
    /// One state a post, in the order of the request.
    pub states: Vec<CaseState>,
}

/// [`Reply::Opinions`] as the injected half reads it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct OpinionsAnswer {
    /// One a post, in the order of the request.
    pub opinions: Vec<Option<Opinion>>,
}

/// [`Reply::Suggestions`] as the injected half reads it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SuggestionsAnswer {
    /// The replies, best first.
    pub suggestions: Vec<Suggestion>,
}

/// [`Reply::Done`], or any other answer that nobody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct AnyAnswer {}

/// A [`Notice`] as the injected half hears it.
#[derive(Clone, Debug, PartialEq)]
pub enum TabNotice {
    /// Watch this from now on.
    Setup(PageSetup),
    /// A key was pressed.
    Key(KeyCommand),
    /// What is on the page?
    Count,
    /// This page is not to be read any more.
    Stop,
}

/// [`Notice::Key`] as the injected half reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct KeyNotice {
    /// Which.
    pub command: KeyCommand,
}

/// What a key of the browser's shortcut page does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyCommand {
    /// To the next complaint on the page.
    NextComplaint,
    /// To the one before.
    PreviousComplaint,
    /// Open the panel of the current complaint.
    OpenPanel,
    /// Insert the best reply to it.
    InsertBest,
    /// It is no complaint.
    Dismiss,
}

impl KeyCommand {
    /// All commands.
    pub const ALL: [KeyCommand; 5] = [
        KeyCommand::NextComplaint,
        KeyCommand::PreviousComplaint,
        KeyCommand::OpenPanel,
        KeyCommand::InsertBest,
        KeyCommand::Dismiss,
    ];

    /// Its name in the manifest.
    pub fn name(self) -> &'static str {
        match self {
            KeyCommand::NextComplaint => "next-complaint",
            KeyCommand::PreviousComplaint => "previous-complaint",
            KeyCommand::OpenPanel => "open-panel",
            KeyCommand::InsertBest => "insert-best",
            KeyCommand::Dismiss => "dismiss",
        }
    }
}

/// What the worker tells tabs and extension pages, unasked, and the popup asks of a tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "snake_case")]
pub enum Notice {
    /// To tabs: watch this from now on.
    Setup {
        /// What to watch.
        setup: PageSetup,
    },
    /// To tabs: a key was pressed.
    Key {
        /// Which.
        command: KeyCommand,
    },
    /// From the popup to a tab: what is on the page? Answered with [`PageCounts`].
    Count,
    /// To tabs: this page is not to be read any more, leave it as it was found. Its site was switched off, or its permission taken away.
    Stop,
    /// To extension pages: the settings have changed.
    Settings {
        /// The settings.
        settings: Box<Settings>,
        /// How the store is.
        store: StoreHealth,
    },
}
