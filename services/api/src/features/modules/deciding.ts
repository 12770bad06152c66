import { type Action, rowOf } from '@sipelandukilat/access'
import { placeOf } from '@sipelandukilat/domain'
import { modulesTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import { Problem } from '../../platform/problem'

/** A place of the registry as access is asked about it: the empty code is the platform. */
const rowOfPlace = (code: string) =>
  rowOf('Module', {
    provinceCode: placeOf(code).provinceCode,
    regencyCode: code.length === 5 ? code : '',
  })

export const mayDecide = (caller: Caller, action: Action, code: string): boolean =>
  caller.ability.can(action, rowOfPlace(code))

/** @throws Problem `forbidden` when the place is not the caller's to decide. */
export function assertMayDecide(caller: Caller, action: Action, code: string): void {
  if (!mayDecide(caller, action, code))
    throw new Problem('forbidden', {
      detail: modulesTexts.of('placeNotYoursDecideAbout'),
    })
}

const isPlatform = (caller: Caller) =>
  caller.principal.kind === 'user' && caller.principal.assignments.some(({ role }) => role === 'platform_admin')

/** The place a decision is about where none is named: everywhere for the platform's people, else the caller's own region. */
export function placeOfDecider(caller: Caller, named?: string): string {
  if (named !== undefined) return named
  if (isPlatform(caller) || caller.principal.kind !== 'user') return ''
  const deciders = caller.principal.assignments.filter(
    ({ role }) => role === 'province_admin' || role === 'regency_admin',
  )
  return deciders.map(({ regionCode }) => regionCode ?? '').sort()[0] ?? ''
}

export const provinceOfDecider = (caller: Caller): string => placeOf(placeOfDecider(caller)).provinceCode
