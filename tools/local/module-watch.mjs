import path from 'node:path'
import { createRsbuild, loadConfig } from '@rsbuild/core'

// Builds modules as their sources are saved, and tells our parent which one is new. Arguments: their folders.
process.once('disconnect', () => process.exit(0))
process.env.NODE_ENV = 'production'

for (const folder of process.argv.slice(2)) {
  process.chdir(folder)
  const { content } = await loadConfig({ cwd: folder })
  const rsbuild = await createRsbuild({
    cwd: folder,
    rsbuildConfig: { ...content, logLevel: 'error', performance: { ...content.performance, printFileSize: false } },
  })
  const built = new Promise((resolve) => {
    rsbuild.onAfterBuild(({ stats }) => {
      if (!stats?.hasErrors()) process.send?.({ built: path.join(folder, 'dist') })
      resolve(undefined)
    })
  })
  await rsbuild.build({ watch: true })
  await built
}
