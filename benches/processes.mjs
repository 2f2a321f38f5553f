// Child processes that print one JSON text.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export function fileOf(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** What a script in Node printed, as the value it stands for. */
export function askNode(script, args = []) {
  return JSON.parse(execFileSync(process.execPath, [fileOf(script), ...args], { encoding: 'utf8' }));
}

/**
 * Runs jobs in turn, again and again, so that a busy moment of the machine falls on all of them. Gives for each name
 * the answers in the order of the rounds.
 */
export function inTurn(jobs, rounds) {
  const names = Object.keys(jobs);
  const answers = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) answers[name].push(jobs[name]());
  }
  return answers;
}
