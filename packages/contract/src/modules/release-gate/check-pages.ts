import { requiredLanguages } from '@sipelandukilat/domain'
import { releaseGateTexts } from '../../texts/texts'
import type { CheckedPage } from './check-report'
import { type Finding, found, noted } from './finding'
import type { Subject } from './subject'

const runCheck = releaseGateTexts.of('runCheck')

const isWithin = (path: string, route: string) => path === route || path.startsWith(`${route}/`)

/** Every page is looked at in each of these. */
export const wantedViews = requiredLanguages.flatMap((language) =>
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
        releaseGateTexts.of('pageUnchecked', { where }),
        releaseGateTexts.of('recordExample'),
      ),
    )
}

const viewOf = ({ path, language, scheme }: CheckedPage) => `${path} (${language}, ${scheme})`

const checkPage = (page: CheckedPage): Finding[] => [
  ...page.violations.map(({ id, help, targets }) =>
    found(
      'page-inaccessible',
      viewOf(page),
      releaseGateTexts.of('pageInaccessible', { id, targets: targets.slice(0, 3).join('; ') }),
      { id: `${help} (axe)` },
    ),
  ),
  ...page.problems.map((problem) =>
    noted(
      'page-broken',
      viewOf(page),
      releaseGateTexts.of('pageBroken', { problem }),
      releaseGateTexts.of('recordAnswer'),
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
  const fill = releaseGateTexts.of('fillTexts')
  return [
    ...localized
      .filter(({ text }) => requiredLanguages.some((language) => (text[language] ?? '').trim() === ''))
      .map(({ where }) => found('texts-incomplete', where, releaseGateTexts.of('textIncomplete', { where }), fill)),
    ...(check?.texts ?? []).map(({ namespace, language, keys }) =>
      found(
        'texts-incomplete',
        namespace,
        releaseGateTexts.of(`languageLacks_${language}`, { keys: keys.join(', ') }),
        fill,
      ),
    ),
  ]
}

function checkReport(subject: Subject): Finding[] {
  const { check, manifestSha256 } = subject
  if (!check) return [found('check-missing', 'check.json', releaseGateTexts.of('checkMissing'), runCheck)]
  if (check.release !== manifestSha256)
    return [found('check-of-another-release', 'check.json', releaseGateTexts.of('checkOfOther'), runCheck)]
  return [...checkCoverage(subject, check.pages), ...check.pages.flatMap(checkPage)]
}

/** Whether every page was looked at, is accessible, and speaks both languages. */
export const checkPages = (subject: Subject): Finding[] => [...checkReport(subject), ...checkTexts(subject)]
