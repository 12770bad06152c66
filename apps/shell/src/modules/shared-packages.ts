import type { UserOptions } from '@module-federation/runtime-core'
import * as sdk from '@sipelandukilat/sdk'
import * as ui from '@sipelandukilat/ui'
import * as reactQuery from '@tanstack/react-query'
import * as i18next from 'i18next'
import * as react from 'react'
import * as jsxDevRuntime from 'react/jsx-dev-runtime'
import * as jsxRuntime from 'react/jsx-runtime'
import * as reactDom from 'react-dom'
import * as reactDomClient from 'react-dom/client'

type Shared = NonNullable<UserOptions['shared']>

/** What the runtime keeps of a package that it fetched: the promise, also one that was rejected. */
type Kept = { loading?: unknown }

function versionOf(path: string): string {
  const name = Object.keys(SHARED_VERSIONS).find((candidate) => path === candidate || path.startsWith(`${candidate}/`))
  const version = name === undefined ? undefined : SHARED_VERSIONS[name]
  if (version === undefined) throw new Error(`No version is known for the shared package ${path}`)
  return version
}

const singleton = (path: string) => ({
  version: versionOf(path),
  shareConfig: { singleton: true, requiredVersion: `^${versionOf(path)}` },
})

const loaded = (modules: Record<string, object>): Shared =>
  Object.fromEntries(Object.entries(modules).map(([path, module]) => [path, { ...singleton(path), lib: () => module }]))

const onDemand = (modules: Record<string, () => Promise<object>>): Shared =>
  Object.fromEntries(
    Object.entries(modules).map(([path, load]) => [
      path,
      {
        ...singleton(path),
        async get(this: Kept) {
          try {
            const module = await load()
            return () => module
          } catch (error) {
            // Who asks next would be answered by this failure, for as long as the page lives.
            delete this.loading
            throw error
          }
        },
      },
    ]),
  )

/** The one copy of each package that modules build on. What few modules need is fetched when the first asks for it. */
export const sharedPackages: Shared = {
  ...loaded({
    react,
    'react/jsx-runtime': jsxRuntime,
    'react-dom': reactDom,
    'react-dom/client': reactDomClient,
    i18next,
    '@tanstack/react-query': reactQuery,
    '@sipelandukilat/sdk': sdk,
    '@sipelandukilat/ui': ui,
    // For a module that is being written: its own build is one for development too.
    ...(process.env.NODE_ENV === 'development' && { 'react/jsx-dev-runtime': jsxDevRuntime }),
  }),
  ...onDemand({
    '@sipelandukilat/sdk/api': () => import(/* webpackChunkName: "sdk-api" */ '@sipelandukilat/sdk/api'),
    '@sipelandukilat/sdk/api/administration': () => import('@sipelandukilat/sdk/api/administration'),
    '@sipelandukilat/sdk/api/complaints': () => import('@sipelandukilat/sdk/api/complaints'),
    '@sipelandukilat/sdk/api/conversations': () => import('@sipelandukilat/sdk/api/conversations'),
    '@sipelandukilat/sdk/api/data-requests': () => import('@sipelandukilat/sdk/api/data-requests'),
    '@sipelandukilat/sdk/api/field': () => import('@sipelandukilat/sdk/api/field'),
    '@sipelandukilat/sdk/api/modules': () => import('@sipelandukilat/sdk/api/modules'),
    '@sipelandukilat/sdk/api/planning': () => import('@sipelandukilat/sdk/api/planning'),
    '@sipelandukilat/sdk/api/queue-tickets': () => import('@sipelandukilat/sdk/api/queue-tickets'),
    '@sipelandukilat/sdk/api/reports': () => import('@sipelandukilat/sdk/api/reports'),
    '@sipelandukilat/sdk/api/travel-network': () => import('@sipelandukilat/sdk/api/travel-network'),
    '@sipelandukilat/sdk/forms': () => import('@sipelandukilat/sdk/forms'),
    '@sipelandukilat/sdk/planning': () => import('@sipelandukilat/sdk/planning'),
    '@sipelandukilat/sdk/records': () => import('@sipelandukilat/sdk/records'),
    '@sipelandukilat/ui/search-select': () => import('@sipelandukilat/ui/search-select'),
  }),
}
