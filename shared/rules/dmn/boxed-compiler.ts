import type { Result } from '../../result.ts';
import { type CompiledTests, compileTests } from '../evaluate/compile-tests.ts';
import type { Compiler, Evaluate } from '../evaluate/frame.ts';
import type { KnownNames } from '../syntax/known-names.ts';
import { type FeelRefusal, parseExpression, parseTests } from '../syntax/parse.ts';
import { readSimpleTests, readSimpleValue } from '../syntax/simple-cell.ts';
import type { Node, Test, Tests } from '../syntax/node.ts';
import { ANY, type FeelType } from '../value/type.ts';

/** What of a model cannot be compiled. */
export interface Uncompiled {
  /** `Rule 1, input 2`, `The expression`. */
  readonly place: string;
  readonly code: FeelRefusal;
  readonly message: string;
}

interface Parsed {
  readonly node: Node | null;
  readonly evaluate: Evaluate;
}

interface CompiledCell {
  readonly tests: Tests;
  readonly run: CompiledTests;
}

/** Compiles the texts of one element of a model. What is no FEEL is listed, and is null with a problem when it runs. */
export class BoxedCompiler {
  readonly compiler: Compiler;
  readonly uncompiled: Uncompiled[] = [];
  readonly #known: KnownNames;
  readonly #named: (name: string) => FeelType | null;
  /** Tables say the same thing in many rows. */
  readonly #parsed = new Map<string, Parsed>();
  readonly #tests = new Map<string, CompiledCell>();

  constructor(compiler: Compiler, known: KnownNames, named: (name: string) => FeelType | null) {
    this.compiler = compiler;
    this.#known = known;
    this.#named = named;
  }

  expression(place: string, text: string): Evaluate {
    return this.parsed(place, text).evaluate;
  }

  /** An expression with what it was compiled from; null for what is no FEEL. */
  parsed(place: string, text: string): Parsed {
    const kept = this.#parsed.get(text);
    if (kept) return kept;
    // An expression that nobody has written is null.
    if (text.trim() === '') return { node: { kind: 'literal', value: null }, evaluate: () => null };
    const node = readSimpleValue(text, this.#known) ?? this.#checked(place, parseExpression(text, this.#known));
    if (!node) return { node, evaluate: frame => frame.run.problem(`${place} is no FEEL.`) };
    const compiled = { node, evaluate: this.compiler.compile(node) };
    this.#parsed.set(text, compiled);
    return compiled;
  }

  /** The same text gives the same object. */
  tests(place: string, text: string): CompiledCell | null {
    const kept = this.#tests.get(text);
    if (kept) return kept;
    const tests = readSimpleTests(text, this.#known) ?? this.#checked(place, parseTests(text, this.#known));
    if (!tests) return null;
    const compiled = { tests, run: compileTests(this.compiler, tests) };
    this.#tests.set(text, compiled);
    return compiled;
  }

  /** One test out of several. */
  single(test: Test): CompiledTests {
    return compileTests(this.compiler, { kind: 'any-of', tests: [test] });
  }

  type(typeRef: string | null): FeelType {
    return typeRef === null ? ANY : (this.#named(typeRef) ?? ANY);
  }

  #checked<T>(place: string, parsed: Result<T, FeelRefusal>): T | null {
    if (parsed.ok) return parsed.value;
    this.uncompiled.push({ place, ...parsed.failure });
    return null;
  }
}
