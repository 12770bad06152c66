import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { surveyElements } from '../citizens/survey-elements'
import { RegionLevel } from '../identity/region-code'
import { buildPlaceIndex, type PlaceIndex, type RegionEntry } from '../places'
import { definitions } from '../services/definitions'
import type { DialogueContext, DialogueEffect, DialogueInput, DialogueReply } from './context'
import { stepDialogue } from './dialogue'
import type { DialogueState } from './state'

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data')
const files = {
  province: 'provinces.csv',
  regency: 'regencies.csv',
  district: 'districts.csv',
  village: 'villages.csv',
}

/** The regions as shipped with the API, of a province where its code is given. For tests only. */
export function allRegions(within = ''): RegionEntry[] {
  return RegionLevel.options.flatMap((level) =>
    readFileSync(path.join(folder, files[level]), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '' && line.startsWith(within))
      .map((line) => {
        const parts = line.split(',').map((part) => part.replace(/^"|"$/g, ''))
        return { code: parts[0] ?? '', name: parts.at(-1) ?? '', level }
      }),
  )
}

const regions = buildPlaceIndex(allRegions('65'))

/** As on a real channel: places of all Indonesia, of which one province is served. */
export function nationContext(given: Partial<DialogueContext> = {}): DialogueContext {
  return testContext({ regions: nation(), within: ['65'], ...given })
}

let built: PlaceIndex | undefined
function nation(): PlaceIndex {
  built ??= buildPlaceIndex(allRegions())
  return built
}

export function testContext(given: Partial<DialogueContext> = {}): DialogueContext {
  return {
    definitions,
    channel: 'whatsapp',
    language: 'id',
    now: new Date('2026-06-30T02:00:00Z'),
    regions,
    identifiersByLink: false,
    contact: { phone: '+6281234567890' },
    surveyElements,
    privacyNotice: { version: '1', url: 'https://contoh.id/privasi' },
    followUrl: 'https://contoh.id/lacak',
    accountUrl: 'https://contoh.id/akun',
    complaintUrl: 'https://contoh.id/pengaduan/lihat',
    ...given,
  }
}

export type Played = {
  lines: string[]
  effects: DialogueEffect[]
  state: DialogueState | undefined
  last: DialogueReply | undefined
}

/** Plays what a citizen says; a text stands for a text message. Reads as a transcript. */
export function play(
  context: DialogueContext,
  said: readonly (string | DialogueInput)[],
  from?: DialogueState,
): Played {
  const played: Played = { lines: [], effects: [], state: from, last: undefined }
  for (const one of said) {
    const input: DialogueInput = typeof one === 'string' ? { kind: 'text', text: one } : one
    const turn = stepDialogue(context, played.state, input)
    played.lines.push(`> ${toWords(input)}`)
    const say = (reply: DialogueReply) => {
      const choices = (reply.choices ?? []).map(({ title }, index) => `[${index + 1} ${title}]`).join(' ')
      played.lines.push(choices === '' ? reply.text : `${reply.text}\n${choices}`)
      played.last = reply
    }
    turn.replies.forEach(say)
    for (const effect of turn.effects) played.lines.push(`! ${effect.kind}`)
    turn.afterwards?.forEach(say)
    played.effects.push(...turn.effects)
    played.state = turn.state
  }
  return played
}

function toWords(input: DialogueInput): string {
  switch (input.kind) {
    case 'text':
      return input.text
    case 'choice':
      return `(${input.id})`
    case 'files':
      return `(${input.files.length} file) ${input.caption ?? ''}`
    default:
      return `(${input.kind})`
  }
}

export function photo(...ids: string[]): DialogueInput {
  return { kind: 'files', files: ids.map((id) => ({ id, contentType: 'image/jpeg' })) }
}
