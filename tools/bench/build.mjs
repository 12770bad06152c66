import { build } from 'esbuild'

await build({
  entryPoints: ['src/main.ts', 'src/limit-server.ts', 'src/heap-hook.ts', 'src/planner/main.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
  plugins: [
    {
      name: 'workspaces-inside',
      setup: (build) =>
        build.onResolve({ filter: /^[^./#]/ }, ({ path }) =>
          path.startsWith('@sipelandukilat/') || path.startsWith('node:') ? undefined : { path, external: true },
        ),
    },
  ],
})
