//! What a file of the second reader says of posts. In: lines of `amends posts`, and the file as the one argument. Out: a line
//! each, `same,raw,severity`. Training compares its own answers with these, and `amends eval` reads them (model/training/README.md).

use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use amends::triage::second::reader::SecondReader;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let mut reader = SecondReader::from_bytes(&std::fs::read(file)?)?;
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let post: serde_json::Value = serde_json::from_str(&line?)?;
        let text = post.get("text").and_then(|t| t.as_str()).ok_or("a post without text")?;
        let same = post.get("same").and_then(|s| s.as_str()).ok_or("a post without its hash")?;
        let answer = reader.read_line(text);
        writeln!(out, "{same},{:.4},{}", answer.raw, answer.severity.level())?;
    }
    Ok(())
}
