import { wantedViews } from './check-pages'
import type { CheckedPage, CheckReport } from './check-report'
import type { ReleaseToCheck } from './subject'

export const digest = 'a'.repeat(64)
const integrity = `sha384-${'A'.repeat(64)}`

export const cleanPages: CheckedPage[] = wantedViews.map((view) => ({
  pattern: '/outreach',
  path: '/outreach',
  ...view,
  violations: [],
  problems: [],
}))

export const cleanReport: CheckReport = {
  release: digest,
  tool: 'test',
  environment: 'chromium',
  pages: cleanPages,
  texts: [],
}

/** What `module.json` of a blameless module holds. */
export const manifest = {
  id: 'outreach',
  version: '1.2.0',
  title: { id: 'Jangkauan', en: 'Outreach' },
  owner: 'test',
  engines: { shell: '^0.1.0' },
  requestedScopes: ['read:Application'],
  contributes: {
    routes: ['/outreach'],
    navigation: [
      {
        id: 'outreach',
        label: { id: 'Jangkauan', en: 'Outreach' },
        path: '/outreach',
        icon: 'inbox',
        order: 1,
        ability: ['read', 'Application'] as [string, string],
      },
    ],
    extensions: [],
    extensionPoints: ['outreach.aside'],
    permissions: [{ id: 'outreach.sign', label: { id: 'Tanda tangan', en: 'Sign' } }],
    configuration: { schema: {}, defaults: { rows: 10 } },
  },
  entry: 'remoteEntry.js',
  container: 'outreach_1_2_0',
  files: [
    { path: 'remoteEntry.js', integrity },
    { path: 'static/page.js', integrity },
  ],
  builtAgainst: { '@sipelandukilat/sdk': '0.1.0', react: '19.3.1' },
}

/** A release in which nothing is found. */
export const release: ReleaseToCheck = {
  manifest,
  manifestSha256: digest,
  files: [
    {
      path: 'remoteEntry.js',
      size: 50_000,
      gzipSize: 15_000,
      text: 'x("@sipelandukilat/sdk"),x("@sipelandukilat/ui")',
    },
    { path: 'static/page.js', size: 3000, gzipSize: 1000, text: 'export const evaluate=retrieval(1)' },
  ],
  check: cleanReport,
  sources: [
    { path: 'src/module.tsx', text: "import { defineModule } from '@sipelandukilat/sdk'\nimport './page'" },
    { path: 'src/a/page.test.ts', text: "import { renderModule } from '@sipelandukilat/sdk/testing'" },
    { path: 'rsbuild.config.ts', text: "import { moduleConfig } from '@sipelandukilat/sdk/build'" },
  ],
}
