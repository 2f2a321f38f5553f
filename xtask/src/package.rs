//! From Rust to the npm package in pkg/.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result};
use indicatif::HumanCount;
use wasm_bindgen_cli_support::Bindgen;

use crate::machine::Machine;
use crate::steps::{Step, is_live};
use crate::workspace::Workspace;
use crate::{command, first_version, notices, setup, stamp, tables};

const NAME: &str = "pay_sign_center";

/// The prebuilt standard library uses these features, whatever target CPU the crate is compiled for.
const LOWER: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];
/// In a run of its own: with the features enabled, the optimiser would use again what was lowered.
const OPTIMISE: [&str; 4] = ["-O2", "--mvp-features", "--strip-producers", "--strip-target-features"];

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
    let machine = Machine::look(workspace)?;
    let inputs = stamp::of_inputs(&workspace.root, &machine.settings)?;
    let stamp_now = || Ok::<_, anyhow::Error>(inputs.clone() + &stamp::of_outputs(&workspace.package())?);
    let stamp = workspace.scratch().join("built");
    let is_built = page.module().is_file() && fs::read_to_string(&stamp).ok() == Some(stamp_now()?);
    if is_built && stamp::has_documents(&workspace.root, &workspace.package())? {
        println!("pkg/ is up to date; its module has {} bytes", size(&page.module())?);
        return Ok(());
    }
    fs::create_dir_all(workspace.scratch())?;
    // A build that fails leaves it so.
    fs::write(&stamp, "")?;
    make_cores(workspace, &machine, &page, &tools)?;
    bundle(workspace, &page, &tools)?;
    fs::write(&stamp, stamp_now()?)?;
    println!("pkg/ is ready; its module has {} bytes", size(&page.module())?);
    Ok(())
}

/// Makes both modules, unless they are of the same sources: what is written in TypeScript changes neither.
fn make_cores(workspace: &Workspace, machine: &Machine, page: &Core, tools: &Core) -> Result<()> {
    let inputs = stamp::of_core_inputs(&workspace.root, &machine.settings)?;
    let stamp_now = || {
        let outputs = [stamp::of_outputs(&page.folder)?, stamp::of_outputs(&tools.folder)?];
        let notices = fs::read_to_string(notices::file(workspace)).unwrap_or_default();
        Ok::<_, anyhow::Error>(format!("{inputs}{}{notices}", outputs.concat()))
    };
    let stamp = workspace.scratch().join("cores");
    let exist = page.folder.is_dir() && tools.folder.is_dir();
    if exist && fs::read_to_string(&stamp).ok() == Some(stamp_now()?) {
        return Ok(());
    }
    // A build that fails leaves it so.
    fs::write(&stamp, "")?;
    let messages = page.make_bindings(workspace, machine)?;
    // Beside each other: cargo and the optimiser keep one core busy each.
    thread::scope(|scope| {
        let making_tools = scope.spawn(|| {
            tools.make_bindings(workspace, machine)?;
            tools.make_module(workspace, machine)
        });
        page.make_module(workspace, machine)?;
        as_javascript(workspace, &page.module())?;
        making_tools.join().expect("it does not panic")
    })?;
    notices::write(workspace, machine, &messages)?;
    fs::write(&stamp, stamp_now()?)?;
    Ok(())
}

/// One build of the crate: `module.wasm`, and the bindings to it.
struct Core {
    folder: PathBuf,
    feature: &'static str,
}

impl Core {
    fn module(&self) -> PathBuf {
        self.folder.join("module.wasm")
    }

    /// Compiles, and returns what cargo says about each crate, as JSON.
    fn make_bindings(&self, workspace: &Workspace, machine: &Machine) -> Result<String> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        fs::create_dir_all(&self.folder)?;
        let messages = self.compile(workspace, machine)?;
        self.bind(&workspace.target.join(setup::WASM).join("release").join(format!("{NAME}.wasm")))?;
        Ok(messages)
    }

    fn make_module(&self, workspace: &Workspace, machine: &Machine) -> Result<()> {
        self.optimise(workspace)?;
        let module = fs::read(self.module())?;
        first_version::check(&module)?;
        machine.check_absent(&module)
    }

    fn compile(&self, workspace: &Workspace, machine: &Machine) -> Result<String> {
        let step = Step::start(&format!("compile to WebAssembly: {}", self.feature));
        // Of a crate that is a Rust library as well, cargo links what was compiled without `lto`: a tenth more.
        let mut cargo =
            workspace.cargo(&["rustc", "--release", "--lib", "--crate-type=cdylib", "--target", setup::WASM]);
        cargo
            .args(["--package", "pay-sign-center", "--features", self.feature])
            .arg("--message-format=json-render-diagnostics")
            .env("CARGO_ENCODED_RUSTFLAGS", machine.rustflags())
            .env("CARGO_TERM_COLOR", if is_live() { "always" } else { "never" });
        let messages = command::stdout(cargo)?;
        step.done("");
        Ok(messages)
    }

    fn bind(&self, compiled: &Path) -> Result<()> {
        let step = Step::start("bindings");
        Bindgen::new()
            .input_path(compiled)
            .bundler(true)?
            .typescript(false)
            .generate(&self.folder)
            .context("wasm-bindgen cannot make the bindings")?;
        step.done("");
        Ok(())
    }

    fn optimise(&self, workspace: &Workspace) -> Result<()> {
        let step = Step::start("optimise the module");
        let bound = self.folder.join(format!("{NAME}_bg.wasm"));
        let lowered = self.folder.join("lowered.wasm");
        wasm_opt(workspace, &LOWER, &bound, &lowered)?;
        wasm_opt(workspace, &OPTIMISE, &lowered, &self.module())?;
        step.done(&format!("{} bytes", size(&self.module())?));
        Ok(())
    }
}

fn wasm_opt(workspace: &Workspace, flags: &[&str], from: &Path, to: &Path) -> Result<()> {
    let mut node = workspace.node("js-glue/node_modules/binaryen/bin/wasm-opt");
    node.args(flags).arg(from).arg("-o").arg(to);
    command::succeed(node)
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

fn bundle(workspace: &Workspace, page: &Core, tools: &Core) -> Result<()> {
    let step = Step::start("bundle into pkg/");
    let mut node = workspace.node("js-glue/build.mjs");
    node.arg("--page").arg(&page.folder).arg("--tools").arg(&tools.folder);
    node.arg("--notices").arg(notices::file(workspace)).args(["--out", "pkg"]);
    command::succeed(node)?;
    step.done("");
    Ok(())
}

fn size(file: &Path) -> Result<HumanCount> {
    Ok(HumanCount(fs::metadata(file)?.len()))
}
