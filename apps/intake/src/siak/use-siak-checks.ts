import { useApi } from '@sipelandukilat/sdk'
import { type ApplicationFile, recordSiakCheck } from '@sipelandukilat/sdk/api'
import { showToast } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fileKey } from '../file/file-scope'
import { problemOf } from '../problem/problem-of'
import type { SiakResult } from './siak-keys'

export type SiakCheck = ApplicationFile['siakChecks'][number]
export type SiakRecord = { field: string; result: SiakResult; reference?: string }

/** What was found in SIAK so far, field by field, and the way to record more. */
export function useSiakChecks(file: ApplicationFile) {
  const api = useApi()
  const cache = useQueryClient()
  const recording = useMutation({
    mutationFn: (body: SiakRecord) => api.call(recordSiakCheck, { params: { id: file.id }, body }),
    onSuccess: ({ items }) =>
      cache.setQueryData<ApplicationFile>(fileKey(file.id), (known) => known && { ...known, siakChecks: items }),
    onError: (error) => showToast({ tone: 'negative', message: problemOf(error).detail }),
  })
  const checkOf = (field: string) => file.siakChecks.find((check) => check.field === field)
  return {
    checkOf,
    isSaving: recording.isPending,
    record: (body: SiakRecord) => {
      const reference = body.reference ?? checkOf(body.field)?.reference ?? undefined
      recording.mutate({ ...body, ...(reference === undefined ? {} : { reference }) })
    },
  }
}
