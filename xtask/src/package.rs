//! From Rust to the npm package in pkg/.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walrus::{Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;

use crate::machine::Machine;
use crate::reach::{Ids, Links};
use crate::stamp::Stamp;
use crate::steps::{Step, grouped, is_live};
use crate::workspace::Workspace;
use crate::{abort, command, first_version, locations, notices, setup, tables};

const NAME: &str = "pay_sign_center";

/// The module's name for the bindings; js-glue/src/engine/wasm.ts knows it too.
const IMPORTS: &str = "b";

/// In bytes. A ceiling, not a goal.
const LARGEST_MODULE: usize = 44_000;

/// The prebuilt standard library uses these, whatever target CPU the crate is compiled for.
const LOWER: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];
/// Kept only what saves 100 bytes or more of 46,000. `--low-memory-unused` is about addresses that wrap around into the
/// first 1,024 bytes, the last of the stack: they trap instead.
const SHRINK: [&str; 10] = [
    "--merge-similar-functions",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--const-hoisting",
    "--low-memory-unused",
    "--mvp-features",
    "--strip-producers",
    "--strip-target-features",
];

/// Leaves pkg/ ready for `require` and `npm pack`.
///
/// # Errors
///
/// When a step fails.
pub fn build(workspace: &Workspace) -> Result<()> {
    setup::run(workspace)?;
    let step = Step::start("generated tables");
    tables::write(&workspace.root)?;
    step.done("");

    let page = Core { folder: workspace.scratch().join("page"), feature: "npm" };
    let tools = Core { folder: workspace.scratch().join("tools"), feature: "tools" };
    let module = page.module();
    let machine = Machine::look(workspace)?;
    let stamp = Stamp::new(workspace, &machine.settings)?;
    if module.is_file() && stamp.holds() {
        let size = grouped(fs::read(&module)?.len());
        println!("pkg/ is up to date; its module has {size} bytes");
        return Ok(());
    }
    stamp.forget()?;
    let messages = page.make(workspace, &machine)?;
    let notices = notices::write(workspace, &machine, &messages, NAME)?;
    let size = check(&module, &machine)?;
    as_javascript(workspace, &module)?;
    tools.make(workspace, &machine)?;
    machine.check_absent(&fs::read(tools.module())?)?;
    bundle(workspace, &page, &tools, &notices)?;
    stamp.write()?;
    println!("pkg/ is ready; its module has {} bytes", grouped(size));
    Ok(())
}

/// One build of the crate: `module.wasm`, its bindings, and `imports.json`, the short names of the imports with what the
/// bindings call each.
struct Core {
    folder: PathBuf,
    feature: &'static str,
}

impl Core {
    fn module(&self) -> PathBuf {
        self.folder.join("module.wasm")
    }

    /// The module as the bindings know it.
    fn bound(&self) -> PathBuf {
        self.folder.join(format!("{NAME}_bg.wasm"))
    }

    /// Compiles, and returns what cargo says about each crate, as JSON.
    fn make(&self, workspace: &Workspace, machine: &Machine) -> Result<Vec<u8>> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        fs::create_dir_all(&self.folder)?;
        let messages = self.compile(workspace, machine)?;
        self.bind(&workspace.target.join(setup::WASM).join("release").join(format!("{NAME}.wasm")))?;
        self.optimise(workspace)?;
        Ok(messages)
    }

    fn compile(&self, workspace: &Workspace, machine: &Machine) -> Result<Vec<u8>> {
        let step = Step::start(&format!("compile to WebAssembly: {}", self.feature));
        // Of a crate that is a Rust library as well, cargo links what was compiled without `lto`: a tenth more.
        let mut cargo =
            workspace.cargo(&["rustc", "--release", "--lib", "--crate-type=cdylib", "--target", setup::WASM]);
        cargo
            .args(["--package", "pay-sign-center", "--features", self.feature])
            .arg("--message-format=json-render-diagnostics")
            // With the names of the functions, by which `abort` finds those of a panic.
            .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
            .env("CARGO_ENCODED_RUSTFLAGS", machine.rustflags())
            .env("CARGO_TERM_COLOR", if is_live() { "always" } else { "never" });
        let messages = command::stdout(cargo)?;
        step.done("");
        Ok(messages)
    }

    fn bind(&self, compiled: &Path) -> Result<()> {
        let step = Step::start("bindings");
        let compiled = fs::read(compiled)?;
        let (links, ids) = (Links::read(&compiled)?, Ids::default());
        let mut output = Bindgen::new()
            .input_module(NAME, read(&compiled, &ids)?)
            .bundler(true)?
            .typescript(false)
            .generate_output()
            .context("wasm-bindgen cannot make the bindings")?;
        links.cut(output.wasm_mut(), &ids.lock().expect("nothing panics with it"))?;
        locations::wipe(output.wasm_mut());
        fs::write(self.folder.join("imports.json"), shorten_imports(output.wasm_mut()).to_string())?;
        output.emit(&self.folder)?;
        let file = self.folder.join(format!("{NAME}_bg.js"));
        let bindings = tidy_exports(output.wasm_mut(), fs::read_to_string(&file)?);
        fs::write(file, bindings)?;
        output.wasm_mut().emit_wasm_file(self.bound())?;
        step.done("");
        Ok(())
    }

    fn optimise(&self, workspace: &Workspace) -> Result<()> {
        let step = Step::start("optimise the module");
        let bound = self.bound();
        first_version::check_can_be_lowered(&fs::read(&bound)?)?;
        let lowered = self.folder.join("lowered.wasm");
        wasm_opt(workspace, &LOWER, &bound, &lowered)?;
        wasm_opt(workspace, &SHRINK, &lowered, &self.module())?;
        step.done(&format!("{} bytes", grouped(fs::read(self.module())?.len())));
        Ok(())
    }
}

/// Gives the imports names of one or two letters, and returns what the bindings call them: their own names, each with
/// the module's, take two thousand bytes.
fn shorten_imports(module: &mut Module) -> serde_json::Value {
    let renamed = module.imports.iter_mut().enumerate().map(|(index, import)| {
        import.module = IMPORTS.to_owned();
        let short = format!("_{index:x}");
        (short.clone(), std::mem::replace(&mut import.name, short))
    });
    renamed.map(|(short, long)| (short, serde_json::Value::from(long))).collect()
}

/// Takes out the exports that the bindings do not use, and gives those that only they know a short name, in them too.
fn tidy_exports(module: &mut Module, mut bindings: String) -> String {
    let exports: Vec<_> = module.exports.iter().map(|export| (export.id(), export.name.clone())).collect();
    for (id, name) in exports {
        let use_of = |name: &str| format!("wasm.{name}");
        if !bindings.contains(&use_of(&name)) {
            module.exports.delete(id);
        } else if name.starts_with("__wbindgen_") || name.starts_with("wasm_bindgen__") {
            let short = format!("_{:x}", id.index());
            bindings = bindings.replace(&use_of(&name), &use_of(&short));
            module.exports.get_mut(id).name = short;
        }
    }
    bindings
}

/// The compiled module, without what would make it larger or newer than it has to be.
fn read(compiled: &[u8], ids: &Ids) -> Result<Module> {
    let ids = Ids::clone(ids);
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .on_parse(move |module, indices| {
            let count = u32::try_from(module.funcs.iter().count())?;
            *ids.lock().expect("nothing panics with it") =
                (0..count).map(|index| indices.get_func(index)).collect::<Result<_>>()?;
            Ok(())
        })
        .parse(compiled)
        .context("the compiled module cannot be read")?;
    // They are the linker's. The first tells of the prebuilt standard library, and wasm-bindgen would use reference types
    // for it.
    for section in ["target_features", "linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(section);
    }
    abort::cut_short(&mut module)?;
    Ok(module)
}

fn wasm_opt(workspace: &Workspace, flags: &[&str], from: &Path, to: &Path) -> Result<()> {
    let mut node = workspace.node("js-glue/node_modules/binaryen/bin/wasm-opt");
    node.args(flags).arg(from).arg("-o").arg(to);
    command::succeed(node)
}

fn check(module: &Path, machine: &Machine) -> Result<usize> {
    let step = Step::start("check the module");
    let bytes = fs::read(module)?;
    first_version::check(&bytes)?;
    machine.check_absent(&bytes)?;
    if bytes.len() > LARGEST_MODULE {
        bail!("the module has {} bytes; its budget is {}", grouped(bytes.len()), grouped(LARGEST_MODULE));
    }
    step.done("");
    Ok(bytes.len())
}

/// The very module as JavaScript, for clients without WebAssembly.
fn as_javascript(workspace: &Workspace, module: &Path) -> Result<()> {
    let step = Step::start("the module as JavaScript");
    let mut node = workspace.node("js-glue/node_modules/binaryen/bin/wasm2js");
    node.arg(module).arg("-O").arg("-o").arg(module.with_extension("mjs"));
    command::succeed(node)?;
    step.done("");
    Ok(())
}

fn bundle(workspace: &Workspace, page: &Core, tools: &Core, notices: &Path) -> Result<()> {
    let step = Step::start("bundle into pkg/");
    let mut node = workspace.node("js-glue/build.mjs");
    node.arg("--page").arg(&page.folder).arg("--tools").arg(&tools.folder);
    node.arg("--notices").arg(notices).args(["--out", "pkg"]);
    command::succeed(node)?;
    step.done("");
    Ok(())
}
