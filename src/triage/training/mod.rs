//! Making the model: reading labelled posts, fitting, calibrating, and measuring on posts held out. Never part of the extension.

pub mod calibration;
pub mod corpus;
pub mod folds;
pub mod matrix;
pub mod measure;
pub mod recipe;
pub mod regression;
