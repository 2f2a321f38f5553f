// A process that says how large the linear memory of the module is before and after a long string, for memory.mjs.
let moduleBytes = 0;
let memory;

const { Module, Instance } = WebAssembly;
// biome-ignore lint/complexity/useArrowFunction: both are called with `new`.
WebAssembly.Module = function (bytes) {
  moduleBytes = bytes.byteLength;
  return new Module(bytes);
};
// biome-ignore lint/complexity/useArrowFunction: as above.
WebAssembly.Instance = function (module, imports) {
  const instance = new Instance(module, imports);
  // The build may rename exports, so the memory is known by its kind.
  memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
  return instance;
};

const { checkSignStr } = require('../../pkg/wasm.js');
const LENGTH = 1 << 20;

checkSignStr('&a');
const before = memory.buffer.byteLength;
const report = checkSignStr('&a'.repeat(LENGTH / 2));
const afterCheck = memory.buffer.byteLength;
const read = [report.fields, report.suggestion].length;
const afterAll = memory.buffer.byteLength;
process.stdout.write(JSON.stringify({ module: moduleBytes, before, afterCheck, afterAll, read }));
