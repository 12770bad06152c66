import { releaseGateTexts } from '../../texts/texts'
import { type Finding, found } from './finding'
import { forbiddenShares, importsOf, isImportAllowed } from './imports'
import type { ReleaseFile, Subject } from './subject'

/** Bounds of what a release may weigh, in bytes after gzip: a village's connection loads it. */
export const releaseLimits = { entryGzip: 20 * 1024, totalGzip: 2 * 1024 * 1024 } as const

const inKilobytes = (bytes: number) => (bytes / 1024).toFixed(1)

function checkFileList({ manifest, files }: Subject): Finding[] {
  const present = new Set(files.map(({ path }) => path))
  const listed = new Set(manifest.files.map(({ path }) => path))
  const rebuild = releaseGateTexts.of('buildAnew')
  return [
    ...[...listed]
      .filter((path) => !present.has(path))
      .map((path) => found('file-missing', path, releaseGateTexts.of('fileMissing', { path }), rebuild)),
    ...[...present]
      .filter((path) => !listed.has(path))
      .map((path) => found('file-unlisted', path, releaseGateTexts.of('fileUnlisted', { path }), rebuild)),
    ...(listed.has(manifest.entry)
      ? []
      : [
          found(
            'entry-missing',
            manifest.entry,
            releaseGateTexts.of('entryMissing', { entry: manifest.entry }),
            rebuild,
          ),
        ]),
  ]
}

function checkSizes({ manifest, files }: Subject): Finding[] {
  const entry = files.find(({ path }) => path === manifest.entry)?.gzipSize ?? 0
  const total = files.reduce((sum, { gzipSize }) => sum + gzipSize, 0)
  return [
    ...(entry <= releaseLimits.entryGzip
      ? []
      : [
          found(
            'entry-too-large',
            manifest.entry,
            releaseGateTexts.of('entryTooLarge', {
              size: inKilobytes(entry),
              bound: inKilobytes(releaseLimits.entryGzip),
            }),
            releaseGateTexts.of('loadScreensLazily'),
          ),
        ]),
    ...(total <= releaseLimits.totalGzip
      ? []
      : [
          found(
            'release-too-large',
            undefined,
            releaseGateTexts.of('releaseTooLarge', {
              size: inKilobytes(total),
              bound: inKilobytes(releaseLimits.totalGzip),
            }),
            releaseGateTexts.of('carryLess'),
          ),
        ]),
  ]
}

/** Ways of running text as code, which the shell's Content-Security-Policy refuses anyway. */
const codeFromText = [
  /(?<![\w$.])eval\s*\(/,
  /\(0,\s*eval\)\s*\(/,
  /\bnew\s+Function\s*\(/,
  /(?<![\w$.])(?<!function )Function\s*\(/,
]

/**
 * The federation runtime of every module carries two of them, which never run here: browsers have `globalThis`, and the shell
 * reads no federation manifests. Any change to these lines counts as code of the module.
 */
const runtimeParts = [
  /Function\("return this"\)\(\)/g,
  // Anchored at the start of a word: a file that is one endless word would otherwise be read anew from each letter.
  /(?<!\w)\w+\.getPublicPath\.startsWith\("function"\)\?Function\("return "\+\w+\.getPublicPath\)\(\)\(\):Function\(\w+\.getPublicPath\)\(\)/g,
]

const runsText = (text: string) => {
  const own = runtimeParts.reduce((rest, part) => rest.replace(part, ''), text)
  return codeFromText.some((pattern) => pattern.test(own))
}

/** What only React's own code holds: a module that has it carries a second copy. */
const reactInternals = /__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE\s*=/

const importAction = releaseGateTexts.of('importAllowed')

const forbiddenImport = (where: string, name: string) =>
  found('import-forbidden', where, releaseGateTexts.of('importForbidden', { where, name }), importAction)

function checkScript({ path, text = '' }: ReleaseFile): Finding[] {
  if (!/\.[cm]?js$/.test(path)) return []
  return [
    ...forbiddenShares(text).map((name) => forbiddenImport(path, name)),
    ...(runsText(text)
      ? [
          found(
            'code-from-text',
            path,
            releaseGateTexts.of('codeFromText', { path }),
            releaseGateTexts.of('removeCodeFromText'),
          ),
        ]
      : []),
    ...(reactInternals.test(text)
      ? [
          found(
            'shared-package-bundled',
            path,
            releaseGateTexts.of('reactBundled', { path }),
            releaseGateTexts.of('useModuleConfig'),
          ),
        ]
      : []),
  ]
}

const checkSources = ({ sources }: Subject): Finding[] =>
  sources.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((specifier) => !isImportAllowed(path, specifier))
      .map((specifier) => forbiddenImport(path, specifier)),
  )

/** Whether the files are those of the manifest, small enough, and made of what a module may use. */
export const checkFiles = (subject: Subject): Finding[] => [
  ...checkFileList(subject),
  ...checkSizes(subject),
  ...subject.files.flatMap(checkScript),
  ...checkSources(subject),
]
