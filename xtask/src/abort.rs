//! Panics without the machinery that words their messages: with `panic = "abort"` they end in a trap, and what is
//! said before it has nowhere to go.

use anyhow::{Result, bail};
use walrus::ir::{self, Br, BrIf, BrTable, Instr, InstrSeqId, Return, Visitor};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

/// How the names of functions begin that never return.
const ENDS: [&str; 13] = [
    // `panic!` and its relatives, `assert!`, arithmetic, an index out of bounds
    "core::panicking::",
    // a `RefCell` borrowed twice
    "core::cell::panic_",
    // `unwrap` and `expect`
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    // a range out of bounds, or within a character
    "core::slice::index::slice_",
    "core::str::slice_error_fail",
    // no memory left, or more asked for than there can be
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "std::alloc::rust_oom",
    // a thread-local value that is no more
    "std::thread::local::panic_access_error",
    // the panic handler, where all others end
    "__rustc::rust_begin_unwind",
];

/// In the names of functions that only the panic handler calls: the forms of a message. They can return, but they are
/// in the function table, where nothing else shows that they are unused.
const MESSAGE: &str = " as core::panic::PanicPayload>::";

/// Makes a trap of every function that begins a panic or words its message; what only they used is then unused.
///
/// # Errors
///
/// When the module has none, as without its name section, or one that begins a panic can return after all.
pub fn cut_short(module: &mut Module) -> Result<()> {
    let functions: Vec<_> = module.funcs.iter_local().map(|(id, _)| (id, name(module, id))).collect();
    let (mut ends, mut messages) = (0, 0);
    for (id, name) in functions {
        if ENDS.iter().any(|end| name.starts_with(end)) {
            if can_return(module.funcs.get(id).kind.unwrap_local()) {
                bail!("{name} can return: it is no function that begins a panic");
            }
            ends += 1;
        } else if name.contains(MESSAGE) {
            messages += 1;
        } else {
            continue;
        }
        trap(module, id);
    }
    if ends == 0 || messages == 0 {
        bail!("the module has no functions named as those of a panic: has the standard library renamed them?");
    }
    Ok(())
}

fn name(module: &Module, id: FunctionId) -> String {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    // The alternate form leaves the hashes out.
    format!("{:#}", rustc_demangle::demangle(name))
}

fn trap(module: &mut Module, id: FunctionId) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (signature.params().to_vec(), signature.results().to_vec());
    let locals = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
    body.func_body().unreachable();
    module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(locals));
}

/// Whether control can reach the end of the function, as far as its last instruction and its jumps tell.
fn can_return(function: &LocalFunction) -> bool {
    let body = function.entry_block();
    let last = function.block(body).instrs.last();
    let mut exits = Exits { body, found: false };
    ir::dfs_in_order(&mut exits, function, body);
    exits.found || !matches!(last, Some((Instr::Unreachable(_), _)))
}

struct Exits {
    body: InstrSeqId,
    found: bool,
}

impl Exits {
    fn jump(&mut self, to: InstrSeqId) {
        self.found |= to == self.body;
    }
}

impl Visitor<'_> for Exits {
    fn visit_return(&mut self, _: &Return) {
        self.found = true;
    }

    fn visit_br(&mut self, jump: &Br) {
        self.jump(jump.block);
    }

    fn visit_br_if(&mut self, jump: &BrIf) {
        self.jump(jump.block);
    }

    fn visit_br_table(&mut self, jump: &BrTable) {
        self.jump(jump.default);
        jump.blocks.iter().for_each(|block| self.jump(*block));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANIC: &str = "_ZN4core9panicking5panic17h0123456789abcdefE";
    /// `<A as core::panic::PanicPayload>::get`
    const MESSAGE: &str = "_RNvXs_C1cNtC1c1ANtNtC4core5panic12PanicPayload3get";

    fn cut(module: &str) -> Result<Vec<u8>> {
        let mut module = Module::from_buffer(&wat::parse_str(module)?)?;
        cut_short(&mut module)?;
        Ok(without_producers(module))
    }

    fn without_producers(mut module: Module) -> Vec<u8> {
        walrus::passes::gc::run(&mut module);
        module.producers.clear();
        module.emit_wasm()
    }

    #[track_caller]
    fn becomes(given: &str, expected: &str) {
        let expected = Module::from_buffer(&wat::parse_str(expected).unwrap()).unwrap();
        assert_eq!(cut(given).unwrap(), without_producers(expected));
    }

    #[track_caller]
    fn refused(module: &str, reason: &str) {
        let error = cut(module).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }

    #[test]
    fn a_panic_keeps_its_trap_and_loses_its_message() {
        let module = |panic: &str, message: &str, rest: &str| {
            format!(
                r#"(module
                    (table 1 funcref)
                    (elem (i32.const 0) ${MESSAGE})
                    (func $check (export "check") (param i32)
                        (if (local.get 0) (then (call ${PANIC} (i32.const 8)))))
                    (func ${PANIC} (param i32) {panic})
                    (func ${MESSAGE} (export "get") (param i32) (result i32) {message})
                    {rest})"#
            )
        };
        becomes(
            &module(
                "(call $write (local.get 0)) unreachable",
                "(call $write (local.get 0)) (local.get 0)",
                "(func $write (param i32) (drop (local.get 0)))",
            ),
            &module("unreachable", "unreachable", ""),
        );
    }

    #[test]
    fn names_of_both_manglings_are_read() {
        for name in [PANIC, "_RNvNtCsgXGp5Oqx2Ny_4core6option13expect_failed"] {
            let module = |body: &str| {
                format!(r#"(module (func ${name} (export "f") {body}) (func ${MESSAGE} (export "get") unreachable))"#)
            };
            becomes(&module("nop unreachable"), &module("unreachable"));
        }
    }

    #[test]
    fn without_a_known_name_there_is_an_error() {
        let none = "has no functions named as those of a panic";
        refused(r#"(module (func (export "add") unreachable))"#, none);
        refused(&format!("(module (func ${PANIC} unreachable))"), none);
        refused(&format!("(module (func ${MESSAGE} unreachable))"), none);
    }

    #[test]
    fn a_function_that_can_return_begins_no_panic() {
        let bodies = [
            "nop",
            "return unreachable",
            "(br_if 0 (local.get 0)) unreachable",
            "(block (br 1)) unreachable",
            "(block (br_table 0 1 (local.get 0))) unreachable",
        ];
        for body in bodies {
            refused(&format!("(module (func ${PANIC} (param i32) {body}))"), "core::panicking::panic can return");
        }
    }
}
