import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type CheckedPage, type CheckReport, wantedViews } from '@sipelandukilat/contract/modules/check-release'
import type { Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Project, resolveFrom } from './project'
import { findMissingTexts, listPages, lookAtPage, type Viewer } from './recorded-page'
import { runBuild } from './rsbuild'
import { serveFolder } from './serve-folder'
import { openViewer } from './viewers'

const cacheOf = ({ folder }: Project) => path.join(folder, 'node_modules/.cache/sipelandukilat')

/** The bundler's configuration of the page that shows the module alone. Written beside the module, so that it finds what the module installed. */
export async function writeRecordedConfig(project: Project): Promise<string> {
  const file = path.join(project.folder, 'node_modules', '.sipelandukilat-recorded.config.mjs')
  const build = JSON.stringify('@sipelandukilat/sdk/build')
  await writeFile(
    file,
    `import { recordedConfig } from ${build}\nexport default recordedConfig(${JSON.stringify(project.folder)})\n`,
  )
  return file
}

async function lookAtAll(viewer: Viewer, url: string, axe: string): Promise<Pick<CheckReport, 'pages' | 'texts'>> {
  const pages: CheckedPage[] = []
  let texts: CheckReport['texts'] = []
  for (const scheme of ['light', 'dark'] as const) {
    await viewer.go(`${url}/app/`, scheme)
    const patterns = await viewer.run(listPages, undefined)
    await viewer.runText(axe)
    for (const { language } of wantedViews.filter((view) => view.scheme === scheme))
      for (const { pattern, example } of patterns) {
        if (example === null) continue
        const seen = await viewer.run(lookAtPage, { path: example, language })
        pages.push({ pattern, path: example, language, scheme, ...seen })
      }
    // Screens define their texts when they are first shown.
    texts = await viewer.run(findMissingTexts, undefined)
  }
  return { pages, texts }
}

/** Shows every page of the module with its recorded answers, in both languages, light and dark, and looks at it with axe. */
export async function lookAtPages(
  project: Project,
  terminal: Terminal,
  mayUseBrowser: boolean,
): Promise<Pick<CheckReport, 'environment' | 'pages' | 'texts'>> {
  terminal.progress(terminalTexts.of('preparingPages'))
  await runBuild(project, ['--config', await writeRecordedConfig(project)])
  const axe = await readFile(resolveFrom(project.folder, 'axe-core/axe.min.js'), 'utf8')
  const folder = path.join(cacheOf(project), 'recorded')
  // The shell's address of the page, for a viewer that reads the folder itself.
  await cp(path.join(folder, 'index.html'), path.join(folder, 'app/index.html'))
  const served = await serveFolder(folder)
  try {
    const viewer = await openViewer(project, { url: served.url, folder }, mayUseBrowser)
    try {
      terminal.progress(terminalTexts.of('lookingAtPages', { environment: viewer.environment }))
      return { environment: viewer.environment, ...(await lookAtAll(viewer, served.url, axe)) }
    } finally {
      await viewer.close()
    }
  } finally {
    await served.close()
  }
}
