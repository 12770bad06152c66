import type { ModulePage } from './module-pages'

export type PageMatch = { readonly page: ModulePage; readonly params: Readonly<Record<string, string>> }

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')

function matchOne(page: ModulePage, segments: readonly string[]): PageMatch | undefined {
  const pattern = segmentsOf(page.path)
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith('$')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return { page, params }
}

function decode(path: string): string[] | undefined {
  try {
    return segmentsOf(path).map(decodeURIComponent)
  } catch {
    // A mistyped percent sign matches nothing.
    return undefined
  }
}

/** The page of a path of the application. A fixed segment wins over a `$name`: `/trips/new` over `/trips/$tripId`. */
export function matchPage(pages: readonly ModulePage[], path: string): PageMatch | undefined {
  const segments = decode(path)
  if (!segments) return undefined
  const matches = pages.flatMap((page) => matchOne(page, segments) ?? [])
  return matches.sort((one, other) => Object.keys(one.params).length - Object.keys(other.params).length)[0]
}
