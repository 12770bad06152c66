import {
  type Actor,
  type Answers,
  addCalendarDays,
  addWorkingDays,
  advance,
  defaultCalendar,
  exampleDocumentNumber,
  findApprover,
  type HandoverMethod,
  initialState,
  isClosed,
  needsApproval,
  placeOf,
  productsOf,
  type ServiceDefinition,
  startOfLocalDay,
  toLocalDate,
  type WorkflowCommand,
  type WorkflowEvent,
  type WorkflowState,
} from '@sipelandukilat/domain'
import type { Random } from '@sipelandukilat/domain/examples'

export type Staff = { officer: string; supervisor: string; head: string }
export type DemoHistory = {
  state: WorkflowState
  events: WorkflowEvent[]
  dueAt: Date | null
  closedAt: Date | null
  statusSince: Date
  handoverMethod: HandoverMethod
}

const notes = {
  correction: [
    'Foto Kartu Keluarga buram. Mohon foto ulang di tempat terang, seluruh halaman terlihat.',
    'Halaman kedua KK belum terlihat. Mohon kirim foto yang lengkap.',
    'Surat keterangan terpotong di bagian tanda tangan. Mohon foto ulang.',
  ],
  rejection: [
    'Data pada KK berbeda dengan isian. Perbaiki dahulu data KK (layanan Perubahan Data), lalu pilih Ajukan Lagi.',
    'Permohonan yang sama sudah kami terbitkan. Lihat permohonan sebelumnya dengan nomor dan PIN Anda.',
  ],
} as const

/** Moves an instant to office hours of the next working day, so that histories look like an office and not like a machine. */
function officeTime(instant: Date, random: Random): Date {
  const day = toLocalDate(addWorkingDays(instant, 0, defaultCalendar))
  const start = startOfLocalDay(day).getTime() + 8 * 3_600_000
  const moment = new Date(start + random.between(5, 7 * 60) * 60_000)
  return moment > instant ? moment : new Date(instant.getTime() + random.between(10, 180) * 60_000)
}

/**
 * A believable history of one application by the real workflow: what an office of this slowness (1 is brisk) would have
 * done between submission and `now`. Deterministic by the random source.
 */
export function demoHistory(options: {
  definition: ServiceDefinition
  answers: Answers
  submittedAt: Date
  now: Date
  staff: Staff
  villageCode: string
  slowness: number
  isRemote: boolean
  random: Random
}): DemoHistory {
  const { definition, answers, submittedAt, now, staff, villageCode, slowness, isRemote, random } = options
  const today = toLocalDate(submittedAt)
  const products = productsOf(definition, answers, today, villageCode)
  let state = initialState(
    products.map((product) => product.id),
    needsApproval(definition, answers, today),
  )
  const events: WorkflowEvent[] = []
  const officer: Actor = { kind: 'officer', userId: staff.officer }
  const approver: Actor =
    findApprover(state.approvalRequired, definition.approval) === 'head'
      ? { kind: 'head', userId: staff.head }
      : { kind: 'supervisor', userId: staff.supervisor }
  const system: Actor = { kind: 'system', userId: null }
  const citizen: Actor = { kind: 'citizen', userId: null }
  let at = submittedAt
  // A few files lie about, as in every office.
  const pace = slowness * (random.chance(0.05) ? 6 : 1)
  let isStopped = false

  /** Takes a step `days` later; a step that would lie after now does not happen, nor does any after it. */
  const step = (actor: Actor, command: WorkflowCommand, days: number): boolean => {
    if (isStopped) return false
    const next =
      days === 0 ? at : officeTime(new Date(at.getTime() + days * 86_400_000 * (0.6 + random.next() * 0.8)), random)
    if (next > now) {
      isStopped = true
      return false
    }
    const outcome = advance(state, command, { definition, actor, now: next.toISOString() })
    if (!outcome.ok) throw new Error(`${definition.code}: ${command.action} from ${state.status}: ${outcome.problem}`)
    at = next
    state = outcome.next
    events.push(outcome.event)
    return true
  }

  step(system, { action: 'route' }, 0)
  if (random.chance(0.015)) {
    step(citizen, { action: 'withdraw' }, 0.4)
    isStopped = true
  }
  step(officer, { action: 'start' }, 0.4 * pace)
  if (random.chance(0.16)) {
    const attachments = definition.requirements.slice(0, 1).map((requirement) => requirement.id)
    const fields = attachments.length === 0 ? ['generic'] : []
    step(officer, { action: 'request_correction', attachments, fields, note: random.pick(notes.correction) }, 0.5)
    if (random.chance(0.12)) {
      const closing = new Date(startOfLocalDay(addCalendarDays(toLocalDate(at), 30)).getTime() + 60_000)
      if (!isStopped && closing <= now) {
        at = closing
        const outcome = advance(
          state,
          { action: 'close_correction' },
          { definition, actor: system, now: closing.toISOString() },
        )
        if (outcome.ok) {
          state = outcome.next
          events.push(outcome.event)
        }
      }
      isStopped = true
    }
    step(citizen, { action: 'answer_correction' }, 3)
  }
  if (random.chance(0.03)) {
    step(officer, { action: 'reject', note: random.pick(notes.rejection) }, 1)
    isStopped = true
  }
  if (definition.presence !== 'none') {
    step(officer, { action: 'await_presence' }, 0.4)
    step(officer, { action: 'record_presence' }, isRemote ? 55 : 14)
  }
  if (state.approvalRequired) {
    step(officer, { action: 'submit_for_approval' }, 0.3 * pace)
    step(approver, { action: 'approve' }, 1 * pace)
  } else step(officer, { action: 'process' }, 0.3 * pace)
  step(
    officer,
    {
      action: 'issue',
      products: state.products.map((product, index) => ({
        id: product.id,
        number: exampleDocumentNumber(
          product.id,
          placeOf(villageCode).regencyCode,
          toLocalDate(at),
          9900 + ((random.between(0, 99) + index) % 100),
        ),
      })),
    },
    0.5 * pace,
  )
  step(officer, { action: 'make_ready' }, 0.05)
  const handoverMethod: HandoverMethod = products.some((product) => product.format === 'card')
    ? isRemote
      ? 'visit'
      : 'office'
    : 'download'
  step(
    officer,
    { action: 'complete', handover: { ...receivedByApplicant, method: handoverMethod, at: at.toISOString() } },
    0.5,
  )

  const waitsForOthers = state.status === 'correction' || state.status === 'awaiting_presence'
  return {
    state,
    events,
    dueAt: waitsForOthers
      ? null
      : addWorkingDays(
          submittedAt,
          definition.officeDays.total + (state.presenceDone ? (isRemote ? 40 : 10) : 0),
          defaultCalendar,
        ),
    closedAt: isClosed(state.status) ? at : null,
    statusSince: at,
    handoverMethod,
  }
}

const receivedByApplicant = { to: 'Pemohon', recipient: 'applicant', proof: 'signature' } as const
