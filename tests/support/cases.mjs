// The cases of a program of tests: a line for each, and last `N passed, N failed`, which `cargo xtask test` reads.
const counts = { passed: 0, failed: 0 };

/** Does the work, and says whether it came to an end without an error. */
export async function test(name, work) {
  try {
    await work();
    counts.passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED  ${name}\n${String(error.stack ?? error).replace(/^/gm, '    ')}`);
  }
}

/** The last line, and the exit status. */
export function tellSum() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed ? 1 : 0;
}
