import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { removeFolder } from './chromium-cache.mjs'
import { runProgram } from './run-program.mjs'

const SHELL = 'chromium-headless-shell'

/** Holds the engine's data; the shell looks for them beside its program, so it is needed even where it is installed. */
const DATA = 'chromium-common'

/** What a browser loads: libraries, fonts, keyboards. Not the C library, which must be the system's, nor 3D drivers. */
const NEEDED = /^(chromium|lib(?!c6|llvm|z3|gl1-mesa-dri)|font|xkb-data)/

/**
 * The packages of Debian and of what derives from it, unpacked beside the system: with lists of our own, apt needs no
 * root, and nothing is installed.
 * @param {object} options
 * @param {string} options.folder
 * @param {AbortSignal} options.signal
 * @param {(bytes: number) => void} options.expect
 * @param {string[]} [options.settings] more of apt, e.g. other sources
 * @returns {Promise<string>} the program, relative to the folder
 */
export async function fetchFromApt({ folder, signal, expect, settings = [] }) {
  const state = path.join(folder, 'apt')
  const debs = path.join(folder, 'debs')
  const unpacked = path.join(folder, 'root')
  for (const each of ['lists/partial', 'archives/partial']) mkdirSync(path.join(state, each), { recursive: true })
  for (const each of [debs, unpacked]) mkdirSync(each)
  const nothing = path.join(state, 'nothing-installed')
  writeFileSync(nothing, '')
  const options = [
    `Dir::State=${state}`,
    `Dir::Cache=${state}`,
    'Dir::State::status=/var/lib/dpkg/status',
    'APT::Sandbox::User=',
    'Acquire::Languages=none',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
    'Acquire::https::Timeout=20',
    ...settings,
  ]
  const apt = (/** @type {string[]} */ more, /** @type {string[]} */ args) =>
    runProgram('apt-get', [...[...options, ...more].flatMap((option) => ['-o', option]), ...args], {
      cwd: debs,
      env: { ...process.env, LC_ALL: 'C' },
      signal,
    })

  // One source of many may be out of reach; whether the browser can be had shows next.
  await apt([], ['update', '-qq']).catch(() => {})
  const list = ['install', '--print-uris', '-y', '-qq', '--no-install-recommends', SHELL]
  // Where something that is installed is in the way, the browser brings all it needs along.
  const listed = await apt([], list).catch(() => apt([`Dir::State::status=${nothing}`], list))
  const packages = listed.split('\n').flatMap((line) => {
    const [, file = '', size] = line.split(' ')
    const [name = ''] = file.split('_')
    return NEEDED.test(name) ? [{ name, size: Number(size) }] : []
  })
  expect(packages.reduce((sum, { size }) => sum + size, 0))
  const names = new Set([SHELL, DATA, ...packages.map(({ name }) => name)])
  await apt([], ['download', '-qq', ...names])
  for (const deb of readdirSync(debs)) await runProgram('dpkg', ['-x', path.join(debs, deb), unpacked], { signal })
  removeFolder(state)
  removeFolder(debs)
  return writeLauncher(folder, unpacked)
}

/**
 * @param {string} folder
 * @param {string} unpacked
 * @returns {string} a script that starts the browser with the libraries and fonts that came with it
 */
function writeLauncher(folder, unpacked) {
  const files = listFiles(unpacked)
  const program = files.find((file) => file.endsWith(`/lib/chromium/${SHELL}`))
  if (!program) throw new Error(`${SHELL} holds no program of that name`)
  const libraries = new Set(
    files.filter((file) => /\/lib\/.*\.so[.\d]*$/.test(file) && !file.includes('/chromium/')).map(path.dirname),
  )
  const inside = (/** @type {string} */ file) => `$here/${path.relative(folder, file)}`
  writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">root/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  )
  writeFileSync(
    path.join(folder, 'chromium'),
    `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="${[...libraries].map(inside).join(':')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "${inside(program)}" "$@"
`,
    { mode: 0o755 },
  )
  return 'chromium'
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}
