//! Texts that are read piece by piece, and the way back from what was read.

/// A byte as it is written: an escape, an entity, or the byte itself.
pub(super) struct Piece {
    /// How many bytes it has.
    pub length: u8,
    /// What it stands for, if for anything.
    pub byte: Option<u8>,
}

/// Reads the piece with which a text begins.
pub(super) type Step = fn(&[u8]) -> Piece;

/// A byte that stands for itself.
pub(super) fn itself(rest: &[u8]) -> Piece {
    Piece { length: 1, byte: rest.first().copied() }
}

/// What the text's pieces stand for.
#[inline(never)]
pub(super) fn read(text: &[u8], step: Step) -> Vec<u8> {
    let mut read = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Piece { length, byte } = step(&text[at..]);
        if let Some(byte) = byte {
            read.push(byte);
        }
        at += usize::from(length);
    }
    read
}

/// Where in the text the piece is that the byte number `count` was read from.
#[inline(never)]
pub(super) fn offset(text: &[u8], count: usize, step: Step) -> usize {
    let (mut at, mut left) = (0, count);
    while at < text.len() {
        let Piece { length, byte } = step(&text[at..]);
        if byte.is_some() {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        at += usize::from(length);
    }
    at
}
