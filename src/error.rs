//! Misuse of the library. A document never makes it fail: it yields diagnostics.

/// What a caller did wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A configuration names something that does not exist, or has a value of the wrong shape.
    #[error("{place}: {message}")]
    Configuration {
        /// Where in the configuration, as a dotted path.
        place: String,
        /// What was expected and what was met, with a suggestion where one is close.
        message: String,
    },
    /// The front matter does not have the shape of the requested type.
    #[error("{message}")]
    Deserialize {
        /// What was expected and what was met.
        message: String,
        /// Where, when the place is known.
        span: Option<crate::Span>,
    },
}
