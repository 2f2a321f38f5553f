//! What the linker tells of itself: the sections `linking` and `reloc.*`, as
//! [its convention](https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md) has them.

use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{KnownCustom, Linking, Payload, RelocationEntry, RelocationType, SymbolInfo};

use super::{Addresses, Links};

#[derive(Default)]
pub(super) struct Reader {
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
    pub(super) fn take(&mut self, payload: Payload<'_>) -> Result<()> {
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

    /// `None` where the linker left no relocations.
    pub(super) fn links(self) -> Option<Links> {
        if self.relocations.is_empty() {
            return None;
        }
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
        Some(links)
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
