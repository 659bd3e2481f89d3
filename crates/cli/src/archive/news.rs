//! News of long work: a bar on a terminal, now and then a line elsewhere.

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use onrecord::archive::sources::Progress;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Between two lines where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);

/// How far it is, on standard error.
pub(super) struct News {
    progress: Progress,
    bytes: u64,
    begun: Instant,
    last: Instant,
    done: u64,
    bar: Option<ProgressBar>,
}

impl News {
    /// `bytes` is all there is to read.
    pub(super) fn new(progress: Progress, bytes: u64) -> News {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{wide_bar} {msg}").expect("a sound template");
            ProgressBar::new(bytes).with_style(style)
        });
        News { progress, bytes, begun: Instant::now(), last: Instant::now(), done: 0, bar }
    }

    /// One more is done.
    pub(super) fn tick(&mut self) {
        self.done += 1;
        match &self.bar {
            Some(bar) if self.last.elapsed() >= Duration::from_millis(100) => {
                bar.set_position(self.progress.bytes().min(self.bytes));
                bar.set_message(self.words());
                self.last = Instant::now();
            }
            None if self.last.elapsed() >= EVERY => {
                eprintln!("onrecord: {}", self.words());
                self.last = Instant::now();
            }
            _ => {}
        }
    }

    /// A message that stays.
    pub(super) fn say(&self, message: &str) {
        let say = || eprintln!("onrecord: {message}");
        self.bar.as_ref().map_or_else(say, |bar| bar.suspend(say));
    }

    /// Nothing more comes.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// "1240 done, 61 a second, 5 minutes left".
    fn words(&self) -> String {
        let taken = self.begun.elapsed().as_secs_f64();
        let rate = self.done as f64 / taken.max(0.001);
        let read = self.progress.bytes();
        let left = self.bytes.saturating_sub(read) as f64 * taken / (read.max(1) as f64);
        // A name of a pipe has no length.
        let left = match Duration::try_from_secs_f64(left) {
            Ok(left) if self.bytes > 0 && read > 0 => format!(", {:#} left", HumanDuration(left)),
            _ => String::new(),
        };
        format!("{} done, {rate:.0} a second{left}", self.done)
    }
}
