//! Work on many things at once, results in order, and never much of it waiting.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Condvar, Mutex};

/// Results that may wait for a slower one before them.
const AHEAD: usize = 32;

/// How much may be in work or waiting, in bytes of input.
const AT_ONCE: u64 = 48 << 20;

/// Room for the deepest pages.
const STACK: usize = 16 << 20;

/// Does `work` on each item on so many threads (at least one) and hands the results to `take` in the items' order, until it answers
/// `false`. Items of more than [`AT_ONCE`] bytes together wait until others are done.
pub fn in_order<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    weight: impl Fn(&T) -> u64 + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> bool,
) {
    let (jobs, waiting) = sync_channel::<(T, Sender<R>)>(threads.max(1));
    let waiting = Mutex::new(waiting);
    let (promise, promised) = sync_channel::<(u64, Receiver<R>)>(AHEAD);
    let room = Room::default();
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let worker = || {
                while let Some((item, answer)) = next(&waiting) {
                    // Nobody waits for the answer any more.
                    let _ = answer.send(work(item));
                }
            };
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).expect("a thread");
        }
        scope.spawn(|| feed(items, weight, jobs, promise, &room));
        for (weight, result) in promised {
            let Ok(result) = result.recv() else { break };
            if !take(result) {
                break;
            }
            room.leave(weight);
        }
        room.close();
    });
}

fn next<J>(waiting: &Mutex<Receiver<J>>) -> Option<J> {
    waiting.lock().ok()?.recv().ok()
}

/// Hands out the jobs; ends when nobody takes the results any more.
fn feed<T, R>(
    items: impl Iterator<Item = T>,
    weight: impl Fn(&T) -> u64,
    jobs: SyncSender<(T, Sender<R>)>,
    promise: SyncSender<(u64, Receiver<R>)>,
    room: &Room,
) {
    for item in items {
        let (answer, result) = channel();
        let weight = weight(&item);
        if !room.enter(weight) || promise.send((weight, result)).is_err() || jobs.send((item, answer)).is_err() {
            return;
        }
    }
}

/// How much is in work.
#[derive(Default)]
struct Room {
    /// Bytes; `None` when it is closed.
    taken: Mutex<Taken>,
    left: Condvar,
}

#[derive(Default)]
struct Taken {
    bytes: u64,
    closed: bool,
}

impl Room {
    /// Waits until there is room; one thing alone always fits. `false` when it is closed.
    fn enter(&self, bytes: u64) -> bool {
        let Ok(taken) = self.taken.lock() else { return false };
        let is_full = |taken: &mut Taken| !taken.closed && taken.bytes > 0 && taken.bytes + bytes > AT_ONCE;
        let Ok(mut taken) = self.left.wait_while(taken, is_full) else { return false };
        taken.bytes += bytes;
        !taken.closed
    }

    fn leave(&self, bytes: u64) {
        if let Ok(mut taken) = self.taken.lock() {
            taken.bytes = taken.bytes.saturating_sub(bytes);
        }
        self.left.notify_all();
    }

    fn close(&self) {
        if let Ok(mut taken) = self.taken.lock() {
            taken.closed = true;
        }
        self.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let slow_first = |n: u64| {
            std::thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(7) { 500 } else { 0 }));
            n
        };
        let mut seen = Vec::new();
        in_order(
            0..300,
            4,
            |_| 1,
            slow_first,
            |n| {
                seen.push(n);
                true
            },
        );
        assert_eq!(seen, (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn it_ends_when_the_results_are_no_longer_wanted() {
        for weight in [1, AT_ONCE / 2, 2 * AT_ONCE] {
            let mut seen = 0;
            in_order(
                0..1_000_000,
                2,
                |_| weight,
                |n| n,
                |_| {
                    seen += 1;
                    seen < 3
                },
            );
            assert_eq!(seen, 3);
        }
    }

    #[test]
    fn no_more_is_held_than_there_is_room_for() {
        let (held, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let enter = |n: u64| {
            most.fetch_max(held.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            n
        };
        in_order(
            (0..40).map(enter),
            8,
            |_| AT_ONCE / 3,
            |n| n,
            |_| {
                held.fetch_sub(1, Ordering::SeqCst);
                true
            },
        );
        // One more is made before it waits for room.
        assert!(most.load(Ordering::SeqCst) <= 5, "{most:?}");
    }
}
