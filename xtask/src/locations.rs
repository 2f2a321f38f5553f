//! The places in the source that panics would tell of, `src/json.rs:12:5`: with the messages cut short nothing reads
//! them, but only the compiler knows that they are no data of the program.

use walrus::{ConstExpr, DataKind, Module, ir::Value};

/// A `core::panic::Location`: the address and the length of a file's name, the line and the column.
const SIZE: usize = 16;

/// Fills them with zeros, which wasm-opt leaves out, and returns how many bytes that were.
pub fn wipe(module: &mut Module) -> usize {
    let memory = Memory::of(module);
    let places: Vec<(usize, usize)> = memory.locations().flat_map(|(at, name)| [(at, SIZE), name]).collect();
    let before = memory.zeros();
    let all: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        let Some(start) = start(&data.kind) else { continue };
        for (at, length) in &places {
            if let Some(bytes) = at.checked_sub(start).and_then(|from| data.value.get_mut(from..from + length)) {
                bytes.fill(0);
            }
        }
    }
    Memory::of(module).zeros() - before
}

/// The module's data by address.
struct Memory(Vec<(usize, Vec<u8>)>);

impl Memory {
    fn of(module: &Module) -> Self {
        Memory(module.data.iter().filter_map(|data| Some((start(&data.kind)?, data.value.clone()))).collect())
    }

    fn get(&self, at: usize, length: usize) -> Option<&[u8]> {
        self.0.iter().find_map(|(start, bytes)| {
            let from = at.checked_sub(*start)?;
            bytes.get(from..from.checked_add(length)?)
        })
    }

    fn zeros(&self) -> usize {
        self.0.iter().flat_map(|(_, bytes)| bytes).filter(|byte| **byte == 0).count()
    }

    /// Each location's address, and the address and length of its file's name with the zero that ends it.
    fn locations(&self) -> impl Iterator<Item = (usize, (usize, usize))> {
        let places = self.0.iter().flat_map(|(start, bytes)| (0..bytes.len()).map(move |at| start + at));
        places.filter(|at| at % 4 == 0).filter_map(|at| {
            let location = self.get(at, SIZE)?;
            let [name, length, line, column] =
                [0, 4, 8, 12].map(|from| u32::from_le_bytes(location[from..from + 4].try_into().unwrap()) as usize);
            let file = self.get(name, length.checked_add(1)?)?.strip_suffix(b"\0")?;
            let is_file = file.ends_with(b".rs") && file.iter().all(u8::is_ascii_graphic);
            let is_place = (1..100_000).contains(&line) && (1..1000).contains(&column);
            (is_file && is_place).then_some((at, (name, length + 1)))
        })
    }
}

fn start(kind: &DataKind) -> Option<usize> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => usize::try_from(*start).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_go_and_all_else_stays() {
        let text = r#"(module (memory 1)
            (data (i32.const 8) "a/b.rs\00keep.rs!")
            (data (i32.const 1024)
                "\08\00\00\00\06\00\00\00\0c\00\00\00\05\00\00\00"
                "\0f\00\00\00\07\00\00\00\0c\00\00\00\05\00\00\00"
                "\08\00\00\00\06\00\00\00\00\00\00\00\05\00\00\00"))"#;
        let mut module = Module::from_buffer(&wat::parse_str(text).unwrap()).unwrap();
        assert_eq!(wipe(&mut module), 6 + 4);
        let data: Vec<_> = module.data.iter().map(|data| data.value.clone()).collect();
        assert_eq!(data[0], *b"\0\0\0\0\0\0\0keep.rs!");
        assert_eq!(data[1][..16], [0; 16]);
        assert_eq!(data[1][16], 15, "no zero ends that name");
        assert_eq!(data[1][32], 8, "there is no line 0");
    }
}
