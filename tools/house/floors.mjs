/**
 * The floors of the API, from the ground up: a room may import its own floor and those below. Within a floor no two rooms
 * import each other, and nothing goes in a circle. A room that stands on no floor fails the build.
 * @type {readonly { name: string, rooms: Readonly<Record<string, string>> }[]}
 */
export const apiFloors = [
  {
    name: 'The ground',
    rooms: {
      platform: 'database, identity, jobs, crypto, HTTP; imports no feature',
      texts: 'what people read, by language and room',
    },
  },
  {
    name: 'What much else stands on',
    rooms: {
      channels: 'wires to the far sides: WhatsApp, SMS, mail',
      'features/audit': 'reads the audit trail',
      'features/live': 'changes announced to open screens (SSE)',
      'features/module-records': 'documents that modules keep',
      'features/modules': 'the registry: releases, tracks, rollouts, boot manifest',
      'features/regions': 'provinces, regencies, districts, villages; their calendars and outlines',
      'features/service-definitions': 'the services, by version',
      'features/session': 'sign-in, invitations, passwords',
      'features/uploads': 'files as they come in',
      'features/wording': 'sentences that a province may reword',
    },
  },
  {
    name: 'The core',
    rooms: {
      'features/applications': 'an application: submitted, moved, read',
      'features/conversations': 'threads, webhooks, sending',
      'features/deadlines': 'who is notified that something is late',
      'features/maintenance': 'deletes what is no longer needed',
      'features/users': 'accounts of officers and their roles',
    },
  },
  {
    name: 'Around an application',
    rooms: {
      'features/application-messages': 'what citizens write of an application, and answers',
      'features/accounts': 'citizens who sign in with a code',
      'features/arrivals': 'arrivals that a moving letter opens at its destination',
      'features/complaints': 'complaints and their answers',
      'features/duplicates': 'the same asked for twice',
      'features/field': 'wires the wings of field work',
      'features/field/calendar': 'teams and kits by day; calendar feeds',
      'features/field/coverage': 'who still lacks what, by district',
      'features/field/network': 'the travel network',
      'features/field/planning': 'planning runs',
      'features/field/teams': 'teams, kits, staff',
      'features/field/trips': 'trips: planned, under way, planned anew, reported',
      'features/field/visits': 'visit requests, appointments, outcomes',
      'features/letters': 'letters of an office: its paper, their numbers, decisions',
      'features/notices': 'notifies citizens of their application',
      'features/prints': 'documents as PDF',
      'features/queue-tickets': 'numbers at the counter',
      'features/survey': 'the citizen’s rating',
      'features/transfers': 'to the regency that must act',
    },
  },
  {
    name: 'Several of them together',
    rooms: {
      'features/data-protection': 'who answers for the protection of data; the register of incidents',
      'features/data-requests': 'one’s data: seen, corrected, erased',
      'features/dialogue': 'understands a message and does what it asks',
      'features/own-application': 'the citizen’s own application',
      'features/reports': 'counts what is announced; figures',
      'features/statements': 'statements signed on the phone',
    },
  },
  {
    name: 'Pages, jobs and first data',
    rooms: {
      duties: 'what the office owes by a certain day',
      pages: 'HTML: shell, queue board',
      'pages/developers': 'HTML for developers of modules',
      'pages/portal': 'HTML of the citizens’ portal',
      seed: 'first data and the demonstration',
      worker: 'a handler for each topic, schedules',
    },
  },
  { name: 'Requests', rooms: { app: 'everything wired once' } },
  {
    name: 'Commands',
    rooms: { main: 'api, worker and the commands', testing: 'support of tests' },
  },
]
