import * as z from 'zod'
import { checkNik, normalizeNik } from '../identity/nik'
import { checkPersonName } from '../identity/person-name'
import { normalizePhone, phoneMessage } from '../identity/phone'
import type { Language, Localized } from '../language/language'
import type { Requirement, ServiceDefinition } from '../services/service-definition'
import { formsTexts } from '../texts/texts'
import { namedMessage } from './answer-name'
import type { FieldError } from './field-error'

/** On what a delegate acts: form F-1.07 (Permendagri 109/2019), or a thumbprint of the applicant before two witnesses. */
export const DelegateAuthority = z.enum(['F-1.07', 'thumbprint'])
export type DelegateAuthority = z.infer<typeof DelegateAuthority>

/** What the office makes of the authority. */
export const DelegateStatus = z.enum(['pending', 'accepted', 'refused'])
export type DelegateStatus = z.infer<typeof DelegateStatus>

/** Who acts for the applicant. All of it is personal. */
export type Delegate = {
  name: string
  nik: string
  /** What the delegate is to the applicant: a neighbour, a cousin. */
  kinship: string
  phone: string | null
  /** Two for a thumbprint, none for the form, which its witnesses sign. */
  witnesses: string[]
}

/** A delegate as somebody entered it. */
export type DelegateEntry = {
  name?: string | undefined
  nik?: string | undefined
  kinship?: string | undefined
  phone?: string | undefined
  authority: string
  witnesses?: readonly string[] | undefined
}

/** The file that shows a delegate's authority; no service asks for it by itself. */
export const delegationRequirement: Requirement = {
  id: 'delegation',
  label: formsTexts.of('delegateForm'),
  kind: 'form',
  required: true,
  hint: formsTexts.of('delegateFormHint'),
  form: 'F-1.07',
}

/** A definition that asks for the delegate's authority too: for the files and corrections of what a delegate filed. */
export const withDelegation = (definition: ServiceDefinition): ServiceDefinition =>
  definition.requirements.some(({ id }) => id === delegationRequirement.id)
    ? definition
    : { ...definition, requirements: [...definition.requirements, delegationRequirement] }

/** Numbers of the official forms that an application of a service may need: its own, its papers', and a delegate's. */
export const formNumbersOf = (definition: ServiceDefinition): ReadonlySet<string> =>
  new Set([...definition.formNumbers, ...withDelegation(definition).requirements.flatMap(({ form }) => form ?? [])])

/** Of those, what one application needs now: the forms of the papers that it waits for, and the delegate's where one acts. */
export const formsNeeded = (
  definition: ServiceDefinition,
  { papers, hasDelegate }: { papers: readonly string[]; hasDelegate: boolean },
): ReadonlySet<string> =>
  new Set(
    withDelegation(definition).requirements.flatMap(({ id, form }) =>
      form && (papers.includes(id) || (hasDelegate && id === delegationRequirement.id)) ? form : [],
    ),
  )

const plain = (text: string | undefined) => (text ?? '').trim().replace(/\s+/g, ' ')

/** `isProven`: form F-1.07 is there, where it is what the delegate acts on. */
export type JudgedDelegate =
  | { delegate: Delegate; authority: DelegateAuthority; isProven: boolean; errors: FieldError[] }
  | { delegate?: never; errors: FieldError[] }

/** Tidies a delegate, and names everything that is missing or wrong, by path under `prefix`; who they are is known without the form. */
export function judgeDelegate(
  entry: DelegateEntry,
  options: { hasFile: boolean; today: string; prefix: string },
): JudgedDelegate {
  const { prefix, today } = options
  const errors: FieldError[] = []
  const fail = (path: string, message: Localized, code = 'required') => errors.push({ path, code, message })
  const name = checkPersonName(plain(entry.name))
  if (plain(entry.name) === '') fail(`${prefix}.name`, formsTexts.of('delegateMissing_name'))
  else if (!name.valid) fail(`${prefix}.name`, namedMessage(formsTexts.of('delegate_name'), name.message), 'name')
  const nik = plain(entry.nik) === '' ? undefined : checkNik(plain(entry.nik), { today })
  if (!nik) fail(`${prefix}.nik`, formsTexts.of('delegateMissing_nik'))
  else if (!nik.valid) fail(`${prefix}.nik`, namedMessage(formsTexts.of('delegate_nik'), nik.message), 'nik')
  const kinship = plain(entry.kinship)
  if (kinship === '') fail(`${prefix}.kinship`, formsTexts.of('delegateMissing_kinship'))
  const phone = plain(entry.phone) === '' ? null : normalizePhone(plain(entry.phone))
  if (phone === undefined) fail(`${prefix}.phone`, namedMessage(formsTexts.of('delegate_phone'), phoneMessage), 'phone')
  const authority = DelegateAuthority.safeParse(entry.authority)
  if (!authority.success) fail(`${prefix}.authority`, formsTexts.of('delegateMissing_authority'))
  const witnesses = authority.data === 'thumbprint' ? (entry.witnesses ?? []).map(plain).filter(Boolean) : []
  if (authority.data === 'thumbprint' && !areWitnesses(witnesses, plain(entry.name)))
    fail(`${prefix}.witnesses`, formsTexts.of('delegateMissing_witnesses'))
  const isKnown = errors.length === 0
  const isProven = authority.data !== 'F-1.07' || options.hasFile
  if (!isProven) fail(`attachments.${delegationRequirement.id}`, formsTexts.of('delegateMissing_file'))
  if (!isKnown || !authority.success || !nik?.valid || phone === undefined) return { errors }
  return {
    errors,
    isProven,
    delegate: {
      name: name.valid ? name.name : plain(entry.name),
      nik: normalizeNik(plain(entry.nik)),
      kinship,
      phone,
      witnesses,
    },
    authority: authority.data,
  }
}

const areWitnesses = (witnesses: readonly string[], delegate: string) =>
  witnesses.length === 2 && new Set([...witnesses, delegate].map((name) => name.toLowerCase())).size === 3

/** Why documents may not go to a delegate yet, or nothing. */
export function delegateObstacle(status: DelegateStatus | undefined): Localized | undefined {
  if (status === 'accepted') return undefined
  if (status === undefined) return formsTexts.of('delegateNotRecorded')
  return formsTexts.of('delegateNotAccepted')
}

export const delegateStatusLabel = (status: DelegateStatus, language: Language): string =>
  formsTexts.say(language, `delegateStatus_${status}`)
export const delegateAuthorityLabel = (authority: DelegateAuthority, language: Language): string =>
  formsTexts.say(language, `delegateAuthority_${authority}`)
