import { TargetingRule } from '@sipelandukilat/contract/modules/module-registry-shapes'
import { changeRollout, previewRollout, readModule, startRollout } from '@sipelandukilat/contract/modules/modules'
import * as z from 'zod'
import { type Connection, connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import { plain, type Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Command, parse, required } from './command'
import { moduleOf } from './module-of'

const usage = `sipelandukilat rollout start VERSION --percentage 20 [--province 65] [--regency 65.03]… [--role intake_officer]…
      [--by region|user] [--from INSTANT] [--until INSTANT] [--preview] [--module ID]
    sipelandukilat rollout widen --percentage 50 [--regency …] | pause | resume | finish | revert [--reason TEXT] [--rollout ID]`

type Values = {
  percentage?: string | undefined
  province?: string | undefined
  regency?: string[] | undefined
  role?: string[] | undefined
  from?: string | undefined
  until?: string | undefined
}

function ruleOf({ percentage, regency, role, from, until }: Values): z.output<typeof TargetingRule> {
  const rule = TargetingRule.safeParse({
    percentage: Number(required(percentage, usage)),
    regencies: regency ?? [],
    roles: role ?? [],
    from: from ?? null,
    until: until ?? null,
  })
  if (rule.success) return rule.data
  throw new Failure(
    'usage',
    plain(usage),
    rule.error.issues.map(({ path, message }) =>
      plain(`--${path[0] === 'regencies' ? 'regency' : path.join('.')}: ${message}`),
    ),
  )
}

type Draft = {
  version: string
  provinceCode?: string
  rules: z.output<typeof TargetingRule>[]
  bucketBy: 'region' | 'user'
}

async function preview(connection: Connection, terminal: Terminal, id: string, draft: Draft): Promise<void> {
  const { regencies, ...rest } = await connection.call(previewRollout, { params: { id }, body: draft })
  const lines = regencies.map(({ name, regionCode, roles }) => {
    const reached = roles
      .filter((role) => role.reached > 0)
      .map(({ role, reached: count, users }) => `${role} ${count}/${users}`)
    return `${regionCode} ${name}: ${reached.length > 0 ? reached.join(', ') : '–'}`
  })
  terminal.result(plain(lines.join('\n')), { ok: true, ...rest, regencies })
}

async function start(connection: Connection, terminal: Terminal, id: string, draft: Draft): Promise<void> {
  const module = await connection.call(startRollout, { params: { id }, body: draft })
  terminal.result(terminalTexts.of('rolloutBegun', { id, version: draft.version }), {
    ok: true,
    id,
    version: draft.version,
    module,
  })
}

/** The rollout that is named, or the only one that has not ended. @throws Failure */
async function findRollout(connection: Connection, id: string, wanted: string | undefined) {
  const { rollouts } = await connection.call(readModule, { params: { id } })
  const open = rollouts.filter(({ status }) => status === 'running' || status === 'paused')
  const [one, ...others] = wanted === undefined ? open : rollouts.filter((rollout) => rollout.id === wanted)
  if (one && others.length === 0) return one
  throw new Failure(
    'usage',
    one ? terminalTexts.of('severalRollouts') : terminalTexts.of('noRollout', { id }),
    open.map(({ id: rolloutId, version, status }) => plain(`${rolloutId}  ${version}  ${status}`)),
  )
}

const ends = z.enum(['pause', 'resume', 'finish', 'revert'])

const words = {
  widen: terminalTexts.of('widened'),
  pause: terminalTexts.of('paused'),
  resume: terminalTexts.of('goingOn'),
  finish: terminalTexts.of('finished'),
  revert: terminalTexts.of('reverted'),
} as const

async function change(
  connection: Connection,
  terminal: Terminal,
  id: string,
  action: keyof typeof words,
  values: Values & { rollout?: string | undefined; reason?: string | undefined },
): Promise<void> {
  const rollout = await findRollout(connection, id, values.rollout)
  const expectedVersion = rollout.rowVersion
  const module = await connection.call(changeRollout, {
    params: { id, rolloutId: rollout.id },
    body:
      action === 'widen'
        ? { action, rules: [ruleOf(values)], expectedVersion }
        : { action, expectedVersion, ...(values.reason === undefined ? {} : { reason: values.reason }) },
  })
  terminal.result(terminalTexts.of('rolloutChanged', { id, version: rollout.version, state: words[action] }), {
    ok: true,
    id,
    rolloutId: rollout.id,
    action,
    module,
  })
}

export const rollout: Command = {
  usage,
  summary: terminalTexts.of('summaryRollout'),
  run: async (args, terminal) => {
    const { values, positionals } = parse(args, {
      percentage: { type: 'string' },
      province: { type: 'string' },
      regency: { type: 'string', multiple: true },
      role: { type: 'string', multiple: true },
      by: { type: 'string', default: 'region' },
      from: { type: 'string' },
      until: { type: 'string' },
      preview: { type: 'boolean' },
      rollout: { type: 'string' },
      reason: { type: 'string' },
      module: { type: 'string' },
    })
    const [action, version] = positionals
    const by = z.enum(['region', 'user']).safeParse(values.by)
    if (!by.success) throw new Failure('usage', plain(usage))
    const id = await moduleOf(values.module)
    const ending = ends.safeParse(action)
    if (ending.success || action === 'widen') {
      const connection = await connect(terminal, values.url)
      return change(connection, terminal, id, ending.success ? ending.data : 'widen', values)
    }
    if (action !== 'start') throw new Failure('usage', plain(usage))
    const draft: Draft = {
      version: required(version, usage),
      rules: [ruleOf(values)],
      bucketBy: by.data,
      ...(values.province === undefined ? {} : { provinceCode: values.province }),
    }
    const connection = await connect(terminal, values.url)
    return values.preview ? preview(connection, terminal, id, draft) : start(connection, terminal, id, draft)
  },
}
