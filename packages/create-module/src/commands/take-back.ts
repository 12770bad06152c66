import { resumeModule, rollBackModule, suspendModule } from '@sipelandukilat/contract/modules/modules'
import { connect } from '../registry/connection'
import { type Command, parse, required } from './command'
import { moduleOf } from './module-of'

const placeOf = (region: string | undefined) => (region === undefined ? {} : { regionCode: region })
const rollbackUsage = 'sipelandukilat rollback --reason TEXT [--region 65.03] [--module ID]'
const suspendUsage = 'sipelandukilat suspend --reason TEXT [--region 65.03] [--module ID] | suspend --resume'

export const rollback: Command = {
  usage: rollbackUsage,
  summary: {
    id: 'Kembali ke rilis sebelumnya, di satu provinsi atau kabupaten/kota',
    en: 'Go back to the release before, in a province or a regency',
  },
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
      {
        id: `${id} kembali ke rilis sebelumnya${values.region ? ` di ${values.region}` : ''}.`,
        en: `${id} is back at the release before${values.region ? ` in ${values.region}` : ''}.`,
      },
      { ok: true, id, module },
    )
  },
}

export const suspend: Command = {
  usage: suspendUsage,
  summary: {
    id: 'Menghentikan modul seketika, atau memulihkannya',
    en: 'Take a module out of use at once, or put it back',
  },
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
    terminal.result(
      values.resume
        ? { id: `${id} dipakai lagi.`, en: `${id} is in use again.` }
        : { id: `${id} dihentikan.`, en: `${id} is suspended.` },
      { ok: true, id, module },
    )
  },
}
