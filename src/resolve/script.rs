//! Names in other scripts → Latin letters: `通义千问-Max`, `ＧＰＴ－４ｏ`.
//!
//! Owns the known words. Does not transliterate others.

/// Chinese names of families, and of makers before a Latin name, which are dropped.
const CHINESE: &[(&str, &str)] = &[
    ("通义千问", "qwen"),
    ("千问", "qwen"),
    ("文心一言", "ernie"),
    ("文心", "ernie"),
    ("豆包", "doubao"),
    ("混元", "hunyuan"),
    ("百川", "baichuan"),
    ("智谱", ""),
    ("深度求索", ""),
    ("月之暗面", ""),
    ("阶跃星辰", ""),
    ("阿里", ""),
];

/// The name in Latin letters, if it differs.
pub(super) fn latin(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut latin: String = name.chars().map(narrow).collect();
    for (word, meant) in CHINESE {
        latin = latin.replace(word, &format!("{meant} "));
    }
    (latin != name).then_some(latin)
}

/// A full-width letter, digit or sign as ASCII.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}
