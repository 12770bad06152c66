import { ModuleTrack } from '@sipelandukilat/contract/modules/module-registry-shapes'
import {
  grantModuleScopes,
  listModuleReleases,
  readModule,
  setModuleTrack,
} from '@sipelandukilat/contract/modules/modules'
import { type Connection, connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import { plain } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Command, parse, required } from './command'
import { moduleOf } from './module-of'

const usage = 'sipelandukilat promote VERSION [--track stable|next] [--province 65] [--grant] [--module ID]'

/** Grants what the release asks for beside what is granted already. */
async function grantScopes(connection: Connection, id: string, version: string, provinceCode: string | undefined) {
  const place = provinceCode === undefined ? {} : { provinceCode }
  const { items } = await connection.call(listModuleReleases, { params: { id }, query: { limit: 100 } })
  const release = items.find((one) => one.version === version)
  if (!release) return []
  const { grants } = await connection.call(readModule, { params: { id } })
  const granted = grants.filter(
    (grant) => grant.provinceCode === null || !provinceCode || grant.provinceCode === provinceCode,
  )
  const all = [...new Set([...granted.flatMap((grant) => grant.granted), ...release.requestedScopes])]
  await connection.call(grantModuleScopes, { params: { id }, body: { ...place, granted: all } })
  return release.newScopes
}

export const promote: Command = {
  usage,
  summary: terminalTexts.of('summaryPromote'),
  run: async (args, terminal) => {
    const { values, positionals } = parse(args, {
      track: { type: 'string', default: 'stable' },
      province: { type: 'string' },
      grant: { type: 'boolean' },
      module: { type: 'string' },
    })
    const version = required(positionals[0], usage)
    const track = ModuleTrack.safeParse(values.track)
    if (!track.success) throw new Failure('usage', plain(usage))
    const id = await moduleOf(values.module)
    const connection = await connect(terminal, values.url)
    if (values.grant) {
      const granted = await grantScopes(connection, id, version, values.province)
      if (granted.length > 0) terminal.progress(terminalTexts.of('scopesGranted', { granted: granted.join(', ') }))
    }
    const module = await connection.call(setModuleTrack, {
      params: { id, track: track.data },
      body: { version, ...(values.province === undefined ? {} : { provinceCode: values.province }) },
    })
    terminal.result(terminalTexts.of('trackSet', { id, version, data: track.data }), {
      ok: true,
      id,
      version,
      track: track.data,
      module,
    })
  },
}
