import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Localized } from '@sipelandukilat/domain'
import { assertModuleId, assertTitle, defaultAnswers, type ModuleAnswers, parseTitle } from './scaffold/answers'
import { openSdkSource } from './scaffold/sdk-source'
import { writeModule } from './scaffold/write-module'
import { Failure } from './terminal/failure'
import { runProgram } from './terminal/run-program'
import { plain, type Terminal } from './terminal/terminal'
import { terminalTexts } from './texts/texts'

const usage = plain(
  'npm create @sipelandukilat/module FOLDER -- [--id ID] [--title "Judul | Title"] [--owner NAME] [--sdk FOLDER|URL] [--yes] [--json] [--language id|en]',
)
const template = path.resolve(import.meta.dirname, '../template')
const args = process.argv.slice(2)

type Ask = (question: Localized, preset: string) => Promise<string>

/** Asks on the terminal; without one, or with `--yes`, the preset is the answer. */
function createAsk(terminal: Terminal, isSilent: boolean): { ask: Ask; close: () => void } {
  if (isSilent || !process.stdin.isTTY) return { ask: async (_question, preset) => preset, close: () => undefined }
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  return {
    ask: async (question, preset) =>
      (await lines.question(`${question[terminal.language]}${preset ? ` (${preset})` : ''}: `)).trim() || preset,
    close: () => lines.close(),
  }
}

const titleText = ({ id, en }: ModuleAnswers['title']) => (id === en ? id : `${id} | ${en}`)

async function askAll(ask: Ask, folder: string, given: { id?: string; title?: string; owner?: string }) {
  const id = given.id ?? (await ask(terminalTexts.of('moduleId'), path.basename(folder)))
  assertModuleId(id)
  const preset = defaultAnswers(id)
  const title = parseTitle(given.title ?? (await ask(terminalTexts.of('titleInBoth'), titleText(preset.title))))
  assertTitle(title)
  const owner = given.owner ?? (await ask(terminalTexts.of('owner'), preset.owner))
  return { id, title, owner }
}

await runProgram(args, async (terminal) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      id: { type: 'string' },
      title: { type: 'string' },
      owner: { type: 'string' },
      sdk: { type: 'string' },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return terminal.result(usage, { usage: usage.en })
  const { id, title, owner } = values
  const { ask, close } = createAsk(terminal, values.yes)
  try {
    const folder = positionals[0] ?? id ?? (await ask(terminalTexts.of('folder'), ''))
    if (!folder) throw new Failure('usage', usage)
    const answers = await askAll(ask, path.resolve(folder), {
      ...(id === undefined ? {} : { id }),
      ...(title === undefined ? {} : { title }),
      ...(owner === undefined ? {} : { owner }),
    })
    const place = values.sdk ?? (await ask(terminalTexts.of('sdkPlace'), 'http://localhost:4000/developers'))
    terminal.progress(terminalTexts.of('readingSdk', { place }))
    const files = await writeModule(path.resolve(folder), template, answers, await openSdkSource(place))
    terminal.result(terminalTexts.of('created', { id: answers.id, folder }), {
      ok: true,
      id: answers.id,
      folder: path.resolve(folder),
      files,
    })
  } finally {
    close()
  }
})
