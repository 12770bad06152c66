import type { CheckedPage, CheckReport } from '@sipelandukilat/contract/modules/check-release'

/** What the page that shows a module with recorded answers lends (`@sipelandukilat/sdk/testing`). */
type RecordedHost = {
  readonly pages: readonly { readonly pattern: string; readonly example?: string }[]
  readonly open: (page: { path: string; language: 'id' | 'en' }) => Promise<void>
  readonly missingTexts: () => CheckReport['texts']
  readonly problems: () => readonly string[]
}

type AxeResults = {
  violations: { id: string; impact?: string | null; help: string; nodes: { target: unknown[] }[] }[]
}

/** The window of that page. */
type RecordedWindow = {
  readonly recordedModule?: RecordedHost
  readonly axe?: { run: (context: string) => Promise<AxeResults> }
}

/** A document in which that page runs: a browser's, or one without a browser. */
export type Viewer = {
  readonly environment: CheckReport['environment']
  /** Opens an address anew, in a colour scheme. */
  readonly go: (url: string, scheme: CheckedPage['scheme']) => Promise<void>
  /** Runs a function in the page; it may use nothing from around it. */
  readonly run: <Input, Output>(program: (input: Input) => Promise<Output>, input: Input) => Promise<Output>
  readonly runText: (script: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Runs in the page. */
export async function listPages(): Promise<{ pattern: string; example: string | null }[]> {
  const deadline = Date.now() + 15_000
  const page = window as unknown as RecordedWindow
  while (!page.recordedModule) {
    if (Date.now() > deadline) throw new Error('The module did not start within 15 s')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return page.recordedModule.pages.map(({ pattern, example }) => ({ pattern, example: example ?? null }))
}

/** Runs in the page. */
export async function lookAtPage(page: {
  path: string
  language: 'id' | 'en'
}): Promise<Pick<CheckedPage, 'violations' | 'problems'>> {
  const { recordedModule, axe } = window as unknown as RecordedWindow
  if (!recordedModule || !axe) throw new Error('The page is not ready')
  await recordedModule.open(page)
  const { violations } = await axe.run('#content')
  return {
    violations: violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact: impact ?? null,
      help,
      targets: nodes.slice(0, 50).map(({ target }) => target.map(String).join(' ').slice(0, 500)),
    })),
    problems: recordedModule.problems().map((problem) => problem.slice(0, 500)),
  }
}

/** Runs in the page. */
export const findMissingTexts = async (): Promise<CheckReport['texts']> =>
  (window as unknown as RecordedWindow).recordedModule?.missingTexts() ?? []
