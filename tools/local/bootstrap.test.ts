import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const here = import.meta.dirname

/** Every file that a program reads before it runs its first line, and the packages named on the way. */
function readStatically(program: string): { files: string[]; packages: string[] } {
  const files = [path.join(here, program)]
  const packages: string[] = []
  for (const file of files)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?:[\w*{}\s,]*from\s)?['"]([^'"]+)['"]/gm,
    )) {
      const next = path.resolve(path.dirname(file), name)
      if (name.startsWith('node:')) continue
      if (!name.startsWith('.')) packages.push(`${path.basename(file)} imports ${name}`)
      else if (!files.includes(next)) files.push(next)
    }
  return { files, packages }
}

test.each(['start.mjs', 'test.mjs', 'run.mjs'])('%s needs no package to begin: it installs them', (program) => {
  const { files, packages } = readStatically(program)
  expect(files.length).toBeGreaterThan(5)
  expect(packages).toEqual([])
})
