/** What a service rests on, as far as we know; a province adds its own decrees. */
const common = {
  population: 'UU 23/2006 jo. UU 24/2013',
  requirements: 'Perpres 96/2018',
  procedures: 'Permendagri 108/2019',
  forms: 'Permendagri 109/2019 jo. Permendagri 6/2026',
}

/** Articles of the law on population administration that name the matter. */
const articles: Readonly<Record<string, string>> = {
  SKP: 'Pasal 15',
  'AK-LAHIR': 'Pasal 27 dan 32',
  'AK-KAWIN': 'Pasal 34',
  'AK-MATI': 'Pasal 44',
  ANGKAT: 'Pasal 47',
  'UB-NAMA': 'Pasal 52',
  'LAPOR-LN': 'Pasal 29',
}

/** The same, named from background knowledge; they go among the doubts. */
const articlesNotRead: Readonly<Record<string, string>> = {
  SKPLN: 'Pasal 18',
  RENTAN: 'Pasal 25',
  LAHIRMATI: 'Pasal 33',
  'BTL-KAWIN': 'Pasal 39',
  'AK-CERAI': 'Pasal 40',
  'BTL-CERAI': 'Pasal 43',
  AKU: 'Pasal 49',
  SAH: 'Pasal 50',
  'UB-WN': 'Pasal 53',
  'UB-PPL': 'Pasal 56',
  BETUL: 'Pasal 71',
  BATAL: 'Pasal 72',
}

/** Articles of the other common regulations that settle how the service works. */
const requirementArticles: Readonly<Record<string, string>> = { SKP: 'Pasal 25', 'KK-UBAH': 'Pasal 25' }
const procedureArticles: Readonly<Record<string, string>> = { SKP: 'Pasal 30', 'KK-UBAH': 'Pasal 30' }

/** Regulations of the matter alone. */
const ownLaws: Readonly<Record<string, readonly string[]>> = {
  KIA: ['Permendagri 2/2016'],
  RENTAN: ['Permendagri 96/2019'],
  NONPERM: ['Permendagri 74/2022'],
  IKD: ['Permendagri 72/2022'],
  LEGAL: ['Permendagri 104/2019'],
  // A birth yields the child card too.
  'AK-LAHIR': ['Permendagri 73/2022', 'Permendagri 2/2016'],
  'UB-NAMA': ['Permendagri 73/2022'],
}

/** Laws of the matter itself, named from background knowledge; they go among the doubts. */
const lawsNotRead: Readonly<Record<string, string>> = {
  'KTP-OA': 'UU 6/2011',
  SKTT: 'UU 6/2011',
  'AK-KAWIN': 'UU 1/1974 jo. UU 16/2019',
  'BTL-KAWIN': 'UU 1/1974 jo. UU 16/2019',
  'AK-CERAI': 'UU 1/1974 jo. UU 16/2019',
  'BTL-CERAI': 'UU 1/1974 jo. UU 16/2019',
  ANGKAT: 'PP 54/2007',
  'UB-WN': 'UU 12/2006',
}

const withArticle = (law: string, article: string | undefined) => (article === undefined ? law : `${law} ${article}`)

/** The laws of a service, the general ones first, with the articles that name its matter. */
export function legalBasisOf(code: string): string[] {
  const notRead = lawsNotRead[code]
  return [
    withArticle(common.population, articles[code] ?? articlesNotRead[code]),
    withArticle(common.requirements, requirementArticles[code]),
    withArticle(common.procedures, procedureArticles[code]),
    ...(ownLaws[code] ?? []),
    ...(notRead === undefined ? [] : [notRead]),
    common.forms,
  ]
}

/** What of `legalBasisOf` nobody looked up yet, in one line; undefined where all was. */
export function unreadLawsOf(code: string): string | undefined {
  const article = articlesNotRead[code]
  const laws = [article === undefined ? undefined : withArticle(common.population, article), lawsNotRead[code]]
  const unread = laws.filter((law) => law !== undefined)
  return unread.length === 0 ? undefined : unread.join('; ')
}
