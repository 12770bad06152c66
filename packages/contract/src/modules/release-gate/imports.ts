/** What a module's own code may import of ours; types follow the same paths. */
const sharedPaths = [
  /^@sipelandukilat\/sdk(\/(api(\/[a-z-]+)?|forms|manifest|records))?$/,
  /^@sipelandukilat\/ui(\/search-select)?$/,
]

/** Beside those, files that only build or prove a module. */
const buildPaths = [/^@sipelandukilat\/sdk\/(build|testing)$/, /^node:/]

const isBuildFile = (path: string) =>
  /(\.test\.tsx?|\.config\.ts|(^|\/)recording\.tsx?|(^|\/)configuration\.ts)$/.test(path)

const specifierPattern =
  /(?:^|[;}\s])(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, '$1')

/** What a script imports, statically and on demand. */
export function importsOf(text: string): string[] {
  const found = withoutComments(text).matchAll(specifierPattern)
  return [...new Set(Array.from(found, ([, fixed, lazy]) => fixed ?? lazy ?? ''))].filter(Boolean)
}

/** Whether `specifier`, seen from `path`, leaves the module's folder. */
function leavesFolder(path: string, specifier: string): boolean {
  let depth = path.split('/').length - 1
  for (const part of specifier.split('/')) {
    if (part === '..') depth -= 1
    else if (part !== '.') depth += 1
    if (depth < 0) return true
  }
  return false
}

/** Whether a source file may import that. Packages of others become the module's own code; only ours and Node's are bound. */
export function isImportAllowed(path: string, specifier: string): boolean {
  if (specifier.startsWith('.')) return !leavesFolder(path, specifier)
  if (specifier.startsWith('/')) return false
  if (sharedPaths.some((pattern) => pattern.test(specifier))) return true
  if (buildPaths.some((pattern) => pattern.test(specifier))) return isBuildFile(path)
  return !/^@(sipelandukilat|mantine|tabler)\//.test(specifier)
}

/** What a built script takes from the shell under a name of ours that no module may use. */
export const forbiddenShares = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/["'`](@sipelandukilat\/[a-z/-]+)["'`]/g), ([, name = '']) => name))].filter(
    (name) => !sharedPaths.some((pattern) => pattern.test(name)),
  )
