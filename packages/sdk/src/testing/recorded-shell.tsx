import type { Language } from '@sipelandukilat/domain'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../api/query-client'
import { changeLanguage } from '../language/language'
import { languageStore } from '../language/language-store'
import { sayIn } from '../language/texts'
import type { FederatedModule } from '../module/define-module'
import type { MountedModule } from '../module/mount-module'
import { navigate, startNavigation } from '../navigation/navigation'
import { sessionStore } from '../session/session'
import { recordedShellTexts } from '../texts/texts'
import { answerBy } from './answers'
import { type MissingTexts, missingTexts } from './missing-texts'
import { type Persona, persona } from './persona'
import { PersonaBar } from './persona-bar'
import type { Recording } from './recording'

/** One page as `check` opens it. */
export type RecordedPage = {
  readonly path: string
  readonly language: Language
}

/** What the page lends to `sipelandukilat check`. */
type RecordedHost = {
  /** Patterns of all pages, with the address to open each by; none where an example is missing. */
  readonly pages: readonly { readonly pattern: string; readonly example: string | undefined }[]
  /** Opens a page as the first persona; resolves when nothing is being read any more. */
  readonly open: (page: RecordedPage) => Promise<void>
  readonly missingTexts: () => readonly MissingTexts[]
  /** Calls without an answer, and faults, since the page was opened. */
  readonly problems: () => readonly string[]
}

declare global {
  interface Window {
    recordedModule?: RecordedHost
  }
}

const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 30))

/** Waits until no query is under way for two frames: a screen may ask again with what the first answer gave. */
async function settle(): Promise<void> {
  for (let calm = 0; calm < 3; calm += 1) {
    await nextFrame()
    if (queryClient.isFetching() > 0 || document.querySelector('.ui-loading')) calm = -1
  }
}

const noAnswer = (call: string) =>
  Response.json(
    {
      type: '/problems/not-found',
      title: sayIn(recordedShellTexts, languageStore.get())('title'),
      status: 404,
      detail: sayIn(recordedShellTexts, languageStore.get())('noAnswer', { call }),
      correlationId: '',
    },
    { status: 404, headers: { 'content-type': 'application/problem+json' } },
  )

/**
 * Shows a module in a page of its own, with recorded answers instead of an API and a switch between personas. The command
 * `sipelandukilat` builds that page; a module does not call it.
 *
 * @example
 * startRecordedShell(module, recording, { bar: document.querySelector('#bar'), content: document.querySelector('#content') })
 */
export async function startRecordedShell(
  module: FederatedModule,
  recording: Recording,
  places: { bar: HTMLElement; content: HTMLElement },
): Promise<void> {
  const problems: string[] = []
  const start = module.manifest.contributes.routes[0] ?? '/'
  globalThis.fetch = answerBy(
    recording.answers,
    () => undefined,
    (call) => {
      problems.push(call)
      return noAnswer(call)
    },
  )
  let mounted: MountedModule | undefined
  const show = async (who: Persona) => {
    mounted?.unmount()
    queryClient.clear()
    const session = persona(who)
    sessionStore.set({ status: 'signed-in', session })
    await changeLanguage(session.user.language)
    mounted = await module.mount({
      element: places.content,
      styleNonce: '',
      ...(recording.configuration ? { configuration: recording.configuration } : {}),
      onFault: (error) => {
        problems.push(String(error))
        throw error
      },
    })
  }
  startNavigation()
  if (location.pathname === '/') await navigate(start, { replace: true })
  createRoot(places.bar).render(
    <PersonaBar
      recording={recording}
      start={start}
      onPersona={(index) => void show(recording.personas[index] ?? recording.personas[0])}
    />,
  )
  await show(recording.personas[0])
  window.recordedModule = {
    pages: module.pages.map(({ path }) => ({
      pattern: path,
      example: recording.examples?.[path] ?? (path.includes('$') ? undefined : path),
    })),
    open: async ({ path, language }) => {
      problems.length = 0
      await changeLanguage(language)
      await navigate(path, { replace: true })
      await settle()
    },
    missingTexts,
    problems: () => [...problems],
  }
}
