import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Makes `dist/packages/*.tgz`: what a module in a repository of its own installs. Inside the workspace the packages export their
 * TypeScript; the tarballs hold JavaScript and declarations.
 *
 * @typedef {{ name: string, version: string, license: string, type: string, sideEffects?: boolean | string[], bin?: Record<string, string>,
 *   exports: Record<string, string>, dependencies?: Record<string, string>, peerDependencies?: Record<string, string>,
 *   peerDependenciesMeta?: Record<string, { optional: boolean }>, files?: string[] }} Manifest
 */

const root = path.resolve(import.meta.dirname, '../..')
const usualTarget = path.join(root, 'dist/packages')

/** In the order of the arrows. */
const PACKAGES = ['domain', 'access', 'contract', 'planner', 'ui', 'sdk']

/** Entries for our own tools: what the gallery shows is no part of what modules install. */
export const INTERNAL = ['./story']

/** The page has one copy of these: the module's own installation decides which. */
const SHARED = ['react', 'react-dom', '@tanstack/react-query']

/** What else a new module installs, at the versions that everything here was proved with. */
const USED = [
  '@rsbuild/core',
  '@tanstack/react-query',
  '@types/node',
  '@types/react',
  '@types/react-dom',
  'axe-core',
  'happy-dom',
  'playwright-core',
  'react',
  'react-dom',
  'typescript',
  'vitest',
  'zod',
]

const isOurs = (/** @type {string} */ name) => name.startsWith('@sipelandukilat/')

/** @param {string} name @returns {Manifest} */
const readManifest = (name) => JSON.parse(readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8'))

/**
 * What a package exports, its pattern `./*` written out.
 * @param {string} name
 * @returns {Record<string, string>} place → source
 */
function exportsOf(name) {
  const source = path.join(root, 'packages', name)
  const stems = readdirSync(path.join(source, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|testing)\./.test(file) && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
  return Object.fromEntries(
    Object.entries(readManifest(name).exports)
      .filter(([place]) => !INTERNAL.includes(place))
      .flatMap(([place, file]) =>
        place.includes('*')
          ? stems.map((stem) => [place.replace('*', stem), file.replace('*', stem)])
          : [[place, file]],
      ),
  )
}

/** `./src/index.ts` → `src/index` */
const stemOf = (/** @type {string} */ source) => source.replace(/^\.\//, '').replace(/\.tsx?$/, '')
const isCode = (/** @type {string} */ source) => /\.tsx?$/.test(source)

/**
 * Bundles the entries of a package; what they share lies in chunks, so that a store exists once.
 * @param {string} name
 * @param {string} folder
 */
async function buildScripts(name, folder) {
  const source = path.join(root, 'packages', name)
  await build({
    absWorkingDir: source,
    entryPoints: Object.values(exportsOf(name)).filter(isCode),
    outdir: path.join(folder, 'dist'),
    outbase: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    jsx: 'automatic',
    packages: 'external',
    logLevel: 'warning',
  })
}

/**
 * Declarations of all packages in one run of the compiler.
 * @param {string} folder
 */
export function buildDeclarations(folder) {
  const files = PACKAGES.flatMap((name) =>
    Object.values(exportsOf(name))
      .filter(isCode)
      .map((source) => path.join(root, 'packages', name, source)),
  )
  // Not among the sources: what watches them would build again.
  const cache = path.join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const configuration = path.join(cache, `tsconfig-pack-${process.pid}.json`)
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: path.join(root, 'packages'),
    outDir: folder,
    jsx: 'react-jsx',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
  }
  writeFileSync(
    configuration,
    JSON.stringify({ extends: path.join(root, 'tsconfig.base.json'), compilerOptions, files }),
  )
  try {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
    execFileSync(process.execPath, [compiler, '-p', configuration], { stdio: 'inherit' })
  } finally {
    rmSync(configuration)
  }
}

/**
 * Node's and TypeScript's stricter resolutions ask for whole file names: `./session` → `./session.js`.
 * @param {string} folder
 */
function completeSpecifiers(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.d.ts')) continue
    const file = path.join(entry.parentPath, entry.name)
    const text = readFileSync(file, 'utf8')
    const complete = text.replace(
      /((?:from |import\()["'])(\.\.?\/[^"']+)(["'])/g,
      (whole, before, specifier, after) => {
        const wanted = path.resolve(entry.parentPath, specifier)
        if (existsSync(`${wanted}.d.ts`)) return `${before}${specifier}.js${after}`
        if (existsSync(path.join(wanted, 'index.d.ts'))) return `${before}${specifier}/index.js${after}`
        return whole
      },
    )
    if (complete.includes('/packages/') || /["'](\.\.\/)+(domain|access|contract|ui|sdk)\//.test(complete))
      throw new Error(`${file} names a file of another package; export what it needs.`)
    writeFileSync(file, complete)
  }
}

/**
 * The manifest of the tarball: built exports, exact versions of its siblings, peers for what the page has once.
 * @param {Manifest} manifest
 * @param {Record<string, string>} exports
 * @param {Record<string, string>} versions
 */
function toPublished(manifest, exports, versions) {
  const { name, version, license, type, sideEffects, dependencies = {} } = manifest
  const entries = Object.entries(dependencies).map(([dependency, range]) => {
    const exact = isOurs(dependency) ? versions[dependency] : range
    if (exact === undefined) throw new Error(`${name} needs ${dependency}, which is not packed`)
    return /** @type {const} */ ([dependency, exact])
  })
  const isShared = (/** @type {readonly [string, string]} */ [dependency]) => SHARED.includes(dependency)
  return {
    name,
    version,
    license,
    type,
    ...(sideEffects === undefined ? {} : { sideEffects }),
    engines: { node: '>=20.19' },
    exports: Object.fromEntries([
      ...Object.entries(exports).map(([place, source]) => [
        place,
        isCode(source)
          ? { types: `./types/${stemOf(source)}.d.ts`, default: `./dist/${stemOf(source)}.js` }
          : `./${stemOf(source)}`,
      ]),
      ['./package.json', './package.json'],
    ]),
    dependencies: Object.fromEntries(entries.filter((entry) => !isShared(entry))),
    peerDependencies: Object.fromEntries(entries.filter(isShared)),
  }
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {string} declarations
 * @param {Record<string, string>} versions
 */
async function fillFolder(name, folder, declarations, versions) {
  const source = path.join(root, 'packages', name)
  const manifest = readManifest(name)
  mkdirSync(folder, { recursive: true })
  await buildScripts(name, folder)
  cpSync(path.join(declarations, name), path.join(folder, 'types'), { recursive: true })
  const ambient = path.join(source, 'src/ambient.d.ts')
  if (existsSync(ambient)) cpSync(ambient, path.join(folder, 'types/src/ambient.d.ts'))
  completeSpecifiers(path.join(folder, 'types'))
  for (const other of Object.values(exportsOf(name)).filter((one) => !isCode(one))) {
    // A style sheet goes with the folder of its parts.
    cpSync(path.join(source, other), path.join(folder, other))
    const parts = path.join(source, stemOf(other).replace(/\.css$/, ''))
    if (existsSync(parts)) cpSync(parts, path.join(folder, path.relative(source, parts)), { recursive: true })
  }
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'))
  writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify(toPublished(manifest, exportsOf(name), versions), null, 2)}\n`,
  )
}

/**
 * The command has no siblings beside it when npm runs it from an address: it carries what it uses of them.
 * @param {string} folder
 */
async function fillCommandFolder(folder) {
  const source = path.join(root, 'packages/create-module')
  const {
    name,
    version,
    license,
    type,
    bin,
    dependencies = {},
    peerDependencies,
    peerDependenciesMeta,
  } = readManifest('create-module')
  execFileSync(process.execPath, [path.join(source, 'build.mjs'), path.join(folder, 'dist')], { stdio: 'inherit' })
  for (const part of ['template', 'harness']) {
    if (existsSync(path.join(source, part)))
      cpSync(path.join(source, part), path.join(folder, part), { recursive: true })
  }
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'))
  const published = {
    name,
    version,
    license,
    type,
    engines: { node: '>=20.19' },
    bin,
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([dependency]) => !isOurs(dependency))),
    peerDependencies,
    peerDependenciesMeta,
  }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
}

/**
 * @param {string} folder
 * @param {string} target
 * @returns {{ version: string, file: string, integrity: string }}
 */
function pack(folder, target) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const answer = execFileSync(npm, ['pack', '--json', '--pack-destination', target], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const packed = JSON.parse(answer)
  // npm 12 answers by name, earlier ones by a list.
  const { filename, version } = Array.isArray(packed) ? packed[0] : Object.values(packed)[0]
  const bytes = readFileSync(path.join(target, filename))
  return { version, file: filename, integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}` }
}

/**
 * The installed version of a package.
 * @param {string} name
 * @returns {string}
 */
const installedVersion = (name) =>
  JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version

/**
 * Packs everything; returns what `packages.json` beside the tarballs tells.
 * @param {string} [target] an absolute path; emptied first
 */
export async function packSdk(target = usualTarget) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-pack-'))
  try {
    rmSync(target, { recursive: true, force: true })
    mkdirSync(target, { recursive: true })
    const versions = Object.fromEntries(PACKAGES.map(readManifest).map(({ name, version }) => [name, version]))
    const declarations = path.join(scratch, 'declarations')
    buildDeclarations(declarations)
    /** @type {Record<string, { version: string, file: string, integrity: string }>} */
    const packages = {}
    for (const name of PACKAGES) {
      const folder = path.join(scratch, name)
      await fillFolder(name, folder, declarations, versions)
      packages[readManifest(name).name] = pack(folder, target)
    }
    const command = path.join(scratch, 'create-module')
    await fillCommandFolder(command)
    packages[readManifest('create-module').name] = pack(command, target)
    // An address that does not change with the version.
    cpSync(
      path.join(target, packages[readManifest('create-module').name]?.file ?? ''),
      path.join(target, 'create-module.tgz'),
    )
    const shell = JSON.parse(readFileSync(path.join(root, 'apps/shell/package.json'), 'utf8')).version
    const uses = Object.fromEntries(USED.map((used) => [used, installedVersion(used)]))
    const index = { shell, packages, uses }
    writeFileSync(path.join(target, 'packages.json'), `${JSON.stringify(index, null, 2)}\n`)
    return index
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = path.resolve(process.argv[2] ?? usualTarget)
  const { packages } = await packSdk(target)
  for (const { file } of Object.values(packages)) console.log(path.relative(process.cwd(), path.join(target, file)))
}
