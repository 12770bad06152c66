import type { CheckedPage } from './check-report'
import { type Finding, found, noted } from './finding'
import type { Subject } from './subject'

const runCheck = { id: 'Jalankan "sipelandukilat check".', en: 'Run "sipelandukilat check".' }

const isWithin = (path: string, route: string) => path === route || path.startsWith(`${route}/`)

/** Every page is looked at in each of these. */
export const wantedViews = (['id', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((scheme) => ({ language, scheme })),
)

function checkCoverage(subject: Subject, pages: readonly CheckedPage[]): Finding[] {
  const { routes, navigation } = subject.manifest.contributes
  // A route is seen when a page at or below it was; a place of the navigation by itself, whatever query its link has.
  const wanted = [
    ...routes.map((route) => ({ where: route, seen: (page: CheckedPage) => isWithin(page.path, route) })),
    ...navigation.map(({ path }) => ({ where: path, seen: (page: CheckedPage) => page.path.split('?')[0] === path })),
  ]
  const unique = [...new Map(wanted.map((one) => [one.where, one])).values()]
  return unique
    .filter(({ seen }) =>
      wantedViews.some(
        ({ language, scheme }) =>
          !pages.some((page) => page.language === language && page.scheme === scheme && seen(page)),
      ),
    )
    .map(({ where }) =>
      found(
        'page-unchecked',
        where,
        {
          id: `${where} belum diperiksa dalam kedua bahasa, terang dan gelap.`,
          en: `${where} was not looked at in both languages, light and dark.`,
        },
        {
          id: 'Jalankan "sipelandukilat check"; untuk halaman dengan $bagian, beri contoh alamat di recording.ts.',
          en: 'Run "sipelandukilat check"; for a page with a $part give an example address in recording.ts.',
        },
      ),
    )
}

const viewOf = ({ path, language, scheme }: CheckedPage) => `${path} (${language}, ${scheme})`

const checkPage = (page: CheckedPage): Finding[] => [
  ...page.violations.map(({ id, help, targets }) =>
    found(
      'page-inaccessible',
      viewOf(page),
      {
        id: `Aturan aksesibilitas ${id} dilanggar: ${targets.slice(0, 3).join('; ')}`,
        en: `The accessibility rule ${id} is broken: ${targets.slice(0, 3).join('; ')}`,
      },
      { id: `${help} (axe)`, en: `${help} (axe)` },
    ),
  ),
  ...page.problems.map((problem) =>
    noted(
      'page-broken',
      viewOf(page),
      { id: `Halaman tidak lengkap: ${problem}`, en: `The page is not complete: ${problem}` },
      { id: 'Beri jawabannya di recording.ts.', en: 'Record the answer in recording.ts.' },
    ),
  ),
]

function checkTexts(subject: Subject): Finding[] {
  const { manifest, check } = subject
  const localized = [
    { where: 'title', text: manifest.title },
    ...manifest.contributes.navigation.map(({ id, label }) => ({ where: `navigation ${id}`, text: label })),
    ...(manifest.contributes.permissions ?? []).map(({ id, label }) => ({ where: `permission ${id}`, text: label })),
  ]
  const fill = { id: 'Isi dalam bahasa Indonesia dan Inggris.', en: 'Write it in Indonesian and in English.' }
  return [
    ...localized
      .filter(({ text }) => text.id.trim() === '' || text.en.trim() === '')
      .map(({ where }) =>
        found(
          'texts-incomplete',
          where,
          { id: `Teks "${where}" tidak lengkap.`, en: `The text "${where}" is not complete.` },
          fill,
        ),
      ),
    ...(check?.texts ?? []).map(({ namespace, language, keys }) =>
      found(
        'texts-incomplete',
        namespace,
        {
          id: `${language === 'id' ? 'Bahasa Indonesia' : 'Bahasa Inggris'} tidak punya: ${keys.join(', ')}.`,
          en: `${language === 'id' ? 'Indonesian' : 'English'} lacks: ${keys.join(', ')}.`,
        },
        fill,
      ),
    ),
  ]
}

function checkReport(subject: Subject): Finding[] {
  const { check, manifestSha256 } = subject
  if (!check)
    return [
      found(
        'check-missing',
        'check.json',
        { id: 'Laporan pemeriksaan tidak ada.', en: 'The report of the check is not there.' },
        runCheck,
      ),
    ]
  if (check.release !== manifestSha256)
    return [
      found(
        'check-of-another-release',
        'check.json',
        { id: 'Laporan pemeriksaan milik bangunan lain.', en: 'The report of the check is of another build.' },
        runCheck,
      ),
    ]
  return [...checkCoverage(subject, check.pages), ...check.pages.flatMap(checkPage)]
}

/** Whether every page was looked at, is accessible, and speaks both languages. */
export const checkPages = (subject: Subject): Finding[] => [...checkReport(subject), ...checkTexts(subject)]
