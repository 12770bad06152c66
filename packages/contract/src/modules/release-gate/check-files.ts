import { type Finding, found } from './finding'
import { forbiddenShares, importsOf, isImportAllowed } from './imports'
import type { ReleaseFile, Subject } from './subject'

/** Bounds of what a release may weigh, in bytes after gzip: a village's connection loads it. */
export const releaseLimits = { entryGzip: 20 * 1024, totalGzip: 2 * 1024 * 1024 } as const

const inKilobytes = (bytes: number) => (bytes / 1024).toFixed(1)

function checkFileList({ manifest, files }: Subject): Finding[] {
  const present = new Set(files.map(({ path }) => path))
  const listed = new Set(manifest.files.map(({ path }) => path))
  const rebuild = { id: 'Bangun ulang dari folder dist yang kosong.', en: 'Build it again into an empty dist.' }
  return [
    ...[...listed]
      .filter((path) => !present.has(path))
      .map((path) =>
        found(
          'file-missing',
          path,
          { id: `${path} ada di module.json, tetapi tidak ikut.`, en: `${path} is in module.json, but not there.` },
          rebuild,
        ),
      ),
    ...[...present]
      .filter((path) => !listed.has(path))
      .map((path) =>
        found(
          'file-unlisted',
          path,
          { id: `${path} ikut, tetapi tidak ada di module.json.`, en: `${path} is there, but not in module.json.` },
          rebuild,
        ),
      ),
    ...(listed.has(manifest.entry)
      ? []
      : [
          found(
            'entry-missing',
            manifest.entry,
            {
              id: `Berkas masuk ${manifest.entry} tidak ada di module.json.`,
              en: `The entry ${manifest.entry} is not among the files of module.json.`,
            },
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
            {
              id: `Berkas masuk ${inKilobytes(entry)} KB setelah gzip; batasnya ${inKilobytes(releaseLimits.entryGzip)} KB.`,
              en: `The entry is ${inKilobytes(entry)} KB after gzip; the bound is ${inKilobytes(releaseLimits.entryGzip)} KB.`,
            },
            {
              id: 'Muat layar dengan lazy(() => import(…)), dan jangan impor paket besar di module.tsx.',
              en: 'Load screens by lazy(() => import(…)), and import no large package in module.tsx.',
            },
          ),
        ]),
    ...(total <= releaseLimits.totalGzip
      ? []
      : [
          found(
            'release-too-large',
            undefined,
            {
              id: `Seluruh rilis ${inKilobytes(total)} KB setelah gzip; batasnya ${inKilobytes(releaseLimits.totalGzip)} KB.`,
              en: `The release is ${inKilobytes(total)} KB after gzip; the bound is ${inKilobytes(releaseLimits.totalGzip)} KB.`,
            },
            { id: 'Kurangi paket dan gambar.', en: 'Carry fewer packages and pictures.' },
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

const importAction = {
  id: 'Pakai @sipelandukilat/sdk, sdk/api, sdk/forms, @sipelandukilat/ui, atau kode modul sendiri.',
  en: "Use @sipelandukilat/sdk, sdk/api, sdk/forms, @sipelandukilat/ui, or the module's own code.",
}

const forbiddenImport = (where: string, name: string) =>
  found(
    'import-forbidden',
    where,
    {
      id: `${where} mengimpor ${name}, yang bukan untuk modul.`,
      en: `${where} imports ${name}, which is not for modules.`,
    },
    importAction,
  )

function checkScript({ path, text = '' }: ReleaseFile): Finding[] {
  if (!/\.[cm]?js$/.test(path)) return []
  return [
    ...forbiddenShares(text).map((name) => forbiddenImport(path, name)),
    ...(runsText(text)
      ? [
          found(
            'code-from-text',
            path,
            {
              id: `${path} menjalankan teks sebagai kode (eval atau new Function).`,
              en: `${path} runs text as code (eval or new Function).`,
            },
            {
              id: 'Hapus, atau ganti paket yang melakukannya: peramban menolaknya.',
              en: 'Remove it, or replace the package that does it: browsers refuse it here.',
            },
          ),
        ]
      : []),
    ...(reactInternals.test(text)
      ? [
          found(
            'shared-package-bundled',
            path,
            { id: `${path} membawa React sendiri.`, en: `${path} carries a React of its own.` },
            { id: 'Bangun dengan moduleConfig(manifest).', en: 'Build with moduleConfig(manifest).' },
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
