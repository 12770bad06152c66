import type { Highs, InitOptions } from 'highs'

/** HiGHS, loaded. It runs on one thread and blocks it: in a browser, load it in a worker. */
export type Solver = Highs

/** Loads HiGHS. In a browser `locateFile` or `wasmBinary` says where its WebAssembly lies; Node finds it by itself. */
export async function loadSolver(options: InitOptions = {}): Promise<Solver> {
  const { default: load } = await import('highs')
  return load(options)
}
