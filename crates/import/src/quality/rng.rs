//! Random draws that are the same on every machine: `SplitMix64`.
//!
//! A short published generator instead of a dependency whose releases could change the draws. Not secure;
//! does not seed itself.

/// The state of a `SplitMix64` generator (Steele, Lea and Flood, OOPSLA 2014).
#[derive(Debug, Clone)]
pub struct Draws(u64);

impl Draws {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `count` - 1, with a bias below `count` / 2^64; 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.next()) * count as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first outputs for seed 1234567 of the authors' C program (prng.di.unimi.it/splitmix64.c).
    #[test]
    fn draws_what_the_published_generator_draws() {
        let mut draws = Draws::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| draws.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn draws_every_number_below_the_bound_about_as_often() {
        let mut draws = Draws::new(7);
        let mut counts = [0_u32; 5];
        for _ in 0..10_000 {
            counts[draws.below(5)] += 1;
        }
        assert!(
            counts.iter().all(|c| (1_850..2_150).contains(c)),
            "{counts:?}"
        );
    }
}
