import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { readTexts } from './read-texts.mjs'
import { renderTexts } from './render-texts.mjs'
import { root, workspaces } from './workspaces.mjs'

/**
 * `src/texts/texts.ts` of a workspace as it should be.
 * @param {string} workspace
 * @returns {{ file: string, text: string }}
 */
export function generatedFile(workspace) {
  const folder = path.join(root, workspace)
  const file = path.join(folder, 'src/texts/texts.ts')
  const createTexts = workspace === 'packages/domain' ? '../language/create-texts' : '@sipelandukilat/domain'
  const text = renderTexts(readTexts(folder), workspaces[workspace]?.shape ?? 'apart', createTexts)
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const formatted = execFileSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${file}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  return { file, text: formatted }
}
