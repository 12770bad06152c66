/**
 * The floors of the API, from the ground up: a room may import its own floor and those below. Within a floor no two rooms
 * import each other, and nothing goes in a circle. A room that stands on no floor fails the build.
 * @type {readonly { name: string, rooms: readonly string[] }[]}
 */
export const apiFloors = [
  { name: 'the ground: database, identity, jobs, crypto, HTTP', rooms: ['platform'] },
  {
    name: 'what much else stands on',
    rooms: [
      'channels',
      'features/audit',
      'features/live',
      'features/module-records',
      'features/modules',
      'features/regions',
      'features/service-definitions',
      'features/session',
      'features/uploads',
      'features/wording',
    ],
  },
  {
    name: 'the core',
    rooms: [
      'features/applications',
      'features/conversations',
      'features/deadlines',
      'features/maintenance',
      'features/users',
    ],
  },
  {
    name: 'what happens around an application',
    rooms: [
      'features/accounts',
      'features/complaints',
      'features/duplicates',
      'features/field',
      'features/field/calendar',
      'features/field/coverage',
      'features/field/network',
      'features/field/planning',
      'features/field/teams',
      'features/field/trips',
      'features/field/visits',
      'features/notices',
      'features/prints',
      'features/queue-tickets',
      'features/survey',
      'features/transfers',
    ],
  },
  {
    name: 'what brings several of them together',
    rooms: ['features/data-requests', 'features/dialogue', 'features/own-application', 'features/reports'],
  },
  {
    name: 'pages, first data and jobs',
    rooms: ['duties', 'pages', 'pages/developers', 'pages/portal', 'seed', 'worker'],
  },
  { name: 'requests, wired once', rooms: ['app'] },
  { name: 'commands and the support of tests', rooms: ['main', 'commands', 'testing'] },
]
