import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { firstNamespaces } from './first-namespaces.mjs'
import { readTexts } from './read-texts.mjs'
import { renderLoadedTexts } from './render-loaded-texts.mjs'
import { renderApart, renderTogether } from './render-texts.mjs'
import { root, workspaces } from './workspaces.mjs'

/**
 * @param {string} workspace
 * @returns {Record<string, string>} texts by file below `src/texts`
 */
function render(workspace) {
  const folder = path.join(root, workspace)
  const shape = workspaces[workspace]?.shape ?? 'apart'
  const namespaces = readTexts(folder)
  if (shape === 'apart' || shape === 'together') {
    const createTexts = workspace === 'packages/domain' ? '../language/create-texts' : '@sipelandukilat/domain'
    return shape === 'apart' ? renderApart(namespaces, createTexts) : renderTogether(namespaces, createTexts)
  }
  const from = workspace === 'packages/sdk' ? '../language/texts' : '@sipelandukilat/sdk'
  const first = shape === 'module' ? firstNamespaces(folder, namespaces) : namespaces.map(({ name }) => name)
  return renderLoadedTexts(namespaces, { folder, from, first })
}

/**
 * @param {string} file
 * @param {string} text
 */
function format(file, text) {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  return execFileSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${file}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}

/**
 * What is generated for a workspace, as it should be.
 * @param {string} workspace
 * @returns {{ file: string, text: string }[]}
 */
export const generatedFiles = (workspace) =>
  Object.entries(render(workspace)).map(([name, text]) => {
    const file = path.join(root, workspace, 'src/texts', name)
    return { file, text: format(file, text) }
  })
