//! Names in other scripts → Latin letters: `通义千问-Max`, `ＧＰＴ－４ｏ`.
//!
//! Owns which words these are. Does not transliterate what it does not know.

/// Families' names in Chinese, and makers' before a name in Latin letters, which says it all.
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

/// The name in Latin letters, where that is another.
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

/// A full-width letter, digit or sign as the one of ASCII.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}
