import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

// Most of the second in which the API starts goes into loading packages. This loads them beforehand, then waits to be
// told which program to be. Arguments: the package.json whose dependencies are loaded.
const leave = () => process.exit(0)
process.once('disconnect', leave)
process.once('message', (/** @type {{ program: string, args: string[] }} */ { program, args }) => {
  // Nothing listens to our parent any more, so the program ends when it has nothing left to do.
  process.off('disconnect', leave)
  process.argv = [process.execPath, program, ...args]
  void import(pathToFileURL(program).href)
})

const [, , manifest = ''] = process.argv
const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
for (const name of Object.keys(dependencies)) {
  // What cannot be loaded by its bare name is loaded by the program itself.
  if (!name.startsWith('@sipelandukilat/')) await import(name).catch(() => {})
}
