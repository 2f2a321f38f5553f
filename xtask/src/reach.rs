//! What of the module can be reached. The linker keeps all that the functions it was given refer to; once panics are cut
//! short, and the functions are gone that only described the bindings, much of it is dead: texts, tables of functions,
//! and what stands in those. Only the linker's own relocations tell addresses from numbers.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, bail};
use walrus::{ConstExpr, DataKind, ElementItems, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module, ir};
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo};

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
        if reader.relocations.is_empty() {
            bail!("the compiled module has no relocations: was it linked with `--emit-relocs`?");
        }
        Ok(reader.links())
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

#[derive(Default)]
struct Reader {
    imports: u32,
    /// Of each function's code, from the start of its section.
    bodies: Vec<Range<usize>>,
    code_start: usize,
    data_start: usize,
    /// Of each segment: where it is in its section, and in memory.
    segments: Vec<(Range<usize>, usize)>,
    symbols: Vec<Symbol>,
    relocations: Vec<(Section, RelocationEntry)>,
    sections: Vec<Section>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Code,
    Data,
    Other,
}

enum Symbol {
    Function(u32),
    Data { segment: usize, offset: usize, size: usize },
    Other,
}

impl Reader {
    fn take(&mut self, payload: Payload<'_>) -> Result<()> {
        let is_section = payload.as_section().is_some();
        let mut section = Section::Other;
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.imports += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { unchecked_range: range, .. } => {
                self.code_start = at(range.start)?;
                section = Section::Code;
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                self.bodies.push(at(range.start)? - self.code_start..at(range.end)? - self.code_start);
            }
            Payload::DataSection(data) => {
                section = Section::Data;
                self.data_start = at(data.range().start)?;
                for segment in data {
                    self.segment(&segment?)?;
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(symbols) = part? {
                            for symbol in symbols {
                                self.symbols.push(read_symbol(&symbol?));
                            }
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    let of = self.sections.get(relocations.section_index() as usize).copied();
                    for entry in relocations.entries() {
                        self.relocations.push((of.unwrap_or(Section::Other), entry?));
                    }
                }
                _ => {}
            },
            _ => {}
        }
        if is_section {
            self.sections.push(section);
        }
        Ok(())
    }

    fn segment(&mut self, segment: &wasmparser::Data<'_>) -> Result<()> {
        let wasmparser::DataKind::Active { offset_expr, .. } = &segment.kind else { bail!("a passive data segment") };
        let wasmparser::Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
            bail!("a data segment without an address");
        };
        let end = at(segment.range.end)? - self.data_start;
        self.segments.push((end - segment.data.len()..end, usize::try_from(value)?));
        Ok(())
    }

    fn links(self) -> Links {
        let mut links = Links::default();
        for (number, symbol) in (0..).zip(&self.symbols) {
            if let Symbol::Data { segment, offset, size } = symbol {
                let start = self.segments[*segment].1 + offset;
                links.places.insert(number, start..start + size);
            }
        }
        let mut owners: Vec<_> = links.places.iter().map(|(symbol, place)| (place.clone(), *symbol)).collect();
        owners.sort_by_key(|(place, _)| place.start);
        for (section, entry) in &self.relocations {
            let offset = entry.offset as usize;
            match section {
                Section::Code => {
                    let Some(body) = self.bodies.iter().position(|body| body.contains(&offset)) else { continue };
                    let function = self.imports + u32::try_from(body).unwrap_or(u32::MAX);
                    self.add(entry, links.functions.entry(function).or_default());
                }
                Section::Data => {
                    let Some((place, start)) = self.segments.iter().find(|(place, _)| place.contains(&offset)) else {
                        continue;
                    };
                    let address = start + offset - place.start;
                    for (_, symbol) in owners.iter().filter(|(place, _)| place.contains(&address)) {
                        self.add(entry, links.data.entry(*symbol).or_default());
                    }
                }
                Section::Other => {}
            }
        }
        links
    }

    fn add(&self, entry: &RelocationEntry, to: &mut Addresses) {
        let is_call = entry.ty == RelocationType::FunctionIndexLeb;
        match self.symbols.get(entry.index as usize) {
            Some(Symbol::Function(index)) if !is_call => to.functions.push(*index),
            Some(Symbol::Data { .. }) => to.data.push(entry.index),
            _ => {}
        }
    }
}

fn read_symbol(symbol: &SymbolInfo<'_>) -> Symbol {
    match symbol {
        SymbolInfo::Func { index, .. } => Symbol::Function(*index),
        SymbolInfo::Data { symbol: Some(data), .. } => {
            Symbol::Data { segment: data.index as usize, offset: data.offset as usize, size: data.size as usize }
        }
        _ => Symbol::Other,
    }
}

fn at(position: u64) -> Result<usize> {
    usize::try_from(position).context("the module is too large")
}
