import type { CitizenApplication } from '@sipelandukilat/contract'
import { type ServiceDefinition, withDelegation } from '@sipelandukilat/domain'
import { addresses, type FormFields } from '@sipelandukilat/portal'
import { getApplication } from '../../features/applications/application-store'
import { readCitizenApplication } from '../../features/own-application/read-own-application'
import { getDefinition } from '../../features/service-definitions/definitions'
import { type Caller, citizenCaller } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import type { PageInput } from './page'

/** Runs for the application that this device has open, or leads to the page that asks for number and PIN. */
export type WithOpened = (
  input: PageInput,
  work: (caller: Caller, id: string) => Promise<string | undefined>,
) => Promise<string | undefined>

export function createWithOpened({ identity }: Pick<Platform, 'identity'>): WithOpened {
  return async (input, work) => {
    const id = identity.followedApplication(input.request, input.now)
    if (id !== undefined) return work(citizenCaller([id]), id)
    input.response.redirect(303, `${addresses.follow}?lagi=1`)
    return undefined
  }
}

/** The application as its citizen sees it, with the definition it began with. */
export async function readOpened(
  db: Db,
  keyring: Keyring,
  id: string,
  now: Date,
): Promise<{ application: CitizenApplication; definition: ServiceDefinition }> {
  const record = await getApplication(db, id)
  const [application, definition] = await Promise.all([
    readCitizenApplication(db, keyring, record, now),
    getDefinition(db, record.service_code, record.service_version),
  ])
  // A correction may ask for the form of a delegate’s authority.
  return { application, definition: withDelegation(definition) }
}

/** The first text under a name. */
export const textOf = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** A text of several lines as a person meant it: browsers send two characters for each line break. */
export const typedText = (fields: FormFields, name: string): string =>
  textOf(fields, name)
    .replaceAll('\r\n', '\n')
    .replace(/\p{Cc}(?<![\n\t])/gu, '')
    .trim()
