import { type Action, subjects } from '@sipelandukilat/access'
import { releaseGateTexts } from '../../texts/texts'
import { type Finding, found } from './finding'
import type { Subject } from './subject'

/** A record, so that a new action of the access rules is a compile error here until it is named. */
const actions: Readonly<Record<Action, true>> = {
  read: true,
  create: true,
  update: true,
  work: true,
  supervise: true,
  decide: true,
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
      releaseGateTexts.of('identityDiffers', { stated, id: address.id, version: address.version }),
      releaseGateTexts.of('sendByManifest'),
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
          releaseGateTexts.of('routeReserved', { route }),
          releaseGateTexts.of('useOwnRoute', { module: manifest.id }),
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
        releaseGateTexts.of('routeTaken', { route, module: owner.moduleId, takenRoute: owner.route }),
        releaseGateTexts.of('chooseOtherRoute', { module: manifest.id }),
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
            releaseGateTexts.of('navigationOutsideRoutes', { id, path, routes: listed(routes) }),
            releaseGateTexts.of('leadToRoute'),
          ),
        ]),
    ...(!ability || isKnown(...ability)
      ? []
      : [
          found(
            'ability-unknown',
            id,
            releaseGateTexts.of('abilityUnknown', { id, ability: ability.join(' ') }),
            releaseGateTexts.of('useKnownAbility', {
              actions: listed(Object.keys(actions)),
              subjects: listed(Object.keys(subjects)),
            }),
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
      found('scope-unknown', scope, releaseGateTexts.of('scopeUnknown', { scope }), releaseGateTexts.of('writeScope')),
    )
}

function checkPermissions({ manifest }: Subject): Finding[] {
  return (manifest.contributes.permissions ?? [])
    .filter(({ id }) => !id.startsWith(`${manifest.id}.`))
    .map(({ id }) =>
      found(
        'permission-not-own',
        id,
        releaseGateTexts.of('permissionNotOwn', { id }),
        releaseGateTexts.of('namePermission', { module: manifest.id, id }),
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
