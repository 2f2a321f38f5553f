//! What of the module can be reached. The linker keeps all that the functions it was given refer to; once panics are cut
//! short, and the functions are gone that only described the bindings, much of it is dead: texts, tables of functions,
//! and what stands in those. Only the linker's own relocations tell addresses from numbers.

mod relocations;

use relocations::Reader;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use anyhow::{Result, bail};
use walrus::{ConstExpr, DataKind, ElementItems, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module, ir};
use wasmparser::Parser;

/// What one function, or one piece of data, has the address of.
#[derive(Debug, Default, Clone)]
struct Addresses {
    /// By their index in the compiled module.
    functions: Vec<u32>,
    /// By their symbol.
    data: Vec<u32>,
}

/// Who has whose address, as the linker left it with `--emit-relocs`.
#[derive(Debug, Default)]
pub struct Links {
    functions: HashMap<u32, Addresses>,
    data: HashMap<u32, Addresses>,
    /// Where each symbol's data is in memory.
    places: HashMap<u32, Range<usize>>,
}

/// The compiled module's function indices, as walrus knows the functions.
pub type Ids = Arc<Mutex<Vec<FunctionId>>>;

impl Links {
    /// # Errors
    ///
    /// When the module was linked without `--emit-relocs`.
    pub fn read(compiled: &[u8]) -> Result<Self> {
        let mut reader = Reader::default();
        for payload in Parser::new(0).parse_all(compiled) {
            reader.take(payload?)?;
        }
        let Some(links) = reader.links() else {
            bail!("the compiled module has no relocations: was it linked with `--emit-relocs`?");
        };
        Ok(links)
    }

    /// Makes traps and zeros of what cannot be reached, for wasm-opt to leave out.
    ///
    /// # Errors
    ///
    /// When the module's table is not as the bindings should have left it.
    pub fn cut(&self, module: &mut Module, ids: &[FunctionId]) -> Result<()> {
        let live = Live::find(self, module, ids)?;
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
        body.func_body().unreachable();
        let trap = body.finish(Vec::new(), &mut module.funcs);
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(slots) = &mut element.items {
                for slot in slots.iter_mut().filter(|slot| !live.slots.contains(slot)) {
                    *slot = trap;
                }
            }
        }
        self.wipe(module, &live);
        Ok(())
    }

    /// Fills data with zeros that has a symbol, and none that is live.
    fn wipe(&self, module: &mut Module, live: &Live<'_>) {
        let all: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
        for id in all {
            let data = module.data.get_mut(id);
            let DataKind::Active { offset: ConstExpr::Value(ir::Value::I32(start)), .. } = data.kind else { continue };
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            let inside = |place: &Range<usize>| {
                let at = |address: usize| address.saturating_sub(start).min(data.value.len());
                at(place.start)..at(place.end)
            };
            let mut kept = data.value.clone();
            self.places.values().for_each(|place| kept[inside(place)].fill(0));
            for symbol in &live.data {
                let place = inside(&self.places[symbol]);
                kept[place.clone()].copy_from_slice(&data.value[place]);
            }
            data.value = kept;
        }
    }
}

/// What is left when everything is followed from what the module exports.
struct Live<'a> {
    links: &'a Links,
    ids: &'a [FunctionId],
    indices: HashMap<FunctionId, u32>,
    functions: HashSet<FunctionId>,
    /// The functions whose address somebody has.
    slots: HashSet<FunctionId>,
    data: HashSet<u32>,
    queue: Vec<FunctionId>,
}

impl<'a> Live<'a> {
    fn find(links: &'a Links, module: &Module, ids: &'a [FunctionId]) -> Result<Self> {
        let indices = (0..).zip(ids).map(|(index, id)| (*id, index)).collect();
        let mut live = Live {
            links,
            ids,
            indices,
            functions: HashSet::new(),
            slots: HashSet::new(),
            data: HashSet::new(),
            queue: module.start.into_iter().collect(),
        };
        for export in module.exports.iter() {
            match export.item {
                ExportItem::Function(function) => live.queue.push(function),
                ExportItem::Table(_) => {
                    bail!("the module exports its table, from which JavaScript can take any function")
                }
                _ => {}
            }
        }
        while let Some(function) = live.queue.pop() {
            if live.functions.insert(function) {
                live.follow(module, function);
            }
        }
        Ok(live)
    }

    fn follow(&mut self, module: &Module, function: FunctionId) {
        let FunctionKind::Local(local) = &module.funcs.get(function).kind else { return };
        ir::dfs_in_order(&mut Calls(&mut self.queue), local, local.entry_block());
        if is_trap(local) {
            return;
        }
        let links = self.links;
        if let Some(addresses) = self.indices.get(&function).and_then(|index| links.functions.get(index)) {
            self.take(addresses);
        }
    }

    fn take(&mut self, addresses: &Addresses) {
        for index in &addresses.functions {
            let function = self.ids[*index as usize];
            self.slots.insert(function);
            self.queue.push(function);
        }
        for symbol in &addresses.data {
            let links = self.links;
            if self.data.insert(*symbol)
                && let Some(addresses) = links.data.get(symbol)
            {
                self.take(addresses);
            }
        }
    }
}

/// Whether the function was cut short: what it had the address of, it has no more.
fn is_trap(function: &walrus::LocalFunction) -> bool {
    matches!(function.block(function.entry_block()).instrs.as_slice(), [(ir::Instr::Unreachable(_), _)])
}

struct Calls<'a>(&'a mut Vec<FunctionId>);

impl ir::Visitor<'_> for Calls<'_> {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = r#"(module
        (memory 1)
        (table 4 funcref)
        (elem (i32.const 1) $taken $shown $dead)
        (data (i32.const 16) "livedeadown.")
        (func $main (export "main") (call $helper))
        (func $helper)
        (func $taken (nop))
        (func $shown (nop) (nop))
        (func $dead (nop) (nop) (nop)))"#;
    const HELPER: u32 = 1;
    const TAKEN: u32 = 2;
    const SHOWN: u32 = 3;
    const DEAD: u32 = 4;

    fn parse(text: &str) -> (Module, Vec<FunctionId>) {
        let module = Module::from_buffer(&wat::parse_str(text).unwrap()).unwrap();
        let ids = module.funcs.iter().map(walrus::Function::id).collect();
        (module, ids)
    }

    fn addresses(functions: &[u32], data: &[u32]) -> Addresses {
        Addresses { functions: functions.to_vec(), data: data.to_vec() }
    }

    /// `helper`, which is called, has the address of `taken` and of the first data, and that has the one of `shown`.
    /// `dead`, which has the address of the second data, is in nothing that is reached; the third has no symbol.
    fn links() -> Links {
        Links {
            functions: HashMap::from([(HELPER, addresses(&[TAKEN], &[0])), (DEAD, addresses(&[], &[1]))]),
            data: HashMap::from([(0, addresses(&[SHOWN], &[])), (1, addresses(&[DEAD], &[]))]),
            places: HashMap::from([(0, 16..20), (1, 20..24)]),
        }
    }

    fn slots(module: &Module) -> Vec<FunctionId> {
        let slots = module.elements.iter().filter_map(|element| match &element.items {
            ElementItems::Functions(slots) => Some(slots.clone()),
            ElementItems::Expressions(..) => None,
        });
        slots.flatten().collect()
    }

    #[test]
    fn what_nothing_leads_to_is_cut() {
        let (mut module, ids) = parse(MODULE);
        links().cut(&mut module, &ids).unwrap();
        let slots = slots(&module);
        assert_eq!(slots[..2], [ids[TAKEN as usize], ids[SHOWN as usize]]);
        let FunctionKind::Local(trap) = &module.funcs.get(slots[2]).kind else { panic!("a function") };
        assert!(is_trap(trap));
        assert_eq!(module.data.iter().next().unwrap().value, b"live\0\0\0\0own.");
    }

    #[test]
    fn a_function_that_was_cut_short_leads_nowhere() {
        let (mut module, ids) = parse(&MODULE.replace("(func $helper)", "(func $helper unreachable)"));
        links().cut(&mut module, &ids).unwrap();
        assert!(!slots(&module).contains(&ids[TAKEN as usize]));
        assert_eq!(module.data.iter().next().unwrap().value, b"\0\0\0\0\0\0\0\0own.");
    }

    #[test]
    fn a_table_that_javascript_reads_is_no_table_to_cut() {
        let (mut module, ids) = parse(&MODULE.replace("(table 4", "(table (export \"t\") 4"));
        let error = links().cut(&mut module, &ids).unwrap_err().to_string();
        assert!(error.contains("exports its table"), "{error}");
    }

    #[test]
    fn without_relocations_there_is_an_error() {
        let error = Links::read(&wat::parse_str(MODULE).unwrap()).unwrap_err().to_string();
        assert!(error.contains("--emit-relocs"), "{error}");
    }
}
