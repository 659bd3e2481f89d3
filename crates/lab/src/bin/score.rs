//! `cargo score`: measures onrecord beside a plain baseline and fails below the floors.

use clap::Parser;
use lab::article::{self, Article, Attribution};
use lab::floors::Floors;
use lab::measure::{Count, Figures, compare};
use lab::predict::{self, Prediction};
use lab::{baseline, gold, misses, resources};
use onrecord::Model;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Measures attribution on gold articles and fails below the floors of evaluation/floors.toml.
#[derive(Parser)]
struct Args {
    /// The folder that holds polnear/dev.jsonl; without it, only the own gold set is measured.
    #[arg(long, env = "ONRECORD_DATA")]
    data: Option<PathBuf>,
    /// Which part: train, dev, or held: the twentieth of train that no network is trained on.
    #[arg(long, default_value = "dev")]
    set: String,
    /// What reads: rules, fast or accurate; each in turn when not given.
    #[arg(long, value_parser = lab::predict::model)]
    model: Option<Model>,
    /// Print the cases that are read otherwise and whose place holds these words.
    #[arg(long)]
    case: Option<String>,
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
    /// Where to write how often each stated confidence was right: stated in hundredths, n, right.
    #[arg(long)]
    confidences: Option<PathBuf>,
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
    let mut broken = Vec::new();
    for model in args.model.map_or(lab::predict::MODELS.to_vec(), |m| vec![m]) {
        if args.from.is_none() {
            println!("== {} ==", model.word());
        }
        broken.extend(run_one(args, model)?);
        if args.from.is_some() {
            break;
        }
    }
    Ok(broken)
}

fn run_one(args: &Args, model: Model) -> Result<Vec<String>, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let floors = root.join("evaluation/floors.toml");
    let floors = std::fs::read_to_string(&floors).map_err(|e| format!("{}: {e}", floors.display()))?;
    let floors = Floors::parse(&floors).map_err(|e| format!("floors.toml: {e}"))?;
    let mut broken = Vec::new();
    if args.from.is_none() {
        own_cases(&root.join("cases"), args, model)?;
        broken.extend(own(&root.join("evaluation/gold"), &floors, args, model)?);
    }
    let Some(data) = &args.data else {
        println!("\nWithout --data DIR or ONRECORD_DATA this is all: only the own gold set, by our own count.");
        return Ok(broken);
    };
    let part = if args.set == "held" { "train" } else { &args.set };
    let path = data.join("polnear").join(format!("{part}.jsonl"));
    let mut articles = article::load(&path).map_err(|e| e.to_string())?;
    if args.set == "held" {
        articles.retain(|a| article::is_held_out(&a.id));
    }
    let name = format!("polnear-{}", args.set);
    let measured = measure(&name, &articles, args, model)?;
    details(&articles, &measured, args)?;
    if args.set != "held" {
        outside(&path, &measured, data, args)?;
    }
    // A floor stands for the set that nothing is tuned on.
    if args.set == "dev" && args.from.is_none() {
        broken.extend(floors.broken(&format!("{name}-{}", model.word()), &measured.figures));
    }
    Ok(broken)
}

/// How many of our own cases are read to the letter: each statement of a passage, each of its columns, nothing else.
fn own_cases(folder: &Path, args: &Args, model: Model) -> Result<(), String> {
    let pages = cases::load(folder)?;
    let all: Vec<&cases::Case> = pages.iter().flat_map(|p| &p.cases).collect();
    let wrong: Vec<(&cases::Case, String)> = (all.iter().copied())
        .filter_map(|c| Some((c, c.differences(&read::read(c.document(), model.network()))?)))
        .collect();
    println!("cases read to the letter: {} of {}", all.len() - wrong.len(), all.len());
    for (case, tables) in wrong.iter().filter(|(c, _)| args.case.as_ref().is_some_and(|w| c.place().contains(w))) {
        println!("{}\n{tables}", case.place());
    }
    Ok(())
}

/// Measures the own articles, both halves together for the floors, and the half that nothing is tuned on by itself.
fn own(folder: &Path, floors: &Floors, args: &Args, model: Model) -> Result<Vec<String>, String> {
    let gold = gold::load(folder)?;
    let test = gold.test.clone();
    let all: Vec<Article> = gold.tune.into_iter().chain(gold.test).collect();
    let measured = measure("own", &all, args, model)?;
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
    Ok(floors.broken(&format!("own-{}", model.word()), &measured.figures))
}

/// What was found in a set, and how it compares.
struct Measured {
    figures: Figures,
    predictions: Vec<Prediction>,
}

/// Predicts, compares and prints.
fn measure(name: &str, articles: &[Article], args: &Args, model: Model) -> Result<Measured, String> {
    let predictions = match &args.from {
        Some(path) => predict::load(path, articles)?,
        None => predict::predict(articles, model)?,
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
    print_confidences(&measured.figures);
    if let Some(path) = &args.rules {
        std::fs::write(path, rules_tsv(&measured.figures)).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    if let Some(path) = &args.confidences {
        let row = |(stated, (n, right)): (&u8, &(usize, usize))| format!("{stated}\t{n}\t{right}\n");
        let table: String = measured.figures.confidences.iter().map(row).collect();
        std::fs::write(path, format!("stated\tn\tright\n{table}")).map_err(|e| format!("{}: {e}", path.display()))?;
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

/// The reliability table: what was stated beside what was so, in steps of ten hundredths.
fn print_confidences(figures: &Figures) {
    println!("\n{:<12}{:>6}  {:>7}{:>7}", "confidence", "n", "stated", "right");
    let (mut all, mut gap) = (0, 0.0);
    for step in 0..=9u8 {
        let rows = figures.confidences.iter().filter(|(stated, _)| (**stated / 10).min(9) == step);
        let (mut n, mut right, mut stated) = (0, 0, 0.0);
        for (confidence, row) in rows {
            n += row.0;
            right += row.1;
            stated += f64::from(*confidence) / 100.0 * row.0 as f64;
        }
        if n > 0 {
            println!(
                "{:<12}{n:>6}  {:>7.3}{:>7.3}",
                format!("{}0 to {}9", step, step),
                stated / n as f64,
                right as f64 / n as f64
            );
            all += n;
            gap += (stated - right as f64).abs();
        }
    }
    println!("expected calibration error: {:.3}", gap / all.max(1) as f64);
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
