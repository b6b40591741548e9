import { resolve } from 'node:path';
import { nodeProblem, runUnderNode24 } from './ensure-node.mjs';
import { install } from './install.mjs';

const project = resolve(import.meta.dirname, '../..');

/**
 * The part of every command that must run before anything is installed: checks Node, installs, and goes on under
 * Node 24 with the script that does the work.
 *
 * @param {string} script path inside the project
 */
export async function begin(script) {
  try {
    const problem = nodeProblem(process.versions.node, process.platform, process.arch);
    if (problem !== null) throw new Error(problem);
    install(project);
    process.exitCode = await runUnderNode24(project, script, process.argv.slice(2));
  } catch (error) {
    // No network, no write access, an old Node: the message is a sentence for the person at the terminal.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
