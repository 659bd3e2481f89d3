//! The network itself: a window in, for each token what the heads need; then roles around a cue.

use super::chain::Steps;
use super::confidence::Confidences;
use super::features::{self, Features};
use super::names;
use super::pieces::Pieces;
use rten::{Model, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView, Tensor};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Nothing, source, cue, content.
pub const LABELS: usize = 4;
/// The scores of a token that can be nothing to the cue.
pub const NOTHING: [f32; LABELS] = [0.0, -1e4, -1e4, -1e4];
/// Tokens on either side of a cue that may belong to it.
pub const REACH: usize = 96;
/// Distances beyond this are all alike.
const FAR: isize = 64;
const SPAN: usize = 2 * REACH + 1;
/// Before the first piece of a window, and after its last.
const OPEN: i32 = 101;
const CLOSE: i32 = 102;

/// The names' labels in the network's order.
pub(super) const TAGS: [Tag; 9] = [
    Tag::None,
    Tag::First(Named::Person),
    Tag::Next(Named::Person),
    Tag::First(Named::Place),
    Tag::Next(Named::Place),
    Tag::First(Named::Organization),
    Tag::Next(Named::Organization),
    Tag::First(Named::Other),
    Tag::Next(Named::Other),
];

/// The bytes of a trained network, as `lab` writes them.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// Its name and version, as `found_by` shows it.
    pub name: &'static str,
    /// The word pieces, one a line.
    pub pieces: &'static str,
    /// A window to tokens.
    pub encoder: &'static [u8],
    /// A cue and its surroundings to labels.
    pub roles: &'static [u8],
    /// A pronoun and a name to a score.
    pub links: &'static [u8],
    /// How likely a label follows a label.
    pub steps: &'static str,
    /// How often a statement with this score was right: `score`, `share`.
    pub confidence: &'static str,
}

/// A trained network, ready to run.
pub struct Network {
    /// Its name and version.
    pub name: &'static str,
    /// The pieces it knows.
    pub pieces: Pieces,
    encoder: Graph,
    roles: Graph,
    links: Graph,
    /// How its labels follow each other.
    pub steps: Steps,
    /// How sure it may be.
    pub confidences: Confidences,
}

/// What the network makes of the tokens of one window.
pub struct Seen {
    /// How likely each token is part of a cue, 0 to 1.
    pub cue: Vec<f32>,
    role_cue: NdTensor<f32, 2>,
    role_token: NdTensor<f32, 2>,
    names: NdTensor<f32, 2>,
    link_pronoun: NdTensor<f32, 2>,
    link_name: NdTensor<f32, 2>,
}

/// What a token is of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    /// Of none.
    #[default]
    None,
    /// The first token of a name.
    First(Named),
    /// A later one.
    Next(Named),
}

impl Tag {
    /// What the name stands for that holds the token.
    pub fn kind(self) -> Option<Named> {
        match self {
            Tag::None => None,
            Tag::First(kind) | Tag::Next(kind) => Some(kind),
        }
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organization.
    Organization,
    /// A work, an event, a nationality.
    Other,
}

thread_local! {
    /// One worker for each thread that reads: sums are taken in one order, and readers do not wait for each other.
    static POOL: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
}

/// A graph with the places of its inputs and outputs.
struct Graph {
    model: Model,
    inputs: Vec<NodeId>,
    outputs: Vec<NodeId>,
}

/// A trained file that cannot be used.
#[derive(Debug)]
pub struct Broken(String);

impl Broken {
    /// What is wrong with it.
    pub fn new(why: &str) -> Broken {
        Broken(why.to_owned())
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the trained reader cannot be used: {}", self.0)
    }
}

impl std::error::Error for Broken {}

impl Graph {
    fn load(bytes: &'static [u8], inputs: &[&str], outputs: &[&str]) -> Result<Graph, Broken> {
        let model = Model::load_static_slice(bytes).map_err(|e| Broken(e.to_string()))?;
        let ids = |names: &[&str]| -> Result<Vec<NodeId>, Broken> {
            names.iter().map(|n| model.node_id(n).map_err(|e| Broken(e.to_string()))).collect()
        };
        Ok(Graph { inputs: ids(inputs)?, outputs: ids(outputs)?, model })
    }

    fn run(&self, inputs: Vec<ValueOrView<'_>>) -> Option<Vec<Value>> {
        let options = RunOptions::default().with_thread_pool(Some(POOL.with(Arc::clone)));
        let inputs = self.inputs.iter().copied().zip(inputs).collect();
        self.model.run(inputs, &self.outputs, Some(options)).ok()
    }
}

impl Network {
    /// Loads a network.
    ///
    /// # Errors
    /// Where the files are not those of a network of this kind.
    pub fn load(files: &Files) -> Result<Network, Broken> {
        let encoder = Graph::load(
            files.encoder,
            &["pieces", "shape", "quoted", "opens", "first"],
            &["cue", "role_cue", "role_token", "names", "link_pronoun", "link_name"],
        )?;
        Ok(Network {
            name: files.name,
            pieces: Pieces::new(files.pieces),
            encoder,
            roles: Graph::load(files.roles, &["cue", "token", "distance", "inside"], &["scores"])?,
            links: Graph::load(files.links, &["pronoun", "name", "distance"], &["score"])?,
            steps: Steps::parse(files.steps)?,
            confidences: Confidences::parse(files.confidence)?,
        })
    }

    /// Reads the tokens of one window; `None` only for files that do not fit together.
    pub fn see(&self, features: &Features, window: Range<usize>) -> Option<Seen> {
        let (start, end) = (features.first[window.start] as usize, features.first[window.end] as usize);
        let mut pieces = vec![OPEN];
        pieces.extend(features.pieces[start..end].iter().map(|p| *p as i32));
        pieces.push(CLOSE);
        let count = |t: usize| (features.first[t + 1] - features.first[t]) as usize;
        let spread = |of: &[u8]| -> Tensor<i32> {
            let mut out = vec![0];
            window.clone().for_each(|t| out.extend(std::iter::repeat_n(i32::from(of[t]), count(t))));
            out.push(0);
            Tensor::from(out)
        };
        let first: Vec<i32> = window.clone().map(|t| (features.first[t] as usize - start) as i32 + 1).collect();
        let inputs = vec![
            Tensor::from(pieces).into(),
            spread(&features.shape).into(),
            spread(&features.quoted).into(),
            spread(&features.opens).into(),
            Tensor::from(first).into(),
        ];
        let mut out = self.encoder.run(inputs)?.into_iter();
        let cue: NdTensor<f32, 1> = out.next()?.try_into().ok()?;
        Some(Seen {
            cue: cue.to_vec().into_iter().map(|x| 1.0 / (1.0 + (-x).exp())).collect(),
            role_cue: out.next()?.try_into().ok()?,
            role_token: out.next()?.try_into().ok()?,
            names: out.next()?.try_into().ok()?,
            link_pronoun: out.next()?.try_into().ok()?,
            link_name: out.next()?.try_into().ok()?,
        })
    }

    /// What each token of the window, of which these open what, is of a name.
    pub fn names(&self, seen: &Seen, opens: &[u8]) -> Vec<Tag> {
        let row = |t: usize| (std::array::from_fn(|l| seen.names[[t, l]]), opens[t] == features::PARAGRAPH);
        names::chain((0..seen.names.size(0)).map(row))
    }

    /// How much speaks for each pair of a pronoun and the last token of a name, both places in the window, meaning the
    /// same: below 0, rather not.
    pub fn links(&self, seen: &Seen, pairs: &[(usize, usize)]) -> Option<Vec<f32>> {
        let width = seen.link_name.size(1);
        let mut pronoun = NdTensor::<f32, 2>::zeros([pairs.len(), width]);
        let mut name = NdTensor::<f32, 2>::zeros([pairs.len(), width]);
        let mut distance = NdTensor::<i32, 1>::zeros([pairs.len()]);
        for (k, (p, n)) in pairs.iter().enumerate() {
            copy(seen.link_pronoun.slice(*p), pronoun.slice_mut(k));
            copy(seen.link_name.slice(*n), name.slice_mut(k));
            distance[[k]] = ((*n as isize - *p as isize).clamp(-FAR, FAR) + FAR) as i32;
        }
        let scores: NdTensor<f32, 1> =
            self.links.run(vec![pronoun.into(), name.into(), distance.into()])?.into_iter().next()?.try_into().ok()?;
        Some(scores.to_vec())
    }

    /// For each of the given cues, places in the window, the scores of the labels of all tokens of the window within
    /// [`REACH`], and where those begin.
    pub fn around(&self, seen: &Seen, cues: &[usize]) -> Option<Vec<(usize, Vec<[f32; LABELS]>)>> {
        let width = seen.role_token.size(1);
        let tokens = seen.role_token.size(0);
        let mut cue = NdTensor::<f32, 2>::zeros([cues.len(), width]);
        let mut token = NdTensor::<f32, 3>::zeros([cues.len(), SPAN, width]);
        let mut distance = NdTensor::<i32, 2>::zeros([cues.len(), SPAN]);
        let mut inside = NdTensor::<f32, 2>::zeros([cues.len(), SPAN]);
        for (k, at) in cues.iter().enumerate() {
            copy(seen.role_cue.slice(*at), cue.slice_mut(k));
            for j in 0..SPAN {
                let far = j as isize - REACH as isize;
                distance[[k, j]] = (far.clamp(-FAR, FAR) + FAR) as i32;
                if let Some(t) = at.checked_add_signed(far).filter(|t| *t < tokens) {
                    copy(seen.role_token.slice(t), token.slice_mut((k, j)));
                    inside[[k, j]] = 1.0;
                }
            }
        }
        let inputs = vec![cue.into(), token.into(), distance.into(), inside.into()];
        let scores: NdTensor<f32, 3> = self.roles.run(inputs)?.into_iter().next()?.try_into().ok()?;
        let row = |(k, at): (usize, &usize)| {
            let (first, end) = (at.saturating_sub(REACH), (at + REACH + 1).min(tokens));
            let offset = REACH + first - at;
            let of = |t: usize| std::array::from_fn(|l| scores[[k, t - first + offset, l]]);
            (first, (first..end).map(of).collect())
        };
        Some(cues.iter().enumerate().map(row).collect())
    }
}

fn copy(from: NdTensorView<'_, f32, 1>, mut to: rten_tensor::NdTensorViewMut<'_, f32, 1>) {
    to.copy_from(&from);
}
