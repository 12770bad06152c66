import { explainModule } from '@sipelandukilat/contract/modules/modules'
import { SessionRole } from '@sipelandukilat/contract/session'
import { localized, perLanguage } from '@sipelandukilat/domain'
import { connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import { plain } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Command, parse } from './command'
import { moduleOf } from './module-of'

const usage = 'sipelandukilat explain [--region 65.03] [--role intake_officer] [--module ID]'

export const explain: Command = {
  usage,
  summary: terminalTexts.of('summaryExplain'),
  run: async (args, terminal) => {
    const { values } = parse(args, { region: { type: 'string' }, role: { type: 'string' }, module: { type: 'string' } })
    const role = SessionRole.shape.role.optional().safeParse(values.role)
    if (!role.success) throw new Failure('usage', plain(usage))
    const id = await moduleOf(values.module)
    const connection = await connect(terminal, values.url)
    const decision = await connection.call(explainModule, {
      params: { id },
      query: {
        ...(values.region === undefined ? {} : { regionCode: values.region }),
        ...(role.data === undefined ? {} : { role: role.data }),
      },
    })
    const { version, explanation, passedOver } = decision
    const passed = passedOver ? ` (${passedOver.version}: ${passedOver.because})` : ''
    terminal.result(
      perLanguage((language) => `${id} ${version ?? '–'}: ${localized(explanation, language)}${passed}`),
      { ok: true, ...decision },
    )
  },
}
