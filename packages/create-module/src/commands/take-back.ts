import { resumeModule, rollBackModule, suspendModule } from '@sipelandukilat/contract/modules/modules'
import { connect } from '../registry/connection'
import { terminalTexts } from '../texts/texts'
import { type Command, parse, required } from './command'
import { moduleOf } from './module-of'

const placeOf = (region: string | undefined) => (region === undefined ? {} : { regionCode: region })
const rollbackUsage = 'sipelandukilat rollback --reason TEXT [--region 65.03] [--module ID]'
const suspendUsage = 'sipelandukilat suspend --reason TEXT [--region 65.03] [--module ID] | suspend --resume'

export const rollback: Command = {
  usage: rollbackUsage,
  summary: terminalTexts.of('summaryRollback'),
  run: async (args, terminal) => {
    const { values } = parse(args, {
      reason: { type: 'string' },
      region: { type: 'string' },
      module: { type: 'string' },
    })
    const reason = required(values.reason, rollbackUsage)
    const id = await moduleOf(values.module)
    const connection = await connect(terminal, values.url)
    const module = await connection.call(rollBackModule, {
      params: { id },
      body: { reason, ...placeOf(values.region) },
    })
    terminal.result(
      values.region
        ? terminalTexts.of('wentBackIn', { id, region: values.region })
        : terminalTexts.of('wentBack', { id }),
      { ok: true, id, module },
    )
  },
}

export const suspend: Command = {
  usage: suspendUsage,
  summary: terminalTexts.of('summarySuspend'),
  run: async (args, terminal) => {
    const { values } = parse(args, {
      reason: { type: 'string' },
      region: { type: 'string' },
      module: { type: 'string' },
      resume: { type: 'boolean' },
    })
    const reason = values.resume ? values.reason : required(values.reason, suspendUsage)
    const id = await moduleOf(values.module)
    const connection = await connect(terminal, values.url)
    const body = { ...(reason === undefined ? {} : { reason }), ...placeOf(values.region) }
    const module = values.resume
      ? await connection.call(resumeModule, { params: { id }, body })
      : await connection.call(suspendModule, { params: { id }, body: { ...body, reason: reason ?? '' } })
    terminal.result(values.resume ? terminalTexts.of('restored', { id }) : terminalTexts.of('suspended', { id }), {
      ok: true,
      id,
      module,
    })
  },
}
