import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Handover } from './handover'
import { ApplicationStatus, isClosed } from './status'
import { type Actor, ActorKind, transitions, WorkflowAction } from './transitions'
import {
  advance,
  allowedActions,
  applyEvent,
  initialState,
  type WorkflowCommand,
  type WorkflowRules,
  type WorkflowState,
} from './workflow'

const now = '2026-08-17T02:00:00Z'
const system: Actor = { kind: 'system', userId: null }
const officer: Actor = { kind: 'officer', userId: 'officer-1' }
const supervisor: Actor = { kind: 'supervisor', userId: 'supervisor-1' }
const head: Actor = { kind: 'head', userId: 'head-1' }
const plain: WorkflowRules = { presence: 'none', approval: { kind: 'always' } }
const enrolment: WorkflowRules = { presence: 'enrolment', approval: null }
const lateBirth: WorkflowRules = {
  presence: 'none',
  approval: { kind: 'lateReport', field: 'birth.birthDate', days: 60 },
}
const numbers = [{ id: 'idCard', number: '6503050101209901' }]
const handover: Handover = {
  to: 'Yuliana Lalung',
  at: now,
  method: 'office',
  recipient: 'applicant',
  proof: 'signature',
}

function walk(state: WorkflowState, definition: WorkflowRules, steps: [WorkflowCommand, Actor][]): WorkflowState {
  return steps.reduce((current, [command, actor]) => {
    const result = advance(current, command, { definition, actor, now })
    if (!result.ok) throw new Error(`${command.action}: ${result.problem}`)
    return result.next
  }, state)
}

function problemOf(state: WorkflowState, command: WorkflowCommand, actor: Actor, definition = plain) {
  const result = advance(state, command, { definition, actor, now })
  return result.ok ? undefined : result.problem
}

const verifying = (approvalRequired = false) =>
  walk(initialState(['idCard'], approvalRequired), plain, [
    [{ action: 'route' }, system],
    [{ action: 'start' }, officer],
  ])

describe('the usual way', () => {
  it('leads from submitted to completed', () => {
    const done = walk(verifying(), plain, [
      [{ action: 'process' }, officer],
      [{ action: 'issue', products: numbers }, officer],
      [{ action: 'make_ready' }, officer],
      [{ action: 'complete', handover }, officer],
    ])
    expect(done.status).toBe('completed')
    expect(done.products).toEqual([{ id: 'idCard', number: '6503050101209901', handedOver: true }])
  })

  it('goes by way of presence where the service asks for it', () => {
    const state = verifying()
    expect(problemOf(state, { action: 'process' }, officer, enrolment)).toBe('presence-required')
    const seen = walk(state, enrolment, [
      [{ action: 'await_presence' }, officer],
      [{ action: 'record_presence' }, officer],
    ])
    expect(seen.presenceDone).toBe(true)
    expect(problemOf(seen, { action: 'await_presence' }, officer, enrolment)).toBe('presence-not-required')
    expect(walk(seen, enrolment, [[{ action: 'process' }, officer]]).status).toBe('processing')
  })
})

describe('an arrival that a moving letter opened', () => {
  it('is closed by the system while the family is awaited, and nothing else is', () => {
    const incomplete = initialState(['familyCard'], false, 'incomplete')
    const awaited = { ...incomplete, isArrival: true }
    expect(problemOf(incomplete, { action: 'close_arrival' }, system)).toBe('transition-not-allowed')
    expect(problemOf(awaited, { action: 'close_arrival' }, officer)).toBe('not-allowed-for-actor')
    expect(walk(awaited, plain, [[{ action: 'close_arrival' }, system]]).status).toBe('rejected')
    const arrived = walk({ ...awaited, isLacking: false }, plain, [[{ action: 'supply' }, officer]])
    expect(problemOf(arrived, { action: 'close_arrival' }, system)).toBe('transition-not-allowed')
  })
})

describe('approval', () => {
  const approving = walk(verifying(true), plain, [[{ action: 'submit_for_approval' }, officer]])

  it('is needed before processing where a head must decide', () => {
    expect(problemOf(verifying(true), { action: 'process' }, officer)).toBe('approval-required')
    expect(problemOf(verifying(), { action: 'submit_for_approval' }, officer)).toBe('approval-not-required')
  })

  it('is never given by the verifier', () => {
    expect(problemOf(approving, { action: 'approve' }, { kind: 'supervisor', userId: 'officer-1' })).toBe(
      'approver-is-verifier',
    )
    expect(walk(approving, plain, [[{ action: 'approve' }, supervisor]]).approvedBy).toBe('supervisor-1')
  })

  it('can be refused with a note to the verifier', () => {
    expect(problemOf(approving, { action: 'return_to_verifier', note: '  ' }, supervisor)).toBe('missing-note')
    expect(walk(approving, plain, [[{ action: 'return_to_verifier', note: 'Periksa saksi' }, supervisor]]).status).toBe(
      'verifying',
    )
  })
})

describe('the decision of the head', () => {
  const approving = walk(verifying(true), lateBirth, [[{ action: 'submit_for_approval' }, officer]])
  const decisions = ['approve', 'return_to_verifier', 'reject'] as const

  it('is taken by no officer and by no supervisor', () => {
    for (const action of decisions)
      for (const actor of [officer, supervisor])
        expect(problemOf(approving, { action, note: 'Alasan' }, actor, lateBirth)).toBe('not-allowed-for-actor')
    expect(walk(approving, lateBirth, [[{ action: 'approve' }, head]]).approvedBy).toBe('head-1')
    expect(problemOf(approving, { action: 'reject' }, head, lateBirth)).toBe('missing-note')
  })

  it('is all of a file that the head has a part in', () => {
    const late = verifying(true)
    expect(allowedActions(approving, lateBirth, head)).toEqual(decisions)
    expect(allowedActions(late, lateBirth, head)).toEqual([])
    const second = walk(late, plain, [[{ action: 'submit_for_approval' }, officer]])
    expect(allowedActions(second, plain, head)).toEqual([])
    expect(allowedActions(second, plain, supervisor)).toEqual(decisions)
  })

  it('is never given by the verifier', () => {
    expect(problemOf(approving, { action: 'approve' }, { kind: 'head', userId: 'officer-1' }, lateBirth)).toBe(
      'approver-is-verifier',
    )
  })
})

describe('correction', () => {
  const request: WorkflowCommand = { action: 'request_correction', fields: ['child.name'], note: 'Nama tidak terbaca' }

  it('names what to correct and why', () => {
    expect(problemOf(verifying(), { ...request, fields: [] }, officer)).toBe('missing-fields')
    expect(problemOf(verifying(), { action: 'request_correction', fields: ['child.name'] }, officer)).toBe(
      'missing-note',
    )
    expect(walk(verifying(), plain, [[request, officer]]).correction).toEqual({
      fields: ['child.name'],
      attachments: [],
      note: 'Nama tidak terbaca',
    })
  })

  it('is asked also while SIAK is worked on, but not of what the head has decided', () => {
    const processing = walk(verifying(), plain, [[{ action: 'process' }, officer]])
    expect(walk(processing, plain, [[request, officer]]).status).toBe('correction')
    const decided: WorkflowState = { ...processing, approvalRequired: true, approvedBy: 'head' }
    const offers = (rules: WorkflowRules) => allowedActions(decided, rules, officer).includes('request_correction')
    expect([offers(lateBirth), offers(plain)]).toEqual([false, true])
  })

  it('nor is what the head has decided rejected by an officer', () => {
    const processing = walk(verifying(), plain, [[{ action: 'process' }, officer]])
    const decided: WorkflowState = { ...processing, approvalRequired: true, approvedBy: 'head' }
    const mayReject = (actor: Actor) => allowedActions(decided, lateBirth, actor).includes('reject')
    expect([officer, supervisor, head].map(mayReject)).toEqual([false, false, true])
  })

  it('closed by time can be reopened; another rejection cannot', () => {
    const closed = walk(verifying(), plain, [
      [request, officer],
      [{ action: 'close_correction' }, system],
    ])
    expect(closed.status).toBe('rejected')
    expect(walk(closed, plain, [[{ action: 'reopen' }, officer]]).status).toBe('verifying')
    const rejected = walk(verifying(), plain, [[{ action: 'reject', note: 'Bukan warga' }, officer]])
    expect(problemOf(rejected, { action: 'reopen' }, officer)).toBe('not-reopenable')
  })
})

describe('issuing', () => {
  const processing = walk({ ...verifying(), products: initialState(['idCard', 'familyCard'], false).products }, plain, [
    [{ action: 'process' }, officer],
  ])

  it('needs the number of every document', () => {
    expect(problemOf(processing, { action: 'issue', products: numbers }, officer)).toBe('missing-products')
    expect(problemOf(processing, { action: 'issue', products: [{ id: 'other', number: '1' }] }, officer)).toBe(
      'unknown-product',
    )
  })
})

describe('handing over', () => {
  it('needs to whom and when', () => {
    const ready: WorkflowState = { ...verifying(), status: 'ready' }
    expect(problemOf(ready, { action: 'complete' }, officer)).toBe('missing-handover')
  })

  it('needs a relation for family, and a proof or the reason why there is none', () => {
    const ready: WorkflowState = { ...verifying(), status: 'ready' }
    const problem = (part: Partial<Handover>) =>
      problemOf(ready, { action: 'complete', handover: { ...handover, ...part } }, officer)
    expect(problem({ recipient: 'family' })).toBe('missing-relation')
    expect(problem({ recipient: 'family', relation: 'Anak' })).toBeUndefined()
    expect(problem({ proof: 'none' })).toBe('missing-proof')
    expect(problem({ proof: 'none', note: 'Tangan penerima cedera' })).toBeUndefined()
    expect(problem({ proof: 'none', method: 'download' })).toBeUndefined()
    expect(problemOf(ready, { action: 'deliver' }, officer)).toBe('missing-delivery')
  })

  it('sends off what has no file only where it is said to be on paper, and lets nobody download it', () => {
    const of = (status: WorkflowState['status'], lacks: object): WorkflowState => ({
      ...verifying(),
      status,
      products: [{ id: 'familyCard', number: '1', handedOver: false, ...lacks }],
    })
    const deliver = (lacks: object, isOnPaper?: boolean) =>
      problemOf(of('issued', lacks), { action: 'deliver', delivery: { carrier: 'village', isOnPaper } }, officer)
    expect(deliver({ lacksCopy: true })).toBe('missing-print')
    expect(deliver({ lacksCopy: true }, true)).toBeUndefined()
    expect(deliver({})).toBeUndefined()
    const complete = (method: Handover['method'], lacks: object) =>
      problemOf(of('delivering', lacks), { action: 'complete', handover: { ...handover, method } }, officer)
    expect(complete('download', { lacksFile: true })).toBe('missing-download')
    expect(complete('village', { lacksFile: true })).toBeUndefined()
    expect(complete('download', {})).toBeUndefined()
    const back = (pickups: { id: string; place: string }[]) =>
      problemOf(of('delivering', { lacksCopy: true }), { action: 'make_ready', pickups }, officer)
    expect(back([])).toBe('missing-copy')
    expect(back([{ id: 'familyCard', place: 'Kantor desa Liang Butan' }])).toBeUndefined()
  })
})

const users = ['a', 'b', 'c']
const command: fc.Arbitrary<WorkflowCommand> = fc.record(
  {
    action: fc.constantFrom(...WorkflowAction.options),
    note: fc.constantFrom('', 'alasan'),
    fields: fc.constantFrom([], ['child.name']),
    attachments: fc.constantFrom([], ['familyCard']),
    products: fc.array(fc.record({ id: fc.constantFrom('x', 'y', 'z'), number: fc.constantFrom('', '12') })),
    handover: fc.constantFrom(handover, { ...handover, to: '' }),
  },
  { requiredKeys: ['action'] },
)
const actor: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constantFrom(...ActorKind.options),
  userId: fc.constantFrom(null, ...users),
})
/** Most steps are chosen among those that fit the status, and few of them end the walk early, so that walks get far. */
const step = fc.record({
  command,
  actor,
  choice: fc.nat(),
  isGuided: fc.constantFrom(true, true, true, false),
  mayEnd: fc.constantFrom(true, ...Array(9).fill(false)),
})
const rules = fc.constantFrom<WorkflowRules[]>(plain, enrolment, lateBirth)

/** Taken in whole, or with something missing that was or was not put in since. */
const begins = fc.constantFrom(
  { status: 'submitted', isLacking: false } as const,
  { status: 'incomplete', isLacking: false } as const,
  { status: 'incomplete', isLacking: true } as const,
)

describe('no sequence of commands', () => {
  it('reaches a state that does not fit together', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(
        rules,
        fc.boolean(),
        begins,
        fc.array(step, { maxLength: 60, size: 'max' }),
        (definition, approval, begin, steps) => {
          const events = []
          const start: WorkflowState = {
            ...initialState(['x', 'y'], approval, begin.status),
            isLacking: begin.isLacking,
          }
          let state = start
          for (const step of steps) {
            const { actor, command } = step.isGuided ? guide(state, definition, step) : step
            const before = structuredClone(state)
            const isAllowed = allowedActions(state, definition, actor).includes(command.action)
            const result = advance(state, command, { definition, actor, now })
            expect(state).toEqual(before)
            if (result.ok) expect(isAllowed).toBe(true)
            if (step.isGuided && isAllowed) expect(result.ok).toBe(true)
            if (!result.ok) continue
            if (before.isLacking) expect(['rejected', 'withdrawn', 'merged']).toContain(result.next.status)
            assertStep(before, result.next, result.event.type, actor)
            if (result.event.type === 'approve')
              expect(actor.kind).toBe(definition.approval?.kind === 'lateReport' ? 'head' : 'supervisor')
            assertConsistent(result.next, definition)
            state = result.next
            reached.add(state.status)
            events.push(result.event)
          }
          expect(events.reduce(applyEvent, start)).toEqual(state)
        },
      ),
      { numRuns: 1500 },
    )
    expect([...reached].sort()).toEqual(
      ApplicationStatus.options.filter((status) => status !== 'draft' && status !== 'incomplete').sort(),
    )
  })
})

const everything: Omit<WorkflowCommand, 'action'> = {
  note: 'alasan',
  fields: ['child.name'],
  products: [
    { id: 'x', number: '1' },
    { id: 'y', number: '2' },
  ],
  handover,
  delivery: { carrier: 'post' },
}

type Step = { command: WorkflowCommand; actor: Actor; choice: number; mayEnd: boolean }

/** A command with all it needs, by someone who may, where there is one. */
function guide(
  state: WorkflowState,
  definition: WorkflowRules,
  step: Step,
): { command: WorkflowCommand; actor: Actor } {
  const candidates = WorkflowAction.options.flatMap((action) =>
    transitions[action].by.flatMap((kind) => {
      const actor: Actor = { kind, userId: step.actor.userId ?? 'd' }
      const isEnd = action === 'reject' || action === 'withdraw' || action === 'close_correction'
      const isOpen = allowedActions(state, definition, actor).includes(action) && (step.mayEnd || !isEnd)
      return isOpen ? [{ command: { ...everything, action }, actor }] : []
    }),
  )
  return candidates[step.choice % (candidates.length || 1)] ?? step
}

function assertStep(before: WorkflowState, after: WorkflowState, action: WorkflowAction, actor: Actor) {
  expect(transitions[action].by).toContain(actor.kind)
  if (before.status === 'merged') expect(action).toBe('separate')
  else if (isClosed(before.status)) {
    expect(action).toBe('reopen')
    expect(before.closedByCorrectionTimeout).toBe(true)
  }
  if (after.status === 'processing') expect(['approve', 'process']).toContain(action)
}

function assertConsistent(state: WorkflowState, definition: WorkflowRules) {
  const beyondProcessing = ['processing', 'issued', 'ready', 'delivering', 'completed'].includes(state.status)
  const beyondIssue = ['issued', 'ready', 'delivering', 'completed'].includes(state.status)
  if (state.approvedBy !== null) expect(state.approvedBy).not.toBe(state.verifiedBy)
  if (beyondProcessing && state.approvalRequired) expect(state.approvedBy).not.toBeNull()
  if (beyondProcessing && definition.presence !== 'none') expect(state.presenceDone).toBe(true)
  if (beyondProcessing) expect(state.verifiedBy).not.toBeNull()
  expect(state.products.every((product) => product.number !== null)).toBe(beyondIssue)
  expect(state.products.every((product) => product.handedOver)).toBe(state.status === 'completed')
  expect(state.correction !== null).toBe(state.status === 'correction' || state.closedByCorrectionTimeout)
  if (state.closedByCorrectionTimeout) expect(state.status).toBe('rejected')
}
