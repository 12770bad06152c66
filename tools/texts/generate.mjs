import { writeFileSync } from 'node:fs'
import { generatedFile } from './generated-file.mjs'
import { workspaces } from './workspaces.mjs'

// Writes `src/texts/texts.ts` of every workspace with texts: npm run texts
for (const workspace of Object.keys(workspaces)) {
  const { file, text } = generatedFile(workspace)
  writeFileSync(file, text)
}
