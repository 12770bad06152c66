import { fieldName } from '../forms/answer-name'
import { fold } from '../language/fold'
import { Language } from '../language/language'
import { wordings } from '../language/localized'
import { isMisspellingOf } from '../language/similarity'
import type { ValueQuestion } from './answer'
import { lineTitle } from './email-template'
import { type FactKey, namesOf } from './facts'

/** Short forms of what labels say, as people write them. */
const shortForms: readonly [RegExp, string][] = [
  [/\b(no|nmr|nomer)\b/g, 'nomor'],
  [/\btgl\b/g, 'tanggal'],
  [/\b(tmpt|tmp)\b/g, 'tempat'],
  [/\bttl\b/g, 'tempat tanggal lahir'],
  [/\b(jk|jns kelamin|jenkel)\b/g, 'jenis kelamin'],
  [/\bgoldar\b/g, 'golongan darah'],
  [/\bgol\b/g, 'golongan'],
  [/\b(nm|nma)\b/g, 'nama'],
  [/\b(wa|telp|tlp|telpon|telpn|tel|telepon|telefon|handphone)\b/g, 'hp'],
  [/\b(yg|yng)\b/g, 'yang'],
  [/^kejadian$/g, 'apa yang terjadi'],
]

const inWhole = (label: string): string =>
  shortForms.reduce((text, [short, whole]) => text.replace(short, whole), fold(label))

/** A line's label without hints in brackets, as compared. */
export const labelKey = (label: string): string => inWhole(label.replace(/\([^)]*\)/g, ' '))

/** What one calls one's own on any form: of the applicant, where nobody else is named. */
const ownLabels: readonly [RegExp, FactKey][] = [
  [/^(nama|name)$/, '@name'],
  [/^(nomor )?nik$/, '@nik'],
  [/^(nomor )?(kk|kartu keluarga)$/, '@kkNumber'],
  [/^(nomor )?(hp|phone)$/, '@phone'],
  [/^(email|e mail|surel)$/, '@email'],
]
const homeLabel = /^(alamat|desa|kampung|kampong|kelurahan|kel|address|village)$/

/** Who else a line may be about: where the label does not say so, it is not meant. */
const people = new Set('ibu ayah saksi suami istri pemohon pelapor mother father witness husband wife'.split(' '))

type Title = {
  question: ValueQuestion
  wholes: string[]
  /** As a receipt names what lacks, whose it is in brackets: "Tanggal lahir (anak)". */
  receiptNames: string[]
  shorts: string[]
  sectionWords: string[]
}
export type LineLabels = readonly Title[]

/** What the lines of these questions may be called. */
export const lineLabelsOf = (questions: readonly ValueQuestion[]): LineLabels =>
  questions.map((question) => {
    const { field, section, rowIndex } = question
    const wholes = Language.options.map((language) => labelKey(lineTitle(question, language)))
    const shorts = namesOf(question).map(labelKey)
    const sections = section ? [section.title, section.rowTitle].flatMap((title) => (title ? wordings(title) : [])) : []
    return {
      question,
      wholes,
      receiptNames: section ? wordings(fieldName(section, field, rowIndex)).map(inWhole) : [],
      shorts,
      sectionWords: sections.flatMap((one) => fold(one).split(' ')),
    }
  })

/**
 * The question that a label means; undefined where it may be several. A part of its words will do, each misspelt a little;
 * another word is no slip: "nama anak" is not "agama anak".
 */
export function questionOfLabel(labels: LineLabels, typed: string): ValueQuestion | undefined {
  const label = labelKey(typed)
  if (label.length < 2) return undefined
  const whole = labels.find(({ wholes }) => wholes.includes(label))
  if (whole) return whole.question
  const inBrackets = inWhole(typed)
  const plainOwn = ownOf(labels, inBrackets)
  if (plainOwn) return plainOwn
  const [lacking, ...alike] = labels.filter(({ receiptNames }) => receiptNames.includes(inBrackets))
  if (lacking && alike.length === 0) return lacking.question
  const own = ownOf(labels, label)
  if (own) return own
  const short = labels.filter(({ shorts }) => shorts.includes(label))
  if (short.length > 0) return short.length === 1 ? short[0]?.question : undefined
  const home = homeLabel.test(label) ? labels.find(({ question }) => question.key === '@village') : undefined
  if (home) return home.question
  const begun = labels.filter(({ wholes, shorts }) =>
    [...wholes, ...shorts].some((title) => title.startsWith(`${label} `) && namesNobodyElse(title.split(' '), label)),
  )
  if (begun.length === 1) return begun[0]?.question
  const joined = label.replaceAll(' ', '')
  const meant = labels.filter(({ wholes, shorts, sectionWords }) =>
    [...wholes, ...shorts].some(
      (title) => title.replaceAll(' ', '') === joined || holdsWords(title.split(' '), sectionWords, label),
    ),
  )
  return meant.length === 1 ? meant[0]?.question : undefined
}

/** The applicant's fact that is called so. */
function ownOf(labels: LineLabels, typed: string): ValueQuestion | undefined {
  const label = typed.replace(ofWriter, '')
  const own = ownLabels.find(([pattern]) => pattern.test(label))
  if (!own) return undefined
  const called = (key: string) => labels.find(({ question }) => question.key === key)?.question
  // Where somebody writes for another, what they call their own is not the applicant's.
  if (label !== typed && called('@helper')) return called(helpers[own[1]] ?? '')
  return called(own[1])
}

const ofWriter = / (?:saya|sy|aku|my)$|^my /
const helpers: Partial<Record<FactKey, string>> = { '@name': '@helper', '@nik': '@helperNik' }

const namesNobodyElse = (title: readonly string[], label: string): boolean =>
  title.every((word) => !people.has(word) || label.split(' ').some((one) => isSameWord(one, word)))

const holdsWords = (title: readonly string[], sectionWords: readonly string[], label: string): boolean =>
  label.split(' ').every((word) => [...title, ...sectionWords].some((one) => isSameWord(word, one))) &&
  namesNobodyElse(title, label)

const isSameWord = (typed: string, word: string): boolean => typed === word || isMisspellingOf(typed, word)
