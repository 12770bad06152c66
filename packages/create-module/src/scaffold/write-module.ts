import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Failure } from '../terminal/failure'
import { terminalTexts } from '../texts/texts'
import type { ModuleAnswers } from './answers'
import type { SdkIndex, SdkSource } from './sdk-source'

/** npm leaves these out of a tarball under their own names. */
const renamed: Record<string, string> = { _gitignore: '.gitignore', '_package.json': 'package.json' }

/** What a module's own code imports; everything else only builds and proves it. */
const runtimePackages = ['@sipelandukilat/sdk', '@sipelandukilat/ui', '@tanstack/react-query', 'react', 'react-dom']

const toCode = (text: string) => text.replace(/[\\']/g, '\\$&')

type Replacements = Readonly<Record<string, string>>

const replacementsOf = ({ id, title, owner }: ModuleAnswers, shell: string): Replacements => ({
  id,
  titleId: title.id,
  titleEn: title.en,
  owner,
  shell,
})

function fill(text: string, name: string, replacements: Replacements): string {
  const toText = /\.tsx?$/.test(name) ? toCode : (value: string) => value
  return text.replace(/%([a-zA-Z]+)%/g, (whole, key: string) => {
    const value = replacements[key]
    return value === undefined ? whole : toText(value)
  })
}

/** Where each of our tarballs lies in the module's own repository, so that it installs anywhere, without the system it came from. */
const vendored = (index: SdkIndex): [string, string][] =>
  Object.entries(index.packages).map(([name, { file }]) => [name, `file:vendor/${file}`])

function withPackages(text: string, index: SdkIndex): string {
  const all = [...vendored(index), ...Object.entries(index.uses)].sort(([one], [other]) => one.localeCompare(other))
  const pick = (isRuntime: boolean) => all.filter(([name]) => runtimePackages.includes(name) === isRuntime)
  const manifest: object = JSON.parse(text)
  const complete = {
    ...manifest,
    dependencies: Object.fromEntries(pick(true)),
    devDependencies: Object.fromEntries(pick(false)),
  }
  return `${JSON.stringify(complete, null, 2)}\n`
}

async function assertEmpty(target: string): Promise<void> {
  const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries.some((entry) => entry !== '.git'))
    throw new Failure('usage', terminalTexts.of('folderNotEmpty', { target }))
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
}

/** Writes a module that passes its check at once. @throws Failure when the folder is not empty */
export async function writeModule(
  target: string,
  template: string,
  answers: ModuleAnswers,
  sdk: SdkSource,
): Promise<string[]> {
  await assertEmpty(target)
  const replacements = replacementsOf(answers, sdk.index.shell)
  const entries = await readdir(template, { recursive: true, withFileTypes: true })
  const written: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const folder = path.relative(template, entry.parentPath)
    const name = path.join(folder, renamed[entry.name] ?? entry.name)
    const text = fill(await readFile(path.join(entry.parentPath, entry.name), 'utf8'), name, replacements)
    await write(path.join(target, name), name === 'package.json' ? withPackages(text, sdk.index) : text)
    written.push(name)
  }
  for (const { file } of Object.values(sdk.index.packages))
    await write(path.join(target, 'vendor', file), await sdk.readTarball(file))
  return written.sort()
}
