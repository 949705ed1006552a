//! Making the model: reading labelled posts, fitting, calibrating, and measuring on posts held out. Never part of the extension.

pub mod calibration;
pub mod corpus;
pub mod folds;
pub mod interval;
pub mod invented;
pub mod languages;
pub mod lessons;
pub mod matrix;
pub mod measure;
mod other_tongues;
pub mod recipe;
pub mod regression;
pub mod stacking;
pub mod tongues;
