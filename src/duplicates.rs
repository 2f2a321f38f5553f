//! Names that stand in a list twice.

use core::cmp::Reverse;
use std::borrow::Cow;
use std::collections::BinaryHeap;

/// For each of the names whether it is the second of its kind.
pub(crate) fn seconds(names: Vec<Cow<'_, str>>) -> Vec<bool> {
    let mut seconds = vec![false; names.len()];
    // A heap, the greatest first, sorts as well as the sort of slices does, in a tenth of the code.
    let indexed = names.into_iter().enumerate().map(|(index, name)| (name, Reverse(index)));
    let mut rest: BinaryHeap<(Cow<'_, str>, Reverse<usize>)> = indexed.collect();
    let mut last = None;
    while let Some((name, Reverse(index))) = rest.pop() {
        match &mut last {
            Some((other, count)) if *other == name => {
                *count += 1;
                seconds[index] = *count == 2;
            }
            _ => last = Some((name, 1)),
        }
    }
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_the_second_of_each_name() {
        let names = "b a b c a b".split(' ').map(Cow::Borrowed).collect();
        assert_eq!(seconds(names), [false, false, true, false, true, false]);
        assert_eq!(seconds(Vec::new()), [false; 0]);
    }
}
