import {
  type AuditAction,
  confirmTravelEstimates,
  createTravelLeg,
  createTravelNode,
  deleteTravelLeg,
  deleteTravelNode,
  exportNetwork,
  importNetwork,
  listUnreachableNodes,
  previewNetworkImport,
  readTravelNetwork,
  updateTravelLeg,
  updateTravelNode,
} from '@sipelandukilat/contract'
import { localized, networkProblemsTexts, placeOf, toLocalDate } from '@sipelandukilat/domain'
import { listUnreachable } from '@sipelandukilat/planner'
import { networkFilesTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { newId } from '../../../platform/id'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { writeNetworkFile } from './network-file'
import { applyLines, judgeFile } from './network-import'
import { toLegValues, toNodeValues } from './network-input'
import {
  confirmLegs,
  confirmNodes,
  countVillages,
  deleteLeg,
  deleteNode,
  findLegForUpdate,
  findNodeForUpdate,
  insertLeg,
  insertNode,
  listLegsOfNode,
  listVillagesWithoutNode,
  loadNetworkRows,
  rowOfNetwork,
  toLeg,
  toNode,
  toPlannerNetwork,
  updateLeg,
  updateNode,
} from './network-store'

/** The provinces in which the caller’s roles lie. */
const homesOf = ({ principal }: Caller): string[] =>
  principal.kind === 'user' ? principal.assignments.map(({ regionCode }) => placeOf(regionCode ?? '').provinceCode) : []

function assertMayChange(caller: Caller, provinceCode: string): void {
  if (!caller.ability.can('update', rowOfNetwork(provinceCode))) throw new Problem('forbidden')
}

/** @throws Problem `not-found` where the caller sees no such row, `forbidden` where it may not be changed. */
function assertFound<Row extends { province_code: string; version: number }>(
  row: Row | undefined,
  caller: Caller,
  expectedVersion: number,
): Row {
  if (!row) throw new Problem('not-found')
  assertMayChange(caller, row.province_code)
  if (row.version !== expectedVersion) throw new Problem('version-conflict', { changed: { version: row.version } })
  return row
}

export function registerNetwork({ serve }: Platform): void {
  const audit = (
    db: Db,
    caller: Caller,
    change: {
      action: AuditAction
      provinceCode: string | null
      ids: readonly string[]
      detail?: Record<string, unknown>
    },
    correlationId: string,
  ) =>
    recordAudit(db, caller, {
      action: change.action,
      subject: 'TravelNetwork',
      subjectIds: change.ids,
      provinceCode: change.provinceCode,
      ...(change.detail ? { detail: change.detail } : {}),
      correlationId,
    })

  async function load(db: Db, caller: Caller) {
    const { nodes, legs } = await loadNetworkRows(db)
    const isSeen = (row: { province_code: string }) => caller.ability.can('read', rowOfNetwork(row.province_code))
    return { nodes: nodes.filter(isSeen), legs: legs.filter(isSeen) }
  }

  serve(readTravelNetwork, async ({ db, caller, now }) => {
    const { nodes, legs } = await load(db, caller)
    const provinces = new Set(
      [...nodes.map((node) => node.province_code), ...homesOf(caller)].filter(
        (code) => code !== '' && caller.ability.can('update', rowOfNetwork(code)),
      ),
    )
    return { nodes: nodes.map(toNode), legs: legs.map((leg) => toLeg(leg, now)), editable: [...provinces].sort() }
  })

  serve(listUnreachableNodes, async ({ query, db, caller, language }) => {
    const rows = await load(db, caller)
    const found =
      rows.nodes.length === 0
        ? []
        : listUnreachable(toPlannerNetwork(rows), {
            profile: query.profile,
            ...(query.on ? { on: query.on } : {}),
          })
    const nodes = new Map(rows.nodes.map((node) => [node.id, node]))
    const provinces = [...new Set(rows.nodes.map((node) => node.province_code))]
    const absent = await listVillagesWithoutNode(db, provinces)
    const villages = await countVillages(db, provinces)
    const items = [
      ...found.map((finding) => {
        const node = nodes.get(finding.subject)
        return {
          nodeId: node?.id ?? null,
          code: node?.code ?? '',
          name: node?.name ?? '',
          villageCode: node?.village_code ?? null,
          reason: {
            code: finding.code,
            text: networkProblemsTexts.say(language, finding.code, {
              subject: node?.name ?? finding.subject,
              where: finding.where ?? networkProblemsTexts.of(`profile_${query.profile}`),
            }),
          },
        }
      }),
      ...absent.map(({ code, name }) => ({
        nodeId: null,
        code,
        name,
        villageCode: code,
        reason: { code: 'no-node', text: networkProblemsTexts.say(language, 'no-node', { subject: name }) },
      })),
    ]
    const missed = new Set(items.flatMap(({ villageCode }) => villageCode ?? []))
    const hasOffice = rows.nodes.some(({ kind }) => kind === 'office')
    return { items, villages, reachedVillages: hasOffice ? villages - missed.size : 0 }
  })

  serve(createTravelNode, async ({ body, db, caller, correlationId }) => {
    assertMayChange(caller, body.provinceCode)
    const id = newId()
    const values = await toNodeValues(db, body.provinceCode, body, id)
    await insertNode(db, { id, provinceCode: body.provinceCode }, values)
    audit(db, caller, { action: 'travel-node-created', provinceCode: body.provinceCode, ids: [id] }, correlationId)
    return toNode({ id, province_code: body.provinceCode, version: 1, ...values })
  })

  serve(updateTravelNode, async ({ params, body, db, caller, correlationId }) => {
    const row = assertFound(await findNodeForUpdate(db, params.id), caller, body.expectedVersion)
    const values = await toNodeValues(db, row.province_code, body, row.id)
    await updateNode(db, row.id, values)
    audit(db, caller, { action: 'travel-node-updated', provinceCode: row.province_code, ids: [row.id] }, correlationId)
    return toNode({ ...row, ...values, version: row.version + 1 })
  })

  serve(deleteTravelNode, async ({ params, query, db, caller, correlationId }) => {
    const row = assertFound(await findNodeForUpdate(db, params.id), caller, query.expectedVersion)
    const legs = await listLegsOfNode(db, row.id)
    if (legs.length > 0) {
      const named = legs
        .slice(0, 3)
        .map(({ code }) => code)
        .join(', ')
      throw new Problem('conflict', {
        detail: networkFilesTexts.of('placeInUse', {
          count: legs.length,
          name: row.name,
          named: legs.length > 3 ? `${named}, …` : named,
        }),
      })
    }
    await deleteNode(db, row.id)
    audit(db, caller, { action: 'travel-node-deleted', provinceCode: row.province_code, ids: [row.id] }, correlationId)
    return undefined
  })

  serve(createTravelLeg, async ({ body, db, caller, correlationId, now }) => {
    assertMayChange(caller, body.provinceCode)
    const id = newId()
    const values = await toLegValues(db, body.provinceCode, body)
    await insertLeg(db, { id, provinceCode: body.provinceCode }, values)
    audit(db, caller, { action: 'travel-leg-created', provinceCode: body.provinceCode, ids: [id] }, correlationId)
    return toLeg({ id, province_code: body.provinceCode, version: 1, ...values }, now)
  })

  serve(updateTravelLeg, async ({ params, body, db, caller, correlationId, now }) => {
    const row = assertFound(await findLegForUpdate(db, params.id), caller, body.expectedVersion)
    const values = await toLegValues(db, row.province_code, body, row.code)
    await updateLeg(db, row.id, values)
    audit(db, caller, { action: 'travel-leg-updated', provinceCode: row.province_code, ids: [row.id] }, correlationId)
    return toLeg({ ...row, ...values, version: row.version + 1 }, now)
  })

  serve(deleteTravelLeg, async ({ params, query, db, caller, correlationId }) => {
    const row = assertFound(await findLegForUpdate(db, params.id), caller, query.expectedVersion)
    await deleteLeg(db, row.id)
    audit(db, caller, { action: 'travel-leg-deleted', provinceCode: row.province_code, ids: [row.id] }, correlationId)
    return undefined
  })

  serve(confirmTravelEstimates, async ({ body, db, caller, correlationId }) => {
    assertMayChange(caller, body.provinceCode)
    const confirmed =
      (await confirmNodes(db, body.provinceCode, body.nodeIds)) +
      (await confirmLegs(db, body.provinceCode, body.legIds))
    const ids = [...body.nodeIds, ...body.legIds]
    audit(db, caller, { action: 'travel-estimates-confirmed', provinceCode: body.provinceCode, ids }, correlationId)
    return { confirmed }
  })

  serve(previewNetworkImport, async ({ body, db, caller, language }) => {
    assertMayChange(caller, body.provinceCode)
    const lines = await judgeFile(db, body)
    return {
      lines: lines.map(({ line, summary, action, problems }) => ({
        line,
        summary,
        action,
        problems: problems.map(({ column, text }) => ({ column, text: localized(text, language) })),
      })),
    }
  })

  serve(importNetwork, async ({ body, db, caller, correlationId }) => {
    assertMayChange(caller, body.provinceCode)
    const { added, changed, ids } = await applyLines(db, body)
    audit(
      db,
      caller,
      {
        action: 'travel-network-imported',
        provinceCode: body.provinceCode,
        ids,
        detail: { kind: body.kind, added, changed },
      },
      correlationId,
    )
    return { added, changed }
  })

  serve(exportNetwork, async ({ query, db, caller, correlationId, now }) => {
    const rows = await load(db, caller)
    const provinceCode = rows.nodes[0]?.province_code ?? null
    audit(
      db,
      caller,
      { action: 'travel-network-exported', provinceCode, ids: [], detail: { kind: query.kind } },
      correlationId,
    )
    const name = query.kind === 'nodes' ? 'tempat' : 'jalur'
    return { fileName: `jaringan-${name}-${toLocalDate(now)}.csv`, csv: writeNetworkFile(query.kind, rows) }
  })
}
