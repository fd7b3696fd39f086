//! Quantities: parsing reads the exact form; the display form keeps the order.

use catalog::units::{Date, Decimal, Money, Price, parse_count, show_count, show_parameters};
use llmcmp::pricing::{Totals, Traffic};
use proptest::prelude::*;

/// The number in a displayed amount, price or count: `$1,234`, `<$0.01`, `262K`, `1.05M`.
fn read_shown(shown: &str) -> f64 {
    if shown.starts_with('<') {
        return 0.005;
    }
    let plain = shown.replace(['$', ','], "");
    let (number, factor) = match plain.char_indices().next_back() {
        Some((at, 'K')) => (&plain[..at], 1e3),
        Some((at, 'M')) => (&plain[..at], 1e6),
        Some((at, 'B')) => (&plain[..at], 1e9),
        Some((at, 'T')) => (&plain[..at], 1e12),
        _ => (plain.as_str(), 1.0),
    };
    number.parse::<f64>().expect("a number") * factor
}

fn monotone<T: Copy + PartialOrd>(a: T, b: T, show: impl Fn(T) -> String) -> bool {
    let (low, high) = if a <= b { (a, b) } else { (b, a) };
    read_shown(&show(low)) <= read_shown(&show(high)) * (1.0 + 1e-12)
}

proptest! {
    #[test]
    fn a_price_reads_back(nano in 0_u64..3_000_000_000_000) {
        let price = Price::from_nano_usd(nano);
        prop_assert_eq!(price.to_string().parse(), Ok(price));
        let json = serde_json::to_string(&price).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Price>(&json).expect("a price"), price);
        let packed = postcard::to_stdvec(&price).expect("packed");
        prop_assert_eq!(postcard::from_bytes::<Price>(&packed).expect("a price"), price);
    }

    #[test]
    fn a_decimal_is_the_float_of_its_text(value in any::<i64>(), zeros in 0..12_u32, places in 0..16_u32) {
        let value = i128::from(value) / 10_i128.pow(zeros) * 10_i128.pow(zeros);
        let decimal = Decimal { value, places };
        let read: f64 = decimal.show(0).parse().expect("a number");
        prop_assert_eq!(decimal.to_f64().to_bits(), read.to_bits());
    }

    #[test]
    fn a_date_reads_back(year in 1990_i16..=2100, month in 0_i8..=12, day in 0_i8..=28) {
        let text = match (month, day) {
            (0, _) => format!("{year}"),
            (_, 0) => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let date: Date = text.parse().expect("a date");
        prop_assert_eq!(date.to_string(), text);
        let packed = postcard::to_stdvec(&date).expect("packed");
        prop_assert_eq!(postcard::from_bytes::<Date>(&packed).expect("a date"), date);
        prop_assert!(date.first_day() <= date.last_day());
    }

    #[test]
    fn a_count_reads_back(count in 0_u64..2_000_000_000_000_000) {
        prop_assert_eq!(parse_count(&count.to_string()), Ok(count));
        prop_assert_eq!(parse_count(&format!("{}k", count / 1000)), Ok(count / 1000 * 1000));
    }

    #[test]
    fn traffic_reads_back(input in 1_u64..1_000_000_000_000, output in 0_u64..1_000_000_000_000) {
        let totals: Totals = format!("{input}/{output}").parse().expect("totals");
        let traffic = Traffic::from(totals);
        prop_assert_eq!((traffic.input_tokens, traffic.output_tokens), (input, output));
    }

    #[test]
    fn a_decimal_reads_back(value in -1_000_000_000_000_i128..1_000_000_000_000, places in 0_u32..12) {
        let decimal = Decimal { value, places };
        prop_assert_eq!(Decimal::parse(&decimal.show(0), places), Some(decimal));
    }

    #[test]
    fn shown_prices_keep_the_order(a in 0_u64..3_000_000_000_000, b in 0_u64..3_000_000_000_000, scale in 0_u32..9) {
        let of = |n: u64| Price::from_nano_usd(n / 10_u64.pow(scale));
        prop_assert!(monotone(of(a), of(b), Price::show));
    }

    #[test]
    fn shown_amounts_keep_the_order(a in 0_u64..1_000_000_000, b in 0_u64..1_000_000_000, scale in 0_u32..9) {
        let of = |n: u64| Price::from_nano_usd(n).times(1_000_000_000 / 10_u64.pow(scale));
        prop_assert!(monotone(of(a), of(b), Money::show));
    }

    #[test]
    fn shown_counts_keep_the_order(a in 0_u64..2_000_000_000_000, b in 0_u64..2_000_000_000_000, scale in 0_u32..12) {
        let of = |n: u64| n / 10_u64.pow(scale);
        prop_assert!(monotone(of(a), of(b), show_count));
        prop_assert!(monotone(of(a), of(b), show_parameters));
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "\\PC{0,24}") {
        let _ = text.parse::<Price>();
        let _ = text.parse::<Date>();
        let _ = text.parse::<Totals>();
        let _ = parse_count(&text);
        let _ = catalog::names::normalize(&text);
    }

    #[test]
    fn an_amount_is_additive_and_rises_with_tokens(nano in 1_u64..3_000_000_000_000, a in 0_u64..1_000_000_000_000, b in 0_u64..1_000_000_000_000) {
        let price = Price::from_nano_usd(nano);
        prop_assert_eq!(price.times(a) + price.times(b), price.times(a + b));
        prop_assert!(price.times(a) <= price.times(a + b));
    }
}

#[test]
fn amounts_that_programs_write_as_binary_floats_are_read_to_1e_15() {
    for (text, exact) in [
        ("0.00126", Some("0.00126")),
        ("1.5e-05", Some("0.000015")),
        ("2E3", Some("2000")),
        ("0.00012345000000000000651", Some("0.00012345")),
        ("0.0000000000000005", Some("0.000000000000001")),
        ("1e-40", Some("0")),
        ("-0.25", Some("-0.25")),
        ("1e40", None),
        ("", None),
        ("1.2.3", None),
        ("0x1", None),
        ("NaN", None),
    ] {
        let read = Money::parse_rounded(text).map(|amount| amount.decimal().show(0));
        assert_eq!(read.as_deref(), exact, "{text}");
    }
}

#[test]
fn shown_forms() {
    let price = |text: &str| text.parse::<Price>().expect("a price").show();
    for (exact, shown) in [
        ("0.15", "$0.15"),
        ("0.065", "$0.065"),
        ("2.4", "$2.40"),
        ("0.375", "$0.375"),
        ("0.09375", "$0.0938"),
        ("0.0001", "$0.0001"),
        ("0", "$0.00"),
        ("150", "$150.00"),
    ] {
        assert_eq!(price(exact), shown, "{exact}");
    }
    for (tokens, shown) in [
        (262_144, "262K"),
        (256_000, "256K"),
        (131_072, "131K"),
        (1_000_000, "1M"),
        (1_048_576, "1.05M"),
        (8_192, "8.2K"),
        (999_999, "1M"),
        (800_000_000, "800M"),
    ] {
        assert_eq!(show_count(tokens), shown);
    }
    for (weights, shown) in [
        (119_000_000_000, "119B"),
        (6_500_000_000, "6.5B"),
        (4_660_000_000, "4.66B"),
        (270_000_000, "270M"),
        (1_600_000_000_000, "1.6T"),
    ] {
        assert_eq!(show_parameters(weights), shown);
    }
}

#[test]
fn amounts_are_shown_half_up() {
    let usd = |text: &str| {
        text.parse::<Price>()
            .expect("a price")
            .times(1_000_000)
            .show()
    };
    for (exact, shown) in [
        ("270", "$270"),
        ("99.994", "$99.99"),
        ("99.995", "$100"),
        ("0.005", "$0.01"),
        ("0.004", "<$0.01"),
        ("1234.5", "$1,235"),
    ] {
        assert_eq!(usd(exact), shown, "{exact}");
    }
    assert_eq!(Money::ZERO.show(), "$0.00");
}

#[test]
fn the_default_traffic_at_15_and_60_cents_is_270_dollars() {
    let traffic = Traffic::default();
    let price = |text: &str| text.parse::<Price>().expect("a price");
    let total =
        price("0.15").times(traffic.input_tokens) + price("0.6").times(traffic.output_tokens);
    assert_eq!(serde_json::to_string(&total).expect("JSON"), "270");
}

#[test]
fn json_numbers_carry_no_noise() {
    let price: Price = serde_json::from_str("0.15").expect("a price");
    assert_eq!(serde_json::to_string(&price).expect("JSON"), "0.15");
    for wrong in ["-0.15", "\"x\"", "null", "1e-12", "1e300"] {
        assert!(serde_json::from_str::<Price>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn days_between_partial_dates_are_the_least_that_both_allow() {
    let date = |text: &str| text.parse::<Date>().expect("a date");
    assert_eq!(date("2025-06-01").days_until(date("2025-06-11")), 10);
    assert_eq!(date("2025-06").days_until(date("2025-07-10")), 10);
    assert_eq!(date("2025-06").days_until(date("2025-06")), -29);
    assert_eq!(date("2024-06-07").months_until(date("2026-03-16")), 21);
    for wrong in [
        "2025-13",
        "2025-02-30",
        "25-01-01",
        "2025-1-1",
        "2025-00-10",
        "1200",
        "2025-01-01T00:00",
    ] {
        assert!(wrong.parse::<Date>().is_err(), "{wrong}");
    }
}
