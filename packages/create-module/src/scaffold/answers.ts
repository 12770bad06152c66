import { ModuleId } from '@sipelandukilat/contract'
import { Failure } from '../terminal/failure'
import { plain } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'

/** What a new module must be told. */
export type ModuleAnswers = {
  readonly id: string
  readonly title: { readonly id: string; readonly en: string }
  readonly owner: string
}

const toTitle = (id: string) => id.replace(/-/g, ' ').replace(/^\w/, (letter) => letter.toUpperCase())

/** What stands in the place of an answer that nobody gave. */
export const defaultAnswers = (id: string): ModuleAnswers => ({
  id,
  title: { id: toTitle(id), en: toTitle(id) },
  owner: 'developer',
})

/** `Judul | Title`, or one title for both languages until it is translated. */
export function parseTitle(text: string): ModuleAnswers['title'] {
  const [id = '', en = id] = text.split('|').map((part) => part.trim())
  return { id, en: en === '' ? id : en }
}

/** Ids that are addresses of the shell itself or of the modules that come with it. */
const taken = new Set(['admin', 'field', 'intake', 'reports', 'shell', 'sdk', 'ui'])

/** @throws Failure when the id is none, or is one that the system itself uses */
export function assertModuleId(id: string): void {
  if (!ModuleId.safeParse(id).success) throw new Failure('usage', terminalTexts.of('noModuleId', { id }))
  if (taken.has(id)) throw new Failure('usage', terminalTexts.of('idTaken', { id }))
}

/** @throws Failure when a title is empty */
export function assertTitle(title: ModuleAnswers['title']): void {
  if (title.id === '' || title.en === '') throw new Failure('usage', plain('--title "Judul | Title"'))
}
