//! Names that stand in a list twice.

/// For each of the names whether it is the second of its kind.
pub(crate) fn seconds(names: &[String]) -> Vec<bool> {
    let mut seconds = vec![false; names.len()];
    // An open-addressing table of what was seen, each as its index and one. The standard library's, and any sort, are
    // ten times its size in the module; without one, a string of a million names would take minutes.
    let mut seen = vec![0; names.len() * 2 + 1];
    for (index, name) in names.iter().enumerate() {
        let mut slot = hash(name.as_bytes());
        let before = loop {
            slot %= seen.len();
            let before = seen[slot];
            if before == 0 || names[before - 1] == *name {
                break before;
            }
            slot += 1;
        };
        let is_second = before > 0 && !seconds[before - 1];
        // The second of a kind stays in the table, so that no later one is taken for it.
        if before == 0 || is_second {
            seen[slot] = index + 1;
        }
        seconds[index] = is_second;
    }
    seconds
}

/// [FNV-1a](http://www.isthe.com/chongo/tech/comp/fnv/).
fn hash(bytes: &[u8]) -> usize {
    bytes.iter().fold(0x811c_9dc5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_the_second_of_each_name() {
        let names: Vec<_> = "b a b c a b".split(' ').map(String::from).collect();
        assert_eq!(seconds(&names), [false, false, true, false, true, false]);
        assert_eq!(seconds(&[]), [false; 0]);
    }

    #[test]
    fn names_that_share_a_slot_are_told_apart() {
        let names: Vec<_> = (0..1000).map(|number| (number % 999).to_string()).collect();
        let found: Vec<_> = seconds(&names).into_iter().enumerate().filter(|(_, second)| *second).collect();
        assert_eq!(found, [(999, true)]);
    }
}
