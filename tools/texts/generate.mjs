import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedFiles } from './generated-files.mjs'
import { generatedFolders } from './read-texts.mjs'
import { root, workspaces } from './workspaces.mjs'

// Writes what is generated from the texts of every workspace: npm run texts
for (const workspace of Object.keys(workspaces)) {
  for (const folder of generatedFolders)
    rmSync(path.join(root, workspace, 'src/texts', folder), { recursive: true, force: true })
  for (const { file, text } of generatedFiles(workspace)) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
