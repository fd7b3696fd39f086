//! Public holidays on which a provider with peak hours has none. Does not know the hours (they are in the price list).

use jiff::civil;

/// Providers without peak hours on China's public holidays: api-docs.deepseek.com/quick_start/pricing.
const WITH_CHINA: &[&str] = &["deepseek"];
/// The year of [`CHINA`]. The holidays of other years are unknown and count as workdays.
const YEAR: i16 = 2026;
/// Month and day.
type Day = (i8, i8);
/// First and last days of China's public holidays:
/// <https://www.gov.cn/zhengce/content/202511/content_7047090.htm>.
const CHINA: &[(Day, Day)] = &[
    ((1, 1), (1, 3)),
    ((2, 15), (2, 23)),
    ((4, 4), (4, 6)),
    ((5, 1), (5, 5)),
    ((6, 19), (6, 21)),
    ((9, 25), (9, 27)),
    ((10, 1), (10, 7)),
];

/// Whether the provider has no peak hours on this day because of a public holiday.
pub fn is_holiday(provider: &str, day: civil::Date) -> bool {
    let date = (day.month(), day.day());
    let mut holidays = CHINA.iter();
    day.year() == YEAR
        && WITH_CHINA.contains(&provider)
        && holidays.any(|(first, last)| (*first..=*last).contains(&date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_begin_and_end_to_the_day() {
        for (month, day, holiday) in [
            (2, 14, false),
            (2, 15, true),
            (2, 23, true),
            (2, 24, false),
            (9, 30, false),
            (10, 1, true),
            (10, 7, true),
            (10, 8, false),
        ] {
            let date = civil::date(2026, month, day);
            assert_eq!(is_holiday("deepseek", date), holiday, "{date}");
            assert!(!is_holiday("openai", date));
        }
        assert!(
            !is_holiday("deepseek", civil::date(2027, 10, 1)),
            "not known"
        );
    }
}
