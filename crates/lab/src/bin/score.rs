//! `cargo score`: measures onrecord beside a plain baseline and fails below the floors.

use clap::Parser;
use lab::article::{self, Article, Attribution};
use lab::floors::Floors;
use lab::measure::{Count, Figures, compare};
use lab::predict::{self, Prediction};
use lab::{baseline, gold, misses, resources};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Measures attribution on gold articles and fails below the floors of evaluation/floors.toml.
#[derive(Parser)]
struct Args {
    /// The folder that holds polnear/dev.jsonl; without it, only the own gold set is measured.
    #[arg(long, env = "ONRECORD_DATA")]
    data: Option<PathBuf>,
    /// Which part: train or dev.
    #[arg(long, default_value = "dev")]
    set: String,
    /// The outside scorer [default: DATA/../score/attribution.py].
    #[arg(long)]
    scorer: Option<PathBuf>,
    /// Where to keep the predictions.
    #[arg(long)]
    pred: Option<PathBuf>,
    /// Score these predictions of another program instead of reading; no floors.
    #[arg(long)]
    from: Option<PathBuf>,
    /// Where to write how often each rule was right: rule, n, right, precision.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Print so many missed and so many wrong attributions.
    #[arg(long, default_value_t = 0)]
    misses: usize,
    /// Of those, only the ones whose printed form holds these words.
    #[arg(long, default_value = "")]
    grep: String,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(broken) if broken.is_empty() => ExitCode::SUCCESS,
        Ok(broken) => {
            broken.iter().for_each(|b| eprintln!("{b}"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("score: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What fell below its floor.
fn run(args: &Args) -> Result<Vec<String>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let floors = root.join("evaluation/floors.toml");
    let floors = std::fs::read_to_string(&floors).map_err(|e| format!("{}: {e}", floors.display()))?;
    let floors = Floors::parse(&floors).map_err(|e| format!("floors.toml: {e}"))?;
    let mut broken = Vec::new();
    if args.from.is_none() {
        broken.extend(own(&root.join("evaluation/gold"), &floors, args)?);
    }
    let Some(data) = &args.data else {
        println!("\nWithout --data DIR or ONRECORD_DATA this is all: only the own gold set, by our own count.");
        return Ok(broken);
    };
    let path = data.join("polnear").join(format!("{}.jsonl", args.set));
    let articles = article::load(&path).map_err(|e| e.to_string())?;
    let name = format!("polnear-{}", args.set);
    let measured = measure(&name, &articles, args)?;
    details(&articles, &measured, args)?;
    outside(&path, &measured, data, args)?;
    // A floor stands for the set that nothing is tuned on.
    if args.set == "dev" && args.from.is_none() {
        broken.extend(floors.broken(&name, &measured.figures));
    }
    Ok(broken)
}

/// Measures the own articles, both halves together for the floors, and the half that nothing is tuned on by itself.
fn own(folder: &Path, floors: &Floors, args: &Args) -> Result<Vec<String>, String> {
    let gold = gold::load(folder)?;
    let test = gold.test.clone();
    let all: Vec<Article> = gold.tune.into_iter().chain(gold.test).collect();
    let measured = measure("own", &all, args)?;
    if args.data.is_none() {
        details(&all, &measured, args)?;
    }
    let mut half = Figures::default();
    for article in &test {
        let of = |p: &&Prediction| p.id == article.id;
        let found = measured.predictions.iter().find(of).map_or(&[][..], |p| &p.attributions);
        compare(article, found, &mut half);
    }
    let f = |name| 100.0 * half.f(name).unwrap_or(0.0);
    println!(
        "the {} articles that nothing is tuned on: attribution F {:.1}, content found F {:.1}\n",
        test.len(),
        f("attribution"),
        f("content found")
    );
    Ok(floors.broken("own", &measured.figures))
}

/// What was found in a set, and how it compares.
struct Measured {
    figures: Figures,
    predictions: Vec<Prediction>,
}

/// Predicts, compares and prints.
fn measure(name: &str, articles: &[Article], args: &Args) -> Result<Measured, String> {
    let predictions = match &args.from {
        Some(path) => predict::load(path, articles)?,
        None => predict::predict(articles)?,
    };
    let memory = resources::peak_memory();
    let (mut ours, mut plain) = (Figures::default(), Figures::default());
    for (article, prediction) in articles.iter().zip(&predictions.all) {
        compare(article, &prediction.attributions, &mut ours);
        compare(article, &baseline::predict(article).attributions, &mut plain);
    }
    println!("{name}: {} articles, {} words", articles.len(), predictions.words);
    print_figures(&ours, &plain);
    if args.from.is_none() {
        let speed = predictions.words as f64 / predictions.took.as_secs_f64();
        println!("\nspeed: {speed:.0} words/s on one thread");
    }
    if let Some(memory) = memory.filter(|_| args.from.is_none()) {
        println!("peak memory, all articles and predictions held: {:.1} MB", memory as f64 / 1e6);
    }
    Ok(Measured { figures: ours, predictions: predictions.all })
}

/// Rule by rule, and the misses where they are wanted.
fn details(articles: &[Article], measured: &Measured, args: &Args) -> Result<(), String> {
    print_rules(&measured.figures);
    if let Some(path) = &args.rules {
        std::fs::write(path, rules_tsv(&measured.figures)).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    if args.misses > 0 {
        let all: Vec<Vec<Attribution>> = measured.predictions.iter().map(|p| p.attributions.clone()).collect();
        println!("\n{}", misses::list(articles, &all, args.misses, &args.grep));
    }
    Ok(())
}

const NAMES: [&str; 9] = [
    "attribution",
    "direct attribution",
    "mixed attribution",
    "indirect attribution",
    "content found",
    "full triple",
    "source exact",
    "cue exact",
    "content exact",
];

fn print_figures(ours: &Figures, plain: &Figures) {
    let show =
        |c: Count| format!("P {:5.1}  R {:5.1}  F {:5.1}", 100.0 * c.precision(), 100.0 * c.recall(), 100.0 * c.f());
    println!("\n{:<22}{:<32}baseline: quotations, nearest \"NAME said\"", "", "onrecord");
    for name in NAMES {
        let of = |f: &Figures| show(f.counts.get(name).copied().unwrap_or_default());
        println!("{name:<22}{:<32}{}", of(ours), of(plain));
    }
}

fn print_rules(figures: &Figures) {
    println!("\n{:<28}{:>6}{:>7}  precision", "found by", "n", "right");
    for (rule, (n, right)) in &figures.rules {
        println!("{rule:<28}{n:>6}{right:>7}  {:.3}", *right as f64 / *n as f64);
    }
}

fn rules_tsv(figures: &Figures) -> String {
    let mut out = "rule\tn\tright\tprecision\n".to_owned();
    for (rule, (n, right)) in &figures.rules {
        out.push_str(&format!("{rule}\t{n}\t{right}\t{:.3}\n", *right as f64 / *n as f64));
    }
    out
}

/// Lets the outside scorer count the same predictions, prints its table, and compares.
fn outside(gold: &Path, measured: &Measured, data: &Path, args: &Args) -> Result<(), String> {
    let Measured { figures, predictions } = measured;
    let kept = args.pred.clone();
    let path = kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("score-{}.jsonl", std::process::id())));
    let mut lines = String::new();
    for prediction in predictions {
        lines.push_str(&serde_json::to_string(prediction).map_err(|e| e.to_string())?);
        lines.push('\n');
    }
    std::fs::write(&path, lines).map_err(|e| format!("{}: {e}", path.display()))?;
    let scorer = args.scorer.clone().unwrap_or_else(|| data.join("../score/attribution.py"));
    let table = python(&scorer, gold, &path, "--slices");
    let json = python(&scorer, gold, &path, "--json");
    if kept.is_none() {
        let _ = std::fs::remove_file(&path);
    }
    println!("\n{} --outermost --slices\n{}", scorer.display(), table?);
    let theirs: serde_json::Value = serde_json::from_str(&json?).map_err(|e| format!("the scorer's JSON: {e}"))?;
    for name in NAMES {
        let value = match name.split_once(' ') {
            Some((kind, "attribution")) => &theirs["by kind"][kind]["attribution"][2],
            Some((role, "exact")) => &theirs[role]["exact"][2],
            _ => &theirs[name][2],
        };
        let theirs = value.as_f64().ok_or(format!("the outside scorer gives no {name}"))?;
        let ours = figures.f(name).unwrap_or(0.0);
        if (theirs - ours).abs() > 0.0005 {
            return Err(format!("{name}: the outside scorer says {theirs:.4}, our own count {ours:.4}"));
        }
    }
    println!("Our own count agrees with the outside scorer on all {} figures.", NAMES.len());
    Ok(())
}

fn python(scorer: &Path, gold: &Path, pred: &Path, option: &str) -> Result<String, String> {
    let out = Command::new("python3")
        .args([scorer, gold, pred])
        .args(["--outermost", option])
        .output()
        .map_err(|e| format!("python3: {e}"))?;
    if !out.status.success() {
        return Err(format!("{}: {}", scorer.display(), String::from_utf8_lossy(&out.stderr)));
    }
    String::from_utf8(out.stdout).map_err(|e| e.to_string())
}
