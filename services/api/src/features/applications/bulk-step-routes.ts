import { applyBulkAction, type BulkBody, type BulkOutcome, listBulkSteps } from '@sipelandukilat/contract'
import { type BulkStep, sharedSteps } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { provinceOf, userIdOf } from '../../platform/caller'
import { type Db, StalePrincipalError } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { once } from '../../platform/idempotency'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { toProblem } from '../../platform/serve'
import { getDefinition } from '../service-definitions/definitions'
import { type ApplicationRecord, getApplication, listApplicationsById, listProductsOfAll } from './application-store'
import { actionsOn } from './file'
import { canOn } from './file-access'
import { assign, type OfficerContext, takeStep } from './officer-steps'

type BulkItem = BulkBody['items'][number]

/** Rights that change in the middle of a bulk action stop what is left of it; the next try goes by the new ones. */
const rightsChanged = () =>
  new Problem('forbidden', {
    detail: applicationsTexts.of('yourRightsChangedMeantime'),
  })

export function registerBulkActions({ serve, keyring, announce, config, database, logger }: Platform): void {
  const act = (context: OfficerContext, body: BulkBody, item: BulkItem): Promise<ApplicationRecord> => {
    const { action, assigneeId = null, note, fields, attachments, delivery } = body
    if (action === 'assign' || action === 'take') {
      const to = action === 'take' ? userIdOf(context.caller) : assigneeId
      return assign(context, item.id, { assigneeId: to, expectedVersion: item.expectedVersion })
    }
    const step = { action, note, fields, attachments, delivery, expectedVersion: item.expectedVersion }
    return takeStep({ ...context, keyring, announce, config }, item.id, step).then(({ updated }) => updated)
  }

  serve(applyBulkAction, async ({ body, caller, now, language, correlationId, idempotency }) => {
    const principal = userIdOf(caller)
    const actOnce = (item: BulkItem) =>
      database.write(caller.scope, (db) =>
        once(
          db,
          // Kept with the change itself: a bulk action sent again after a failure goes on where it stopped.
          { idempotency, principal, endpoint: `applyBulkAction/${item.id}` },
          async () => {
            const updated = await act({ db, caller, now, correlationId }, body, item)
            return { resourceId: updated.id, answer: updated }
          },
          (id) => getApplication(db, id),
        ),
      )
    // The key belongs to the whole body, also where none of its applications could be moved.
    if (idempotency)
      await database.write(caller.scope, (db) =>
        once(
          db,
          { idempotency, principal, endpoint: 'applyBulkAction' },
          async () => ({ resourceId: newId(), answer: undefined }),
          async () => undefined,
        ),
      )
    const items: BulkOutcome[] = []
    for (const item of body.items) {
      try {
        const { id, status, version } = await actOnce(item)
        items.push({ id, outcome: 'done', status, version })
      } catch (error) {
        const isStale = error instanceof StalePrincipalError
        if (isStale && items.length === 0) throw error
        const problem = isStale ? rightsChanged() : toProblem(error, logger, correlationId)
        items.push({ id: item.id, outcome: 'refused', problem: problem.toDocument(language, correlationId) })
      }
    }
    return { items }
  })

  serve(listBulkSteps, async ({ body, db, caller, correlationId }) => {
    const ids = [...new Set(body.ids)]
    const records = await listApplicationsById(db, ids)
    recordAudit(db, caller, {
      action: 'applications-chosen',
      subject: 'Application',
      subjectIds: records.map(({ id }) => id),
      provinceCode: records[0]?.province_code ?? provinceOf(caller),
      correlationId,
    })
    // What one may not see, one may not move: nothing is possible with all.
    if (records.length < ids.length) return { steps: [], canAssign: false, canTake: false, service: null }
    const self = userIdOf(caller)
    const [first] = records
    const isOneService = records.every(
      (one) => one.service_code === first?.service_code && one.service_version === first.service_version,
    )
    const isOpen = records.every((record) => record.closed_at === null)
    return {
      steps: await sharedStepsOf(db, caller, records),
      canAssign: isOpen && records.every((record) => canOn(caller, 'supervise', record)),
      canTake:
        isOpen &&
        records.every(
          (record) =>
            (record.assignee_id === null && canOn(caller, 'work', record)) ||
            (record.assignee_id !== self && canOn(caller, 'supervise', record)),
        ),
      service: first && isOneService ? { code: first.service_code, version: first.service_version } : null,
    }
  })
}

async function sharedStepsOf(
  db: Db,
  caller: OfficerContext['caller'],
  records: readonly ApplicationRecord[],
): Promise<BulkStep[]> {
  const products = await listProductsOfAll(
    db,
    records.map(({ id }) => id),
  )
  const allowed = await Promise.all(
    records.map(async (record) => {
      const definition = await getDefinition(db, record.service_code, record.service_version)
      return actionsOn(
        caller,
        record,
        products.filter((product) => product.application_id === record.id),
        definition,
      )
    }),
  )
  return sharedSteps(allowed)
}
