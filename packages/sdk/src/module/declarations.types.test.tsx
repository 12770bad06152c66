import { describe, expectTypeOf, it } from 'vitest'
import { defineManifest } from '../manifest'
import { defineExtensionPoint } from './define-extension-point'
import { defineModule } from './define-module'
import { ExtensionPoint } from './extension-point'

const base = {
  id: 'typed',
  version: '1.0.0',
  title: { id: 'Tipe', en: 'Types' },
  owner: 'test',
  engines: { shell: '*' },
} as const

const manifest = defineManifest({
  ...base,
  contributes: {
    routes: ['/typed'],
    extensions: [{ id: 'certificates', point: 'application.aside', order: 1 }],
  },
})

const Page = () => null
const pages = [{ path: '/typed', component: Page }] as const

// The compiler is the test here: each expected error that is none fails the types.
describe('declarations', () => {
  it('name nothing that is not known', () => {
    // @ts-expect-error: a manifest has no such part
    defineManifest({ ...base, colour: 'red', contributes: { routes: ['/typed'] } })
    // @ts-expect-error: a module contributes no such thing
    defineManifest({ ...base, contributes: { routes: ['/typed'], widgets: [] } })
    // @ts-expect-error: a title is in Indonesian at least
    defineManifest({ ...base, title: { en: 'Type' }, contributes: { routes: ['/typed'] } })
    // @ts-expect-error: there is no such extension point
    defineManifest({ ...base, contributes: { routes: ['/t'], extensions: [{ id: 'a', point: 'no.such', order: 1 }] } })
    // @ts-expect-error: there is no such extension point
    defineExtensionPoint('no.such')
  })

  it('of extensions are those of the manifest, no more and no fewer, with the props of their points', () => {
    defineModule({
      manifest,
      pages,
      extensions: {
        certificates: ({ context }) => {
          expectTypeOf(context).toEqualTypeOf<{ readonly applicationId: string }>()
          return null
        },
      },
    })
    // @ts-expect-error: the manifest names an extension that is missing
    defineModule({ manifest, pages })
    // @ts-expect-error: the manifest names another extension
    defineModule({ manifest, pages, extensions: { others: () => null } })
    // @ts-expect-error: the manifest names no second extension
    defineModule({ manifest, pages, extensions: { certificates: () => null, second: () => null } })
    const plain = defineManifest({ ...base, contributes: { routes: ['/typed'] } })
    // @ts-expect-error: the manifest names none
    defineModule({ manifest: plain, pages, extensions: { certificates: () => null } })
  })

  it('of pages stand at or below the routes', () => {
    const plain = defineManifest({ ...base, contributes: { routes: ['/typed'] } })
    defineModule({ manifest: plain, pages: [{ path: '/typed/$id', component: Page }] })
    // @ts-expect-error: the page stands outside
    defineModule({ manifest: plain, pages: [{ path: '/elsewhere', component: Page }] })
  })

  it('of a place give it what its extensions rely on', () => {
    const Aside = defineExtensionPoint('application.aside')
    expectTypeOf(Aside).parameter(0).toEqualTypeOf<{ readonly context: { readonly applicationId: string } }>()
    // @ts-expect-error: the point gives an applicationId
    void (<ExtensionPoint name='application.aside' context={{}} />)
  })
})
