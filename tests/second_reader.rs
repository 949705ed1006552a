//! The second reader against the reference implementations (model/training/reference.py), and against bad input.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use amends::text::place::ByteSpan;
use amends::triage::second::encoder::Shape;
use amends::triage::second::file::{self, FileError};
use amends::triage::second::pieces::PieceId;
use amends::triage::second::reader::SecondReader;
use amends::triage::second::together::Together;
use serde_json::Value;

const FILE: &[u8] = include_bytes!("../model/second.bin");

fn reader() -> SecondReader {
    SecondReader::from_bytes(FILE).unwrap()
}

fn cases(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

#[test]
fn words_are_cut_as_the_reference_cuts_them() {
    let Shape { longest, .. } = file::read(FILE).unwrap().encoder.shape;
    let reader = reader();
    let cases = cases(include_str!("second/pieces.json"));
    assert!(cases.len() > 400);
    for case in cases {
        let text = case["text"].as_str().unwrap();
        let expected: Vec<PieceId> =
            case["pieces"].as_array().unwrap().iter().map(|p| PieceId(p.as_u64().unwrap() as u32)).collect();
        assert_eq!(reader.vocabulary().cut(text, longest), expected, "{text:?}");
    }
}

#[test]
fn answers_are_those_of_the_reference() {
    let mut reader = reader();
    let (mut agreed, mut count, mut apart) = (0, 0, 0.0);
    for case in cases(include_str!("second/answers.json")) {
        let line = case["line"].as_str().unwrap();
        let answer = reader.read_line(line);
        let expected = case["raw"].as_f64().unwrap();
        // The reference computes in 32-bit floats throughout; ours rounds values to 14 bits and weights once more, to 8. Answers
        // lie between -4 and 4, and all figures of the model card were measured with ours.
        let off = (f64::from(answer.raw) - expected).abs();
        assert!(off < 0.25, "{line:.60}: {} and not {expected}", answer.raw);
        apart += off;
        agreed += usize::from(u64::from(answer.severity.level()) == case["severity"].as_u64().unwrap());
        count += 1;
    }
    assert!(apart / f64::from(count as u32) < 0.08, "{apart} over {count}");
    assert!(count > 10 && agreed + 1 >= count, "severity: {agreed} of {count}");
}

#[test]
fn a_damaged_file_is_refused_and_says_why() {
    assert_eq!(SecondReader::from_bytes(b"").err(), Some(FileError::CutShort));
    assert_eq!(SecondReader::from_bytes(b"GIF89a, of all things").err(), Some(FileError::NotAModel));
    for cut in [5, 30, 40_000, FILE.len() / 2, FILE.len() - 1] {
        let error = SecondReader::from_bytes(&FILE[..cut]).err().unwrap();
        assert_eq!(error, FileError::CutShort, "{cut}");
        assert!(error.to_string().contains("Install the extension again"));
    }
    let mut other = FILE.to_vec();
    other[4] = 99;
    assert_eq!(SecondReader::from_bytes(&other).err(), Some(FileError::OtherVersion { found: 99 }));
    for at in [70_000, FILE.len() / 3, FILE.len() - 2] {
        let mut changed = FILE.to_vec();
        changed[at] ^= 4;
        assert_eq!(SecondReader::from_bytes(&changed).err(), Some(FileError::WrongChecksum), "{at}");
    }
    let longer = [FILE, &[0]].concat();
    assert_eq!(SecondReader::from_bytes(&longer).err(), Some(FileError::WrongChecksum));
}

#[test]
fn readers_are_put_together_in_the_file() {
    let together = Together { first: 0.25, second: 1.5, offset: -0.125 };
    let bytes = file::put_together(FILE, together).unwrap();
    assert_eq!(SecondReader::from_bytes(&bytes).unwrap().together(), together);
    assert_eq!(bytes.len(), FILE.len());
}

#[test]
fn any_text_has_an_answer() {
    let mut reader = reader();
    for text in [
        "".to_owned(),
        "😡😡😡".to_owned(),
        "https://t.co/a".to_owned(),
        "@northwind".to_owned(),
        "\u{0}\u{202e}\u{fffd}".to_owned(),
        "x".repeat(25_000),
        "late 遅い متأخر поздно ".repeat(1_500),
        "l\u{301}".repeat(12_000),
        "my parcel is late ".repeat(1_400),
    ] {
        let answer = reader.read(&text, &[ByteSpan::new(0, 3), ByteSpan::new(900_000, 900_001)]);
        assert!(answer.raw.is_finite());
    }
}
