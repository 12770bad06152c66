import {
  changeModuleRecord,
  createModuleRecord,
  deleteModuleRecord,
  listModuleRecords,
  type ModuleRecord,
} from '@sipelandukilat/contract/modules/module-records'
import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import type * as z from 'zod'
import { ModuleContext } from '../module/module-context'
import type { Records } from './define-records'

/** A document as its module's schema has it. */
export type RecordOf<Schema extends z.ZodObject> = Omit<ModuleRecord, 'values'> & { readonly values: z.output<Schema> }

type Page<Schema extends z.ZodObject> = { items: RecordOf<Schema>[]; nextCursor: string | null }

export type UseRecords<Schema extends z.ZodObject> = {
  /** Pages of documents, newest first; `fetchNextPage` reads on. */
  readonly list: UseInfiniteQueryResult<InfiniteData<Page<Schema>>, Error>
  /** @throws ProblemError */
  readonly create: (regionCode: string, values: z.input<Schema>) => Promise<RecordOf<Schema>>
  /** @throws ProblemError, `version-conflict` when somebody else changed it. */
  readonly change: (record: RecordOf<Schema>, values: z.input<Schema>) => Promise<RecordOf<Schema>>
  readonly erase: (record: RecordOf<Schema>) => Promise<void>
}

/**
 * The documents of a collection that the signed-in person may see, and the ways to change them.
 *
 * @example
 * const { list, create } = useRecords(schoolVisits, { region: '65.03' })
 */
export function useRecords<Schema extends z.ZodObject>(
  records: Records<Schema>,
  options: { region?: string } = {},
): UseRecords<Schema> {
  const { moduleId, client } = useContext(ModuleContext)
  const queryClient = useQueryClient()
  const params = { id: moduleId, collection: records.collection }
  const queryKey = ['module-records', params.id, params.collection]
  const query = options.region === undefined ? {} : { region: options.region }
  const list = useInfiniteQuery({
    queryKey: [...queryKey, query],
    queryFn: async ({ pageParam, signal }) => {
      const input = { params, query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } }
      return (await client.call(listModuleRecords, input, { signal })) as Page<Schema>
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const changed = async <Result>(work: Promise<Result>) => {
    const result = await work
    await queryClient.invalidateQueries({ queryKey })
    return result
  }
  return {
    list,
    create: (regionCode, values) =>
      changed(
        client.call(
          createModuleRecord,
          { params, body: { regionCode, values } },
          { idempotencyKey: crypto.randomUUID() },
        ) as Promise<RecordOf<Schema>>,
      ),
    change: ({ id, version }, values) =>
      changed(
        client.call(changeModuleRecord, {
          params: { ...params, recordId: id },
          body: { values, expectedVersion: version },
        }) as Promise<RecordOf<Schema>>,
      ),
    erase: ({ id, version }) =>
      changed(
        client.call(deleteModuleRecord, { params: { ...params, recordId: id }, query: { expectedVersion: version } }),
      ),
  }
}
