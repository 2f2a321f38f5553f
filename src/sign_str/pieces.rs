//! Texts that are read piece by piece, and the way back from what was read to where it stood.

/// A byte as it is written: an escape, an entity, or the byte itself.
pub(super) struct Piece {
    /// How many bytes the text has for it.
    pub length: usize,
    /// What it stands for; `None` for what stands for nothing, such as a character that cannot be seen.
    pub byte: Option<u8>,
}

/// Reads the piece with which a text begins. The text is not empty.
pub(super) type ReadPiece = fn(&[u8]) -> Piece;

/// A byte that stands for itself.
pub(super) fn itself(rest: &[u8]) -> Piece {
    Piece { length: 1, byte: Some(rest[0]) }
}

/// The pieces of a text, each with where it begins.
fn pieces(text: &[u8], read: ReadPiece) -> impl Iterator<Item = (usize, Piece)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let piece = text.get(start..).filter(|rest| !rest.is_empty()).map(read)?;
        at += piece.length;
        Some((start, piece))
    })
}

/// What the text's pieces stand for.
pub(super) fn decode(text: &[u8], read: ReadPiece) -> Vec<u8> {
    pieces(text, read).filter_map(|(_, piece)| piece.byte).collect()
}

/// Where in the text the piece is that the byte number `count` was read from; its end where there are fewer.
pub(super) fn offset(text: &[u8], count: usize, read: ReadPiece) -> usize {
    let standing = pieces(text, read).filter(|(_, piece)| piece.byte.is_some());
    standing.map(|(at, _)| at).nth(count).unwrap_or(text.len())
}

/// Where the first piece is that is not its own byte.
pub(super) fn first_change(text: &[u8], read: ReadPiece) -> Option<usize> {
    let is_change = |(_, piece): &(usize, Piece)| piece.length != 1 || piece.byte.is_none();
    pieces(text, read).find(is_change).map(|(at, _)| at)
}
