import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
 * Files as Biome writes them here: in a folder of their own, by one run of it.
 * @param {Record<string, string>} texts by path below the repository
 * @returns {Record<string, string>}
 */
function format(texts) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'texts-'))
  try {
    copyFileSync(path.join(root, 'biome.json'), path.join(scratch, 'biome.json'))
    for (const [file, text] of Object.entries(texts)) {
      mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true })
      writeFileSync(path.join(scratch, file), text)
    }
    const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
    const options = ['check', '--write', '--vcs-enabled=false', '.']
    execFileSync(process.execPath, [biome, ...options], { cwd: scratch, stdio: 'ignore' })
    return Object.fromEntries(Object.keys(texts).map((file) => [file, readFileSync(path.join(scratch, file), 'utf8')]))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/**
 * What is generated for a workspace, as it should be.
 * @param {string} workspace
 * @returns {{ file: string, text: string }[]}
 */
export function generatedFiles(workspace) {
  const rendered = Object.entries(render(workspace))
  const texts = Object.fromEntries(rendered.map(([name, text]) => [path.join(workspace, 'src/texts', name), text]))
  return Object.entries(format(texts)).map(([file, text]) => ({ file: path.join(root, file), text }))
}
