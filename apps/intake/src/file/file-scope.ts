import { useApi } from '@sipelandukilat/sdk'
import {
  type ApplicationFile,
  type Client,
  listNotes,
  readApplication,
  readFormerValues,
  readService,
  readTimeline,
} from '@sipelandukilat/sdk/api'
import { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { isProblem } from '../problem/problem-of'

export const fileKey = (id: string) => ['application', id] as const

export function useFile(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: fileKey(id),
    queryFn: ({ signal }) => api.call(readApplication, { params: { id } }, { signal }),
    refetchOnWindowFocus: false,
  })
}

export function useTimeline(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: [...fileKey(id), 'timeline'],
    queryFn: ({ signal }) => api.call(readTimeline, { params: { id } }, { signal }),
    refetchOnWindowFocus: false,
  })
}

export function useFormerValues(id: string, seq: number, isAsked: boolean) {
  const api = useApi()
  return useQuery({
    queryKey: [...fileKey(id), 'former', seq],
    queryFn: ({ signal }) => api.call(readFormerValues, { params: { id, seq } }, { signal }),
    enabled: isAsked,
    refetchOnWindowFocus: false,
    // What an entry says never changes, and each reading is put on record.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useNotes(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: [...fileKey(id), 'notes'],
    queryFn: ({ signal }) => api.call(listNotes, { params: { id } }, { signal }),
    refetchOnWindowFocus: false,
  })
}

/** A service's definition; a version never changes, so it is read once. */
export function useDefinition(code: string | undefined, version?: number) {
  const api = useApi()
  return useQuery({
    queryKey: ['service', code, version],
    queryFn: async ({ signal }) =>
      ServiceDefinition.parse(
        await api.call(readService, { params: { code: code ?? '' }, query: { version } }, { signal }),
      ),
    enabled: code !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export type FileScope = {
  file: ApplicationFile
  definition: ServiceDefinition
  /** Unmasking opens the data, never the files: these stay with the region's officers. */
  canSeeFiles: boolean
  /** Called when somebody else was faster; the page says who and what. */
  onConflict: () => void
}

const FileContext = createContext<FileScope | undefined>(undefined)
export const FileProvider = FileContext.Provider

/** The file that the screen shows. @throws outside of it. */
export function useFileScope(): FileScope {
  const scope = useContext(FileContext)
  if (!scope) throw new Error('No file is shown here')
  return scope
}

const listKeys = ['applications', 'application-counts', 'workload'] as const

function readListsAgain(cache: QueryClient): void {
  for (const key of listKeys) void cache.invalidateQueries({ queryKey: [key] })
}

/** Keeps what the API answered and has the lists read again. */
export function useAcceptFile(): (file: ApplicationFile) => void {
  const cache = useQueryClient()
  return (file) => {
    cache.setQueryData(fileKey(file.id), file)
    void cache.invalidateQueries({ queryKey: [...fileKey(file.id), 'timeline'] })
    readListsAgain(cache)
  }
}

/** Has a file that was changed on another page, and the lists, read again where they are shown next. */
export function useReadAgain(): (id: string) => void {
  const cache = useQueryClient()
  return (id) => {
    // Not on the page that is being left: its reader may no longer see the file.
    void cache.invalidateQueries({ queryKey: fileKey(id), refetchType: 'none' })
    readListsAgain(cache)
  }
}

/** One change of the shown file, against the version that its reader saw. */
export function useFileChange<Input>(
  send: (api: Client, input: Input, seen: { id: string; expectedVersion: number }) => Promise<ApplicationFile>,
  onDone?: (file: ApplicationFile, input: Input) => void,
) {
  const api = useApi()
  const { file, onConflict } = useFileScope()
  const accept = useAcceptFile()
  return useMutation({
    mutationFn: (input: Input) => send(api, input, { id: file.id, expectedVersion: file.version }),
    onSuccess: (updated, input) => {
      accept(updated)
      onDone?.(updated, input)
    },
    onError: (error) => {
      if (isProblem(error, 'version-conflict')) onConflict()
    },
  })
}
