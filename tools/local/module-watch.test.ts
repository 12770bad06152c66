import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const nextMessage = (child: ChildProcess) => new Promise((resolve) => child.once('message', resolve))

test('builds a module again as it is saved, a second or so later, and ends with its parent', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'module-watch-'))
  mkdirSync(path.join(folder, 'src'))
  const source = path.join(folder, 'src/index.js')
  writeFileSync(source, `console.log('before')`)
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    path.join(folder, 'rsbuild.config.mjs'),
    'export default { tools: { htmlPlugin: false }, output: { filenameHash: false } }',
  )
  const child = fork(path.join(import.meta.dirname, 'module-watch.mjs'), [folder])
  try {
    expect(await nextMessage(child)).toEqual({ built: path.join(folder, 'dist') })
    for (const text of ['after', 'later']) {
      const saved = Date.now()
      writeFileSync(source, `console.log('${text}')`)
      expect(await nextMessage(child)).toEqual({ built: path.join(folder, 'dist') })
      expect(Date.now() - saved).toBeLessThan(10_000)
      const scripts = path.join(folder, 'dist/static/js')
      expect(
        readdirSync(scripts)
          .map((name) => readFileSync(path.join(scripts, name), 'utf8'))
          .join(),
      ).toContain(text)
    }
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    await ended
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
})
