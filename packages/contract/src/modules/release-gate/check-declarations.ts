import { type Action, subjects } from '@sipelandukilat/access'
import { type Finding, found } from './finding'
import type { Subject } from './subject'

/** A record, so that a new action of the access rules is a compile error here until it is named. */
const actions: Readonly<Record<Action, true>> = {
  read: true,
  create: true,
  update: true,
  work: true,
  supervise: true,
  unmask: true,
  readIdentifiers: true,
  transfer: true,
  decideTransfer: true,
  compare: true,
  plan: true,
  visit: true,
  publish: true,
  pin: true,
  call: true,
  manage: true,
}

/** Addresses of the shell itself. */
const reservedRoutes = ['/invitation', '/reset', '/sign-in', '/modules', '/preview']

const isWithin = (path: string, route: string) => path === route || path.startsWith(`${route}/`)
const isKnown = (action: string, subject: string) => Object.hasOwn(actions, action) && Object.hasOwn(subjects, subject)

const listed = (names: readonly string[]) => names.join(', ')

function checkIdentity({ manifest, facts: { address } }: Subject): Finding[] {
  if (!address || (address.id === manifest.id && address.version === manifest.version)) return []
  const stated = `${manifest.id} ${manifest.version}`
  return [
    found(
      'identity-differs',
      'module.json',
      {
        id: `Rilis ini ${stated}, tetapi dikirim sebagai ${address.id} ${address.version}.`,
        en: `This release is ${stated}, but it was sent as ${address.id} ${address.version}.`,
      },
      {
        id: 'Bangun ulang, lalu kirim dengan id dan versi dari manifest.',
        en: 'Build it again and send it by the id and version of its manifest.',
      },
    ),
  ]
}

function checkRoutes({ manifest, facts }: Subject): Finding[] {
  return manifest.contributes.routes.flatMap((route) => {
    if (route === '/' || reservedRoutes.some((reserved) => isWithin(route, reserved)))
      return [
        found(
          'route-reserved',
          route,
          { id: `Alamat ${route} milik kerangka aplikasi.`, en: `The address ${route} belongs to the shell.` },
          { id: `Pakai /${manifest.id}.`, en: `Use /${manifest.id}.` },
        ),
      ]
    const owner = facts.takenRoutes?.find(
      (taken) => taken.moduleId !== manifest.id && (isWithin(route, taken.route) || isWithin(taken.route, route)),
    )
    if (!owner) return []
    return [
      found(
        'route-taken',
        route,
        {
          id: `Alamat ${route} sudah dipakai modul ${owner.moduleId} (${owner.route}).`,
          en: `The address ${route} is taken by the module ${owner.moduleId} (${owner.route}).`,
        },
        { id: `Pilih alamat lain, misalnya /${manifest.id}.`, en: `Choose another, for example /${manifest.id}.` },
      ),
    ]
  })
}

function checkNavigation({ manifest }: Subject): Finding[] {
  const { routes, navigation } = manifest.contributes
  return navigation.flatMap(({ id, path, ability }) => [
    ...(routes.some((route) => isWithin(path, route))
      ? []
      : [
          found(
            'navigation-outside-routes',
            id,
            {
              id: `Menu "${id}" menuju ${path}, di luar alamat modul (${listed(routes)}).`,
              en: `The navigation item "${id}" leads to ${path}, outside the module's routes (${listed(routes)}).`,
            },
            { id: 'Arahkan ke salah satu alamat modul.', en: 'Let it lead to one of the routes.' },
          ),
        ]),
    ...(!ability || isKnown(...ability)
      ? []
      : [
          found(
            'ability-unknown',
            id,
            {
              id: `Menu "${id}" meminta hak ${ability.join(' ')}, yang tidak ada.`,
              en: `The navigation item "${id}" asks for the ability ${ability.join(' ')}, which does not exist.`,
            },
            {
              id: `Pakai tindakan (${listed(Object.keys(actions))}) atas salah satu dari ${listed(Object.keys(subjects))}.`,
              en: `Use an action (${listed(Object.keys(actions))}) on one of ${listed(Object.keys(subjects))}.`,
            },
          ),
        ]),
  ])
}

function checkScopes({ manifest }: Subject): Finding[] {
  return manifest.requestedScopes
    .filter((scope) => {
      const [action = '', subject = '', ...rest] = scope.split(':')
      return rest.length > 0 || !isKnown(action, subject)
    })
    .map((scope) =>
      found(
        'scope-unknown',
        scope,
        { id: `Cakupan "${scope}" tidak dikenal.`, en: `The scope "${scope}" is not known.` },
        {
          id: 'Tulis tindakan:Subjek, misalnya read:Application.',
          en: 'Write action:Subject, for example read:Application.',
        },
      ),
    )
}

function checkPermissions({ manifest }: Subject): Finding[] {
  return (manifest.contributes.permissions ?? [])
    .filter(({ id }) => !id.startsWith(`${manifest.id}.`))
    .map(({ id }) =>
      found(
        'permission-not-own',
        id,
        {
          id: `Izin "${id}" tidak berada di bawah nama modul.`,
          en: `The permission "${id}" does not stand under the module's name.`,
        },
        { id: `Namai ${manifest.id}.${id}.`, en: `Name it ${manifest.id}.${id}.` },
      ),
    )
}

/** Whether what the manifest declares exists, is free and is the module's own. */
export const checkDeclarations = (subject: Subject): Finding[] => [
  ...checkIdentity(subject),
  ...checkRoutes(subject),
  ...checkNavigation(subject),
  ...checkScopes(subject),
  ...checkPermissions(subject),
]
