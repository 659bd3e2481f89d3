//! Work on many things at once, results in order, and never many of them waiting.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};

/// Results that may wait for a slower one before them.
const AHEAD: usize = 32;

/// Room for the deepest pages.
const STACK: usize = 16 << 20;

/// Does `work` on each item on all cores and hands the results to `take` in the items' order, until it answers `false`.
pub(crate) fn in_order<T: Send, R: Send>(
    items: impl IntoIterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> bool,
) {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (jobs, waiting) = sync_channel::<(T, std::sync::mpsc::Sender<R>)>(threads);
    let waiting = Mutex::new(waiting);
    let (promise, promised) = sync_channel::<Receiver<R>>(AHEAD);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let worker = || {
                while let Some((item, answer)) = next(&waiting) {
                    // Nobody waits for the answer any more: the output is closed.
                    let _ = answer.send(work(item));
                }
            };
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).expect("a thread");
        }
        scope.spawn(move || feed(items, &jobs, &promise));
        for result in promised {
            let Ok(result) = result.recv() else { break };
            if !take(result) {
                break;
            }
        }
    });
}

fn next<J>(waiting: &Mutex<Receiver<J>>) -> Option<J> {
    waiting.lock().ok()?.recv().ok()
}

/// Hands out the jobs; ends when nobody takes the results any more.
fn feed<T, R>(
    items: impl IntoIterator<Item = T>,
    jobs: &SyncSender<(T, std::sync::mpsc::Sender<R>)>,
    promise: &SyncSender<Receiver<R>>,
) {
    for item in items {
        let (answer, result) = channel();
        if promise.send(result).is_err() || jobs.send((item, answer)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let slow_first = |n: u64| {
            std::thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(7) { 500 } else { 0 }));
            n
        };
        let mut seen = Vec::new();
        in_order(0..300, slow_first, |n| {
            seen.push(n);
            true
        });
        assert_eq!(seen, (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn it_ends_when_the_results_are_no_longer_wanted() {
        let mut seen = 0;
        in_order(
            0..1_000_000,
            |n| n,
            |_| {
                seen += 1;
                seen < 3
            },
        );
        assert_eq!(seen, 3);
    }
}
